import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { freePort, startOurs, startReal, stopAll } from '../servers.ts';
import { both, type Play, shape } from './twins.ts';

afterEach(stopAll);

const end = (signal: NodeJS.Signals): Play => {
  return async (server) => {
    server.process.kill(signal);
    await server.ended;
  };
};

test('start, ready, SIGTERM: the log and the exit code are the real ones', async () => {
  const { ours, real } = await both(() => ({}), end('SIGTERM'));
  expect(ours).toEqual(real);
  expect(ours.code).toBe(0);
  expect(ours.log).toContain('Running mode=standalone, port=PORT.');
});

test('SIGINT, with something to save, and the file read at the next start', async () => {
  const save: Play = async (server) => {
    await server.command('SET', 'a', '1');
    await end('SIGINT')(server);
    expect(existsSync(join(server.dir, 'dump.rdb'))).toBe(true);
    const again = { dir: server.dir, port: server.port, args: ['--save', '60', '1'] };
    const next = await (server.log().includes('malloc') ? startReal : startOurs)(again);
    expect(await next.command('GET', 'a')).toBe('1');
    await next.stop();
  };
  const { ours, real } = await both(() => ({ args: ['--save', '60', '1'] }), save);
  expect(ours).toEqual(real);
  expect(ours.log).toContain('Saving the final RDB snapshot before exiting.');
});

test('a second SIGINT ends it at once, with exit code 1', async () => {
  const insist: Play = async (server) => {
    // A frozen process finds both signals when it goes on.
    server.process.kill('SIGINT');
    await server.logged('Received SIGINT scheduling shutdown...');
    server.process.kill('SIGINT');
    await server.ended;
  };
  const ours = await startOurs();
  await insist(ours);
  // Between the two, the cron may have ended it already.
  expect([0, 1]).toContain(await ours.ended);
  if ((await ours.ended) === 1) expect(ours.log()).toContain('You insist... exiting now.');
});

test('the port is taken', async () => {
  const holder = await startReal();
  const options = { bare: true, args: ['--port', String(holder.port), '--save', ''] };
  const { ours, real } = await both(() => ({ ...options, port: holder.port }));
  expect(ours).toEqual(real);
  expect(ours.code).toBe(1);
  expect(ours.log).toContain('Warning: Could not create server TCP listening socket *:');
});

describe('addresses to bind to', () => {
  test.each([
    ['one that this machine has not', ['--bind', '192.0.2.1']],
    ['loopback only', ['--bind', '127.0.0.1']],
    ['one that may be missing', ['--bind', '127.0.0.1', '-192.0.2.1']],
    ['nowhere', ['--port', '0']],
  ])('%s', async (_, words) => {
    const args = (port: number): string[] => ['--port', String(port), '--save', '', ...words];
    const stop: Play = async (server) => {
      await Promise.race([server.logged('Ready to accept').catch(() => {}), server.ended]);
      server.process.kill('SIGTERM');
    };
    const { ours, real } = await both((port) => ({ bare: true, args: args(port) }), stop);
    expect(ours).toEqual(real);
  });
});

describe('a configuration that is refused', () => {
  test.each([
    [['--port', 'abc']],
    [['--nope', '1']],
    [['--port']],
    [['--port', '1', '2']],
    [['--save', '1']],
    [['--dir', '/there/is/no/such/place']],
    [['--logfile', '/there/is/no/such/place/log']],
    [['--dbfilename', 'a/b']],
    [['--maxmemory', 'much']],
    [['--port', '6379', '--loglevel', 'loud', '--save', '60', '1']],
    [['-']],
  ])('%j', async (args) => {
    const stdin = args[0] === '-' ? '# comment\n\nport 1\nappendonly maybe\nport 2\n' : '';
    const { ours, real } = await both(() => ({ bare: true, args, stdin }));
    expect(ours).toEqual(real);
    expect(ours.code).toBe(1);
    expect(ours.errors).toContain('*** FATAL CONFIG FILE ERROR (Redis 7.0.15) ***');
  });

  test('a file that is not there', async () => {
    const { ours, real } = await both(() => ({ bare: true, args: ['/no/such/redis.conf'] }));
    expect(ours).toEqual(real);
    expect(ours.log).toContain("Fatal error, can't open config file '/no/such/redis.conf'");
  });
});

test('-h tells the usage, as the real one does', async () => {
  const { ours, real } = await both(() => ({ bare: true, args: ['-h'] }));
  expect(ours).toEqual(real);
});

test('-v tells the version', async () => {
  const ours = await startOurs({ bare: true, args: ['--version'] });
  expect(await ours.ended).toBe(0);
  expect(ours.log()).toMatch(
    /^Redis server v=7\.0\.15 sha=00000000:0 malloc=\S+ bits=64 build=\w+\n$/,
  );
});

