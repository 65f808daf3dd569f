import { BookOpenText } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import type { LogFilter, NodeId } from '../../../engine/contract.ts';
import { logEntryOf } from '../../reference/logs.ts';
import { openGlossary } from '../../store/learning.ts';
import { seek } from '../../store/commands.ts';
import { decodeWire } from '../../text.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { clock, grouped } from '../../ui/figures.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { Answered } from './Answered.tsx';
import styles from './Inspector.module.css';
import own from './Log.module.css';
import { levelOf, textOf } from './logLines.ts';
import { moveAmong } from '../../ui/roving.ts';
import { useNodeAnswer } from './useNode.ts';
import { useInspectorWords } from './words.ts';

/** So many lines at first, and so many more each time. */
const PAGE = 300;
const LEVELS = ['all', '#', '*', '-', '.'] as const;
const ROLES = ['all', 'M', 'S', 'C', 'X'] as const;

/** The log in Redis's own format; a line leads to its moment. */
export function Log({ node }: { node: NodeId }) {
  const words = useInspectorWords().log;
  const [only, setOnly] = useState<LogFilter>({ text: '', levels: '', roles: '' });
  const [follow, setFollow] = useState(true);
  const [shown, setShown] = useState(PAGE);
  const answer = useNodeAnswer(node, { ask: 'log', node, offset: -shown, limit: shown, only });
  return (
    <>
      <LogTools only={only} onFilter={setOnly} follow={follow} onFollow={setFollow} />
      <Answered kind="log" answer={answer}>
        {(log) => (
          <>
            {log.lines.length === 0 && (
              <p className={styles.empty}>{isWide(only) ? words.none : words.noneMatch}</p>
            )}
            <LogLines
              label={words.list(node)}
              lines={log.lines}
              follow={follow}
              total={log.total}
            />
            <div className={styles.foot}>
              <small>{words.lines(grouped(log.lines.length), grouped(log.total))}</small>
              {log.lines.length < log.total && (
                <Button size="small" look="quiet" onClick={() => setShown(shown + PAGE)}>
                  {words.earlier}
                </Button>
              )}
            </div>
          </>
        )}
      </Answered>
    </>
  );
}

function isWide({ text, levels, roles }: LogFilter): boolean {
  return text === '' && levels === '' && roles === '';
}

interface LogToolsProps {
  only: LogFilter;
  onFilter: (only: LogFilter) => void;
  follow: boolean;
  onFollow: (follow: boolean) => void;
}

function LogTools({ only, onFilter, follow, onFollow }: LogToolsProps) {
  const words = useInspectorWords().log;
  const sign = (value: string) => (value === 'all' ? '' : value);
  return (
    <div className={styles.tools}>
      <input
        className={styles.input}
        type="search"
        aria-label={words.filter}
        placeholder={words.filter}
        value={only.text}
        onChange={(event) => onFilter({ ...only, text: event.currentTarget.value })}
      />
      <select
        className={styles.select}
        aria-label={words.levels}
        value={only.levels === '' ? 'all' : only.levels}
        onChange={(event) => onFilter({ ...only, levels: sign(event.currentTarget.value) })}
      >
        {LEVELS.map((level) => (
          <option key={level} value={level}>
            {words.level[level]}
          </option>
        ))}
      </select>
      <select
        className={styles.select}
        aria-label={words.roles}
        value={only.roles === '' ? 'all' : only.roles}
        onChange={(event) => onFilter({ ...only, roles: sign(event.currentTarget.value) })}
      >
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {words.role[role]}
          </option>
        ))}
      </select>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={follow}
          onChange={(event) => onFollow(event.currentTarget.checked)}
        />
        {words.follow}
      </label>
    </div>
  );
}

interface LogLinesProps {
  label: string;
  lines: readonly { at: number; text: string }[];
  follow: boolean;
  total: number;
}

function LogLines({ label, lines, follow, total }: LogLinesProps) {
  const words = useInspectorWords().log;
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (follow && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [follow, total]);
  return (
    <Scroll ref={box} label={label}>
      <ol
        className={own.log}
        translate="no"
        onKeyDown={(event) => moveAmong(event, 'button')}
        data-testid="log-lines"
      >
        {lines.map((line, index) => (
          // Lines are told apart by nothing but their place, counted from the first of all.
          <li key={total - lines.length + index} data-level={levelOf(line.text)}>
            <button
              type="button"
              tabIndex={index === lines.length - 1 ? 0 : -1}
              title={words.goTo(clock(line.at))}
              onClick={() => void seek(line.at)}
            >
              {decodeWire(line.text)}
            </button>
            <Explained text={decodeWire(line.text)} reached={index === lines.length - 1} />
          </li>
        ))}
      </ol>
    </Scroll>
  );
}

/** Behind a line that the glossary explains, the way there. */
function Explained({ text, reached }: { text: string; reached: boolean }) {
  const words = useInspectorWords().log;
  const id = logEntryOf(textOf(text));
  if (id === null) return null;
  return (
    <IconButton
      label={words.lookUp}
      size="small"
      tabIndex={reached ? 0 : -1}
      aria-haspopup="dialog"
      onClick={() => openGlossary(`log.${id}`)}
    >
      <BookOpenText aria-hidden />
    </IconButton>
  );
}
