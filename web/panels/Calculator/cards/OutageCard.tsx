import { bytes } from '../../../ui/figures.ts';
import { outageOf, type OutageAnswer } from '../formulas.ts';
import { enter, type Inputs } from '../inputs.ts';
import { Edge } from '../parts/Edge.tsx';
import { ChoiceField, QuantityField } from '../parts/fields.tsx';
import { Answer, Formula, LiveSwitch, RunIt } from '../parts/Sum.tsx';
import { PLAYABLE_SECONDS } from '../runs/catchUp.ts';
import { outageRun } from '../runs/outage.ts';
import { useFed, type Fed } from '../useLive.ts';
import { timeText, useCalculatorWords, type CalculatorWords } from '../words.ts';

const TONES = { none: 'good', partial: 'good', full: 'bad', either: 'warn' } as const;

export function OutageCard() {
  const words = useCalculatorWords();
  const fed = useFed();
  const { values } = fed;
  const answer = outageOf(values);
  const { outcome, reason, gap, edge } = answer;
  const dropped =
    values.kind === 'stall' && outcome === 'full' && values.outage <= values.timeout
      ? words.outage.dropped
      : null;
  const playable = values.rate > 0 && values.outage <= PLAYABLE_SECONDS && outcome !== 'either';
  return (
    <>
      <LiveSwitch fed={fed} />
      <Circumstances fed={fed} words={words} />
      <QuantityField name="outage" fed={fed} kind="time" least={1} most={86_400} />
      <Edge kind={values.kind} outage={values.outage} edge={edge} />
      <Answer
        tone={TONES[outcome]}
        value={outcome}
        reason={reason === 'no-psync' || reason === 'timeout-near' ? undefined : reason}
        notes={[
          words.outage.reasons[reason],
          words.outage.missed(bytes(gap)),
          dropped,
          edge === Infinity
            ? words.outage.noEdge
            : words.outage[values.kind === 'cut' ? 'edge' : 'edgeStall'](timeText(edge, words)),
        ]}
      >
        {words.outage.outcome[outcome]}
      </Answer>
      <Formula {...formulaOf(values, answer, words)} />
      <RunIt
        card="outage"
        run={playable ? outageRun(values) : null}
        why={outcome === 'either' ? words.outage.reasons['timeout-near'] : words.catchUp.tooLong}
      />
    </>
  );
}

/** What is broken, what is written, what the master may keep. */
function Circumstances({ fed, words }: { fed: Fed; words: CalculatorWords }) {
  const { values } = fed;
  return (
    <>
      <ChoiceField
        label={words.fields.kind}
        value={values.kind}
        options={[
          { value: 'cut', label: words.choices.cut },
          { value: 'stall', label: words.choices.stall },
        ]}
        testId="calc-kind"
        onChoose={(kind) => enter({ kind })}
      />
      <QuantityField
        name="rate"
        fed={fed}
        kind="rate"
        least={100}
        most={1e9}
        hint={words.hints.rate}
      />
      <QuantityField
        name="backlog"
        fed={fed}
        kind="size"
        least={512}
        most={2 ** 34}
        hint={words.hints.backlog}
      />
      {values.kind === 'stall' && (
        <>
          <QuantityField name="timeout" fed={fed} kind="time" least={1} most={3600} />
          <QuantityField
            name="hard"
            fed={fed}
            kind="size"
            least={1024}
            most={2 ** 34}
            hint={words.hints.hard}
          />
        </>
      )}
      <ChoiceField
        label={words.fields.last}
        value={values.last ? 'alone' : 'others'}
        options={[
          { value: 'others', label: words.choices.others },
          { value: 'alone', label: words.choices.alone },
        ]}
        live={fed.live.has('last')}
        testId="calc-last"
        onChoose={(chosen) => enter({ last: chosen === 'alone' })}
      />
      {values.last && <QuantityField name="ttl" fed={fed} kind="time" least={1} most={86_400} />}
    </>
  );
}

function formulaOf(
  { kind, rate, outage, timeout, backlog }: Inputs,
  { outcome, gap }: OutageAnswer,
  words: CalculatorWords,
): { general: string; numbers: string[] } {
  const time = (seconds: number) => timeText(seconds, words);
  const { formula, formulaStall } = words.outage;
  const sum = `${bytes(rate)}${words.eachSecond} × ${time(outage + 1)} = ${bytes(gap)}`;
  const compared = `${sum} ${gap <= backlog ? '≤' : '>'} ${bytes(backlog)}`;
  if (kind === 'cut') return { general: formula, numbers: [compared] };
  const waits = `${time(outage)} ${outage <= timeout ? '≤' : '>'} ${time(timeout)}`;
  const isNone = outcome === 'none' || outcome === 'either';
  return isNone
    ? { general: formulaStall, numbers: [waits] }
    : { general: `${formulaStall}\n${formula}`, numbers: [waits, compared] };
}
