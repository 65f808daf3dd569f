// CONFIG SET of what belongs to the process, beside the real redis-server.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ErrorAnswer, RawConnection } from '../rawConnection.ts';
import { freePort, startOurs, startReal, stopAll, type TestedServer, textIn } from '../servers.ts';
import { both } from './twins.ts';

afterEach(stopAll);

const told = (answer: unknown): unknown =>
  answer instanceof ErrorAnswer ? answer.message : answer;

/** Whether the port answers on this address. */
async function answers(port: number, host = '127.0.0.1'): Promise<boolean> {
  try {
    const connection = await RawConnection.open({ port, host });
    const answer = await connection.command('PING');
    connection.close();
    return answer === 'PONG';
  } catch {
    return false;
  }
}

/** What each of the two answers to `play`, with every port in it made the same. */
async function onBoth(
  play: (server: TestedServer, note: (what: unknown) => void) => Promise<void>,
  args: readonly string[] = [],
): Promise<{ ours: unknown[]; real: unknown[] }> {
  const [ours, real] = await Promise.all(
    [startOurs, startReal].map(async (start) => {
      const server = await start({ args });
      const notes: unknown[] = [];
      await play(server, (what) => notes.push(told(what)));
      return notes;
    }),
  );
  return { ours: ours!, real: real! };
}

test('another port: the old one is closed, who is connected stays', async () => {
  const { ours, real } = await onBoth(async (server, note) => {
    const before = await server.connect();
    const port = await freePort();
    note(await before.command('CONFIG', 'SET', 'port', String(port)));
    note([await answers(port), await answers(server.port)]);
    note(await before.command('PING'));
    const info = textIn(await before.command('INFO', 'server'));
    note(info.includes(`tcp_port:${port}\r\n`));
    note(await before.command('CONFIG', 'SET', 'port', '0'));
    note([await answers(port), await before.command('CONFIG', 'GET', 'port')]);
    note(await before.command('CONFIG', 'SET', 'port', '70000'));
    note(await before.command('CONFIG', 'SET', 'port', String(server.port)));
    note(await answers(server.port));
  });
  expect(ours).toEqual(real);
  expect(ours).toContainEqual([true, false]);
});

test('a port that is taken is refused, and the old one answers again', async () => {
  const holder = await startReal();
  const { ours, real } = await both(
    () => ({}),
    async (server) => {
      const connection = await server.connect();
      const set = await connection.command('CONFIG', 'SET', 'port', String(holder.port));
      expect(told(set)).toContain('Unable to listen on this port. Check server logs.');
      expect(await answers(server.port)).toBe(true);
      const { message } = (await connection.command(
        ...['CONFIG', 'SET', 'bind', '127.0.0.1 1.2.3.4'],
      )) as ErrorAnswer;
      expect(message).toContain('Failed to bind to specified addresses.');
      expect(await answers(server.port)).toBe(true);
      server.process.kill('SIGTERM');
      await server.ended;
    },
  );
  const without = (log: string): string => log.replaceAll(String(holder.port), 'TAKEN');
  expect(without(ours.log)).toEqual(without(real.log));
  expect(without(ours.log)).toContain('listening socket *:TAKEN: bind: Address already in use');
});

test('other addresses', async () => {
  const { ours, real } = await onBoth(async (server, note) => {
    const asker = await server.connect();
    for (const bind of ['127.0.0.1', '127.0.0.1 -1.2.3.4', '', '127.0.0.2', '*', '  127.0.0.1']) {
      note([bind, told(await asker.command('CONFIG', 'SET', 'bind', bind))]);
      note(await asker.command('CONFIG', 'GET', 'bind'));
      note([await answers(server.port), await answers(server.port, '127.0.0.2')]);
    }
  });
  expect(ours).toEqual(real);
  expect(ours).toContainEqual([true, false]);
  expect(ours).toContainEqual([false, true]);
});

test('the working directory and the name of the dump are protected, unless that is allowed', async () => {
  const play = async (server: TestedServer, note: (what: unknown) => void): Promise<void> => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'redis-server-'));
    const shown = (what: unknown): unknown =>
      JSON.parse(JSON.stringify(told(what)).replaceAll(elsewhere, 'ELSEWHERE'));
    for (const [name, value] of [
      ['dir', elsewhere],
      ['dir', join(elsewhere, 'missing')],
      ['dir', '.'],
      ['dbfilename', 'other.rdb'],
      ['dbfilename', 'a/b'],
      ['enable-protected-configs', 'yes'],
    ] as const) {
      note(shown(await server.command('CONFIG', 'SET', name, value)));
    }
    for (const name of ['dir', 'dbfilename']) {
      const [, value] = (await server.command('CONFIG', 'GET', name)) as string[];
      note(value!.replaceAll(server.dir, 'DIR').replaceAll(elsewhere, 'ELSEWHERE'));
    }
    note(await server.command('SAVE'));
    rmSync(elsewhere, { recursive: true });
  };
  for (const allowed of ['no', 'yes', 'local']) {
    const { ours, real } = await onBoth(play, ['--enable-protected-configs', allowed]);
    expect(ours).toEqual(real);
    expect(ours[0]).toBe(
      allowed === 'no'
        ? "ERR CONFIG SET failed (possibly related to argument 'dir') - can't set protected config"
        : 'OK',
    );
  }
});

test('the system log is out of reach: refused at the start', async () => {
  const server = await startOurs({ bare: true, args: ['--syslog-enabled', 'yes'] });
  expect(await server.ended).toBe(1);
  expect(server.stderr).toContain(
    `>>> 'syslog-enabled "yes"'\nThis program does not write to the system log`,
  );
});
