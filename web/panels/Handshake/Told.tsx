/** What is said of the present beat: why it is there, what both sides know, the bytes, both logs. */
import { BookOpen, CircleSlash } from 'lucide-react';
import { useAnswer } from '../../store/useAnswer.ts';
import { readable } from '../../text.ts';
import { grouped } from '../../ui/figures.ts';
import { TermText } from '../../ui/TermText.tsx';
import { BytesView } from './BytesView.tsx';
import type { Beat } from './beats.ts';
import { LogView } from './LogView.tsx';
import { useWalk } from './session.ts';
import { Sides } from './Sides.tsx';
import css from './Told.module.css';
import { WALKS } from './labs.ts';
import { beatWords, useHandshakeWords } from './words.ts';

export function Told({ beat }: { beat: Beat }) {
  const words = useHandshakeWords();
  const { why, not, books } = beatWords(words, beat.name);
  const born = beat.log.some(({ text }) => text.includes('Replication backlog created'));
  return (
    <div className={css['told']} data-testid="handshake-told" data-value={beat.name}>
      <Meta beat={beat} />
      <p className={css['why']}>
        <TermText text={why} />
      </p>
      {born && (
        <p>
          <TermText text={words.backlogCreated} />
        </p>
      )}
      {beat.again > 0 && (
        <p className={css['again']}>
          {beat.typed === '' ? words.again(beat.again) : words.alike(beat.again)}
        </p>
      )}
      {not !== undefined && (
        <p className={css['not']}>
          <CircleSlash aria-hidden />
          <span>
            <b>{words.not}</b> <TermText text={not} />
          </span>
        </p>
      )}
      <Sides />
      {beat.message !== null && <Message id={beat.message} />}
      <LogView lines={beat.log} />
      {books !== undefined && (
        <p className={css['books']}>
          <BookOpen aria-hidden />
          <span>
            <b>{words.books}</b> <TermText text={books} />
          </span>
        </p>
      )}
    </div>
  );
}

/** From whom to whom, or where. */
function Meta({ beat }: { beat: Beat }) {
  const words = useHandshakeWords();
  const variant = useWalk((walk) => walk.variant);
  const { replica, master } = WALKS[variant];
  const [here, there] = beat.atReplica ? [replica, master] : [master, replica];
  if (beat.typed !== '') {
    return (
      <p className={css['typed']}>
        <span>{words.typedOn(beat.node ?? here)}</span> <code>{readable(beat.typed)}</code>
      </p>
    );
  }
  const text = beat.message === null ? words.at(here) : words.way(here, there);
  return <p className={css['meta']}>{text}</p>;
}

function Message({ id }: { id: number }) {
  const words = useHandshakeWords();
  const answer = useAnswer({ ask: 'message', id }, null);
  // The answer before is that to another question.
  if (answer?.answer !== 'message' || answer.message.id !== id) return null;
  const { bytes, message } = answer;
  if (message.bytes === 0) return <p className={css['meta']}>{words.noBytes}</p>;
  return (
    <BytesView bytes={bytes} total={message.bytes} count={words.count(grouped(message.bytes))} />
  );
}
