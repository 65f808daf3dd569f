import fc from 'fast-check';
import { expect, test } from 'vitest';
import { findingsOf } from './findings.ts';
import captured from './info.captured.json' with { type: 'json' };
import { readPaste } from './readPaste.ts';
import terminal from './terminal.captured.json' with { type: 'json' };
import { topologyOf } from './topology.ts';

const [trio] = captured.cases;
const [master, first] = trio?.servers ?? [];
const INFO = master?.info ?? '';
const CONFIG = master?.config ?? '';

const fieldsOf = (text: string) => {
  const [reading] = readPaste(text).readings;
  return Object.fromEntries(reading?.fields ?? []);
};
const PLAIN = fieldsOf(INFO);

test('paste: every captured answer is read whole, its replicas and settings too', () => {
  for (const { servers } of captured.cases) {
    for (const { info, config } of servers) {
      const { readings, problems, unread } = readPaste(`${info}\n${config}`);
      expect(problems).toEqual([]);
      expect(unread).toEqual([]);
      expect(readings).toHaveLength(1);
      const [reading] = readings;
      const lines = info.split('\r\n').filter((line) => line.includes(':'));
      expect((reading?.fields.size ?? 0) + (reading?.replicas.length ?? 0)).toBe(lines.length);
      // A name and a value each, the value of replica-announce-ip being an empty line.
      expect(reading?.config.size).toBe((config.split('\n').length - 1) / 2);
      expect(reading?.config.get('replica-announce-port')).toBeDefined();
    }
  }
});

test.each([
  ['LF', INFO.replaceAll('\r\n', '\n')],
  ['CR alone', INFO.replaceAll('\r\n', '\r')],
  ['a quoted reply', JSON.stringify(INFO)],
  ['a fence of markdown', `\`\`\`\n${INFO}\n\`\`\``],
  ['quoted mail', INFO.replaceAll(/^/gm, '> ')],
  ['indented', INFO.replaceAll(/^/gm, '    ')],
  ['full-width colons', INFO.replaceAll(':', ':').replaceAll('0:ip', '0:ip')],
  ['Chinese words around it', `主节点的输出如下:\n“${INFO.trim()}”。\n麻烦看看。`],
  ['an odd space at the end', INFO.replaceAll('\r\n', '\u00a0 \r\n')],
])('paste: the same answer as %s', (_name, text) => {
  const { readings, problems } = readPaste(text);
  expect(problems).toEqual([]);
  expect(readings).toHaveLength(1);
  expect(Object.fromEntries(readings[0]?.fields ?? [])).toEqual(PLAIN);
  expect(readings[0]?.replicas).toHaveLength(2);
});

test('paste: prompts, shells and headings say where a server is', () => {
  const text = [
    '127.0.0.1:6379> INFO replication',
    INFO,
    'ubuntu@db2:~$ redis-cli -h 10.0.0.2 -p 6380 INFO replication',
    INFO,
    '=== redis-3.internal:6381 ===',
    INFO,
    '端口 6382:',
    INFO,
  ].join('\n');
  const { readings } = readPaste(text);
  expect(readings.map(({ address }) => address)).toEqual([
    { host: '127.0.0.1', port: 6379 },
    { host: '10.0.0.2', port: 6380 },
    { host: 'redis-3.internal', port: 6381 },
    { host: '', port: 6382 },
  ]);
});

test('paste: settings numbered, bare, as RESP3 or as redis.conf', () => {
  const value = (text: string, name = 'repl-backlog-size') =>
    readPaste(`${INFO}\n${text}`).readings[0]?.config.get(name);
  expect(value(' 1) "repl-backlog-size"\n 2) "65536"')).toBe('65536');
  expect(value('repl-backlog-size\n65536')).toBe('65536');
  expect(value('1# "repl-backlog-size" => "65536"')).toBe('65536');
  expect(value('repl-backlog-size 64kb')).toBe('64kb');
  expect(value(CONFIG, 'replica-announce-ip')).toBe('');
  expect(value(CONFIG, 'repl-timeout')).toBe('60');
});

test('paste: settings of a server that answered before, by its prompt', () => {
  const { readings } = readPaste(
    `127.0.0.1:1111> INFO replication\n${INFO}\n127.0.0.1:2222> INFO replication\n${first?.info ?? ''}\n127.0.0.1:1111> CONFIG GET repl*\n${CONFIG}`,
  );
  expect(readings).toHaveLength(2);
  expect(readings[0]?.config.size).toBe(20);
  expect(readings[1]?.config.size).toBe(0);
});

test('paste: two answers of one server, and when they were given', () => {
  const later = INFO.replace('master_repl_offset:50', 'master_repl_offset:950');
  const stamped = `2026-03-01 10:00:00\n${INFO}\n2026-03-01 10:00:30\n${later}`;
  const { readings } = readPaste(stamped);
  expect(readings).toHaveLength(2);
  expect((readings[1]?.at ?? 0) - (readings[0]?.at ?? 0)).toBe(30);
  expect(readings[0]?.at).toBe(Date.UTC(2026, 2, 1, 10) / 1000);
  const exact = readPaste(
    `# Server\nserver_time_usec:1700000000500000\nuptime_in_seconds:9\n${INFO}\n# Server\nserver_time_usec:1700000002000000\n${later}`,
  );
  expect((exact.readings[1]?.at ?? 0) - (exact.readings[0]?.at ?? 0)).toBeCloseTo(1.5, 3);
});

