/** Redis's own names of both sides' states, along the two lifelines. */
import type { LinkState, ReplicaClientState } from '../../../engine/contract.ts';
import type { Band } from './place.ts';
import styles from './Bands.module.css';

/** What kinds of states there are, for the eye: nothing, on the way, a snapshot, all is well. */
type Mood = 'none' | 'trying' | 'snapshot' | 'good';

const MOODS: Readonly<Partial<Record<LinkState | ReplicaClientState, Mood>>> = {
  NONE: 'none',
  TRANSFER: 'snapshot',
  WAIT_BGSAVE_START: 'snapshot',
  WAIT_BGSAVE_END: 'snapshot',
  SEND_BULK: 'snapshot',
  CONNECTED: 'good',
  ONLINE: 'good',
};

export function moodOf(state: LinkState | ReplicaClientState): Mood {
  return MOODS[state] ?? 'trying';
}

/** A turned letter takes so many pixels of the lifeline. */
const LETTER = 5.6;

interface BandsProps {
  replica: readonly Band[];
  master: readonly Band[];
  from: number;
  height: number;
}

/** The rows tell the same in words; for a screen reader each message has both states. */
export function Bands({ replica, master, from, height }: BandsProps) {
  const shown = (bands: readonly Band[]) =>
    bands.filter((band) => band.top < from + height && band.bottom > from);
  return (
    <div className={styles.bands} aria-hidden>
      {shown(replica).map((band) => (
        <Side key={`r${band.top}`} band={band} side="replica" />
      ))}
      {shown(master).map((band) => (
        <Side key={`m${band.top}`} band={band} side="master" />
      ))}
    </div>
  );
}

function Side({ band, side }: { band: Band; side: 'replica' | 'master' }) {
  const height = band.bottom - band.top;
  return (
    <div
      className={styles.band}
      data-side={side}
      data-mood={moodOf(band.state)}
      style={{ top: band.top, height }}
    >
      {height > band.state.length * LETTER + 10 && <span>{band.state}</span>}
    </div>
  );
}
