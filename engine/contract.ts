/**
 * Every type that crosses between the worker and the page. No logic.
 *
 * The page pulls: each call of `EngineApi` answers with one `Frame`, which holds what changed since the
 * frame before. Texts that come from the wire (keys, values, replies, labels) are latin-1, one character
 * per byte; `web/` decodes them as UTF-8 for display. Times are whole microseconds of virtual time;
 * sizes and offsets are bytes.
 */
import type { LabFile, LabAction } from './lab/format.ts';

export type { LabFile, LabAction } from './lab/format.ts';

/** Name of a node: its port, as text. */
export type NodeId = string;

/** What the worker offers through comlink. Nothing here throws for a user's mistake: refusals are data. */
export interface EngineApi {
  /** Replaces everything by this lab. `lab` is untrusted: a lab file, or its JSON text. */
  load(lab: unknown): Frame;
  /** Carries out one action now. In the past, the old future becomes a branch. */
  act(action: Action): Frame;
  /** Lets virtual time run on by so many microseconds. */
  advance(elapsed: number): Frame;
  /** Runs to the next (or back to the previous) moment of this kind. */
  step(step: Step): Frame;
  /** Goes to a moment of the current branch. Beyond the horizon it runs on to it. */
  seek(at: number): Frame;
  /** Takes back the last action before now; it, and what followed, stay as a branch. */
  undo(): Frame;
  redo(): Frame;
  /** Returns to another branch, at the moment it was left. */
  switchBranch(branch: number): Frame;
  /** What is too big for a frame, a page at a time. */
  inspect(question: Question): Answer;
  /** The lab file that reproduces everything up to now. */
  save(): LabFile;
}

/** What a user can do: a lab action without its time. */
export type Action = DistributiveOmit<LabAction, 'atMs'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

export interface Step {
  direction: 'forward' | 'back';
  /**
   * `message`: any message between nodes arrives. `handshake`: a message that is not part of the
   * stream arrives. `event`: something worth a mark on the timeline happens.
   */
  to: 'message' | 'handshake' | 'event';
  /** Only what concerns this node. */
  node?: NodeId;
  /** Only what passes between these two. */
  link?: readonly [NodeId, NodeId];
}

export interface Frame {
  now: number;
  /** End of the recorded past of this branch: at least `now`. */
  horizon: number;
  /** Nothing happens before this moment but what somebody does: to advance up to it tells nothing new. */
  quietUntil: number;
  /** True when the page must forget what it gathered from earlier frames; this frame then holds everything. */
  replaced: boolean;
  lab: LabSummary | null;
  branch: number;
  branches: readonly BranchSummary[];
  canUndo: boolean;
  canRedo: boolean;
  /** Nodes that changed. */
  nodes: readonly NodeView[];
  removed: readonly NodeId[];
  /** Links between nodes that changed. */
  links: readonly LinkView[];
  /** Everything in flight between nodes at `now`, at most SEGMENTS_MAX. */
  segments: readonly SegmentView[];
  /** Events since the frame before, oldest first; everything up to the horizon when `replaced`. Events with `at > now` lie in the recorded future. */
  events: readonly EventRecord[];
  /** Consoles that changed. */
  consoles: readonly ConsoleDelta[];
  /** Why the call that led to this frame did nothing. */
  refusal: Refusal | null;
  /** A broken invariant: the engine has stopped. */
  failure: Failure | null;
}

export interface LabSummary {
  /** The lab's own name, per language. */
  name: { en: string; zh?: string };
  story: { en: string; zh?: string } | null;
  seed: number;
  backlog: 'exact' | 'blocks';
}

export interface BranchSummary {
  id: number;
  /** Where it left the branch it grew from. */
  forkedAt: number;
  /** Up to here it and the current branch are the same. */
  partsAt: number;
  horizon: number;
  /** The last action of the branch, as text (`6379> SET k v`). */
  label: string;
}

