import { useState } from 'react';
import type { ArcView, BacklogView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { readable } from '../../text.ts';
import { Button } from '../../ui/Button.tsx';
import { grouped } from '../../ui/figures.ts';
import { HexDump } from '../../ui/HexDump.tsx';
import { Answered } from './Answered.tsx';
import styles from './Inspector.module.css';
import { useNode, useNodeAnswer } from './useNode.ts';

const PAGE = 512;
const NEWEST_ARCS = 40;

/** The replication backlog, by commands and byte by byte. */
export function Backlog({ node }: { node: NodeId }) {
  const words = useWords().inspector.backlog;
  const backlog = useNode(node)?.backlog ?? null;
  if (backlog === null) return <p className={styles.empty}>{words.none}</p>;
  return <Held node={node} backlog={backlog} />;
}

function Held({ node, backlog }: { node: NodeId; backlog: BacklogView }) {
  const words = useWords().inspector.backlog;
  /** Null: the newest bytes, wherever they are. */
  const [chosen, setChosen] = useState<number | null>(null);
  const first = backlog.first_byte_offset;
  const end = first + backlog.histlen;
  const newest = Math.max(first, end - PAGE);
  const from = chosen === null ? newest : Math.min(Math.max(chosen, first), newest);
  const answer = useNodeAnswer(node, { ask: 'backlog', node, from, limit: PAGE });
  return (
    <div className={styles.scroll}>
      <p className={styles.remark}>{words.holds(grouped(first), grouped(end - 1))}</p>
      <Arcs arcs={backlog.arcs} onChoose={setChosen} />
      <section className={styles.block}>
        <h3 className={styles.heading}>{words.raw}</h3>
        <div className={styles.buttons}>
          <Button size="small" onClick={() => setChosen(first)} disabled={from === first}>
            {words.first}
          </Button>
          <Button size="small" onClick={() => setChosen(from - PAGE)} disabled={from === first}>
            {words.previous}
          </Button>
          <Button size="small" onClick={() => setChosen(from + PAGE)} disabled={from >= newest}>
            {words.next}
          </Button>
          <Button size="small" onClick={() => setChosen(null)} disabled={from >= newest}>
            {words.last}
          </Button>
        </div>
        <Answered kind="backlog" answer={answer}>
          {(bytes) => <HexDump bytes={bytes.bytes} base={bytes.from} label={words.raw} />}
        </Answered>
      </section>
    </div>
  );
}

function Arcs({ arcs, onChoose }: { arcs: readonly ArcView[]; onChoose: (from: number) => void }) {
  const words = useWords().inspector.backlog;
  const newest = arcs.slice(-NEWEST_ARCS).reverse();
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">{words.offset}</th>
          <th scope="col">{words.size}</th>
          <th scope="col">{words.command}</th>
        </tr>
      </thead>
      <tbody>
        {newest.map((arc) => (
          <tr key={arc.from}>
            <th scope="row" className={styles.figure}>
              <button type="button" className={styles.link} onClick={() => onChoose(arc.from)}>
                {grouped(arc.from)}
              </button>
            </th>
            <td className={styles.figure}>{arc.to - arc.from}</td>
            <td className={styles.bytes}>{readable(arc.sent)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
