// The handshake walkthrough: forward and back in both languages, every variant to its end.
import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import { expect, test, THOROUGH } from './fixtures.ts';

const VARIANTS = [
  'first',
  'no-history',
  'disk',
  'diskless',
  'partial',
  'full-again',
  'password',
  'chained',
];

async function open(page: Page, variant: string, more = ''): Promise<void> {
  await page.goto(`/?handshake=${variant}&clock=manual${more}`);
  await expect(position(page)).toHaveAttribute('data-value', '1', { timeout: 30_000 });
}

const told = (page: Page) => page.getByTestId('handshake-told');
const position = (page: Page) => page.getByTestId('handshake-position');

async function goTo(page: Page, beat: string): Promise<void> {
  await page.getByTestId('handshake-steps').locator(`button[data-value="${beat}"]`).first().click();
  await expect(told(page)).toHaveAttribute('data-value', beat);
}

for (const [lang, words] of [
  [
    'en',
    { stage: 'Synchronise', why: 'An open socket proves little.', back: 'Back to the walkthrough' },
  ],
  ['zh', { stage: '数据同步', why: '套接字通了说明不了多少。', back: '回到讲解' }],
] as const) {
  test(`a class goes forward and back through the first attach: ${lang}`, async ({
    page,
    playground,
  }) => {
    await open(page, 'first', `&lang=${lang}`);
    await expect(page.getByTestId('handshake-steps')).toContainText(words.stage);
    const total = Number(await position(page).getAttribute('data-total'));
    expect(total).toBeGreaterThan(20);
    // The fifth beat is the PING, which has arrived: nothing else has.
    for (let beat = 2; beat <= 5; beat++) {
      await page.getByTestId('handshake-next').click();
      await expect(position(page)).toHaveAttribute('data-value', String(beat));
    }
    await expect(told(page)).toContainText(words.why);
    await expect(page.getByTestId('handshake-bytes')).toContainText('*1\\r\\n');
    await expect(page.getByTestId('handshake-count')).toHaveAttribute('data-value', '14');
    await expect(page.getByTestId('handshake-replica')).toHaveAttribute(
      'data-value',
      'RECEIVE_PING_REPLY',
    );
    const then = await playground.at();
    await page.keyboard.press('PageDown');
    await expect(told(page)).toHaveAttribute('data-value', 'pong');
    await expect(page.getByTestId('handshake-log')).toContainText('Master replied to PING');
    // The line of the real server has a process and a moment of its own.
    await expect(page.getByTestId('handshake-log')).toContainText(
      /\d+:S \d+ \w+ \d{4} [\d:.]+ \* Master replied to PING/,
    );
    await page.keyboard.press('ArrowLeft');
    await expect(told(page)).toHaveAttribute('data-value', 'ping');
    await playground.settle();
    expect(await playground.at()).toBe(then);
    await page.keyboard.press('ArrowRight');
    await expect(told(page)).toHaveAttribute('data-value', 'pong');
  });

  test(`what the class types is a branch, and the walkthrough waits: ${lang}`, async ({
    page,
    playground,
  }) => {
    await open(page, 'first', `&lang=${lang}`);
    await goTo(page, 'fullresync');
    const then = await playground.at();
    await playground.type('6379', 'SET mine 1');
    await expect(page.getByTestId('handshake-return')).toHaveText(words.back);
    await playground.advance(5_000);
    expect(await playground.ask('6380', 'GET mine')).toBe('"1"');
    await page.getByTestId('handshake-return').click();
    await expect(page.getByTestId('handshake-return')).toHaveCount(0);
    await expect(told(page)).toHaveAttribute('data-value', 'fullresync');
    await playground.settle();
    expect(await playground.at()).toBe(then);
  });
}

/** The beats of all of them are compared with real servers' in `walks.test.ts`. */
const WALKED: readonly string[] = THOROUGH ? VARIANTS : ['first', 'password', 'chained'];

