/** What is to be different on the right: a few changes that are worth a look, or one of one's own. */
import { ArrowRight, CircleAlert, Columns2 } from 'lucide-react';
import { useEffect, useState, type ReactNode } from 'react';
import type { BranchSummary, LabFile } from '../../../engine/contract.ts';
import { labText } from '../../language/words.ts';
import { fetchLab, save, seek, switchBranch } from '../../store/commands.ts';
import { usePresenting } from '../../store/presenting.ts';
import { setPlaying, useChoices, useShown } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { clock } from '../../ui/figures.ts';
import { changesSomething, pairOf, readChange, sameActions, type Change } from './change.ts';
import css from './Chooser.module.css';
import { compare, useCompared } from './pair.ts';
import { PARAMETERS, presetsOf } from './presets.ts';
import { actionText, describe } from './texts.ts';
import { Why } from './Why.tsx';
import { useCompareWords, type CompareWords } from './words.ts';

interface ChooserProps {
  /** A lab that was asked for by the address, and does not exist. */
  unknown: string | null;
  onDone: () => void;
}

export function Chooser({ unknown, onDone }: ChooserProps) {
  const words = useCompareWords();
  const lang = useChoices((choices) => choices.lang);
  const problem = useCompared((compared) => compared.problem);
  const { lab, address } = usePresentLab();
  const begin = (change: Change) => {
    if (lab === null) return;
    compare({ lab, change }, address);
    if (useCompared.getState().problem === null) onDone();
  };
  return (
    <div className={css['chooser']} data-testid="compare-chooser">
      <div className={css['inner']}>
        <h3 className={css['question']}>{words.choose}</h3>
        <p className={css['hint']}>{words.hint}</p>
        {unknown !== null && (
          <p className={css['problem']} role="alert" data-testid="compare-problem">
            <CircleAlert aria-hidden />
            {words.noLab(unknown)}
          </p>
        )}
        {problem !== null && (
          <p className={css['problem']} role="alert" data-testid="compare-problem">
            <Why problem={problem} />
          </p>
        )}
        {lab !== null && (
          <>
            <h4 className={css['heading']}>
              {words.presets} <span>{labText(lab.name, lang)}</span>
            </h4>
            <Presets lab={lab} onChange={begin} />
            <h4 className={css['heading']}>{words.own}</h4>
            <Own lab={lab} onChange={begin} />
          </>
        )}
      </div>
    </div>
  );
}

interface Present {
  lab: LabFile | null;
  /** Its name on this site; null: the class has done something in it, or it came from elsewhere. */
  address: string | null;
}

/** The lab that the comparison is of, or that the page shows. */
function usePresentLab(): Present {
  const compared = useCompared((state) => state.comparison?.lab ?? null);
  const address = useCompared((state) => state.address);
  const ready = useShown((shown) => shown.lab !== null);
  const [saved, setSaved] = useState<Present>({ lab: null, address: null });
  useEffect(() => {
    if (!ready) return;
    setPlaying(false);
    void presentLab().then(setSaved);
  }, [ready]);
  return compared === null ? saved : { lab: compared, address };
}

async function presentLab(): Promise<Present> {
  const lab = await save();
  const { lab: name } = usePresenting.getState();
  const text = name === null ? null : await fetchLab(name);
  if (text === null) return { lab, address: null };
  const own: LabFile = JSON.parse(text);
  return sameActions(lab, own) ? { lab: own, address: name } : { lab, address: null };
}

