import { useEffect, useEffectEvent, useState } from 'react';
import type { LinkView } from '../../../engine/contract.ts';
import { inspect } from '../../store/commands.ts';
import { useShown, type Shown } from '../../store/store.ts';
import { usePace } from '../../store/useAnswer.ts';
import { NO_MESSAGES, fetchBefore, fetchPage, isOutside, type Page } from './page.ts';

const replacementsOf = (shown: Shown) => shown.replacements;
const outsideOf = (page: Page) => (shown: Shown) => isOutside(page, shown.now);

export interface Messages extends Page {
  /** Puts older messages before those shown. */
  showEarlier: () => void;
}

/** The messages of one link around now. Mount anew (by key) for another link or filter. */
export function useMessages(link: LinkView, handshakeOnly: boolean): Messages {
  const [page, setPage] = useState<Page>(NO_MESSAGES);
  const [older, setOlder] = useState<Page | null>(null);
  const replacements = useShown(replacementsOf);
  const outside = useShown(outsideOf(page));
  const paceRef = usePace();

  const refresh = useEffectEvent(async () => {
    const { now } = useShown.getState();
    setPage(await fetchPage(inspect, { between: link.between, now, handshakeOnly }));
  });
  useEffect(() => {
    paceRef.current?.want(() => refresh());
  }, [link.messages, replacements, outside, paceRef]);

  const joined = older === null ? page : join(older, page);
  const first = joined.messages[0];
  async function showEarlier(): Promise<void> {
    if (first === undefined) return;
    const before = await fetchBefore(inspect, link.between, first.id);
    setOlder(older === null ? before : join(before, older));
  }
  return { ...joined, showEarlier: () => void showEarlier() };
}

/** Older pages stay joined only while no gap opens between them and the newest one. */
function join(older: Page, newer: Page): Page {
  const first = newer.messages[0];
  const last = older.messages.at(-1);
  if (first === undefined || last === undefined) return newer;
  if (!newer.earlier) return newer;
  const before = older.messages.filter((message) => message.id < first.id);
  return { ...newer, messages: [...before, ...newer.messages], earlier: older.earlier };
}
