/** Consoles that wait: for an element, for messages, for a pause to end. */
import { expect, test } from './fixtures.ts';

test('BLPOP waits, and another console of the same node serves it', async ({
  playground,
  page,
}) => {
  await playground.open('one-master-two-replicas');
  await playground.type('6379', 'BLPOP queue 0');
  await playground.advance(500);
  const panel = playground.console('6379');
  await expect(panel.getByRole('status')).toHaveText('waiting for the reply');
  expect(await playground.reply('6379')).toBe('');
  await panel.getByRole('button', { name: /^Open another console/ }).click();
  await playground.type('6379', 'RPUSH queue job');
  await playground.advance(100);
  await panel.getByRole('button', { name: 'Console 1' }).click();
  await expect(panel.getByRole('log')).toContainText('1) "queue"');
  expect(await playground.reply('6379')).toMatch(/^1\) "queue"\n2\) "job"\n\(0\.\d\ds\)$/);
  await expect(panel.getByRole('status')).toBeHidden();
  // What the replicas get is no blocking command: the element came, and went.
  await playground.advance(1000);
  const sent = (await playground.messages('6379', '6380')).join('\n');
  expect(sent).toContain('RPUSH queue job');
  expect(sent).toContain('LPOP queue');
  expect(sent).not.toContain('BLPOP');
  await expect(page.getByTestId('digest-6380')).toHaveAttribute('data-value', 'equal');
});

test('what is published on the master is heard on a replica, until Ctrl+C', async ({
  playground,
  page,
}) => {
  await playground.open('one-master-two-replicas');
  await playground.ask('6380', 'SUBSCRIBE news');
  const panel = playground.console('6380');
  await expect(panel.getByRole('status')).toHaveText('reading messages');
  expect(await playground.ask('6379', 'PUBLISH news hello')).toBe('(integer) 0');
  await playground.advance(1000);
  await expect(panel.getByRole('log')).toContainText('1) "message"');
  expect(await playground.reply('6380')).toMatch(/1\) "message"\n2\) "news"\n3\) "hello"$/);
  await page.getByTestId('link-6379-6380').click();
  await page.getByRole('button', { name: /PUBLISH news hello,/ }).click();
  await expect(page.getByTestId('message')).toContainText('A message for channel “news”.');
  await playground.input('6380').press('Control+c');
  await playground.settle();
  await expect(panel.getByRole('status')).toBeHidden();
  expect(await playground.ask('6380', 'PING')).toBe('PONG');
});

test('a paused node is told from one that runs: writes wait, reads are answered', async ({
  playground,
  page,
}) => {
  await playground.open('one-master-two-replicas');
  await playground.ask('6379', 'SET k v');
  await playground.ask('6379', 'CLIENT PAUSE 3000 WRITE');
  const hold = page.getByTestId('hold-6379');
  await expect(hold).toHaveText('paused · 3 s');
  expect(await playground.ask('6379', 'GET k')).toBe('"v"');
  await playground.type('6379', 'SET k w');
  await playground.advance(1000);
  await expect(hold).toHaveText('paused · 2 s');
  expect(await playground.reply('6379')).toBe('');
  await playground.advance(2500);
  await expect(hold).toBeHidden();
  expect(await playground.reply('6379')).toMatch(/^OK\n/);
  await playground.type('6379', 'DEBUG SLEEP 2');
  await playground.advance(100);
  await expect(hold).toHaveText('asleep · 2 s');
  await playground.advance(2000);
  expect(await playground.reply('6379')).toBe('OK\n(2.00s)');
});
