// Random labs, with every invariant checked after every step. What fails prints a lab file that
// reproduces it: `npm run lab -- run FILE`.
import { test } from 'vitest';
import type { LabAction, LabFile } from '../lab/format.ts';
import { healing, randomLab } from './randomLab.ts';
import { Scene } from './scene.ts';

const LABS = 400;
const PER_TEST = 50;
/** A seed in the environment plays that lab alone. */
const ONLY = Number(process.env['FUZZ_SEED'] ?? 0);

function perform(t: Scene, { atMs, ...action }: LabAction): void {
  t.runMs(Math.max(0, atMs - t.world.now / 1000));
  // Much of what is drawn is impossible at its moment: a refusal changes nothing.
  t.tryTo(action);
}

/** All replicas of the healed tree hold their master's data, at its offset (DEBUG may have renamed it). */
function converged(t: Scene, lab: LabFile): boolean {
  const [master] = lab.nodes;
  const { stream, keyspace } = t.server(master!.id);
  return lab.nodes.every(({ id }) => {
    const server = t.world.machine(id)?.server ?? null;
    if (server === null || server.loading !== null) return false;
    return (
      (id === master!.id || server.link.isUp) &&
      server.stream.master_repl_offset === stream.master_repl_offset &&
      server.keyspace.digest() === keyspace.digest()
    );
  });
}

function play(seed: number): void {
  const lab = randomLab(seed);
  const end = (lab.actions.at(-1)?.atMs ?? 0) + 1_000;
  lab.actions.push(...healing(lab, end));
  let t: Scene | null = null;
  try {
    const scene = (t = new Scene(lab));
    for (const action of lab.actions) perform(scene, action);
    scene.until(() => converged(scene, lab), 'all replicas converge');
  } catch (problem) {
    const now = (t?.world.now ?? 0) / 1000;
    const journal = { ...lab, actions: lab.actions.filter(({ atMs }) => atMs <= now) };
    throw new Error(`seed ${seed}, at ${now} ms: ${String(problem)}\n${JSON.stringify(journal)}`, {
      cause: problem,
    });
  }
}

const batches = Array.from({ length: LABS / PER_TEST }, (_, i) => 1 + i * PER_TEST);

test.runIf(ONLY > 0)('fuzz: the lab of FUZZ_SEED', () => {
  play(ONLY);
});

test.skipIf(ONLY > 0).each(batches)(
  'fuzz: random labs from seed %i on keep every invariant and converge',
  { timeout: 60_000 },
  (first) => {
    for (let seed = first; seed < first + PER_TEST; seed++) play(seed);
  },
);
