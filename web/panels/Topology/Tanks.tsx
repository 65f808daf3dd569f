/** What waits in a node for each of its replicas: the output buffers, as tanks with their limits. */
import type { AttachedReplicaView, NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { useShown } from '../../store/store.ts';
import { bytes } from '../../ui/figures.ts';
import type { Density } from './sizes.ts';
import css from './Tanks.module.css';

const SECOND = 1_000_000;
const ROWS_MAX = { hero: 4, roomy: 2, medium: 1 } as const;

/** How many lines the tanks take. Only on the large card do they stand there while they are empty. */
export function tankRows(node: NodeView, density: Density): number {
  if (density !== 'hero' && density !== 'roomy' && density !== 'medium') return 0;
  return Math.min(ROWS_MAX[density], shownTanks(node, density === 'hero').length);
}

export function Tanks({ node, all }: { node: NodeView; all: boolean }) {
  const words = useWords();
  return (
    <ul className={css['tanks']} aria-label={words.node.bufferTitle}>
      {shownTanks(node, all)
        .slice(0, all ? ROWS_MAX.hero : ROWS_MAX.roomy)
        .map((replica) => (
          <Tank key={`${replica.ip}:${replica.port}`} replica={replica} />
        ))}
    </ul>
  );
}

/** Those that hold most come first, where not all have room. */
function shownTanks({ replicas }: NodeView, all: boolean): readonly AttachedReplicaView[] {
  const shown = all ? replicas : replicas.filter(isOfInterest);
  if (shown.length <= ROWS_MAX.hero) return shown;
  return shown.toSorted((a, b) => b.outputBuffer - a.outputBuffer);
}

function isOfInterest({ outputBuffer, state }: AttachedReplicaView): boolean {
  return outputBuffer > 0 || state !== 'ONLINE';
}

function Tank({ replica }: { replica: AttachedReplicaView }) {
  const words = useWords();
  const { outputBuffer: held, hardLimit: hard, softLimit: soft } = replica;
  const name = replica.node ?? `${replica.ip}:${replica.port}`;
  const scale = hard > 0 ? hard : soft * 2;
  const share = scale > 0 ? Math.min(1, held / scale) : 0;
  const over = soft > 0 && held >= soft;
  const hint = words.node.buffer(
    name,
    bytes(held),
    hard > 0 ? bytes(hard) : words.node.bufferNoLimit,
    soft > 0 ? words.node.bufferSoft(bytes(soft), String(replica.softSeconds)) : '',
  );
  // A tank that holds anything shows it, however little of the limit it is.
  const width = held > 0 ? Math.max(0.06, share) : 0;
  return (
    <li
      className={css['tank']}
      data-testid={`buffer-${name}`}
      data-value={held}
      data-level={share > 0.7 ? 'high' : over ? 'soft' : 'low'}
      title={`${hint} ${words.attached[replica.state]}`}
    >
      <span className={css['name']}>
        {name}
        {replica.state !== 'ONLINE' && <em> {words.attached[replica.state]}</em>}
      </span>
      <span className={css['bar']} aria-hidden="true">
        <i style={{ width: `${width * 100}%` }} />
        {soft > 0 && scale > 0 && <b style={{ left: `${(soft / scale) * 100}%` }} />}
        {hard > 0 && <u />}
      </span>
      {over ? <SoftClock replica={replica} /> : <span className={css['bytes']}>{bytes(held)}</span>}
    </li>
  );
}

/** Above the soft limit a replica has some seconds; then it is dropped. */
function SoftClock({ replica }: { replica: AttachedReplicaView }) {
  const words = useWords();
  const { softSince, softSeconds, outputBuffer } = replica;
  const over = useShown((shown) =>
    softSince === null ? 0 : Math.max(0, Math.floor((shown.now - softSince) / SECOND)),
  );
  return (
    <span className={css['bytes']}>
      {bytes(outputBuffer)} {words.node.bufferOver(String(over), String(softSeconds))}
    </span>
  );
}
