/** The inspector: what it tells of a node, what it points at, and what is typed for the visitor from there. */
import type { Page } from '@playwright/test';
import type { InspectorTab } from '../web/store/store.ts';
import { expect, test, type Playground } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

/** Opens the inspector of a node at one of its tabs. */
async function look(page: Page, node: string, tab: InspectorTab): Promise<void> {
  const inspector = page.getByTestId('inspector');
  if (!(await inspector.isVisible())) {
    await page.getByTestId(`more-${node}`).click();
    await page.getByTestId(`inspect-${node}`).click();
  }
  await page.getByTestId(`inspect-tab-${tab}`).click();
}

const rowOf = (page: Page, key: string) =>
  page
    .getByTestId('keys')
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name: key }) });

test('keys: how each replica holds them, and their whole values by type', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.ask('6379', 'RPUSH queue first second third');
  await playground.ask('6379', 'SET session abc EX 100');
  await playground.advance(2_000);
  await look(page, '6379', 'keys');
  const same = 'on replica 6380: the same on replica 6381: the same';
  await expect(rowOf(page, 'queue').getByRole('img')).toHaveAccessibleName(same);
  await expect(rowOf(page, 'session')).toContainText(/9\d s/);
  await playground.cut('6379', '6381');
  await playground.ask('6379', 'RPUSH queue fourth');
  await playground.advance(2_000);
  await expect(rowOf(page, 'queue').getByRole('img')).toHaveAccessibleName(
    'on replica 6380: the same on replica 6381: older: it lags behind',
  );
  await rowOf(page, 'queue').getByRole('button').click();
  const value = page.getByTestId('value');
  await expect(value.getByRole('row')).toHaveText([
    'IndexElement',
    '0first',
    '1second',
    '2third',
    '3fourth',
  ]);
  await playground.ask('6379', 'DEL queue');
  await expect(value).toContainText('This key is gone.');
  await value.getByRole('button', { name: 'All keys' }).click();
  await expect(rowOf(page, 'session')).toBeVisible();
});

test('INFO: a field lights up what it measures, by pointer and by keyboard, and says what it means', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await look(page, '6379', 'info');
  const inspector = page.getByTestId('inspector');
  const lit = page.getByTestId('spotlight').locator('[data-spot-of]:not([hidden])');
  await inspector.getByRole('button', { name: 'master_repl_offset' }).hover();
  await expect(page.getByTestId('info-meaning')).toContainText('the head of the ring');
  await expect(page.getByTestId('info-meaning')).toContainText('bytes');
  await expect(lit).toHaveCount(2);
  await expect(lit.first()).toHaveAttribute('data-spot-of', 'ring-head-6379');

  await inspector.getByRole('button', { name: 'connected_slaves' }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(inspector.getByRole('button', { name: 'slave0' })).toBeFocused();
  await expect(lit).toHaveCount(3);
  const [frame, card] = await Promise.all([
    page.locator('[data-spot-of="node-6380"]').boundingBox(),
    page.getByTestId('node-6380').boundingBox(),
  ]);
  expect(Math.abs((frame?.x ?? 0) + 4 - (card?.x ?? 99))).toBeLessThan(2);
  await page.getByTestId('inspect-tab-keys').click();
  await expect(page.getByTestId('spotlight')).toHaveCount(0);

  await page.getByTestId('inspect-tab-info').click();
  await inspector.getByRole('searchbox').fill('sync_full');
  await expect(inspector.getByRole('row')).toHaveText(['sync_full2']);
});

test('config: a parameter says when a change is felt; Set types CONFIG SET, errors are Redis’s own', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await look(page, '6379', 'config');
  const inspector = page.getByTestId('inspector');
  await inspector.getByRole('searchbox', { name: 'Find a parameter' }).fill('repl-timeout');
  await inspector.getByRole('button', { name: /^repl-timeout/ }).click();
  await expect(inspector).toContainText('A change takes effect at once.');
  const set = async (value: string) => {
    await inspector.getByRole('textbox', { name: 'New value of repl-timeout' }).fill(value);
    await inspector.getByRole('button', { name: 'Set', exact: true }).click();
    await playground.advance(500);
  };
  await set('soon');
  await expect(inspector.getByTestId('typed-reply')).toContainText(
    "ERR CONFIG SET failed (possibly related to argument 'repl-timeout') - argument couldn't be parsed into an integer",
  );
  await set('30');
  await expect(inspector).toContainText('file differs');
  expect(await playground.reply('6379')).toBe('OK');
  expect((await playground.save()).actions).toContainEqual(
    expect.objectContaining({ do: 'type', line: 'CONFIG SET repl-timeout 30' }),
  );

  await inspector.getByRole('radio', { name: 'redis.conf' }).click();
  await expect(inspector.getByTestId('config-diff')).toContainText('repl-timeout6030');
  await page.getByTestId('config-rewrite').click();
  await playground.advance(500);
  await expect(inspector.getByRole('textbox')).toHaveValue(/repl-timeout 30/);
  await expect(inspector.getByTestId('config-diff')).toHaveCount(0);
});

