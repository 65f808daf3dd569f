import { expect, test } from 'vitest';
import { readOptions } from './options.ts';

const read = (search: string, remembered: string | null = null, languages: string[] = ['en']) =>
  readOptions(search, remembered, languages);

test('an address without parameters opens the first lab at the speed of the wall', () => {
  expect(read('')).toEqual({
    lab: null,
    lang: 'en',
    pseudo: false,
    theme: 'system',
    speed: 1,
    view: 'picture',
    manualClock: false,
    embed: false,
    present: false,
    pane: false,
    compare: null,
  });
});

test('every parameter is read', () => {
  expect(
    read(
      '?lab=chain&lang=zh&theme=light&speed=0.5&view=table&clock=manual&embed&present&compare=chain',
    ),
  ).toEqual({
    lab: 'chain',
    lang: 'zh',
    pseudo: false,
    theme: 'light',
    speed: 0.5,
    view: 'table',
    manualClock: true,
    embed: true,
    present: true,
    pane: false,
    compare: 'chain',
  });
});

test('nonsense is ignored', () => {
  expect(read('?lang=xx&theme=pink&speed=-3&view=upside-down')).toMatchObject({
    view: 'picture',
    lang: 'en',
    theme: 'system',
    speed: 1,
  });
  expect(read('?speed=abc', '{not json')).toMatchObject({ speed: 1, lang: 'en' });
});

test('the address wins over what is remembered, and that over what the browser prefers', () => {
  expect(read('', '{"lang":"en","theme":"dark"}', ['zh-CN'])).toMatchObject({
    lang: 'en',
    theme: 'dark',
  });
  expect(read('?lang=zh', '{"lang":"en"}')).toMatchObject({ lang: 'zh' });
  expect(read('', null, ['fr', 'zh-TW', 'en'])).toMatchObject({ lang: 'zh' });
});
