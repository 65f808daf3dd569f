import { memo } from 'react';
import type { ConsoleLine } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { decodeWire } from '../../text.ts';
import styles from './Transcript.module.css';
import { blocks, cut, promptOf, type Block } from './transcript.ts';

interface Props {
  lines: readonly ConsoleLine[];
  /** Number of lines known so far, the forgotten ones included. */
  total: number;
  /** The first line to show, counted like `total`. */
  from: number;
  label: string;
}

/** The lines in blocks: a new line renders its block, not the two thousand lines before it. */
export function Transcript({ lines, total, from, label }: Props) {
  return (
    <div role="log" aria-label={label} className={styles.log}>
      {blocks(lines, total, from).map((block) => (
        <Lines key={block.number} block={block} />
      ))}
    </div>
  );
}

const Lines = memo(
  function Lines({ block }: { block: Block }) {
    return (
      <div className={styles.block}>
        {block.lines.map((line, index) => (
          <Line key={block.first + index} line={line} />
        ))}
      </div>
    );
  },
  ({ block: before }, { block: after }) =>
    before.first === after.first &&
    before.lines.length === after.lines.length &&
    before.lines[0] === after.lines[0] &&
    before.lines.at(-1) === after.lines.at(-1),
);

function Line({ line }: { line: ConsoleLine }) {
  const words = useWords().consoles;
  if (line.kind === 'typed') {
    const { prompt, command } = promptOf(decodeWire(cut(line.text).text));
    return (
      <div className={styles.typed} aria-live="off">
        <span className={styles.prompt}>{prompt}</span>
        {command}
      </div>
    );
  }
  const { text, more } = cut(line.text);
  return (
    <div className={line.kind === 'error' ? styles.error : styles.reply}>
      {decodeWire(text)}
      {more > 0 && <span className={styles.more}>{words.more(more.toLocaleString('en-US'))}</span>}
    </div>
  );
}
