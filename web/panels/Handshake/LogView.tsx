/** What both sides log at a beat, and the same lines as a real server wrote them. */
import { useState } from 'react';
import { readable } from '../../text.ts';
import { Button } from '../../ui/Button.tsx';
import { logEntryOf } from '../../reference/logs.ts';
import { Term } from '../../ui/Term.tsx';
import { sentenceOf, type LogLine } from './beats.ts';
import css from './LogView.module.css';
import { sameInReality } from './realLines.ts';
import { useWalk } from './session.ts';
import { useHandshakeWords } from './words.ts';

export function LogView({ lines }: { lines: readonly LogLine[] }) {
  const words = useHandshakeWords();
  const variant = useWalk((walk) => walk.variant);
  const logs = useWalk((walk) => walk.logs);
  const [real, setReal] = useState(true);
  if (lines.length === 0) return <p className={css['none']}>{words.noLog}</p>;
  const same = sameInReality(variant, logs);
  return (
    <section className={css['log']} aria-label={words.log} data-testid="handshake-log">
      <header className={css['head']}>
        <h4>{words.log}</h4>
        <Button
          size="small"
          look="quiet"
          pressed={real}
          title={words.realHint}
          data-testid="handshake-real"
          onClick={() => setReal(!real)}
        >
          {words.real}
        </Button>
      </header>
      <ul>
        {lines.map((line, index) => (
          // Lines have no identity but their place.
          <li key={index}>
            <b>{line.node}</b>
            <code translate="no">
              <LogText line={line} />
            </code>
            {real && (
              <code className={css['real']} translate="no" aria-label={words.realHint}>
                {readable(same.get(line) ?? '')}
              </code>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The sentence, which leads to its entry in the glossary. */
function LogText({ line }: { line: LogLine }) {
  const id = logEntryOf(sentenceOf(line.text));
  const text = readable(withoutStamp(line.text));
  return id === null ? text : <Term id={`log.${id}`}>{text}</Term>;
}

/** The moment stands in the picture; what is left is the level's mark and the sentence. */
function withoutStamp(text: string): string {
  return text.replace(/^\d+:[A-Z] .{24} /, '');
}
