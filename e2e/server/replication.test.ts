import { afterEach, expect, test } from 'vitest';
import { startOurs, startReal, stopAll, type TestedServer } from '../servers.ts';

afterEach(stopAll);

const NO_DELAY = ['--repl-diskless-sync-delay', '0'];

async function fill(server: TestedServer): Promise<void> {
  for (let i = 0; i < 50; i++) await server.command('SET', `key:${i}`, `value ${i}`);
  await server.command('SELECT', 3);
  await server.command('SET', 'elsewhere', '\0\r\n\xff', 'PX', 10_000_000);
  await server.command('SELECT', 0);
}

async function sameData(a: TestedServer, b: TestedServer): Promise<void> {
  expect(await a.command('DEBUG', 'DIGEST')).toBe(await b.command('DEBUG', 'DIGEST'));
}

const DEBUG_LOCAL = ['--enable-debug-command', 'local'];

for (const [name, startMaster, startReplica] of [
  ['ours under the real one', startReal, startOurs],
  ['the real one under ours', startOurs, startReal],
  ['ours under ours', startOurs, startOurs],
] as const) {
  for (const diskless of ['yes', 'no']) {
    test(`${name}: full copy and stream, diskless ${diskless}`, async () => {
      const options = [...NO_DELAY, ...DEBUG_LOCAL, '--repl-diskless-sync', diskless];
      const master = await startMaster({ args: options });
      await fill(master);
      const replica = await startReplica({ args: DEBUG_LOCAL });
      await replica.command('SET', 'lost', 'by the full copy');
      expect(await replica.command('REPLICAOF', '127.0.0.1', master.port)).toBe('OK');
      await replica.untilInStepWith(master);
      await sameData(master, replica);
      await master.command('MSET', 'a', '1', 'b', '2');
      await master.command('INCR', 'a');
      expect(await master.command('WAIT', 1, 5_000)).toBe(1);
      expect(await replica.command('GET', 'a')).toBe('2');
      await sameData(master, replica);
    });
  }

  test(`${name}: a cut link is continued`, async () => {
    const master = await startMaster({ args: [...NO_DELAY, ...DEBUG_LOCAL] });
    const replica = await startReplica({
      args: [...DEBUG_LOCAL, '--replicaof', '127.0.0.1', String(master.port)],
    });
    await replica.untilInStepWith(master);
    await master.command('SET', 'before', 'cut');
    expect(await master.command('CLIENT', 'KILL', 'TYPE', 'replica')).toBe(1);
    await master.command('SET', 'during', 'cut');
    await replica.logged('Master accepted a Partial Resynchronization');
    await replica.untilInStepWith(master);
    expect(await replica.command('GET', 'during')).toBe('cut');
    expect(await master.info('sync_partial_ok')).toBe('1');
    expect(await master.info('sync_full')).toBe('1');
    await sameData(master, replica);
  });
}
