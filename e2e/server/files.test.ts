import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, onTestFinished, test } from 'vitest';
import { ErrorAnswer } from '../rawConnection.ts';
import { fileOf, startOurs, startReal, stopAll, textIn } from '../servers.ts';
import { both, shape } from './twins.ts';

afterEach(stopAll);

function folder(): string {
  const dir = mkdtempSync(join(tmpdir(), 'redis-server-'));
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return dir;
}

for (const [name, writes, reads] of [
  ['the real one reads what ours saved', startOurs, startReal],
  ['ours reads what the real one saved', startReal, startOurs],
] as const) {
  test(`${name}, the data whole`, async () => {
    const dir = folder();
    const args = ['--dbfilename', 'other.rdb', '--enable-debug-command', 'local'];
    const writer = await writes({ dir, args });
    await writer.command('MSET', 'a', '1', 'b', '\0\xff', 'c', 'x'.repeat(1000));
    await writer.command('SET', 'd', 'later', 'PX', 5_000_000);
    const digest = await writer.command('DEBUG', 'DIGEST');
    expect(await writer.command('SAVE')).toBe('OK');
    await writer.command('SET', 'lost', 'with the process');
    await writer.kill();
    const reader = await reads({ dir, args });
    expect(await reader.command('DEBUG', 'DIGEST')).toBe(digest);
    expect(reader.log()).toContain('DB loaded from disk');
  });
}

test('BGSAVE leaves the file and nothing else', async () => {
  const server = await startOurs();
  await server.command('SET', 'a', '1');
  expect(await server.command('BGSAVE')).toBe('Background saving started');
  await server.logged('Background saving terminated with success');
  expect(readdirSync(server.dir)).toEqual(['dump.rdb']);
});

test('a directory that is gone: what SAVE, BGSAVE and writes are answered', async () => {
  const lost: string[] = [];
  const { ours, real } = await both(
    () => ({ args: ['--save', '900', '1'] }),
    async (server) => {
      const told: string[] = [];
      rmSync(server.dir, { recursive: true });
      const say = async (...words: string[]): Promise<void> => {
        const answer = await server.command(...words);
        told.push(answer instanceof ErrorAnswer ? answer.message : textIn(answer));
      };
      await say('SET', 'a', '1');
      await say('SAVE');
      await say('BGSAVE');
      await server.logged('Background saving error');
      await say('SET', 'a', '2');
      await say('GET', 'a');
      lost.push(told.join('\n'));
      await server.command('SHUTDOWN', 'NOSAVE').catch(() => {});
    },
  );
  expect(lost[0]).toBe(lost[1]);
  expect(lost[0]).toContain('MISCONF');
  // Parent and child of the real one write their lines in either order.
  expect(temporary(ours.log)).toEqual(temporary(real.log));
});

/** The number in `temp-123.rdb` and of a child is that of a process. */
const temporary = (log: string): string[] =>
  log
    .replace(/temp-\d+\.rdb/g, 'temp-PID.rdb')
    .replace(/started by pid \d+/g, 'started by pid N')
    .split('\n')
    .sort();

test('a file that is no RDB ends the start, with exit code 1', async () => {
  const dir = folder();
  for (const start of [startOurs, startReal]) {
    writeFileSync(join(dir, 'dump.rdb'), 'REDIS0010 nonsense');
    const server = await start({
      bare: true,
      dir,
      args: ['--port', '0', '--unixsocket', 'x.sock'],
    });
    expect(await server.ended).toBe(1);
    expect(server.log()).not.toContain('eady to accept');
  }
});

test('included files, and the line of a fault in one of them', async () => {
  const dir = folder();
  mkdirSync(join(dir, 'more'));
  writeFileSync(join(dir, 'more', 'a.conf'), 'timeout 5\n');
  writeFileSync(join(dir, 'more', 'b.conf'), '# nothing\ntimeout 6\n');
  const conf = [`include ${dir}/more/*.conf`, 'databases 3'];
  for (const start of [startOurs, startReal]) {
    const server = await start({ dir, conf });
    expect(await server.command('CONFIG', 'GET', 'timeout')).toEqual(['timeout', '6']);
    expect(await server.command('CONFIG', 'GET', 'databases')).toEqual(['databases', '3']);
    await server.kill();
  }
  const stdin = `\n\ninclude ${dir}/more/b.conf\n`;
  writeFileSync(join(dir, 'more', 'b.conf'), '# nothing\ntimeout x\n');
  const faulty = await both(() => ({ bare: true, args: ['-'], stdin }));
  expect(faulty.ours).toEqual(faulty.real);
  const missing = await both(() => ({ bare: true, args: ['--include', '/no/such/file'] }));
  expect(missing.ours).toEqual(missing.real);
  expect(missing.ours.log).toContain("can't open config file '/no/such/file'");
});

test('CONFIG REWRITE writes the file that the process was started with', async () => {
  const written: string[] = [];
  for (const start of [startOurs, startReal]) {
    const server = await start({ conf: ['# mine', 'save ""', 'timeout 3'] });
    expect(await server.command('CONFIG', 'SET', 'timeout', '4')).toBe('OK');
    expect(await server.command('CONFIG', 'REWRITE')).toBe('OK');
    written.push(shape(fileOf(server, 'redis.conf'), server));
    expect(readdirSync(server.dir)).toEqual(['redis.conf']);
    await server.kill();
  }
  const lines = written.map((text) => text.split('\n').slice(0, 4));
  expect(lines[0]).toEqual(lines[1]);
  const none = await startOurs();
  expect(await none.command('CONFIG', 'REWRITE')).toEqual(
    new ErrorAnswer('ERR The server is running without a config file'),
  );
});

test('a configuration on standard input alone', async () => {
  const server = await startOurs({ args: ['-'], stdin: 'databases 4\nsave 5 5\n' });
  expect(await server.command('CONFIG', 'GET', 'databases')).toEqual(['databases', '4']);
});

test('`dir` is where files lie', async () => {
  const dir = folder();
  const server = await startOurs({ args: ['--dir', dir] });
  expect(await server.command('CONFIG', 'GET', 'dir')).toEqual(['dir', dir]);
  await server.command('SAVE');
  expect(readFileSync(join(dir, 'dump.rdb'), 'latin1')).toMatch(/^REDIS0010/);
});