export interface Refusal {
  code: RefusalCode;
  /** What was wrong and what to do, in English. Where a language file has words for `code`, the page shows those with `detail`. */
  message: string;
  /** The thing meant: a node id, a JSON path, a file name. */
  detail: string;
}
export type RefusalCode =
  | 'lab-invalid'
  | 'no-such-node'
  | 'node-exists'
  | 'node-running'
  | 'node-not-running'
  | 'node-frozen'
  | 'node-not-frozen'
  | 'no-such-link'
  | 'link-already'
  | 'bad-value'
  | 'too-many-nodes'
  | 'config-invalid'
  | 'no-such-branch'
  | 'nothing-to-undo'
  | 'nothing-to-redo'
  | 'nothing-found'
  | 'no-load'
  | 'stopped';

export interface Failure {
  message: string;
  seed: number;
  /** The lab file that leads here. */
  journal: LabFile;
}

// ---------------------------------------------------------------------------------------- nodes

/** What the process is doing. `loading` is running, but reading a data set. */
export type RunState =
  | 'running'
  | 'loading'
  | 'frozen'
  | 'killed'
  | 'shut-down'
  | 'powered-off'
  | 'crashed';

export interface NodeView {
  id: NodeId;
  host: string;
  port: number;
  run: RunState;
  /** When it started, or stopped. */
  since: number;
  /** Of a stopped node: what it was when it stopped; its IDs and offset likewise. */
  role: 'master' | 'replica';
  replid: string;
  /** 40 zeros when unset. */
  replid2: string;
  /** -1 when unset. */
  second_repl_offset: number;
  master_repl_offset: number;
  backlog: BacklogView | null;
  /** The node's own link to its master; null on a master. */
  master: MasterLinkView | null;
  /** Attached replicas, in the order of INFO's slaveN lines. */
  replicas: readonly AttachedReplicaView[];
  keys: KeysView;
  /** DEBUG DIGEST of the data set, 40 hexadecimal characters; null while the node is not running. */
  digest: string | null;
  /** Compared with its master's data set: null on a master, or when one of them is not running. */
  digestEqual: boolean | null;
  disk: DiskView;
  /** A forked child at work. */
  child: ChildView | null;
  /** Why commands of its clients wait now; null: they do not. */
  hold: HoldView | null;
  /** INFO's master_failover_state. */
  failover: FailoverState;
  /** "If this replica came back now…"; null on a node without a master. */
  verdict: VerdictView | null;
  /** Clients connected, replicas not counted. */
  clients: number;
}

export interface BacklogView {
  size: number;
  first_byte_offset: number;
  histlen: number;
  model: 'exact' | 'blocks';
  /**
   * Commands held that are older than the first arc: exact while there are some hundred, else to within 64.
   */
  older: number;
  /**
   * The newest commands held, oldest first, at most ARCS_MAX; what lies before the first arc is older
   * commands. A frame tells only what is new in this list. The whole list is: `cut`, then the newest
   * `kept` of the list that the node's view had before, then `arcs`.
   */
  arcs: readonly ArcView[];
  /** 0 when `arcs` holds them all: in a `replaced` frame, and after a jump of the node's history. */
  kept: number;
  /** The oldest command, when part of it was overwritten since the frame before; else null. */
  cut: ArcView | null;
}

/** One command in the replication stream. It occupies offsets [from, to). */
export interface ArcView {
  from: number;
  to: number;
  /** Commands as sent, shortened for display: `SET k v`. */
  sent: string;
  /** What the client typed, where it differs from what was sent; else null. */
  typed: string | null;
  /** No client asked for this DEL: its key expired, or was evicted for lack of memory; else null. */
  unasked: 'expired' | 'evicted' | null;
  kind: 'write' | 'select' | 'ping' | 'getack' | 'transaction';
  at: number;
}

/** Redis's own names for the states of a replica's link. */
export type LinkState =
  | 'NONE'
  | 'CONNECT'
  | 'CONNECTING'
  | 'RECEIVE_PING_REPLY'
  | 'SEND_HANDSHAKE'
  | 'RECEIVE_AUTH_REPLY'
  | 'RECEIVE_PORT_REPLY'
  | 'RECEIVE_IP_REPLY'
  | 'RECEIVE_CAPA_REPLY'
  | 'SEND_PSYNC'
  | 'RECEIVE_PSYNC_REPLY'
  | 'TRANSFER'
  | 'CONNECTED';

