/** The words of the walkthrough in English; their type is what Chinese has to fill. */
import { enBeats } from './beats.en.ts';

export const en = {
  title: 'Handshake',
  close: 'Close the walkthrough',
  variant: 'Which handshake',
  chosen: (name: string) => `Which handshake: ${name}`,
  variants: {
    first: {
      name: 'First attach',
      intro:
        'A new replica starts with replicaof in its file. It has nothing, so it gets everything.',
    },
    'no-history': {
      name: 'No shared history',
      intro: 'A running server with a key of its own is told to follow another one.',
    },
    disk: {
      name: 'Snapshot by disk',
      intro:
        'repl-diskless-sync no: the snapshot becomes a file first. It was the default before 7.0.',
    },
    diskless: {
      name: 'Diskless snapshot',
      intro: 'repl-diskless-sync yes, with its delay of five seconds: the default of 7.0.',
    },
    partial: {
      name: 'Short outage: partial',
      intro: 'The link breaks for a few seconds. What was missed is still in the backlog.',
    },
    'full-again': {
      name: 'Long outage: full',
      intro: 'The same break, but more is written meanwhile than the backlog can hold.',
    },
    password: {
      name: 'Password',
      intro:
        'The master wants a password. The replica has none, then a wrong one, then the right one.',
    },
    chained: {
      name: 'Chained',
      intro:
        '6381 follows 6380, which follows 6379 itself. For 6381 it is a master like any other.',
    },
  },
  stages: {
    before: 'What came before',
    connect: 'Establish the connection',
    sync: 'Synchronise',
    propagate: 'Propagate',
  },
  beats: enBeats,
  backlogCreated:
    'It is the first replica of this master: the backlog comes into being, and with it a new replication ID.',
  preparing: 'The handshake is being played…',
  failed: 'The lab of this handshake could not be opened.',
  again: (times: number) =>
    times === 1 ? 'The same comes once more.' : `The same comes ${times} more times.`,
  times: (count: number) => `${count}×`,
  position: (beat: number, of: number) => `Step ${beat} of ${of}`,
  announce: (beat: number, of: number, title: string, why: string) =>
    `Step ${beat} of ${of}: ${title}. ${why}`,
  steps: 'All steps',
  next: 'Next',
  previous: 'Back',
  free: 'You have left the walkthrough. Try what you like: it waits where you left it.',
  back: 'Back to the walkthrough',
  restore: 'Back to my lab',
  restoreHint: 'Opens the lab again that was open before',
  not: 'Easily mistaken',
  books: 'In older books',
  typedOn: (node: string) => `Typed on ${node}`,
  way: (from: string, to: string) => `${from} → ${to}`,
  at: (node: string) => `on ${node}`,
  both: 'What both sides know now',
  replica: (node: string) => `${node}, replica`,
  master: (node: string) => `${node}, master`,
  offset: (offset: string) => `offset ${offset}`,
  noOffset: 'no offset yet',
  stopped: 'not running',
  bytes: 'The bytes',
  count: (bytes: string) => (bytes === '1' ? '1 byte' : `${bytes} bytes`),
  noBytes: 'No bytes: the network’s own signal.',
  hex: 'Hex',
  notShown: (bytes: string) => `and ${bytes} more bytes`,
  log: 'Both logs now',
  noLog: 'Neither side logs anything here.',
  real: 'redis-server 7.0.15',
  realHint: 'The same line in the log of a real server that played this handshake',
};
