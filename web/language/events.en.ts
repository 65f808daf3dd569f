/** What happened, in one sentence each. */
import type { Anomaly, EventRecord } from '../../engine/contract.ts';

type Told = EventRecord['kind'];
type ToldOf<K extends Told> = Extract<EventRecord, { kind: K }>;
/** A sentence for each kind of event, made from that event's own fields. */
export type EventWords = { readonly [K in Told]: (event: ToldOf<K>) => string };

const linkChange = { cut: 'cut', stalled: 'stalled', healed: 'healed', tuned: 'tuned' };
const holds = {
  armed: 'the next message will be held',
  caught: 'a message is held',
  released: 'released',
  lost: 'the held message is lost',
};
const said = (match: string, change: keyof typeof holds) =>
  match === '' || change !== 'armed' ? '' : ` (${match})`;
const stopped = {
  killed: 'was killed',
  'shut-down': 'was shut down',
  'powered-off': 'lost its power',
  crashed: 'crashed',
  removed: 'was removed',
};

const failover = {
  waiting: (node: string, target: string, _why: string) =>
    `FAILOVER: ${node} waits until ${target === '' ? 'a replica' : target} has caught up`,
  switching: (node: string, target: string, why: string) =>
    why === ''
      ? `FAILOVER: ${target} has caught up, ${node} steps down`
      : `FAILOVER: ${node} steps down without waiting longer (${why})`,
  done: (node: string, target: string, _why: string) =>
    `FAILOVER: ${target} is the master now, ${node} its replica`,
  aborted: (node: string, _target: string, why: string) => `FAILOVER of ${node} given up: ${why}`,
};

const quoted = (value: string | null) => (value === null ? 'nothing' : `“${value}”`);

function anomaly(event: Anomaly): string {
  switch (event.name) {
    case 'stale-read':
      return `Stale read: ${event.node} answered ${quoted(event.read)} for ${event.key}, but its master ${event.master} already held ${quoted(event.there)}`;
    case 'non-monotonic-read':
      return `Time ran backwards: ${event.key} was ${quoted(event.newer)} on ${event.earlier}, then still ${quoted(event.read)} on ${event.node}`;
    case 'lost-write': {
      const what = event.back || event.count === 1 ? event.line : `${event.count} writes`;
      return `Lost write: ${event.acknowledgedBy} had said OK to ${what}, and ${lostWhy[event.why](event.node)}${event.back ? back(event.count) : ''}`;
    }
    case 'divergence':
      return `Divergence: ${divergence[event.why](event.node, event.other)}`;
    case 'empty-master':
      return `Copying emptiness: ${event.node} started with ${event.left} keys, and ${event.replica} gave up ${event.count} to be equal`;
  }
}

const back = (keys: number) => (keys === 1 ? ': 1 key is back' : `: ${keys} keys are back`);
const SAME_PLACE = 'ID and offset stay equal, so only a full resync would repair it';

const divergence = {
  'two-masters': (a: string, b: string) =>
    `${a} and ${b} share a past, and both have gone on by themselves`,
  'writable-replica': (replica: string, master: string) =>
    `a client wrote into replica ${replica}, and ${master} will never know. ${SAME_PLACE}`,
  'evicting-replica': (replica: string, master: string) =>
    `replica ${replica} evicted keys by itself (replica-ignore-maxmemory no), and ${master} will never know. ${SAME_PLACE}`,
};

const lostWhy = {
  removed: (node: string) => `${node}, the last that held it, was removed`,
  'full-resync': (node: string) => `the full resync of ${node} threw it away`,
  restart: (node: string) => `${node} did not find it on its disk`,
  promotion: (node: string) => `${node} took over without it`,
};

export const eventsEn: EventWords = {
  'node-started': ({ node }) => `${node} started`,
  'node-stopped': ({ node, how }) => `${node} ${stopped[how]}`,
  'node-frozen': ({ node }) => `${node} was frozen`,
  'node-thawed': ({ node }) => `${node} was thawed`,
  'role-changed': ({ node, role, of }) =>
    role === 'master' ? `${node} became a master` : `${node} became a replica of ${of}`,
  'link-changed': ({ between, change }) =>
    `link ${between[0]} – ${between[1]} ${linkChange[change]}`,
  hold: ({ from, to, change, match }) => `${from} → ${to}: ${holds[change]}${said(match, change)}`,
  'link-state': ({ node, state }) => `${node}: ${state}`,
  'master-link-lost': ({ node, of }) => `${node} lost its link to ${of}`,
  resync: ({ replica, master, outcome, bytes }) =>
    outcome === 'partial'
      ? `partial resync of ${replica ?? '?'} from ${master}, ${bytes} bytes`
      : `full resync of ${replica ?? '?'} from ${master}`,
  'sync-finished': ({ replica, keys }) => `${replica} finished its sync with ${keys} keys`,
  'replid-changed': ({ node, replid }) => `${node} has a new history, ${replid.slice(0, 8)}…`,
  'keys-lost': ({ node, count }) => `${node} lost ${count} keys`,
  anomaly: (event) => anomaly(event),
  failover: ({ node, what, target, why }) => failover[what](node, target, why),
  'clients-held': ({ node, change, by }) =>
    change === 'began' ? `${node} holds commands back (${by})` : `${node} runs commands again`,
  evicted: ({ node, count, keys, policy }) =>
    count === 1
      ? `${node} evicted ${keys[0]} (${policy})`
      : `${node} evicted ${count} keys (${policy})`,
  load: ({ nodes, change, line, rate, answered }) =>
    change === 'began'
      ? `load on ${nodes.join(', ')} began: ${rate} times a second ${line}`
      : `load on ${nodes.join(', ')} ended after ${answered} replies`,
  typed: ({ node, line }) => `${node}> ${line}`,
  'write-refused': ({ node, line }) => `${node} refused ${line}`,
  'replica-dropped': ({ node, replica }) => `${node} dropped its replica ${replica}`,
  snapshot: ({ node, what }) => `snapshot of ${node} ${what}`,
  disk: ({ node, what }) => `disk of ${node} ${what}`,
  'config-edited': ({ node }) => `configuration of ${node} edited`,
  'action-refused': ({ refusal }) => `refused: ${refusal.message}`,
  expectation: ({ met, line }) => `${line}: ${met ? 'as expected' : 'not as expected'}`,
  said: ({ text }) => text.en,
  marked: ({ name }) => name.en,
};