/** The master's name for the state of an attached replica. */
export type ReplicaClientState =
  | 'NONE'
  | 'WAIT_BGSAVE_START'
  | 'WAIT_BGSAVE_END'
  | 'SEND_BULK'
  | 'ONLINE';

export interface MasterLinkView {
  host: string;
  port: number;
  /** The node it points at, when that is one of this lab. */
  node: NodeId | null;
  state: LinkState;
  /** `up` when INFO says master_link_status:up. */
  status: 'up' | 'down';
  /** -1 without a link, like master_last_io_seconds_ago. */
  lastIoSeconds: number;
  /** Offset applied so far (slave_repl_offset). */
  offset: number;
  /** How many bytes it lacks of its master's history; null when they share none or the master is not running. */
  behind: number | null;
  /** While a snapshot is received or loaded. */
  transfer: TransferView | null;
  /** It has started to ask but was refused, last reason as logged; empty when none. */
  trouble: string;
}

export interface TransferView {
  phase: 'waiting' | 'receiving' | 'loading';
  received: number;
  /** -1 while unknown (diskless transfers never tell). */
  total: number;
  /** When the snapshot began to arrive; null before. */
  since: number | null;
}

export interface AttachedReplicaView {
  /** Its address as the master lists it. */
  ip: string;
  port: number;
  node: NodeId | null;
  state: ReplicaClientState;
  /** Offset of its last ACK. */
  ackOffset: number;
  /** Seconds since its last ACK. */
  lag: number;
  /** Replication bytes that wait in the master for this replica, and the limits that drop it (0: none). */
  outputBuffer: number;
  hardLimit: number;
  softLimit: number;
  /** The soft limit drops it when it was passed for longer than this; since when it is, null: it is not. */
  softSeconds: number;
  softSince: number | null;
}

export interface KeysView {
  /** All databases together, hidden expired keys included. */
  count: number;
  /** Grows with every change of the data set. */
  revision: number;
  /** The keys written last, newest first, at most KEYS_SHOWN. */
  recent: readonly KeyView[];
}

export interface KeyView {
  db: number;
  key: string;
  type: string;
  /** As OBJECT ENCODING tells. */
  encoding: string;
  /** Bytes of a string; elements of anything else. */
  length: number;
  /** Shortened for display. */
  value: string;
  /** Unix milliseconds, or null. */
  expiresAt: number | null;
  /** Expired but still held: a replica hides it until its master's DEL arrives. */
  ghost: boolean;
  /** When it was last written here. */
  writtenAt: number;
}

export interface DiskView {
  broken: boolean;
  files: readonly { name: string; bytes: number; at: number }[];
}

export interface ChildView {
  kind: 'bgsave' | 'diskless' | 'aof';
  startedAt: number;
  endsAt: number;
}

export type FailoverState = 'no-failover' | 'waiting-for-sync' | 'failover-in-progress';

/**
 * What holds back commands: DEBUG SLEEP, CLIENT PAUSE, FAILOVER, a SHUTDOWN that waits for replicas, or
 * (`busy`) other commands, where the lab says that a command takes time.
 */
export interface HoldView {
  by: 'sleep' | 'busy' | 'pause' | 'failover' | 'shutdown';
  /** `write`: what only reads is answered. */
  what: 'write' | 'all';
  /** When it ends by itself; null: when the failover does, or nobody waits any more. */
  until: number | null;
}

/** The four reasons of a full resync, Redis's two ways to say yes, and what keeps either from happening. */
export type VerdictReason =
  | 'same-history'
  | 'second-id'
  | 'nothing-missed'
  | 'no-history'
  | 'id-mismatch'
  | 'second-id-too-far'
  | 'offset-before-backlog'
  | 'offset-beyond-end'
  | 'no-backlog'
  | 'no-resync-needed'
  | 'master-not-running'
  | 'master-link-down'
  | 'master-unknown';

/** A master's two replication IDs, and up to which offset it accepts the second. */
export interface MasterIds {
  replid: string;
  /** 40 zeros when unset. */
  replid2: string;
  /** -1 when unset. */
  second_repl_offset: number;
}

