/** What one arc of the ring is: the bytes, the command typed and the command sent. */
import { useWords } from '../../language/words.ts';
import { readable, shorten } from '../../text.ts';
import { bytes, clock, grouped } from '../../ui/figures.ts';
import css from './BacklogRing.module.css';
import type { RingArc } from './ring.ts';

const SENT_MAX = 72;
const LISTED = 4;

export function ArcNote({ arc }: { arc: RingArc }) {
  const words = useWords();
  const { commands } = arc;
  const newest = commands.at(-1);
  return (
    <div className={css['note']} role="status">
      <p className={css['range']}>
        <b>{words.ring.range(grouped(arc.from), grouped(arc.to - 1))}</b>
        <span>{bytes(arc.to - arc.from)}</span>
      </p>
      {commands.length === 0 && <p>{words.ring.older}</p>}
      {commands.length > 1 && <p>{words.ring.several(commands.length)}</p>}
      {commands.slice(-LISTED).map((command) => (
        <dl key={command.from}>
          {command.typed !== null && (
            <>
              <dt>{words.ring.typed}</dt>
              <dd>{shorten(readable(command.typed), SENT_MAX)}</dd>
            </>
          )}
          <dt>{words.ring.sent}</dt>
          <dd>{shorten(readable(command.sent), SENT_MAX)}</dd>
        </dl>
      ))}
      {newest !== undefined && <p className={css['when']}>{words.ring.at(clock(newest.at))}</p>}
    </div>
  );
}
