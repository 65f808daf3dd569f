/** The append-only log on the page: its files on the disk, readable, and what it brings back. */
import { expect, test } from './fixtures.ts';

test('CONFIG SET appendonly yes: files in their folder, the manifest as text, all back after kill -9', async ({
  playground,
  page,
}) => {
  await playground.open('one-master-two-replicas');
  await playground.ask('6379', 'CONFIG SET appendonly yes');
  await playground.advance(3000);
  await playground.ask('6379', 'SET k v');
  await playground.advance(1500);
  await expect(playground.node('6379')).toContainText(/AOF \d+ B/);
  await page.getByTestId('more-6379').click();
  await page.getByTestId('inspect-6379').click();
  const inspector = page.getByTestId('inspector');
  await inspector.getByRole('tab', { name: 'Disk' }).click();
  const files = inspector.getByRole('table', { name: 'Files of 6379' });
  await expect(files.getByRole('rowheader')).toHaveText([
    /^redis\.conf/,
    'appendonlydir/',
    /^appendonly\.aof\.1\.base\.rdb/,
    /^appendonly\.aof\.1\.incr\.aof/,
    /^appendonly\.aof\.manifest/,
  ]);
  await files.getByRole('button', { name: 'appendonly.aof.manifest', exact: true }).click();
  await expect(inspector.getByTestId('file-text')).toHaveText(
    'file appendonly.aof.1.base.rdb seq 1 type b file appendonly.aof.1.incr.aof seq 1 type i',
  );
  await inspector.getByRole('button', { name: 'All files' }).click();
  await files.getByRole('button', { name: 'appendonly.aof.1.incr.aof', exact: true }).click();
  await expect(inspector.getByTestId('file-parts')).toContainText('SET k v');
  await inspector.getByRole('button', { name: 'All files' }).click();
  await files.getByRole('button', { name: 'appendonly.aof.1.base.rdb', exact: true }).click();
  await expect(inspector.getByTestId('file-parts')).toContainText('an RDB file, version 10');

  // Only with the setting in the file does the next process read them.
  await playground.ask('6379', 'CONFIG REWRITE');
  await playground.kill('6379');
  await playground.start('6379');
  await playground.advance(1000);
  expect(await playground.ask('6379', 'GET k')).toBe('"v"');
});
