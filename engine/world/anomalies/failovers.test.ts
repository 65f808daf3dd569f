// Random failovers, cuts and crashes, judged by brute force over all that clients were told.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textOf } from '../../base/bytes.ts';
import type { Keyspace } from '../../keyspace/keyspace.ts';
import type { ListValue } from '../../keyspace/list/list.ts';
import { scene, type Scene } from '../scene.ts';

const NODES = ['6379', '6380', '6381'] as const;
const SAVED = ['appendonly yes', 'appendfsync always'];

/** A write that was answered OK. No two have the same word, so data tell whose work they are. */
interface Told {
  readonly node: string;
  readonly key: string;
  readonly word: string;
  readonly at: number;
}

type Step =
  | { do: 'set' | 'push' | 'del'; node: string; key: string }
  | { do: 'kill' | 'start'; node: string }
  | { do: 'promote'; node: string }
  | { do: 'cut' | 'heal' | 'follow'; node: string; other: string };

const node = fc.constantFrom(...NODES);
const key = fc.constantFrom('a', 'b');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('set', 'push', 'del'), node, key }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('kill', 'start', 'promote'), node }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constantFrom('cut', 'heal', 'follow'), node, other: node }),
  },
);

/** What a data set holds of a key: the words in it, in order. */
function wordsOf(keyspace: Keyspace, name: string): string[] {
  const database = keyspace.existing(0);
  if (database === null) return [];
  const entry = database.held(new TextEncoder().encode(name));
  if (entry === 0) return [];
  if (database.isString(entry)) return [textOf(database.value(entry))];
  const words: string[] = [];
  (database.object(entry) as ListValue).each((element) => words.push(textOf(element)));
  return words;
}

const lost = (t: Scene) =>
  t.events('anomaly').flatMap((one) => (one.name === 'lost-write' ? [one] : []));

class Story {
  readonly t: Scene;
  readonly told: Told[] = [];
  private words = 0;

  constructor(saved: boolean) {
    const conf = saved ? SAVED : ['save ""'];
    this.t = scene({ master: '6379', replicas: ['6380', '6381'], conf });
  }

  play(one: Step): void {
    const { t } = this;
    const at = t.world.now;
    if (one.do === 'set' || one.do === 'push' || one.do === 'del') {
      const word = `w${++this.words}`;
      // Lists and strings have keys of their own.
      const name = one.do === 'push' ? `l:${one.key}` : one.key;
      const line = {
        set: `SET ${name} ${word}`,
        push: `RPUSH ${name} ${word}`,
        del: `DEL ${name}`,
      };
      if (!t.world.machine(one.node)!.isUp) return;
      t.type(one.node, line[one.do]);
      t.runMs(50);
      if (/^(OK|\(integer\) [1-9])/.test(t.printed(one.node))) {
        this.told.push({ node: one.node, key: name, word: one.do === 'del' ? '' : word, at });
      }
    } else if (one.do === 'promote' || one.do === 'follow') {
      const line = one.do === 'promote' ? 'NO ONE' : `127.0.0.1 ${one.other}`;
      if (!t.world.machine(one.node)!.isUp || line.endsWith(one.node)) return;
      t.type(one.node, `REPLICAOF ${line}`);
    } else if (one.do === 'cut' || one.do === 'heal') {
      if (one.node !== one.other) t.tryTo({ do: one.do, between: [one.node, one.other] });
    } else {
      t.tryTo({ do: one.do, node: one.node });
    }
    t.run(3);
  }

  /** Everything runs again, and all follow one master. */
  settle(master: string): void {
    const { t } = this;
    for (const a of NODES) {
      for (const b of NODES) if (a < b) t.tryTo({ do: 'heal', between: [a, b] });
      t.tryTo({ do: 'start', node: a });
    }
    t.run(2);
    t.type(master, 'REPLICAOF NO ONE');
    for (const other of NODES) {
      if (other !== master) t.type(other, `REPLICAOF 127.0.0.1 ${master}`);
    }
    t.run(5);
    for (const other of NODES) if (other !== master) t.untilOnline(other);
    t.run(20);
    t.until(() => NODES.every((other) => t.digest(other) === t.digest(master)));
  }

  /** Of a key the write that was told last. */
  newest(name: string): Told | undefined {
    return this.told.findLast((one) => one.key === name);
  }

  /** Whether the one data set that is left has what the write did, or what came later. */
  survives(one: Told, keyspace: Keyspace): boolean {
    const words = wordsOf(keyspace, one.key);
    if (one.word === '') {
      return words.every((word) => (this.told.find((by) => by.word === word)?.at ?? -1) > one.at);
    }
    if (words.includes(one.word)) return true;
    const last = this.told.find((by) => by.word === words.at(-1));
    return !one.key.startsWith('l:') && last !== undefined && last.at > one.at;
  }
}

test('lost write: of all that clients were told, the newest of each key is there in the end, or told lost', () => {
  fc.assert(
    fc.property(
      fc.boolean(),
      fc.array(step, { minLength: 4, maxLength: 24 }),
      node,
      (saved, steps, master) => {
        const story = new Story(saved);
        for (const one of steps) story.play(one);
        story.settle(master);
        const { keyspace } = story.t.server(master);
        const losses = lost(story.t);
        for (const name of ['a', 'b', 'l:a', 'l:b']) {
          const newest = story.newest(name);
          if (newest === undefined || story.survives(newest, keyspace)) continue;
          const found = losses.some(({ at, acknowledgedBy, keys }) => {
            return at >= newest.at && acknowledgedBy === newest.node && keys.includes(name);
          });
          expect(found, `${newest.word} of ${name}, told by ${newest.node}`).toBe(true);
        }
      },
    ),
    { numRuns: 50 },
  );
});

test('lost write: what is told lost is then in no running node, nor replaced by what came later', () => {
  fc.assert(
    fc.property(fc.boolean(), fc.array(step, { minLength: 4, maxLength: 24 }), (saved, steps) => {
      const story = new Story(saved);
      const { t } = story;
      let seen = 0;
      for (const one of steps) {
        const before = story.told.slice();
        story.play(one);
        const events = lost(t);
        for (const event of events.slice(seen)) {
          for (const name of event.keys) {
            const gone = before.findLast(
              (by) => by.key === name && by.node === event.acknowledgedBy,
            )!;
            for (const { server } of t.world.machines) {
              const words = server === null ? [] : wordsOf(server.keyspace, name);
              if (gone.word !== '')
                expect(words, `${gone.word} of ${name}`).not.toContain(gone.word);
            }
            const here = t.world.machine(event.node)?.server ?? null;
            if (here === null || name.startsWith('l:')) continue;
            // A string that was set later would have replaced it anyway.
            const [word] = wordsOf(here.keyspace, name);
            const setAt = story.told.find((by) => by.word === word)?.at ?? -1;
            expect(setAt, `${word} where ${gone.word} is missed`).toBeLessThanOrEqual(gone.at);
          }
        }
        seen = events.length;
      }
    }),
    { numRuns: 50 },
  );
});
