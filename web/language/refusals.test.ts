import { expect, test } from 'vitest';
import { actionProblem, readLab } from '../../engine/lab/validate.ts';
import { readLesson } from '../../engine/lesson/validate.ts';
import exampleLesson from '../../public/lessons/example.json';
import { refusalInChinese } from './refusals.zh.ts';

const node = { id: '6379', conf: ['port 6379'] };
const lab = { format: 'psync-lab/1', name: { en: 'A' }, seed: 1, nodes: [node], actions: [] };

const BAD_LABS: unknown[] = [
  undefined,
  '{',
  ' '.repeat(2 ** 20 + 1),
  [],
  {},
  { ...lab, seed: 1.5 },
  { ...lab, seed: -1 },
  { ...lab, seed: '1' },
  { ...lab, nodes: [] },
  { ...lab, nodes: 6379 },
  { ...lab, nodes: Array.from({ length: 90 }, () => node) },
  { ...lab, nodes: [node, node] },
  { ...lab, nodes: [{ ...node, id: '0' }] },
  { ...lab, nodes: [{ ...node, conf: ['port 7000'] }] },
  { ...lab, nodes: [{ ...node, conf: ['a\nb'] }] },
  { ...lab, nodes: [{ ...node, files: [{ name: 'a/b', base64: '' }] }] },
  { ...lab, nodes: [{ ...node, files: [{ name: '..', base64: '' }] }] },
  { ...lab, nodes: [{ ...node, files: [{ name: 'a', base64: '?' }] }] },
  { ...lab, name: { en: '' } },
  { ...lab, name: { en: 'x'.repeat(100_000) } },
  { ...lab, surprise: true },
  { ...lab, network: { latencyMs: 0.00001 } },
  { ...lab, network: { links: [{ between: ['6379', '6379'] }] } },
  { ...lab, network: { links: [{ between: ['6379', '6380'] }] } },
  { ...lab, network: { links: [{ between: ['6379', '6380', '6381'] }] } },
  { ...lab, actions: [{ atMs: 0.00001, do: 'kill', node: '6379' }] },
  { ...lab, actions: [{ atMs: 1, do: 'kill', node: '6380' }] },
  { ...lab, actions: [{ atMs: 1, do: 'nothing' }] },
];

const BAD_ACTIONS: unknown[] = [
  { do: 'latency', between: ['6379', '6380'], latencyMs: -1 },
  { do: 'bandwidth', between: ['6379', '6380'], bandwidth: 'much' },
  { do: 'load', node: '6379', rate: 0, template: 'PING', untilMs: 1 },
  { do: 'load', node: '6379', template: 'PING', untilMs: 1 },
  { do: 'hold', between: ['6379', '6380'], from: 6381 },
];

/** The lesson that teachers copy, with one thing replaced. */
const lesson = (from: string, to: string): string =>
  JSON.stringify(exampleLesson).replace(from, to);

const BAD_LESSONS: readonly string[] = [
  '',
  '{"format": "psync-lesson/1"',
  '{"id": "no-format"}',
  lesson('psync-lesson/1', 'psync-lesson/2'),
  lesson('psync-lesson/1', 'psync-lessons/1'),
  lesson('psync-lesson/1', 'psync-lab/1'),
  lesson('psync-lesson/1', 'psync-progress/1'),
  lesson('"solve"', '"solv"'),
  lesson('"replied"', '"relied"'),
  lesson('"replied"', '"magic"'),
  lesson('"line":"set .*"', '"line": "set ("'),
  lesson('"answer":"no"', '"answer": "perhaps"'),
  lesson('"write-refused"', '"write-refuse"'),
  lesson('"write-refused"', '"nothing like it"'),
  lesson('"kind":"write-refused","node"', '"kind": "write-refused", "nod"'),
  lesson('"fails":"try"', '"fails": "tried"'),
  lesson('"refused":"6380 answered', '"refuse": "6380 answered'),
  lesson('"hint"', '"hints"'),
  lesson('"type"', '"tpye"'),
  lesson('"node":"6380","line":"SET', '"node": "6385", "line": "SET'),
];

function messages(): string[] {
  const labs = BAD_LABS.map((bad) => {
    const reading = readLab(bad);
    return 'problem' in reading ? reading.problem.message : `fine: ${JSON.stringify(bad)}`;
  });
  const actions = BAD_ACTIONS.map((bad) => {
    const problem = actionProblem(bad);
    return problem?.message ?? `fine: ${JSON.stringify(bad)}`;
  });
  const lessons = BAD_LESSONS.map((bad) => {
    const reading = readLesson(bad);
    return 'problem' in reading ? reading.problem.message : `fine: ${bad}`;
  });
  return [...labs, ...actions, ...lessons];
}

test('what the engine says of a bad lab or value is said in Chinese', () => {
  const left = messages().filter((message) => {
    const chinese = refusalInChinese(message) ?? '';
    return !/\p{Script=Han}/u.test(chinese) || chinese.includes('{}');
  });
  expect(left).toEqual([]);
});

test('names and numbers stay, words are translated', () => {
  expect(refusalInChinese('Write a latency in milliseconds, from 0 to 60000.')).toBe(
    '延迟（毫秒）要在 0 到 60000 之间。',
  );
  expect(refusalInChinese('The link 6379-6380 is cut already.')).toBe('链路 6379-6380 已经切断。');
  expect(refusalInChinese('links[0].between is missing: add it, for example "between": [].')).toBe(
    '缺少 links[0].between，请补上，例如 "between": []。',
  );
  expect(refusalInChinese('bandwidth is missing: add it.')).toBe('缺少 bandwidth，请补上。');
  expect(refusalInChinese('Nobody says this.')).toBeNull();
});
