import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { giveFocusBack, setOverlay, useOverlay } from '../../store/overlay.ts';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { grouped } from '../../ui/figures.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import styles from './About.module.css';
import {
  type Capture,
  countsOf,
  fetchFidelity,
  type Fidelity,
  type Oracle,
  totals,
} from './fidelity.ts';
import { type AboutWords, countOf, nameOf, useAboutWords } from './words.ts';

/** What this is, and what was compared with the real server to say so. */
export function AboutDialog() {
  const open = useOverlay((overlay) => overlay.open === 'about');
  const words = useAboutWords();
  const [fidelity, setFidelity] = useState<Fidelity | 'fetching' | 'failed'>('fetching');

  useEffect(() => {
    void fetchFidelity((address) => fetch(address)).then((found) => setFidelity(found ?? 'failed'));
  }, []);

  return (
    <DialogFrame
      title={words.title}
      close={words.close}
      testId="about-dialog"
      open={open}
      onOpen={(next) => setOverlay('about', next)}
      onGone={giveFocusBack}
    >
      <Scroll label={words.fidelity}>
        <div className={styles.body}>
          <Dialog.Description>{words.intro}</Dialog.Description>
          <h2>{words.fidelity}</h2>
          <Figures fidelity={fidelity} words={words} />
        </div>
      </Scroll>
    </DialogFrame>
  );
}

interface FiguresProps {
  fidelity: Fidelity | 'fetching' | 'failed';
  words: AboutWords;
}

function Figures({ fidelity, words }: FiguresProps) {
  if (fidelity === 'fetching') return <p>{words.fetching}</p>;
  if (fidelity === 'failed') return <p>{words.failed}</p>;
  const { captures, oracles, notModelled } = fidelity;
  return (
    <>
      {captures.length === 0 ? (
        <p data-testid="fidelity-untested">{words.untested}</p>
      ) : (
        <Captures captures={captures} words={words} />
      )}
      {oracles.length > 0 && <Oracles oracles={oracles} words={words} />}
      <h3>{words.notModelled}</h3>
      <NameList title={words.commands} names={notModelled.commands} />
      <NameList title={words.parameters} names={notModelled.parameters} />
    </>
  );
}

function Captures({ captures, words }: { captures: readonly Capture[]; words: AboutWords }) {
  const { total, passed } = totals(captures);
  const { columns } = words;
  return (
    <>
      <p data-testid="fidelity-summary">
        {words.summary(grouped(passed), grouped(total), captures[0]!.server)}
      </p>
      <h3>{words.captures}</h3>
      <table className={styles.table} data-testid="fidelity-captures">
        <thead>
          <tr>
            <th scope="col">{columns.file}</th>
            <th scope="col">{columns.total}</th>
            <th scope="col">{columns.run}</th>
            <th scope="col">{columns.passed}</th>
          </tr>
        </thead>
        <tbody>
          {captures.map((one) => (
            <tr key={one.capture} data-testid={`fidelity-${one.capture}`}>
              <th scope="row">{nameOf(words, one.capture)}</th>
              <td>{grouped(one.total)}</td>
              <td>{grouped(one.run)}</td>
              <td>{grouped(one.passed)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

function Oracles({ oracles, words }: { oracles: readonly Oracle[]; words: AboutWords }) {
  return (
    <>
      <h3>{words.oracles}</h3>
      <p>{words.oraclesNote}</p>
      <dl className={styles.oracles} data-testid="fidelity-oracles">
        {oracles.map((one) => (
          <div key={one.oracle} data-testid={`fidelity-${one.oracle.replaceAll(' ', '-')}`}>
            <dt>
              {nameOf(words, one.oracle)} <small>{words.against(one.server)}</small>
            </dt>
            <dd>
              {countsOf(one)
                .map(([what, count]) => countOf(words, what, grouped(count)))
                .join(' · ')}
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function NameList({ title, names }: { title: string; names: readonly string[] }) {
  return (
    <details className={styles.names}>
      <summary>
        {title} ({names.length})
      </summary>
      <p lang="en">
        {names.map((name) => (
          <code key={name}>{name}</code>
        ))}
      </p>
    </details>
  );
}
