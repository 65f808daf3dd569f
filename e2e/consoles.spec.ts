/** The consoles as redis-cli: completion, hints, line editing, help, several connections, pasted lines. */
import type { Page } from '@playwright/test';
import { expect, test, type Playground } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

const log = (playground: Playground, node: string) => playground.console(node).getByRole('log');

test('Tab completes commands, keys that the node has, options and addresses', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.ask('6379', 'MSET user:1 ada user:2 eve "two words" x');
  const input = playground.input('6379');
  const completed = async (typed: string) => {
    await input.fill(typed);
    await input.press('Tab');
    await playground.settle();
    return input;
  };
  await expect(await completed('expi')).toHaveValue('EXPIRE');
  await expect(await completed('EXPIRE us')).toHaveValue('EXPIRE user:1');
  await input.press('Tab');
  await expect(input).toHaveValue('EXPIRE user:2');
  await expect(await completed('GET tw')).toHaveValue('GET "two words"');
  await expect(await completed('SET k v KEEP')).toHaveValue('SET k v KEEPTTL');
  await expect(await completed('config rew')).toHaveValue('CONFIG REWRITE');
  await expect(await completed('REPLICAOF ')).toHaveValue('REPLICAOF 127.0.0.1 6380');
  await expect(input).toBeFocused();
  // With nothing to complete the key leaves the console, as it leaves any input.
  await input.fill('');
  await page.keyboard.press('Tab');
  await expect(input).not.toBeFocused();
});

test('the hint shrinks while arguments are typed', async ({ playground }) => {
  await playground.open(LAB);
  const input = playground.input('6379');
  const field = playground.console('6379').locator('span:has(> input)');
  await input.fill('EXPIRE');
  await expect(field).toContainText('EXPIRE key seconds [NX|XX|GT|LT]');
  await input.pressSequentially(' k ');
  await expect(field).toContainText('EXPIRE k seconds [NX|XX|GT|LT]');
  await input.pressSequentially('"60');
  await expect(field).not.toContainText('seconds');
});

test('the line is edited with the keys of linenoise, and comes back after a reload', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  const input = playground.input('6379');
  await input.fill('SET key value');
  await input.press('Control+w');
  await expect(input).toHaveValue('SET key ');
  await input.press('Control+a');
  await input.press('Control+d');
  await expect(input).toHaveValue('ET key ');
  await input.press('Control+k');
  await expect(input).toHaveValue('');
  await playground.ask('6379', 'INCR visits');
  await playground.ask('6379', 'GET visits');
  await input.press('Control+r');
  await page.keyboard.type('INC');
  await input.press('Enter');
  await playground.advance(100);
  await expect(log(playground, '6379')).toContainText('(integer) 2');
  await playground.open(LAB);
  await playground.input('6379').press('ArrowUp');
  await expect(playground.input('6379')).toHaveValue('INCR visits');
});

test('Ctrl-K opens the palette where there is nothing to cut off', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.input('6379').fill('GET k');
  await playground.input('6379').press('Control+k');
  await expect(page.getByTestId('palette')).toBeVisible();
});

test('help prints what redis-cli prints, and is part of the log in time', async ({
  playground,
}) => {
  await playground.open(LAB);
  await playground.type('6379', 'help pfadd');
  await expect(log(playground, '6379')).toContainText(
    'Adds the specified elements to the specified HyperLogLog.',
  );
  await playground.type('6379', 'help');
  await expect(log(playground, '6379')).toContainText('"help @<group>" to get a list of commands');
  await playground.press('undo');
  await playground.press('undo');
  await expect(log(playground, '6379')).not.toContainText('help');
});

test('what is done from outside stands in the console of the node, until it is undone', async ({
  playground,
}) => {
  await playground.open(LAB);
  await playground.cut('6379', '6380');
  await playground.kill('6380');
  for (const note of ['# cut 6379-6380', '# kill -9 6380']) {
    await expect(log(playground, '6380')).toContainText(note);
  }
  await expect(playground.console('6380')).toContainText('killed');
  await playground.press('undo');
  await expect(log(playground, '6380')).not.toContainText('kill -9');
  await expect(log(playground, '6380')).toContainText('# cut');
});

test('redis-cli -p goes to the other console; an unknown port cannot be reached', async ({
  playground,
}) => {
  await playground.open(LAB);
  await playground.type('6379', 'redis-cli -p 6380 -n 2 GET k');
  await expect(playground.input('6380')).toBeFocused();
  await playground.advance(100);
  await expect(log(playground, '6380')).toContainText('[2]> GET k');
  await playground.type('6380', 'redis-cli -p 7777');
  await expect(log(playground, '6380')).toContainText(
    'Could not connect to Redis at 127.0.0.1:7777: Connection refused',
  );
});

