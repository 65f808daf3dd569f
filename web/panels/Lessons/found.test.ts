import { expect, test } from 'vitest';
import { Engine } from '../../../engine/engine.ts';
import { clausesOf, type Clause } from '../../../engine/lesson/clauses.ts';
import type { Found } from '../../../engine/lesson/evaluate.ts';
import type { Check } from '../../../engine/lesson/format.ts';
import { PartPlayer } from '../../../engine/lesson/play.ts';
import { en } from '../../language/en.ts';
import { zh } from '../../language/zh.ts';
import { LESSONS } from '../../lessons/index.ts';
import { sayEn } from './found.en.ts';
import { sayZh } from './found.zh.ts';
import { legible } from './patterns.ts';

const clause = (check: Check, found: Found): Clause => ({ check, found, holds: false, any: false });
const running: Check = { is: 'running', node: '6379' };

function both(check: Check, found: Found): [string, string] {
  return [sayEn(clause(check, found), en), sayZh(clause(check, found), zh)];
}

test('what is the case is said in both languages', () => {
  expect(
    both(
      { is: 'link', node: '6380', status: 'up' },
      {
        say: 'link',
        node: '6380',
        status: 'down',
        state: 'RECEIVE_PSYNC_REPLY',
      },
    ),
  ).toEqual([
    `6380’s link is down: ${en.linkState.RECEIVE_PSYNC_REPLY}.`,
    `6380 的连接断开：${zh.linkState.RECEIVE_PSYNC_REPLY}。`,
  ]);
  const link = { say: 'link', node: '6379', status: 'down', state: 'NONE' } as const;
  expect(both(running, link)).toEqual(['6379 has no master.', '6379 没有主节点。']);
  const three: Check = { is: 'typed', node: '6379', line: 'set \\w+ .+', least: 3 };
  expect(both(three, { say: 'count', count: 1, least: 3, most: null })).toEqual([
    'SET … typed on 6379: 1 of 3.',
    '在 6379 上输入 SET …：1 次，需要 3 次。',
  ]);
  const noFull: Check = { is: 'happened', event: { kind: 'resync', outcome: 'full' }, most: 0 };
  expect(both(noFull, { say: 'count', count: 1, least: 0, most: 0 })).toEqual([
    'Full resyncs: 1, none allowed.',
    '全量复制：1 次，不应出现。',
  ]);
  const order: Check = {
    is: 'in-order',
    events: [{ kind: 'typed' }, { kind: 'link-changed', change: 'cut' }],
  };
  expect(both(order, { say: 'order', met: 1, of: 2 })).toEqual([
    '1 of 2 steps, one after the other. Next: Link cut.',
    '依次 2 步，已完成 1 步。下一步：切断链路。',
  ]);
  const reply: Check = { is: 'replied', node: '6380', line: 'get k', reply: 'v' };
  const replied = { say: 'reply', node: '6380', line: 'GET k', reply: '(nil)' } as const;
  expect(both(reply, replied)).toEqual([
    '6380 replied to GET k: (nil)',
    '6380 对 GET k 的回复：(nil)',
  ]);
});

test('where what is the case does not tell it, what is asked for is said too', () => {
  const few: Check = { is: 'behind', node: '6380', most: 4000 };
  expect(both(few, { say: 'behind', node: '6380', bytes: 7354 })).toEqual([
    '6380 lacks 7 354 bytes. Asked for: at most 4 000.'.replaceAll(/(\d) (\d)/g, '$1\u202f$2'),
    '6380 还缺 7 354 字节。要求：最多 4 000。'.replaceAll(/(\d) (\d)/g, '$1\u202f$2'),
  ]);
  const writable: Check = { is: 'config', node: '6380', name: 'replica-read-only', value: 'no' };
  const yes = { say: 'config', node: '6380', name: 'replica-read-only', value: 'yes' } as const;
  expect(both(writable, yes)).toEqual([
    '6380: replica-read-only is yes. Asked for: no.',
    '6380：replica-read-only 为 yes。要求：no。',
  ]);
  expect(sayEn({ ...clause(writable, { ...yes, value: 'no' }), holds: true }, en)).not.toContain(
    'Asked',
  );
  const moved: Check = { is: 'follows', node: '6381', of: '6380' };
  expect(both(moved, { say: 'follows', node: '6381', of: '6379' })[0]).toContain(
    'Asked for: 6380.',
  );
  expect(both({ is: 'not', check: writable }, yes)[0]).toContain('That has to change.');
});

test('values from the wire are read as UTF-8', () => {
  const city: Check = { is: 'key', node: '6379', key: 'k' };
  const value = 'Z\u00c3\u00bcrich';
  expect(both(city, { say: 'key', node: '6379', key: 'k', value })[0]).toBe('6379 has k: Zürich.');
});

test('an expression is said in short, or not at all', () => {
  expect(legible('/^set /i')).toBe('SET …');
  expect(legible('set \\w+ .*')).toBe('SET …');
  expect(legible('info replication')).toBe('INFO replication');
  expect(legible('config get repl-backlog-size')).toBe('CONFIG GET repl-backlog-size');
  expect(legible('(slaveof|replicaof) 127\\.0\\.0\\.1 6379')).toBe('SLAVEOF 127.0.0.1 6379');
  expect(legible('info( replication)?|role')).toBe('INFO / ROLE');
  expect(legible('dbsize|keys \\*|get .+')).toBe('DBSIZE / KEYS * / GET …');
  expect(legible('/^wait 2/i')).toBe('WAIT 2…');
  expect(legible('set (?!k).+')).toBeNull();
});

test.each(LESSONS.map((lesson) => [lesson.id, lesson] as const))(
  '%s: every clause has a sentence in both languages, when it opens and when it is solved',
  (_id, lesson) => {
    for (const part of lesson.parts) {
      const player = new PartPlayer(new Engine(), part);
      const tell = () => {
        for (const goal of part.goals) {
          if (!('check' in goal)) continue;
          for (const each of clausesOf(goal.check, player.situation)) {
            const english = sayEn(each, en);
            const chinese = sayZh(each, zh);
            expect([english, chinese].join()).not.toMatch(/undefined|NaN|\\|\(\?|\^/);
            expect(english).toMatch(/^\S.*\S$/s);
            expect(chinese).toMatch(/\p{Script=Han}/u);
          }
        }
      };
      tell();
      for (const goal of part.goals) {
        if ('solve' in goal) for (const move of goal.solve) player.move(move);
      }
      tell();
    }
  },
);
