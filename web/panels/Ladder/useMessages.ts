import { startTransition, useEffect, useEffectEvent, useState } from 'react';
import type { LinkView } from '../../../engine/contract.ts';
import { isHeld } from '../../playback.ts';
import { inspect } from '../../store/commands.ts';
import { useShown, type Shown } from '../../store/store.ts';
import { usePace } from '../../store/useAnswer.ts';
import { NO_MESSAGES, fetchBefore, fetchPage, isOutside, join, type Page } from './page.ts';

const replacementsOf = (shown: Shown) => shown.replacements;
const outsideOf = (page: Page) => (shown: Shown) => isOutside(page, shown.now);

export interface Messages extends Page {
  /** Puts older messages before those shown. */
  showEarlier: () => void;
}

/**
 * The messages of one link around now; around `anchor` (a moment) while somebody reads there, and
 * then what is sent meanwhile changes nothing. Mount anew (by key) for another link or filter.
 */
export function useMessages(
  link: LinkView,
  handshakeOnly: boolean,
  anchor: number | null,
  limit: number,
): Messages {
  const [page, setPage] = useState<Page>(NO_MESSAGES);
  const [older, setOlder] = useState<Page | null>(null);
  const replacements = useShown(replacementsOf);
  const outside = useShown(outsideOf(page));
  const paceRef = usePace();
  const follows = anchor === null;

  const refresh = useEffectEvent(async () => {
    const now = anchor ?? useShown.getState().now;
    const fetched = await fetchPage(inspect, { between: link.between, now, handshakeOnly, limit });
    if (isHeld()) startTransition(() => setPage(fetched));
    else setPage(fetched);
  });
  const sent = follows ? link.messages : null;
  const left = follows && outside;
  useEffect(() => {
    paceRef.current?.want(() => refresh());
  }, [sent, left, anchor, limit, link.held, link.state, replacements, paceRef]);

  const joined = older === null ? page : join(older, page);
  const first = joined.messages[0];
  async function showEarlier(): Promise<void> {
    if (first === undefined) return;
    const before = await fetchBefore(inspect, link.between, first.id);
    setOlder(older === null ? before : join(before, older));
  }
  return { ...joined, showEarlier: () => void showEarlier() };
}
