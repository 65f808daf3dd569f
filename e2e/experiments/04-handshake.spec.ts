/** A node that was alone becomes a replica: each message of the handshake, with both sides' states. */
import { expect, test, type Playground } from '../fixtures.ts';

const LAB = 'four-machines';
const FIRST_SYNC = [
  'connect',
  'accept',
  'PING',
  '+PONG',
  'REPLCONF listening-port 6382',
  'REPLCONF capa eof capa psync2',
  '+OK',
  '+OK',
  'PSYNC',
  '+FULLRESYNC',
  'RDB',
];

test.use({ viewport: { width: 1440, height: 1200 } });

for (const command of ['SLAVEOF', 'REPLICAOF']) {
  test(`${command}: every message of the handshake stands on the ladder, in order`, async ({
    playground,
  }) => {
    await playground.open(LAB);
    expect(await playground.ask('6382', `${command} 127.0.0.1 6379`)).toBe('OK');
    await playground.advance(5000);
    const rows = await playground.messages('6379', '6382');
    const sizes: Record<string, number> = { PING: 14, '+PONG': 7, '+OK': 5, connect: 0 };
    for (const [index, label] of FIRST_SYNC.entries()) {
      expect(rows[index]).toMatch(new RegExp(`^${escape(label)}.*, arrived$`));
      const bytes = sizes[label];
      if (bytes !== undefined) expect(rows[index]).toContain(`, ${bytes} bytes, `);
    }
    expect(rows[11]).toMatch(/^REPLCONF ACK \d+, \d+ bytes, 6382 to 6379/);
  });
}

test('the next-message button walks through the handshake and names both states', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.ask('6382', 'SLAVEOF 127.0.0.1 6379');
  const message = page.getByTestId('message');
  const walk: [label: string, replica: string, master: string][] = [
    ['connect', 'CONNECT', 'NONE'],
    ['accept', 'CONNECTING', 'NONE'],
    ['PING', 'RECEIVE_PING_REPLY', 'NONE'],
    ['+PONG', 'RECEIVE_PING_REPLY', 'NONE'],
    // Sent in one go, they arrive together, and so do the answers.
    ['REPLCONF listening-port 6382', 'SEND_HANDSHAKE', 'NONE'],
    ['REPLCONF capa eof capa psync2', 'SEND_HANDSHAKE', 'NONE'],
    ['+OK', 'RECEIVE_PORT_REPLY', 'NONE'],
    ['+OK', 'RECEIVE_PORT_REPLY', 'NONE'],
    ['PSYNC', 'SEND_PSYNC', 'NONE'],
    ['+FULLRESYNC', 'RECEIVE_PSYNC_REPLY', 'WAIT_BGSAVE_END'],
    // It left before +FULLRESYNC had arrived.
    ['RDB', 'RECEIVE_PSYNC_REPLY', 'WAIT_BGSAVE_END'],
  ];
  for (const [label, replica, master] of walk) {
    await playground.press('next-message');
    await expect(message.getByRole('heading')).toHaveText(new RegExp(`^${escape(label)}`));
    await expect(message.locator('dd code')).toHaveText([replica, master]);
  }
  await playground.press('previous-message');
  await expect(message.getByRole('heading')).toHaveText(/^\+FULLRESYNC/);
});

for (const diskless of ['yes', 'no']) {
  test(`a write during the transfer follows the snapshot (repl-diskless-sync ${diskless})`, async ({
    playground,
    page,
  }) => {
    await playground.open(LAB);
    await playground.ask('6379', `CONFIG SET repl-diskless-sync ${diskless} rdbcompression no`);
    await playground.ask('6379', `SET ballast ${'x'.repeat(3000)}`);
    // So slow a line that a snapshot of some thousand bytes takes seconds.
    await playground.act({ do: 'bandwidth', between: ['6379', '6382'], bandwidth: 1000 });
    await playground.ask('6382', 'SLAVEOF 127.0.0.1 6379');
    const transfer = page.getByTestId('transfer-6382');
    await playground.advance(3000);
    await until(playground, () => transfer.isVisible());
    await expect(transfer).toContainText('waits for the RDB');
    await until(playground, () => transfer.getByText('receives the RDB').isVisible());
    const progress = transfer.getByRole('progressbar', { name: 'receives the RDB' });
    const received = async () =>
      (await playground.view()).nodes['6382']?.master?.transfer?.received ?? -1;
    const before = await received();

    await playground.ask('6379', 'SET meanwhile 1');
    await playground.advance(500);
    expect(await received()).toBeGreaterThan(before);
    // Only a file on the master's disk tells its length beforehand.
    if (diskless === 'no') {
      await expect(progress).toHaveAttribute('aria-valuenow', /^[1-9]\d?$/);
    } else {
      await expect(progress).not.toHaveAttribute('aria-valuenow', /./);
      // And only without one does the master wait for an ACK before it goes on with the stream.
      const tank = playground.node('6379').getByRole('listitem').filter({ hasText: '6382' });
      await expect(tank).toHaveAttribute('title', /Output buffer for 6382: [1-9]/);
    }
    expect(await playground.ask('6382', 'GET meanwhile')).toBe('(nil)');

    await playground.advance(6000);
    await expect(transfer).toHaveCount(0);
    expect(await playground.ask('6382', 'GET meanwhile')).toBe('"1"');
    await expect(page.getByTestId('digest-6382')).toHaveText(/equal/);
    const rows = await playground.messages('6379', '6382');
    const snapshot = rows.findLastIndex((row) => row.startsWith('RDB'));
    const write = rows.findIndex((row) => row.includes('SET meanwhile 1'));
    expect(write).toBeGreaterThan(snapshot);
  });
}

test('a master with a password: AUTH stands in the handshake, and a wrong one is told', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.ask('6379', 'CONFIG SET requirepass secret');
  await playground.ask('6382', 'SLAVEOF 127.0.0.1 6379');
  await playground.advance(4000);
  await expect(page.getByTestId('link-status-6382')).toHaveAttribute('data-value', 'down');
  await playground.ask('6382', 'CONFIG SET masterauth secret');
  await playground.advance(8000);
  await expect(page.getByTestId('link-status-6382')).toHaveAttribute('data-value', 'up');
  expect((await playground.messages('6379', '6382')).join('\n')).toMatch(/AUTH/);
});

const escape = (text: string) => text.replaceAll('+', '\\+');

/** Lets time run until something is so; the test fails when it never is. */
async function until(playground: Playground, holds: () => Promise<boolean>): Promise<void> {
  for (let step = 0; step < 120; step += 1) {
    if (await holds()) return;
    await playground.advance(100);
  }
  expect(await holds()).toBe(true);
}
