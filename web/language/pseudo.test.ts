import { expect, test } from 'vitest';
import { en } from './en.ts';
import { pseudo } from './pseudo.ts';
import { zh } from './zh.ts';

test('words and sentences are accented, between brackets', () => {
  const words = pseudo(en);
  expect(words.app.dismiss).toBe('⟦Ďîšɱîšš⟧');
  expect(words.node.behind('27 B')).toBe('⟦27 Ɓ ƀéĥîñď⟧');
  expect(words.node.failover['no-failover']).toBe('');
});

test('the same tree gives the same answer, so nothing is rendered in vain', () => {
  expect(pseudo(en)).toBe(pseudo(en));
  expect(pseudo(en).app).toBe(pseudo(en.app));
});

test('each language has text for each word, and none that another has is empty', () => {
  expect(emptyWords(zh)).toEqual(emptyWords(en));
});

/** Paths of the words that say nothing. */
function emptyWords(words: object, path = ''): string[] {
  return Object.entries(words).flatMap(([name, each]: [string, unknown]) => {
    if (typeof each === 'object' && each !== null) return emptyWords(each, `${path}/${name}`);
    return each === '' ? [`${path}/${name}`] : [];
  });
}
