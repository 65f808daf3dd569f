/** The picture tells, without a click, what state each node and link is in; on every size of screen. */
import type { LabFile } from '../engine/contract.ts';
import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

/** One master with eleven replicas. */
function crowd(): LabFile {
  return {
    format: 'psync-lab/1',
    name: { en: 'Twelve nodes' },
    seed: 7,
    backlog: 'exact',
    openAtMs: 15_000,
    network: { latencyMs: 200 },
    nodes: Array.from({ length: 12 }, (_, index) => ({
      id: String(6379 + index),
      conf: [
        `port ${6379 + index}`,
        'repl-backlog-size 512',
        'repl-diskless-sync-delay 0',
        ...(index > 0 ? ['replicaof 127.0.0.1 6379'] : []),
      ],
    })),
    actions: [],
  };
}

test('a command goes into its node, and travels as it was sent, with what was typed beside it', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.type('6379', 'SET greeting hello');
  await playground.advance(1000);
  await playground.type('6379', 'EXPIRE greeting 100');
  await playground.advance(100);
  await expect(page.getByTestId('visits')).toContainText('EXPIRE greeting 100');
  await expect(page.getByTestId('segments')).toContainText('PEXPIREAT');
  await expect(page.getByTestId('segments')).toContainText('typed EXPIRE greeting 100');
  await playground.advance(3000);
  await expect(page.getByTestId('visits')).not.toContainText('EXPIRE');
  await expect(page.getByTestId('behind-6380')).toHaveAttribute('data-value', '0');
});

test('a refused write is thrown back, with the first word of its error', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.type('6380', 'SET x 1');
  await playground.advance(200);
  await expect(page.getByTestId('visits')).toContainText('READONLY');
  await playground.advance(3000);
  await expect(page.getByTestId('visits')).not.toContainText('READONLY');
});

test('under load a ring calls an ACK old, and only who is not attached outside: as the verdicts say', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  const template = 'SET k{n} v';
  await playground.act({ do: 'load', node: '6379', rate: 40, template, untilMs: 60_000 });
  await playground.advance(3000);
  await playground.act({ do: 'cut', between: ['6379', '6380'] });
  await playground.advance(2900);
  await expect(page.getByTestId('verdict-6380')).toHaveAttribute('data-kind', 'full');
  await expect(page.getByTestId('verdict-6381')).toHaveAttribute('data-kind', 'partial');
  const ring = page.getByTestId('node-6379');
  await expect(ring.getByText('6380 outside')).toBeVisible();
  await expect(ring.getByText('6381 last ACK')).toBeVisible();
});

test('three keys of different types are told on each card, at 1280 by 720', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await playground.open(LAB);
  for (const line of ['SET a 1', 'RPUSH b 1 2', 'HSET c f v']) await playground.ask('6379', line);
  await playground.advance(2000);
  for (const node of ['6379', '6380', '6381']) {
    const card = page.getByTestId(`node-${node}`);
    await expect(card.getByRole('listitem').filter({ hasText: /^[abc]/ })).toHaveCount(3);
    await expect(card).toContainText('list');
    await expect(card).toContainText('hash');
  }
});

test('killed, broken disk and a child at work are told in words', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.act({ do: 'break-disk', node: '6379' });
  await playground.advance(100);
  await expect(page.getByTestId('disk-6379')).toHaveText('disk broken');
  await playground.act({ do: 'repair-disk', node: '6379' });
  await playground.ask('6379', 'SET k v');
  await playground.type('6379', 'BGSAVE');
  await playground.advance(1);
  await expect(page.getByTestId('child-6379')).toContainText('BGSAVE');
  await playground.kill('6381');
  await playground.advance(2000);
  await expect(page.getByTestId('run-6381')).toHaveText(/killed for \d s/);
});

test('a key that expired on the master is a ghost on a replica that does not hear of it', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET soon gone PX 3000');
  await playground.advance(1000);
  await playground.stall('6379', '6380');
  await playground.advance(6000);
  await expect(page.getByTestId('node-6380')).toContainText('expired');
  await expect(page.getByTestId('node-6381')).toContainText('no keys');
});

test('arrow keys go from card to card', async ({ playground, page }) => {
  await playground.open(LAB);
  const choose = (node: string) =>
    page
      .getByTestId(`node-${node}`)
      .getByRole('button', { name: new RegExp(`^127.*${node}|^${node}`) });
  await choose('6379').focus();
  await page.keyboard.press('ArrowRight');
  await expect(choose('6380').or(choose('6381')).and(page.locator(':focus'))).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await expect(choose('6379')).toBeFocused();
});

test('a link says its state, its latency and what is on its way', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.type('6379', 'SET k v');
  await playground.advance(100);
  const link = page.getByTestId('link-6379-6380');
  await expect(link).toHaveAccessibleName(/Link 6379 – 6380: up, 400 ms, on its way: .*stream/);
});

test('twelve nodes and 2 000 commands a second: every card tells, links bear rates, marks stay few', async ({
  playground,
  page,
}) => {
  test.slow();
  await playground.open(crowd());
  await playground.act({
    do: 'load',
    node: '6379',
    rate: 2000,
    template: 'SET key:{n} {n}',
    untilMs: 60_000,
  });
  for (let step = 0; step < 4; step += 1) await playground.advance(250);
  for (let port = 6380; port < 6391; port += 1) {
    for (const id of ['role', 'offset', 'behind', 'digest', 'link-status', 'fill']) {
      await expect(page.getByTestId(`${id}-${port}`)).toBeVisible();
    }
  }
  const segments = page.getByTestId('segments');
  await expect(segments).toContainText(/2\s?\d{3}\/s/);
  const marks = await segments.evaluate((svg) => svg.querySelectorAll('path, rect, text').length);
  expect(marks).toBeLessThan(500);
});

test('on a phone the master stands above its replicas, and nothing is cut off sideways', async ({
  playground,
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await playground.open(LAB);
  const box = async (node: string) => (await page.getByTestId(`node-${node}`).boundingBox())!;
  const [master, first, second] = [await box('6379'), await box('6380'), await box('6381')];
  for (const replica of [first, second]) {
    expect(replica.y).toBeGreaterThan(master.y + master.height);
    expect(replica.x).toBeGreaterThanOrEqual(0);
    expect(replica.x + replica.width).toBeLessThanOrEqual(390);
  }
});