export interface VerdictView {
  kind: 'none' | 'partial' | 'full' | 'cannot';
  reason: VerdictReason;
  /** Bytes that a partial resync would send. */
  bytes: number;
  /** What the replica would ask for. */
  askedReplid: string;
  askedOffset: number;
  /** What the master holds. */
  firstByteOffset: number;
  endOffset: number;
  /** The master's IDs; null while it cannot be asked. */
  ids: MasterIds | null;
  /** How many more bytes the backlog can take before the answer turns to full; null when it cannot turn. */
  roomLeft: number | null;
}

// ---------------------------------------------------------------------------------------- network

export interface LinkView {
  /** Two node ids, in the order of creation. */
  between: readonly [NodeId, NodeId];
  /** Who replicates from whom along it, or null. */
  replica: NodeId | null;
  state: 'up' | 'cut' | 'stalled';
  latency: number;
  /** Bytes per second each way; 0 = unlimited. */
  bandwidth: number;
  /** A connection exists. */
  connected: boolean;
  /** Messages recorded so far on it: grows when the ladder has something new. */
  messages: number;
  /** Bytes that wait because the link is stalled. */
  waiting: number;
  /** Holds, at most one for each direction; no entry where there is none. */
  held: readonly HeldView[];
  /** What was sent so far from the first node to the second, and back. */
  sent: readonly [Traffic, Traffic];
}

export interface Traffic {
  messages: number;
  bytes: number;
}

/** A message that is kept from arriving on purpose, and what waits behind it; or one to come. */
export interface HeldView {
  from: NodeId;
  to: NodeId;
  /** What it must say (latin-1); empty: any message. */
  match: string;
  /** Number of the message that is kept; 0: none has come yet. */
  message: number;
  /** What waits on that connection, this message included. */
  messages: number;
  bytes: number;
}

export type MessageKind =
  | 'connect'
  | 'accept'
  | 'refuse'
  | 'close'
  | 'handshake'
  | 'rdb'
  | 'stream'
  | 'ping'
  | 'ack'
  | 'keepalive';

export interface SegmentView {
  id: number;
  from: NodeId;
  to: NodeId;
  kind: MessageKind;
  /** Shortened: `SET k v`, `+OK`, `RDB`. */
  label: string;
  bytes: number;
  /** How many messages are merged into this one. */
  count: number;
  sentAt: number;
  /** Infinity while the link is stalled, or the message held. */
  arrivesAt: number;
  /** It is kept by a hold, or waits behind the one that is. */
  held: boolean;
}

export interface MessageView {
  /** Grows by one for each message of the lab. */
  id: number;
  from: NodeId;
  to: NodeId;
  kind: MessageKind;
  label: string;
  bytes: number;
  sentAt: number;
  /** Infinity while unknown (stalled, held); of a lost message the moment when it was lost. */
  arrivesAt: number;
  /** At the moment of the answer it is kept by a hold, or waits behind the one that is. */
  held: boolean;
  /** It never arrived: the connection was lost. */
  lost: boolean;
  /** State names when it was sent: the replica's link, and the master's view of the replica. */
  replicaState: LinkState;
  masterState: ReplicaClientState;
  /** Which of the two ends is the replica. */
  replica: NodeId;
  /** The replica's applied offset and the master's offset when it was sent. */
  replicaOffset: number;
  masterOffset: number;
}

// ---------------------------------------------------------------------------------------- events

/**
 * The named anomalies of asynchronous replication, as engine/world/anomalies/ defines them. `node` is
 * where it showed. Values are shortened for display; null: there was no such key.
 */
export type Anomaly =
  | {
      name: 'stale-read';
      node: NodeId;
      /** The master that had a newer value by then. */
      master: NodeId;
      db: number;
      key: string;
      read: string | null;
      there: string | null;
    }
  | {
      name: 'non-monotonic-read';
      node: NodeId;
      /** Where the newer value had been read before. */
      earlier: NodeId;
      db: number;
      key: string;
      read: string | null;
      newer: string | null;
    }
  | {
      name: 'lost-write';
      /** Who gave the data up, or took over without it. */
      node: NodeId;
      /** Who had acknowledged it. */
      acknowledgedBy: NodeId;
      why: 'full-resync' | 'restart' | 'promotion' | 'removed';
      /** The lost command emptied databases: `keys` are there again. Else they lack the write. */
      back: boolean;
      /** The first ones; `count` are all. */
      keys: readonly string[];
      count: number;
      /** The newest of the lost commands. */
      line: string;
    }
  | {
      name: 'divergence';
      node: NodeId;
      other: NodeId;
      /** A replica that changes its data by itself keeps the ID and the offset of its master. */
      why: 'two-masters' | 'writable-replica' | 'evicting-replica';
    }
  | {
      name: 'empty-master';
      /** The master that started with less than it had. */
      node: NodeId;
      /** Who copied that. */
      replica: NodeId;
      keys: readonly string[];
      count: number;
      /** How many keys the master still had when it started. */
      left: number;
    };
