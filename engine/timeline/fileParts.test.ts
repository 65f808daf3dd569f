import fc from 'fast-check';
import { expect, test } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import { Keyspace } from '../keyspace/keyspace.ts';
import { DEFAULT_LIMITS } from '../keyspace/value.ts';
import { restored } from '../persistence/dumpPayload.ts';
import captured from '../persistence/objects.captured.json' with { type: 'json' };
import files from '../persistence/rdb.captured.json' with { type: 'json' };
import { type RdbInfo, writeRdb } from '../persistence/rdbWriter.ts';
import { encodeCommand } from '../resp/writer.ts';
import { filePartsOf } from './fileParts.ts';

const INFO: RdbInfo = { ctime: 1_767_225_600, usedMem: 1_000, replication: null, aofBase: false };
const bytesOf = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const joined = (...pieces: Uint8Array[]) => new Uint8Array(Buffer.concat(pieces));

/** Every captured value under its name, in an RDB file. */
function everything(): Uint8Array {
  const keyspace = new Keyspace();
  keyspace.expiry = 'keep';
  captured.values.forEach(({ name, dump }, i) => {
    const value = restored(bytesOf(dump), DEFAULT_LIMITS)!;
    keyspace.database(i % 3).load(latin1(name), value, i % 2 === 0 ? 1_767_225_600_000 + i : -1);
  });
  return writeRdb(keyspace, INFO);
}

/** Whether the parts begin at 0, follow one another without a gap, and end with the file. */
function covers(bytes: Uint8Array): void {
  const { format, parts } = filePartsOf(bytes);
  if (format === null) {
    expect(parts).toEqual([]);
    return;
  }
  let at = 0;
  for (const part of parts) {
    expect(part.from).toBe(at);
    expect(part.to).toBeGreaterThan(part.from);
    at = part.to;
  }
  expect(at).toBe(bytes.length);
}

test('file parts: a file of the real server is explained to its last byte', () => {
  for (const file of files.files) {
    const bytes = bytesOf(file.base64);
    covers(bytes);
    const kinds = filePartsOf(bytes).parts.map((part) => part.what);
    expect(kinds[0]).toBe('magic');
    expect(kinds.slice(-2)).toEqual(['eof', 'checksum']);
    expect(kinds).not.toContain('rest');
  }
});

test('file parts: of every type and encoding, each key is named with its type and value', () => {
  const bytes = everything();
  covers(bytes);
  const { parts } = filePartsOf(bytes);
  expect(parts.some((part) => part.what === 'rest')).toBe(false);
  const names = parts.filter((part) => part.what === 'key').map((part) => part.text);
  expect(names.toSorted()).toEqual(captured.values.map(({ name }) => name).toSorted());
});

test('file parts: cut or damaged anywhere, a file is still covered, each byte once', () => {
  const rdb = everything();
  const commands = joined(
    latin1('#TS:1767225600\r\n'),
    ...['SELECT 0', 'SET k v', 'RPUSH l a b'].map((line) =>
      encodeCommand(line.split(' ').map((word) => latin1(word))),
    ),
  );
  const whole = fc.constantFrom(rdb, commands, joined(rdb, commands));
  fc.assert(
    fc.property(whole, fc.nat(), fc.nat(), fc.nat(255), (bytes, end, at, value) => {
      const damaged = bytes.slice(0, 1 + (end % bytes.length));
      damaged[at % damaged.length] = value;
      covers(damaged);
    }),
    { numRuns: 400 },
  );
});

test('file parts: commands behind an RDB file are told one by one', () => {
  const command = encodeCommand([latin1('SET'), latin1('k'), latin1('v')]);
  const { format, parts } = filePartsOf(joined(writeRdb(new Keyspace(), INFO), command, command));
  expect(format).toBe('rdb');
  expect(parts.slice(-2).map(({ what, text }) => [what, text])).toEqual([
    ['command', 'SET k v'],
    ['command', 'SET k v'],
  ]);
});

test('file parts: text is no such file', () => {
  expect(filePartsOf(latin1('port 6379\n'))).toEqual({ format: null, parts: [] });
  expect(filePartsOf(new Uint8Array(0))).toEqual({ format: null, parts: [] });
});
