/** On each message that is under way now: a hand that holds it, or lets it go. */
import { Hand, Play } from 'lucide-react';
import type { LinkView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act } from '../../store/commands.ts';
import { useShown, type Shown } from '../../store/store.ts';
import { readable } from '../../text.ts';
import { phaseOf, shortIds } from './ladder.ts';
import { HEADING, type Placed } from './place.ts';
import styles from './InFlight.module.css';

const UNDER_WAY: readonly string[] = ['flying', 'held', 'waiting'];

/** The numbers of what is under way, as one text, so that only a change renders. */
const underWay = (placed: readonly Placed[]) => (shown: Shown) =>
  placed
    .filter(({ message, open }) => !open && UNDER_WAY.includes(phaseOf(message, shown.now)))
    .map(({ message }) => message.id)
    .join(' ');

interface InFlightProps {
  link: LinkView;
  /** Rows in view. */
  placed: readonly Placed[];
}

export function InFlight({ link, placed }: InFlightProps) {
  const ids = useShown(underWay(placed)).split(' ');
  return placed
    .filter(({ message }) => ids.includes(String(message.id)))
    .map((row) => <Handle key={row.message.id} link={link} row={row} />);
}

/** One message is held; what waits behind it has no handle of its own. */
function Handle({ link, row: { message, top, sentY, pieces } }: { link: LinkView; row: Placed }) {
  const words = useWords().ladder.hold;
  const held = link.held.find(({ from }) => from === message.from);
  const between: [NodeId, NodeId] = [link.between[0], link.between[1]];
  const label = shortIds(readable(message.label));
  const style = { top: top + sentY - HEADING / 2 };
  const { from } = message;
  const isKept =
    held !== undefined && (held.message === message.id || isAmong(pieces, held.message));
  if (isKept) {
    return (
      <button
        type="button"
        className={styles.handle}
        data-testid={`release-message-${message.id}`}
        data-held
        style={style}
        aria-label={words.releaseThis(label)}
        title={words.releaseThis(label)}
        onClick={() => void act({ do: 'release', between, from })}
      >
        <Play aria-hidden />
      </button>
    );
  }
  if (held !== undefined) return null;
  return (
    <button
      type="button"
      className={styles.handle}
      data-testid={`hold-message-${message.id}`}
      style={style}
      aria-label={words.holdThis(label)}
      title={words.holdThis(label)}
      onClick={() => void act({ do: 'hold', between, from, message: message.id })}
    >
      <Hand aria-hidden />
    </button>
  );
}

function isAmong(pieces: Placed['pieces'], id: number): boolean {
  return pieces.some((piece) => piece.id === id);
}
