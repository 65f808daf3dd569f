import { ArrowLeft, Download } from 'lucide-react';
import { useState } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { readable } from '../../text.ts';
import { Button, focusAtOnce } from '../../ui/Button.tsx';
import { grouped } from '../../ui/figures.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { Answered } from './Answered.tsx';
import { fetchFile } from './fetching.ts';
import { FileParts } from './FileParts.tsx';
import { textOf } from './files.ts';
import { HexView, type Range } from './HexView.tsx';
import styles from './Inspector.module.css';
import { Segmented } from './Segmented.tsx';
import { useNodeAnswer } from './useNode.ts';
import { useInspectorWords } from './words.ts';

type Look = 'annotated' | 'text' | 'hex';

/** So much of a text is shown; the rest is in the hexadecimal view, and in the download. */
const TEXT = 64 * 1024;

interface FileViewProps {
  node: NodeId;
  name: string;
  onClose: () => void;
}

/** One file: explained where its format is known, as text where it is text, and byte for byte. */
export function FileView({ node, name, onClose }: FileViewProps) {
  const words = useInspectorWords().disk;
  const [wanted, setWanted] = useState<Look | null>(null);
  const [mark, setMark] = useState<Range | null>(null);
  const file = useNodeAnswer(node, { ask: 'file', node, name, offset: 0, limit: TEXT });
  const parts = useNodeAnswer(node, { ask: 'file-parts', node, name, offset: 0, limit: 0 });
  const known = parts?.answer === 'file-parts' ? parts.total : 0;
  const text = file?.answer === 'file' ? textOf(file.bytes) : null;
  const looks = looksOf(known, text);
  const look = wanted !== null && looks.includes(wanted) ? wanted : (looks[0] ?? 'hex');
  const label = words.bytesOf(name);
  return (
    <section className={styles.whole} aria-label={words.open(name)} data-testid="file">
      <div className={styles.tools}>
        <Button size="small" icon={<ArrowLeft aria-hidden />} onClick={onClose} ref={focusAtOnce}>
          {words.close}
        </Button>
        <strong className={styles.title} translate="no">
          {readable(name)}
        </strong>
      </div>
      <div className={styles.tools}>
        <Segmented
          label={words.show}
          value={look}
          options={looks.map((value) => ({ value, label: words[value] }))}
          onChange={setWanted}
        />
        <Button
          size="small"
          icon={<Download aria-hidden />}
          onClick={() => void fetchFile(node, name)}
        >
          {words.download(name)}
        </Button>
      </div>
      <Answered kind="file" answer={file} otherwise={<p className={styles.empty}>{words.gone}</p>}>
        {({ total }) => {
          if (total === 0) return <p className={styles.empty}>{words.empty}</p>;
          if (look === 'annotated') {
            const choose = (range: Range) => {
              setMark(range);
              setWanted('hex');
            };
            return <FileParts {...{ node, name, label }} onChoose={choose} />;
          }
          if (look === 'text' && text !== null) {
            return <FileText text={text} label={label} left={total - TEXT} />;
          }
          return (
            <HexView
              node={node}
              label={label}
              base={0}
              total={total}
              mark={mark}
              ask={(offset, limit) => ({ ask: 'file', node, name, offset, limit })}
            />
          );
        }}
      </Answered>
    </section>
  );
}

/** What teaches most comes first. */
function looksOf(parts: number, text: string | null): readonly Look[] {
  const looks: Look[] = ['hex'];
  if (text !== null) looks.unshift('text');
  if (parts > 0) looks.unshift('annotated');
  return looks;
}

function FileText({ text, label, left }: { text: string; label: string; left: number }) {
  const words = useInspectorWords().disk;
  return (
    <Scroll label={label}>
      <pre className={styles.text} translate="no" data-testid="file-text">
        {text}
      </pre>
      {left > 0 && <p className={styles.empty}>{words.moreBytes(grouped(left))}</p>}
    </Scroll>
  );
}
