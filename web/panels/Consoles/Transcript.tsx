import { lazy, memo } from 'react';
import type { ConsoleLine } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { decodeWire } from '../../text.ts';
import styles from './Transcript.module.css';
import { blocks, cut, PIECE_LINES, pieces, promptOf, toneOf, type Block } from './transcript.ts';
import { Later } from '../../ui/Later.tsx';
import { LookUp } from '../../ui/Term.tsx';

/** redis-cli's table of help is large, and seldom asked for. */
const Help = lazy(async () => {
  const { Help: component } = await import('./Help.tsx');
  return { default: component };
});

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
  if (line.kind === 'typed') {
    const { prompt, command } = promptOf(decodeWire(cut(line.text).text));
    return (
      <div className={styles.typed} aria-live="off" translate="no">
        <span className={styles.prompt}>{prompt}</span>
        {command}
      </div>
    );
  }
  if (line.kind === 'help') {
    return (
      <Later>
        <Help topic={decodeWire(line.text)} />
      </Later>
    );
  }
  if (line.kind === 'note') return <Note text={decodeWire(line.text)} />;
  return <Reply line={line} />;
}

/** What was done to the node from outside, as a shell would have it. */
function Note({ text }: { text: string }) {
  const words = useWords().consoles;
  return (
    <div className={styles.note} data-kind="note" title={words.noteHint}>
      <span translate="no">{text}</span>
    </div>
  );
}

function Reply({ line }: { line: ConsoleLine }) {
  const words = useWords().consoles;
  const { text, more } = cut(line.text);
  const shown = decodeWire(text);
  const tone = line.kind === 'error' ? 'error' : toneOf(shown);
  return (
    <div className={styles.reply} data-tone={tone} translate="no">
      {tone === 'error' ? <Refusal text={shown} /> : <Text text={shown} />}
      {more > 0 && <span className={styles.more}>{words.more(more.toLocaleString('en-US'))}</span>}
    </div>
  );
}

/** `(error) READONLY …`: the word in capitals can be looked up. */
function Refusal({ text }: { text: string }) {
  const code = /^\(error\) ([A-Z]{4,}) /.exec(text)?.[1];
  if (code === undefined) return <Text text={text} />;
  const [before, after] = text.split(code, 2);
  return (
    <>
      {before}
      <LookUp wanted={code}>{code}</LookUp>
      <Text text={after ?? ''} />
    </>
  );
}

/** A long reply costs layout only where it is in sight. */
function Text({ text }: { text: string }) {
  const found = pieces(text);
  if (found.length === 1) return text;
  return found.map((piece, index) => (
    <div
      key={index}
      className={styles.piece}
      style={{ containIntrinsicBlockSize: `auto ${PIECE_LINES}lh` }}
    >
      {piece}
    </div>
  ));
}
