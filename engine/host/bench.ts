// `npm run bench -- [--reference FILE] [--quick] [--json] [--only NAME] [--rounds N]`
//
// Contenders take turns: every round runs each of them once, and ratios are taken within a round,
// because the speed of a machine changes from minute to minute. A run that did not do the work
// (data or offsets of the nodes differ) does not count: it ends the bench.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { figuresOf, Programs, referenceFigures } from './bench/children.ts';
import { type Contender, Table, tableText } from './bench/figures.ts';
import { RealSet } from './bench/realSet.ts';

const { values: options } = parseArgs({
  options: {
    reference: { type: 'string' },
    quick: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    only: { type: 'string' },
    rounds: { type: 'string' },
  },
});

const KEYS = [1_000, 100_000];
const SYNC_KEYS = 100_000;
const count = options.quick ? 100_000 : 500_000;
const rounds = Number(options.rounds ?? (options.quick ? 3 : 5));
const say = (text: string): void => {
  if (!options.json) console.log(text);
};

/** Everything that runs in turn: `--only` picks by name. */
async function contenders(programs: Programs, real: RealSet | null): Promise<Contender[]> {
  const engine = await programs.bundle('engineRun');
  const mock = await programs.bundle('mockRun');
  const root = join(import.meta.dirname, '..', '..', 'package.json');
  const list: Contender[] = [];
  for (const keys of KEYS) {
    const plan = ['sets', keys, count] as const;
    list.push({ name: 'engine', measure: () => figuresOf(engine, ...plan, 'plain') });
    list.push({ name: 'watched', measure: () => figuresOf(engine, ...plan, 'watched') });
    const { reference } = options;
    if (reference !== undefined) {
      list.push({ name: 'reference', measure: () => referenceFigures(reference, keys, count) });
    }
    if (real !== null) list.push({ name: 'redis', measure: () => real.sets(keys, count) });
    list.push({ name: 'mock', measure: () => figuresOf(mock, root, keys, count / 5) });
  }
  list.push({ name: 'engine', measure: () => figuresOf(engine, 'sync', SYNC_KEYS) });
  if (real !== null) list.push({ name: 'redis', measure: () => real.fullSync(SYNC_KEYS) });
  list.push({ name: 'engine', measure: () => figuresOf(engine, 'memory', SYNC_KEYS) });
  list.push({ name: 'engine', measure: () => figuresOf(engine, 'own', options.quick ? 1 : 5) });
  return list.filter(({ name }) => options.only === undefined || name === options.only);
}

async function main(): Promise<void> {
  const programs = new Programs();
  const set = new RealSet();
  try {
    const real = options.only === undefined || options.only === 'redis';
    const started = real && (await set.start());
    if (real && !started) say('redis-server or redis-benchmark is not installed: left out');
    const list = await contenders(programs, started ? set : null);
    const table = new Table('engine');
    for (let round = 0; round < rounds; round++) {
      for (const contender of list) table.add(round, contender.name, await contender.measure());
      say(`round ${round + 1} of ${rounds}`);
    }
    const summaries = table.summaries();
    console.log(options.json ? JSON.stringify(summaries) : tableText(summaries));
  } finally {
    await set.stop();
    programs.remove();
  }
}

await main();
