/** The words of the consoles, the ladder, the timeline, the inspector and the labs menu. */
import type { LinkState, MessageKind, ReplicaClientState } from '../../engine/contract.ts';
import type { MarkKind } from '../panels/Timeline/marks.ts';
import type { Meaning } from '../panels/Ladder/explain.ts';

/** A sentence for each variant of a union, made from that variant's own fields. */
type Means = Meaning['means'];
type MeaningOf<M extends Means> = Extract<Meaning, { means: M }>;
export type MeaningWords = { readonly [M in Means]: (meaning: MeaningOf<M>) => string };

export const consoles = {
  title: 'Consoles',
  panel: (address: string) => `Console of ${address}`,
  input: (address: string, number: number) =>
    number === 1 ? `${address} console` : `${address} console ${number}`,
  transcript: (address: string) => `What ${address} answered`,
  role: { master: 'master', replica: 'replica' },
  notRunning: 'not running',
  kill: 'kill',
  start: 'start',
  killHint: (node: string) => `Kill ${node} (kill -9)`,
  startHint: (node: string) => `Start ${node}`,
  restart: 'restart',
  restartHint: (node: string) => `Restart ${node} (a new process)`,
  tab: (number: number) => `Console ${number}`,
  tabs: (address: string) => `Consoles of ${address}`,
  another: (address: string) => `Open another console of ${address}: a connection of its own`,
  waiting: 'waiting for the reply',
  listening: 'reading messages',
  listeningHint: 'Whatever is published is printed. Ctrl+C or a command ends that.',
  more: (bytes: string) => `… ${bytes} more bytes`,
  newest: 'Newest line',
  search: '(reverse-i-search) ',
  failedSearch: '(failed reverse-i-search) ',
  placeholder: 'try INFO replication',
  none: 'No node yet: add one, or open a lab.',
};

const states: Readonly<Record<LinkState, string>> = {
  NONE: 'is not a replica',
  CONNECT: 'must connect to its master, at the next tick of its cron',
  CONNECTING: 'has started the TCP connection',
  RECEIVE_PING_REPLY: 'has sent PING and waits for +PONG',
  SEND_HANDSHAKE: 'sends AUTH and REPLCONF in one go',
  RECEIVE_AUTH_REPLY: 'waits for the answer to AUTH',
  RECEIVE_PORT_REPLY: 'waits for the answer to REPLCONF listening-port',
  RECEIVE_IP_REPLY: 'waits for the answer to REPLCONF ip-address',
  RECEIVE_CAPA_REPLY: 'waits for the answer to REPLCONF capa',
  SEND_PSYNC: 'sends PSYNC',
  RECEIVE_PSYNC_REPLY: 'waits for the answer to PSYNC: full or partial',
  TRANSFER: 'receives the snapshot, then loads it',
  CONNECTED: 'is connected and applies the stream',
};

const masterStates: Readonly<Record<ReplicaClientState, string>> = {
  NONE: 'sees an ordinary client',
  WAIT_BGSAVE_START: 'will start a snapshot for it',
  WAIT_BGSAVE_END: 'is producing the snapshot for it',
  SEND_BULK: 'is sending the snapshot file',
  ONLINE: 'streams commands to it',
};

const kinds: Readonly<Record<MessageKind, string>> = {
  connect: 'connection asked for',
  accept: 'connection accepted',
  refuse: 'connection refused',
  close: 'connection closed',
  handshake: 'handshake',
  rdb: 'snapshot',
  stream: 'replication stream',
  ping: 'heartbeat of the master',
  ack: 'acknowledgement',
  keepalive: 'keep-alive',
};

