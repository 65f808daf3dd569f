/** The fields of the cards: a quantity as text and slider, and one of several. */
import { Slider, ToggleGroup } from 'radix-ui';
import { useState } from 'react';
import css from './fields.module.css';
import { timeText, useCalculatorWords, type CalculatorWords } from '../words.ts';
import { bytes, grouped } from '../../../ui/figures.ts';
import { Term } from '../../../ui/Term.tsx';
import { TERMS } from '../terms.ts';
import { enter, type Inputs } from '../inputs.ts';
import type { Fed } from '../useLive.ts';
import {
  fromScale,
  readNumber,
  readSize,
  readTime,
  toScale,
  writeSize,
  writeTime,
} from '../units.ts';

type Kind = 'size' | 'rate' | 'time' | 'count';
type Quantity = {
  [Name in keyof Inputs]: Inputs[Name] extends number ? Name : never;
}[keyof Inputs];

interface QuantityProps {
  name: Quantity;
  fed: Fed;
  kind: Kind;
  /** The ends of the slider; the text may lie beyond. */
  least: number;
  most: number;
  label?: string;
  hint?: string | undefined;
}

const READ = { size: readSize, rate: readSize, time: readTime, count: readNumber };
const WRITE = { size: writeSize, rate: writeSize, time: writeTime, count: String };
const STEPS = 1000;

export function QuantityField({ name, fed, kind, least, most, label, hint }: QuantityProps) {
  const words = useCalculatorWords();
  const value = fed.values[name];
  const isLive = fed.live.has(name);
  const said = label ?? words.fields[name];
  const term = TERMS[name];
  return (
    <div className={css['field']} data-live={isLive}>
      <span className={css['name']} title={hint}>
        {term === undefined ? said : <Term id={term}>{said}</Term>}
        {isLive && <em className={css['live']}>{words.live}</em>}
      </span>
      <Slider.Root
        className={css['slider']}
        min={0}
        max={STEPS}
        disabled={isLive}
        value={[Math.round(toScale(value, least, most) * STEPS)]}
        onValueChange={([place = 0]) => enter({ [name]: fromScale(place / STEPS, least, most) })}
      >
        <Slider.Track className={css['track']}>
          <Slider.Range className={css['range']} />
        </Slider.Track>
        <Slider.Thumb
          className={css['thumb']}
          aria-label={said}
          aria-valuetext={spoken(value, kind, words)}
          data-testid={`calc-slider-${name}`}
        />
      </Slider.Root>
      <Text
        key={`${value}-${kind}`}
        name={name}
        label={said}
        kind={kind}
        value={WRITE[kind](value)}
        disabled={isLive}
        bare={value}
      />
    </div>
  );
}

function spoken(value: number, kind: Kind, words: CalculatorWords): string {
  if (kind === 'time') return timeText(value, words);
  if (kind === 'count') return grouped(value);
  return kind === 'rate' ? words.perSecond(bytes(value)) : bytes(value);
}

interface TextProps {
  name: Quantity;
  label: string;
  kind: Kind;
  value: string;
  bare: number;
  disabled: boolean;
}

/** What does not read as a quantity stays as typed, marked, and changes nothing. */
function Text({ name, label, kind, value, bare, disabled }: TextProps) {
  const words = useCalculatorWords();
  const [typed, setTyped] = useState(value);
  const read = READ[kind](typed);
  const problem = read === null ? words.invalid[kind === 'rate' ? 'size' : kind] : undefined;
  const take = () => {
    if (read !== null && read !== bare) enter({ [name]: read });
  };
  return (
    <span className={css['text']}>
      <input
        className={css['input']}
        value={typed}
        disabled={disabled}
        aria-label={label}
        aria-invalid={read === null}
        title={problem}
        spellCheck={false}
        autoComplete="off"
        data-testid={`calc-${name}`}
        data-value={bare}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take();
        }}
      />
      {kind === 'rate' && <span aria-hidden>{words.eachSecond}</span>}
      {problem !== undefined && (
        <span className={css['problem']} role="alert">
          {problem}
        </span>
      )}
    </span>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string }[];
  testId: string;
  live?: boolean;
  onChoose: (value: T) => void;
}

export function ChoiceField<T extends string>(props: ChoiceProps<T>) {
  const { label, value, options, testId, live = false, onChoose } = props;
  const words = useCalculatorWords();
  return (
    <div className={css['field']} data-live={live}>
      <span className={css['name']} id={testId}>
        {label}
        {live && <em className={css['live']}>{words.live}</em>}
      </span>
      <ToggleGroup.Root
        type="single"
        className={css['choices']}
        aria-labelledby={testId}
        value={value}
        disabled={live}
        onValueChange={(chosen) => {
          const option = options.find((one) => one.value === chosen);
          if (option !== undefined) onChoose(option.value);
        }}
      >
        {options.map((option) => (
          <ToggleGroup.Item
            key={option.value}
            value={option.value}
            className={css['choice']}
            data-testid={`${testId}-${option.value}`}
          >
            {option.label}
          </ToggleGroup.Item>
        ))}
      </ToggleGroup.Root>
    </div>
  );
}
