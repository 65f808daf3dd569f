/** About: what was compared with a real redis-server before this build. */
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';

const CAPTURED = { en: 'What each command sends to replicas', zh: '每条命令发给从节点的内容' };
const COMPARED = { en: /\d commands · .*equal byte for byte/, zh: /\d 条命令 · .*逐字节相同/ };

for (const lang of ['en', 'zh'] as const) {
  test(`About tells how many captured cases came out the same, and what is not modelled: ${lang}`, async ({
    playground,
    page,
  }) => {
    await playground.open('one-master-two-replicas', { lang });
    await page.getByTestId('about').click();
    const dialog = page.getByTestId('about-dialog');
    // The figures are those of the tests that ran before this build; `npm test` runs all of them.
    const propagation = dialog.getByTestId('fidelity-propagation');
    await expect(propagation.getByRole('rowheader')).toHaveText(CAPTURED[lang]);
    const first = propagation.getByRole('cell');
    await expect(first).toHaveCount(3);
    const [total, run, passed] = (await first.allTextContents()).map(Number);
    expect(total).toBe(376);
    expect(run).toBeGreaterThan(200);
    expect(passed).toBe(run);
    await expect(dialog.getByTestId('fidelity-summary')).toContainText('7.0.15');
    const random = dialog.getByTestId('fidelity-random-commands');
    await expect(random).toContainText(COMPARED[lang]);
    const list = dialog.getByRole('group').first();
    await list.locator('summary').click();
    await expect(list.getByRole('code').first()).toHaveText(/^[A-Z][A-Z _-]+$/);
    expect(await faults(page, '[data-testid="about-dialog"]')).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('about')).toBeFocused();
  });
}