function Presets({ lab, onChange }: { lab: LabFile; onChange: (change: Change) => void }) {
  const words = useCompareWords();
  const presets = presetsOf(lab).filter((change) => pairOf({ lab, change }).ok);
  return (
    <ul className={css['presets']}>
      {presets.map((change, index) => {
        const { what, left, right } = describe(change, lab, words);
        return (
          <li key={index}>
            <button
              type="button"
              className={css['preset']}
              data-testid={`compare-preset-${change.kind}`}
              onClick={() => onChange(change)}
            >
              <span className={css['what']}>{what}</span>
              <span className={css['values']}>
                <code>{left}</code>
                <ArrowRight aria-hidden />
                <code>{right}</code>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}

const KINDS = [
  'config',
  'backlog',
  'latency',
  'bandwidth',
  'move',
  'omit',
  'seed',
  'branch',
] as const;
type Kind = (typeof KINDS)[number];

interface Draft {
  kind: Kind;
  parameter: string;
  node: string;
  value: string;
  number: string;
  action: string;
}

/** As an address would have it. */
function textOf(draft: Draft, lab: LabFile): string {
  switch (draft.kind) {
    case 'config':
      return `${draft.node === '' ? '' : `${draft.node}:`}${draft.parameter}=${draft.value}`;
    case 'backlog':
      return `backlog=${lab.backlog === 'exact' ? 'blocks' : 'exact'}`;
    case 'omit':
      return `omit=${draft.action}`;
    case 'move':
      return `move=${draft.action}@${Math.round(Number(draft.number) * 1000)}`;
    default:
      return `${draft.kind}=${draft.number}`;
  }
}

function Own({ lab, onChange }: { lab: LabFile; onChange: (change: Change) => void }) {
  const words = useCompareWords();
  const branches = useShown((shown) => shown.branches);
  const current = useShown((shown) => shown.branch);
  const others = branches.filter(({ id }) => id !== current);
  const actions = lab.actions.flatMap((action, index) =>
    changesSomething(action) ? [{ value: String(index), label: actionText(action) }] : [],
  );
  const [draft, setDraft] = useState<Draft>({
    kind: 'config',
    parameter: PARAMETERS[0],
    node: '',
    value: '1mb',
    number: '100',
    action: actions[0]?.value ?? '',
  });
  const set = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes });
  const kinds = KINDS.filter(
    (kind) =>
      (kind !== 'branch' || others.length > 0) &&
      ((kind !== 'move' && kind !== 'omit') || actions.length > 0),
  );
  async function submit(): Promise<void> {
    if (draft.kind === 'branch') {
      const branch = others.find(({ id }) => String(id) === draft.action) ?? others[0];
      if (branch !== undefined) onChange(await branchChange(branch, words));
      return;
    }
    const read = readChange(textOf(draft, lab));
    if (read.ok) onChange(read.change);
    else useCompared.setState({ problem: read.problem });
  }
  return (
    <form
      className={css['own']}
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      <Select
        label={words.kind}
        testId="compare-kind"
        value={draft.kind}
        options={kinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
        onChoose={(kind) => set({ kind: KINDS.find((each) => each === kind) ?? 'config' })}
      />
      <Fields draft={draft} set={set} lab={lab} actions={actions} branches={others} />
      <Button type="submit" look="main" icon={<Columns2 aria-hidden />} data-testid="compare-start">
        {words.start}
      </Button>
    </form>
  );
}

interface FieldsProps {
  draft: Draft;
  set: (changes: Partial<Draft>) => void;
  lab: LabFile;
  actions: readonly Option[];
  branches: readonly BranchSummary[];
}

function Fields({ draft, set, lab, actions, branches }: FieldsProps) {
  const words = useCompareWords();
  const number = (label: string, step = '1') => (
    <Field label={label}>
      <input
        type="number"
        min={0}
        step={step}
        className={css['input']}
        value={draft.number}
        data-testid="compare-number"
        onChange={(event) => set({ number: event.currentTarget.value })}
      />
    </Field>
  );
  const choose = (label: string, options: readonly Option[]) => (
    <Select
      label={label}
      testId="compare-action"
      value={options.some(({ value }) => value === draft.action) ? draft.action : ''}
      options={options}
      onChoose={(action) => set({ action })}
    />
  );
  switch (draft.kind) {
    case 'config':
      return <ConfigFields draft={draft} set={set} lab={lab} />;
    case 'backlog':
      return null;
    case 'latency':
      return number(words.milliseconds);
    case 'bandwidth':
      return number(words.bytesPerSecond);
    case 'seed':
      return number(words.seedNumber);
    case 'omit':
      return choose(words.action, actions);
    case 'move':
      return (
        <>
          {choose(words.action, actions)}
          {number(words.seconds, '0.1')}
        </>
      );
    case 'branch':
      return choose(
        words.branchOf,
        branches.map((branch) => ({ value: String(branch.id), label: branchLabel(branch) })),
      );
  }
}

function ConfigFields({ draft, set, lab }: Pick<FieldsProps, 'draft' | 'set' | 'lab'>) {
  const words = useCompareWords();
  const nodes = lab.nodes.map(({ id }) => ({ value: id, label: id }));
  return (
    <>
      <Field label={words.parameter}>
        <input
          className={css['input']}
          list="compare-parameters"
          value={draft.parameter}
          spellCheck={false}
          autoComplete="off"
          data-testid="compare-parameter"
          onChange={(event) => set({ parameter: event.currentTarget.value })}
        />
        <datalist id="compare-parameters">
          {PARAMETERS.map((parameter) => (
            <option key={parameter} value={parameter}>
              {parameter}
            </option>
          ))}
        </datalist>
      </Field>
      <Field label={words.value}>
        <input
          className={css['input']}
          value={draft.value}
          spellCheck={false}
          autoComplete="off"
          data-testid="compare-value"
          onChange={(event) => set({ value: event.currentTarget.value })}
        />
      </Field>
      <Select
        label={words.node}
        testId="compare-node"
        value={draft.node}
        options={[{ value: '', label: words.everyNode }, ...nodes]}
        onChoose={(node) => set({ node })}
      />
    </>
  );
}

interface Option {
  value: string;
  label: string;
}

interface SelectProps {
  label: string;
  testId: string;
  value: string;
  options: readonly Option[];
  onChoose: (value: string) => void;
}

function Select({ label, testId, value, options, onChoose }: SelectProps) {
  return (
    <Field label={label}>
      <select
        className={css['input']}
        value={value}
        data-testid={testId}
        onChange={(event) => onChoose(event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  );
}

function Field({ label, children }: { label: string; children: ReactNode }) {
  return (
    <label className={css['field']}>
      <span>{label}</span>
      {children}
    </label>
  );
}

const branchLabel = ({ label, horizon }: BranchSummary) => `${label} (${clock(horizon)})`.trim();

/** The page goes to the branch, takes its journal, and comes back. */
async function branchChange(branch: BranchSummary, words: CompareWords): Promise<Change> {
  const { branch: home, now } = useShown.getState();
  await switchBranch(branch.id);
  const lab = await save();
  await switchBranch(home);
  await seek(now);
  return { kind: 'branch', lab, label: branch.label === '' ? words.kinds.branch : branch.label };
}
