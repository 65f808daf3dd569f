import { expect, test } from 'vitest';
import type { ArcView, HistoryNode, HistoryPart, HistoryView } from '../../../engine/contract.ts';
import { lostKeys, mostTelling, summaryOf, writesOf } from './summary.ts';
import { HISTORY_WORDS, sentenceOf } from './words.ts';

const arc = (sent: string, kind: ArcView['kind'] = 'write'): ArcView => {
  return { from: 1, to: 28, sent, typed: null, unasked: null, kind, at: 0 };
};

function part(state: HistoryPart['state'], shown: ArcView[], extra: Partial<HistoryPart> = {}) {
  const commands = { total: shown.length, more: false, shown };
  const bare = { from: 1, to: 28, since: 0, nodes: ['6379'], end: null, keys: ['k'] };
  return { ...bare, state, commands, ...extra } satisfies HistoryPart;
}

function history(
  replid: string,
  parts: HistoryPart[],
  extra: Partial<HistoryView> = {},
): HistoryView {
  const birth = { born: 0, by: '6379', why: 'promoted', until: null } as const;
  return { replid, offset: 0, from: null, honoured: false, ...birth, parts, ...extra };
}

function node(name: string, replid: string, role: HistoryNode['role']): HistoryNode {
  return { node: name, role, alive: true, replid, offset: 27, doomed: false, since: 0 };
}

const SET = arc('SET k v');
const both = [node('6379', 'a', 'master'), node('6380', 'a', 'replica')];
const fork = { from: { replid: 'a', offset: 0 } };

test('summary: nothing, one history, several', () => {
  expect(summaryOf([], [])).toEqual({ says: 'none' });
  expect(summaryOf([history('a', [part('live', [SET])])], both)).toEqual({ says: 'one', nodes: 2 });
  const two = [history('a', [part('live', [SET])]), history('b', [part('live', [SET])], fork)];
  const followers = [node('6379', 'b', 'master'), node('6380', 'b', 'replica')];
  expect(summaryOf(two, followers)).toEqual({ says: 'several', histories: 2 });
});

test('summary: two masters of one past; masters that never had one in common are none of its business', () => {
  const two = [history('a', [part('live', [SET])]), history('b', [part('live', [SET])], fork)];
  const masters = [node('6379', 'a', 'master'), node('6380', 'b', 'master')];
  expect(summaryOf(two, masters)).toEqual({ says: 'split', masters: ['6379', '6380'] });
  const apart = [history('a', [part('live', [SET])]), history('b', [part('live', [SET])])];
  expect(summaryOf(apart, masters)).toEqual({ says: 'several', histories: 2 });
});

test('summary: what will be lost comes before what is lost, and heartbeats are no loss', () => {
  const ping = arc('ping', 'ping');
  const lost = history('a', [part('gone', [SET])]);
  const doomed = history('b', [part('doomed', [SET, ping])]);
  expect(summaryOf([lost, doomed], both)).toEqual({ says: 'doomed', node: '6379', commands: 1 });
  expect(summaryOf([lost], both)).toEqual({ says: 'gone', commands: 1, keys: 0 });
  expect(summaryOf([history('a', [part('gone', [ping])])], both).says).toBe('one');
  expect(writesOf(part('gone', [ping, SET, arc('SELECT 0', 'select')]))).toBe(1);
});

test('lost keys: written in the part, and taken away by the full resync', () => {
  const end = {
    at: 0,
    node: '6379',
    how: 'full-resync',
    lost: ['k', 'old'],
    lostCount: 2,
  } as const;
  expect(lostKeys(part('gone', [SET], { end }))).toEqual(['k']);
  expect(lostKeys(part('dead', [SET], { end }))).toEqual([]);
  expect(lostKeys(part('gone', [SET], { end: { ...end, how: 'stopped' } }))).toEqual([]);
  const commands = { total: 512, more: true, shown: [SET] };
  expect(lostKeys(part('gone', [SET], { end, commands }))).toEqual(['k', 'old']);
});

test('the history that is open by itself is the last one that lost something, else the last', () => {
  const calm = history('a', [part('live', [SET])]);
  const lossy = history('b', [part('gone', [SET])]);
  expect(mostTelling([lossy, calm])).toBe('b');
  expect(mostTelling([calm, history('c', [])])).toBe('c');
  expect(mostTelling([])).toBeNull();
});

test('each summary is a sentence in each language', () => {
  for (const words of Object.values(HISTORY_WORDS)) {
    const sentences = [
      sentenceOf(words, { says: 'one', nodes: 3 }),
      sentenceOf(words, { says: 'split', masters: ['6379', '6380'] }),
      sentenceOf(words, { says: 'doomed', node: '6379', commands: 2 }),
      sentenceOf(words, { says: 'dead', node: '6379', commands: 1 }),
      sentenceOf(words, { says: 'gone', commands: 1, keys: 1 }),
    ];
    expect(new Set(sentences).size).toBe(5);
    expect(sentences.join()).not.toMatch(/undefined|NaN/);
  }
});
