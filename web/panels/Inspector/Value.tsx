import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import type { NodeId, ValueAnswer } from '../../../engine/contract.ts';
import { readable } from '../../text.ts';
import { Button, focusAtOnce } from '../../ui/Button.tsx';
import { grouped } from '../../ui/figures.ts';
import { latin1 } from '../../ui/hex.ts';
import { HexDump } from '../../ui/HexDump.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { Answered } from './Answered.tsx';
import { textOf } from './files.ts';
import styles from './Inspector.module.css';
import { GhostMark, Ttl, TypeOf } from './KeyTable.tsx';
import { Pager } from './Pager.tsx';
import { Segmented } from './Segmented.tsx';
import { useNodeAnswer } from './useNode.ts';
import { useInspectorWords, type Words } from './words.ts';

const ELEMENTS = 100;
const BYTES = 2_048;

interface ValueProps {
  node: NodeId;
  db: number;
  /** The key's whole name, one character per byte. */
  name: string;
  onClose: () => void;
}

/** The whole value of one key, a page at a time, while the key lasts. */
export function Value({ node, db, name, onClose }: ValueProps) {
  const words = useInspectorWords().keys;
  const [offset, setOffset] = useState(0);
  const [size, setSize] = useState(BYTES);
  const answer = useNodeAnswer(node, { ask: 'value', node, db, key: name, offset, limit: size });
  // Only the answer tells whether its pages are bytes or elements.
  const page = answer?.answer === 'value' && answer.bytes === null ? ELEMENTS : BYTES;
  if (page !== size) setSize(page);
  return (
    <div className={styles.whole} data-testid="value">
      <div className={styles.tools}>
        <Button size="small" icon={<ArrowLeft aria-hidden />} onClick={onClose} ref={focusAtOnce}>
          {words.back}
        </Button>
        <strong className={styles.title} translate="no">
          {readable(name)}
        </strong>
      </div>
      <Answered
        kind="value"
        answer={answer}
        otherwise={<p className={styles.empty}>{words.gone}</p>}
      >
        {(value) => (
          <>
            <p className={styles.facts}>
              {value.ghost && <GhostMark />}
              <TypeOf type={value.type} encoding={value.encoding} length={value.total} />
              <Ttl expiresAt={value.expiresAt} now={value.now} />
              <Pager offset={offset} total={value.total} size={page} onMove={setOffset} />
            </p>
            <Content value={value} name={name} offset={offset} />
          </>
        )}
      </Answered>
    </div>
  );
}

function Content({ value, name, offset }: { value: ValueAnswer; name: string; offset: number }) {
  const words = useInspectorWords().keys;
  const label = words.valueOf(readable(name));
  if (value.bytes !== null)
    return <StringValue bytes={value.bytes} label={label} offset={offset} />;
  const columns = columnsOf(value.type, words);
  return (
    <Scroll label={label}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {value.elements.map((element, index) => (
            // A list may hold the same element many times: the place is what tells them apart.
            <tr key={offset + index}>
              {value.type === 'list' && (
                <th scope="row" className={styles.figure}>
                  {grouped(offset + index)}
                </th>
              )}
              {element.map((part, place) => (
                <td key={columns[place]} className={styles.bytes} translate="no">
                  {readable(part)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

function columnsOf(type: string, words: Words['keys']): readonly string[] {
  if (type === 'list') return [words.index, words.element];
  if (type === 'hash') return [words.field, words.value];
  if (type === 'zset') return [words.member, words.score];
  return [words.member];
}

/** A string as text where it is text, else as bytes; either way the other is one press away. */
function StringValue(props: { bytes: Uint8Array; label: string; offset: number }) {
  const words = useInspectorWords().keys;
  const text = textOf(props.bytes);
  const [wanted, setWanted] = useState<'text' | 'hex' | null>(null);
  const shown = wanted ?? (text === null && props.bytes.length > 0 ? 'hex' : 'text');
  return (
    <>
      <div className={styles.tools}>
        <Segmented
          label={words.show}
          value={shown}
          options={[
            { value: 'text', label: words.asText },
            { value: 'hex', label: words.asHex },
          ]}
          onChange={setWanted}
        />
      </div>
      <Scroll label={props.label}>
        {props.bytes.length === 0 && <p className={styles.empty}>{words.empty}</p>}
        {shown === 'hex' ? (
          <HexDump bytes={props.bytes} base={props.offset} label={props.label} />
        ) : (
          <pre className={styles.text} translate="no">
            {text ?? readable(latin1(props.bytes))}
          </pre>
        )}
      </Scroll>
    </>
  );
}
