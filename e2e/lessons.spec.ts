/** Lessons as a visitor goes through them: predicts, types, goes back, is shown, takes the progress along. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import { expect, test, type Playground } from './fixtures.ts';

const example = readFileSync(new URL('../public/lessons/example.json', import.meta.url), 'utf8');

/** Opens a lesson, or `''` for the catalogue; time moves only when told. */
async function open(page: Page, lesson: string, params: Record<string, string> = {}) {
  const query = new URLSearchParams({ clock: 'manual', lang: 'en', lesson, ...params });
  await page.goto(`/?${query.toString()}`);
  await expect(page.getByTestId(lesson === '' ? 'catalogue' : 'lesson-goals')).toBeVisible();
  await expect(page.getByTestId('page')).toHaveAttribute('data-ready', 'true');
}

/** To a class, from the start. */
async function openPresented(page: Page, lesson: string) {
  await page.goto(`/?clock=manual&lang=en&lesson=${lesson}&present=1`);
  await expect(page.getByTestId('beat')).toHaveAttribute('data-value', '1');
}

const goal = (page: Page, id: string) => page.getByTestId(`goal-${id}`);
const is = (page: Page, id: string, value: 'done' | 'now' | 'later') =>
  expect(goal(page, id)).toHaveAttribute('data-value', value);

async function predict(page: Page, question: string, choice: string): Promise<void> {
  await page.getByTestId(`choice-${question}-${choice}`).check();
  await page.getByTestId(`answer-${question}`).click();
}

async function writeThree(playground: Playground): Promise<void> {
  for (const line of ['SET a 1', 'SET b 2', 'SET c 3']) await playground.type('6379', line);
}

const SAYS = {
  en: {
    found: 'SET … typed on 6379',
    done: 'Lesson done',
    given: 'All of its data once more',
    mistaken: 'That was so before Redis 2.8',
  },
  zh: {
    found: '在 6379 上输入 SET …',
    done: '这一课完成',
    given: '把全部数据再发一遍',
    mistaken: 'Redis 2.8 以前才是这样',
  },
};

for (const lang of ['en', 'zh'] as const) {
  test(`${lang}: predicted, typed, understood`, async ({ playground, page }) => {
    await open(page, 'short-outage', { lang });
    await is(page, 'guess', 'now');
    await is(page, 'cut', 'later');
    await predict(page, 'guess', 'all');
    await is(page, 'cut', 'now');
    await playground.cut('6379', '6380');
    await is(page, 'write', 'now');
    await expect(page.getByTestId('said-cut')).toHaveAttribute('data-newest', 'true');
    await playground.type('6379', 'SET a 1');
    await expect(page.getByTestId('lesson-found')).toContainText(SAYS[lang].found);
    await playground.type('6379', 'SET b 2');
    await playground.type('6379', 'SET c 3');
    await is(page, 'heal', 'now');
    await playground.heal('6379', '6380');
    await expect(page.getByTestId('lesson-done')).toHaveCount(0);
    await playground.advance(3000);
    const done = page.getByTestId('lesson-done');
    await expect(done).toContainText(SAYS[lang].done);
    await expect(done.getByTestId('given-guess')).toContainText(SAYS[lang].given);
    await expect(done.getByTestId('told-guess')).toHaveAttribute('data-right', 'false');
    await expect(done.getByTestId('told-guess')).toContainText(SAYS[lang].mistaken);
  });
}

test('a wrong way is not accepted, and the panel says why', async ({ playground, page }) => {
  await open(page, 'short-outage');
  await predict(page, 'guess', 'gap');
  await playground.cut('6379', '6380');
  await playground.type('6379', `SET a ${'x'.repeat(600)}`);
  await playground.type('6379', 'SET b 2');
  await playground.type('6379', 'SET c 3');
  await playground.heal('6379', '6380');
  await playground.advance(3000);
  await is(page, 'heal', 'now');
  // A full copy was made: nothing that is done from here leads to a part without one.
  await expect(page.getByTestId('lesson-lost')).toContainText('Full resyncs: 1, none allowed');
  await expect(page.getByTestId('lesson-done')).toHaveCount(0);
  await page.getByTestId('lesson-lost-over').click();
  await is(page, 'guess', 'now');
  await expect(page.getByTestId('lesson-lost')).toHaveCount(0);
});

