import { bytes } from '../../../ui/figures.ts';
import { catchUpOf, hardLimit } from '../formulas.ts';
import { QuantityField } from '../parts/fields.tsx';
import { Gap } from '../parts/Gap.tsx';
import { Answer, Formula, LiveSwitch, RunIt } from '../parts/Sum.tsx';
import { catchUpRun } from '../runs/catchUp.ts';
import { useFed } from '../useLive.ts';
import { timeText, useCalculatorWords } from '../words.ts';

export function CatchUpCard() {
  const words = useCalculatorWords();
  const fed = useFed();
  const { gap, rate, bandwidth, hard, backlog } = fed.values;
  const input = { gap, rate, capacity: bandwidth, hard, backlog };
  const answer = catchUpOf(input);
  const { outcome, seconds } = answer;
  const perSecond = (amount: number) => words.perSecond(bytes(Math.round(amount)));
  const time = timeText(seconds, words);
  const texts = {
    'catches-up': words.catchUp.catches(time),
    dropped: words.catchUp.dropped(time),
    never: words.catchUp.never,
  };
  const short = (amount: number) => `${bytes(Math.round(amount))}${words.eachSecond}`;
  const link = bandwidth <= 0 ? '∞' : short(bandwidth);
  const numbers =
    outcome === 'dropped'
      ? `(${bytes(hardLimit(input))} + 1 MiB − ${bytes(gap)}) ÷ (${short(rate)} − ${link}) = ${time}`
      : `${bytes(gap)} ÷ (${link} − ${short(rate)}) = ${time}`;
  return (
    <>
      <LiveSwitch fed={fed} />
      <QuantityField name="gap" fed={fed} kind="size" least={100} most={2 ** 36} />
      <QuantityField
        name="rate"
        fed={fed}
        kind="rate"
        least={100}
        most={1e9}
        hint={words.hints.rate}
      />
      <QuantityField name="bandwidth" fed={fed} kind="rate" least={1000} most={1e10} />
      <QuantityField
        name="hard"
        fed={fed}
        kind="size"
        least={1024}
        most={2 ** 36}
        hint={words.hints.hard}
      />
      <Answer
        tone={outcome === 'catches-up' ? 'good' : 'bad'}
        value={outcome}
        notes={[
          bandwidth > rate ? words.catchUp.spare(perSecond(bandwidth - rate)) : null,
          bandwidth > 0 && bandwidth < rate
            ? words.catchUp.short(perSecond(rate - bandwidth))
            : null,
        ]}
      >
        {texts[outcome]}
      </Answer>
      <Gap input={input} answer={answer} />
      <Formula
        general={outcome === 'dropped' ? words.catchUp.formulaDropped : words.catchUp.formula}
        numbers={[numbers]}
      />
      <RunIt card="catch-up" run={catchUpRun(input)} why={words.catchUp.tooLong} />
    </>
  );
}
