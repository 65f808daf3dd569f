/**
 * The lab's data as a tree: each replication ID is a branch, which leaves the one that it grew out of
 * where a node was promoted or restarted. What only one node has, and what was lost, is seen.
 */
import { GitBranch, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import type { Answer } from '../../../engine/contract.ts';
import { type Shown } from '../../store/store.ts';
import { useAnswer } from '../../store/useAnswer.ts';
import { useCalm } from '../../store/useCalm.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useSize } from '../../ui/useSize.ts';
import { Drawing } from './Drawing.tsx';
import { HistoryList } from './HistoryList.tsx';
import css from './HistoryRibbon.module.css';
import { Legend } from './Legend.tsx';
import type { Axis } from './ribbon.ts';
import { isCompressed } from './scale.ts';
import { mostTelling, type Summary, summaryOf } from './summary.ts';
import { type HistoryWords, sentenceOf, useHistoryWords } from './words.ts';

type Told = Extract<Answer, { answer: 'histories' }>;

const REFRESH_MS = 250;
const momentOf = (shown: Shown) => `${shown.now} ${shown.branch} ${shown.replacements}`;
/** What is done while time stands still changes nodes, not the moment. */
const nodesOf = (shown: Shown) => shown.nodes;
const AXES: readonly Axis[] = ['offset', 'time'];
/** Without a tab stop the arrow keys could not reach branches that are scrolled away. */
const SCROLLED_BY_KEYS = { tabIndex: 0 };
const GRAVE: readonly Summary['says'][] = ['split', 'doomed', 'dead', 'gone'];

export function HistoryRibbon() {
  const words = useHistoryWords();
  const moment = useCalm(momentOf, REFRESH_MS);
  const answer = useAnswer({ ask: 'histories' }, moment, useCalm(nodesOf, REFRESH_MS));
  const [axis, setAxis] = useState<Axis>('offset');
  const told = answer?.answer === 'histories' ? answer : null;
  const tools = <AxisChoice words={words} axis={axis} onChoose={setAxis} />;
  return (
    <Panel title={words.title} tools={tools}>
      {told !== null && <Body told={told} axis={axis} words={words} />}
    </Panel>
  );
}

function AxisChoice(props: { words: HistoryWords; axis: Axis; onChoose: (axis: Axis) => void }) {
  const { words, axis, onChoose } = props;
  return (
    <div className={css['axes']} role="group" aria-label={words.axis.label}>
      {AXES.map((each) => (
        <button
          key={each}
          type="button"
          aria-pressed={each === axis}
          data-testid={`history-axis-${each}`}
          onClick={() => onChoose(each)}
        >
          {words.axis[each]}
        </button>
      ))}
    </div>
  );
}

function Body({ told, axis, words }: { told: Told; axis: Axis; words: HistoryWords }) {
  const box = useRef<HTMLDivElement>(null);
  const { width, height } = useSize(box);
  const [chosen, choose] = useState<string | null | undefined>(undefined);
  const [pointed, point] = useState<string | null>(null);
  const { histories, nodes } = told;
  const open = chosen === undefined ? mostTelling(histories) : chosen;
  const summary = summaryOf(histories, nodes);
  const sentence = sentenceOf(words, summary);
  const isGrave = GRAVE.includes(summary.says);
  const toggle = (replid: string) => choose(open === replid ? null : replid);
  return (
    <div className={css['body']} data-testid="histories" data-value={summary.says}>
      <p className={css['summary']} role="status" data-grave={isGrave}>
        {isGrave ? <TriangleAlert aria-hidden /> : <GitBranch aria-hidden />}
        {sentence}
      </p>
      <div
        className={css['scene']}
        ref={box}
        role="region"
        aria-label={words.scene}
        {...SCROLLED_BY_KEYS}
      >
        {histories.length === 0 ? (
          <p className={css['empty']}>{words.empty}</p>
        ) : (
          width > 0 && (
            <Drawing
              told={told}
              axis={axis}
              width={width}
              height={height}
              label={sentence}
              marked={pointed ?? open}
              onPoint={point}
              onChoose={choose}
            />
          )
        )}
      </div>
      {histories.length > 0 && (
        <Legend words={words} compressed={axis === 'offset' && isCompressed(histories)} />
      )}
      <HistoryList told={told} open={open} pointed={pointed} onToggle={toggle} onPoint={point} />
    </div>
  );
}
