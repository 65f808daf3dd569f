import { afterAll, expect, test } from 'vitest';
import { CaseTally } from '../../host/tally.ts';
import { AofStory, expected, type Step } from './aofStory.fixture.ts';
import captured from '../captured/aof.json';
import { isModelled } from '../testServer.fixture.ts';

// Stories of one redis-server 7.0.15 with an append-only file, and the same here: replies, log lines,
// INFO, and every file on the disk. Incremental files and manifests are compared byte for byte.

const STORIES = Object.entries(captured.scenarios) as unknown as [string, Step[]][];

const commandsIn = (steps: readonly Step[]): string[][] =>
  steps.flatMap((step) => (step.do === 'call' ? [step.args] : []));
const played = STORIES.filter(([, steps]) => commandsIn(steps).every(isModelled));

const tally = new CaseTally();
afterAll(() => tally.write('aof', '7.0.15', STORIES.length));

test.each(played)('aof: %s', (name, steps) => {
  tally.begin(name);
  const story = new AofStory();
  for (const [i, step] of steps.entries()) {
    expect({ i, ...(story.play(step) as object) }).toEqual({ i, ...(expected(step) as object) });
  }
  tally.pass(name);
});
