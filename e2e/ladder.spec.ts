/** The ladder: held messages, fields and their bytes, spans of time, links; and why a resync is what it is. */
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

test('the next message is held: it waits on the ladder, what is behind it too, until it is released', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.press('hold-next-6379-6380');
  await playground.ask('6379', 'SET k v');
  await playground.advance(1000);
  const release = page.getByTestId('release-6379-6380');
  await expect(release).toHaveAttribute('data-value', '1');
  await playground.ask('6379', 'SET k w');
  await expect(release).toHaveAttribute('data-value', '2');
  const held = async () =>
    (await playground.messages('6379', '6380')).filter((row) => row.endsWith(', held'));
  await expect.poll(held).toHaveLength(2);
  await playground.advance(500);
  expect(await playground.ask('6380', 'GET k')).toBe('(nil)');
  expect(await playground.ask('6381', 'GET k')).toBe('"w"');
  await playground.press('release-6379-6380');
  await playground.advance(300);
  expect(await playground.ask('6380', 'GET k')).toBe('"w"');
  await expect(page.getByTestId('hold-next-6379-6380')).toBeVisible();
  const saved = await playground.save();
  expect(saved.actions.map(({ do: what }) => what)).toEqual(
    expect.arrayContaining(['hold', 'release']),
  );
});

test('a message under way is held from its row', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.type('6379', 'SET k v');
  await playground.advance(100);
  await page.getByRole('button', { name: /^Hold SELECT 0 · SET k v/ }).click();
  await playground.advance(2000);
  expect(await playground.ask('6380', 'GET k')).toBe('(nil)');
  await page.getByRole('button', { name: /^Release SELECT 0 · SET k v/ }).click();
  await playground.advance(500);
  expect(await playground.ask('6380', 'GET k')).toBe('"v"');
});

test('a lost message is told as lost', async ({ playground }) => {
  await playground.open(LAB);
  await playground.type('6379', 'SET k v');
  await playground.advance(100);
  await playground.cut('6379', '6380');
  const rows = await playground.messages('6379', '6380');
  expect(rows.find((row) => row.includes('SET k v'))).toMatch(/, lost$/);
});

test('each field of a message is explained, and finds its bytes; so do the keys', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.messages('6379', '6380');
  await page
    .getByRole('button', { name: /^PSYNC/ })
    .first()
    .click();
  const message = page.getByTestId('message');
  const fields = message.getByRole('listbox', { name: 'Field by field' });
  await expect(fields.getByRole('option').first()).toContainText('array of 3');
  await expect(fields.getByRole('option', { name: /no history/ })).toContainText('?\\r\\n');
  await fields.getByRole('option', { name: /no offset/ }).hover();
  const lit = message.getByRole('img').locator('[data-lit="true"]');
  await expect.poll(async () => (await lit.allTextContents()).join('')).toContain('2d 31 0d 0a');
  await message.getByRole('img').getByText('*3..').hover();
  await expect(fields.getByRole('option', { selected: true })).toContainText('array of 3');
  await fields.focus();
  await page.keyboard.press('ArrowDown');
  await expect(fields.getByRole('option', { selected: true })).toContainText('5 bytes follow');
  await page.getByTestId('message-large').click();
  await expect(page.getByTestId('message-dialog')).toContainText('no history');
  expect(await faults(page, '[data-testid=message-dialog]')).toEqual([]);
});

test('beside a message stands what both sides logged then', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.messages('6379', '6380');
  await page
    .getByRole('button', { name: /^PSYNC/ })
    .first()
    .click();
  const log = page.getByTestId('message').getByRole('region', { name: 'Logged at this step' });
  await expect(log).toContainText('asks for synchronization');
});

test('N and Shift+N walk from message to message', async ({ playground, page }) => {
  await playground.open(LAB);
  await page.getByTestId('ladder-link').focus();
  await page.keyboard.press('n');
  await expect(page.getByTestId('message')).toBeVisible();
  const first = await playground.at();
  await page.keyboard.press('n');
  await expect.poll(playground.at).toBeGreaterThan(first);
  await page.keyboard.press('Shift+N');
  await expect.poll(playground.at).toBe(first);
});

test('true to time: zoom by buttons and wheel, leave the present, and follow it again', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.advance(3000);
  await page.getByText('Time', { exact: true }).click();
  const scale = page.getByTestId('ladder-scale');
  await expect(scale).toHaveText('250 ms');
  await page.getByTestId('ladder-zoom-out').click();
  await expect(scale).toHaveText('500 ms');
  for (let n = 0; n < 12; n += 1) await page.getByTestId('ladder-zoom-in').click();
  await expect(scale).toHaveText('120 µs');
  await page.getByTestId('ladder-follow').click();
  await expect(page.getByTestId('ladder-follow')).toHaveCount(0);
  for (let n = 0; n < 12; n += 1) await page.getByTestId('ladder-zoom-out').click();
  const list = page.getByRole('list', { name: /^Messages between/ });
  await list.hover();
  await page.mouse.wheel(0, -400);
  await expect(page.getByTestId('ladder-follow')).toBeVisible();
  await expect(list.getByRole('button').first()).toBeVisible();
});

test('any link can be chosen', async ({ playground, page }) => {
  await playground.open(LAB);
  await page.getByTestId('ladder-link').click();
  await page.getByRole('menuitemradio', { name: '6381 → 6379' }).click();
  await expect(page.getByRole('list', { name: 'Messages between 6381 and 6379' })).toBeVisible();
  await expect(page.getByTestId('hold-next-6381-6379')).toBeVisible();
});

test('why: the ticket against two slots and the line, for now and for every PSYNC so far', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.cut('6379', '6380');
  await playground.ask('6379', `SET long ${'x'.repeat(250)}`);
  await expect(page.getByTestId('room-6380')).toHaveAttribute('data-value', '208');
  await playground.ask('6379', `SET longer ${'y'.repeat(250)}`);
  await page.getByTestId('why-6380').click();
  const why = page.getByTestId('why');
  const sentence = page.getByTestId('why-sentence');
  await expect(sentence).toHaveAttribute('data-value', 'offset-before-backlog');
  await expect(sentence).toContainText(/6380 lacks byte 1 .* the backlog begins at byte \d+/);
  await expect(why).toContainText('outside: the bytes are not there');
  await why.getByRole('button', { name: /^Explain the PSYNC of/ }).click();
  await expect(sentence).toHaveAttribute('data-value', 'no-history');
  expect(await faults(page, '[data-testid=why]')).toEqual([]);
  await why.getByRole('button', { name: /^Show the PSYNC of/ }).click();
  await expect(why).toHaveCount(0);
  await expect(page.getByTestId('message').getByRole('heading')).toHaveText(/^PSYNC \? -1/);
});
