import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { networkInterfaces } from 'node:os';
import { promisify } from 'node:util';
import Redis from 'ioredis';
import { afterEach, describe, expect, test } from 'vitest';
import { encoded, RawConnection } from '../rawConnection.ts';
import { startOurs, startReal, stopAll, type TestedServer, textIn } from '../servers.ts';

afterEach(stopAll);

const run = promisify(execFile);
const both = [
  ['ours', startOurs],
  ['the real one', startReal],
] as const;

/** What each of the two answers to the same bytes until it closes or `count` replies came. */
async function answers(
  bytes: readonly string[],
  count: number | 'until closed',
): Promise<{ ours: string; real: string }> {
  const told: string[] = [];
  for (const [, start] of both) {
    const server = await start();
    const connection = await server.connect();
    for (const piece of bytes) connection.send(piece);
    told.push(
      count === 'until closed'
        ? await connection.rest()
        : (await connection.replies(count)).join(''),
    );
    await server.kill();
  }
  return { ours: told[0]!, real: told[1]! };
}

describe('bytes in, bytes out', () => {
  test('inline commands and RESP, mixed, in one piece', async () => {
    const bytes = 'SET a "1 2"\r\nGET a\n\r\n*2\r\n$3\r\nGET\r\n$1\r\na\r\nPING\r\n';
    const { ours, real } = await answers([bytes], 4);
    expect(ours).toBe(real);
    expect(ours).toBe('+OK\r\n$3\r\n1 2\r\n$3\r\n1 2\r\n+PONG\r\n');
  });

  test('a pipeline of ten thousand is answered in order', async () => {
    const server = await startOurs();
    const connection = await server.connect();
    let bytes = '';
    for (let i = 0; i < 10_000; i++) bytes += encoded(['ECHO', i]);
    const replies = await connection.ask(bytes, 10_000);
    expect(replies).toEqual(
      Array.from({ length: 10_000 }, (_, i) => `$${String(i).length}\r\n${i}\r\n`),
    );
  });

  test('a protocol error is told, and the connection closed', async () => {
    const { ours, real } = await answers(['PING\r\n*3\r\n:1\r\n'], 'until closed');
    expect(ours).toBe(real);
  });

  test('what is asked before the end of the input is answered', async () => {
    for (const [, start] of both) {
      const server = await start();
      const connection = await server.connect();
      connection.socket.end('PING\r\nECHO bye\r\n');
      expect(await connection.rest()).toBe('+PONG\r\n$3\r\nbye\r\n');
    }
  });

  test('QUIT', async () => {
    const { ours, real } = await answers(['PING\r\nQUIT\r\nPING\r\n'], 'until closed');
    expect(ours).toBe(real);
    expect(ours).toBe('+PONG\r\n+OK\r\n');
  });
});

test('a value of 20 MB goes in and comes out again, to a reader that is slow', async () => {
  const server = await startOurs();
  const connection = await server.connect();
  const value = 'x'.repeat(20_000_000);
  expect(await connection.command('SET', 'big', value)).toBe('OK');
  expect(await connection.command('STRLEN', 'big')).toBe(value.length);
  connection.socket.pause();
  for (let i = 0; i < 3; i++) connection.sendCommand('GET', 'big');
  // The others are served while one does not read.
  expect(await server.command('PING')).toBe('PONG');
  expect(await server.info('connected_clients')).toBe('2');
  connection.socket.resume();
  for (let i = 0; i < 3; i++) {
    const head = await connection.upTo('\r\n');
    expect(head).toBe('$20000000\r\n');
    expect((await connection.bytes(value.length + 2)) === `${value}\r\n`).toBe(true);
  }
});

test('more clients than maxclients are turned away', async () => {
  for (const [, start] of both) {
    const server = await start({ args: ['--maxclients', '2'] });
    const first = await server.connect();
    await first.command('PING');
    const second = await server.connect();
    await second.command('PING');
    const third = await server.connect();
    expect(await third.rest()).toBe('-ERR max number of clients reached\r\n');
    second.close();
    await expect
      .poll(async () => {
        const again = await server.connect();
        again.sendCommand('PING');
        const [reply] = await again.replies(1);
        again.close();
        return reply;
      })
      .toBe('+PONG\r\n');
    const stats = await first.command('INFO', 'stats').then(textIn);
    expect(Number(/rejected_connections:(\d+)/.exec(stats)![1])).toBeGreaterThan(0);
  }
});

test('an idle client is closed after `timeout` seconds', async () => {
  const server = await startOurs({ args: ['--timeout', '1', '--loglevel', 'verbose'] });
  const idle = await server.connect();
  expect(await idle.rest()).toBe('');
  await server.logged('Closing idle client');
});

test('hundreds of connections at once', async () => {
  const server = await startOurs();
  const all = await Promise.all(Array.from({ length: 400 }, () => server.connect()));
  const replies = await Promise.all(all.map((one, i) => one.command('INCRBY', 'sum', i)));
  expect(Math.max(...(replies as number[]))).toBe((399 * 400) / 2);
  expect(await server.info('connected_clients')).toBe('401');
  for (const one of all) one.close();
  await server.until((info) => /^connected_clients:1\r$/m.test(textIn(info)), 'INFO', 'clients');
});

test('a connection that is reset does no harm', async () => {
  const server = await startOurs();
  for (let i = 0; i < 20; i++) {
    const connection = await server.connect();
    connection.send('SET a 1\r\nGET a\r\n'.repeat(1000));
    connection.socket.resetAndDestroy();
  }
  expect(await server.command('PING')).toBe('PONG');
  await server.until((info) => /^connected_clients:1\r$/m.test(textIn(info)), 'INFO', 'clients');
});

