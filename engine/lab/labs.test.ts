import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLab } from './validate.ts';

const folder = join(import.meta.dirname, '../../public/labs');
const names = JSON.parse(readFileSync(join(folder, 'index.json'), 'utf8')) as string[];

test('labs: the index lists every file, each once', () => {
  const files = readdirSync(folder).filter((name) => name !== 'index.json');
  expect(names.map((name) => `${name}.json`).toSorted()).toEqual(files.toSorted());
});

test.each(names)(
  'labs: %s is valid, tells its story in both languages and states what must be seen',
  (name) => {
    const reading = readLab(readFileSync(join(folder, `${name}.json`), 'utf8'));
    if ('problem' in reading)
      throw new Error(`${reading.problem.path}: ${reading.problem.message}`);
    const { lab } = reading;
    const texts = lab.actions.flatMap((action) => {
      if (action.do === 'say') return [action.text];
      return action.do === 'mark' ? [action.name] : [];
    });
    for (const text of [lab.name, lab.story, ...texts]) {
      expect(text?.en).toMatch(/^[\x20-\x7e’]+$/);
      expect(text?.zh).toMatch(/[\u4e00-\u9fff]/);
    }
    expect(lab.actions.some(({ do: what }) => what === 'expect')).toBe(true);
  },
);
