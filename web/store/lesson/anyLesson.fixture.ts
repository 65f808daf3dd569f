/** Lesson files of every form that the format allows, for tests that hold for any of them. */
import fc from 'fast-check';
import type { Check, Goal, Part } from '../../../engine/lesson/format.ts';
import type { LessonFile, LessonWords, PartWords } from '../../../engine/lesson/words.ts';

const id = fc.stringMatching(/^[a-z][a-z\d-]{0,8}$/);
const ids = (least: number) => fc.uniqueArray(id, { minLength: least, maxLength: 4 });
/** Whatever people write, and halves of letters that they cannot. */
const text = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }),
  fc.constantFrom('`SET k v` <b>&amp;</b>', '从节点 [[replica|复制]] "…"\\n\n', '\ud83d'),
);
const node = fc.constantFrom('6379', '6380');

const check: fc.Arbitrary<Check> = fc.oneof(
  fc.record({ is: fc.constant('typed' as const), node, line: fc.constant('set .*') }),
  fc.record({ is: fc.constant('key' as const), node, key: text, value: text }),
  fc.constant<Check>({ is: 'same-data', nodes: ['6379', '6380'] }),
  fc.constant<Check>({
    is: 'not',
    check: { is: 'happened', event: { kind: 'resync', outcome: 'full', bytes: '>=27' }, most: 3 },
  }),
);

const deed = (one: string): fc.Arbitrary<Goal> =>
  fc.record({
    id: fc.constant(one),
    check,
    solve: fc.array(
      fc.oneof(
        fc.record({ do: fc.constant('type' as const), node, line: text }),
        fc.record({ do: fc.constant('wait' as const), ms: fc.nat(5000) }),
      ),
      { maxLength: 3 },
    ),
  });

const question = (one: string): fc.Arbitrary<Goal> =>
  fc.oneof(
    ids(2).map((choices): Goal => ({ id: one, ask: 'predict', choices, answer: choices[1]! })),
    fc.record({ answer: fc.nat(), within: fc.nat(9) }).map((rest): Goal => ({
      id: one,
      ask: 'quiz',
      ...rest,
    })),
  );

const part = (one: string): fc.Arbitrary<Part> =>
  fc
    .tuple(ids(1), ids(0), fc.nat())
    .chain(([goals, beats, seed]) =>
      fc.tuple(
        fc.tuple(...goals.map((goal) => fc.oneof(deed(goal), question(goal)))),
        fc.constant(beats.map((beat) => ({ id: beat, look: ['6379-6380'] }))),
        fc.constant(seed % 1000),
      ),
    )
    .map(([goals, beats, seed]) => ({
      id: one,
      lab: {
        seed,
        backlog: 'exact',
        nodes: [
          { id: '6379', conf: ['repl-backlog-size 512'] },
          { id: '6380', conf: ['replicaof 127.0.0.1 6379'] },
        ],
      },
      goals,
      beats,
      wrong: [{ id: 'nothing', moves: [{ do: 'wait', ms: 100 }], fails: goals[0]!.id }],
    }));

function wordsFor(parts: readonly Part[], say: () => string): LessonWords {
  const entry = (goal: Goal): [string, PartWords['goals'][string]] => {
    if ('check' in goal) return [goal.id, { do: say(), hint: say() }];
    const choices = Object.fromEntries((goal.choices ?? []).map((choice) => [choice, say()]));
    return [goal.id, { ask: say(), choices, told: say() }];
  };
  const each = ({ id: one, goals, beats = [] }: Part): [string, PartWords] => [
    one,
    {
      title: say(),
      setup: say(),
      goals: Object.fromEntries(goals.map(entry)),
      beats: Object.fromEntries(beats.map((beat) => [beat.id, say()])),
      seen: say(),
    },
  ];
  const named = Object.fromEntries(parts.map(each));
  return { title: say(), question: say(), remember: say(), parts: named };
}

export const anyLesson: fc.Arbitrary<LessonFile> = fc
  .tuple(id, ids(1), fc.infiniteStream(text), fc.boolean())
  .chain(([name, names, texts, both]) =>
    fc.tuple(...names.map(part)).map((parts): LessonFile => {
      const say = () => texts.next().value;
      const en = wordsFor(parts, say);
      return {
        format: 'psync-lesson/1',
        id: name,
        minutes: 5,
        parts,
        words: both ? { en, zh: wordsFor(parts, say) } : { en },
      };
    }),
  );