test('back in time, a tick is gone; forward, it is there', async ({ playground, page }) => {
  await open(page, 'short-outage');
  await predict(page, 'guess', 'gap');
  const opened = await playground.at();
  await playground.cut('6379', '6380');
  await playground.advance(1000);
  await writeThree(playground);
  await playground.advance(500);
  const now = await playground.at();
  await is(page, 'write', 'done');
  await playground.seek(opened + 500);
  await is(page, 'cut', 'done');
  await is(page, 'write', 'now');
  await playground.seek(opened);
  await playground.seek(now);
  await is(page, 'write', 'done');
});

test('a hint when asked for; shown, each step is really done', async ({ playground, page }) => {
  await open(page, 'short-outage');
  await predict(page, 'guess', 'gap');
  await expect(page.getByTestId('lesson-show')).toHaveCount(0);
  for (const next of ['write', 'heal', 'equal'] as const) {
    await page.getByTestId('lesson-hint').click();
    await expect(page.getByTestId('lesson-hint-text')).toBeVisible();
    await page.getByTestId('lesson-show').click();
    if (next !== 'equal') await is(page, next, 'now');
  }
  await expect(page.getByTestId('lesson-done')).toBeVisible();
  expect(await playground.reply('6379')).toBe('OK');
});

test('after two tries in vain help is offered', async ({ playground, page }) => {
  await open(page, 'short-outage');
  await predict(page, 'guess', 'gap');
  for (let i = 0; i < 2; i++) {
    await playground.type('6380', 'GET city');
    await playground.advance(2500);
  }
  await expect(page.getByTestId('lesson-show')).toBeVisible();
});

test('one key drives it, forward and back', async ({ playground, page }) => {
  await open(page, 'short-outage');
  await page.keyboard.press('PageDown');
  await expect(page.getByTestId('choice-guess-all')).toBeFocused();
  for (let i = 0; i < 20; i++) {
    if (await goal(page, 'equal').and(page.locator('[data-value="done"]')).isVisible()) break;
    await page.keyboard.press('PageDown');
    await expect(page.getByTestId('lesson-next')).toHaveAttribute('data-value', 'ready');
    await playground.settle();
  }
  await expect(page.getByTestId('said-asked')).toBeVisible();
  await is(page, 'guess', 'now');
  const end = await playground.at();
  await page.keyboard.press('PageUp');
  await playground.settle();
  expect(await playground.at()).toBeLessThan(end);
  for (let i = 0; i < 4; i++) await page.keyboard.press('PageUp');
  await playground.settle();
  await is(page, 'cut', 'later');
  await expect(page.getByTestId('said-cut')).toHaveCount(0);
});

test('progress outlives a reload, can be taken along, and forgotten', async ({
  playground,
  page,
}) => {
  await open(page, 'short-outage');
  await predict(page, 'guess', 'gap');
  await playground.cut('6379', '6380');
  await writeThree(playground);
  await playground.heal('6379', '6380');
  await playground.advance(3000);
  await expect(page.getByTestId('lesson-done')).toBeVisible();
  await open(page, 'short-outage');
  await expect(page.getByTestId('given-guess')).toHaveAttribute('data-value', 'gap');
  await is(page, 'cut', 'now');
  await page.getByTestId('lesson-all').click();
  const row = page.getByTestId('open-lesson-short-outage');
  await expect(row).toHaveAttribute('data-value', 'done');
  const downloading = page.waitForEvent('download');
  await page.getByTestId('progress-save').click();
  const path = await (await downloading).path();
  await page.getByTestId('progress-forget').click();
  await page.getByTestId('progress-forget-yes').click();
  await expect(row).toHaveAttribute('data-value', 'new');
  await page.getByTestId('progress-file').setInputFiles(path);
  await expect(row).toHaveAttribute('data-value', 'done');
  const wrong = { name: 'p.json', mimeType: 'application/json', buffer: Buffer.from('{}') };
  await page.getByTestId('progress-file').setInputFiles(wrong);
  await expect(page.getByTestId('progress-said')).toContainText('“psync-progress/1” is missing');
  await expect(row).toHaveAttribute('data-value', 'done');
});

test('the language changes in mid-lesson', async ({ page }) => {
  await open(page, 'short-outage');
  await predict(page, 'guess', 'gap');
  await page.getByTestId('language').click();
  await expect(page.getByTestId('lesson-title')).toHaveText('短断线');
  // What the lesson begins with is not said a second time above it.
  await expect(page.getByText('6380 正在复制 6379，两边各有两个键。')).toHaveCount(1);
  await expect(page.getByTestId('lab-name')).toHaveText('短断线');
  await expect(page.getByTestId('lesson-found')).toContainText('切断链路');
});