export type AnomalyName = Anomaly['name'];

/** Past-tense facts with a reason, in the order they happened. */
export type EventRecord = { id: number; at: number } & EventBody;
export type EventBody =
  | { kind: 'node-started'; node: NodeId }
  | {
      kind: 'node-stopped';
      node: NodeId;
      how: 'killed' | 'shut-down' | 'powered-off' | 'crashed' | 'removed';
    }
  | { kind: 'node-frozen'; node: NodeId }
  | { kind: 'node-thawed'; node: NodeId }
  | { kind: 'role-changed'; node: NodeId; role: 'master' | 'replica'; of: string }
  | {
      kind: 'link-changed';
      between: readonly [NodeId, NodeId];
      change: 'cut' | 'stalled' | 'healed' | 'tuned';
    }
  /**
   * `armed`: the next message from `from` that says `match` (empty: any) will be held. `caught`: it is
   * here, and waits. `released`: the hold has ended. `lost`: its connection has. `message` is its number; 0 while
   * there is none.
   */
  | {
      kind: 'hold';
      from: NodeId;
      to: NodeId;
      change: 'armed' | 'caught' | 'released' | 'lost';
      match: string;
      message: number;
    }
  | { kind: 'link-state'; node: NodeId; of: string; state: LinkState }
  | { kind: 'master-link-lost'; node: NodeId; of: string; why: 'closed' | 'timeout' | 'refused' }
  | {
      kind: 'resync';
      replica: NodeId | null;
      master: NodeId;
      outcome: 'partial' | 'full';
      reason: VerdictReason;
      bytes: number;
      askedReplid: string;
      askedOffset: number;
      firstByteOffset: number;
      endOffset: number;
      /** The master's IDs when it was asked. */
      ids: MasterIds;
      /** The PSYNC's message id, for the ladder; -1 when not recorded. */
      message: number;
    }
  | {
      kind: 'sync-finished';
      replica: NodeId;
      master: string;
      outcome: 'partial' | 'full';
      keys: number;
    }
  | {
      kind: 'replid-changed';
      node: NodeId;
      replid: string;
      replid2: string;
      second_repl_offset: number;
      why:
        | 'promoted'
        | 'backlog-created'
        | 'full-resync'
        | 'master-changed'
        | 'backlog-freed'
        | 'debug'
        | 'restart';
    }
  | {
      kind: 'keys-lost';
      node: NodeId;
      keys: readonly string[];
      count: number;
      why: 'full-resync' | 'restart';
    }
  /** What replication let somebody see or lose. `bornAt`: when it became inevitable, before it was noticed. */
  | ({ kind: 'anomaly'; bornAt: number } & Anomaly)
  /** FAILOVER, from the master that gives up its role. `target`: `host:port`, '' while any replica will do. */
  | {
      kind: 'failover';
      node: NodeId;
      what: 'waiting' | 'switching' | 'done' | 'aborted';
      target: string;
      /** Redis's own words for why it was given up, or went on without waiting; else ''. */
      why: string;
    }
  /** Commands of clients began, or ceased, to be held back. */
  | {
      kind: 'clients-held';
      node: NodeId;
      change: 'began' | 'ended';
      by: Exclude<HoldView['by'], 'busy'>;
      until: number | null;
    }
  /** maxmemory: keys went to make room. One event tells those of one command. */
  | { kind: 'evicted'; node: NodeId; keys: readonly string[]; count: number; policy: string }
  /** A load began or ended. `nodes` are asked in turn; `answered`: replies so far. */
  | {
      kind: 'load';
      node: NodeId;
      nodes: readonly NodeId[];
      change: 'began' | 'ended';
      /** What it types, shortened. */
      line: string;
      /** Commands per second. */
      rate: number;
      answered: number;
    }
  | { kind: 'typed'; node: NodeId; console: number; line: string }
  | { kind: 'write-refused'; node: NodeId; line: string; error: string }
  | {
      kind: 'replica-dropped';
      node: NodeId;
      replica: string;
      why: 'closed' | 'timeout' | 'output-buffer' | 'error' | 'killed';
    }
  | {
      kind: 'snapshot';
      node: NodeId;
      what: 'started' | 'finished' | 'failed';
      target: 'disk' | 'socket' | 'file';
    }
  | { kind: 'disk'; node: NodeId; what: 'broken' | 'repaired' }
  | { kind: 'config-edited'; node: NodeId }
  /** An action of the lab file that was impossible when its time came. */
  | { kind: 'action-refused'; refusal: Refusal }
  | {
      kind: 'expectation';
      met: boolean;
      node: NodeId;
      line: string;
      expected: string;
      actual: string;
    }
  | { kind: 'said'; text: { en: string; zh?: string } }
  | { kind: 'marked'; name: { en: string; zh?: string } };

