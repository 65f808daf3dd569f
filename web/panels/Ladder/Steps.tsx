/** Previous and next: time goes to the arrival of that message, and the message is shown. */
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LinkView, Step } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { inspect, step } from '../../store/commands.ts';
import { choose, linkKey, useChoices, useShown } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { latestArrivals } from './ladder.ts';
import { fetchPage } from './page.ts';
import styles from './Ladder.module.css';

/** Where letters are typed, or keys have a meaning of their own. */
const OWN_KEYS =
  'input, textarea, select, [contenteditable=""], [contenteditable="true"], [role="menu"], [role="dialog"]';

interface StepsProps {
  /** Null while nothing has been sent at all: then any message will do. */
  link: LinkView | null;
  to: Step['to'];
}

export function Steps({ link, to }: StepsProps) {
  const words = useWords().ladder;
  const [busy, setBusy] = useState(false);
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);

  async function go(direction: Step['direction']): Promise<void> {
    if (busy) return;
    setBusy(true);
    if (link === null) {
      await step({ direction, to });
      if (mounted.current) setBusy(false);
      return;
    }
    const message = await messageBeyond(link, direction, to);
    if (!mounted.current) return;
    setBusy(false);
    // Who steps through a link watches it, whichever console is typed into meanwhile.
    if (message !== null) {
      choose({ ladderMessage: message, selectedLink: linkKey(...link.between) });
    }
  }

  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key.toLowerCase() !== 'n' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.defaultPrevented || !(event.target instanceof Element)) return;
    if (event.target.closest(OWN_KEYS) !== null) return;
    event.preventDefault();
    void go(event.shiftKey ? 'back' : 'forward');
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    addEventListener('keydown', listen);
    return () => removeEventListener('keydown', listen);
  }, []);

  return (
    <div className={styles.steps}>
      <Button
        data-testid="previous-message"
        title={words.previousHint}
        disabled={busy}
        icon={<ChevronLeft aria-hidden />}
        onClick={() => void go('back')}
      >
        {words.previous}
      </Button>
      <Button
        look="main"
        data-testid="next-message"
        title={words.nextHint}
        disabled={busy}
        onClick={() => void go('forward')}
      >
        {words.next} <ChevronRight aria-hidden />
      </Button>
    </div>
  );
}

/** Where the button leads: to another message of this moment, else time goes to the next moment. */
async function messageBeyond(
  link: LinkView,
  direction: Step['direction'],
  to: Step['to'],
): Promise<number | null> {
  const here = await arrivedTogether(link, to);
  const selected = here.indexOf(useChoices.getState().ladderMessage ?? -1);
  const beside = here[selected + (direction === 'forward' ? 1 : -1)];
  if (selected !== -1 && beside !== undefined) return beside;
  await step({ direction, to, link: link.between });
  const there = await arrivedTogether(link, to);
  return (direction === 'forward' ? there[0] : there.at(-1)) ?? null;
}

/** The messages of this link that have arrived last, at one moment. */
async function arrivedTogether(link: LinkView, to: Step['to']): Promise<number[]> {
  const { now } = useShown.getState();
  const handshakeOnly = to === 'handshake';
  const page = await fetchPage(inspect, { between: link.between, now, handshakeOnly });
  return latestArrivals(page.messages, now).map((message) => message.id);
}
