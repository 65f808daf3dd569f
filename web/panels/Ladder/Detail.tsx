import { X } from 'lucide-react';
import type { Answer, ArcView, MessageView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { choose, useShown } from '../../store/store.ts';
import { useAnswer } from '../../store/useAnswer.ts';
import { readable, shorten } from '../../text.ts';
import { IconButton } from '../../ui/Button.tsx';
import { clock, grouped } from '../../ui/figures.ts';
import { escaped, latin1 } from '../../ui/hex.ts';
import { HexDump } from '../../ui/HexDump.tsx';
import styles from './Detail.module.css';
import { explain } from './explain.ts';
import { shortIds } from './ladder.ts';
import { tell } from './meanings.ts';
import { typedOf } from './typed.ts';

/** So much of a message is dumped; the rest is counted. */
const DUMP_MAX = 2048;
/** So much of one part is shown beside its meaning. */
const PART_MAX = 160;

const NO_ARCS: readonly ArcView[] = [];

type MessageAnswer = Extract<Answer, { answer: 'message' }>;

/** One message in full: both sides when it was sent, its bytes, and what they mean. */
export function Detail({ id }: { id: number }) {
  const words = useWords();
  const answer = useAnswer({ ask: 'message', id }, id);
  if (answer === null) return null;
  return (
    <section className={styles.detail} aria-label={words.ladder.details} data-testid="message">
      <header className={styles.head}>
        {answer.answer === 'message' && <Title message={answer.message} />}
        <IconButton
          size="small"
          label={words.ladder.close}
          onClick={() => choose({ ladderMessage: null })}
        >
          <X aria-hidden />
        </IconButton>
      </header>
      {answer.answer === 'message' && <Body answer={answer} />}
      {answer.answer === 'nothing' && <p>{words.inspector.notAnswering(answer.why)}</p>}
    </section>
  );
}

function Title({ message }: { message: MessageView }) {
  const words = useWords().ladder;
  const arrives = Number.isFinite(message.arrivesAt) ? clock(message.arrivesAt) : words.never;
  return (
    <div className={styles.title}>
      <h3>{shortIds(readable(message.label))}</h3>
      <span>
        {words.kinds[message.kind]} · {words.from(message.from, message.to)} ·{' '}
        {words.bytes(grouped(message.bytes))}
        <br />
        {words.sent} {clock(message.sentAt)} · {message.lost ? words.phase.lost : words.arrives}{' '}
        {message.lost ? '' : arrives}
      </span>
    </div>
  );
}

function Body({ answer }: { answer: MessageAnswer }) {
  const words = useWords().ladder;
  const { message, bytes } = answer;
  const master = message.from === message.replica ? message.to : message.from;
  return (
    <>
      <dl className={styles.states}>
        <State
          side={words.replicaState(message.replica)}
          state={message.replicaState}
          sentence={words.states[message.replicaState]}
          offset={message.replicaOffset}
        />
        <State
          side={words.masterState(master)}
          state={message.masterState}
          sentence={words.masterStates[message.masterState]}
          offset={message.masterOffset}
        />
      </dl>
      {bytes.length === 0 ? (
        <p className={styles.note}>{words.noBytes}</p>
      ) : (
        <>
          <Parts bytes={bytes} message={message} replica={message.replica} />
          <details>
            <summary>{words.asHex}</summary>
            <HexDump bytes={bytes.subarray(0, DUMP_MAX)} label={words.asHex} />
          </details>
        </>
      )}
      {answer.truncated && <p className={styles.note}>{words.truncated(grouped(bytes.length))}</p>}
    </>
  );
}

function State(props: { side: string; state: string; sentence: string; offset: number }) {
  const words = useWords().ladder;
  return (
    <div>
      <dt>{props.side}</dt>
      <dd>
        <code>{props.state}</code> <span>{words.offset(grouped(props.offset))}</span>
        <br />
        {props.sentence}
      </dd>
    </div>
  );
}

/** What a client typed, where that is not what was sent. */
function Typed({ line }: { line: string | null }) {
  const words = useWords().ladder;
  if (line === null) return null;
  return <span className={styles.typed}>{words.typedAs(shorten(readable(line), PART_MAX))}</span>;
}

/** Each part of the message as escaped text, with the sentence that explains it. */
function Parts(props: { bytes: Uint8Array; message: MessageView; replica: NodeId }) {
  const words = useWords().ladder;
  const { message } = props;
  const parts = explain(latin1(props.bytes), {
    fromReplica: message.from === props.replica,
    rdb: message.kind === 'rdb',
  });
  const arcs = useShown((shown) => shown.nodes[message.from]?.backlog?.arcs ?? NO_ARCS);
  const typed = typedOf(message, parts, arcs);
  return (
    <dl className={styles.parts} aria-label={words.meaning}>
      {parts.map((part, index) => (
        // A part has no identity but its place: the bytes of a message never change.
        <div key={index}>
          <dt>{shorten(escaped(part.bytes), PART_MAX)}</dt>
          <dd>
            {tell(words.meanings, part.meaning)}
            <Typed line={typed[index] ?? null} />
          </dd>
        </div>
      ))}
    </dl>
  );
}
