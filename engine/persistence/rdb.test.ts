import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createConnection, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1, textOf } from '../base/bytes.ts';
import { Keyspace } from '../keyspace/keyspace.ts';
import { NO_EXPIRY } from '../keyspace/expiries.ts';
import captured from './rdb.captured.json' with { type: 'json' };
import damaged from './corrupt.captured.json' with { type: 'json' };
import { readRdb, type RdbReadOptions } from './rdbReader.ts';
import { writeRdb, type RdbInfo } from './rdbWriter.ts';

const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const INFO: RdbInfo = {
  ctime: 1_767_225_600,
  usedMem: 1_000_000,
  replication: null,
  aofBase: false,
};
const NOW = 1_767_225_600_000;

function loaded(bytes: Uint8Array, options: Partial<RdbReadOptions> = {}) {
  const keyspace = new Keyspace();
  const result = readRdb(bytes, keyspace, { now: NOW, role: 'replica', ...options });
  if (!result.ok) throw new Error(result.reason);
  return { keyspace, result };
}

const NOT_MODELLED = ['stream', 'functions'];
const isModelled = ({ name }: { name: string }) => !NOT_MODELLED.includes(name);
const readable = [...captured.files, ...captured.others.filter(isModelled)];

test.each(readable)('rdb: $name, written by the real server, has its digest', (file) => {
  const { keyspace, result } = loaded(bytesOf(file.base64));
  expect(keyspace.digest()).toBe(file.digest);
  expect(result.keysLoaded).toBe(keyspace.size);
});

/** The records of a file in an order of their own: a real server's hash table shuffles its keys. */
function sortedBytes(bytes: Uint8Array): string {
  return Array.from(bytes.subarray(0, -8))
    .toSorted((a, b) => a - b)
    .join();
}

test.each(readable.filter(({ name }) => !name.startsWith('with access')))(
  'rdb: $name is written with the very bytes of the real server, key order apart',
  (file) => {
    const real = bytesOf(file.base64);
    const { keyspace, result } = loaded(real);
    const plain = file.name === 'without compression and checksum';
    const { ctime, usedMem, replication } = result;
    const options = { compress: !plain, checksum: !plain };
    const ours = writeRdb(keyspace, { ctime, usedMem, replication, aofBase: false }, options);
    expect(ours.length).toBe(real.length);
    expect(sortedBytes(ours)).toBe(sortedBytes(real));
  },
);

test('rdb: the replication fields come back, or null', () => {
  const file = captured.files.find(({ name }) => name === 'with replication fields')!;
  const { result } = loaded(bytesOf(file.base64));
  expect(result.replication).toEqual({ streamDb: 2, replid: file.replid, offset: file.offset });
  expect(loaded(bytesOf(captured.files[0]!.base64)).result.replication).toBeNull();
});

test('rdb: an empty data set with replication fields takes 172 bytes', () => {
  const replid = 'a06672a3a21b02740eae4616a2b76d9cf78011b9';
  const replication = { streamDb: 0, replid, offset: 0 };
  expect(writeRdb(new Keyspace(), { ...INFO, replication }).length).toBe(172);
});

test.each(captured.others.filter((file) => !isModelled(file)))(
  'rdb: $name are refused by name',
  (file) => {
    const keyspace = new Keyspace();
    const result = readRdb(bytesOf(file.base64), keyspace, { now: NOW, role: 'replica' });
    expect(result).toMatchObject({ ok: false, reason: expect.stringContaining(file.name) });
    expect(result).toMatchObject({ reason: expect.stringContaining('not modelled') });
  },
);

test('rdb: a master drops what has expired and says so, a replica keeps it', () => {
  const bytes = bytesOf(captured.files.find(({ name }) => name === 'expired meanwhile')!.base64);
  const later = 4_000_000_000_000;
  const master = loaded(bytes, { role: 'master', now: later });
  expect(master.result.expired.map(({ db, key }) => [db, textOf(key)])).toEqual([[0, 'goes']]);
  expect(master.keyspace.size).toBe(1);
  expect(master.result.log.at(-1)?.text).toBe('Done loading RDB, keys loaded: 1, keys expired: 1.');
  expect(loaded(bytes, { role: 'replica', now: later }).keyspace.size).toBe(2);
});

