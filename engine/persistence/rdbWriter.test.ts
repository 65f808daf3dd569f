import fc from 'fast-check';
import { expect, test } from 'vitest';
import { capture } from '../base/capture.ts';
import { latin1 } from '../base/bytes.ts';
import { NO_EXPIRY } from '../keyspace/expiries.ts';
import type { LfuSettings } from '../keyspace/frequency.ts';
import { Keyspace } from '../keyspace/keyspace.ts';
import { DEFAULT_LIMITS } from '../keyspace/value.ts';
import { restored } from './dumpPayload.ts';
import captured from './objects.captured.json' with { type: 'json' };
import files from './rdb.captured.json' with { type: 'json' };
import { readRdb } from './rdbReader.ts';
import { type RdbInfo, RdbWriter, writeRdb } from './rdbWriter.ts';

const NOW = 1_767_225_600_000;
const INFO: RdbInfo = {
  ctime: 1_767_225_600,
  usedMem: 1_000_000,
  replication: null,
  aofBase: false,
};
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));

/** Every captured value, spread over three databases, every third key with a time. */
function everything(): Keyspace {
  const keyspace = new Keyspace();
  keyspace.expiry = 'keep';
  captured.values.forEach(({ name, dump }, i) => {
    const value = restored(bytesOf(dump), DEFAULT_LIMITS)!;
    const expiresAt = i % 3 === 0 ? NOW + i : NO_EXPIRY;
    keyspace.database((i % 3) * 5).load(latin1(name), value, expiresAt);
  });
  return keyspace;
}

function loaded(bytes: Uint8Array, lfu: LfuSettings | null = null, now = NOW): Keyspace {
  const keyspace = new Keyspace();
  keyspace.now = now;
  keyspace.lfu = lfu;
  const result = readRdb(bytes, keyspace, { now, role: 'replica' });
  if (!result.ok) throw new Error(result.reason);
  return keyspace;
}

/** All pieces that are left, joined. */
function drain(writer: RdbWriter, size: number): Uint8Array {
  const pieces: Uint8Array[] = [];
  for (let piece = writer.next(size); piece !== null; piece = writer.next(size)) pieces.push(piece);
  return new Uint8Array(Buffer.concat(pieces));
}

test('rdb: pieces of any size make the same file, which is loaded to the same data set', () => {
  const keyspace = everything();
  const whole = writeRdb(keyspace, INFO);
  expect(loaded(whole).digest()).toBe(keyspace.digest());
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 3_000 }), fc.boolean(), (size, checksum) => {
      const options = { compress: true, checksum };
      const joined = drain(new RdbWriter(keyspace, INFO, options), size);
      expect(joined).toEqual(writeRdb(keyspace, INFO, options));
    }),
    { numRuns: 30 },
  );
});

test('rdb: a writer goes on from a checkpoint, as often as one goes back to it', () => {
  const world = { keyspace: everything(), writer: null as RdbWriter | null };
  world.writer = new RdbWriter(world.keyspace, INFO);
  const whole = writeRdb(world.keyspace, INFO);
  const first = world.writer.next(500)!;
  const checkpoint = capture(world);
  const again = capture(checkpoint);
  world.keyspace.flushAll();
  for (const { writer } of [checkpoint, again]) {
    const rest = drain(writer!, 1_000);
    expect(new Uint8Array(Buffer.concat([first, rest]))).toEqual(whole);
  }
});

test('rdb: for a replica that wants functions only there are no keys', () => {
  const keyspace = everything();
  const only = writeRdb(keyspace, INFO, { compress: true, checksum: true, functionsOnly: true });
  expect(only).toEqual(writeRdb(new Keyspace(), INFO));
});

test.each([
  ['with access times', null],
  ['with access counts', { logFactor: 10, decayMinutes: 1 }],
])('rdb: %s, which come back and are written as the real server writes them', (name, lfu) => {
  const real = bytesOf(files.files.find((file) => file.name === name)!.base64);
  const result = readRdb(real, new Keyspace(), { now: NOW, role: 'replica' });
  if (!result.ok) throw new Error(result.reason);
  const info = { ...INFO, ctime: result.ctime, usedMem: result.usedMem };
  const options = { compress: true, checksum: true, access: true };
  const ours = writeRdb(loaded(real, lfu), info, options);
  const sorted = (bytes: Uint8Array) => bytes.slice(0, -8).toSorted();
  expect(sorted(ours)).toEqual(sorted(real));
  expect(writeRdb(loaded(ours, lfu), info, options)).toEqual(ours);
});
