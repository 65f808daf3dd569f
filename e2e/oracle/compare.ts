/**
 * When two answers count as equal. They have to be, byte for byte, but for what chance or the clock
 * decides: which order a hash table walks in, what a random pick takes, how much time has passed.
 */

/** A reply taken apart: its first byte with its line, and the items of an aggregate. */
export interface Node {
  readonly line: string;
  readonly body: string | null;
  readonly items: readonly Node[] | null;
}

/** Takes a whole reply apart. */
export function parseReply(text: string): Node {
  const [node, end] = parseAt(text, 0);
  if (end !== text.length) throw new Error(`more than a reply: ${JSON.stringify(text)}`);
  return node;
}

function parseAt(text: string, from: number): [Node, number] {
  const end = text.indexOf('\r\n', from);
  if (end < 0) throw new Error(`half a reply: ${JSON.stringify(text.slice(from))}`);
  const line = text.slice(from, end);
  const count = Number(line.slice(1));
  let at = end + 2;
  if ((line[0] === '$' || line[0] === '=') && count >= 0) {
    const body = text.slice(at, at + count);
    return [{ line, body, items: null }, at + count + 2];
  }
  if (!'*%~>'.includes(line[0]!) || count < 0) return [{ line, body: null, items: null }, at];
  const items: Node[] = [];
  for (let i = 0; i < (line[0] === '%' ? 2 * count : count); i++) {
    const [item, next] = parseAt(text, at);
    items.push(item);
    at = next;
  }
  return [{ line, body: null, items }, at];
}

/** The node as one line of text, to be compared and sorted. */
function textOf(node: Node): string {
  if (node.items === null) return JSON.stringify([node.line, node.body]);
  return `${node.line}(${node.items.map(textOf).join()})`;
}

const sorted = (items: readonly Node[]): string => items.map(textOf).sort().join();

function pairs(items: readonly Node[]): string {
  const out: string[] = [];
  for (let i = 0; i < items.length; i += 2) {
    out.push(textOf(items[i]!) + textOf(items[i + 1]!));
  }
  return out.sort().join();
}

/** Whatever stands in what order. */
function deepSorted(node: Node): string {
  if (node.items === null) return textOf(node);
  return `${node.line}(${node.items.map(deepSorted).sort().join()})`;
}

type Rule = (ours: Node, real: Node, words: readonly string[]) => boolean;

const inAnyOrder: Rule = (a, b) => sorted(a.items ?? []) === sorted(b.items ?? []);
const pairsInAnyOrder: Rule = (a, b) => pairs(a.items ?? []) === pairs(b.items ?? []);

/** SCAN and its kin: the cursor, then what was found. */
const scanned =
  (rule: Rule): Rule =>
  (a, b, words) =>
    a.items?.length === 2 &&
    b.items?.length === 2 &&
    textOf(a.items[0]!) === textOf(b.items[0]!) &&
    rule(a.items[1]!, b.items[1]!, words);

/** As many of the same kind: which ones is a matter of luck. */
const sameShape: Rule = (a, b) =>
  a.line[0] === b.line[0] && (a.items?.length ?? -1) === (b.items?.length ?? -1);

const near =
  (tolerance: number): Rule =>
  (a, b) =>
    a.line[0] === ':' &&
    b.line[0] === ':' &&
    Math.abs(Number(a.line.slice(1)) - Number(b.line.slice(1))) <= tolerance;

const sortedBy: Rule = (a, b, words) =>
  words.some((word) => /^by$/i.test(word)) && inAnyOrder(a, b, words);

/** The two servers ran the command at moments that differ, by this many milliseconds at most. */
export const APART_MILLIS = 3_000;
const SECONDS = near(APART_MILLIS / 1_000);
const MILLIS = near(APART_MILLIS);

const RULES: Readonly<Record<string, Rule>> = {
  keys: inAnyOrder,
  smembers: inAnyOrder,
  sinter: inAnyOrder,
  sunion: inAnyOrder,
  sdiff: inAnyOrder,
  spop: inAnyOrder,
  hkeys: inAnyOrder,
  hvals: inAnyOrder,
  hgetall: pairsInAnyOrder,
  scan: scanned(inAnyOrder),
  sscan: scanned(inAnyOrder),
  hscan: scanned(pairsInAnyOrder),
  zscan: scanned(pairsInAnyOrder),
  srandmember: sameShape,
  hrandfield: sameShape,
  zrandmember: sameShape,
  time: sameShape,
  // Offsets: how much each side was written to before differs by what chance took.
  role: sameShape,
  // BY nosort leaves a set in the order of its hash table, BY a pattern what weighs the same.
  sort: sortedBy,
  sort_ro: sortedBy,
  // It tells the number of the connection.
  hello: sameShape,
  command: (a, b) => deepSorted(a) === deepSorted(b),
  // CONFIG GET walks a hash table, too.
  config: pairsInAnyOrder,
  // A hash table's elements stand in its own order.
  dump: (a, b) => a.line === b.line,
  ttl: SECONDS,
  lastsave: near(1e6),
  expiretime: SECONDS,
  pttl: MILLIS,
  pexpiretime: MILLIS,
};

/** Commands whose rule holds only where a hash table is walked: packed values have one order. */
export function mayDiffer(command: string): boolean {
  return command.toLowerCase() in RULES;
}

/** Null when the answers of both servers count as equal; `exact` when they are equal byte for byte. */
export function compareReplies(
  words: readonly string[],
  ours: string,
  real: string,
): 'exact' | 'alike' | 'different' {
  if (ours === real) return 'exact';
  const rule = RULES[(words[0] ?? '').toLowerCase()];
  if (rule === undefined) return 'different';
  return rule(parseReply(ours), parseReply(real), words) ? 'alike' : 'different';
}

/** EXEC's answer, where the answers to what was queued are compared by their own rules. */
export function compareExec(
  queued: readonly (readonly string[])[],
  ours: string,
  real: string,
): 'exact' | 'alike' | 'different' {
  if (ours === real) return 'exact';
  const [a, b] = [parseReply(ours).items, parseReply(real).items];
  if (a?.length !== queued.length || b?.length !== queued.length) return 'different';
  const alike = queued.every((words, i) => {
    const rule = RULES[(words[0] ?? '').toLowerCase()];
    return textOf(a[i]!) === textOf(b[i]!) || (rule?.(a[i]!, b[i]!, words) ?? false);
  });
  return alike ? 'alike' : 'different';
}

/** A moment of these days in milliseconds, as an argument of a propagated command. */
const MOMENT = /\$13\r\n(1[6-9]\d{11})\r\n/g;

/** The stream with the moments taken out, and the moments. */
export function withoutMoments(stream: string): { text: string; moments: number[] } {
  const moments: number[] = [];
  const text = stream.replace(MOMENT, (_all, moment: string) => {
    moments.push(Number(moment));
    return '$13\r\n{moment}\r\n';
  });
  return { text, moments };
}
