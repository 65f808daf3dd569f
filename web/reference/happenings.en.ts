/** What can happen, why a resync is partial or full, and the states of a link. Also the type that another language fills. */
import type { VerdictReason } from '../../engine/contract.ts';
import type { EventId } from './terms.ts';

interface Named {
  name: string;
  text: string;
}

export interface Happenings {
  events: Readonly<Record<EventId, Named>>;
  reasons: Readonly<Record<VerdictReason, Named>>;
  /** Frames for the sentences of `linkStates.ts`. */
  stateOf: Readonly<Record<'replica' | 'master', (does: string) => string>>;
}

export const happeningsEn: Happenings = {
  events: {
    'node-started': {
      name: 'Node started',
      text: 'A process was started, with what its disk and its file hold.',
    },
    'node-stopped': {
      name: 'Node stopped',
      text: 'A process ended: killed, shut down, crashed, without power, or removed. What was only in its memory is gone.',
    },
    'node-frozen': {
      name: 'Node frozen',
      text: 'The process stands still. Its connections stay open, and nobody notices before a timeout.',
    },
    'node-thawed': {
      name: 'Node thawed',
      text: 'It goes on, and finds what has piled up meanwhile.',
    },
    'role-changed': {
      name: 'Role changed',
      text: 'A node became a master ([[promotion]]) or a replica ([[replicaof|REPLICAOF]]).',
    },
    'link-changed': {
      name: 'Link changed',
      text: 'A link was [[network-partition|cut]], [[silent-drop|stalled]], healed, or given another speed.',
    },
    hold: {
      name: 'Message held',
      text: 'A message is kept from arriving, so that one can look at the moment before it does.',
    },
    'link-state': {
      name: 'Step of the handshake',
      text: 'A replica’s link went over to its next [[state.SEND_PSYNC|state]].',
    },
    'master-link-lost': {
      name: 'Link to the master lost',
      text: 'A replica noticed that its link has ended: closed, refused, or silent for too long.',
    },
    resync: {
      name: 'Resync',
      text: 'A PSYNC was answered: [[partial-resync|partial]] or [[full-resync|full]], with the reason.',
    },
    'sync-finished': {
      name: 'Sync finished',
      text: 'A replica has caught up and follows the stream.',
    },
    'replid-changed': {
      name: 'New history',
      text: 'A node has another [[replication-id]]: promoted, restarted, or taken from its master.',
    },
    'keys-lost': {
      name: 'Keys lost',
      text: 'Keys that a node held are gone: replaced in a full resync, or not found after a restart.',
    },
    failover: {
      name: 'FAILOVER',
      text: 'A step of the [[failover-command|planned change of master]].',
    },
    'clients-held': {
      name: 'Clients held',
      text: 'A node lets its clients wait: paused, asleep, handing over, or shutting down.',
    },
    evicted: {
      name: 'Keys evicted',
      text: 'A node removed keys to stay below `maxmemory`. See [[eviction]].',
    },
    load: { name: 'Load', text: 'Many commands a second began, or ended.' },
    typed: { name: 'Command typed', text: 'Somebody typed a line into a console.' },
    'write-refused': {
      name: 'Write refused',
      text: 'A write was answered with an error, for instance [[error.readonly|READONLY]].',
    },
    'replica-dropped': {
      name: 'Replica dropped',
      text: 'A master closed the link to a replica: timeout, full [[output-buffer]], error, or CLIENT KILL.',
    },
    snapshot: { name: 'Snapshot', text: 'A child began or ended a [[snapshot|snapshot]].' },
    disk: { name: 'Disk', text: 'The disk of a node broke, or works again.' },
    'config-edited': {
      name: 'Configuration edited',
      text: 'The configuration file was changed; it counts at the next start.',
    },
    'action-refused': {
      name: 'Action refused',
      text: 'An action of the lab was impossible when its time came.',
    },
    expectation: {
      name: 'Expectation',
      text: 'The lab says what an answer should be; here is whether it was.',
    },
    said: { name: 'Said', text: 'A sentence that the lab says at this moment.' },
    marked: { name: 'Marked', text: 'A moment that the lab gave a name.' },
  },
  reasons: {
    'same-history': {
      name: 'Partial: the bytes are there',
      text: 'Same [[replication-id]], and the [[replication-backlog|backlog]] still holds all that is missing.',
    },
    'second-id': {
      name: 'Partial: by the second ID',
      text: 'The replica asks for the history before the [[promotion]], and had not gone further than it. +CONTINUE tells it the new ID.',
    },
    'nothing-missed': {
      name: 'Partial: nothing missed',
      text: 'Same ID, same offset. The link comes back and 0 bytes are sent.',
    },
    'no-history': {
      name: 'Full: no history',
      text: '`PSYNC ? -1`. A new replica, or one that was restarted without an RDB file or without `replicaof` in its file.',
    },
    'id-mismatch': {
      name: 'Full: another history',
      text: 'The ID asked for is neither the master’s own nor its second. Offsets of different histories cannot be compared.',
    },
    'second-id-too-far': {
      name: 'Full: beyond the fork',
      text: 'The second ID is right, but the replica went further in it than the master did. That part would have to be undone, and Redis cannot undo.',
    },
    'offset-before-backlog': {
      name: 'Full: bytes overwritten',
      text: 'The history is right, but the next byte is older than the oldest in the backlog: [[backlog-overflow]].',
    },
    'offset-beyond-end': {
      name: 'Full: beyond the end',
      text: 'The replica asks for bytes that the master has not written yet. One of the two has lost something.',
    },
    'no-backlog': {
      name: 'Full: no backlog',
      text: 'The master keeps none: it never had a replica, or has freed it after `repl-backlog-ttl`.',
    },
    'no-resync-needed': {
      name: 'Nothing to do',
      text: 'The replica is connected and follows the stream.',
    },
    'master-not-running': {
      name: 'Cannot: no master',
      text: 'The master’s process is not running. The replica tries again every second.',
    },
    'master-link-down': {
      name: 'Cannot: the master waits itself',
      text: 'The master is a replica whose own link is down. It answers [[error.nomasterlink|NOMASTERLINK]].',
    },
    'master-unknown': {
      name: 'Cannot: unknown master',
      text: 'The address that the replica follows is no node of this lab.',
    },
  },
  stateOf: {
    replica: (does) => `This node ${does}.`,
    master: (does) => `The master ${does}: as it has this replica on its list.`,
  },
};
