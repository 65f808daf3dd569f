// How lessons are written: nothing is shouted, and Chinese has its spaces and its punctuation.
import { expect, test } from 'vitest';
import { piecesOf } from '../reference/markup.ts';
import { termName } from '../reference/names.ts';
import { en } from './en.ts';
import { zh } from './zh.ts';

/** All texts of an object, with their paths. */
function textsOf(value: unknown, path: string): readonly (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries(value as object).flatMap(([key, one]) => textsOf(one, `${path}.${key}`));
}

/** As it is read; a word of Redis's own stands as `R`. */
function readIn(language: 'en' | 'zh', text: string): string {
  return piecesOf(text)
    .map((piece) => {
      if (piece.kind === 'code') return 'R';
      return piece.kind === 'text'
        ? piece.text
        : (piece.label ?? termName(piece.id, language, true));
    })
    .join('');
}

const faultsOf = (language: 'en' | 'zh', faults: readonly RegExp[]) =>
  textsOf(language === 'en' ? en : zh, '').flatMap(([path, text]) => {
    const read = readIn(language, text);
    return faults.flatMap((fault) => {
      const found = fault.exec(read)?.[0];
      return found === undefined ? [] : [`${path}: ${found}`];
    });
  });

const HAN = '[\\u4e00-\\u9fff]';

test('nothing is shouted, nothing is called simple', () => {
  expect(textsOf(zh, '').length).toBeGreaterThan(800);
  expect(faultsOf('en', [/!/, /\bsimply\b/i, /\bof course\b/i, /\bobviously\b/i])).toEqual([]);
  expect(faultsOf('zh', [/[!！]/, /显然|当然|很简单/])).toEqual([]);
});

test('Chinese has a space beside Latin letters and figures, and none elsewhere', () => {
  const faults = [`.?${HAN}[A-Za-z\\d].?`, `.?[A-Za-z\\d]${HAN}.?`, `${HAN}\\s+${HAN}`].map(
    (one) => new RegExp(one),
  );
  expect(faultsOf('zh', faults)).toEqual([]);
});

test('Chinese has its own punctuation, without spaces around it', () => {
  const faults = [
    new RegExp(`${HAN}[,;:!?()"]`),
    new RegExp(`[,;:!?("]${HAN}`),
    /[，。：；、？（）“”]\s|\s[，。：；、？（）“”]/,
    /[「」『』]|\.{3}/,
  ];
  expect(faultsOf('zh', faults)).toEqual([]);
});

test('each concept has one name in Chinese', () => {
  const others = /主服务器|从服务器|主库|从库|从机|增量复制|部分重同步|完整重同步|主机(?!和端口)/;
  expect(faultsOf('zh', [others])).toEqual([]);
});
