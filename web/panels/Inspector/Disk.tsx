import { Download } from 'lucide-react';
import { useState } from 'react';
import type { DiskView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { inspect } from '../../store/commands.ts';
import { readable } from '../../text.ts';
import { IconButton } from '../../ui/Button.tsx';
import { download } from '../../ui/download.ts';
import { clock, grouped } from '../../ui/figures.ts';
import { HexDump } from '../../ui/HexDump.tsx';
import { Answered } from './Answered.tsx';
import styles from './Inspector.module.css';
import { useNode, useNodeAnswer } from './useNode.ts';

/** So much of a file is shown. */
const HEAD = 2048;
/** A download fetches a file in such pieces. */
const PIECE = 1 << 20;

/** The node's disk: what a restart would find. */
export function Disk({ node }: { node: NodeId }) {
  const words = useWords().inspector.disk;
  const disk = useNode(node)?.disk;
  const [open, setOpen] = useState<string | null>(null);
  if (disk === undefined) return null;
  return (
    <div className={styles.scroll}>
      {disk.broken && (
        <p className={styles.warning} role="status">
          {words.broken}
        </p>
      )}
      {disk.files.length === 0 ? (
        <p className={styles.empty}>{words.none}</p>
      ) : (
        <FileTable node={node} files={disk.files} open={open} onOpen={setOpen} />
      )}
      {open !== null && <FileHead key={open} node={node} name={open} />}
    </div>
  );
}

function FileTable(props: {
  node: NodeId;
  files: DiskView['files'];
  open: string | null;
  onOpen: (name: string | null) => void;
}) {
  const words = useWords().inspector.disk;
  return (
    <table className={styles.table} aria-label={words.caption(props.node)}>
      <thead>
        <tr>
          <th scope="col">{words.file}</th>
          <th scope="col">{words.size}</th>
          <th scope="col">{words.written}</th>
          <th scope="col">
            <span className="unseen">{words.download}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.files.map((file) => (
          <tr key={file.name}>
            <th scope="row">
              <button
                type="button"
                className={styles.link}
                aria-expanded={props.open === file.name}
                title={words.open(file.name)}
                onClick={() => props.onOpen(props.open === file.name ? null : file.name)}
              >
                {readable(file.name)}
              </button>
            </th>
            <td className={styles.figure}>{grouped(file.bytes)} B</td>
            <td className={styles.figure}>{clock(file.at)}</td>
            <td>
              <IconButton
                size="small"
                label={words.downloadHint(file.name)}
                onClick={() => void fetchFile(props.node, file.name)}
              >
                <Download aria-hidden />
              </IconButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function FileHead({ node, name }: { node: NodeId; name: string }) {
  const words = useWords().inspector.disk;
  const answer = useNodeAnswer(node, { ask: 'file', node, name, offset: 0, limit: HEAD });
  return (
    <Answered kind="file" answer={answer}>
      {({ bytes, total }) => (
        <section className={styles.block} aria-label={name}>
          <p className={styles.remark}>
            {total === 0 ? words.empty : words.head(grouped(bytes.length), grouped(total))}
          </p>
          <HexDump bytes={bytes} label={words.open(name)} />
        </section>
      )}
    </Answered>
  );
}

async function fetchFile(node: NodeId, name: string): Promise<void> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  let offset = 0;
  for (;;) {
    const piece = await inspect({ ask: 'file', node, name, offset, limit: PIECE });
    if (piece.answer !== 'file') return;
    pieces.push(Uint8Array.from(piece.bytes));
    offset += piece.bytes.length;
    if (offset >= piece.total || piece.bytes.length === 0) break;
  }
  const plain = name.split('/').at(-1) ?? name;
  download(plain, await new Blob(pieces).arrayBuffer(), 'application/octet-stream');
}
