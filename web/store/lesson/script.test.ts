// Each lesson of the page as a class sees it: from sentence to sentence, to an end at which all is met.
import { expect, test } from 'vitest';
import { Engine } from '../../../engine/engine.ts';
import { labOf } from '../../../engine/lesson/lab.ts';
import { isQuestion } from '../../../engine/lesson/progress.ts';
import { en } from '../../lessons/en.ts';
import { LESSONS } from '../../lessons/index.ts';
import { zh } from '../../lessons/zh.ts';
import { receive } from '../receive.ts';
import { NOTHING_SHOWN } from '../shown.ts';
import { linesOf, playScript } from './script.ts';

test.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))('%s', async (id, lesson) => {
  const source = { id, key: id, lesson, words: { en: en[id], zh: zh[id] } };
  for (const part of lesson.parts) {
    const engine = new Engine();
    const opened = receive(NOTHING_SHOWN, engine.load(labOf(part, { en: part.id })));
    const stops = await playScript(engine, opened, part);
    const of = (...what: string[]) => stops.filter((stop) => what.includes(stop.what));
    // Every goal is asked for, in order, and every sentence of the story comes.
    expect(of('ask', 'do').map((stop) => stop.id)).toEqual(part.goals.map((goal) => goal.id));
    expect(new Set(of('beat').map((stop) => stop.id))).toEqual(
      new Set(part.beats?.map((beat) => beat.id) ?? []),
    );
    expect(of('told')).toHaveLength(
      part.goals.filter((goal) => isQuestion(goal) && goal.ask !== 'predict').length,
    );
    expect(stops[0]?.what).toBe('setup');
    expect(stops.at(-1)?.what).toBe('seen');
    for (const [index, stop] of stops.entries()) {
      expect(stop.at).toBeGreaterThanOrEqual(stops[index - 1]?.at ?? 0);
      for (const text of linesOf(source, part, stop, true).says) {
        expect(text.en.trim()).not.toBe('');
        expect(text.zh?.trim()).toMatch(/./);
        expect(text.en + text.zh).not.toMatch(/\[\[|`|undefined/);
      }
    }
  }
});
