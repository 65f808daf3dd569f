import { ChevronDown, ChevronRight, Save } from 'lucide-react';
import { useState, type ReactNode } from 'react';
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
  const searching = wanted.trim() !== '' || onlyChanged;
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
          <GroupOf
            // What is searched for is shown wherever it is.
            key={`${group} ${searching}`}
            title={words[group]}
            count={found.length}
            opened={searching || group === 'replication'}
          >
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
          </GroupOf>
        ))}
      </Scroll>
    </>
  );
}

interface GroupProps {
  title: string;
  count: number;
  /** At first. */
  opened: boolean;
  children: ReactNode;
}

/** Two hundred parameters need not be there before somebody wants to see them. */
function GroupOf({ title, count, opened, children }: GroupProps) {
  const [open, setOpen] = useState(opened);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <section aria-label={title}>
      <h3 className={own.group}>
        <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
          <Chevron size={13} aria-hidden /> {title} <small>{count}</small>
        </button>
      </h3>
      {open && <ul className={own.parameters}>{children}</ul>}
    </section>
  );
}