test('the address holds lesson and part; another lab does not count', async ({
  playground,
  page,
}) => {
  await open(page, '');
  await page.getByTestId('open-lesson-short-outage').click();
  await expect(page.getByTestId('lesson-goals')).toBeVisible();
  await expect(page).toHaveURL(/lesson=short-outage&part=cut/);
  await playground.load('chain');
  await expect(page.getByTestId('lesson-goals')).toHaveCount(0);
  await page.getByRole('button', { name: 'Back to the lesson' }).click();
  await expect(page.getByTestId('lesson-goals')).toBeVisible();
  await expect(page.getByTestId('lab-name')).toHaveText('A short outage');
  await page.getByTestId('lesson-close').click();
  await expect(page).not.toHaveURL(/lesson=/);
});

test('a lesson that does not exist is told; the page is there all the same', async ({ page }) => {
  await page.goto('/?clock=manual&lang=en&lesson=nothing-of-this-name');
  await expect(page.getByTestId('lesson-trouble')).toContainText('nothing-of-this-name');
  await expect(page.getByTestId('node-6379')).toBeVisible();
});

test('a lesson file: by its address, dropped, and refused', async ({ playground, page }) => {
  await open(page, 'lessons/example.json');
  await expect(page.getByTestId('lesson-title')).toHaveText('Where may one write?');
  await predict(page, 'guess', 'no');
  await playground.type('6380', 'SET city Rome');
  await is(page, 'copied', 'now');
  await playground.type('6379', 'SET city Rome');
  await playground.advance(500);
  await expect(page.getByTestId('lesson-done')).toBeVisible();

  await open(page, 'short-outage');
  await drop(page, example.replace('"answer": "no"', '"answer": "perhaps"'));
  const problem = page.getByRole('alert');
  await expect(problem).toContainText('parts[0].goals[0].answer');
  await expect(problem).toContainText('Write the id of one of the choices.');
  await page.keyboard.press('Escape');
  await is(page, 'guess', 'now');
  await drop(page, example);
  await expect(page.getByTestId('lesson-title')).toHaveText('Where may one write?');
});

test('a lesson file travels in a link: opened, copied, sent, done', async ({
  page,
  context,
  playground,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, '');
  const file = { name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(example) };
  await page.getByTestId('lesson-file').setInputFiles(file);
  await page.getByTestId('lesson-link').click();
  await expect(page.getByTestId('lesson-link')).toHaveAttribute('data-value', 'copied');
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect([link.search, link.pathname]).toEqual(['', '/']);
  // What is in the address already is the same lesson: a page that is loaded anew has it again.
  expect(new URL(page.url()).hash).toBe(link.hash);

  await page.goto('about:blank');
  await page.goto(`/?clock=manual&lang=zh${link.hash}`);
  await expect(page.getByTestId('lesson-title')).toHaveText('该在哪里写？');
  await predict(page, 'guess', 'no');
  await is(page, 'try', 'now');
  await playground.settle();
  await playground.type('6380', 'SET city Rome');
  await is(page, 'copied', 'now');

  // Half of another link, put into the address of this page: it is told, and nothing is lost.
  await page.evaluate(() => location.assign(location.hash.slice(0, 200)));
  await expect(page.getByTestId('lesson-trouble')).toHaveAttribute('data-value', 'broken');
  await is(page, 'copied', 'now');
  expect(new URL(page.url()).hash).toBe(link.hash);
  await page.getByTestId('lesson-link-dismiss').click();
  await expect(page.getByTestId('lesson-trouble')).toHaveCount(0);
});

test('a lesson of another site is not fetched, and it is said why', async ({ page }) => {
  await page.goto('/?clock=manual&lang=en&lesson=https://example.com/lesson.json');
  await expect(page.getByTestId('lesson-trouble')).toHaveAttribute('data-value', 'elsewhere');
});

