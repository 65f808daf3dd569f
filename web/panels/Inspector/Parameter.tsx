import { ChevronDown, ChevronRight, FileDiff } from 'lucide-react';
import { useState, type FormEvent } from 'react';
import type { NodeId, ParameterView } from '../../../engine/contract.ts';
import { typeLine } from '../../store/commands.ts';
import { decodeWire } from '../../text.ts';
import { Button } from '../../ui/Button.tsx';
import { LookUp } from '../../ui/Term.tsx';
import own from './Config.module.css';
import { lineThatSets } from './configLines.ts';
import { effectOf } from './effects.ts';
import styles from './Inspector.module.css';
import { Typed } from './Typed.tsx';
import { useInspectorWords, useParameterMeanings } from './words.ts';

interface ParameterProps {
  node: NodeId;
  parameter: ParameterView;
  running: boolean;
  open: boolean;
  onToggle: () => void;
}

/** One parameter: its value, and when opened what it does, what a change does, and the means to change it. */
export function Parameter({ node, parameter, running, open, onToggle }: ParameterProps) {
  const words = useInspectorWords().config;
  const { name, fileDiffers } = parameter;
  const value = decodeWire(parameter.value);
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className={own.parameter} data-open={open}>
      <button
        type="button"
        className={own.head}
        aria-expanded={open}
        onClick={onToggle}
        data-parameter={name}
      >
        <Chevron size={13} aria-hidden />
        <span className={own.name} translate="no">
          {name}
        </span>
        <span
          className={own.value}
          translate="no"
          data-usual={parameter.value === parameter.default}
        >
          {value === '' ? words.empty : value}
        </span>
        {fileDiffers && (
          <span className={styles.badge}>
            <FileDiff size={11} aria-hidden /> {words.differs}
          </span>
        )}
      </button>
      {open && <Open node={node} parameter={parameter} value={value} running={running} />}
    </li>
  );
}

interface OpenProps {
  node: NodeId;
  parameter: ParameterView;
  value: string;
  running: boolean;
}

function Open({ node, parameter, value, running }: OpenProps) {
  const words = useInspectorWords().config;
  const meanings: Readonly<Record<string, string | undefined>> = useParameterMeanings();
  const shown = (text: string) => (text === '' ? words.empty : decodeWire(text));
  return (
    <div className={own.body}>
      <p>
        {meanings[parameter.name]}{' '}
        {meanings[parameter.name] !== undefined && (
          <LookUp wanted={`config.${parameter.name}`}>{words.lookUp}</LookUp>
        )}
      </p>
      <p className={own.effect}>{words.effect[effectOf(parameter)]}</p>
      <p className={own.others}>
        <span>{words.defaultIs(shown(parameter.default))}</span>
        {parameter.fileDiffers && <span>{words.inFile(shown(parameter.saved))}</span>}
      </p>
      {running && <Editor key={value} node={node} parameter={parameter} value={value} />}
    </div>
  );
}

function Editor({ node, parameter, value }: Omit<OpenProps, 'running'>) {
  const words = useInspectorWords().config;
  const { name, choices } = parameter;
  const [draft, setDraft] = useState(value);
  const line = lineThatSets(name, draft);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void typeLine(node, 1, line);
  };
  return (
    <form className={own.editor} onSubmit={submit}>
      {choices === null ? (
        <input
          className={styles.input}
          aria-label={words.newValue(name)}
          value={draft}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => setDraft(event.currentTarget.value)}
        />
      ) : (
        <select
          className={styles.input}
          translate="no"
          aria-label={words.newValue(name)}
          value={draft}
          onChange={(event) => setDraft(event.currentTarget.value)}
        >
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      )}
      <Button type="submit" size="small" disabled={draft === value} title={words.setHint(line)}>
        {words.set}
      </Button>
      <code className={own.line} translate="no">
        {line}
      </code>
      <Typed node={node} line={line} />
    </form>
  );
}
