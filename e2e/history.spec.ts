/** The view History: replication IDs as branches, and what each of them had that was lost. */
import type { Page } from '@playwright/test';
import type { LabFile } from '../engine/contract.ts';
import { expect, type Playground, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

/** What the view says at a glance, in one word. */
const verdict = (page: Page) => page.getByTestId('histories');
const list = (page: Page) => page.getByRole('list', { name: 'Histories, oldest first' });
const heads = (page: Page) => list(page).getByRole('button');

/** The lab in the view History. */
async function open(playground: Playground, lab: string | LabFile = LAB, lang = 'en') {
  await playground.open(lab, { lang });
  await playground.press('view-history');
}

/** Old master cut off and writing; 6380 promoted, 6381 follows it. */
async function diverge(playground: Playground): Promise<void> {
  await playground.ask('6379', 'SET shared 1');
  await playground.advance(1_000);
  await playground.act({ do: 'cut', between: ['6379', '6380'] });
  await playground.act({ do: 'cut', between: ['6379', '6381'] });
  await playground.ask('6380', 'SLAVEOF NO ONE');
  await playground.ask('6381', 'SLAVEOF 127.0.0.1 6380');
  await playground.advance(4_000);
  await playground.ask('6379', 'SET lost 1');
  await playground.ask('6380', 'SET kept 1');
  await playground.advance(2_000);
}

test('one history: every node stands on it at its offset', async ({ playground, page }) => {
  await open(playground);
  await playground.ask('6379', 'SET k v');
  await playground.advance(2_000);
  await expect(verdict(page)).toHaveAttribute('data-value', 'one');
  await expect(heads(page)).toHaveText([/begun by 6379/]);
  for (const node of ['6379', '6380', '6381']) {
    await expect(page.getByTestId(`history-node-${node}`)).toHaveAttribute('data-value', '50');
  }
  await expect(list(page)).toContainText('SET k v');
  await expect(list(page)).toContainText('held by 6379, 6380, 6381');
});

test('a failover seen: two branches, danger, and in the end the lost key', async ({
  playground,
  page,
}) => {
  await open(playground);
  await diverge(playground);
  await expect(verdict(page)).toHaveAttribute('data-value', 'split');
  await expect(heads(page)).toHaveText([/begun by 6379/, /6380 promoted at 55/]);

  await playground.ask('6379', 'SLAVEOF 127.0.0.1 6380');
  await expect(verdict(page)).toHaveAttribute('data-value', 'doomed');
  await expect(
    verdict(page).getByRole('status').filter({ hasText: '6379 will lose a write' }),
  ).toBeVisible();

  await playground.act({ do: 'heal', between: ['6379', '6380'] });
  await playground.advance(6_000);
  await expect(verdict(page)).toHaveAttribute('data-value', 'gone');
  await expect(verdict(page).getByRole('status').filter({ hasText: '1 key' })).toBeVisible();
  await expect(list(page)).toContainText(/thrown away by the full resync of 6379/);
  await expect(list(page).getByText('Lost keys')).toContainText('lost');
  await expect(list(page).getByText('Lost keys')).not.toContainText('shared');
});

test('going back in time, the view tells what had happened until then', async ({
  playground,
  page,
}) => {
  await open(playground);
  const before = await playground.at();
  await diverge(playground);
  await expect(heads(page)).toHaveCount(2);
  await playground.seek(before);
  await expect(heads(page)).toHaveCount(1);
  await expect(verdict(page)).toHaveAttribute('data-value', 'one');
});

test('by keyboard alone: the list opens and closes each history', async ({ playground, page }) => {
  await open(playground);
  await diverge(playground);
  const [first, second] = [heads(page).nth(0), heads(page).nth(1)];
  await expect(second).toHaveAttribute('aria-expanded', 'true');
  await first.focus();
  await page.keyboard.press('Enter');
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await expect(second).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('Enter');
  await expect(first).toHaveAttribute('aria-expanded', 'false');
});

test('along the time as well as along the offset', async ({ playground, page }) => {
  await open(playground);
  await diverge(playground);
  const picture = page.getByRole('img', { name: /^Replication IDs as branches/ });
  await expect(picture).toContainText('55');
  await page.getByTestId('history-axis-time').click();
  await expect(page.getByTestId('history-axis-time')).toHaveAttribute('aria-pressed', 'true');
  await expect(picture).toContainText('00:05.0');
});

test('a master that nobody follows counts nothing, and is shown so', async ({
  playground,
  page,
}) => {
  await open(playground, {
    format: 'psync-lab/1',
    name: { en: 'Alone' },
    seed: 1,
    backlog: 'exact',
    nodes: [{ id: '6379', conf: [] }],
    actions: [],
  });
  await expect(verdict(page)).toHaveAttribute('data-value', 'none');
  await expect(page.getByText('No history yet')).not.toHaveCount(0);
  await playground.ask('6379', 'SET k v');
  await expect(heads(page)).toHaveText([/6379 alone, nothing counted/]);
});

test('in Chinese', async ({ playground, page }) => {
  await open(playground, LAB, 'zh');
  await diverge(playground);
  await expect(verdict(page).getByRole('status').filter({ hasText: '数据分叉' })).toBeVisible();
  await expect(page.getByRole('list', { name: '各段历史，从早到晚' })).toContainText(
    '6380 在 55 处升为主节点',
  );
});