// ---------------------------------------------------------------------------------------- consoles

export interface ConsoleDelta {
  node: NodeId;
  /** 1 for the first console of a node. */
  number: number;
  /** As redis-cli prints it: `127.0.0.1:6379[2](TX)> `. */
  prompt: string;
  /** A command has been sent and not been answered yet. */
  waiting: boolean;
  /** It prints whatever comes (SUBSCRIBE, MONITOR) until a line is typed. */
  listening: boolean;
  /** Forget the lines known so far. */
  replaced: boolean;
  /** New lines, oldest first. */
  lines: readonly ConsoleLine[];
}

export interface ConsoleLine {
  /**
   * `typed`: prompt and command. `reply`: as redis-cli formats it. `error`: a reply that is an error, or redis-cli's own complaint.
   * `note`: what was done to the node from outside, as one would type it into a shell: `# kill -9 6379`.
   * `help`: what help was asked for (`SET`, `@string`); whoever shows it has redis-cli's table.
   */
  kind: 'typed' | 'reply' | 'error' | 'note' | 'help';
  /** May hold line breaks. */
  text: string;
  at: number;
}

// ---------------------------------------------------------------------------------------- histories

/** What was written under one replication ID: a branch of the tree of histories. */
export interface HistoryView {
  replid: string;
  /** master_repl_offset at its birth: its own first byte is the next one. */
  offset: number;
  /** Whose data it continues, and up to where; null: it begins with nothing that is known. */
  from: { replid: string; offset: number } | null;
  /** The former ID is its second ID: who comes from there may go on with a partial resync. */
  honoured: boolean;
  born: number;
  by: NodeId;
  /** `started`: the ID of a process that is a master without a backlog: it takes writes, and counts none of them. */
  why: Extract<EventBody, { kind: 'replid-changed' }>['why'] | 'started';
  /** When the last running node left it; null: one is there. */
  until: number | null;
  /** What belongs to it alone, cut where other nodes hold it; without gaps, in order. Empty: nothing was written yet. */
  parts: readonly HistoryPart[];
}

/** Bytes [from, to) of a history; none of one that is not counted. */
export interface HistoryPart {
  from: number;
  to: number;
  /**
   * `live`: a running node holds it. `doomed`: only replicas whose master lacks it, so that a full
   * resync will take it away. `dead`: only the memory of processes that have ended. `gone`: nobody.
   */
  state: 'live' | 'doomed' | 'dead' | 'gone';
  /** When its first byte was written; null: forgotten. */
  since: number | null;
  /** Who holds it to its end; of what is gone, who held it last. */
  nodes: readonly NodeId[];
  /** How it got lost, of what is dead or gone. */
  end: HistoryEnd | null;
  /** What was written in it. Of a live part the newest are shown, else the oldest; always in order. `more`: the oldest are forgotten, not counted either. */
  commands: { total: number; more: boolean; shown: readonly ArcView[] };
  /** Of what is not live: the keys that those commands wrote, latin-1, each once. */
  keys: readonly string[];
}

