// The lab program, run as authors run it: as a process.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'lab-'));
afterAll(() => rmSync(folder, { recursive: true }));

const LAB = {
  format: 'psync-lab/1',
  name: { en: 'Two nodes' },
  seed: 7,
  backlog: 'exact',
  nodes: [
    { id: '6379', conf: ['repl-diskless-sync-delay 0'] },
    { id: '6380', conf: ['replicaof 127.0.0.1 6379', 'repl-diskless-sync-delay 0'] },
  ],
  actions: [
    { atMs: 4000, do: 'type', node: '6379', line: 'SET k v' },
    { atMs: 5000, do: 'expect', node: '6380', line: 'GET k', reply: '"v"' },
  ],
};

function lab(...args: string[]) {
  const command = ['--import', 'tsx', join(root, 'engine/host/lab.ts'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    cwd: root,
    encoding: 'utf8',
  });
  const lines = stdout.split('\n').filter((line) => line !== '');
  return { status, stderr, lines: lines.map((line) => JSON.parse(line) as object) };
}

function file(name: string, document: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof document === 'string' ? document : JSON.stringify(document));
  return path;
}

test('lab run: plays to the end and says what was met', () => {
  const { status, lines, stderr } = lab('run', file('good.json', LAB));
  expect(stderr).toBe('');
  expect(lines).toMatchObject([{ lab: 'Two nodes', now: 10_000_000, met: 1, unmet: 0 }]);
  expect(status).toBe(0);
});

test('lab run: --events and --view print more, --until says when to stop', () => {
  const path = file('good.json', LAB);
  const { lines } = lab('run', path, '--events', '--view', '--until', '12200ms');
  expect(lines.slice(0, -2)).toContainEqual(
    expect.objectContaining({ kind: 'typed', at: 4_000_000, node: '6379', line: 'SET k v' }),
  );
  const backlog = { arcs: [{ sent: 'SELECT 0' }, { sent: 'SET k v' }, { to: 65 }], kept: 0 };
  expect(lines.at(-2)).toMatchObject({
    nodes: [{ id: '6379', master_repl_offset: 64, backlog }, {}],
  });
  expect(lines.at(-1)).toMatchObject({ now: 12_200_000, met: 1, unmet: 0, unanswered: 0 });
});

test('lab run: an expectation that is not met is shown as a difference', () => {
  const [typed, expected] = LAB.actions;
  const path = file('unmet.json', { ...LAB, actions: [typed, { ...expected, reply: '"w"' }] });
  const { status, stderr } = lab('run', path);
  expect(stderr).toBe('At 5 s, 6380> GET k\n  - "w"\n  + "v"\n');
  expect(status).toBe(1);
});

test('lab run: an expectation that nobody answers is not met either', () => {
  const dead = { atMs: 4500, do: 'freeze', node: '6380' };
  const path = file('silent.json', { ...LAB, actions: [LAB.actions[0], dead, LAB.actions[1]] });
  const { status, stderr, lines } = lab('run', path);
  expect(lines).toMatchObject([{ met: 0, unanswered: 1 }]);
  expect(stderr).toBe('1 expectations were never answered.\n');
  expect(status).toBe(1);
});

test.each([
  [[], 'Usage: lab run FILE'],
  [['play', 'x'], 'Usage: lab run FILE'],
  [['run', '/nowhere.json'], '/nowhere.json cannot be read'],
  [['run', 'x', '--until', 'noon'], '--until noon: write a time'],
  [['run', 'x', '--fast'], "Unknown option '--fast'"],
])('lab: %j is refused with a sentence', (args, sentence) => {
  const { status, stderr, lines } = lab(...args);
  expect(stderr).toContain(sentence);
  expect(lines).toEqual([]);
  expect(status).toBe(2);
});

test('lab run: a file that is no lab is refused with the place of the fault', () => {
  const { status, stderr } = lab('run', file('bad.json', { ...LAB, seed: 'seven' }));
  expect(stderr).toContain('bad.json: seed: Write a number here');
  expect(status).toBe(2);
});
