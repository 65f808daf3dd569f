/** Pasted text as lines that can be read: what terminals, chats and documents add is taken off. Pure. */

/** Where a line says that its server can be found. */
export interface Address {
  host: string;
  port: number;
}

export type Line =
  /** A prompt, a shell command or a heading says whose output follows. `command`: what was typed. */
  | { kind: 'address'; address: Address; command: string; text: string }
  | { kind: 'section'; name: string; text: string }
  | { kind: 'field'; name: string; value: string; text: string }
  | { kind: 'setting'; name: string; value: string; text: string }
  /** Seconds, of a day or since 1970. */
  | { kind: 'time'; seconds: number; text: string }
  /** What redis-cli prints instead of an answer. */
  | { kind: 'error'; text: string }
  | { kind: 'blank'; text: string }
  | { kind: 'other'; text: string };

const PROMPT =
  /^(?:[\w.-]+@[\w.-]+[:~][^>]*)?\[?([\w.-]+|[0-9a-f:]+)\]?:(\d{1,5})(?:\[\d+\])?(?:\(TX\))?>\s*(.*)$/i;
const SHELL = /(?:^|[\s$#>])redis-cli\b(.*)$/;
const HEADING = /^[^\w]*(?:(?:server|node|redis|节点|服务器)\s+)?([\w.-]+):(\d{2,5})[^\w]*$/i;
const BARE_PORT = /^[^\w]*(?:(?:port|端口|node|节点|server)\s*[::]?\s*)?(\d{4,5})[^\w]*$/i;
const FIELD = /^([a-z][a-z0-9_]*)\s*[::]\s?(.*)$/i;
const SECTION = /^#\s*([A-Z]\w*)\s*$/;
const STAMP = /(?:(\d{4})[-/](\d\d)[-/](\d\d)[T\s]+)?(\d\d):(\d\d):(\d\d)(\.\d+)?/;
const ERRORS =
  /^\(?(?:error\)?\s*)?(?:NOAUTH|NOPERM|WRONGPASS|LOADING|MASTERDOWN|DENIED|ERR) .*|^(?:AUTH failed|Could not connect to Redis).*$/;
/** redis-cli's advice, which stands before an answer and is none. */
const ADVICE = /^Warning: Using a password with/;
/** A node's name in a cluster: no field of INFO, though a colon follows it. */
const CLUSTER_ID = /^[0-9a-f]{40}$/;

/** Names of parameters: lower case with hyphens, and the few without. */
const SETTING_NAME =
  /^(?:[a-z]+(?:-[a-z]+)+|replicaof|slaveof|port|bind|requirepass|masterauth|masteruser|appendonly|save|dir|maxmemory)$/;
const NUMBERED = /^\s*\d+[)#]\s*"((?:[^"\\]|\\.)*)"(?:\s*=>\s*"((?:[^"\\]|\\.)*)")?$/;
const CONF = /^([a-z][a-z-]+)\s+(.+)$/;

/** Every line once, in order. */
export function linesOf(text: string): Line[] {
  const raw = plain(text).split('\n');
  const lines: Line[] = [];
  for (let i = 0; i < raw.length; i += 1) {
    const here = raw[i] ?? '';
    const setting = settingAt(raw, i);
    if (setting === null) {
      lines.push(lineOf(here));
      continue;
    }
    lines.push({ kind: 'setting', name: setting.name, value: setting.value, text: here });
    i += setting.more;
  }
  return lines;
}

/** Line ends of every kind, also written out as `\r\n` in a quoted reply; quotes, fences, odd spaces. */
function plain(text: string): string {
  return withoutTerminal(text)
    .replaceAll('\\r\\n', '\n')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/\u200b|\u200c|\u200d|\ufeff/g, '')
    .replaceAll(/[\u00a0\u3000]/g, ' ')
    .replaceAll(/^[ \t]*(?:>[ \t]+|```.*$|[*•·][ \t]+)/gm, '')
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

/**
 * What a recorded terminal adds: colours, and a prompt that is drawn anew with each key, of which the last
 * drawing counts.
 */
function withoutTerminal(text: string): string {
  if (!text.includes(ESCAPE)) return text;
  return text
    .replaceAll(/[^\n]*\r\u001b\[0?K/g, '')
    .replaceAll(/\u001b(?:\[[0-9;?]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)|[@-Z\\^_])/g, '')
    .replaceAll(/\r+\n/g, '\n');
}
const ESCAPE = '\u001b';

/** Quotation marks and full stops of a sentence around the answer are none of it. */
function bare(line: string): string {
  return line
    .trim()
    .replace(/^[“”"'「『《(]+(?=[#a-z])/i, '')
    .replace(/[”"'」』》。,;、)]+$/, '');
}

function lineOf(text: string): Line {
  const line = bare(text);
  if (line === '' || ADVICE.test(line)) return { kind: 'blank', text };
  const section = SECTION.exec(line);
  if (section !== null) return { kind: 'section', name: (section[1] ?? '').toLowerCase(), text };
  if (ERRORS.test(line)) return { kind: 'error', text: line };
  const address = addressOf(line);
  if (address !== null) return { kind: 'address', ...address, text };
  const field = FIELD.exec(line);
  if (field !== null && !CLUSTER_ID.test(field[1] ?? '')) {
    const [, name = '', value = ''] = field;
    return { kind: 'field', name: name.toLowerCase(), value: value.trim(), text };
  }
  const seconds = secondsOf(line);
  return seconds === null ? { kind: 'other', text } : { kind: 'time', seconds, text };
}

function addressOf(line: string): { address: Address; command: string } | null {
  const prompt = PROMPT.exec(line);
  if (prompt !== null) {
    const [, host = '', port = '', command = ''] = prompt;
    return { address: { host, port: Number(port) }, command: command.trim() };
  }
  const shell = SHELL.exec(line);
  if (shell !== null) {
    const words = shell[1] ?? '';
    const host = /(?:^|\s)-h\s+(\S+)/.exec(words)?.[1] ?? '127.0.0.1';
    const port = Number(/(?:^|\s)-p\s+(\d+)/.exec(words)?.[1] ?? 6379);
    const command = words.replaceAll(/(?:^|\s)-(?:[hpan]|-user|-pass)\s+\S+|--?[\w-]+/g, '');
    return { address: { host, port }, command: command.trim() };
  }
  const heading = HEADING.exec(line);
  // `slave0:6379` would be a field, `10.0.0.1:6379` is none.
  if (heading !== null && !/^[a-z]+_[a-z_0-9]+$/i.test(heading[1] ?? '')) {
    const [, host = '', port = ''] = heading;
    const isTime = /^\d{1,2}$/.test(host);
    const isField = /^(?:slave\d+|db\d+|role|hz|maxclients|maxmemory|loading)$/i.test(host);
    if (!isTime && !isField) return { address: { host, port: Number(port) }, command: '' };
  }
  const port = BARE_PORT.exec(line);
  if (port === null) return null;
  return { address: { host: '', port: Number(port[1]) }, command: '' };
}

/** A moment in a line that is no field: `2026-11-22 07:45:09`, `Sun Nov 22 07:45:09 UTC 2026`. */
function secondsOf(line: string): number | null {
  const stamp = STAMP.exec(line);
  if (stamp === null) return null;
  const [, year, month, day, hour, minute, second, part] = stamp;
  const days = year === undefined ? 0 : daysSince1970(Number(year), Number(month), Number(day));
  const fraction = part === undefined ? 0 : Number(part);
  return days * 86_400 + Number(hour) * 3600 + Number(minute) * 60 + Number(second) + fraction;
}

/** The calendar by arithmetic, its years beginning in March. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const monthsOn = (month + 9) % 12;
  const leap = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leap + Math.floor((153 * monthsOn + 2) / 5) + day - 1 - 719_468;
}

/** A parameter and its value: on two lines, numbered or not, or on one as in redis.conf. `more`: lines used besides. */
function settingAt(
  raw: readonly string[],
  i: number,
): { name: string; value: string; more: number } | null {
  const here = (raw[i] ?? '').trim();
  const next = (raw[i + 1] ?? '').trim();
  const numbered = NUMBERED.exec(raw[i] ?? '');
  if (numbered !== null) {
    const [, name = '', same] = numbered;
    if (!SETTING_NAME.test(name)) return null;
    if (same !== undefined) return { name, value: same, more: 0 };
    const value = NUMBERED.exec(raw[i + 1] ?? '')?.[1];
    return value === undefined ? null : { name, value, more: 1 };
  }
  if (SETTING_NAME.test(here)) {
    if (i + 1 >= raw.length) return { name: here, value: '', more: 0 };
    // An empty value is an empty line; what cannot be a value belongs to something else.
    const isValue = !SECTION.test(next) && !PROMPT.test(next) && !FIELD.test(next);
    return isValue ? { name: here, value: next, more: 1 } : { name: here, value: '', more: 0 };
  }
  const [, name = '', value = ''] = CONF.exec(here) ?? [];
  if (
    !SETTING_NAME.test(name) ||
    !/^(?:repl|replica|slave|min-|client-output|masterauth|save|appendonly|port)/.test(name)
  ) {
    return null;
  }
  return { name, value: value.replaceAll('"', ''), more: 0 };
}
