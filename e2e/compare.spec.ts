/** Two runs of one lab side by side: one clock, what is done in one is done in both, differences named. */
import { AxeBuilder } from '@axe-core/playwright';
import type { FrameLocator, Page } from '@playwright/test';
import { expect, screens, test, type View } from './fixtures.ts';

const BACKLOGS = 'compare=long-outage&change=repl-backlog-size=1mb';

/** Three pages start at once. */
const STARTED = { timeout: 20_000 };

async function open(page: Page, query: string): Promise<void> {
  await page.goto(`/?clock=manual&${query}`);
  for (const side of ['left', 'right'] as const) {
    await expect(half(page, side).getByTestId('page')).toHaveAttribute(
      'data-ready',
      'true',
      STARTED,
    );
  }
}

const half = (page: Page, side: 'left' | 'right'): FrameLocator =>
  page.getByTestId(`compare-${side}`).contentFrame();

/** Microseconds, as each half has it. */
const clocks = (page: Page) =>
  page.evaluate(() =>
    ['compare-left', 'compare-right'].map((name) => {
      const frames = window as unknown as Record<string, { playground: { view(): View } }>;
      return frames[name]?.playground.view().now;
    }),
  );

async function seek(page: Page, ms: number): Promise<void> {
  await page.getByTestId('compare-timeline').fill(String(ms));
  await expect(page.getByTestId('compare-now')).toHaveAttribute('data-value', String(ms));
}

test('a backlog of 512 bytes against one of 1 MB: left full, right partial, and it is said', async ({
  page,
}) => {
  test.slow();
  await open(page, BACKLOGS);
  await expect(page.getByTestId('compare-setting')).toHaveAttribute(
    'data-value',
    'repl-backlog-size=1mb',
  );
  await expect(page.getByTestId('differences')).toHaveAttribute('data-value', '0');
  await seek(page, 20_000);
  expect(await clocks(page)).toEqual([20_000_000, 20_000_000]);
  const resync = page.getByTestId('difference-6380-resync');
  await expect(resync).toHaveAttribute('data-left', 'full offset-before-backlog');
  await expect(resync).toHaveAttribute('data-right', /^partial same-history \d+$/);
  await expect(page.getByTestId('difference-6381')).toHaveAttribute('data-value', '0');
  await expect(page.getByTestId('compare-became-left')).toContainText('27 keys copied');
  await expect(page.getByTestId('compare-became-right')).toContainText('partial resync');
  // Where they part there is a way to, and before it they are equal.
  const parting = Number(await page.getByTestId('compare-parting').getAttribute('data-value'));
  expect(parting).toBeGreaterThan(15_000);
  await page.getByTestId('compare-parting').getByRole('button').click();
  await expect(page.getByTestId('compare-now')).toHaveAttribute('data-value', String(parting));
  await seek(page, 14_000);
  await expect(page.getByTestId('differences')).toHaveAttribute('data-value', '0');
});

test('what is typed in one half is typed in both, at the same moment', async ({ page }) => {
  test.slow();
  await open(page, BACKLOGS);
  const input = half(page, 'left').getByTestId('console-6379').getByRole('textbox');
  await input.fill('SET mirrored yes');
  await input.press('Enter');
  for (const side of ['left', 'right'] as const) {
    await expect(half(page, side).getByTestId('console-6379').getByRole('log')).toContainText(
      'SET mirrored yes',
    );
  }
  // On the message, both arrive together.
  await page.getByTestId('compare-step').click();
  await expect(page.getByTestId('compare-now')).not.toHaveAttribute('data-value', '4000');
  const [left, right] = await clocks(page);
  expect(left).toBe(right);
  // A picture's own control does the same.
  await half(page, 'right').getByTestId('kill-6381').first().click();
  await expect(half(page, 'left').getByTestId('run-6381')).toHaveAttribute('data-value', 'killed');
  await expect(page.getByTestId('differences')).toHaveAttribute('data-value', '0');
});

