import { afterEach, describe, expect, test } from 'vitest';
import { RawConnection } from '../rawConnection.ts';
import { freePort, startOurs, startReal, stopAll, textIn, type TestedServer } from '../servers.ts';

afterEach(stopAll);

const QUICK = ['--repl-diskless-sync-delay', '0', '--enable-debug-command', 'local'];

const pairs = [
  ['the real one under ours', startOurs, startReal],
  ['ours under the real one', startReal, startOurs],
] as const;

describe.each(pairs)('%s', (_, startMaster, startReplica) => {
  test('a replica that restarts with its file asks for the rest only', async () => {
    const master = await startMaster({ args: QUICK });
    await master.command('SET', 'a', '1');
    const upstream = ['--replicaof', '127.0.0.1', String(master.port), ...QUICK];
    const replica = await startReplica({ args: upstream });
    await replica.untilInStepWith(master);
    expect(await replica.command('SAVE')).toBe('OK');
    const { dir, port } = replica;
    replica.process.kill('SIGKILL');
    await replica.ended;
    await master.command('SET', 'b', '2');
    const again = await startReplica({ args: upstream, dir, port });
    await again.logged('Master accepted a Partial Resynchronization');
    await again.untilInStepWith(master);
    expect(await again.command('MGET', 'a', 'b')).toEqual(['1', '2']);
    expect(await master.info('sync_full')).toBe('1');
  });

  test('a master that is frozen past repl-timeout is left, and found again', async () => {
    const master = await startMaster({ args: QUICK });
    const replica = await startReplica({
      args: ['--replicaof', '127.0.0.1', String(master.port), '--repl-timeout', '1', ...QUICK],
    });
    await replica.untilInStepWith(master);
    master.process.kill('SIGSTOP');
    await replica.logged('MASTER timeout: no data nor PING received...');
    master.process.kill('SIGCONT');
    await replica.logged('Master accepted a Partial Resynchronization');
    await replica.untilInStepWith(master);
  });

  test('a replica that does not read is dropped at the limit of its output buffer', async () => {
    const limits = ['--client-output-buffer-limit', 'replica 2mb 0 0'];
    const master = await startMaster({ args: [...QUICK, ...limits] });
    const replica = await startReplica({
      args: ['--replicaof', '127.0.0.1', String(master.port), ...QUICK],
    });
    await replica.untilInStepWith(master);
    replica.process.kill('SIGSTOP');
    const before = master.log().length;
    const value = 'x'.repeat(1_000_000);
    const dropped = master.logged('scheduled to be closed ASAP for overcoming of output', before);
    for (let i = 0; i < 20; i++) await master.command('SET', `big:${i}`, value);
    await dropped;
    replica.process.kill('SIGCONT');
    await replica.untilInStepWith(master);
    expect(await replica.command('DEBUG', 'DIGEST')).toBe(await master.command('DEBUG', 'DIGEST'));
    expect(await master.info('sync_full')).toBe('2');
  });

  test('a large data set, to a replica of a replica', async () => {
    const master = await startMaster({ args: QUICK });
    await master.command('DEBUG', 'POPULATE', 50_000, 'key', 200);
    const middle = await startReplica({
      args: ['--replicaof', '127.0.0.1', String(master.port), ...QUICK],
    });
    const last = await startMaster({
      args: ['--replicaof', '127.0.0.1', String(middle.port), ...QUICK],
    });
    await middle.untilInStepWith(master);
    await last.untilInStepWith(middle);
    await master.command('INCR', 'through');
    await master.command('WAIT', 1, 5_000);
    await last.until((answer) => answer === '1', 'GET', 'through');
    const digest = await master.command('DEBUG', 'DIGEST');
    expect(await middle.command('DEBUG', 'DIGEST')).toBe(digest);
    expect(await last.command('DEBUG', 'DIGEST')).toBe(digest);
  });
});

/** Log lines about the link, from the first try on. */
async function firstTry(replica: TestedServer, text: string): Promise<string> {
  await replica.logged(text);
  const lines = replica.log().split('\n');
  const from = lines.findIndex((line) => line.includes('Connecting to MASTER'));
  const to = lines.findIndex((line) => line.includes(text));
  return (
    lines
      .slice(from, to + 1)
      .map((line) => line.replace(/^.*\d\d\.\d{3} /, ''))
      // What errno held before is told of a name: it differs from machine to machine.
      .map((line) => line.replace(/(Unable to connect to MASTER: ).*/, '$1'))
      .join('\n')
  );
}

test.each([
  ['nobody listens there', '127.0.0.1', 'Error condition on socket for SYNC'],
  ['the name does not resolve', 'no-such-host.invalid', 'Unable to connect to MASTER'],
])('a master that cannot be reached: %s', async (_, host, text) => {
  const port = await freePort();
  const told: string[] = [];
  for (const start of [startOurs, startReal]) {
    const replica = await start({ args: ['--replicaof', host, String(port)] });
    told.push(await firstTry(replica, text));
    expect(await replica.info('master_link_status')).toBe('down');
  }
  expect(told[0]).toBe(told[1]);
});

test('a name of the hosts file is a master too', async () => {
  const master = await startOurs({ args: QUICK });
  const replica = await startOurs({ args: ['--replicaof', 'localhost', String(master.port)] });
  await replica.untilInStepWith(master);
});

test('SHUTDOWN waits for a replica that lags behind, and tells of it', async () => {
  for (const start of [startOurs, startReal]) {
    const master = await start({ args: QUICK });
    const replica = await startReal({ args: ['--replicaof', '127.0.0.1', String(master.port)] });
    await replica.untilInStepWith(master);
    replica.process.kill('SIGSTOP');
    await master.command('SET', 'a', '1');
    master.process.kill('SIGTERM');
    await master.logged('Waiting for replicas before shutting down.');
    replica.process.kill('SIGCONT');
    expect(await master.ended).toBe(0);
    expect(master.log()).toContain('1 of 1 replicas are in sync when shutting down.');
    expect(await replica.command('GET', 'a')).toBe('1');
    await replica.kill();
  }
});

test('a raw replica gets the same bytes from ours and from the real one', async () => {
  const streams: string[] = [];
  for (const start of [startOurs, startReal]) {
    const master = await start({ args: QUICK });
    await master.command('SET', 'a', '1');
    const raw: RawConnection = await master.connect();
    await raw.command('REPLCONF', 'listening-port', '1234', 'capa', 'eof', 'capa', 'psync2');
    raw.sendCommand('PSYNC', '?', '-1');
    await raw.upTo('$EOF:');
    const mark = await raw.bytes(40);
    await raw.upTo(mark);
    raw.sendCommand('REPLCONF', 'ACK', '0');
    await master.until((info) => /state=online/.test(textIn(info)), 'INFO', 'replication');
    raw.sendCommand('REPLCONF', 'ACK', '0');
    for (const words of [
      ['SET', 'b', '2', 'EX', '100'],
      ['MULTI'],
      ['INCR', 'a'],
      ['DEL', 'nothing'],
      ['EXEC'],
      ['SELECT', '2'],
      ['APPEND', 'c', 'x\r\n'],
    ]) {
      await master.command(...words);
    }
    const stream = await raw.upTo('x\r\n\r\n');
    streams.push(
      stream.replace(/\$13\r\n\d{13}/g, '$13\r\nTIME').replaceAll('*1\r\n$4\r\nping\r\n', ''),
    );
    await master.kill();
  }
  expect(streams[0]).toBe(streams[1]);
});
