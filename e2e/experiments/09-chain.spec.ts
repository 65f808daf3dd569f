/** A replica of a replica: the same stream, byte for byte, one hop later. */
import { expect, test } from '../fixtures.ts';

test('a chain is made by typing; the last link hears what the first said', async ({
  playground,
  page,
}) => {
  await playground.open('one-master-two-replicas');
  expect(await playground.ask('6381', 'SLAVEOF 127.0.0.1 6380')).toBe('OK');
  await playground.advance(6000);
  await expect(page.getByTestId('link-6380-6381')).toHaveAccessibleName(/up/);
  expect(await playground.ask('6379', 'SET flame 1')).toBe('OK');
  const at = await playground.at();
  await playground.seek(at + 450);
  expect(await playground.ask('6380', 'GET flame')).toBe('"1"');
  expect(await playground.ask('6381', 'GET flame')).toBe('(nil)');
  await playground.advance(450);
  expect(await playground.ask('6381', 'GET flame')).toBe('"1"');
  const { nodes } = await playground.view();
  expect(new Set(Object.values(nodes).map((node) => node.replid)).size).toBe(1);
  expect(nodes['6381']?.master?.offset).toBe(nodes['6379']?.master_repl_offset);
  expect(await playground.ask('6380', 'INFO replication')).toMatch(
    /role:slave[^]*connected_slaves:1\r?\nslave0:ip=127\.0\.0\.1,port=6381,state=online/,
  );
  expect(await playground.ask('6380', 'SET flame 2')).toContain('READONLY');
});

test('while the first link is down, the last one stays up', async ({ playground, page }) => {
  await playground.open('chain');
  await playground.cut('6379', '6380');
  await playground.advance(2000);
  await expect(page.getByTestId('link-status-6380')).toHaveAttribute('data-value', 'down');
  await expect(page.getByTestId('link-status-6381')).toHaveAttribute('data-value', 'up');
  await playground.ask('6379', 'SET flame 2');
  await playground.heal('6379', '6380');
  await playground.advance(6000);
  expect(await playground.ask('6381', 'GET flame')).toBe('"2"');
});
