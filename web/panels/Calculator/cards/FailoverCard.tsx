import { grouped } from '../../../ui/figures.ts';
import { lostWritesOf, type FailoverAnswer } from '../formulas.ts';
import { enter, type Inputs } from '../inputs.ts';
import { Bars } from '../parts/Bars.tsx';
import { ChoiceField, QuantityField } from '../parts/fields.tsx';
import { Answer, Formula, RunIt } from '../parts/Sum.tsx';
import { failoverRun } from '../runs/failover.ts';
import { useFed } from '../useLive.ts';
import { timeText, useCalculatorWords, type CalculatorWords } from '../words.ts';

const GUARDS = ['none', 'min-replicas', 'wait'] as const;

export function FailoverCard() {
  const words = useCalculatorWords();
  const fed = useFed();
  const { values } = fed;
  const answer = lostWritesOf(values);
  const { guard, how } = values;
  const fenced = guard === 'min-replicas' && how === 'partition';
  return (
    <>
      <ChoiceField
        label={words.fields.how}
        value={how}
        options={[
          { value: 'partition', label: words.choices.partition },
          { value: 'crash', label: words.choices.crash },
        ]}
        testId="calc-how"
        onChoose={(chosen) => enter({ how: chosen })}
      />
      <ChoiceField
        label={words.fields.guard}
        value={guard}
        options={GUARDS.map((value) => ({ value, label: words.choices[value] }))}
        testId="calc-guard"
        onChoose={(chosen) => enter({ guard: chosen })}
      />
      <QuantityField name="writes" fed={fed} kind="count" least={1} most={100_000} />
      <QuantityField
        name="until"
        fed={fed}
        kind="time"
        least={1}
        most={600}
        hint={words.hints.until}
      />
      <QuantityField name="oneWay" fed={fed} kind="time" least={0.0001} most={1} />
      {guard === 'min-replicas' && (
        <QuantityField name="maxLag" fed={fed} kind="time" least={1} most={60} />
      )}
      <Answer
        tone={answer.most === 0 ? 'good' : 'bad'}
        value={answer.most}
        notes={[
          fenced ? words.failover.fence(timeText(answer.window, words)) : null,
          guard === 'wait' ? words.failover.unconfirmed(grouped(answer.unconfirmed)) : null,
          how === 'crash' && guard !== 'wait' ? words.failover.crashNote : null,
          how === 'crash' && guard === 'min-replicas' ? words.failover.crashGuard : null,
        ]}
      >
        {lostText(answer, guard, words)}
      </Answer>
      <Comparison values={values} words={words} />
      <Formula general={formulaOf(values, words)} numbers={numbersOf(values, answer, words)} />
      <RunIt
        card="failover"
        run={failoverRun(values)}
        why={words.catchUp.tooLong}
        scaleOf="writes"
      />
    </>
  );
}

function lostText(answer: FailoverAnswer, guard: Inputs['guard'], words: CalculatorWords): string {
  const { least, most } = answer;
  if (guard === 'wait') return words.failover.none;
  if (isExact(answer)) return words.failover.lost(grouped(most));
  return words.failover.range(grouped(least), grouped(most));
}

/** A write at the very moment belongs to either side of it: that is no range. */
function isExact({ least, most }: FailoverAnswer): boolean {
  return most - least <= 1;
}

/** What is in force: a fence that the failover does not wait for is none. */
function formulaOf({ guard, how }: Inputs, { failover }: CalculatorWords): string {
  if (guard === 'wait') return failover.formula.wait;
  if (how === 'crash') return failover.formula.crash;
  return guard === 'min-replicas' ? failover.formula['min-replicas'] : failover.formula.partition;
}

function numbersOf(values: Inputs, answer: FailoverAnswer, words: CalculatorWords): string[] {
  if (values.guard === 'wait') return [];
  return [
    `${grouped(values.writes)}${words.eachSecond} × ${timeText(answer.window, words)} = ${grouped(answer.most)}`,
  ];
}

/** The same failover under each guard. */
function Comparison({ values, words }: { values: Inputs; words: CalculatorWords }) {
  const all = GUARDS.map((guard) => ({ guard, ...lostWritesOf({ ...values, guard }) }));
  const worst = Math.max(1, ...all.map(({ most }) => most));
  return (
    <Bars
      label={words.failover.compare}
      bars={all.map(({ guard, least, most }) => ({
        label: words.choices[guard],
        parts: [
          { share: least / worst, tone: 'bad' },
          { share: (most - least) / worst, tone: 'maybe' },
        ],
        text: most - least <= 1 ? grouped(most) : words.failover.most(grouped(most)),
        chosen: guard === values.guard,
      }))}
    />
  );
}