test('chosen from the labs; Escape leaves, from within a half too; a fault is named', async ({
  playground,
  page,
}) => {
  test.slow();
  await playground.open('short-outage');
  await page.getByTestId('lab-menu').click();
  await page.getByTestId('compare-open').click();
  await expect(page.getByTestId('compare-chooser')).toBeVisible();
  await page.getByTestId('compare-value').fill('512');
  await page.getByTestId('compare-start').click();
  await expect(page.getByTestId('compare-problem')).toContainText('Both runs would be the same');
  await page.getByTestId('compare-preset-omit').click();
  await expect(page.getByTestId('compare-setting')).toHaveAttribute('data-value', /^omit=\d+$/);
  await expect(half(page, 'left').getByTestId('page')).toHaveAttribute(
    'data-ready',
    'true',
    STARTED,
  );
  await half(page, 'left').getByTestId('view-picture').press('Escape');
  await expect(page.getByTestId('compare')).toBeHidden();
  await expect(page.getByTestId('lab-menu')).toBeFocused();
});

test('the link of a comparison is the comparison; whoever thinks better of a new one loses nothing', async ({
  page,
  context,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, BACKLOGS);
  await page.getByTestId('compare-link').click();
  await expect(page.getByRole('status').filter({ hasText: 'in the clipboard' })).toHaveCount(1);
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(link.searchParams.get('compare')).toBe('long-outage');
  expect(link.searchParams.get('change')).toBe('repl-backlog-size=1mb');
  await seek(page, 20_000);
  await page.getByTestId('compare-change').click();
  await expect(page.getByTestId('compare-chooser')).toBeVisible();
  await expect(page.getByTestId('compare-play')).toBeHidden();
  await page.getByTestId('compare-back').click();
  await expect(page.getByTestId('compare-now')).toHaveAttribute('data-value', '20000');
  await expect(page.getByTestId('difference-6380-resync')).toBeVisible();
  // And another change is played in the same halves.
  await page.getByTestId('compare-change').click();
  await page.getByTestId('compare-preset-omit').first().click();
  await expect(page.getByTestId('compare-setting')).toHaveAttribute('data-value', /^omit=/);
  await expect(page.getByTestId('compare-now')).not.toHaveAttribute('data-value', '20000');
  await expect(page.getByTestId('compare-link')).toHaveAttribute('data-value', /change=omit/);
});

test('what was done in both is undone in both, by key and by button, and both stand at one moment', async ({
  page,
}) => {
  test.slow();
  await open(page, BACKLOGS);
  await expect(page.getByTestId('compare-undo')).toBeDisabled();
  await half(page, 'right').getByTestId('kill-6381').first().click();
  await expect(half(page, 'left').getByTestId('run-6381')).toHaveAttribute('data-value', 'killed');
  await half(page, 'left').getByTestId('view-picture').press('Control+z');
  for (const side of ['left', 'right'] as const) {
    await expect(half(page, side).getByTestId('run-6381')).toHaveCount(0);
  }
  await page.getByTestId('compare-redo').click();
  await expect(half(page, 'right').getByTestId('run-6381')).toHaveAttribute('data-value', 'killed');
  await page.getByTestId('compare-undo').click();
  await expect(half(page, 'left').getByTestId('run-6381')).toHaveCount(0);
  const [left, right] = await clocks(page);
  expect(left).toBe(right);
});

test('played in real time both run on one clock, as fast as the clock says', async ({ page }) => {
  test.slow();
  const opened = Date.UTC(2026, 0, 1);
  await page.clock.install({ time: opened });
  await open(page, BACKLOGS);
  await page.clock.pauseAt(opened + 120_000);
  const now = async () => Number(await page.getByTestId('compare-now').getAttribute('data-value'));
  const before = await now();
  await page.getByTestId('compare-play').click();
  // The page's clock, not this machine's: a frame in sixteen milliseconds, and the halves answer in between.
  for (let frame = 0; frame < 60; frame++) {
    await page.clock.runFor(16);
    await clocks(page);
  }
  await page.getByTestId('compare-play').click();
  await page.clock.runFor(200);
  const passed = (await now()) - before;
  expect(passed).toBeGreaterThan(300);
  expect(passed).toBeLessThanOrEqual(1_000);
  const [left, right] = await clocks(page);
  expect(left).toBe(right);
  await page.clock.runFor(1_000);
  expect((await now()) - before).toBe(passed);
});

