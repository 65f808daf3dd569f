import { Button } from '../../../ui/Button.tsx';
import { bytes } from '../../../ui/figures.ts';
import { BACKLOG_LEAST, backlogFor, survivable, type OutageInput } from '../formulas.ts';
import { Bars } from '../parts/Bars.tsx';
import { QuantityField } from '../parts/fields.tsx';
import { Answer, Formula, LiveSwitch, RunIt } from '../parts/Sum.tsx';
import { simulate } from '../running.ts';
import { outageRun } from '../runs/outage.ts';
import { writeSize } from '../units.ts';
import { useFed } from '../useLive.ts';
import { timeText, useCalculatorWords } from '../words.ts';
import { PLAYABLE_SECONDS } from '../runs/catchUp.ts';

/** Sizes as one would set them: the next quarter of a power of two. */
function rounded(size: number): number {
  const step = 2 ** Math.max(10, Math.floor(Math.log2(size)) - 2);
  return Math.ceil(size / step) * step;
}

export function BacklogCard() {
  const words = useCalculatorWords();
  const fed = useFed();
  const { rate, outage, reserve } = fed.values;
  const { least, advised } = backlogFor({ rate, outage, reserve });
  const size = rounded(advised);
  const input: OutageInput = { ...fed.values, kind: 'cut', backlog: size, last: false };
  const playable = rate > 0 && outage <= PLAYABLE_SECONDS;
  const short = () => {
    const { gap } = outageRun(input);
    void simulate('backlog', outageRun(input, Math.max(1, gap - 1)));
  };
  return (
    <>
      <LiveSwitch fed={fed} />
      <QuantityField
        name="rate"
        fed={fed}
        kind="rate"
        least={100}
        most={1e9}
        hint={words.hints.rate}
      />
      <QuantityField name="outage" fed={fed} kind="time" least={1} most={86_400} />
      <QuantityField
        name="reserve"
        fed={fed}
        kind="count"
        least={1}
        most={10}
        hint={words.hints.reserve}
      />
      <Answer
        tone="plain"
        value={size}
        notes={[
          words.backlog.least(bytes(least)),
          words.backlog.survives(timeText(survivable(size, rate), words)),
          size <= BACKLOG_LEAST ? words.backlog.floor : null,
        ]}
      >
        <code>{words.backlog.setting(writeSize(size))}</code>
      </Answer>
      <Bars
        label={words.backlog.bar(bytes(least), bytes(size))}
        bars={[
          {
            label: words.fields.backlog,
            parts: [
              { share: least / size, tone: 'info' },
              { share: 1 - least / size, tone: 'soft' },
            ],
            text: bytes(size),
          },
        ]}
      />
      <Formula
        general={words.backlog.formula}
        numbers={[
          `${reserve} × ${bytes(rate)}${words.eachSecond} × ${timeText(outage + 1, words)} = ${bytes(Math.ceil(least * reserve))}`,
        ]}
      />
      <RunIt card="backlog" run={playable ? outageRun(input) : null} why={words.catchUp.tooLong}>
        <Button disabled={!playable} data-testid="calc-short" onClick={short}>
          {words.backlog.short}
        </Button>
      </RunIt>
    </>
  );
}
