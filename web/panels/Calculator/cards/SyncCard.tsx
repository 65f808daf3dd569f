import { bytes, grouped } from '../../../ui/figures.ts';
import { copiedOnWrite, fullSyncOf, type FullSyncAnswer } from '../formulas.ts';
import { enter, type Inputs } from '../inputs.ts';
import { ChoiceField, QuantityField } from '../parts/fields.tsx';
import { Answer, Formula, LiveSwitch, Notes, RunIt } from '../parts/Sum.tsx';
import { Tank } from '../parts/Tank.tsx';
import { PLAYABLE_SECONDS } from '../runs/catchUp.ts';
import { fullSyncRun } from '../runs/fullSync.ts';
import { useFed, type Fed } from '../useLive.ts';
import { timeText, useCalculatorWords, type CalculatorWords } from '../words.ts';

const GIB = 1024 ** 3;

export function SyncCard() {
  const words = useCalculatorWords();
  const fed = useFed();
  const { values } = fed;
  const answer = fullSyncOf(values);
  const { loops, peak, limit, droppedAfter, fork } = answer;
  const playable = answer.duration <= PLAYABLE_SECONDS && values.rate > 0;
  const time = (seconds: number) => timeText(seconds, words);
  const limitText = limit === Infinity ? words.unlimited : bytes(limit);
  return (
    <>
      <LiveSwitch fed={fed} />
      <Fields fed={fed} words={words} />
      <Answer
        tone={loops === 'no' ? (answer.drains ? 'good' : 'warn') : 'bad'}
        value={loops === 'no' ? 'ends' : 'loops'}
        notes={[
          droppedAfter === null
            ? words.sync.lasts(time(answer.duration))
            : words.sync.droppedAt(time(droppedAfter)),
          words.sync.peak(bytes(peak), limitText),
          answer.survivableRate === Infinity
            ? null
            : words.sync.survivable(words.perSecond(bytes(Math.round(answer.survivableRate)))),
          answer.drains ? null : words.sync.notDraining,
          loops === 'hard' ? words.sync.helps : null,
        ]}
      >
        {loops === 'no' ? words.sync.ends : words.sync[loops]}
      </Answer>
      <Tank input={values} answer={answer} />
      <Formula
        general={`${values.diskless ? words.sync.formula.diskless : words.sync.formula.disk}\n${words.sync.formulaLimit}`}
        numbers={numbersOf(values, answer, words)}
      />
      <Notes
        notes={[
          words.sync.fork(time(fork[0]), time(fork[1])),
          words.sync.pageTable(bytes(Math.round(answer.pageTable))),
          words.sync.cow(
            bytes(Math.round(copiedOnWrite(values.memory, values.writes, answer.buffering))),
            grouped(values.writes),
            bytes(answer.cowBound),
          ),
        ]}
      />
      <RunIt
        card="full-sync"
        run={playable ? fullSyncRun(values) : null}
        why={words.catchUp.tooLong}
      />
    </>
  );
}

function numbersOf(values: Inputs, answer: FullSyncAnswer, words: CalculatorWords): string[] {
  const { diskless, dump, load, rate } = values;
  const time = (seconds: number) => timeText(seconds, words);
  const snapshot = diskless
    ? `max(${time(dump)}, ${time(answer.transfer)})`
    : `${time(dump)} + ${time(answer.transfer)}`;
  const sign = answer.peak < answer.limit ? '<' : '≥';
  const limit = answer.limit === Infinity ? '∞' : bytes(answer.limit);
  return [
    `${bytes(rate)}${words.eachSecond} × (${snapshot} + ${time(load)}) = ${bytes(answer.peak)} ${sign} ${limit}`,
  ];
}

function Fields({ fed, words }: { fed: Fed; words: CalculatorWords }) {
  const { values } = fed;
  return (
    <>
      <ChoiceField
        label={words.fields.diskless}
        value={values.diskless ? 'diskless' : 'disk'}
        options={[
          { value: 'diskless', label: words.choices.diskless },
          { value: 'disk', label: words.choices.disk },
        ]}
        live={fed.live.has('diskless')}
        testId="calc-diskless"
        onChoose={(chosen) => enter({ diskless: chosen === 'diskless' })}
      />
      <QuantityField
        name="rate"
        fed={fed}
        kind="rate"
        least={100}
        most={1e9}
        hint={words.hints.rate}
      />
      <QuantityField name="rdb" fed={fed} kind="size" least={1024} most={256 * GIB} />
      <QuantityField name="bandwidth" fed={fed} kind="rate" least={1000} most={1e10} />
      <QuantityField name="dump" fed={fed} kind="time" least={0.1} most={3600} />
      <QuantityField name="load" fed={fed} kind="time" least={0.1} most={3600} />
      <QuantityField
        name="hard"
        fed={fed}
        kind="size"
        least={1024}
        most={2 ** 36}
        hint={words.hints.hard}
      />
      <QuantityField
        name="soft"
        fed={fed}
        kind="size"
        least={1024}
        most={2 ** 36}
        hint={words.hints.soft}
      />
      <QuantityField name="softSeconds" fed={fed} kind="time" least={1} most={3600} />
      <QuantityField
        name="backlog"
        fed={fed}
        kind="size"
        least={512}
        most={2 ** 34}
        hint={words.hints.backlog}
      />
      <QuantityField
        name="memory"
        fed={fed}
        kind="size"
        least={2 ** 20}
        most={512 * GIB}
        hint={words.hints.memory}
      />
    </>
  );
}
