import { useState } from 'react';
import type { Answer, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act } from '../../store/commands.ts';
import { decodeWire } from '../../text.ts';
import { Button } from '../../ui/Button.tsx';
import { Answered } from './Answered.tsx';
import styles from './Inspector.module.css';
import { useNodeAnswer } from './useNode.ts';

type ConfigAnswer = Extract<Answer, { answer: 'config' }>;

/** The file on the disk, to edit, and the parameters in force, which may differ from it. */
export function Config({ node }: { node: NodeId }) {
  const answer = useNodeAnswer(node, { ask: 'config', node });
  return (
    <Answered kind="config" answer={answer}>
      {(config) => (
        <div className={styles.scroll}>
          <ConfigFile node={node} file={decodeWire(config.file)} />
          <Parameters node={node} parameters={config.parameters} />
        </div>
      )}
    </Answered>
  );
}

function ConfigFile({ node, file }: { node: NodeId; file: string }) {
  const words = useWords().inspector.config;
  /** Null: nothing is being edited, the file is shown as it is. */
  const [draft, setDraft] = useState<string | null>(null);
  const text = draft ?? file;
  const unsaved = draft !== null && draft !== file;

  async function save(): Promise<void> {
    const conf = text.replace(/\n$/, '').split('\n');
    await act({ do: 'edit-conf', node, conf });
    setDraft(null);
  }

  return (
    <section className={styles.block}>
      <label className={styles.heading} htmlFor={`conf-${node}`}>
        {words.file} {unsaved && <span className={styles.badge}>{words.unsaved}</span>}
      </label>
      <textarea
        id={`conf-${node}`}
        className={styles.area}
        aria-describedby={`conf-note-${node}`}
        spellCheck={false}
        rows={Math.min(12, Math.max(4, text.split('\n').length))}
        value={text}
        onChange={(event) => setDraft(event.currentTarget.value)}
      />
      <p id={`conf-note-${node}`} className={styles.remark}>
        {words.fileNote}
      </p>
      <div className={styles.buttons}>
        <Button size="small" disabled={!unsaved} onClick={() => void save()}>
          {words.save}
        </Button>
        <Button size="small" look="quiet" disabled={!unsaved} onClick={() => setDraft(null)}>
          {words.revert}
        </Button>
      </div>
    </section>
  );
}

function Parameters(props: { node: NodeId; parameters: ConfigAnswer['parameters'] }) {
  const words = useWords().inspector.config;
  const [wanted, setWanted] = useState('');
  const [onlyDifferent, setOnlyDifferent] = useState(false);
  const needle = wanted.trim().toLowerCase();
  const found = props.parameters.filter(
    ({ name, value, fileDiffers }) =>
      (!onlyDifferent || fileDiffers) && `${name} ${value}`.toLowerCase().includes(needle),
  );
  const sorted = [...found].sort(
    (a, b) => Number(b.fileDiffers) - Number(a.fileDiffers) || a.name.localeCompare(b.name, 'en'),
  );
  return (
    <section className={styles.block}>
      <h3 className={styles.heading}>{words.parameters}</h3>
      <div className={styles.tools}>
        <input
          className={styles.input}
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={onlyDifferent}
            onChange={(event) => setOnlyDifferent(event.currentTarget.checked)}
          />
          {words.onlyDifferent}
        </label>
      </div>
      {found.length === 0 && <p className={styles.empty}>{words.none}</p>}
      <table className={styles.table} aria-label={words.parameters}>
        <tbody>
          {sorted.map((parameter) => (
            <tr key={parameter.name}>
              <th scope="row" className={styles.bytes}>
                {parameter.name}
              </th>
              <td className={styles.bytes}>
                {decodeWire(parameter.value)}
                {parameter.fileDiffers && <span className={styles.badge}>{words.differs}</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