test('several consoles of a node: each a connection, closed by its button or by quit', async ({
  playground,
}) => {
  await playground.open(LAB);
  const panel = playground.console('6379');
  const clients = async () => (await playground.ask('6379', 'CLIENT LIST')).split('\n').length;
  const before = await clients();
  await panel.getByRole('button', { name: 'Open another console' }).click();
  await expect(panel.getByRole('button', { name: 'Console 2', exact: true })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await playground.type('6379', 'MULTI');
  await playground.advance(100);
  await panel.getByRole('button', { name: 'Console 1', exact: true }).click();
  expect(await clients()).toBe(before + 1);
  await panel.getByRole('button', { name: 'Console 2', exact: true }).click();
  await playground.type('6379', 'quit');
  await expect(panel.getByRole('button', { name: 'Console 2', exact: true })).toHaveCount(0);
  await playground.advance(100);
  expect(await clients()).toBe(before);
});

test('pasted lines run in order and are counted; very many are asked about', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await paste(page, 'INCR n\nINCR n\nINCR n\n');
  await playground.advance(100);
  await expect(log(playground, '6379')).toContainText('(integer) 3');
  await expect(page.getByTestId('pasted')).toContainText('3 pasted lines');
  await paste(page, 'INCR n\n'.repeat(120));
  const question = page.getByRole('alertdialog', { name: 'Run 120 pasted lines' });
  await question.getByRole('button', { name: 'Do not' }).click();
  await paste(page, 'INCR n\n'.repeat(120));
  await question.getByRole('button', { name: 'Run them' }).click();
  await playground.advance(1_000);
  expect(await playground.ask('6379', 'GET n')).toBe('"123"');
});

test('a reply of ten thousand lines is there whole, and the console goes on', async ({
  playground,
}) => {
  test.slow();
  await playground.open(LAB);
  await playground.act({
    ...{ do: 'load', node: '6379', rate: 10_000, template: 'SADD big m{n}', pipeline: 100 },
    untilMs: 4_999,
  });
  await playground.advance(1_500);
  await playground.ask('6379', 'SMEMBERS big');
  const lines = (await log(playground, '6379').textContent())?.match(/\d+\) "m\d+"/g) ?? [];
  expect(lines.length).toBeGreaterThan(9_900);
  expect(await playground.ask('6379', 'PING')).toBe('PONG');
  await expect(log(playground, '6379').getByText('PONG')).toBeInViewport();
});

test('with many nodes a row of them chooses the console', async ({ playground, page }) => {
  await playground.open(LAB);
  await expect(page.getByTestId('consoles-chooser')).toHaveCount(0);
  for (let port = 6382; port < 6391; port += 1) {
    await playground.act({ do: 'add-node', node: { id: String(port), conf: [] } });
  }
  const chooser = page.getByTestId('consoles-chooser');
  await chooser.getByRole('button', { name: '6389' }).click();
  await expect(playground.input('6389')).toBeFocused();
  await expect(playground.console('6389')).toBeInViewport({ ratio: 0.95 });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('a command is put together by tapping, without a letter typed', async ({
    playground,
    page,
  }) => {
    await playground.open(LAB);
    await page.getByTestId('panel-console').tap();
    const tap = async (name: string) =>
      page
        .getByTestId('compose')
        .filter({ visible: true })
        .getByRole('button', { name, exact: true })
        .tap();
    for (const word of ['SET', 'hits', '1', 'EX', '60']) await tap(word);
    const input = playground.input('6379');
    await expect(input).toHaveValue('SET hits 1 EX 60 ');
    await tap('Take the last word back');
    await expect(input).toHaveValue('SET hits 1 EX ');
    await tap('10');
    await tap('Run');
    await playground.advance(100);
    await expect(log(playground, '6379')).toContainText('SET hits 1 EX 10');
    await expect(log(playground, '6379')).toContainText('OK');
    await page.getByTestId('chip-6380').tap();
    for (const word of ['REPLICAOF', 'NO ONE', 'Run']) await tap(word);
    await playground.advance(100);
    await expect(log(playground, '6380')).toContainText('REPLICAOF NO ONE');
  });
});

/** Puts text into the console of 6379 as from the clipboard. */
async function paste(page: Page, text: string): Promise<void> {
  await page
    .getByTestId('console-6379')
    .getByRole('textbox')
    .evaluate((input, pasted) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text', pasted);
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    }, text);
}

test('after quit, the console says how to come back', async ({ playground, page }) => {
  await playground.open('one-master-two-replicas');
  await expect(page.getByTestId('unconnected')).toHaveCount(0);
  await playground.type('6379', 'quit');
  await expect(playground.console('6379')).toContainText('not connected>');
  await expect(page.getByTestId('unconnected')).toContainText('the next command');
  expect(await playground.ask('6379', 'PING')).toBe('PONG');
  await expect(page.getByTestId('unconnected')).toHaveCount(0);
});
