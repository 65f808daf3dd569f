/** What the loads achieve: replies per second, and what that puts into the streams. */
import { Square } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { LoadView, NodeId } from '../../../engine/contract.ts';
import { act } from '../../store/commands.ts';
import { useAnswer } from '../../store/useAnswer.ts';
import { usePaced } from '../../store/usePaced.ts';
import { useShown, type Shown } from '../../store/store.ts';
import { decodeWire } from '../../text.ts';
import { Button } from '../../ui/Button.tsx';
import { bytes, grouped } from '../../ui/figures.ts';
import { Term } from '../../ui/Term.tsx';
import styles from './Load.module.css';
import { bytesPerSecond, sampled, type Sample } from './plan.ts';
import { isRead } from './reads.ts';
import { useLoadWords } from './words.ts';

/** Those that ended stay so long in sight. */
const ENDED_SHOWN = 3;

/** So many without an answer are a queue; fewer are on their way. */
const QUEUE = 10;

const nowOf = (shown: Shown) => shown.now;
const branchOf = (shown: Shown) => `${shown.branch} ${shown.replacements}`;

export function Running() {
  const words = useLoadWords();
  const now = usePaced(nowOf);
  const branch = useShown(branchOf);
  const answer = useAnswer({ ask: 'loads' }, now, branch);
  const all = answer?.answer === 'loads' ? answer.loads : [];
  const ended = all.filter((load) => !load.running).slice(-ENDED_SHOWN);
  const shown = all.filter((load) => load.running || ended.includes(load));
  const nodes = [...new Set(all.filter((load) => load.running).flatMap((load) => load.nodes))];
  return (
    <section className={styles.running} aria-label={words.now}>
      <h3 className={styles.subtitle}>{words.now}</h3>
      {shown.length === 0 && <p className={styles.hint}>{words.none}</p>}
      <ul className={styles.loads}>
        {shown.toReversed().map((load) => (
          <Load key={`${load.startedAt} ${load.template}`} load={load} />
        ))}
      </ul>
      {nodes.map((node) => (
        <Stream key={node} node={node} />
      ))}
    </section>
  );
}

function Load({ load }: { load: LoadView }) {
  const words = useLoadWords();
  const { nodes, template, running, rate, perSecond, answered, found, errors, held, waiting } =
    load;
  const first = nodes[0] ?? '';
  const share = Math.min(1, perSecond / rate);
  return (
    <li className={styles.load} data-running={running} data-testid={`load-on-${first}`}>
      <div className={styles.what}>
        <code className={styles.line}>{decodeWire(template)}</code>
        <code className={styles.to}>{nodes.join(' ')}</code>
      </div>
      {running ? (
        <Button
          size="small"
          icon={<Square aria-hidden />}
          data-testid={`load-stop-${first}`}
          title={words.stopHint(first)}
          onClick={() => void act({ do: 'stop-load', node: first })}
        >
          {words.stop}
        </Button>
      ) : (
        <span className={styles.ended}>{words.ended}</span>
      )}
      {running && (
        <p className={styles.achieved}>
          <strong data-testid={`load-rate-${first}`} data-value={perSecond}>
            {words.rateIs(grouped(perSecond))}
          </strong>{' '}
          {words.asked(grouped(rate))}
          <span className={styles.meter} aria-hidden>
            <span style={{ width: `${share * 100}%` }} />
          </span>
        </p>
      )}
      <p className={styles.counts}>
        <span>{words.answered(grouped(answered))}</span>
        {isRead(template) && (
          <span
            className={found < answered ? styles.errors : undefined}
            data-testid={`load-found-${first}`}
            data-value={found}
          >
            {words.found(grouped(found), grouped(answered))}
          </span>
        )}
        {waiting >= QUEUE && (
          <span
            className={styles.errors}
            data-testid={`load-waiting-${first}`}
            data-value={waiting}
          >
            {words.waiting(grouped(waiting))}
          </span>
        )}
        {errors > 0 && <span className={styles.errors}>{words.errors(grouped(errors))}</span>}
        {held > 0 && <span className={styles.errors}>{words.held(grouped(held))}</span>}
      </p>
    </li>
  );
}

/** Bytes that a node appends to its replication stream; a replica's own stream is its master's. */
function Stream({ node }: { node: NodeId }) {
  const words = useLoadWords();
  const rate = useStreamRate(node);
  if (rate === null) return null;
  return (
    <p className={styles.stream} data-testid={`load-stream-${node}`} data-value={rate}>
      <Term id="replication-stream">{words.stream(node, bytes(rate))}</Term>
    </p>
  );
}

/** Null where the node is no master. */
function useStreamRate(node: NodeId): number | null {
  const [samples, setSamples] = useState<readonly Sample[]>([]);
  const isMaster = useShown((shown) => shown.nodes[node]?.role === 'master');
  useEffect(
    () =>
      useShown.subscribe((shown, before) => {
        const offset = shown.nodes[node]?.master_repl_offset;
        if (offset === undefined || shown.now === before.now) return;
        setSamples((known) => paced(known, { at: shown.now, offset }));
      }),
    [node],
  );
  return isMaster ? bytesPerSecond(samples) : null;
}

/** Four samples a second of virtual time are enough, and render no oftener. */
function paced(known: readonly Sample[], next: Sample): readonly Sample[] {
  const last = known.at(-1);
  const soon = last !== undefined && next.at >= last.at && next.at - last.at < 250_000;
  return soon ? known : sampled(known, next);
}
