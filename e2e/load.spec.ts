/** Loads: writes into the stream, reads spread over replicas, what they achieve, and how they end. */
import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

test('a write load reaches its rate, moves the stream, and stops when told', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await page.getByTestId('load-open').click();
  await expect(page.getByTestId('load')).toBeVisible();
  await page.getByTestId('load-start').click();
  for (let second = 0; second < 3; second += 1) await playground.advance(1_000);
  await expect(page.getByTestId('load-rate-6379')).toHaveAttribute('data-value', '50');
  await expect(page.getByTestId('load-stream-6379')).not.toHaveAttribute('data-value', '0');
  await expect(playground.console('6379').getByRole('log')).toContainText('# load 50/s SET');
  await page.getByTestId('load-stop-6379').click();
  await playground.advance(1_000);
  const after = (await playground.view()).nodes['6379']?.keys.revision;
  await playground.advance(1_000);
  expect((await playground.view()).nodes['6379']?.keys.revision).toBe(after);
  await expect(page.getByTestId('load-rate-6379')).toHaveCount(0);
});

test('reads go to the replicas in turn, and the offset stands still', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET key:1 v');
  await playground.advance(1_000);
  const before = await page.getByTestId('offset-6379').getAttribute('data-value');
  await page.getByTestId('load-open').click();
  await page.getByTestId('load-preset-get').click();
  await expect(page.getByTestId('load-node-6380')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('load-node-6379')).toHaveAttribute('aria-pressed', 'false');
  // It asks for a key that is there.
  await expect(page.getByTestId('load-template')).toHaveValue('GET key:1');
  await page.getByTestId('load-rate').press('ArrowRight');
  await expect(page.getByTestId('load-rate')).toHaveAttribute('data-value', '100');
  await page.getByTestId('load-start').click();
  await playground.advance(2_000);
  const found = page.getByTestId('load-found-6380');
  await expect(found).toHaveAttribute('data-value', /^(19|20)\d$/);
  await expect(found).toHaveText('every key was there');
  for (const node of ['6380', '6381']) {
    expect(await playground.ask(node, 'INFO commandstats')).toMatch(/cmdstat_get:calls=10[01],/);
  }
  await expect(page.getByTestId('offset-6379')).toHaveAttribute('data-value', before ?? '');
});

test('the saved lab plays the load again', async ({ playground, page }) => {
  await playground.open(LAB);
  await page.getByTestId('load-open').click();
  await page.getByTestId('load-pipeline').press('ArrowRight');
  await page.getByTestId('load-start').click();
  await playground.advance(2_000);
  const offset = await page.getByTestId('offset-6379').getAttribute('data-value');
  const saved = await playground.save();
  expect(saved.actions.at(-1)).toMatchObject({ do: 'load', pipeline: 2, keys: 100 });
  await playground.load(saved);
  await expect(page.getByTestId('offset-6379')).toHaveAttribute('data-value', offset ?? '');
});
