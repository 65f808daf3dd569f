/** Values of every type, typed on the master and seen on the replica: in its console, on its card, in the inspector. */
import { expect, test } from './fixtures.ts';

/** What is typed on the master; how the replica answers the question, and how its inspector lists the key. */
const VALUES = [
  {
    type: 'list',
    write: 'RPUSH queue a b c',
    read: 'LRANGE queue 0 -1',
    answer: '1) "a"\n2) "b"\n3) "c"',
    row: ['queue', 'a b c', 'listquicklist3 elements'],
  },
  {
    type: 'hash',
    write: 'HSET user name Ann age 30',
    read: 'HGETALL user',
    answer: '1) "name"\n2) "Ann"\n3) "age"\n4) "30"',
    row: ['user', 'name Ann age 30', 'hashlistpack2 elements'],
  },
  {
    type: 'zset',
    write: 'ZADD board 20.5 bob 10 ann',
    read: 'ZRANGE board 0 -1 WITHSCORES',
    answer: '1) "ann"\n2) "10"\n3) "bob"\n4) "20.5"',
    row: ['board', 'ann 10 bob 20.5', 'zsetlistpack2 elements'],
  },
  {
    type: 'set',
    write: 'SADD numbers 3 1 2',
    read: 'SMEMBERS numbers',
    answer: '1) "1"\n2) "2"\n3) "3"',
    row: ['numbers', '1 2 3', 'setintset3 elements'],
  },
  {
    type: 'string',
    write: 'SETBIT bits 7 1',
    read: 'GET bits',
    answer: '"\\x01"',
    row: ['bits', '\\x01', 'stringraw1 B'],
  },
  {
    type: 'string',
    write: 'PFADD visitors u1 u2 u3',
    read: 'PFCOUNT visitors',
    answer: '(integer) 3',
    row: ['visitors', /^HYLL\\x01/, /^stringraw\d+ B$/],
  },
];

test('values of every type reach the replica, and are shown with type, encoding and size', async ({
  playground,
  page,
}) => {
  await playground.open('one-master-two-replicas');
  for (const { write } of VALUES) await playground.ask('6379', write);
  await playground.advance(2000);
  await expect(page.getByTestId('digest-6380')).toHaveAttribute('data-value', 'equal');
  for (const { read, answer } of VALUES) expect(await playground.ask('6380', read)).toBe(answer);
  await expect(playground.node('6380').getByRole('list', { name: '6 keys' })).toContainText('HYLL');

  await page.getByTestId('more-6380').click();
  await page.getByTestId('inspect-6380').click();
  const keys = page.getByTestId('inspector').getByTestId('keys');
  for (const { row } of VALUES) {
    const [name = '', value = '', type = ''] = row;
    const found = keys.getByRole('row').filter({ has: page.getByRole('rowheader', { name }) });
    await expect(found.getByRole('cell')).toHaveText([value, type, 'no TTL', '6379']);
  }
});

test('a transaction travels as one: MULTI, what was queued, EXEC', async ({ playground }) => {
  await playground.open('one-master-two-replicas');
  for (const line of ['MULTI', 'INCR n', 'RPUSH l x']) await playground.ask('6379', line);
  expect(await playground.ask('6379', 'EXEC')).toBe('1) (integer) 1\n2) (integer) 1');
  await playground.advance(2000);
  const sent = await playground.messages('6379', '6380');
  expect(sent.find((message) => message.includes('MULTI'))).toMatch(
    /^SELECT 0 · MULTI · INCR n · \+2, \d+ bytes, 6379 to 6380/,
  );
  expect(await playground.ask('6380', 'LRANGE l 0 -1')).toBe('1) "x"');
});

test('SPOP is sent as SREM: ring and message tell both', async ({ playground, page }) => {
  await playground.open('one-master-two-replicas');
  await playground.ask('6379', 'SADD s only');
  expect(await playground.ask('6379', 'SPOP s')).toBe('"only"');
  await playground.advance(2000);
  const ring = page.getByTestId('ring-6379');
  await ring.getByRole('slider').focus();
  await ring.getByRole('slider').press('End');
  await expect(ring.getByRole('status')).toContainText('typedSPOP ssentSREM s only');
  await page.getByTestId('link-6379-6380').click();
  await page.getByRole('button', { name: /^SREM s only,/ }).click();
  await expect(page.getByTestId('message')).toContainText('Typed: SPOP s');
});

test('Tab completes commands of every type, and shows their arguments', async ({ playground }) => {
  await playground.open('one-master-two-replicas');
  const input = playground.input('6379');
  await input.fill('ZRANGEBYS');
  await expect(async () => {
    await input.press('Tab');
    await expect(input).toHaveValue('ZRANGEBYSCORE', { timeout: 200 });
  }).toPass();
  await input.fill('HSET user ');
  await expect(playground.console('6379')).toContainText('field value [field value ...]');
  await input.fill('FAILOVER TO ');
  await input.press('Tab');
  await expect(input).toHaveValue('FAILOVER TO 127.0.0.1 6380');
});
