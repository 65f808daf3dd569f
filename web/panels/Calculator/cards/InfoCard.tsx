/** Card 6: what real servers say, drawn, read and continued. */
import { CircleAlert, CircleCheck, FlaskConical, Info, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { loadFile } from '../../../store/commands.ts';
import { Button } from '../../../ui/Button.tsx';
import { bytes, grouped } from '../../../ui/figures.ts';
import { enter, useInputs } from '../inputs.ts';
import { Notes } from '../parts/Sum.tsx';
import { continueFrom, type NotCopied } from '../paste/continueLab.ts';
import { EXAMPLE } from '../paste/example.ts';
import { findingsOf, rateOf, type Severity } from '../paste/findings.ts';
import { Picture } from '../paste/Picture.tsx';
import { readPaste, type PasteProblem, type Reading as Answer } from '../paste/readPaste.ts';
import { sentenceOf } from '../paste/sentences.ts';
import { nameOf as addressText, topologyOf, type Topology } from '../paste/topology.ts';
import { usePasteWords, type PasteWords } from '../paste/words.ts';
import { readSize } from '../units.ts';
import { useCalculatorWords } from '../words.ts';
import css from '../paste/Paste.module.css';

const ICONS: Record<Severity, typeof Info> = {
  bad: CircleAlert,
  warn: TriangleAlert,
  note: Info,
  good: CircleCheck,
};

export function InfoCard() {
  const words = usePasteWords();
  const units = useCalculatorWords();
  const pasted = useInputs((inputs) => inputs.pasted);
  const askedRate = useInputs((inputs) => inputs.askedRate);
  const paste = readPaste(pasted);
  const topology = topologyOf(paste.readings);
  const nameOf = (id: string) => (id.startsWith('?') ? words.unnamed(id.slice(1)) : id);
  return (
    <>
      <Notes notes={[words.hint]} />
      <textarea
        className={css['paste']}
        aria-label={words.label}
        placeholder={words.placeholder}
        value={pasted}
        rows={pasted === '' ? 5 : 7}
        spellCheck={false}
        autoComplete="off"
        data-testid="calc-paste"
        onChange={(event) => enter({ pasted: event.currentTarget.value })}
      />
      <div className={css['tools']}>
        <Button size="small" data-testid="calc-example" onClick={() => enter({ pasted: EXAMPLE })}>
          {words.example}
        </Button>
        {pasted !== '' && (
          <Button size="small" data-testid="calc-clear" onClick={() => enter({ pasted: '' })}>
            {words.clear}
          </Button>
        )}
        <label className={css['rate']} title={words.rateHint}>
          {words.rate}
          <input
            value={askedRate}
            aria-invalid={askedRate !== '' && readSize(askedRate) === null}
            spellCheck={false}
            autoComplete="off"
            data-testid="calc-asked-rate"
            onChange={(event) => enter({ askedRate: event.currentTarget.value })}
          />
          {units.eachSecond}
        </label>
      </div>
      <Problems problems={paste.problems} topology={topology} nameOf={nameOf} words={words} />
      {topology.servers.length > 0 && (
        <>
          <Picture topology={topology} nameOf={nameOf} />
          <Reading topology={topology} asked={readSize(askedRate)} nameOf={nameOf} />
          {paste.unread.length > 0 && (
            <details className={css['unread']}>
              <summary>{words.unread(grouped(paste.unread.length))}</summary>
              <pre>{paste.unread.join('\n')}</pre>
            </details>
          )}
          <GoOn topology={topology} />
        </>
      )}
    </>
  );
}

interface ProblemsProps {
  problems: readonly PasteProblem[];
  topology: Topology;
  nameOf: (id: string) => string;
  words: PasteWords;
}

function Problems({ problems, topology, nameOf, words }: ProblemsProps) {
  const told = problems.filter(({ what }) => what !== 'empty');
  if (told.length === 0) return null;
  const server = (reading: Answer) => {
    const known = topology.servers.find(({ readings }) => readings.includes(reading));
    if (known !== undefined) return nameOf(known.id);
    return reading.address === null ? words.oneServer : addressText(reading.address);
  };
  const say = (problem: PasteProblem): string => {
    switch (problem.what) {
      case 'empty':
        return '';
      case 'no-info':
        return words.problems['no-info'](problem.sections.join(', '));
      case 'cut-off':
        return words.problems['cut-off'](
          server(problem.reading),
          problem.after,
          problem.missing.join(', '),
        );
      case 'bad-value':
        return words.problems['bad-value'](problem.line);
      case 'old':
        return words.problems.old;
      default:
        return words.problems[problem.what](server(problem.reading));
    }
  };
  return (
    <ul className={css['problems']} role="alert" data-testid="calc-paste-problems">
      {told.map((problem, index) => (
        // The same may be wrong twice.
        <li key={index}>
          <TriangleAlert aria-hidden />
          {say(problem)}
        </li>
      ))}
    </ul>
  );
}

interface ReadingProps {
  topology: Topology;
  asked: number | null;
  nameOf: (id: string) => string;
}

function Reading({ topology, asked, nameOf }: ReadingProps) {
  const words = usePasteWords();
  const units = useCalculatorWords();
  const rates = topology.servers.flatMap((server) => {
    const rate = rateOf(server);
    if (rate === null) return [];
    return [words.rateFound(nameOf(server.id), units.perSecond(bytes(Math.round(rate))))];
  });
  return (
    <section aria-label={words.reading} aria-live="polite">
      <ul className={css['findings']} data-testid="calc-findings">
        {findingsOf(topology, asked).map((finding) => {
          const Icon = ICONS[finding.severity];
          return (
            <li
              key={`${finding.code} ${finding.servers.join(' ')}`}
              data-severity={finding.severity}
              data-value={finding.code}
            >
              <Icon aria-hidden />
              <span>{sentenceOf(finding, { words, units, nameOf })}</span>
            </li>
          );
        })}
      </ul>
      <Notes notes={rates} />
    </section>
  );
}

function GoOn({ topology }: { topology: Topology }) {
  const words = usePasteWords();
  const [refused, setRefused] = useState(false);
  const continuation = continueFrom(topology);
  if (continuation === null) return null;
  return (
    <section className={css['goOn']}>
      <Button
        look="main"
        icon={<FlaskConical aria-hidden />}
        title={words.continueHint}
        data-testid="calc-continue"
        onClick={() => {
          void loadFile(continuation.lab).then((opened) => setRefused(!opened));
        }}
      >
        {words.continue}
      </Button>
      {!refused && (
        <Notes
          notes={[words.copied, ...continuation.notCopied.map((one) => notCopied(one, words))]}
        />
      )}
    </section>
  );
}

function notCopied(one: NotCopied, words: PasteWords): string {
  switch (one.what) {
    case 'ports':
      return words.notCopied.ports(one.pairs.map(({ from, to }) => `${from} → ${to}`).join(', '));
    case 'left-out':
    case 'gap':
      return words.notCopied[one.what](one.servers.join(', '));
    default:
      return words.notCopied[one.what];
  }
}