test('paste: what is wrong is said, and what is there is kept', () => {
  expect(readPaste('  \n ').problems).toEqual([{ what: 'empty' }]);
  expect(readPaste('# Memory\nused_memory:1000').problems).toEqual([
    { what: 'no-info', sections: ['memory'] },
  ]);
  const cut = readPaste(INFO.slice(0, INFO.indexOf('master_replid2')));
  expect(cut.problems).toMatchObject([
    {
      what: 'cut-off',
      reading: cut.readings[0],
      missing: ['master_repl_offset', 'repl_backlog_histlen'],
    },
  ]);
  expect(cut.readings[0]?.replicas).toHaveLength(2);
  const odd = readPaste(INFO.replace('master_repl_offset:50', 'master_repl_offset:abc'));
  expect(odd.problems).toContainEqual({ what: 'bad-value', line: 'master_repl_offset:abc' });
  expect(readPaste(`${INFO}\nsomething else entirely`).unread).toEqual(['something else entirely']);
  expect(
    readPaste('127.0.0.1:6379> INFO\nNOAUTH Authentication required.').readings[0]?.errors,
  ).toEqual(['NOAUTH Authentication required.']);
});

test('paste: a recorded terminal, with its colours and each key that was pressed', () => {
  expect(terminal.session).toContain('\u001b[');
  const { readings, problems, unread } = readPaste(terminal.session);
  expect(problems).toEqual([]);
  expect(unread).toEqual([]);
  expect(readings.map(({ address }) => address?.port)).toEqual([21_001, 21_004, 21_002]);
  expect(readings.map(({ config }) => config.get('repl-backlog-size'))).toEqual(
    Array(3).fill('1048576'),
  );
  const { links } = topologyOf(readings);
  expect(links.filter(({ up }) => up).map(({ replica, master }) => [replica, master])).toEqual(
    expect.arrayContaining([
      ['127.0.0.1:21004', '127.0.0.1:21002'],
      ['127.0.0.1:21002', '127.0.0.1:21001'],
    ]),
  );
});

test('paste: a Sentinel is named as one, and what stands behind it is read', () => {
  const alone = readPaste(terminal.sentinel);
  expect(alone.problems).toMatchObject([
    { what: 'sentinel', reading: { address: { port: 21_010 } } },
  ]);
  const { readings, problems } = readPaste(terminal.sentinel + terminal.cluster);
  expect(problems).toMatchObject([{ what: 'sentinel' }]);
  expect(readings.map(({ address }) => address?.port)).toEqual([21_020]);
});

test('paste: an answer of other sections is told beside those that are read', () => {
  const other = '127.0.0.1:7001> INFO memory\n# Memory\nused_memory:1\n';
  const { readings, problems } = readPaste(`${other}127.0.0.1:7002> INFO replication\n${INFO}`);
  expect(readings).toHaveLength(1);
  expect(problems).toMatchObject([
    { what: 'no-replication', reading: { address: { port: 7001 } } },
  ]);
});

test('paste: a node of a cluster, a password that was not needed, a server that is not there', () => {
  const { readings, unread } = readPaste(terminal.cluster);
  expect(readings[0]?.fields.get('redis_mode')).toBe('cluster');
  expect(unread.join()).toContain('myself,master');
  const codes = (text: string) =>
    findingsOf(topologyOf(readPaste(text).readings), null).map(({ code }) => code);
  expect(codes(terminal.cluster)).toContain('cluster');
  expect(readPaste(terminal.warned).unread).toEqual([]);
  expect(codes(terminal.warned)).not.toContain('no-answer');
  expect(codes(terminal.refused)).toContain('no-answer');
});

test('paste: Redis before 4.0 lacks an ID, 6 some fields, Valkey 8 has more', () => {
  const without = (...names: string[]) =>
    names.reduce((text, name) => text.replace(new RegExp(`^${name}:.*\r\n`, 'm'), ''), INFO);
  const old = readPaste(without('master_replid', 'master_replid2', 'second_repl_offset'));
  expect(old.problems).toEqual([{ what: 'old' }]);
  expect(readPaste(without('master_failover_state')).problems).toEqual([]);
  const more = readPaste(INFO.replaceAll(/,lag=(\d+)/g, ',lag=$1,type=replica'));
  expect(more.problems).toEqual([]);
  expect(more.readings[0]?.replicas).toHaveLength(2);
});

test('paste: no text at all makes it fail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (noise) => {
      const { readings, problems } = readPaste(noise);
      expect(readings.length + problems.length).toBeGreaterThan(0);
    }),
  );
  fc.assert(
    fc.property(fc.nat({ max: INFO.length }), (end) => {
      const { readings, problems } = readPaste(INFO.slice(0, end));
      // Cut anywhere: either it is whole, or it is said that it is not.
      expect(problems.length > 0 || readings[0]?.fields.has('repl_backlog_histlen') === true).toBe(
        true,
      );
    }),
  );
});