test('a password: nothing without it, all with it', async () => {
  const server = await startOurs({ args: ['--requirepass', 'secret'] });
  const connection = await server.connect();
  expect(await connection.ask(encoded(['GET', 'a']))).toEqual([
    '-NOAUTH Authentication required.\r\n',
  ]);
  expect(await connection.command('AUTH', 'secret')).toBe('OK');
  expect(await connection.command('GET', 'a')).toBe(null);
});

test('a frozen server answers when it goes on', async () => {
  const server = await startOurs();
  const connection = await server.connect();
  server.process.kill('SIGSTOP');
  connection.send('PING\r\nINCR a\r\n');
  const late = await RawConnection.open({ port: server.port });
  late.send('INCR a\r\n');
  server.process.kill('SIGCONT');
  expect(await connection.replies(2)).toHaveLength(2);
  expect(await late.replies(1)).toHaveLength(1);
  expect(await connection.command('GET', 'a')).toBe('2');
});

describe('redis-cli', () => {
  /** What it says, on standard output and standard error. */
  const cli = (server: TestedServer, args: string[], input = ''): string => {
    const words = ['-p', String(server.port), ...args];
    const { stdout, stderr } = spawnSync('redis-cli', words, {
      input,
      encoding: 'latin1',
      cwd: server.dir,
    });
    return stdout + stderr;
  };

  test('commands, --pipe and --rdb', async () => {
    const server = await startOurs({ args: ['--repl-diskless-sync-delay', '0'] });
    expect(cli(server, ['SET', 'a', '1'])).toBe('OK\n');
    expect(cli(server, ['GET', 'a'])).toBe('1\n');
    expect(cli(server, ['INFO', 'server'])).toContain('redis_version:7.0.15');
    let bytes = '';
    for (let i = 0; i < 20_000; i++) bytes += encoded(['SET', `key:${i}`, i]);
    expect(cli(server, ['--pipe'], bytes)).toContain('errors: 0, replies: 20000');
    expect(cli(server, ['DBSIZE'])).toBe('20001\n');
    expect(cli(server, ['--rdb', 'copy.rdb'])).toMatch(/Transfer finished with success/);
    const checked = execFileSync('redis-check-rdb', ['copy.rdb'], {
      cwd: server.dir,
      encoding: 'utf8',
    });
    expect(checked).toContain('\\o/ RDB looks OK! \\o/');
    expect(checked).toContain('20001 keys read');
  });

  test('--replica sees the stream', async () => {
    const server = await startOurs({ args: ['--repl-diskless-sync-delay', '0'] });
    const child = run('timeout', ['5', 'redis-cli', '-p', String(server.port), '--replica']);
    let seen = '';
    child.child.stdout!.on('data', (text: string) => {
      seen += text;
    });
    await server.until((info) => /state=online/.test(textIn(info)), 'INFO', 'replication');
    await server.command('SET', 'told', 'to the replica');
    await expect.poll(() => seen).toContain('"set","told","to the replica"'.slice(5));
    child.child.kill();
    await child.catch(() => {});
  });
});

test('redis-benchmark runs its own tests against it', async () => {
  const server = await startOurs();
  const { stdout } = await run('redis-benchmark', [
    ...['-p', String(server.port), '-n', '5000', '-c', '20', '-P', '8', '-r', '1000', '-q'],
    ...['-t', 'ping,set,get,incr,mset'],
  ]);
  expect(stdout).not.toMatch(/error/i);
  for (const name of ['PING_INLINE', 'SET', 'GET', 'INCR', 'MSET']) {
    expect(stdout).toMatch(new RegExp(`${name}.*: [\\d.]+ requests per second`));
  }
});

test('ioredis: commands, pipelines, transactions', async () => {
  const server = await startOurs();
  const client = new Redis({ port: server.port, host: '127.0.0.1' });
  try {
    expect(await client.set('a', '1')).toBe('OK');
    expect(await client.incr('a')).toBe(2);
    const piped = await client.pipeline().set('b', 'x').get('b').get('nothing').exec();
    expect(piped).toEqual([
      [null, 'OK'],
      [null, 'x'],
      [null, null],
    ]);
    const done = await client.multi().incr('a').get('a').exec();
    expect(done).toEqual([
      [null, 3],
      [null, '3'],
    ]);
    expect(await client.getBuffer('b')).toEqual(Buffer.from('x'));
    expect(await client.info('replication')).toContain('role:master');
  } finally {
    client.disconnect();
  }
});

const outside = Object.values(networkInterfaces())
  .flatMap((all) => all ?? [])
  .find(({ family, internal }) => family === 'IPv4' && !internal)?.address;

test.skipIf(outside === undefined)('protected mode: only this machine is let in', async () => {
  const told: string[] = [];
  for (const [, start] of both) {
    const server = await start();
    const where = { port: server.port, host: outside! };
    told.push(await (await RawConnection.open(where)).rest());
    await server.command('CONFIG', 'SET', 'protected-mode', 'no');
    expect(await (await RawConnection.open(where)).command('PING')).toBe('PONG');
    await server.command('CONFIG', 'SET', 'protected-mode', 'yes', 'requirepass', 'secret');
    const guarded = await RawConnection.open(where);
    expect(await guarded.command('AUTH', 'secret')).toBe('OK');
  }
  expect(told[0]).toBe(told[1]);
  expect(told[0]).toMatch(/^-DENIED Redis is running in protected mode/);
});