const meaning: MeaningWords = {
  ping: () =>
    'Is the master there, and may I talk to it? Only +PONG or an authentication error counts.',
  pong: () => 'The master is there.',
  ok: () => 'Accepted. Each REPLCONF is answered by one +OK.',
  keepalive: () => 'An empty line, so that the other side does not time out.',
  sync: () => 'The old way: always a full resync, without an ID.',
  getack: () => 'The master asks for an ACK at once, because a client waits in WAIT.',
  multi: () => 'A transaction begins: what follows is applied as one.',
  exec: () => 'The transaction ends here.',
  publish: ({ channel }) =>
    `A message for channel “${channel}”. It changes no data; it is in the stream, and counts in the offset, so that those who have subscribed at a replica hear it too.`,
  'stream-ping': () =>
    'Heartbeat in the stream, every repl-ping-replica-period seconds; it counts in the offset.',
  auth: () => 'The password from masterauth, with masteruser before it when one is set.',
  'capa-eof': () => 'I can read a snapshot of unknown length that ends with a mark (diskless).',
  'capa-psync2': () => 'I understand +CONTINUE with a new replication ID.',
  'capa-both': () =>
    'I can read a diskless snapshot (eof), and +CONTINUE with a new replication ID (psync2).',
  'eof-mark': () => 'The mark again: the snapshot is complete.',
  'listening-port': ({ port }) =>
    `My clients reach me at port ${port}; INFO of the master shows it.`,
  'ip-address': ({ ip }) => `I am to be listed as ${ip} (replica-announce-ip).`,
  replconf: ({ option }) => `Replication setting “${option}”.`,
  'psync-anything': () => 'I have no history (?) and no offset (-1): I need everything.',
  psync: ({ replid, offset, failover }) =>
    `I followed history ${replid.slice(0, 8)}… and lack everything from byte ${offset} on.` +
    (failover ? ' And: take over as master (FAILOVER).' : ''),
  ack: ({ offset }) => `I have applied everything up to offset ${offset}.`,
  fullresync: ({ replid, offset }) =>
    `Full resync: a snapshot follows. From now on your history is ${replid.slice(0, 8)}…, at offset ${offset}.`,
  continue: ({ replid }) =>
    replid === ''
      ? 'Partial resync: the missing bytes follow.'
      : `Partial resync: the missing bytes follow, in history ${replid.slice(0, 8)}….`,
  status: () => 'A status reply.',
  error: ({ code }) => `An error (${code}): it cannot be done now.`,
  'rdb-length': ({ bytes }) =>
    `The snapshot follows: exactly ${bytes} bytes (from a file on the master’s disk).`,
  'rdb-eof': () =>
    'The snapshot follows, straight from the child process: it ends where this mark of 40 characters comes again.',
  rdb: ({ version, bytes }) =>
    `The snapshot, RDB version ${Number(version)}: ${bytes} bytes of it here.`,
  'rdb-more': ({ bytes }) => `${bytes} more bytes of the snapshot.`,
  select: ({ db }) => `What follows belongs to database ${db}.`,
  command: ({ name, bytes }) =>
    `${name.toUpperCase()}, ${bytes} bytes: both offsets grow by that much.`,
  unknown: ({ bytes }) => `${bytes} bytes that only make sense with what comes before or after.`,
};