export interface HistoryEnd {
  at: number;
  node: NodeId;
  how: 'full-resync' | 'stopped';
  /** Keys whose values the full resync took away, at most 50, and how many there were. */
  lost: readonly string[];
  lostCount: number;
}

/** Where a node stands; of a stopped one, where it stood. */
export interface HistoryNode {
  node: NodeId;
  role: 'master' | 'replica';
  alive: boolean;
  /** Empty: none yet, its own ID counts no bytes. */
  replid: string;
  offset: number;
  /** Its data will be replaced by a full resync. */
  doomed: boolean;
  /** Of a stopped node: since when. */
  since: number;
}

// ---------------------------------------------------------------------------------------- inspect

export type Question =
  | { ask: 'keys'; node: NodeId; db: number; match: string; offset: number; limit: number }
  | { ask: 'info'; node: NodeId }
  /** The value of one key; `offset` and `limit` are bytes of a string, elements of anything else. */
  | { ask: 'value'; node: NodeId; db: number; key: string; offset: number; limit: number }
  | { ask: 'config'; node: NodeId }
  /** A negative `offset` counts from the end, among the lines that pass `only`. */
  | { ask: 'log'; node: NodeId; offset: number; limit: number; only?: LogFilter }
  | { ask: 'clients'; node: NodeId }
  | { ask: 'file'; node: NodeId; name: string; offset: number; limit: number }
  /** What the bytes of an RDB or append-only file are; `offset` and `limit` count parts. */
  | { ask: 'file-parts'; node: NodeId; name: string; offset: number; limit: number }
  | { ask: 'backlog'; node: NodeId; from: number; limit: number }
  | { ask: 'messages'; between: readonly [NodeId, NodeId]; before: number; limit: number }
  | { ask: 'message'; id: number }
  | { ask: 'events'; offset: number; limit: number }
  | { ask: 'loads' }
  | { ask: 'histories' }
  | { ask: 'digest-of-events' };

export type Answer =
  | {
      answer: 'keys';
      /** The nodes' own clock: unix milliseconds. */
      now: number;
      total: number;
      databases: readonly { db: number; keys: number }[];
      keys: readonly KeyRow[];
    }
  | ValueAnswer
  /** INFO's text, exactly as the node would answer `INFO everything`. */
  | { answer: 'info'; text: string }
  /** The configuration file as it lies on the disk, and the parameters in force. */
  | {
      answer: 'config';
      file: string;
      /** False while the process is not running: the values are then those of its next start. */
      running: boolean;
      parameters: readonly ParameterView[];
    }
  /** `total` lines pass the filter; these start at `offset`. */
  | { answer: 'log'; total: number; lines: readonly { at: number; text: string }[] }
  | { answer: 'clients'; text: string }
  | { answer: 'file'; total: number; bytes: Uint8Array }
  /** `format` is null when the bytes are of no known format; then there are no parts. */
  | {
      answer: 'file-parts';
      format: 'rdb' | 'aof' | null;
      total: number;
      parts: readonly FilePart[];
    }
  /** Bytes of the backlog from offset `from` on. */
  | { answer: 'backlog'; from: number; bytes: Uint8Array }
  /** Messages with id < `before` (Infinity: the newest), newest last; all of the recorded past, `now` or not. */
  | { answer: 'messages'; messages: readonly MessageView[]; more: boolean }
  /** `log`: what both ends logged from its sending until it had arrived and the next one was sent. */
  | {
      answer: 'message';
      message: MessageView;
      bytes: Uint8Array;
      truncated: boolean;
      log: readonly { node: NodeId; at: number; text: string }[];
    }
  | { answer: 'events'; total: number; events: readonly EventRecord[] }
  /** Loads that have begun, oldest first. */
  | { answer: 'loads'; loads: readonly LoadView[] }
  /** Every replication ID that bytes were written under, up to this moment, in the order of birth; and where each node stands. */
  | {
      answer: 'histories';
      now: number;
      histories: readonly HistoryView[];
      nodes: readonly HistoryNode[];
    }
  /** SHA-1 over the event log: equal for equal labs on every machine. */
  | { answer: 'digest-of-events'; digest: string; events: number }
  | { answer: 'nothing'; why: string };