test('a class sees it sentence by sentence, plays freely, and returns', async ({
  playground,
  page,
}) => {
  await openPresented(page, 'short-outage');
  const total = Number(await page.getByTestId('beat').getAttribute('data-total'));
  expect(total).toBeGreaterThan(8);
  const caption = page.getByTestId('caption');
  await expect(caption).toContainText('6380 copies 6379.');
  for (let beat = 2; beat <= 4; beat++) {
    await page.keyboard.press('PageDown');
    await expect(page.getByTestId('beat')).toHaveAttribute('data-value', String(beat));
  }
  await expect(caption).toContainText('Cut the link between 6379 and 6380.');
  await playground.act({ do: 'type', node: '6379', line: 'SET free 1' });
  await expect(page.getByTestId('return-to-script')).toBeVisible();
  await page.getByTestId('return-to-script').click();
  await expect(page.getByTestId('beat')).toHaveAttribute('data-value', '4');
  await page.keyboard.press('End');
  await expect(page.getByTestId('beat')).toHaveAttribute('data-value', String(total));
  expect((await playground.view()).nodes['6380']?.digestEqual).toBe(true);
});

test('presenting is not doing: who leaves is back where he was, with what he had done', async ({
  playground,
  page,
}) => {
  await open(page, 'short-outage');
  await predict(page, 'guess', 'gap');
  await playground.cut('6379', '6380');
  await playground.advance(700);
  await playground.type('6379', 'SET mine 1');
  await playground.advance(300);
  const now = await playground.at();
  await playground.seek(now - 200);
  await page.getByTestId('lesson-present').click();
  await expect(page.getByTestId('beat')).toHaveAttribute('data-value', '1');
  await page.keyboard.press('End');
  const total = await page.getByTestId('beat').getAttribute('data-total');
  await expect(page.getByTestId('beat')).toHaveAttribute('data-value', String(total));
  await page.keyboard.press('p');
  await is(page, 'cut', 'done');
  await is(page, 'write', 'now');
  await expect(page.getByTestId('lesson-found')).toContainText('SET … typed on 6379');
  expect(await playground.at()).toBe(now - 200);
  await playground.seek(now);
  expect(await playground.reply('6379')).toBe('OK');
  // It can be undone as before.
  await page.getByTestId('undo').click();
  await expect(playground.console('6379').getByRole('log')).not.toContainText('SET mine 1');
  await page.getByTestId('lesson-all').click();
  const row = page.getByTestId('open-lesson-short-outage');
  await expect(row).toHaveAttribute('data-value', 'begun');
});

test('on a phone the goal stays in sight while one types', async ({ playground, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, 'short-outage');
  await predict(page, 'guess', 'gap');
  await page.getByTestId('panel-console').click();
  const strip = page.getByTestId('lesson-strip');
  await expect(strip).toContainText('Cut the link');
  await playground.act({ do: 'cut', between: ['6379', '6380'] });
  await expect(strip).toContainText('Write three keys');
  await strip.click();
  await is(page, 'write', 'now');
});

test('the palette opens a lesson by its name', async ({ page }) => {
  await open(page, '');
  await page.keyboard.press('Control+k');
  await page.getByTestId('palette').getByRole('combobox').fill('long outage');
  await page.locator('[data-action="lesson long-outage"]').click();
  await expect(page.getByTestId('lesson-title')).toBeVisible();
  await expect(page).toHaveURL(/lesson=long-outage/);
});

for (const theme of ['dark', 'light']) {
  for (const width of [1280, 390]) {
    test(`axe finds nothing: ${theme}, ${width}`, async ({ playground, page }) => {
      test.slow();
      await page.setViewportSize({ width, height: 800 });
      await open(page, '', { theme });
      expect(await faults(page)).toEqual([]);
      await open(page, 'short-outage', { theme, lang: 'zh' });
      expect(await faults(page)).toEqual([]);
      await predict(page, 'guess', 'all');
      await page.getByTestId('lesson-hint').click();
      expect(await faults(page)).toEqual([]);
      await playground.act({ do: 'cut', between: ['6379', '6380'] });
      for (const line of ['SET a 1', 'SET b 2', 'SET c 3']) {
        await playground.act({ do: 'type', node: '6379', line });
      }
      await playground.act({ do: 'heal', between: ['6379', '6380'] });
      await playground.advance(3000);
      await expect(page.getByTestId('lesson-done')).toBeVisible();
      expect(await faults(page)).toEqual([]);
    });
  }
}

async function drop(page: Page, text: string): Promise<void> {
  const data = await page.evaluateHandle((content) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'mine.json', { type: 'application/json' }));
    return transfer;
  }, text);
  await page.dispatchEvent('body', 'drop', { dataTransfer: data });
}
