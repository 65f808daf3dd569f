// What captured scenarios come to, with everything that differs from run to run (ids, ports, pids,
// seconds) made alike.

export type LogEntry = readonly [role: string, level: string, text: string];

/** A line of a log without process and time; what a signal handler writes has no level. */
export function logEntry(line: string): LogEntry {
  const found = /^\d+:([MSCX]) .*?\.\d{3} (.) (.*)$/s.exec(line);
  return found === null ? ['?', '?', line] : [found[1]!, found[2]!, found[3]!];
}

/** A PSYNC, word by word, and the first line of its answer. */
export interface Asked {
  readonly request: readonly string[];
  readonly reply: string;
}

export interface Scenario {
  readonly id: string;
  readonly title: string;
  readonly before: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
  readonly stats: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly logs: Readonly<Record<string, readonly LogEntry[]>>;
  readonly psync: Readonly<Record<string, readonly Asked[]>>;
}

/** What a scenario comes to: the same shape from a capture and from a story. */
export interface Outcome {
  readonly before: Readonly<Record<string, string[]>>;
  readonly after: Readonly<Record<string, string[]>>;
  readonly stats: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly logs: Readonly<Record<string, string[]>>;
  readonly psync: Readonly<Record<string, string[]>>;
}

/** Makes alike what differs between two runs of the same scenario. */
export function normalise(scenario: Scenario, ignored: RegExp | null = null): Outcome {
  const ids = new Map<string, string>();
  const named = (text: string): string =>
    text.replace(/\b[0-9a-f]{40}\b/g, (id) => {
      if (/^0+$/.test(id)) return 'none';
      if (!ids.has(id)) ids.set(id, `id${ids.size + 1}`);
      return ids.get(id)!;
    });
  const each = <From, To>(all: Readonly<Record<string, From>>, change: (one: From) => To) => {
    const changed: Record<string, To> = {};
    for (const name of Object.keys(all).sort()) changed[name] = change(all[name]!);
    return changed;
  };
  const info = (text: string): string[] => named(text).trim().split('\r\n').map(plainField);
  return {
    before: each(scenario.before, info),
    after: each(scenario.after, info),
    stats: scenario.stats,
    psync: each(scenario.psync, (asked) =>
      distinct(asked.map(({ request, reply }) => named(`${request.join(' ')} -> ${reply}`))),
    ),
    logs: each(scenario.logs, (log) => plainLog(log, named, ignored)),
  };
}

/** The same for attempts of several lines. */
function withoutRepeats(lines: readonly string[]): string[] {
  const kept: string[] = [];
  for (const line of lines) {
    kept.push(line);
    for (let size = 1; size <= 8 && size * 2 <= kept.length; size++) {
      const tail = kept.slice(-size);
      const before = kept.slice(-2 * size, -size);
      if (tail.every((one, i) => one === before[i])) kept.length -= size;
    }
  }
  return kept;
}

/** Repetitions of the same line become one: how often it is retried depends on the time watched. */
function distinct(lines: readonly string[]): string[] {
  return lines.filter((line, i) => line !== lines[i - 1]);
}

function plainField(line: string): string {
  if (/^slave\d+:/.test(line)) return line.replace(/port=\d+|offset=\d+|lag=\d+/g, '');
  if (line.startsWith('master_port:')) return 'master_port';
  return line.replace(/^(master_(?:\w+_)?(?:seconds_ago|since_seconds)):\d+$/, '$1:N');
}

function plainLog(
  log: readonly LogEntry[],
  named: (text: string) => string,
  ignored: RegExp | null,
): string[] {
  const lines: string[] = [];
  // A forked child writes into the same file when it pleases: its lines are compared by themselves.
  const ofChildren = log.filter(
    ([role, , text]) => role === 'C' && !/starting|started|loaded/.test(text),
  );
  const others = log.filter((entry) => !ofChildren.includes(entry));
  for (const [role, level, text] of [...others, ...ofChildren]) {
    // Of the machine, not of replication; and what a signal handler writes past the log.
    if (/^WARNING Memory overcommit|Received SIG/.test(text)) continue;
    if (ignored?.test(text)) continue;
    lines.push(`${role} ${level} ${plainText(text)}`);
    dropFailedAttempt(lines);
  }
  return withoutRepeats(lines.map(named));
}

function plainText(text: string): string {
  return text
    .replace(/'?id=\d+ addr=.*? resp=2'?/, '<client>')
    .replace(/(127\.0\.0\.1:|port=)\d+/g, '$1P')
    .replace(/(pid[ =]|temp-|rewriteaof-bg-)\d+/g, '$1N')
    .replace(/(DB loaded from .*: )[\d.]+ seconds/, '$1N seconds')
    .replace(/(RDB age|created) [\d.]+/, '$1 N')
    .replace(/receiving \d+ bytes/, 'receiving N bytes');
}

/**
 * A cut link of the captures was a proxy that took connections and closed them; ours refuses. Either
 * way the attempt failed: its lines go, and the word for the next attempt is made the same.
 */
function dropFailedAttempt(lines: string[]): void {
  const last = lines.at(-1)!;
  if (last.endsWith('Discarding previously cached master state.')) dropGivenUp(lines);
  if (!/Master did not respond to command during SYNC|Connection refused$/.test(last)) return;
  const start = lines.findLastIndex((line) => /onnecting to MASTER/.test(line));
  lines.push(...lines.splice(start).filter((line) => !ATTEMPT.test(line)));
}

/** Whether an attempt is under way when the role changes, and comes to nothing, is chance. */
function dropGivenUp(lines: string[]): void {
  const start = lines.findLastIndex((line) => /onnecting to MASTER/.test(line));
  const attempt = start < 0 ? [] : lines.slice(start, -1);
  if (attempt.length > 0 && attempt.every((line) => ATTEMPT.test(line))) {
    lines.splice(start, attempt.length);
  }
}
const ATTEMPT =
  /onnecting to MASTER|sync started|Non blocking|Failed to read|did not respond|Connection refused/;
