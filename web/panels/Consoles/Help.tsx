/** A topic of redis-cli's help, in its colours. */
import { Fragment } from 'react';
import { helpOn, type HelpEntry } from './help.ts';
import styles from './Transcript.module.css';
import { COMMANDS } from './words.ts';

export function Help({ topic }: { topic: string }) {
  const entries = helpOn(topic, COMMANDS);
  return (
    <div className={styles.reply} translate="no" lang="en">
      {entries.map((entry) => (
        <Fragment key={entry.name}>
          {'\n  '}
          <b>{entry.name}</b> <span className={styles.dim}>{entry.args}</span>
          {'\n'}
          <Fields entry={entry} />
        </Fragment>
      ))}
      {'\n'}
    </div>
  );
}

function Fields({ entry }: { entry: HelpEntry }) {
  const fields = [
    ['summary:', entry.summary],
    ['since:', entry.since],
    ['group:', entry.group],
  ] as const;
  return fields.map(
    ([name, value]) =>
      value !== null && (
        <Fragment key={name}>
          {'  '}
          <span className={styles.field}>{name}</span> {value}
          {'\n'}
        </Fragment>
      ),
  );
}
