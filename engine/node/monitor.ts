import { unixMillis, MICROS_PER_SECOND } from '../base/units.ts';
import type { Request } from '../resp/request.ts';
import type { Client } from './client.ts';
import type { RedisServer } from './redisServer.ts';
import type { NodeRow } from './rows.ts';

/** Tells every MONITOR client of a command, before it runs (replicationFeedMonitors). */
export function feedMonitors(
  server: RedisServer,
  client: Client,
  row: NodeRow,
  request: Request,
): void {
  if (row.flags.includes('skip_monitor') || row.flags.includes('admin')) return;
  const seconds = Math.floor(unixMillis(server.now) / 1000);
  const micros = server.now % MICROS_PER_SECOND;
  const stamp = `${seconds}.${String(micros).padStart(6, '0')}`;
  let line = `${stamp} [${client.db} ${client.address}]`;
  for (let i = 0; i < request.count; i++) line += ` ${quoted(request.text(i))}`;
  for (const other of server.clients.values()) {
    if (!other.monitor) continue;
    other.out.appendText(`+${line}\r\n`);
    server.list(other);
  }
}

/** A byte string in double quotes, with C escapes (sdscatrepr). */
export function quoted(text: string): string {
  let out = '"';
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const short = SHORT_ESCAPES[text[i]!];
    if (short !== undefined) out += short;
    else if (code < 32 || code > 126) out += `\\x${code.toString(16).padStart(2, '0')}`;
    else out += text[i];
  }
  return `${out}"`;
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  '"': '\\"',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\u0007': '\\a',
  '\b': '\\b',
};
