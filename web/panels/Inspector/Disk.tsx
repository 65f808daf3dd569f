import { Download, HardDrive, Hammer, Wrench } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act } from '../../store/commands.ts';
import { usePaced } from '../../store/usePaced.ts';
import type { Shown } from '../../store/store.ts';
import { readable } from '../../text.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { duration, grouped } from '../../ui/figures.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import own from './Disk.module.css';
import { fetchFile, fetchLog } from './fetching.ts';
import { FileView } from './FileView.tsx';
import { foldersOf, kindOfFile, partsOf, type FileEntry } from './files.ts';
import styles from './Inspector.module.css';
import { Headed } from '../../ui/Term.tsx';
import { FILE_TERMS } from './terms.ts';
import { useNode, useNodeAnswer } from './useNode.ts';
import { useInspectorWords } from './words.ts';

const CONF = 'redis.conf';

/** The node's disk: what a restart would find. */
export function Disk({ node }: { node: NodeId }) {
  const words = useInspectorWords().disk;
  const disk = useNode(node)?.disk;
  const [open, setOpen] = useState<string | null>(null);
  const conf = useNodeAnswer(node, { ask: 'file', node, name: CONF, offset: 0, limit: 0 });
  if (disk === undefined) return null;
  if (open !== null) {
    return <FileView key={open} node={node} name={open} onClose={() => setOpen(null)} />;
  }
  const files: readonly FileEntry[] = [
    ...disk.files,
    ...(conf?.answer === 'file' ? [{ name: CONF, bytes: conf.total, at: null }] : []),
  ];
  const broken = disk.broken;
  const Icon = broken ? Wrench : Hammer;
  return (
    <>
      <div
        className={own.state}
        data-broken={broken}
        role="status"
        data-testid="disk-state"
        data-value={broken ? 'broken' : 'works'}
      >
        <HardDrive size={16} aria-hidden />
        <span>{broken ? words.broken : words.works}</span>
        <Button
          size="small"
          icon={<Icon aria-hidden />}
          onClick={() => void act({ do: broken ? 'repair-disk' : 'break-disk', node })}
        >
          {broken ? words.repair : words.break}
        </Button>
      </div>
      <Scroll label={words.caption(node)}>
        {files.length === 0 ? (
          <p className={styles.empty}>{words.none}</p>
        ) : (
          <FileTable node={node} files={files} onOpen={setOpen} />
        )}
        <p className={own.log}>
          {words.log}
          <Button
            size="small"
            look="quiet"
            icon={<Download aria-hidden />}
            onClick={() => void fetchLog(node)}
          >
            {words.downloadLog}
          </Button>
        </p>
      </Scroll>
    </>
  );
}

interface FileTableProps {
  node: NodeId;
  files: readonly FileEntry[];
  onOpen: (name: string) => void;
}

function FileTable({ node, files, onOpen }: FileTableProps) {
  const words = useInspectorWords().disk;
  return (
    <table className={styles.table} aria-label={words.caption(node)}>
      <thead>
        <tr>
          <th scope="col">{words.file}</th>
          <th scope="col">{words.size}</th>
          <th scope="col">{words.written}</th>
          <th scope="col">
            <span className="unseen">{words.downloadColumn}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {foldersOf(files).map((folder) => (
          <Fragment key={folder.folder}>
            {folder.folder !== '' && (
              <tr className={styles.folder}>
                <th scope="rowgroup" colSpan={4} translate="no">
                  {readable(folder.folder)}
                </th>
              </tr>
            )}
            {folder.files.map((file) => (
              <FileRow key={file.name} node={node} file={file} onOpen={() => onOpen(file.name)} />
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

const secondOf = (shown: Shown) => Math.floor(shown.now / 1_000_000) * 1_000_000;

function FileRow(props: { node: NodeId; file: FileEntry; onOpen: () => void }) {
  const all = useWords();
  const words = useInspectorWords();
  const now = usePaced(secondOf);
  const { node, file, onOpen } = props;
  const { folder, plain } = partsOf(file.name);
  const kind = kindOfFile(file.name);
  return (
    <tr>
      <th scope="row" className={folder === '' ? undefined : styles.inFolder}>
        <button
          type="button"
          className={styles.link}
          title={words.disk.open(file.name)}
          onClick={onOpen}
          translate="no"
        >
          {readable(plain)}
        </button>
        <small className={own.kind}>
          <Headed term={FILE_TERMS[kind]}>{words.disk.kinds[kind]}</Headed>
        </small>
      </th>
      <td className={styles.figure}>{words.bytes(grouped(file.bytes))}</td>
      <td className={styles.figure}>
        {file.at !== null && words.disk.agoUnit(duration(now - file.at, all.units))}
      </td>
      <td>
        <IconButton
          size="small"
          label={words.disk.download(file.name)}
          onClick={() => void fetchFile(node, file.name)}
        >
          <Download aria-hidden />
        </IconButton>
      </td>
    </tr>
  );
}
