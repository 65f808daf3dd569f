import { Download } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { DiskView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { inspect } from '../../store/commands.ts';
import { readable } from '../../text.ts';
import { IconButton } from '../../ui/Button.tsx';
import { download } from '../../ui/download.ts';
import { clock, grouped } from '../../ui/figures.ts';
import { HexDump } from '../../ui/HexDump.tsx';
import { Answered } from './Answered.tsx';
import { foldersOf, partsOf, textOf } from './files.ts';
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
        {foldersOf(props.files).map(({ folder, files }) => (
          <Fragment key={folder}>
            {folder !== '' && (
              <tr className={styles.folder}>
                <th scope="rowgroup" colSpan={4}>
                  {readable(folder)}
                </th>
              </tr>
            )}
            {files.map((file) => (
              <FileRow key={file.name} {...props} file={file} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

interface FileRowProps {
  node: NodeId;
  file: DiskView['files'][number];
  open: string | null;
  onOpen: (name: string | null) => void;
}

function FileRow({ node, file, open, onOpen }: FileRowProps) {
  const words = useWords().inspector.disk;
  const isOpen = open === file.name;
  const { folder, plain } = partsOf(file.name);
  return (
    <tr>
      <th scope="row">
        <button
          type="button"
          className={`${styles.link} ${folder === '' ? '' : styles.inFolder}`}
          aria-expanded={isOpen}
          title={words.open(file.name)}
          onClick={() => onOpen(isOpen ? null : file.name)}
        >
          {readable(plain)}
        </button>
      </th>
      <td className={styles.figure}>{grouped(file.bytes)} B</td>
      <td className={styles.figure}>{clock(file.at)}</td>
      <td>
        <IconButton
          size="small"
          label={words.downloadHint(file.name)}
          onClick={() => void fetchFile(node, file.name)}
        >
          <Download aria-hidden />
        </IconButton>
      </td>
    </tr>
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
          <FileBytes bytes={bytes} name={name} />
        </section>
      )}
    </Answered>
  );
}

/** What is text is shown as text, with its bytes at hand. */
function FileBytes({ bytes, name }: { bytes: Uint8Array; name: string }) {
  const words = useWords().inspector.disk;
  const dump = <HexDump bytes={bytes} label={words.open(name)} />;
  const text = textOf(bytes);
  if (text === null) return dump;
  return (
    <>
      <pre className={styles.text} aria-label={words.text(name)}>
        {text}
      </pre>
      <details>
        <summary>{words.hex}</summary>
        {dump}
      </details>
    </>
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
  download(partsOf(name).plain, await new Blob(pieces).arrayBuffer(), 'application/octet-stream');
}
