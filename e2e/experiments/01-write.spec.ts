/** A write on the master, as bytes on the links, as arcs of the ring, as offsets, as data. */
import { expect, test } from '../fixtures.ts';

const LAB = 'one-master-two-replicas';

test('a write flies to both replicas as bytes and grows the ring by 27 bytes', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await expect(page.getByTestId('offset-6379')).toHaveText('0');

  await playground.type('6379', 'SET k v');
  expect(await playground.reply('6379')).toBe('OK');
  await expect(page.getByTestId('offset-6379')).toHaveText('50');
  await expect(page.getByTestId('offset-6380')).toHaveText('0');
  await expect(page.getByTestId('behind-6380')).toHaveText('50 B behind');
  await expect(page.getByTestId('digest-6380')).toHaveText(/differs/);
  const { links } = await playground.view();
  for (const link of ['6379-6380', '6379-6381']) {
    expect(links[link]?.messages).toBeGreaterThan(0);
    const [from = '', to = ''] = link.split('-');
    const newest = (await playground.messages(from, to)).at(-1);
    expect(newest).toBe(
      `SELECT 0 · SET k v, 50 bytes, ${from} to ${to}, sent at 00:04.000, on its way`,
    );
  }

  await playground.advance(500);
  for (const replica of ['6380', '6381']) {
    await expect(page.getByTestId(`offset-${replica}`)).toHaveText('50');
    await expect(page.getByTestId(`behind-${replica}`)).toHaveText('nothing behind');
    await expect(page.getByTestId(`digest-${replica}`)).toHaveText(/equal/);
    expect(await playground.ask(replica, 'GET k')).toBe('"v"');
  }

  await playground.type('6379', 'SET k w');
  expect(await playground.arcs('6379')).toEqual([
    '1 … 23 SELECT 0',
    '24 … 50 SET k v',
    '51 … 77 SET k w',
  ]);
  await expect(page.getByTestId('offset-6379')).toHaveText('77');
  await expect(page.getByTestId('ring-6379').getByRole('slider')).toHaveAccessibleName(
    'Replication backlog of 6379: 77 B of 512 B held',
  );
});

test('an arc tells its bytes, what was typed and what was sent', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET k v EX 100');
  const ring = page.getByTestId('ring-6379');
  await ring.getByRole('slider').press('End');
  const note = ring.getByRole('status');
  await expect(note).toContainText(/bytes 24 … \d+/);
  await expect(note).toContainText('SET k v EX 100');
  await expect(note).toContainText(/SET k v PXAT \d{13}/);
});
