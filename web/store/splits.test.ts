import { expect, test } from 'vitest';
import { readSplits } from './splits.ts';

test('sizes that were kept come back', () => {
  expect(readSplits('{"side":420,"consoles":200}')).toEqual({
    learn: null,
    side: 420,
    consoles: 200,
  });
  expect(readSplits('{"side":420,"consoles":null}')).toEqual({
    learn: null,
    side: 420,
    consoles: null,
  });
});

test('what makes no sense leaves the page as it is', () => {
  const asItIs = { learn: null, side: null, consoles: null };
  for (const text of [null, '', 'null', '7', '{not json', '{"side":"wide","consoles":-4}']) {
    expect(readSplits(text)).toEqual(asItIs);
  }
});
