import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import type { MessageView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { useChoices, useShown, choose, type Choices, type Shown } from '../../store/store.ts';
import { readable } from '../../text.ts';
import { clock, grouped } from '../../ui/figures.ts';
import { Arrow } from './Arrow.tsx';
import { KIND_ICONS } from './kinds.ts';
import { phaseOf, shortIds, type Phase } from './ladder.ts';
import { SLANT, isRightward, type Placed, type StateChange } from './place.ts';
import styles from './Row.module.css';

const phaseAt = (message: MessageView) => (shown: Shown) => phaseOf(message, shown.now);
const selectedIs = (id: number) => (choices: Choices) => choices.ladderMessage === id;

/** Phases that are told in words beside the label, because they are out of the ordinary. */
const TOLD: readonly Phase[] = ['lost', 'held', 'waiting'];
/** Where an arrow takes long, the label stands near its beginning. */
const LABEL_DROP = 60;
/** A row that takes long would lie over others: only its beginning is pressed. */
const PRESSED_MAX = 58;

interface RowProps {
  placed: Placed;
  /** The end on the left. */
  replica: NodeId;
  /** It is what happened last. */
  current: boolean;
  /** Folds the pieces of a snapshot, or shows them one by one. */
  onFold?: ((first: number) => void) | undefined;
  /** Its moment is told beside it; else a scale does that. */
  timed?: boolean | undefined;
}

/** One message: when, what, how many bytes, from whom to whom, and how far it has come. */
export const Row = memo(function Row({ placed, replica, current, onFold, timed = true }: RowProps) {
  const { message, pieces, open } = placed;
  const phase = useShown(phaseAt(message));
  const selected = useChoices(selectedIs(message.id)) && pieces.length === 0;
  const words = useWords().ladder;
  const isFold = pieces.length > 0;
  const label = isFold ? words.pieces(pieces.length) : shortIds(readable(message.label));
  const name = words.row(
    label,
    grouped(message.bytes),
    message.from,
    message.to,
    clock(message.sentAt),
    words.phase[phase],
  );
  const pressed = isFold ? { 'aria-expanded': open } : { 'aria-pressed': selected };
  return (
    <li
      className={styles.row}
      style={{ top: placed.top, height: placed.height }}
      data-spot={`row-message-${message.id}`}
      data-kind={message.kind}
      data-phase={phase}
      data-current={current}
      data-crowded={placed.crowded}
    >
      {placed.changed !== null && <Note changed={placed.changed} />}
      <button
        type="button"
        className={styles.message}
        style={{ height: Math.min(placed.height, PRESSED_MAX) }}
        {...pressed}
        aria-label={name}
        title={words.kinds[message.kind]}
        onClick={() => {
          if (isFold) onFold?.(message.id);
          else choose({ ladderMessage: selected ? null : message.id });
        }}
      />
      <Texts placed={placed} label={label} phase={phase} timed={timed} />
      {!open && <Arrow placed={placed} rightward={isRightward(message, replica)} phase={phase} />}
    </li>
  );
});

interface TextsProps {
  placed: Placed;
  label: string;
  phase: Phase;
  timed: boolean;
}

/**
 * What is drawn of a message, beside its button: the button's name says the figures in words, and a
 * name has to hold what is to be seen within.
 */
function Texts({ placed, label, phase, timed }: TextsProps) {
  const { message, pieces, open, sentY, arrivesY, crowded } = placed;
  const words = useWords().ladder;
  const Icon = KIND_ICONS[message.kind];
  const Chevron = open ? ChevronDown : ChevronRight;
  const told = TOLD.includes(phase);
  const size = told ? words.phase[phase] : words.bytes(grouped(message.bytes));
  // Where arrows are steep, the next one runs through the place below; a held one's hand lies there.
  const beneath = arrivesY - sentY === SLANT && !open && (!told || phase === 'waiting');
  const middle = sentY + Math.min(arrivesY - sentY, LABEL_DROP) / 2;
  return (
    <>
      {timed && (
        <span className={styles.time} style={{ top: sentY + 3 }} aria-hidden>
          {clock(message.sentAt)}
        </span>
      )}
      {!crowded && (
        <span className={styles.label} style={{ top: open ? sentY - 10 : middle - 21 }} aria-hidden>
          {pieces.length > 0 && <Chevron size={13} aria-hidden />}
          <Icon size={12} aria-hidden /> <span className={styles.text}>{label}</span>
          {!beneath && (
            <span className={styles.beside} data-told={told}>
              {size}
            </span>
          )}
        </span>
      )}
      {beneath && !crowded && (
        <span className={styles.bytes} style={{ top: middle + 4 }} data-told={told} aria-hidden>
          {size}
        </span>
      )}
    </>
  );
}

function Note({ changed }: { changed: StateChange }) {
  return (
    <span className={styles.note} aria-hidden>
      <span>{changed.replica}</span>
      <span>{changed.master}</span>
    </span>
  );
}
