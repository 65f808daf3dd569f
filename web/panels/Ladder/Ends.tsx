/** The heads of the two lifelines: who stands there, in which state now, and a hand on what it sends. */
import { Hand } from 'lucide-react';
import type { HeldView, LinkView, NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act } from '../../store/commands.ts';
import { useShown } from '../../store/store.ts';
import { bytes } from '../../ui/figures.ts';
import styles from './Ends.module.css';

interface EndsProps {
  link: LinkView;
  replica: NodeId;
  master: NodeId;
}

export function Ends({ link, replica, master }: EndsProps) {
  const words = useWords().ladder;
  const state = useShown((shown) => shown.nodes[replica]?.master?.state ?? null);
  const there = useShown(
    (shown) =>
      shown.nodes[master]?.replicas.find((attached) => attached.node === replica)?.state ?? null,
  );
  const heldFrom = (node: NodeId) => link.held.find((held) => held.from === node) ?? null;
  return (
    <div className={styles.ends}>
      <div className={styles.end}>
        <strong>{replica}</strong>
        <HoldButton link={link} from={replica} to={master} held={heldFrom(replica)} />
        <span title={words.replicaState(replica)}>{link.replica === null ? '' : state}</span>
      </div>
      <div className={styles.end}>
        <HoldButton link={link} from={master} to={replica} held={heldFrom(master)} />
        <strong>{master}</strong>
        <span title={words.masterState(master)}>{there}</span>
      </div>
    </div>
  );
}

interface HoldProps {
  link: LinkView;
  from: NodeId;
  to: NodeId;
  held: HeldView | null;
}

/** Holds the next message of this side; then tells what waits, and lets it go. */
function HoldButton({ link, from, to, held }: HoldProps) {
  const words = useWords().ladder;
  const { between } = link;
  const pair: [NodeId, NodeId] = [between[0], between[1]];
  if (held === null) {
    return (
      <button
        type="button"
        className={styles.hold}
        data-testid={`hold-next-${from}-${to}`}
        aria-label={words.hold.next(from)}
        title={words.hold.next(from)}
        onClick={() => void act({ do: 'hold', between: pair, from })}
      >
        <Hand aria-hidden />
      </button>
    );
  }
  const waits = held.messages > 0;
  const hint = waits
    ? words.hold.release(from, held.messages, bytes(held.bytes))
    : words.hold.giveUp(from);
  return (
    <button
      type="button"
      className={styles.hold}
      data-held={waits}
      data-testid={`release-${from}-${to}`}
      data-value={held.messages}
      aria-label={hint}
      title={hint}
      onClick={() => void act({ do: 'release', between: pair, from })}
    >
      <Hand aria-hidden />
      {waits ? words.hold.releaseShort(held.messages) : words.hold.armed}
    </button>
  );
}
