/** An RDB or append-only file, explained part by part, a page of them at a time. */
import { useState } from 'react';
import type { FilePart, NodeId } from '../../../engine/contract.ts';
import { readable } from '../../text.ts';
import { grouped } from '../../ui/figures.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { Answered } from './Answered.tsx';
import own from './HexView.module.css';
import type { Range } from './HexView.tsx';
import styles from './Inspector.module.css';
import { Pager } from './Pager.tsx';
import { useNodeAnswer } from './useNode.ts';
import { useInspectorWords, type Words } from './words.ts';

const PAGE = 100;

interface FilePartsProps {
  node: NodeId;
  name: string;
  label: string;
  /** A part was chosen, to be seen among the bytes. */
  onChoose: (range: Range) => void;
}

export function FileParts({ node, name, label, onChoose }: FilePartsProps) {
  const words = useInspectorWords().disk;
  const [offset, setOffset] = useState(0);
  const answer = useNodeAnswer(node, { ask: 'file-parts', node, name, offset, limit: PAGE });
  return (
    <Answered kind="file-parts" answer={answer}>
      {({ parts, total }) => (
        <>
          <Scroll label={label}>
            <ol
              aria-label={words.partCount(grouped(total))}
              className={own.parts}
              data-testid="file-parts"
            >
              {parts.map((part) => (
                <li key={part.from} className={own.part} data-what={part.what}>
                  <Part part={part} onChoose={() => onChoose(part)} />
                </li>
              ))}
            </ol>
          </Scroll>
          <div className={styles.foot}>
            <Pager offset={offset} total={total} size={PAGE} onMove={setOffset} />
          </div>
        </>
      )}
    </Answered>
  );
}

function Part({ part, onChoose }: { part: FilePart; onChoose: () => void }) {
  const words = useInspectorWords().disk;
  const more = part.to - part.from - part.head.length;
  const said = contentOf(part, words);
  return (
    <>
      <button type="button" onClick={onChoose} title={words.hex}>
        {grouped(part.from)}
      </button>
      <span className={own.says}>
        {words.parts[part.what](part)}
        {said.note !== '' && <small className={styles.dim}> {said.note}</small>}
        {said.text !== '' && <b translate="no">{readable(said.text)}</b>}
      </span>
      <span className={own.bytes} translate="no">
        {[...part.head].map((byte) => byte.toString(16).padStart(2, '0')).join(' ')}
        {more > 0 && <small>{words.moreBytes(grouped(more))}</small>}
      </span>
    </>
  );
}

/** What the part says itself, where its sentence does not: names, values, commands. */
function contentOf(part: FilePart, words: Words['disk']): { text: string; note: string } {
  const { text, more } = part;
  switch (part.what) {
    case 'aux':
      return { text: `${text} = ${more}`, note: '' };
    case 'key':
      return { text, note: more === '' ? '' : words.stringAs(more) };
    case 'value':
      if (more === '') return { text, note: '' };
      return { text, note: /^\d/.test(more) ? words.elements(more) : words.stringAs(more) };
    case 'checksum':
    case 'command':
    case 'timestamp':
      return { text, note: '' };
    default:
      return { text: '', note: '' };
  }
}