describe('what is configured, by whatever way', () => {
  const shown = async (args: string[], stdin = '', conf: string[] | null = null) => {
    const answers = [];
    for (const start of [startOurs, startReal]) {
      const port = await freePort();
      const given = conf === null ? {} : { conf };
      const bare = conf === null ? ['--port', String(port)] : [];
      const server = await start({
        port,
        bare: conf === null,
        args: [...args, ...bare],
        stdin,
        ...given,
      });
      await server.logged(/eady to accept/);
      answers.push(
        await server.command('CONFIG', 'GET', 'save', 'timeout', 'bind', 'databases', 'dbfilename'),
      );
      await server.kill();
    }
    // The order of the parameters is that of a hash table.
    const [a, b] = answers.map((one) => (one as string[]).toSorted());
    expect(a).toEqual(b);
    return a;
  };

  test('options of several words, and repeated ones', async () => {
    await shown(['--save', '900', '1', '--save', '300', '10', '--bind', '127.0.0.1', '::1']);
    await shown(['--save', '900 1 300 10', '--databases', '3', '--databases', '4']);
  });

  test('--save with nothing behind it', async () => {
    await shown(['--save', '--timeout', '7']);
    await shown(['--timeout', '7', '--save']);
    await shown(['--save', '', '--timeout', '7']);
  });

  test('a file, standard input and options: the last word counts', async () => {
    const conf = ['timeout 1', 'databases 5', 'save 60 1', 'dbfilename "a b.rdb"'];
    expect(await shown(['--timeout', '3', '-'], 'timeout 2\ndatabases 6\n', conf)).toEqual(
      await shown(['--timeout', '3', '--databases', '6'], '', conf),
    );
  });
});

test('the log goes to a file that is opened for every line', async () => {
  const logs: string[] = [];
  for (const start of [startOurs, startReal]) {
    const port = await freePort();
    const args = ['--port', String(port), '--save', '', '--logfile', 'server.log'];
    const server = await start({ bare: true, port, args });
    const file = join(server.dir, 'server.log');
    await expect.poll(() => existsSync(file) && readFileSync(file, 'latin1')).toContain('Ready');
    writeFileSync(file, '');
    await server.command('CONFIG', 'SET', 'loglevel', 'warning');
    server.process.kill('SIGTERM');
    expect(await server.ended).toBe(0);
    expect(server.log()).toBe('');
    logs.push(shape(readFileSync(file, 'latin1'), server));
  }
  expect(logs[0]).toBe(logs[1]);
  expect(logs[0]).toContain('bye bye');
});

test('loglevel warning keeps notices out of the log', async () => {
  const args = (port: number): string[] => [
    '--port',
    String(port),
    '--save',
    '',
    '--loglevel',
    'warning',
  ];
  const { ours, real } = await both(
    (port) => ({ bare: true, args: args(port) }),
    async (server) => {
      await server.logged('Server initialized');
      await expect.poll(() => server.command('PING').catch(() => '')).toBe('PONG');
      server.process.kill('SIGTERM');
    },
  );
  expect(ours).toEqual(real);
});

test('a Unix socket: with permissions, without TCP, and gone at the end', async () => {
  const { ours, real } = await both(
    () => ({
      bare: true,
      args: ['--port', '0', '--unixsocket', 'a.sock', '--unixsocketperm', '700', '--save', ''],
    }),
    async (server) => {
      await server.logged('The server is now ready to accept connections at a.sock');
      const socket = join(server.dir, 'a.sock');
      const asked = (...words: string[]): string =>
        execFileSync('redis-cli', ['-s', socket, ...words], { encoding: 'utf8' });
      expect(asked('SET', 'a', '1')).toBe('OK\n');
      expect(asked('CLIENT', 'LIST')).toMatch(/addr=a.sock:0 laddr=a.sock:0 .* flags=U /);
      expect(asked('INFO', 'server')).toMatch(/^tcp_port:0\r$/m);
      server.process.kill('SIGTERM');
      await server.ended;
      expect(existsSync(socket)).toBe(false);
    },
  );
  expect(ours).toEqual(real);
});

test('a pid file is written, and taken away', async () => {
  const { ours, real } = await both(
    () => ({ args: ['--pidfile', 'server.pid'] }),
    async (server) => {
      const file = join(server.dir, 'server.pid');
      expect(readFileSync(file, 'utf8')).toBe(`${server.process.pid}\n`);
      await end('SIGTERM')(server);
      expect(existsSync(file)).toBe(false);
    },
  );
  expect(ours).toEqual(real);
});

test('a daemon goes on when its parent has ended', async () => {
  const port = await freePort();
  const args = [
    '--port',
    String(port),
    '--save',
    '',
    '--daemonize',
    'yes',
    '--pidfile',
    'server.pid',
  ];
  const ours = await startOurs({ bare: true, port, args: [...args, '--logfile', 'log'] });
  expect(await ours.ended).toBe(0);
  await expect.poll(() => ours.command('PING').catch(() => '')).toBe('PONG');
  const pid = Number(readFileSync(join(ours.dir, 'server.pid'), 'utf8'));
  expect(await ours.info('process_id')).toBe(String(pid));
  expect(pid).not.toBe(ours.process.pid);
  await ours.command('SHUTDOWN', 'NOSAVE').catch(() => {});
  await expect.poll(() => readFileSync(join(ours.dir, 'log'), 'latin1')).toContain('bye bye');
});

test('a queue of connections that the kernel does not allow', async () => {
  const { ours, real } = await both(() => ({ args: ['--tcp-backlog', '100000'] }), end('SIGTERM'));
  expect(ours).toEqual(real);
});

test('the logo is shown where it is asked for', async () => {
  const { ours, real } = await both(
    () => ({ args: ['--always-show-logo', 'yes'] }),
    end('SIGTERM'),
  );
  expect(ours).toEqual(real);
  expect(ours.log).toContain('Running in standalone mode');
});
