import { Maximize2, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useRef, useState } from 'react';
import type { Answer, MessageView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { choose, useShown, type Shown } from '../../store/store.ts';
import { useAnswer } from '../../store/useAnswer.ts';
import { readable } from '../../text.ts';
import { IconButton } from '../../ui/Button.tsx';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { clock, grouped } from '../../ui/figures.ts';
import { Bytes } from './Bytes.tsx';
import styles from './Detail.module.css';
import { KIND_ICONS } from './kinds.ts';
import { phaseOf, shortIds } from './ladder.ts';
import { logEntryOf } from '../../reference/logs.ts';
import type { StateId } from '../../reference/terms.ts';
import { Term } from '../../ui/Term.tsx';
import { useDetailWords } from './words.ts';

type MessageAnswer = Extract<Answer, { answer: 'message' }>;

const revisionOf = ({ links }: Shown) =>
  Object.values(links)
    .map(({ messages, held, state }) => `${messages} ${state} ${held.length}`)
    .join();

/** One message in full: both sides when it was sent, its bytes field by field, what was logged. */
export function Detail({ id }: { id: number }) {
  const words = useDetailWords();
  const inspector = useWords().inspector;
  // It may arrive, be held or be lost while it is looked at.
  const revision = useShown(revisionOf);
  const answer = useAnswer({ ask: 'message', id }, revision);
  const [large, setLarge] = useState(false);
  const enlarge = useRef<HTMLButtonElement>(null);
  if (answer === null) return null;
  return (
    <section className={styles.detail} aria-label={words.details} data-testid="message">
      <header className={styles.head}>
        {answer.answer === 'message' && <Title message={answer.message} />}
        <span className={styles.buttons}>
          {answer.answer === 'message' && (
            <IconButton
              ref={enlarge}
              size="small"
              label={words.enlarge}
              data-testid="message-large"
              onClick={() => setLarge(true)}
            >
              <Maximize2 aria-hidden />
            </IconButton>
          )}
          <IconButton
            size="small"
            label={words.close}
            onClick={() => choose({ ladderMessage: null })}
          >
            <X aria-hidden />
          </IconButton>
        </span>
      </header>
      {answer.answer === 'message' && <Body answer={answer} />}
      {answer.answer === 'nothing' && <p>{inspector.notAnswering(answer.why)}</p>}
      {answer.answer === 'message' && large && (
        <DialogFrame
          title={<span translate="no">{shortIds(readable(answer.message.label))}</span>}
          close={words.close}
          testId="message-dialog"
          open
          onOpen={setLarge}
          onGone={() => enlarge.current?.focus()}
        >
          <div className={styles.large}>
            <Dialog.Description asChild>
              <div>
                <Facts message={answer.message} />
              </div>
            </Dialog.Description>
            <Body answer={answer} />
          </div>
        </DialogFrame>
      )}
    </section>
  );
}

function Title({ message }: { message: MessageView }) {
  const Icon = KIND_ICONS[message.kind];
  return (
    <div className={styles.title}>
      <h3>
        <Icon size={14} aria-hidden />
        {shortIds(readable(message.label))}
      </h3>
      <Facts message={message} />
    </div>
  );
}

/** Kind, way, size, and when it was sent and came. */
function Facts({ message }: { message: MessageView }) {
  const words = useDetailWords();
  const { kinds, phase } = useWords().ladder;
  const now = useShown((shown) => phaseOf(message, shown.now));
  return (
    <ul className={styles.facts}>
      <li>{kinds[message.kind]}</li>
      <li>{words.from(message.from, message.to)}</li>
      <li>{words.bytes(grouped(message.bytes))}</li>
      <li>
        {words.sent} {clock(message.sentAt)}
      </li>
      <li>{ending(message, words)}</li>
      <li data-phase={now}>{phase[now]}</li>
    </ul>
  );
}

function ending(message: MessageView, words: ReturnType<typeof useDetailWords>): string {
  if (message.held) return words.held;
  const at = Number.isFinite(message.arrivesAt) ? clock(message.arrivesAt) : words.never;
  return `${message.lost ? words.lostAt : words.arrives} ${at}`;
}

function Body({ answer }: { answer: MessageAnswer }) {
  const words = useDetailWords();
  const { replicaState, masterState } = useWords().ladder;
  const { message, bytes } = answer;
  const master = message.from === message.replica ? message.to : message.from;
  return (
    <>
      <dl className={styles.states}>
        <State
          side={replicaState(message.replica)}
          state={message.replicaState}
          sentence={words.states[message.replicaState]}
          offset={message.replicaOffset}
        />
        <State
          side={masterState(master)}
          state={message.masterState}
          sentence={words.masterStates[message.masterState]}
          offset={message.masterOffset}
        />
      </dl>
      {bytes.length === 0 ? (
        <p className={styles.note}>{words.noBytes}</p>
      ) : (
        <Bytes bytes={bytes} message={message} />
      )}
      {answer.truncated && <p className={styles.note}>{words.truncated(grouped(bytes.length))}</p>}
      <Log lines={answer.log} />
    </>
  );
}

interface StateProps {
  side: string;
  state: StateId;
  sentence: string;
  offset: number;
}

function State(props: StateProps) {
  const words = useDetailWords();
  return (
    <div>
      <dt>{props.side}</dt>
      <dd>
        <Term id={`state.${props.state}`}>
          <code>{props.state}</code>
        </Term>{' '}
        <span>{words.offset(grouped(props.offset))}</span>
        <br />
        {props.sentence}
      </dd>
    </div>
  );
}

/** What both sides wrote into their logs meanwhile. */
function Log({ lines }: { lines: MessageAnswer['log'] }) {
  const words = useDetailWords();
  if (lines.length === 0) return null;
  return (
    <section className={styles.log} aria-label={words.logged}>
      <p>{words.logged}</p>
      <ul>
        {lines.map((line, index) => (
          // Lines have no identity but their place.
          <li key={index}>
            <b>{line.node}</b> <Logged text={readable(withoutStamp(line.text))} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A line that the glossary explains leads there. */
function Logged({ text }: { text: string }) {
  const id = logEntryOf(text.slice(2));
  const line = <code>{text}</code>;
  return id === null ? line : <Term id={`log.${id}`}>{line}</Term>;
}

/** The moment stands above; what is left is the level's mark and the sentence. */
function withoutStamp(text: string): string {
  return text.replace(/^\d+:[A-Z] \d+ \w+ \d+ [\d:.]+ /, '');
}
