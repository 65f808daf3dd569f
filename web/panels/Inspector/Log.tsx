import { useLayoutEffect, useRef, useState } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { decodeWire } from '../../text.ts';
import { Button } from '../../ui/Button.tsx';
import { clock } from '../../ui/figures.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { Answered } from './Answered.tsx';
import styles from './Inspector.module.css';
import { useNodeAnswer } from './useNode.ts';

/** So many lines at first, and so many more each time. */
const PAGE = 300;

/** The log file in Redis's own words. */
export function Log({ node }: { node: NodeId }) {
  const words = useWords().inspector.log;
  const [wanted, setWanted] = useState('');
  const [follow, setFollow] = useState(true);
  const [shown, setShown] = useState(PAGE);
  // How many lines there are is known only from an answer: the end is asked for relative to it.
  const [total, setTotal] = useState(0);
  const offset = Math.max(0, total - shown);
  const answer = useNodeAnswer(node, { ask: 'log', node, offset, limit: shown + PAGE });
  if (answer?.answer === 'log' && answer.total !== total) setTotal(answer.total);
  return (
    <Answered kind="log" answer={answer}>
      {(log) => {
        const needle = wanted.trim().toLowerCase();
        const lines = log.lines.filter((line) => line.text.toLowerCase().includes(needle));
        return (
          <>
            <div className={styles.tools}>
              <input
                className={styles.input}
                type="search"
                aria-label={words.filter}
                placeholder={words.filter}
                value={wanted}
                onChange={(event) => setWanted(event.currentTarget.value)}
              />
              <label className={styles.check}>
                <input
                  type="checkbox"
                  checked={follow}
                  onChange={(event) => setFollow(event.currentTarget.checked)}
                />
                {words.follow}
              </label>
            </div>
            {lines.length === 0 && (
              <p className={styles.empty}>{log.total === 0 ? words.none : words.noneMatch}</p>
            )}
            {offset > 0 && (
              <Button size="small" look="quiet" onClick={() => setShown(shown + PAGE)}>
                {words.earlier}
              </Button>
            )}
            <LogLines label={words.list(node)} lines={lines} follow={follow} total={log.total} />
          </>
        );
      }}
    </Answered>
  );
}

function LogLines(props: {
  label: string;
  lines: readonly { at: number; text: string }[];
  follow: boolean;
  total: number;
}) {
  const box = useRef<HTMLDivElement>(null);
  const { follow, total } = props;
  useLayoutEffect(() => {
    if (follow && box.current !== null) box.current.scrollTop = box.current.scrollHeight;
  }, [follow, total]);
  return (
    <Scroll ref={box} label={props.label}>
      <ol className={styles.log}>
        {props.lines.map((line, index) => (
          // Lines of a log are told apart by nothing but their place.
          <li key={index} data-warning={/^\S+ .{24} # /.test(line.text)} title={clock(line.at)}>
            {decodeWire(line.text)}
          </li>
        ))}
      </ol>
    </Scroll>
  );
}
