/** What every card ends with: the answer, the formula with the numbers put in, and the run that checks it. */
import {
  Check,
  CircleAlert,
  CircleCheck,
  Play,
  Radio,
  SkipForward,
  TriangleAlert,
} from 'lucide-react';
import { useEffect, type ReactNode } from 'react';
import { seek } from '../../../store/commands.ts';
import { useShown } from '../../../store/store.ts';
import { useAnswer } from '../../../store/useAnswer.ts';
import { useCalm } from '../../../store/useCalm.ts';
import type { VerdictReason } from '../../../../engine/contract.ts';
import { Button } from '../../../ui/Button.tsx';
import { Term } from '../../../ui/Term.tsx';
import { bytes, grouped } from '../../../ui/figures.ts';
import { enter, useInputs, type Card } from '../inputs.ts';
import { decided, isOf, simulate, useRunning } from '../running.ts';
import { agrees } from '../runs/agree.ts';
import type { Run, RunOutcome } from '../runs/run.ts';
import { verdictOf } from '../runs/verdict.ts';
import type { Fed } from '../useLive.ts';
import { timeText, useCalculatorWords, type CalculatorWords } from '../words.ts';
import css from './Sum.module.css';

type Tone = 'good' | 'bad' | 'warn' | 'plain';

interface AnswerProps {
  tone: Tone;
  /** What scripts read. */
  value: string | number;
  children: ReactNode;
  /** Redis’s decision has a name, and an entry in the glossary. */
  reason?: VerdictReason | undefined;
  /** Sentences below it. */
  notes: readonly (string | null)[];
}

const TONES = { good: CircleCheck, bad: CircleAlert, warn: TriangleAlert, plain: Check };

export function Answer({ tone, value, children, reason, notes }: AnswerProps) {
  const Icon = TONES[tone];
  return (
    <div className={css['answer']} data-tone={tone} aria-live="polite">
      <p className={css['large']} data-testid="calc-answer" data-value={value}>
        <Icon aria-hidden />
        <span>{children}</span>
        {reason !== undefined && (
          <code className={css['reason']}>
            <Term id={`reason.${reason}`}>{reason}</Term>
          </code>
        )}
      </p>
      <Notes notes={notes} />
    </div>
  );
}

export function Notes({ notes }: { notes: readonly (string | null)[] }) {
  const words = useCalculatorWords();
  const told = notes.filter((note) => note !== null && note !== '');
  return told.length === 0 ? null : <p className={css['notes']}>{told.join(words.between)}</p>;
}

