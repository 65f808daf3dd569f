// The beginner path, walked as a visitor walks it: from the catalogue, lesson after lesson, answering
// by the choices on the page, typing into the consoles, pressing the buttons of cards and links.
import type { Page } from '@playwright/test';
import { evaluate } from '../engine/lesson/evaluate.ts';
import {
  PAUSE_MS,
  UNTIL_MS,
  type Check,
  type Lesson,
  type Move,
  type Part,
} from '../engine/lesson/format.ts';
import type { LessonWords, QuestionWords } from '../engine/lesson/words.ts';
import { en } from '../web/lessons/en.ts';
import { LESSONS, PATHS } from '../web/lessons/index.ts';
import { zh } from '../web/lessons/zh.ts';
import { expect, test, type Playground } from './fixtures.ts';

const SLICE_MS = 200;

for (const [lang, words] of Object.entries({ en, zh })) {
  test(`who knows nothing yet walks the beginner path (${lang})`, async ({ page, playground }) => {
    test.setTimeout(300_000);
    await playground.open('one-master-two-replicas', { lang });
    await page.getByTestId('learn').click();
    await page.getByTestId('open-lessons').click();
    const [first] = PATHS.beginner;
    await page.getByTestId(`open-lesson-${first}`).click();
    for (const id of PATHS.beginner) {
      const lesson: Lesson = LESSONS.find((one) => one.id === id)!;
      await expect(page.getByTestId('lesson-title')).toHaveText(words[id].title);
      await walk(page, playground, lesson, words[id]);
      if (id !== PATHS.beginner.at(-1)) await page.getByTestId('lesson-next-lesson').click();
    }
    await page.getByTestId('lesson-all').click();
    for (const id of PATHS.beginner) {
      await expect(page.getByTestId(`open-lesson-${id}`)).toHaveAttribute('data-value', 'done');
    }
  });
}

async function walk(page: Page, playground: Playground, lesson: Lesson, words: LessonWords) {
  for (const [i, part] of lesson.parts.entries()) {
    const own = words.parts[part.id]!;
    await expect(page.getByTestId('lesson')).toContainText(own.title);
    await playground.settle();
    for (const goal of part.goals) {
      const row = page.getByTestId(`goal-${goal.id}`);
      if ('solve' in goal) {
        for (const move of goal.solve) await carryOut(playground, move);
      } else {
        await expect(row).toHaveAttribute('data-value', 'now');
        await answer(page, goal, own.goals[goal.id] as QuestionWords);
      }
      await expect(row, `${lesson.id} > ${part.id} > ${goal.id}`).toHaveAttribute(
        'data-value',
        'done',
      );
    }
    await expect(page.getByTestId('lesson-done')).toBeVisible();
    await expectBeats(page, part);
    if (i + 1 < lesson.parts.length) await page.getByTestId('lesson-next-part').click();
  }
}

async function answer(
  page: Page,
  { id, answer: right }: Extract<Part['goals'][number], { ask: string }>,
  words: QuestionWords,
) {
  const question = page.getByTestId(`question-${id}`);
  if (typeof right === 'number') await question.getByRole('spinbutton').fill(String(right));
  else {
    // By what is to be read there, whatever the language: backquotes only mark it as code.
    const name = words.choices[right]!.replaceAll('`', '');
    await question.getByRole('radio', { name, exact: true }).check();
  }
  await page.getByTestId(`answer-${id}`).click();
}

/** The story has said all that the proof says it says. */
async function expectBeats(page: Page, part: Part) {
  for (const { id } of part.beats ?? [])
    await expect(page.getByTestId(`said-${id}`)).toHaveCount(1);
}

async function carryOut(playground: Playground, move: Move): Promise<void> {
  switch (move.do) {
    case 'wait':
      return playground.advance(move.ms);
    case 'until':
      return until(playground, move.check, move.ms ?? UNTIL_MS);
    case 'type':
      if (move.console === undefined) await playground.type(move.node, move.line);
      else await playground.act(move);
      break;
    case 'cut':
    case 'stall':
    case 'heal':
      await playground[move.do](...move.between);
      break;
    case 'kill':
    case 'start':
      await playground[move.do](move.node);
      break;
    default:
      await playground.act(move);
  }
  await playground.advance(PAUSE_MS);
}

async function until(playground: Playground, check: Check, most: number): Promise<void> {
  for (let waited = 0; waited <= most; waited += SLICE_MS) {
    const { now, nodes, links, events } = await playground.view();
    const seen = events.filter(({ at }) => at <= now);
    const situation = {
      now,
      nodes,
      links: Object.values(links),
      events: seen,
      consoles: [],
      parameters: {},
    };
    if (evaluate(check, situation).holds) return;
    await playground.advance(SLICE_MS);
  }
  throw new Error(`Waited in vain for ${JSON.stringify(check)}.`);
}