test('who does not see the sign on a card is told which nodes differ', async ({ page }) => {
  test.slow();
  await open(page, BACKLOGS);
  const told = half(page, 'left').getByTestId('compare-marked');
  await expect(told).toHaveText('');
  await seek(page, 20_000);
  for (const side of ['left', 'right'] as const) {
    const marked = half(page, side).getByTestId('compare-marked');
    await expect(marked).toHaveText('Differs from the other run: 6380');
    await expect(marked).toHaveRole('status');
  }
  await seek(page, 14_000);
  await expect(told).toHaveText('');
});

test('on a phone the halves stand at one place, one at a time', async ({ page }) => {
  test.slow();
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, BACKLOGS);
  await expect(page.getByTestId('compare-left')).toBeVisible();
  await expect(page.getByTestId('compare-right')).toBeHidden();
  const place = await page.getByTestId('compare-left').boundingBox();
  await page.getByTestId('compare-show-right').click();
  await expect(page.getByTestId('compare-show-right')).toHaveAttribute('aria-pressed', 'true');
  await expect(page.getByTestId('compare-left')).toBeHidden();
  expect(await page.getByTestId('compare-right').boundingBox()).toEqual(place);
  await seek(page, 20_000);
  await expect(page.getByTestId('compare-became-right')).toContainText('partial resync');
});

test('when the engine of one half ends, both stand still, it is said which, and both begin anew', async ({
  page,
  complaints,
}) => {
  test.slow();
  await page.addInitScript(() => {
    const workers: Worker[] = [];
    Object.assign(window, { workers });
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        workers.push(this);
      }
    };
  });
  await open(page, BACKLOGS);
  await page.getByTestId('compare-play').click();
  await page.evaluate(() => {
    const frames = window as unknown as Record<string, { workers: Worker[] }>;
    const worker = frames['compare-right']?.workers[0];
    worker?.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
  });
  await expect(page.getByTestId('compare-died')).toHaveAttribute('data-value', 'right');
  await expect(page.getByTestId('compare-died')).toContainText('Right');
  await expect(page.getByTestId('compare-play')).toHaveAccessibleName('Play');
  await page.getByTestId('compare-play').click();
  await expect(page.getByTestId('compare-play')).toHaveAccessibleName('Play');
  await page.getByTestId('compare-anew').click();
  await expect(page.getByTestId('compare-died')).toHaveCount(0);
  await expect(half(page, 'right').getByTestId('page')).toHaveAttribute(
    'data-ready',
    'true',
    STARTED,
  );
  await seek(page, 20_000);
  await expect(page.getByTestId('difference-6380-resync')).toBeVisible();
  complaints.length = 0;
});

for (const { theme, lang, phone, name } of screens('dark, zh, desk', 'light, en, phone')) {
  test(`axe finds nothing in a comparison: ${name}`, async ({ page }) => {
    test.slow();
    if (phone) await page.setViewportSize({ width: 390, height: 844 });
    await open(page, `${BACKLOGS}&theme=${theme}&lang=${lang}`);
    await seek(page, 20_000);
    await expect(page.getByTestId('difference-6380-resync')).toBeVisible();
    // Each document by itself: the halves have the same landmarks, as they have to.
    expect(await faults(new AxeBuilder({ page }).exclude('iframe'))).toEqual([]);
    const left = new AxeBuilder({ page }).include(['iframe[name="compare-left"]', 'body']);
    expect(await faults(left)).toEqual([]);
    await page.getByTestId('compare-change').click();
    await expect(page.getByTestId('compare-preset-omit').first()).toBeVisible();
    expect(await faults(new AxeBuilder({ page })), 'the choice').toEqual([]);
  });
}

async function faults(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.options({ resultTypes: ['violations'] }).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html.slice(0, 160)} in ${node.target.join(' ')}`),
  );
}
