/** A replica answers reads and refuses writes, until it is told otherwise. */
import { expect, test } from '../fixtures.ts';

const LAB = 'one-master-two-replicas';

test('a replica that follows refuses to be written to', async ({ playground }) => {
  await playground.open(LAB);
  expect(await playground.ask('6380', 'SET x 1')).toBe(
    "(error) READONLY You can't write against a read only replica.",
  );
  expect(await playground.ask('6380', 'GET x')).toBe('(nil)');
  await expect(playground.console('6380').getByRole('log')).toContainText(
    "127.0.0.1:6380> SET x 1(error) READONLY You can't write against a read only replica.",
  );
});

test('with replica-read-only no it takes a write, which its master never hears of', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  expect(await playground.ask('6380', 'CONFIG SET replica-read-only no')).toBe('OK');
  expect(await playground.ask('6380', 'SET x 1')).toBe('OK');
  expect(await playground.ask('6380', 'GET x')).toBe('"1"');
  await playground.advance(2000);
  expect(await playground.ask('6379', 'GET x')).toBe('(nil)');
  await expect(page.getByTestId('digest-6380')).toHaveAttribute('data-value', 'unequal');
  await expect(page.getByTestId('offset-6380')).toHaveText('0');
});
