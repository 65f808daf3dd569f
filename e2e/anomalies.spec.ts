/** Anomalies as a visitor meets them: a mark, a bracket to where it was born, one sentence. */
import { expect, test } from './fixtures.ts';

test('a stale read is marked when it is read, and born when the master wrote', async ({
  playground,
  page,
}) => {
  await playground.open('one-master-two-replicas');
  await playground.ask('6379', 'SET k old');
  await playground.advance(2_000);
  await playground.act({ do: 'stall', between: ['6379', '6380'] });
  const written = (await playground.view()).now;
  await playground.ask('6379', 'SET k new');
  await playground.advance(3_000);
  expect(await playground.ask('6380', 'GET k')).toBe('"old"');
  const found = (await playground.view()).events.filter((event) => event.kind === 'anomaly');
  expect(found).toMatchObject([{ name: 'stale-read', bornAt: written, node: '6380' }]);
  const mark = page.getByRole('button', { name: /^anomaly/ });
  await mark.focus();
  await expect(page.getByTestId('told')).toContainText(
    '6380 answered “old” for k, but its master 6379 already held “new”',
  );
});

test('a write that was acknowledged and not sent is lost with its master', async ({
  playground,
}) => {
  await playground.open('one-master-two-replicas');
  for (const replica of ['6380', '6381']) {
    await playground.act({ do: 'cut', between: ['6379', replica] });
  }
  expect(await playground.ask('6379', 'SET gone 1')).toBe('OK');
  await playground.kill('6379');
  await playground.ask('6380', 'REPLICAOF NO ONE');
  const found = (await playground.view()).events.filter((event) => event.kind === 'anomaly');
  expect(found).toMatchObject([{ name: 'lost-write', keys: ['gone'], acknowledgedBy: '6379' }]);
});
