/** A link that is cut for a moment, cut for too long, or only silent: three endings, each with its reason. */
import { expect, test } from '../fixtures.ts';

const LAB = 'one-master-two-replicas';

test('cut briefly: a partial resync of exactly the bytes missed', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET a 1');
  await playground.advance(1000);
  await playground.cut('6379', '6380');
  await expect(page.getByTestId('link-6379-6380')).toHaveAccessibleName(/cut/);
  await playground.ask('6379', 'SET b 2');
  await playground.ask('6379', 'SET c 3');
  await playground.advance(500);
  await expect(page.getByTestId('behind-6380')).toHaveText('54 B behind');
  await expect(page.getByTestId('digest-6380')).toHaveText(/differs/);
  await expect(page.getByTestId('verdict-6380')).toContainText('partial resync, 54 B');
  await expect(page.getByTestId('verdict-6380')).toContainText(
    'same history, and the backlog still holds all it lacks',
  );
  await expect(page.getByTestId('behind-6381')).toHaveText('nothing behind');

  await playground.heal('6379', '6380');
  await playground.advance(6000);
  await expect(page.getByTestId('last-resync-6380')).toContainText(
    '6380 got a partial resync, 54 B, because it is on the same history',
  );
  await expect(page.getByTestId('digest-6380')).toHaveText(/equal/);
  expect(await playground.ask('6380', 'GET c')).toBe('"3"');
  expect(await playground.ask('6379', 'INFO stats')).toMatch(/sync_full:2\r?\nsync_partial_ok:1/);
  const resync = (await playground.view()).events.findLast(({ kind }) => kind === 'resync');
  expect(resync).toMatchObject({ outcome: 'partial', bytes: 54, askedOffset: 51 });
});

test('cut until the ring has overwritten what it lacks: a full resync', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.cut('6379', '6380');
  await playground.ask('6379', `SET long ${'x'.repeat(250)}`);
  await expect(page.getByTestId('verdict-6380')).toContainText(/partial resync, 3\d\d B/);
  await expect(page.getByTestId('verdict-6380')).toContainText(/full after \d+ B more/);
  await playground.ask('6379', `SET longer ${'y'.repeat(250)}`);
  await expect(page.getByTestId('verdict-6380')).toContainText('full resync');
  await expect(page.getByTestId('verdict-6380')).toContainText(
    'the first byte it lacks is no longer in the backlog',
  );
  await playground.heal('6379', '6380');
  await playground.advance(8000);
  await expect(page.getByTestId('last-resync-6380')).toContainText(
    '6380 got a full resync, because the first byte it lacks is no longer in the backlog',
  );
  await expect(page.getByTestId('digest-6380')).toHaveText(/equal/);
  expect(await playground.ask('6379', 'INFO stats')).toContain('sync_full:3');
});

test('stalled for less than the timeout: no resync at all', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.stall('6379', '6380');
  await expect(page.getByTestId('link-6379-6380')).toHaveAccessibleName(/stalled/);
  await playground.ask('6379', 'SET k v');
  await playground.advance(5000);
  await expect(page.getByTestId('link-status-6380')).toHaveText(/silent/);
  await expect(page.getByTestId('link-6379-6380')).toContainText('wait');
  expect(await playground.ask('6380', 'GET k')).toBe('(nil)');
  await playground.heal('6379', '6380');
  await playground.advance(2000);
  expect(await playground.ask('6380', 'GET k')).toBe('"v"');
  await expect(page.getByTestId('link-status-6380')).toHaveText(/link up/);
  const stats = await playground.ask('6379', 'INFO stats');
  expect(stats).toMatch(/sync_full:2\r?\nsync_partial_ok:0\r?\nsync_partial_err:0/);
  const { events } = await playground.view();
  expect(events.filter(({ kind }) => kind === 'resync')).toHaveLength(2);
});

test('stalled past the timeout: both sides give up, then a partial resync', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.stall('6379', '6380');
  await playground.ask('6379', 'SET k v');
  await playground.advance(65_000);
  await expect(page.getByTestId('link-status-6380')).toHaveAttribute('data-value', 'down');
  await playground.heal('6379', '6380');
  await playground.advance(70_000);
  await expect(page.getByTestId('link-status-6380')).toHaveAttribute('data-value', 'up');
  await expect(page.getByTestId('last-resync-6380')).toContainText('partial resync');
  expect(await playground.ask('6380', 'GET k')).toBe('"v"');
});
