/** The words of the consoles, the ladder, the timeline, the inspector and the labs menu. */
import type { MessageKind } from '../../engine/contract.ts';
import type { MarkKind } from '../panels/Timeline/marks.ts';

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

export const ladder = {
  title: 'Messages',
  between: (replica: string, master: string) => `${replica} → ${master}`,
  apart: (a: string, b: string) => `${a} – ${b}`,
  chooseLink: (link: string) => `Link ${link}: choose another`,
  noLink: 'Choose a link, or make one node a replica of another: SLAVEOF 127.0.0.1 6379',
  empty: 'Nothing has been sent on this link yet.',
  emptyHandshake: 'No handshake in the messages shown.',
  list: (replica: string, master: string) => `Messages between ${replica} and ${master}`,
  filter: { label: 'Which messages', all: 'All', handshake: 'Handshake' },
  spacing: { label: 'Distances', even: 'Even', time: 'Time' },
  previous: 'Previous',
  next: 'Next message',
  previousHint: 'Back to the message that arrived before (Shift+N)',
  nextHint: 'On to the next message that arrives (N)',
  earlier: 'Earlier messages',
  follow: 'Follow',
  followHint: 'Follow what happens now',
  bytes: (bytes: string) => `${bytes} B`,
  pieces: (count: number) => `RDB in ${count} pieces`,
  phase: {
    future: 'recorded, later than now',
    flying: 'on its way',
    waiting: 'waiting: the link is stalled',
    held: 'held',
    arrived: 'arrived',
    lost: 'lost',
  },
  row: (label: string, bytes: string, from: string, to: string, sent: string, phase: string) =>
    `${label}, ${bytes} bytes, ${from} to ${to}, sent at ${sent}, ${phase}`,
  hold: {
    next: (from: string) => `Hold the next message from ${from}, and what comes behind it`,
    armed: 'waiting',
    giveUp: (from: string) => `The next message from ${from} will be held. Click: let it pass`,
    release: (from: string, messages: number, bytes: string) =>
      `Held from ${from}: ${messages === 1 ? '1 message' : `${messages} messages`}, ${bytes}. Click: release`,
    releaseShort: (messages: number) => `release ${messages}`,
    holdThis: (label: string) => `Hold ${label}, and what comes behind it`,
    releaseThis: (label: string) => `Release ${label}`,
  },
  replicaState: (node: string) => `${node} (replica)`,
  masterState: (node: string) => `${node} (master)`,
  kinds,
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
