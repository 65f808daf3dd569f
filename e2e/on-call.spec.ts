// The last lesson: tickets drawn by chance, of which most have to be mended without loss.
import type { Page } from '@playwright/test';
import { lesson } from '../web/lessons/on-call/lesson.ts';
import { expect, test, type Playground } from './fixtures.ts';

test('five of ten tickets are given, others for who asks for others', async ({
  page,
  playground,
}) => {
  await opened(page, playground, 'red-dashboard');
  const first = await ticketsOf(page);
  expect(first).toHaveLength(5);
  await page.getByTestId('lesson-draw').click();
  await expect(page.getByTestId('lesson-part-1')).toHaveAttribute('aria-current', 'step');
  await expect.poll(() => ticketsOf(page)).not.toEqual(first);
  const second = await ticketsOf(page);
  expect(second).toHaveLength(5);
  // They are kept with the visitor's progress.
  await page.reload();
  await expect.poll(() => ticketsOf(page)).toEqual(second);
});

test('whichever ticket an address names is opened', async ({ page, playground }) => {
  test.setTimeout(120_000);
  for (const { id } of lesson.parts) {
    await opened(page, playground, id);
    expect(await ticketsOf(page)).toHaveLength(5);
    expect(new URL(page.url()).searchParams.get('part')).toBe(id);
  }
});

test('a quick repair that loses an order does not count; one without loss does', async ({
  page,
  playground,
}) => {
  await opened(page, playground, 'missing-order');
  await diagnose(page);
  await playground.type('6380', 'SLAVEOF 127.0.0.1 6379');
  await playground.advance(3_000);
  await playground.type('6380', 'CONFIG REWRITE');
  await playground.advance(500);
  await expect(page.getByTestId('goal-rescue')).toHaveAttribute('data-value', 'now');
  await expect(page.getByTestId('lesson-done')).toBeHidden();

  await page.getByTestId('lesson-start-over').click();
  await diagnose(page);
  await playground.type('6379', 'SET order:7 paid');
  await playground.type('6380', 'REPLICAOF 127.0.0.1 6379');
  await playground.advance(3_000);
  await playground.type('6380', 'CONFIG REWRITE');
  await playground.advance(500);
  await expect(page.getByTestId('lesson-done')).toBeInViewport();
});

async function opened(page: Page, playground: Playground, part: string): Promise<void> {
  await page.goto(`/?clock=manual&lang=en&lesson=on-call&part=${part}`);
  await expect(page.getByTestId('question-cause')).toBeVisible();
  await playground.settle();
}

/** What the buttons that lead to them are called. */
function ticketsOf(page: Page): Promise<(string | null)[]> {
  return page
    .getByTestId(/^lesson-part-\d$/)
    .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('aria-label')));
}

async function diagnose(page: Page): Promise<void> {
  await page.getByTestId('choice-cause-forgotten').check();
  await page.getByTestId('answer-cause').click();
  await page.getByTestId('number-replicas').fill('0');
  await page.getByTestId('answer-replicas').click();
  await expect(page.getByTestId('goal-rescue')).toHaveAttribute('data-value', 'now');
}
