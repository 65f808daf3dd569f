// Keyspace events: what notify-keyspace-events tells subscribers of changed keys (notify.c of 7.0).

/** Classes of events, Redis's NOTIFY_* bits; `keyspace` and `keyevent` choose the channels. */
export const EVENT = {
  keyspace: 1 << 0,
  keyevent: 1 << 1,
  generic: 1 << 2,
  string: 1 << 3,
  list: 1 << 4,
  set: 1 << 5,
  hash: 1 << 6,
  zset: 1 << 7,
  expired: 1 << 8,
  evicted: 1 << 9,
  stream: 1 << 10,
  keyMiss: 1 << 11,
  module: 1 << 13,
  created: 1 << 14,
} as const;

/** An event that somebody may listen to. */
export interface KeyspaceEvent {
  readonly db: number;
  /** `set`, `expired`. */
  readonly name: string;
  readonly key: Uint8Array;
}

/** The letter of each class, those that `A` stands for first; in the order in which Redis prints them. */
const LETTERS: readonly [letter: string, bit: number][] = [
  ['g', EVENT.generic],
  ['$', EVENT.string],
  ['l', EVENT.list],
  ['s', EVENT.set],
  ['h', EVENT.hash],
  ['z', EVENT.zset],
  ['x', EVENT.expired],
  ['e', EVENT.evicted],
  ['t', EVENT.stream],
  ['d', EVENT.module],
  ['n', EVENT.created],
  ['K', EVENT.keyspace],
  ['E', EVENT.keyevent],
  ['m', EVENT.keyMiss],
];
const ALL = LETTERS.slice(0, 10).reduce((bits, [, bit]) => bits | bit, 0);

/** The bits of `KEA`, or null when it has a letter that is none. */
export function eventClasses(text: string): number | null {
  let bits = 0;
  for (const letter of text) {
    const bit = letter === 'A' ? ALL : LETTERS.find(([one]) => one === letter)?.[1];
    if (bit === undefined) return null;
    bits |= bit;
  }
  return bits;
}

/** The bits as letters (keyspaceEventsFlagsToString); behind an `A` it forgets to tell of `n`. */
export function eventLetters(bits: number): string {
  const hidden = (bits & ALL) === ALL ? ALL | EVENT.created : 0;
  const shown = LETTERS.filter(([, bit]) => (bits & bit & ~hidden) !== 0);
  return (hidden === 0 ? '' : 'A') + shown.map(([letter]) => letter).join('');
}
