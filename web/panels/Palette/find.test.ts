import { expect, test } from 'vitest';
import { ACTION_GROUPS, type PageAction } from '../../store/actions.ts';
import { bestOf, fit, groupsByFit, RECENT_MAX, remembered, searchWords } from './find.ts';
import { momentOf } from './pageActions.ts';

const action = (id: string, en: string, zh: string, ...also: string[]): PageAction => ({
  id,
  group: 'node',
  label: { en, zh },
  also,
  perform: () => undefined,
});

const KILL = action('kill 6379', 'Kill 6379', '杀死 6379', 'kill -9');
const PROMOTE = action(
  'promote 6380',
  'Promote 6380 to master',
  '把 6380 提升为主节点',
  'failover',
);

test('palette: by name, by other words, in either language, in any order', () => {
  const all = [KILL, PROMOTE];
  expect(bestOf(all, 'kill')).toBe(KILL);
  expect(bestOf(all, '6379 kill')).toBe(KILL);
  expect(bestOf(all, 'failover')).toBe(PROMOTE);
  expect(bestOf(all, '主节点')).toBe(PROMOTE);
  expect(bestOf(all, 'zzz')).toBeNull();
  const outage = action('lab', 'Open lab: A short outage: partial resync', '打开实验：短断线');
  expect(bestOf([outage], 'about psync')).toBeNull();
  expect(bestOf([outage], 'outage part')).toBe(outage);
  expect(fit(searchWords(KILL), 'kill 6379')).toBeGreaterThan(fit(searchWords(KILL), 'k9'));
});

test('palette: the group of what fits best stands first, and all as usual where nothing is searched', () => {
  const log: PageAction = {
    ...action('log', 'Inspect 6379: log', '检查 6379：日志'),
    group: 'view',
  };
  const logo: PageAction = { ...action('x', 'Lab of old gnomes', '实验'), group: 'node' };
  expect(groupsByFit([logo, log, KILL], 'log')[0]).toBe('view');
  expect(groupsByFit([logo, log, KILL], 'kill')[0]).toBe('node');
  expect(groupsByFit([logo, log, KILL], ' ')).toEqual(ACTION_GROUPS);
  expect(groupsByFit([logo, log, KILL], 'zzz')).toEqual(ACTION_GROUPS);
  expect(groupsByFit([log, logo], 'log').toSorted()).toEqual(ACTION_GROUPS.toSorted());
});

test('palette: the newest of those used stands first, each once, some of them', () => {
  expect(remembered(['a', 'b'], 'b')).toEqual(['b', 'a']);
  expect(remembered(['a', 'b', 'c', 'd', 'e', 'f'], 'g')).toHaveLength(RECENT_MAX);
});

test('palette: moments of time, as one writes them', () => {
  expect(momentOf('12.5')).toBe(12_500_000);
  expect(momentOf(' 1:02.5 ')).toBe(62_500_000);
  expect(momentOf('3s')).toBe(3_000_000);
  expect(momentOf('6379 kill')).toBeNull();
  expect(momentOf('SET k 1')).toBeNull();
});
