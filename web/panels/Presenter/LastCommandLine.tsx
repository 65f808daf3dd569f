import { useShallow } from 'zustand/react/shallow';
import { useShown } from '../../store/store.ts';
import { decodeWire, readable } from '../../text.ts';
import { lastCommand } from './lastCommand.ts';
import { usePresenterWords } from './words.ts';
import css from './LastCommandLine.module.css';

/** Characters that have room in full size. */
const LONG = 60;

/** The last command, what became of it on its way to the replicas, and its answer. */
export function LastCommandLine() {
  const words = usePresenterWords();
  const last = useShown(useShallow(lastCommand));
  if (last === null) return <div className={css['line']} data-testid="last-command" />;
  const { node, typed, sent, reply, isError } = last;
  return (
    <div
      className={css['line']}
      data-testid="last-command"
      data-value={node}
      data-long={typed.length + (reply?.length ?? 0) > LONG}
      role="group"
      aria-label={words.lastCommand}
    >
      <code className={css['typed']}>
        <b>{`${node}>`}</b> {readable(typed)}
      </code>
      {sent !== null && (
        <span className={css['sent']}>
          {words.sent} <code>{readable(sent)}</code>
        </span>
      )}
      {reply === null ? (
        <span className={css['sent']}>{words.waiting}</span>
      ) : (
        <code className={css['reply']} data-error={isError}>
          {decodeWire(reply)}
        </code>
      )}
    </div>
  );
}
