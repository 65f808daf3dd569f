/** DELs that no client asked for: picture, ring and ladder say why the master wrote them. */
import { expect, test, type Playground } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

const CASES: [why: string, picture: string, ladder: string, happens: (p: Playground) => unknown][] =
  [
    [
      'expired',
      'the key expired',
      'the key’s time was over',
      async (playground) => {
        await playground.ask('6379', 'PSETEX k 300 v');
        await playground.advance(400);
      },
    ],
    [
      'evicted',
      'evicted: maxmemory reached',
      'more in memory than maxmemory allows',
      async (playground) => {
        await playground.ask('6379', 'SET k v');
        await playground.advance(1000);
        await playground.ask('6379', 'CONFIG SET maxmemory-policy allkeys-lru');
        await playground.ask('6379', 'CONFIG SET maxmemory 1');
        await playground.ask('6379', 'PING');
        await playground.advance(50);
      },
    ],
  ];

for (const [why, picture, ladder, happens] of CASES) {
  test(`a DEL of a key that was ${why} says so`, async ({ playground, page }) => {
    await playground.open(LAB);
    await happens(playground);
    const ring = page.getByTestId('ring-6379').getByRole('slider');
    await ring.focus();
    await page.keyboard.press('ArrowLeft');
    await expect(page.getByRole('status').filter({ hasText: 'DEL k' })).toContainText(picture);
    await page.getByRole('button', { name: /DEL k/ }).first().click();
    await expect(page.getByTestId('message')).toContainText(ladder);
  });
}
