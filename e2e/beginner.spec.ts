// The beginner path, and of the operator path what comes in several parts, walked as a visitor walks them: from the catalogue, lesson after lesson, answering
// by the choices on the page, typing into the consoles, pressing the buttons of cards and links.
import type { Page } from '@playwright/test';
import { Engine } from '../engine/engine.ts';
import type { Lesson, Move, Part } from '../engine/lesson/format.ts';
import { PartPlayer } from '../engine/lesson/play.ts';
import type { LessonWords, QuestionWords } from '../engine/lesson/words.ts';
import { installRest } from '../engine/rest.ts';
import { en } from '../web/lessons/en.ts';
import { LESSONS, PATHS } from '../web/lessons/index.ts';
import { zh } from '../web/lessons/zh.ts';
import { expect, test, THOROUGH, type Playground } from './fixtures.ts';

installRest();

for (const [lang, words] of Object.entries({ en, zh })) {
  test(`who knows nothing yet walks the beginner path (${lang})`, async ({ page, playground }) => {
    test.setTimeout(300_000);
    await playground.open('one-master-two-replicas', { lang });
    await page.getByTestId('learn').click();
    await page.getByTestId('open-lessons').click();
    const tried = PATHS.beginner.filter((_id, i) => THOROUGH || i % 2 === (lang === 'en' ? 0 : 1));
    // What runs by itself all the time: loops, silence.
    const operator = lang === 'en' ? 'endless-sync' : 'heartbeats';
    tried.push(operator);
    for (const id of tried) {
      const lesson: Lesson = LESSONS.find((one) => one.id === id)!;
      await page.getByTestId(`open-lesson-${id}`).click();
      await expect(page.getByTestId('lesson-title')).toHaveText(words[id].title);
      await walk(page, playground, lesson, words[id]);
      await page.getByTestId('lesson-all').click();
    }
    for (const id of tried) {
      await expect(page.getByTestId(`open-lesson-${id}`)).toHaveAttribute('data-value', 'done');
    }
  });
}

async function walk(page: Page, playground: Playground, lesson: Lesson, words: LessonWords) {
  for (const [i, part] of lesson.parts.entries()) {
    const own = words.parts[part.id]!;
    await expect(page.getByTestId('lesson')).toContainText(own.title);
    await playground.settle();
    // Played beside it without a page: that tells how long each move takes, to the microsecond.
    const ahead = new PartPlayer(new Engine(), part);
    for (const goal of part.goals) {
      const row = page.getByTestId(`goal-${goal.id}`);
      if ('solve' in goal) {
        for (const move of goal.solve) await carryOut(playground, ahead, move);
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
    // In the language that the visitor reads.
    await expect(question).toContainText(words.choices[right]!.replaceAll('`', ''));
    await page.getByTestId(`choice-${id}-${right}`).check();
  }
  await page.getByTestId(`answer-${id}`).click();
}

/** The story has said all that the proof says it says. */
async function expectBeats(page: Page, part: Part) {
  for (const { id } of part.beats ?? [])
    await expect(page.getByTestId(`said-${id}`)).toHaveCount(1);
}

async function carryOut(playground: Playground, ahead: PartPlayer, move: Move): Promise<void> {
  const before = ahead.situation.now;
  expect(ahead.move(move)).toBeNull();
  await perform(playground, move);
  await playground.advance((ahead.situation.now - before) / 1000);
}

async function perform(playground: Playground, move: Move): Promise<void> {
  switch (move.do) {
    case 'wait':
    case 'until':
      return;
    case 'type':
      if (move.console === undefined) await playground.type(move.node, move.line);
      else await playground.act(move);
      return;
    case 'cut':
    case 'stall':
    case 'heal':
      return playground[move.do](...move.between);
    case 'kill':
    case 'start':
      return playground[move.do](move.node);
    default:
      return playground.act(move);
  }
}