export const ladder = {
  title: 'Messages',
  between: (replica: string, master: string) => `${replica} → ${master}`,
  noLink: 'Choose a link, or make one node a replica of another: SLAVEOF 127.0.0.1 6379',
  empty: 'Nothing has been sent on this link yet.',
  emptyHandshake: 'No handshake in the messages shown.',
  list: (replica: string, master: string) => `Messages between ${replica} and ${master}`,
  filter: { label: 'Which messages', all: 'All', handshake: 'Handshake only' },
  spacing: { label: 'Distances', even: 'Even rows', time: 'True to time' },
  previous: 'Previous',
  next: 'Next message',
  previousHint: 'Back to the message that arrived before (Shift+N)',
  nextHint: 'On to the next message that arrives (N)',
  earlier: 'Earlier messages',
  later: 'Newest messages',
  now: 'now',
  bytes: (bytes: string) => `${bytes} B`,
  from: (from: string, to: string) => `${from} to ${to}`,
  phase: {
    future: 'recorded, later than now',
    flying: 'on its way',
    arrived: 'arrived',
    lost: 'lost',
  },
  row: (label: string, bytes: string, from: string, to: string, sent: string, phase: string) =>
    `${label}, ${bytes} bytes, ${from} to ${to}, sent at ${sent}, ${phase}`,
  details: 'The selected message',
  close: 'Close the message',
  sent: 'sent',
  arrives: 'arrives',
  never: 'when the link heals',
  replicaState: (node: string) => `${node} (replica)`,
  masterState: (node: string) => `${node} (master)`,
  offset: (offset: string) => `offset ${offset}`,
  asText: 'Text',
  typedAs: (line: string) => `Typed: ${line}`,
  asHex: 'Hex',
  meaning: 'What it means',
  truncated: (bytes: string) => `Only the first ${bytes} bytes are kept.`,
  noBytes: 'No bytes: this is the network’s own signal.',
  states,
  masterStates,
  kinds,
  meanings: meaning,
};

const markKinds: Readonly<Record<MarkKind, string>> = {
  chapter: 'chapter',
  anomaly: 'anomaly',
  trouble: 'trouble',
  full: 'full resync',
  partial: 'partial resync',
  node: 'node',
  link: 'link',
  history: 'role or history',
  typed: 'typed',
};

export const timeline = {
  title: 'Timeline',
  play: 'Play',
  pause: 'Pause',
  playHint: 'Play or pause (Space)',
  step: 'step',
  stepHint: 'On to the next event (])',
  stepBack: 'step',
  stepBackHint: 'Back to the previous event ([)',
  nextMessage: 'message',
  nextMessageHint: 'On to the next message that arrives (.)',
  previousMessageHint: 'Back to the message that arrived before (,)',
  now: 'Virtual time',
  track: 'Moment',
  trackValue: (now: string, horizon: string) => `${now} of ${horizon}`,
  future: 'Recorded future: what has happened after this moment on this branch',
  live: 'live',
  toLive: 'To the end of the recording',
  mark: (kind: string, count: number, time: string) =>
    count === 1 ? `${kind} at ${time}` : `${kind} and ${count - 1} more at ${time}`,
  moreEvents: (count: number) => `and ${count} more`,
  speed: 'Speed',
  speedIs: (speed: string) => `${speed}×`,
  undo: 'undo',
  undoHint: 'Take back the last action (Ctrl+Z)',
  redo: 'redo',
  redoHint: 'Do it again (Ctrl+Shift+Z)',
  branches: (count: number) => `${count} branches`,
  branchesHint: 'Futures that were left when something was done in the past',
  branch: (label: string, time: string) => `${label}, forked at ${time}`,
  firstBranch: (label: string) =>
    label === '' ? 'the first recording' : `the first recording, up to ${label}`,
  horizon: (time: string) => `until ${time}`,
  kinds: markKinds,
};

/** What is left of its words comes with the inspector itself. */
export const inspector = {
  notAnswering: (why: string) => `Not to be had now: ${why}`,
  hex: { offset: 'Offset', bytes: 'Bytes', text: 'Text' },
};

export const labs = {
  button: 'Labs',
  title: 'Labs',
  subtitle:
    'A lab is a file: nodes, network, and what happens when. Opening one replaces what is here.',
  open: (name: string) => `Open ${name}`,
  current: 'open now',
  import: 'Import file…',
  save: 'Save file',
  saveHint: 'Everything done so far, as a lab file that plays it again',
  close: 'Close',
  listFailed: 'The list of labs could not be fetched.',
  loading: 'Fetching the labs…',
  refused: (file: string) => `${file} was not opened:`,
  dropHere: 'Drop a lab file to open it',
  tooLarge: (file: string, limit: string) => `${file} is larger than ${limit}.`,
  unreadable: (file: string) => `${file} could not be read.`,
};
