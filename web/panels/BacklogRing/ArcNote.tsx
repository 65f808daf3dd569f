/** What one arc of the ring is: the bytes, the command typed and the command sent, and who has it already. */
import { Check, Clock3 } from 'lucide-react';
import type { CSSProperties } from 'react';
import { createPortal } from 'react-dom';
import { useWords } from '../../language/words.ts';
import { readable, shorten } from '../../text.ts';
import { bytes, clock, grouped } from '../../ui/figures.ts';
import css from './BacklogRing.module.css';
import type { RingArc, RingReplica } from './ring.ts';

const SENT_MAX = 72;
const LISTED = 4;

interface ArcNoteProps {
  arc: RingArc;
  /** Commands held that are older than any that is known. */
  older: number;
  replicas: readonly RingReplica[];
  /** The ring, on the screen. */
  beside: DOMRect;
}

const WIDTH = 250;
/** The most that a note is high. */
const ROOM = 210;
const GAP = 6;

/**
 * Nothing of the picture may cut it off, so it is seen above the page. A screen reader is told where
 * the ring is.
 */
export function ArcNote({ beside, ...told }: ArcNoteProps) {
  return (
    <>
      <div className="unseen" role="status">
        <Body {...told} />
      </div>
      {createPortal(
        <div className={css['note']} style={placeOf(beside)} aria-hidden>
          <Body {...told} />
        </div>,
        document.body,
      )}
    </>
  );
}

function Body({ arc, older, replicas }: Omit<ArcNoteProps, 'beside'>) {
  const words = useWords();
  const { commands } = arc;
  const newest = commands.at(-1);
  return (
    <>
      <p className={css['range']}>
        <b>{words.ring.range(grouped(arc.from), grouped(arc.to - 1))}</b>
        <span>{bytes(arc.to - arc.from)}</span>
      </p>
      {commands.length === 0 && <p>{words.ring.older(older)}</p>}
      {commands.length > 1 && <p>{words.ring.several(commands.length)}</p>}
      {commands.slice(-LISTED).map((command) => (
        <dl key={command.from}>
          {command.typed !== null && (
            <>
              <dt>{words.ring.typed}</dt>
              <dd translate="no">{shorten(readable(command.typed), SENT_MAX)}</dd>
            </>
          )}
          <dt>{words.ring.sent}</dt>
          <dd translate="no">{shorten(readable(command.sent), SENT_MAX)}</dd>
          {command.unasked !== null && (
            <>
              <dt>{words.ring.why}</dt>
              <dd className={css['why']}>{words.unasked[command.unasked]}</dd>
            </>
          )}
        </dl>
      ))}
      {newest !== undefined && <p className={css['when']}>{words.ring.at(clock(newest.at))}</p>}
      {replicas.length > 0 && (
        <ul className={css['holders']}>
          {replicas.map(({ id, offset }) => (
            <Holder key={id} id={id} holds={offset >= arc.to - 1} />
          ))}
        </ul>
      )}
    </>
  );
}

/** Below the ring, or above it where there is no room; within the window. */
function placeOf({ left, right, top, bottom }: DOMRect): CSSProperties {
  const middle = (left + right) / 2 - WIDTH / 2;
  const x = Math.max(GAP, Math.min(middle, window.innerWidth - WIDTH - GAP));
  if (bottom + ROOM < window.innerHeight) return { left: x, top: bottom + GAP };
  return { left: x, bottom: window.innerHeight - top + GAP };
}

function Holder({ id, holds }: { id: string; holds: boolean }) {
  const words = useWords().ring;
  return (
    <li data-holds={holds}>
      {holds ? <Check aria-hidden /> : <Clock3 aria-hidden />}
      <span>{id}</span>
      <small>{holds ? words.hasIt : words.hasNot}</small>
    </li>
  );
}
