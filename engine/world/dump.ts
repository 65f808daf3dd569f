import { ByteBuffer, textOf } from '../base/bytes.ts';
import { SHARED } from '../base/capture.ts';
import { DueQueue } from '../base/due.ts';
import type { Database } from '../keyspace/database.ts';
import { Keyspace } from '../keyspace/keyspace.ts';
import { SegmentQueue } from '../network/segments.ts';
import { Backlog } from '../replication/backlog.ts';
import { OpRing } from '../replication/stream.ts';
import { Request } from '../resp/request.ts';
import { Ledger } from './anomalies/ledger.ts';

/** Scratch that every command overwrites, memories of what was computed, and who looks on. */
const SKIPPED = new Set(['parser', 'digestKnown', 'recorder', 'observer', 'recorded']);

/**
 * All of a world's state as lines of `path: value`, for tests that two worlds are the same: nodes,
 * data, backlog bytes, connections, consoles, timers. Containers show what they hold, not how much
 * room they have; what stands in two places is shown once.
 */
export function dump(root: object): string[] {
  const lines: string[] = [];
  const seen = new Map<object, string>();
  const write = (path: string, value: unknown): void => {
    if (typeof value !== 'object' || value === null) {
      lines.push(`${path}: ${String(value)}`);
      return;
    }
    // Bytes that stand alone are never changed: it makes no difference who shares them.
    const known = value instanceof Uint8Array ? undefined : seen.get(value);
    if (known !== undefined) {
      lines.push(`${path}: @${known}`);
      return;
    }
    seen.set(value, path);
    if (SHARED in value || (Object.isFrozen(value) && !Array.isArray(value))) return;
    const shown = contents(value);
    if (typeof shown === 'string') lines.push(`${path}: ${shown}`);
    else {
      for (const [key, item] of shown) if (item !== undefined) write(`${path}.${key}`, item);
    }
  };
  write('world', root);
  return lines;
}

/** The first line in which two dumps differ, or null. */
export function difference(a: readonly string[], b: readonly string[]): string | null {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    if (a[i] !== b[i]) return `${a[i]} | ${b[i]}`;
  }
  return null;
}

function contents(value: object): string | Iterable<readonly [string, unknown]> {
  if (value instanceof Uint8Array) return JSON.stringify(textOf(value));
  if (value instanceof Request) return 'scratch';
  if (value instanceof ByteBuffer) return JSON.stringify(textOf(value.slice()));
  if (value instanceof DueQueue) return dueEntries(value);
  if (value instanceof SegmentQueue) return segmentEntries(value);
  if (value instanceof Ledger) return JSON.stringify([...value.all()]);
  if (value instanceof OpRing) return JSON.stringify(value.newest(Infinity));
  if (value instanceof Backlog) return backlogText(value);
  if (value instanceof Keyspace) return keyspaceFields(value);
  if (value instanceof Map || value instanceof Set) {
    // A key that is no text or number (a connection) is known by its place.
    return [...value.entries()].map(([key, item]: [unknown, unknown], i): [string, unknown] => [
      typeof key === 'string' || typeof key === 'number' ? String(key) : `#${i}`,
      item,
    ]);
  }
  if (ArrayBuffer.isView(value)) return `[${(value as Float64Array).join()}]`;
  return Object.entries(value).filter(([key]) => !SKIPPED.has(key));
}

function dueEntries(queue: DueQueue): string {
  const copy = queue.capture();
  const entries: string[] = [];
  while (copy.size > 0) entries.push([copy.pop(), copy.kind, copy.first, copy.second].join('/'));
  return entries.join(' ');
}

function segmentEntries(queue: SegmentQueue): string {
  const entries: string[] = [];
  for (let i = 0; i < queue.length; i++) {
    const way = [queue.bytesAt(i), queue.sentAt(i), queue.arrivesAt(i), queue.idAt(i)];
    entries.push(way.join('/'));
  }
  return entries.join(' ');
}

function backlogText(backlog: Backlog): string {
  const { model, size, first_byte_offset, histlen, blockCount } = backlog;
  const held = textOf(backlog.slice(0, Infinity));
  return JSON.stringify([model, size, first_byte_offset, histlen, blockCount, held]);
}

/** Keys in their order in the table, which RANDOMKEY and SCAN depend on. */
function keyspaceFields(keyspace: Keyspace): [string, unknown][] {
  const { expiry, now, at, revision, watching, modified, replaced, reaped } = keyspace;
  const entries: [string, unknown][] = Object.entries({
    expiry,
    now,
    at,
    revision,
    watching,
    modified,
    replaced,
    reaped,
    recent: keyspace.recent(100).map((one) => `${one.db} ${textOf(one.key)} ${one.at}`),
  });
  for (const database of keyspace.databases) {
    database.eachEntry((entry) => {
      const key = textOf(database.key(entry));
      const value = valueText(database, entry);
      entries.push([
        `${database.index}.${key}`,
        `${JSON.stringify(value)} ${database.expiresAt(entry)} ${database.accessedAt(entry)}`,
      ]);
    });
  }
  return entries;
}

function valueText(database: Database, entry: number): string {
  if (database.isString(entry)) return textOf(database.value(entry));
  const object = database.object(entry);
  const parts = object.sample(Infinity).map((part) => textOf(part));
  return `${object.type} ${object.encoding} ${JSON.stringify(parts)}`;
}
