import { describe, expect, test } from 'vitest';
import { isLessonDocument, readLesson } from './validate.ts';

const words = {
  title: 'Writing',
  question: 'Where does a write go?',
  remember: 'To the master.',
  parts: {
    one: {
      title: 'One',
      setup: 'One server.',
      seen: 'It is there.',
      beats: { begin: 'Here it is.' },
      goals: {
        guess: { ask: 'Will it be there?', choices: { yes: 'Yes', no: 'No' }, told: 'Yes.' },
        write: { do: 'Write k.', hint: 'SET k v' },
      },
    },
  },
};

const lesson = {
  format: 'psync-lesson/1',
  id: 'writing',
  minutes: 2,
  parts: [
    {
      id: 'one',
      lab: { seed: 1, backlog: 'exact', openAtMs: 1000, nodes: [{ id: '6379', conf: [] }] },
      goals: [
        { id: 'guess', ask: 'predict', choices: ['yes', 'no'], answer: 'yes' },
        {
          id: 'write',
          check: { is: 'key', node: '6379', key: 'k' },
          solve: [{ do: 'type', node: '6379', line: 'SET k v' }],
        },
      ],
      beats: [{ id: 'begin' }],
      wrong: [
        { id: 'other', moves: [{ do: 'type', node: '6379', line: 'SET j v' }], fails: 'write' },
      ],
    },
  ],
  words: { en: words },
};

/** The lesson with one thing in it changed: `parts.0.goals.1.check`. */
function having(path: string, value: unknown): unknown {
  const copy: unknown = structuredClone(lesson);
  const steps = path.split('.');
  const last = steps.pop()!;
  let place = copy;
  for (const step of steps) place = Reflect.get(place as object, step);
  if (value === undefined) Reflect.deleteProperty(place as object, last);
  else Reflect.set(place as object, last, value);
  return copy;
}

function problemOf(document: unknown): string {
  const reading = readLesson(document);
  return 'problem' in reading ? `${reading.problem.path}: ${reading.problem.message}` : 'none';
}

test('a lesson is read from an object and from its text', () => {
  expect(problemOf(lesson)).toBe('none');
  expect(readLesson(JSON.stringify(lesson))).toEqual({ lesson });
  expect(isLessonDocument(JSON.stringify(lesson))).toBe(true);
  expect(isLessonDocument('{"format":"psync-lab/1"}')).toBe(false);
  expect(isLessonDocument('no JSON')).toBe(false);
});

describe('what is wrong is told with its place', () => {
  test.each<[string, unknown, string | RegExp]>([
    ['format', 'psync-lab/1', '$: This is a lab file, not a lesson: open it with Labs.'],
    ['id', 'Two Words', /^\$\.id: Write a name of small letters/],
    ['parts', [], '$.parts: A lesson needs a part.'],
    ['parts.0.lab.nodes.0.id', 'x', /^\$\.parts\[0\]\.lab\.nodes\[0\]\.id: Name a node/],
    ['parts.0.lab.nodes', undefined, /^\$\.parts\[0\]\.lab/],
    ['parts.0.goals.0.answer', 'maybe', /goals\[0\]\.answer: Write the id of one of the choices/],
    ['parts.0.goals.1.check.is', 'magic', /goals\[1\]\.check\.is: Write "running"/],
    ['parts.0.goals.1.check.is', 'kye', /goals\[1\]\.check\.is: "kye" is .* mean "key"\?/],
    ['parts.0.goals.1.solv', [], /goals\[1\]\.solv is not known here/],
    ['parts.0.goals.1.solve.0.node', '6385', /solve\[0\]: There is no node 6385 in this part/],
    ['parts.0.wrong.0.moves.0.node', '6385', /moves\[0\]: There is no node 6385 in this part/],
    ['parts.0.beats.0.when', { kind: 'typd' }, /when\.kind: "typd" is .* mean "typed"\?/],
    ['parts.0.beats.0.when', { kind: 'magic' }, /when\.kind: There is no event of kind magic/],
    ['parts.0.beats.0.when', { kind: 'typed', nod: 1 }, /when\.nod: An event of kind typed has no/],
    ['parts.0.beats.0.when', { kind: 'typed', node: '6385' }, /when\.node: There is no node 6385/],
    ['parts.0.goals.1.check.node', '6380', /check: There is no node 6380 in this part/],
    ['parts.0.goals.1.solve.0.do', 'jump', /solve\[0\]\.do: /],
    ['parts.0.goals.1.solve.0.node', undefined, /solve\[0\]\.node/],
    ['parts.0.goals.1.id', 'guess', /goals: Two are called guess/],
    ['parts.0.beats.0.when', { kind: 'typed', line: '/(/' }, /when\.line: This is no regular/],
    ['parts.0.wrong.0.fails', 'read', /fails: There is no goal read/],
    ['words.en.parts.one.goals.write', undefined, /goals: The words of write are missing/],
    [
      'words.en.parts.one.goals.read',
      { do: 'x', hint: 'y' },
      /goals: There is nothing called read/,
    ],
    ['words.en.parts.one.goals.guess.choices.no', undefined, /choices: The words of no are/],
    ['words.en.parts.one.goals.guess.not', {}, /guess\.not: The words of no are missing/],
    ['words.en.parts.one.goals.guess.not', { no: 'x', yes: 'y' }, /not: There is nothing called y/],
    ['words.en.parts.one.goals.write', { ask: 'x', choices: {}, told: 'y' }, /Write do and hint/],
    ['words.zh', { title: '写' }, /^\$\.words\.zh/],
    ['take', 2, '$.take: There are 1 parts only.'],
    ['surprise', 1, /^\$\.surprise: surprise is not known here/],
  ])('%s = %j', (path, value, expected) => {
    const problem = problemOf(having(path, value));
    if (typeof expected === 'string') expect(problem).toBe(expected);
    else expect(problem).toMatch(expected);
  });

  test('what is no lesson at all', () => {
    expect(problemOf('{')).toMatch(/^\$: This is not JSON from line 1, column 2 on\./);
    expect(problemOf(null)).toMatch(/^\$: Write an object/);
    expect(problemOf(() => 1)).toMatch(/^\$: /);
  });
});
