/** The fields of the load panel: one of several, some of the nodes, a step of a scale. */
import { Slider, ToggleGroup } from 'radix-ui';
import type { NodeId } from '../../../engine/contract.ts';
import { useShown } from '../../store/store.ts';
import styles from './Load.module.css';
import { useLoadWords } from './words.ts';

interface ChoiceProps<T extends string | number> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  testId: string;
  onChoose: (value: T) => void;
}

export function Choice<T extends string | number>(props: ChoiceProps<T>) {
  const { label, value, options, testId, onChoose } = props;
  return (
    <div className={styles.field}>
      <span className={styles.name} id={testId}>
        {label}
      </span>
      <ToggleGroup.Root
        type="single"
        className={styles.choices}
        aria-labelledby={testId}
        value={String(value)}
        onValueChange={(chosen) => {
          const option = options.find((each) => String(each.value) === chosen);
          if (option !== undefined) onChoose(option.value);
        }}
      >
        {options.map((option) => (
          <ToggleGroup.Item
            key={option.value}
            value={String(option.value)}
            className={styles.chip}
            data-testid={`${testId}-${option.value}`}
          >
            {option.label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </div>
  );
}

interface NodeChoiceProps {
  nodes: readonly NodeId[];
  onNodes: (nodes: readonly NodeId[]) => void;
}

/** Any number of nodes, in their own order. */
export function NodeChoice({ nodes, onNodes }: NodeChoiceProps) {
  const words = useLoadWords();
  const order = useShown((shown) => shown.nodeOrder);
  return (
    <div className={styles.field}>
      <span className={styles.name} id="load-nodes" title={words.nodesHint}>
        {words.nodes}
      </span>
      <ToggleGroup.Root
        type="multiple"
        className={styles.choices}
        aria-labelledby="load-nodes"
        value={[...nodes]}
        onValueChange={(chosen) => onNodes(order.filter((id) => chosen.includes(id)))}
      >
        {order.map((id) => (
          <ToggleGroup.Item
            key={id}
            value={id}
            className={styles.chip}
            data-testid={`load-node-${id}`}
          >
            <code>{id}</code>
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </div>
  );
}

interface StepsProps {
  label: string;
  steps: readonly number[];
  value: number;
  text: (value: number) => string;
  testId: string;
  onChange: (value: number) => void;
}

/** A slider whose steps grow, as a logarithmic scale. */
export function Steps({ label, steps, value, text, testId, onChange }: StepsProps) {
  const index = Math.max(0, steps.indexOf(value));
  return (
    <div className={styles.field}>
      <span className={styles.name}>{label}</span>
      <Slider.Root
        className={styles.slider}
        min={0}
        max={steps.length - 1}
        value={[index]}
        onValueChange={([next = 0]) => onChange(steps[next] ?? value)}
      >
        <Slider.Track className={styles.track}>
          <Slider.Range className={styles.range} />
        </Slider.Track>
        <Slider.Thumb
          className={styles.thumb}
          aria-label={label}
          aria-valuetext={text(value)}
          data-testid={testId}
          data-value={value}
        />
      </Slider.Root>
      <output className={styles.figure}>{text(value)}</output>
    </div>
  );
}