test('the file is edited for the next start; a stopped node still has disk, file and log', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.kill('6380');
  await look(page, '6380', 'keys');
  const inspector = page.getByTestId('inspector');
  await expect(inspector).toContainText('The process is killed.');
  await inspector.getByRole('button', { name: 'Config' }).click();
  await expect(inspector).toContainText('the values of its next start');
  await inspector.getByRole('radio', { name: 'redis.conf' }).click();
  const file = inspector.getByRole('textbox');
  await file.fill(`${await file.inputValue()}maxclients 77\n`);
  await inspector.getByRole('button', { name: 'Write the file' }).click();
  await page.getByTestId('inspect-tab-log').click();
  await expect(inspector.getByTestId('log-lines')).toContainText('Ready to accept connections');
  await playground.start('6380');
  await playground.advance(1_000);
  expect(await playground.ask('6380', 'CONFIG GET maxclients')).toContain('77');
});

test('log: filters by level and role; a line leads to its moment', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.cut('6379', '6380');
  await playground.advance(3_000);
  await look(page, '6380', 'log');
  // A button without text is the way into the glossary.
  const lines = page.getByTestId('log-lines').getByRole('button').filter({ hasText: /\S/ });
  await page.getByRole('combobox', { name: 'Level' }).selectOption({ label: '* notices' });
  await expect(lines.first()).toHaveText(/ \* /);
  await page.getByRole('searchbox', { name: 'Find in the log' }).fill('Finished with success');
  await expect(lines).toHaveCount(1);
  await lines.first().click();
  await playground.settle();
  expect(await playground.at()).toBeLessThan(4_000);
});

test('clients: flags have a meaning, replicas stand out, Kill types CLIENT KILL', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await look(page, '6379', 'clients');
  const table = page.getByRole('table', { name: 'CLIENT LIST of 6379' });
  const replicas = table.getByRole('row').filter({ hasText: 'replica' });
  await expect(replicas).toHaveCount(2);
  await expect(page.getByTestId('inspector')).toContainText('a replica of this node');
  await replicas
    .first()
    .getByRole('button', { name: /^Kill client/ })
    .click();
  await playground.advance(300);
  expect(await lastTyped(playground)).toMatch(/CLIENT KILL ID \d+$/);
  expect((await playground.view()).nodes['6379']?.replicas.length).toBeLessThan(2);
});

test('disk: an RDB file explained part by part, its bytes, and a disk that breaks', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET k v');
  await playground.ask('6379', 'SAVE');
  await look(page, '6379', 'disk');
  const inspector = page.getByTestId('inspector');
  await inspector.getByRole('button', { name: 'dump6379.rdb', exact: true }).click();
  const parts = inspector.getByTestId('file-parts').getByRole('listitem');
  await expect(parts.first()).toContainText('magic: an RDB file, version 10');
  await expect(parts.last()).toContainText('checksum: CRC-64');
  const key = parts.filter({ hasText: /key.*k.*01 6b/ });
  await key.getByRole('button').click();
  const row = inspector.getByRole('table', { name: 'Bytes of dump6379.rdb' }).getByRole('row');
  await expect(row.locator('[data-marked=true]')).toHaveText(['01 ', '6b ']);
  await inspector.getByRole('button', { name: 'All files' }).click();

  await expect(page.getByTestId('disk-state')).toHaveAttribute('data-value', 'works');
  await inspector.getByRole('button', { name: 'Break the disk' }).click();
  await expect(page.getByTestId('disk-state')).toHaveAttribute('data-value', 'broken');
  expect(await playground.ask('6379', 'SAVE')).toContain('ERR');
  const download = page.waitForEvent('download');
  await inspector.getByRole('button', { name: 'Download redis.conf' }).click();
  expect((await download).suggestedFilename()).toBe('redis.conf');
});

test('backlog: where replicas stand, and the bytes of a command', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.cut('6379', '6381');
  await playground.ask('6379', 'SET k v');
  await playground.advance(2_000);
  await look(page, '6379', 'backlog');
  const inspector = page.getByTestId('inspector');
  const standing = inspector.getByRole('list', { name: 'Where each replica stands' });
  await expect(standing.getByRole('listitem').last()).toHaveText(/^6381.*lacks \d+ B$/);
  const row = inspector.getByRole('row').filter({ hasText: 'SET k v' });
  await row.getByRole('button').click();
  await expect(inspector.getByRole('status')).toContainText('SET k v');
  await expect(inspector.getByRole('table', { name: 'Bytes by offset' })).toContainText('2a 32');
  await inspector.getByRole('textbox', { name: 'Go to this offset' }).fill('1');
  await inspector.getByRole('button', { name: 'Go', exact: true }).click();
  await expect(inspector.getByRole('status')).toContainText('1 …');
});

async function lastTyped(playground: Playground): Promise<string> {
  const lines = (await playground.view()).consoles['6379#1']?.lines ?? [];
  return lines.findLast((line) => line.kind === 'typed')?.text ?? '';
}
