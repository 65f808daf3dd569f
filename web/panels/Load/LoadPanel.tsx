/** Puts nodes under load, beside the picture that shows what comes of it. */
import { Activity, Play, X } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState, type Dispatch, type SetStateAction } from 'react';
import { act, inspect } from '../../store/commands.ts';
import { giveFocusBack, setOverlay, useOverlay } from '../../store/overlay.ts';
import { useShown } from '../../store/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { bytes, grouped } from '../../ui/figures.ts';
import { Choice, NodeChoice, Steps } from './fields.tsx';
import styles from './Load.module.css';
import {
  actionOf,
  DURATIONS,
  FIRST_PLAN,
  KEYS,
  PIPELINES,
  PRESET_NAMES,
  PRESETS,
  RATES,
  VALUES,
  withPreset,
  nodesFor,
  type Plan,
  type PresetName,
} from './plan.ts';
import { readsOf } from './reads.ts';
import { Running } from './Running.tsx';
import { useLoadWords, type LoadWords } from './words.ts';

export function LoadPanel() {
  const words = useLoadWords();
  const open = useOverlay((overlay) => overlay.open === 'load');
  const [plan, setPlan] = useState(() => withPreset(FIRST_PLAN, 'set', useShown.getState()));
  return (
    <Dialog.Root modal={false} open={open} onOpenChange={(next) => setOverlay('load', next)}>
      <Dialog.Portal>
        <Dialog.Content
          className={styles.panel}
          data-testid="load"
          onInteractOutside={(event) => event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            giveFocusBack();
          }}
        >
          <div className={styles.head}>
            <Activity size={16} aria-hidden />
            <Dialog.Title className={styles.title}>{words.title}</Dialog.Title>
            <Dialog.Close asChild>
              <IconButton label={words.close} size="small">
                <X aria-hidden />
              </IconButton>
            </Dialog.Close>
          </div>
          <div className={styles.body}>
            <Dialog.Description className={styles.hint}>{words.hint}</Dialog.Description>
            <Form plan={plan} onPlan={setPlan} />
            <Running />
          </div>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface FormProps {
  plan: Plan;
  onPlan: Dispatch<SetStateAction<Plan>>;
}

/** So many keys are looked through for some to read. */
const LOOKED_AT = 1000;

/** Reads ask for keys that are there, as soon as it is known which. */
async function chooseKind(preset: PresetName, onPlan: FormProps['onPlan']): Promise<void> {
  const shown = useShown.getState();
  onPlan((plan) => withPreset(plan, preset, shown));
  const [node] = nodesFor(preset, shown);
  if (preset !== 'get' || node === undefined) return;
  const question = { ask: 'keys', node, db: 0, match: '*', offset: 0, limit: LOOKED_AT } as const;
  const answer = await inspect(question);
  const reads = answer.answer === 'keys' ? readsOf(answer.keys) : null;
  if (reads === null) return;
  onPlan((plan) => (plan.template === PRESETS.get ? { ...plan, ...reads } : plan));
}

function Form({ plan, onPlan }: FormProps) {
  const words = useLoadWords();
  const set = (changes: Partial<Plan>) => onPlan({ ...plan, ...changes });
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        const action = actionOf(plan, useShown.getState().now);
        if (action !== null) void act(action);
      }}
    >
      <Choice
        label={words.presetLabel}
        value={plan.preset}
        options={PRESET_NAMES.map((name) => ({ value: name, label: words.presets[name] }))}
        testId="load-preset"
        onChoose={(name) => void chooseKind(name, onPlan)}
      />
      <label className={styles.field}>
        <span className={styles.name}>{words.template}</span>
        <input
          className={styles.input}
          value={plan.template}
          spellCheck={false}
          autoComplete="off"
          data-testid="load-template"
          title={words.templateHint}
          onChange={(event) => set({ template: event.currentTarget.value })}
        />
      </label>
      <NodeChoice nodes={plan.nodes} onNodes={(nodes) => set({ nodes })} />
      <Sliders plan={plan} words={words} set={set} />
      <Choice
        label={words.duration}
        value={plan.duration}
        options={DURATIONS.map((value) => ({ value, label: durationText(value, words) }))}
        testId="load-duration"
        onChoose={(duration) => set({ duration })}
      />
      <Button
        type="submit"
        look="main"
        icon={<Play aria-hidden />}
        data-testid="load-start"
        disabled={plan.nodes.length === 0 || plan.template.trim() === ''}
        title={plan.nodes.length === 0 ? words.noNode : undefined}
      >
        {words.start}
      </Button>
    </form>
  );
}

interface SlidersProps {
  plan: Plan;
  words: LoadWords;
  set: (changes: Partial<Plan>) => void;
}

function Sliders({ plan, words, set }: SlidersProps) {
  return (
    <>
      <Steps
        label={words.rate}
        steps={RATES}
        value={plan.rate}
        text={(rate) => words.rateIs(grouped(rate))}
        testId="load-rate"
        onChange={(rate) => set({ rate })}
      />
      {plan.template.includes('{n}') && (
        <Steps
          label={words.keys}
          steps={KEYS}
          value={plan.keys}
          text={grouped}
          testId="load-keys"
          onChange={(keys) => set({ keys })}
        />
      )}
      {plan.template.includes('{value}') && (
        <Steps
          label={words.value}
          steps={VALUES}
          value={plan.valueBytes}
          text={bytes}
          testId="load-value"
          onChange={(valueBytes) => set({ valueBytes })}
        />
      )}
      <Steps
        label={words.pipeline}
        steps={PIPELINES}
        value={plan.pipeline}
        text={(count) => words.pipelineIs(grouped(count))}
        testId="load-pipeline"
        onChange={(pipeline) => set({ pipeline })}
      />
    </>
  );
}

function durationText(seconds: number, words: LoadWords): string {
  if (seconds === Infinity) return words.untilStopped;
  return seconds < 60 ? words.seconds(String(seconds)) : words.minutes(String(seconds / 60));
}
