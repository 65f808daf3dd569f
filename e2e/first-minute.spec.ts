/** What a first visitor is shown, and that nobody else is. */
import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

for (const lang of ['en', 'zh']) {
  test(`three prompts, each brought by doing the one before: ${lang}`, async ({ page }) => {
    await page.goto(`/?lang=${lang}`);
    const prompt = page.getByTestId('first-steps');
    await expect(prompt).toHaveAttribute('data-value', 'write');
    await expect(prompt).toBeInViewport({ ratio: 1 });
    // It does not take the focus, and does not stand in the way of typing.
    const master = page.getByTestId('console-6379').getByRole('textbox');
    await expect(master).toBeFocused();
    await page.keyboard.type('SET city Rome');
    await page.keyboard.press('Enter');
    await expect(prompt).toHaveAttribute('data-value', 'read');
    await expect(prompt).toContainText('GET city');
    // It stands where nothing is told: below what is written in a console.
    const [own, input] = await Promise.all([
      prompt.boundingBox(),
      page.getByTestId('console-6380').getByRole('textbox').boundingBox(),
    ]);
    expect(own!.y).toBeGreaterThanOrEqual(input!.y + input!.height);
    await expect(master).toBeFocused();
    await prompt.getByRole('button').first().click();
    await expect(prompt).toHaveAttribute('data-value', 'look');
    await expect(page.getByTestId('console-6380').getByRole('log')).toContainText('"Rome"');
    await page.getByTestId('cut-6379-6380').click();
    // Where it goes on from here; and that all is done is known from now on.
    await expect(prompt).toHaveAttribute('data-value', 'learn');
    await expect(prompt).toBeInViewport({ ratio: 1 });
    await page.getByTestId('first-steps-lessons').click();
    await expect(page.getByTestId('catalogue')).toBeVisible();
    await expect(prompt).toBeHidden();
    await page.goto(`/?lang=${lang}`);
    await expect(page.getByTestId('role-6379')).toBeVisible();
    await expect(page.getByTestId('play')).toHaveAccessibleName(/Pause|暂停/);
    await expect(prompt).toBeHidden();
  });
}

test('dismissed for good', async ({ page }) => {
  await page.goto('/');
  await page.getByTestId('first-steps-end').click();
  await expect(page.getByTestId('first-steps')).toBeHidden();
  await page.reload();
  await expect(page.getByTestId('role-6379')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('psync-playground-first-minute'))).toBe(
    'over',
  );
  await expect(page.getByTestId('first-steps')).toBeHidden();
});

test('on a phone the prompts stand at the bar while the place itself is hidden', async ({
  page,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  const prompt = page.getByTestId('first-steps');
  await expect(prompt).toBeInViewport({ ratio: 1 });
  await page.getByTestId('panel-console').click();
  await expect(prompt).toBeInViewport({ ratio: 1 });
  await prompt.getByRole('button').first().click();
  await expect(prompt).toHaveAttribute('data-value', 'read');
  await expect(prompt).toBeInViewport({ ratio: 1 });
});

for (const asked of [`?lab=${LAB}`, '?clock=manual', '?embed']) {
  test(`not for who asks for ${asked}`, async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.goto(`/${asked}`);
    await expect(page.getByTestId('role-6379')).toBeVisible();
    await page.waitForLoadState('networkidle');
    await expect(page.getByTestId('first-steps')).toHaveCount(0);
    expect(fetched.join()).not.toContain('FirstMinute');
  });
}