for (const variant of WALKED) {
  test(`to the end: ${variant}`, async ({ page }) => {
    test.slow();
    await open(page, variant);
    const total = Number(await position(page).getAttribute('data-total'));
    const names: string[] = [];
    for (let beat = 1; beat <= total; beat++) {
      await expect(position(page)).toHaveAttribute('data-value', String(beat));
      const step = page.getByTestId(`handshake-step-${beat}`);
      await expect(step).toHaveAttribute('aria-current', 'step');
      names.push((await told(page).getAttribute('data-value')) ?? '');
      if (beat < total) await page.keyboard.press('ArrowRight');
    }
    expect(names).toEqual(
      await page
        .getByTestId(/^handshake-step-\d+$/)
        .evaluateAll((steps) => steps.map((step) => step.dataset['value'])),
    );
    await expect(page.getByTestId('handshake-next')).toHaveAttribute('aria-disabled', 'true');
    await expect(page.getByTestId('handshake-replica')).toHaveAttribute('data-value', 'CONNECTED');
    await expect(page.getByTestId('handshake-master')).toHaveAttribute('data-value', 'ONLINE');
  });
}

test('another handshake is chosen, the address follows, and the lab before comes back', async ({
  page,
  playground,
}) => {
  await playground.open('one-master-two-replicas');
  await playground.type('6379', 'SET kept 1');
  await playground.advance(2_000);
  await page.getByTestId('learn').click();
  await page.getByTestId('open-handshake').click();
  await expect(position(page)).toHaveAttribute('data-value', '1');
  await page.getByTestId('handshake-variant').click();
  await page.getByRole('menuitemradio').nth(4).click();
  await expect(page.getByTestId('handshake')).toHaveAttribute('data-value', 'partial');
  await expect(told(page)).toHaveAttribute('data-value', 'lost');
  await expect(page).toHaveURL(/handshake=partial/);
  await goTo(page, 'in-backlog');
  await page.getByTestId('handshake-restore').click();
  await expect(page.getByTestId('handshake')).toHaveCount(0);
  await expect(page.getByTestId('node-6381')).toBeVisible();
  expect(await playground.ask('6381', 'GET kept')).toBe('"1"');
});

test('a clicker moves the walkthrough in a presentation', async ({ page }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open(page, 'disk', '&present=1');
  await expect(page.getByTestId('present-end')).toBeVisible();
  await page.keyboard.press('PageDown');
  await expect(position(page)).toHaveAttribute('data-value', '2');
  await page.keyboard.press('End');
  await expect(page.getByTestId('handshake-next')).toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Home');
  await expect(position(page)).toHaveAttribute('data-value', '1');
  await page.getByTestId('handshake-list').click();
  await page.getByTestId('handshake-step-4').click();
  await expect(position(page)).toHaveAttribute('data-value', '4');
  await page.getByTestId('present-end').click();
  await expect(position(page)).toHaveAttribute('data-value', '4');
});

test('on a phone one beat is seen at a time, and it stays while another panel is looked at', async ({
  page,
  playground,
}) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, 'partial');
  await expect(page.getByTestId('handshake-steps')).toHaveCount(0);
  await page.getByTestId('handshake-next').click();
  await page.getByTestId('handshake-next').click();
  await playground.press('handshake-picture');
  await expect(page.getByTestId('ring-6379')).toBeInViewport();
  await expect(page.getByTestId('handshake-strip')).toBeInViewport();
  await playground.press('handshake-strip-next');
  await playground.press('handshake-strip-previous');
  await playground.press('handshake-strip-whole');
  await expect(position(page)).toHaveAttribute('data-value', '3');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  expect(wide).toBe(false);
});

test('axe finds nothing in the walkthrough', async ({ page }) => {
  test.slow();
  for (const more of ['&theme=light', '&theme=dark&lang=zh']) {
    await open(page, 'no-history', more);
    for (const beat of ['told', 'id-unknown', 'rdb-stream', 'ack']) {
      await goTo(page, beat);
      expect(await faults(page, '[data-testid="handshake"]'), beat).toEqual([]);
    }
  }
});
