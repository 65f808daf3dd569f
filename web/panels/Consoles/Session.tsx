import { ArrowDown } from 'lucide-react';
import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState } from 'react';
import type { ConsoleLine, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { consoleKey, useShown, type Shown } from '../../store/store.ts';
import { Prompt } from './Prompt.tsx';
import styles from './Session.module.css';
import { Transcript } from './Transcript.tsx';

const NO_LINES: readonly ConsoleLine[] = [];
/** Closer to the end than this many pixels counts as being there. */
const AT_END = 24;

const linesOf = (key: string) => (shown: Shown) => shown.consoles[key]?.lines ?? NO_LINES;
const totalOf = (key: string) => (shown: Shown) => shown.consoles[key]?.total ?? 0;
const promptOf = (key: string) => (shown: Shown) => shown.consoles[key]?.prompt ?? null;
const listeningOf = (key: string) => (shown: Shown) => shown.consoles[key]?.listening ?? false;
const waitingOf = (key: string) => (shown: Shown) => shown.consoles[key]?.waiting ?? false;

interface SessionProps {
  node: NodeId;
  number: number;
  address: string;
  /** Its redis-cli has ended. */
  onQuit: () => void;
}

/** What was typed and answered on one connection, and the prompt below it. */
export function Session(props: SessionProps) {
  const key = consoleKey(props.node, props.number);
  const lines = useShown(linesOf(key));
  const total = useShown(totalOf(key));
  const prompt = useShown(promptOf(key)) ?? `${props.address}> `;
  const waiting = useShown(waitingOf(key));
  const listening = useShown(listeningOf(key));
  const words = useWords().consoles;
  const [clearedAt, setClearedAt] = useState(0);
  const [away, setAway] = useState(false);
  const scroller = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    if (!away) toEnd(scroller.current);
  }, [total, waiting, listening, away]);

  // What is laid out late (a long reply, help that had to be fetched) must not hide the end.
  const keepEnd = useEffectEvent(() => {
    if (!away) toEnd(scroller.current);
  });
  useEffect(() => {
    const content = scroller.current?.firstElementChild;
    if (content === null || content === undefined) return undefined;
    const observer = new ResizeObserver(() => keepEnd());
    observer.observe(content);
    return () => observer.disconnect();
  }, []);

  // After a jump in time the lines are other ones: what was cleared is no longer among them.
  const from = clearedAt > total ? 0 : clearedAt;
  return (
    <div className={styles.session}>
      <div
        ref={scroller}
        className={styles.scroller}
        onScroll={(event) => setAway(!isAtEnd(event.currentTarget))}
      >
        <Transcript
          lines={lines}
          total={total}
          from={from}
          label={words.transcript(props.address)}
        />
        <Prompt
          node={props.node}
          number={props.number}
          address={props.address}
          prompt={prompt}
          waiting={waiting}
          listening={listening}
          onClear={() => setClearedAt(total)}
          onTyped={() => setAway(false)}
          onQuit={props.onQuit}
        />
      </div>
      {away && (
        <button
          type="button"
          className={styles.newest}
          aria-label={words.newest}
          title={words.newest}
          onClick={() => setAway(false)}
        >
          <ArrowDown size={14} aria-hidden />
        </button>
      )}
    </div>
  );
}

function isAtEnd(element: HTMLElement): boolean {
  return element.scrollHeight - element.scrollTop - element.clientHeight < AT_END;
}

function toEnd(element: HTMLElement | null): void {
  if (element !== null) element.scrollTop = element.scrollHeight;
}
