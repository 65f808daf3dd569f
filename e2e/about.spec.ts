/** About: what was compared with a real redis-server before this build. */
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures.ts';

for (const lang of ['en', 'zh']) {
  test(`About tells how many captured cases came out the same, and what is not modelled: ${lang}`, async ({
    playground,
    page,
  }) => {
    await playground.open('one-master-two-replicas', { lang });
    await page.getByTestId('about').click();
    const dialog = page.getByTestId('about-dialog');
    // The figures are those of the tests that ran before this build; `npm test` runs all of them.
    const rows = dialog.getByTestId('fidelity-captures').getByRole('row');
    const first = rows.filter({ hasText: 'propagation' }).getByRole('cell');
    await expect(first).toHaveCount(3);
    const [total, run, passed] = (await first.allTextContents()).map(Number);
    expect(total).toBe(376);
    expect(run).toBeGreaterThan(200);
    expect(passed).toBe(run);
    await expect(dialog.getByTestId('fidelity-summary')).toContainText('7.0.15');
    await expect(dialog.getByTestId('fidelity-oracles')).toContainText('random commands');
    const list = dialog.getByRole('group').first();
    await list.locator('summary').click();
    await expect(list).toContainText('XADD');
    const { violations } = await new AxeBuilder({ page })
      .include('[data-testid="about-dialog"]')
      .analyze();
    expect(violations).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByTestId('about')).toBeFocused();
  });
}
