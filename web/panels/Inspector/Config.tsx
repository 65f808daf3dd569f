import { Save } from 'lucide-react';
import { useState } from 'react';
import type { NodeId, ParameterView } from '../../../engine/contract.ts';
import { typeLine } from '../../store/commands.ts';
import { decodeWire } from '../../text.ts';
import { Button } from '../../ui/Button.tsx';
import { Scroll } from '../../ui/Scroll.tsx';
import { Answered, isUp } from './Answered.tsx';
import own from './Config.module.css';
import { ConfigFile } from './ConfigFile.tsx';
import { findParameters, groupsOf } from './configLines.ts';
import styles from './Inspector.module.css';
import { Parameter } from './Parameter.tsx';
import { Segmented } from './Segmented.tsx';
import { Typed } from './Typed.tsx';
import { useNode, useNodeAnswer } from './useNode.ts';
import { useInspectorWords } from './words.ts';

const REWRITE = 'CONFIG REWRITE';

/** The parameters in force, and the file on the disk, which may differ from them. */
export function Config({ node }: { node: NodeId }) {
  const words = useInspectorWords().config;
  const [part, setPart] = useState<'parameters' | 'file'>('parameters');
  const view = useNode(node);
  const running = view !== undefined && isUp(view);
  const answer = useNodeAnswer(node, { ask: 'config', node });
  return (
    <>
      <div className={styles.tools}>
        <Segmented
          label={words.part}
          value={part}
          options={[
            { value: 'parameters', label: words.parts.parameters },
            { value: 'file', label: words.parts.file },
          ]}
          onChange={setPart}
        />
        <Button
          size="small"
          icon={<Save aria-hidden />}
          title={words.rewriteHint}
          disabled={!running}
          onClick={() => void typeLine(node, 1, REWRITE)}
          data-testid="config-rewrite"
        >
          {words.rewrite}
        </Button>
        <Typed node={node} line={REWRITE} />
      </div>
      {!running && (
        <p className={own.note} role="status">
          {words.stopped}
        </p>
      )}
      <Answered kind="config" answer={answer}>
        {(config) =>
          part === 'file' ? (
            <ConfigFile node={node} file={decodeWire(config.file)} parameters={config.parameters} />
          ) : (
            <Parameters node={node} parameters={config.parameters} running={running} />
          )
        }
      </Answered>
    </>
  );
}

interface ParametersProps {
  node: NodeId;
  parameters: readonly ParameterView[];
  running: boolean;
}

function Parameters({ node, parameters, running }: ParametersProps) {
  const words = useInspectorWords().config;
  const [wanted, setWanted] = useState('');
  const [onlyChanged, setOnlyChanged] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const groups = groupsOf(findParameters(parameters, wanted, onlyChanged));
  return (
    <>
      <div className={styles.tools}>
        <input
          className={styles.input}
          type="search"
          aria-label={words.find}
          placeholder={words.find}
          value={wanted}
          onChange={(event) => setWanted(event.currentTarget.value)}
        />
        <label className={styles.check} title={words.only}>
          <input
            type="checkbox"
            checked={onlyChanged}
            onChange={(event) => setOnlyChanged(event.currentTarget.checked)}
          />
          {words.onlyShort}
        </label>
      </div>
      <Scroll label={words.parts.parameters}>
        {groups.length === 0 && <p className={styles.empty}>{words.none}</p>}
        {groups.map(({ group, parameters: found }) => (
          <section key={group} aria-label={words[group]}>
            <h3 className={own.group}>{words[group]}</h3>
            <ul className={own.parameters}>
              {found.map((parameter) => (
                <Parameter
                  key={parameter.name}
                  node={node}
                  parameter={parameter}
                  running={running}
                  open={open === parameter.name}
                  onToggle={() => setOpen(open === parameter.name ? null : parameter.name)}
                />
              ))}
            </ul>
          </section>
        ))}
      </Scroll>
    </>
  );
}