/** The real server goes on to check the file; its first lines are what it logs while loading. */
function logOf(lines: readonly string[]): string[] {
  const end = lines.findIndex((line) => /^\[offset|^===|DB loaded|Fatal error/.test(line));
  const own = end < 0 ? lines : lines.slice(0, end);
  return own.map((line) => line.replace(/RDB age \d+/, 'RDB age 0'));
}

test.each(damaged.files)('rdb: damaged ($name) is told as the real server tells it', (file) => {
  const keyspace = new Keyspace();
  const result = readRdb(bytesOf(file.base64), keyspace, { now: NOW, role: 'master' });
  expect(result.ok).toBe(file.exit === null);
  expect(result.log.map(({ level, text }) => `${level} ${text}`)).toEqual(logOf(file.log));
  if (!result.ok) expect(keyspace.size).toBe(0);
});

const records = fc.array(
  fc.record({
    db: fc.constantFrom(0, 1, 15),
    key: fc.uint8Array({ maxLength: 30 }),
    value: fc.oneof(
      fc.uint8Array({ maxLength: 100 }),
      fc.integer().map((n) => latin1(String(n))),
      fc.nat(70_000).map((n) => new Uint8Array(n).fill(65)),
    ),
    expiresAt: fc.oneof(fc.constant(NO_EXPIRY), fc.integer({ min: 1, max: 5_000_000_000_000 })),
  }),
  { maxLength: 12 },
);

function keyspaceOf(list: { db: number; key: Uint8Array; value: Uint8Array; expiresAt: number }[]) {
  const keyspace = new Keyspace();
  keyspace.expiry = 'keep';
  for (const { db, key, value, expiresAt } of list) {
    keyspace.database(db).load(key, value, NO_EXPIRY);
    keyspace.database(db).clearExpiry(key, 0, key.length);
    if (expiresAt !== NO_EXPIRY) keyspace.database(db).setExpiry(key, 0, key.length, expiresAt);
  }
  return keyspace;
}

test('rdb: any data set that was written is read again', () => {
  fc.assert(
    fc.property(records, fc.boolean(), (list, compress) => {
      const before = keyspaceOf(list);
      const bytes = writeRdb(before, INFO, { compress, checksum: true });
      const { keyspace } = loaded(bytes);
      expect(keyspace.digest()).toBe(before.digest());
    }),
  );
});

test('rdb: no cut and no flipped bit goes unnoticed', () => {
  fc.assert(
    fc.property(records, fc.nat(), fc.nat(7), (list, where, bit) => {
      const bytes = writeRdb(keyspaceOf(list), INFO);
      const cut = bytes.slice(0, where % bytes.length);
      const flipped = bytes.slice();
      flipped[where % bytes.length]! ^= 1 << bit;
      for (const wrong of [cut, flipped]) {
        const keyspace = new Keyspace();
        const result = readRdb(wrong, keyspace, { now: NOW, role: 'replica' });
        expect(result.ok).toBe(false);
        expect(keyspace.size).toBe(0);
      }
    }),
    { numRuns: 200 },
  );
});

test('rdb: garbage behind a good head gives an error, never a crash', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 120 }), (tail) => {
      const bytes = Uint8Array.from([...latin1('REDIS0010'), ...tail]);
      const result = readRdb(bytes, new Keyspace(), { now: NOW, role: 'master' });
      if (!result.ok) expect(result.reason).not.toBe('');
    }),
    { numRuns: 500 },
  );
});

function has(program: string): boolean {
  try {
    execFileSync(program, ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** One command to a server on this port, as soon as it answers; its reply's text. */
async function ask(port: number, command: string): Promise<string> {
  for (let tries = 0; ; tries++) {
    try {
      return await new Promise<string>((resolve, reject) => {
        const socket = createConnection(port, '127.0.0.1', () => socket.write(`${command}\r\n`));
        socket.once('data', (data) => {
          socket.destroy();
          resolve(data.toString('latin1').trim());
        });
        socket.once('error', reject);
      });
    } catch (refused) {
      if (tries === 100) throw refused;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

test.skipIf(!has('redis-server'))('rdb: a real server loads what we write', async () => {
  const keyspace = new Keyspace();
  const long = 'lorem ipsum dolor sit amet '.repeat(40);
  const values = ['1', '-129', '70000', '2147483648', '007', '', 'v', long, 'x'.repeat(20_000)];
  values.forEach((value, i) => {
    const expiry = i % 2 === 0 ? NO_EXPIRY : 4_102_444_800_000 + i;
    keyspace.database(i % 16).load(latin1(`key:${i}`), latin1(value), expiry);
  });
  const replication = { streamDb: 3, replid: 'ab'.repeat(20), offset: 12_345_678_901 };
  const folder = mkdtempSync(join(tmpdir(), 'rdb-'));
  writeFileSync(join(folder, 'dump.rdb'), writeRdb(keyspace, { ...INFO, replication }));
  const checked = execFileSync('redis-check-rdb', [join(folder, 'dump.rdb')], { encoding: 'utf8' });
  expect(checked).toContain('RDB looks OK!');
  const port = await freePort();
  const options = ['--port', String(port), '--save', '', '--dir', folder];
  const server = spawn('redis-server', [...options, '--enable-debug-command', 'yes']);
  try {
    expect(await ask(port, 'PING')).toBe('+PONG');
    expect(await ask(port, 'DEBUG DIGEST')).toBe(`+${keyspace.digest()}`);
    expect(await ask(port, 'INFO replication')).toContain('second_repl_offset:12345678902');
  } finally {
    server.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  }
});

test('rdb: what Redis logs while loading', () => {
  const file = captured.files.find(({ name }) => name === 'with replication fields')!;
  const { ctime, log } = loaded(bytesOf(file.base64)).result;
  const later = loaded(bytesOf(file.base64), { now: ctime * 1000 + 61_500 }).result;
  expect(log.every(({ level }) => level === '*')).toBe(true);
  expect(later.log.map(({ text }) => text)).toEqual([
    'Loading RDB produced by version 7.0.15',
    'RDB age 61 seconds',
    'RDB memory usage when created 0.99 Mb',
    'Done loading RDB, keys loaded: 2, keys expired: 0.',
  ]);
});