/** `general` in letters, `numbers` with what was entered. */
export function Formula({ general, numbers }: { general: string; numbers: readonly string[] }) {
  const words = useCalculatorWords();
  return (
    <div
      className={css['formula']}
      role="group"
      aria-label={words.formula}
      data-testid="calc-formula"
    >
      <p className={css['letters']}>{general}</p>
      {numbers.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  );
}

export function LiveSwitch({ fed }: { fed: Fed }) {
  const words = useCalculatorWords();
  const live = useInputs((inputs) => inputs.live);
  return (
    <div className={css['source']}>
      <Button
        size="small"
        icon={<Radio aria-hidden />}
        pressed={live}
        title={words.fromLabHint}
        data-testid="calc-live"
        onClick={() => enter({ live: !live })}
      >
        {words.fromLab}
      </Button>
      {fed.node !== null && <span>{words.liveFrom(fed.node)}</span>}
    </div>
  );
}

interface RunProps {
  card: Card;
  /** Null: nothing that could be played. */
  run: Run | null;
  why?: string;
  /** Other ways to run it. */
  children?: ReactNode;
  scaleOf?: 'bytes' | 'writes';
}

export function RunIt({ card, run, why, children, scaleOf = 'bytes' }: RunProps) {
  const words = useCalculatorWords();
  const mine = useRunning((running) => running.card === card);
  const scale = run === null || run.scale < 1.01 ? null : grouped(Math.round(run.scale * 10) / 10);
  const scaled = scaleOf === 'bytes' ? words.run.scale : words.run.scaleWrites;
  return (
    <section className={css['run']}>
      <div className={css['buttons']}>
        <Button
          look="main"
          icon={<Play aria-hidden />}
          disabled={run === null}
          title={run === null ? why : words.run.hint}
          data-testid="calc-simulate"
          onClick={() => run !== null && void simulate(card, run)}
        >
          {mine ? words.run.again : words.run.simulate}
        </Button>
        {children}
      </div>
      <Notes
        notes={[
          run === null ? (why ?? null) : words.run.hint,
          scale === null ? null : scaled(scale),
        ]}
      />
      {mine && <Outcome />}
    </section>
  );
}

const LOOK_MS = 100;

/** What became of the run that is open. */
function Outcome() {
  const words = useCalculatorWords();
  const run = useRunning((running) => running.run);
  const known = useRunning((running) => running.verdict);
  const counts = run?.predicted.kind === 'lost';
  const now = useCalm((shown) => Math.floor(shown.now / 250_000), LOOK_MS);
  const loads = useAnswer(counts ? { ask: 'loads' } : null, now);
  const verdict = useCalm((shown) => {
    if (run === null || known !== null || !isOf(useRunning.getState(), shown)) return 'null';
    const lines = shown.consoles[`${run.watch.master}#1`]?.lines ?? [];
    return JSON.stringify(
      verdictOf(run, {
        ...shown,
        loads: loads?.answer === 'loads' ? loads.loads : [],
        printed: lines.map(({ text }) => text),
      }),
    );
  }, LOOK_MS);
  useEffect(() => {
    const read = JSON.parse(verdict) as RunOutcome | null;
    if (read !== null && !(counts && loads === null)) decided(read);
  }, [verdict, counts, loads]);
  if (run === null) return null;
  const same = known === null ? null : agrees(run.predicted, known, run);
  const expected = said(run.predicted, words);
  return (
    <div
      className={css['outcome']}
      data-same={same}
      aria-live="polite"
      data-testid="calc-verdict"
      data-value={known === null ? 'running' : same === true ? 'agrees' : 'differs'}
    >
      {known === null ? (
        <Under run={run} />
      ) : (
        <p className={css['found']}>
          {same === true ? <CircleCheck aria-hidden /> : <TriangleAlert aria-hidden />}
          <span>
            <b>{same === true ? words.run.agrees : words.run.differs}</b> {said(known, words)}
          </span>
        </p>
      )}
      <Notes
        notes={[words.run.expected(expected), same === false ? words.run.differsNote : null]}
      />
    </div>
  );
}

function Under({ run }: { run: Run }) {
  const words = useCalculatorWords();
  const open = useShown((shown) => shown.lab?.name.en === run.lab.name.en);
  return (
    <p className={css['found']}>
      <span>{open ? words.run.running : '—'}</span>
      {open && (
        <Button
          size="small"
          icon={<SkipForward aria-hidden />}
          data-testid="calc-skip"
          onClick={() => void seek(run.doneMs * 1000)}
        >
          {words.run.skip}
        </Button>
      )}
    </p>
  );
}

/** An outcome as people say it. */
function said(outcome: RunOutcome, words: CalculatorWords): string {
  const { saw } = words.run;
  switch (outcome.kind) {
    case 'resync':
      return outcome.outcome === 'partial'
        ? saw.partial(bytes(outcome.bytes))
        : saw[outcome.outcome];
    case 'sync':
      return saw[outcome.outcome];
    case 'catch-up':
      return saw[outcome.outcome](timeText(outcome.seconds, words));
    case 'lost': {
      if (outcome.unconfirmed > 0) return saw.lostWait(grouped(outcome.unconfirmed));
      const { least, most } = outcome;
      return saw.lost(least === most ? grouped(most) : `${grouped(least)}–${grouped(most)}`);
    }
  }
}
