/** What the two runs differ in, node by node, and what came of the change in one sentence. */
import { Check, GitCompareArrows, Split } from 'lucide-react';
import { useState } from 'react';
import { useWords } from '../../language/words.ts';
import { tellEvent, useEventWords } from '../../language/events.ts';
import { decodeWire } from '../../text.ts';
import { clock } from '../../ui/figures.ts';
import css from './Differences.module.css';
import {
  differencesOf,
  outcomeOf,
  type Fact,
  type NodeDifference,
  type Parting,
  type Side,
} from './differ.ts';
import { seekBoth, useCompared, type Compared } from './pair.ts';
import { factText, outcomeText } from './texts.ts';
import { useCompareWords } from './words.ts';

type Runs = NonNullable<Compared['runs']>;
/** Without a tab stop the arrow keys could not reach what is scrolled away. */
const FOCUSABLE = { tabIndex: 0 };
const SIDES: readonly Side[] = ['left', 'right'];

export function Differences() {
  const words = useCompareWords();
  const runs = useCompared((compared) => compared.runs);
  const parting = useCompared((compared) => compared.parting);
  const [all, setAll] = useState(false);
  const nodes = runs === null ? [] : differencesOf(runs.left, runs.right);
  const count = nodes.reduce((sum, node) => sum + node.count, 0);
  return (
    <section
      className={css['differences']}
      aria-label={words.differences}
      data-testid="differences"
      data-value={count}
    >
      <header className={css['head']}>
        <h3 className={css['title']} data-differs={count > 0}>
          {count > 0 ? <GitCompareArrows aria-hidden /> : <Check aria-hidden />}
          <span role="status">{words.counted(count)}</span>
        </h3>
        {runs !== null && <PartedAt parting={parting} runs={runs} />}
        <label className={css['all']}>
          <input
            type="checkbox"
            checked={all}
            data-testid="differences-all"
            onChange={(event) => setAll(event.currentTarget.checked)}
          />
          {words.showAll}
        </label>
      </header>
      <div className={css['nodes']} role="group" aria-label={words.byNode} {...FOCUSABLE}>
        {nodes.map((node) => (
          <NodeCard key={node.node} node={node} all={all} />
        ))}
      </div>
    </section>
  );
}

function PartedAt({ parting, runs }: { parting: Parting | null; runs: Runs }) {
  const words = useCompareWords();
  const eventWords = useEventWords();
  if (parting === null) {
    return (
      <p className={css['parting']} data-testid="compare-parting" data-value="none">
        {words.notParted}
      </p>
    );
  }
  const time = clock(parting.at);
  const past = Math.min(runs.left.now, runs.right.now) >= parting.at;
  return (
    <p
      className={css['parting']}
      data-testid="compare-parting"
      data-value={Math.round(parting.at / 1000)}
    >
      <button
        type="button"
        className={css['go']}
        title={words.goThere(time)}
        onClick={() => void seekBoth(parting.at)}
      >
        <Split aria-hidden />
        {words.parted(time)}
      </button>
      {SIDES.map((side) => {
        const event = parting[side];
        const first =
          event === null ? words.nothingThere : decodeWire(tellEvent(eventWords, event));
        const text = past ? outcomeText(outcomeOf(runs[side], parting.at), words) : first;
        return (
          <span
            key={side}
            className={css['became']}
            data-side={side}
            data-testid={`compare-became-${side}`}
          >
            {words.half(words[side], text)}
          </span>
        );
      })}
    </p>
  );
}

function NodeCard({ node, all }: { node: NodeDifference; all: boolean }) {
  const words = useCompareWords();
  const shown = node.facts.filter(
    (fact) => fact.differs || (all && (fact.left !== null || fact.right !== null)),
  );
  return (
    <section
      className={css['node']}
      data-differs={node.count > 0}
      data-testid={`difference-${node.node}`}
      data-value={node.count}
    >
      <h4 className={css['name']}>
        <code>{node.node}</code>
        <span className={css['count']}>
          {node.count > 0 ? <GitCompareArrows aria-hidden /> : <Check aria-hidden />}
          {words.nodeDiffers(node.count)}
        </span>
      </h4>
      {shown.length > 0 && (
        <table className={css['facts']}>
          <thead>
            <tr>
              <th scope="col">
                <span className="unseen">{words.fact}</span>
              </th>
              <th scope="col">{words.left}</th>
              <th scope="col">{words.right}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((fact) => (
              <FactRow key={fact.name} fact={fact} node={node.node} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function FactRow({ fact, node }: { fact: Fact; node: string }) {
  const words = useCompareWords();
  const page = useWords();
  return (
    <tr
      data-differs={fact.differs}
      data-testid={`difference-${node}-${fact.name}`}
      data-left={fact.left}
      data-right={fact.right}
      data-value={fact.differs ? 'differs' : 'same'}
    >
      <th scope="row">
        {words.facts[fact.name]}
        {fact.differs && <span className="unseen">{words.differs}</span>}
      </th>
      {SIDES.map((side) => {
        const { text, more } = factText(fact.name, fact[side], words, page);
        return (
          <td key={side} data-outcome={fact[side]?.split(' ')[0]}>
            {text}
            {more !== '' && <small className={css['why']}>{more}</small>}
          </td>
        );
      })}
    </tr>
  );
}
