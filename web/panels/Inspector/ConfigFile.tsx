import { useState } from 'react';
import type { NodeId, ParameterView } from '../../../engine/contract.ts';
import { act } from '../../store/commands.ts';
import { decodeWire } from '../../text.ts';
import { Button } from '../../ui/Button.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import own from './Config.module.css';
import styles from './Inspector.module.css';
import { useInspectorWords } from './words.ts';

interface ConfigFileProps {
  node: NodeId;
  file: string;
  parameters: readonly ParameterView[];
}

/** redis.conf as text, to edit for the next start, and where the process differs from it now. */
export function ConfigFile({ node, file, parameters }: ConfigFileProps) {
  const words = useInspectorWords().config;
  /** Null: nothing is being edited, the file is shown as it is. `base`: the file when that began. */
  const [draft, setDraft] = useState<{ base: string; text: string } | null>(null);
  const text = draft?.text ?? file;
  const unsaved = draft !== null && draft.text !== file;

  async function save(): Promise<void> {
    await act({ do: 'edit-conf', node, conf: text.replace(/\n$/, '').split('\n') });
    setDraft(null);
  }

  return (
    <Scroll label={words.file}>
      <section className={styles.block}>
        <label className={styles.heading} htmlFor={`conf-${node}`}>
          {words.file} {unsaved && <span className={styles.badge}>{words.unsaved}</span>}
        </label>
        <textarea
          id={`conf-${node}`}
          className={styles.area}
          aria-describedby={`conf-note-${node}`}
          spellCheck={false}
          rows={Math.min(18, Math.max(5, text.split('\n').length))}
          value={text}
          onChange={(event) =>
            setDraft({ base: draft?.base ?? file, text: event.currentTarget.value })
          }
        />
        {unsaved && draft.base !== file && <p className={styles.warning}>{words.changedOnDisk}</p>}
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
      <Differences parameters={parameters.filter((each) => each.fileDiffers)} />
    </Scroll>
  );
}

/** As a diff: what the file says, and what is in force. */
function Differences({ parameters }: { parameters: readonly ParameterView[] }) {
  const words = useInspectorWords().config;
  if (parameters.length === 0) return null;
  const shown = (text: string) => (text === '' ? words.empty : decodeWire(text));
  return (
    <section className={styles.block} aria-label={words.differsNote} data-testid="config-diff">
      <h3 className={styles.heading}>{words.differsNote}</h3>
      <dl className={own.diff} translate="no">
        {parameters.map(({ name, saved, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd data-side="file">
              <del>{shown(saved)}</del>
            </dd>
            <dd data-side="force">
              <ins>{shown(value)}</ins>
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