/** One load and what it has achieved so far. */
export interface LoadView {
  nodes: readonly NodeId[];
  template: string;
  /** Commands per second that were asked for. */
  rate: number;
  startedAt: number;
  /** When it was stopped, or will end. */
  endsAt: number;
  running: boolean;
  sent: number;
  answered: number;
  /** Replies that came in the last whole second of virtual time. */
  perSecond: number;
  /** Replies that were neither nil nor an error: what was asked for is there. */
  found: number;
  /** Replies that were errors, and commands that never got one. */
  errors: number;
  /** Commands that were not sent because too many replies had not come. */
  held: number;
  /** Commands that were sent and have no reply yet. */
  waiting: number;
}

/** A key in full, and how the nodes beside it in the replication tree hold the same key. */
export interface KeyRow extends KeyView {
  /** The whole name, where `key` is shortened. */
  name: string;
  /** The node's master, if it has one, then its replicas, in the order of creation; stopped ones left out. */
  copies: readonly { node: NodeId; of: 'master' | 'replica'; state: CopyState }[];
}

/**
 * The other node's copy: `older` and `newer` when one of the two only lags behind in the same history,
 * `differs` when no replication will make them equal, `ghost` when a replica holds it expired.
 */
export type CopyState = 'same' | 'older' | 'newer' | 'differs' | 'missing' | 'ghost';

export interface ValueAnswer {
  answer: 'value';
  /** The nodes' own clock: unix milliseconds. */
  now: number;
  type: string;
  encoding: string;
  /** Bytes of a string; elements of anything else. */
  total: number;
  /** Unix milliseconds, or null. */
  expiresAt: number | null;
  ghost: boolean;
  /** Of a string: its bytes from `offset` on; else null. */
  bytes: Uint8Array | null;
  /** Elements from `offset` on: `[element]`, `[field, value]` or `[member, score]`. */
  elements: readonly (readonly string[])[];
}

/** Which lines of a log are wanted. Empty: all. */
export interface LogFilter {
  /** Part of the line, in any letter case. */
  text: string;
  /** Signs of levels, as in the log: `.` debug, `-` verbose, `*` notice, `#` warning. */
  levels: string;
  /** Letters of roles, as in the log: `M` master, `S` replica, `C` forked child, `X` Sentinel. */
  roles: string;
}

export interface ParameterView {
  name: string;
  value: string;
  default: string;
  /** What redis.conf says, or leaves to the default. */
  saved: string;
  fileDiffers: boolean;
  /** `runtime`: CONFIG SET works; else the word in its refusal. */
  change: 'runtime' | 'immutable' | 'protected';
  /** Kept and shown, and nothing depends on it in this playground. */
  inert: boolean;
  /** The words it can be; null when it is no choice. */
  choices: readonly string[] | null;
}

/** What stands in the bytes [from, to) of a file. The parts of a file cover each of its bytes once. */
export interface FilePart {
  from: number;
  to: number;
  what: FilePartKind;
  /** The name of the field, type or key; the command, shortened. */
  text: string;
  /** Its value, shortened; a count. Empty when there is none. */
  more: string;
  /** Its first bytes, at most PART_HEAD. */
  head: Uint8Array;
}

/** `rest`: bytes that are part of nothing known. `timestamp`: a `#TS:` line of an append-only file. */
export type FilePartKind =
  | 'magic'
  | 'aux'
  | 'select-db'
  | 'resize-db'
  | 'expire'
  | 'idle'
  | 'frequency'
  | 'type'
  | 'key'
  | 'value'
  | 'eof'
  | 'checksum'
  | 'command'
  | 'timestamp'
  | 'rest';

/** So many bytes of a part are told with it. */
export const PART_HEAD = 32;

/** At most so many segments in a frame; denser traffic is merged per link, direction and kind. */
export const SEGMENTS_MAX = 300;
/** At most so many arcs in a BacklogView. */
export const ARCS_MAX = 240;
/** At most so many recent keys in a KeysView. */
export const KEYS_SHOWN = 12;
