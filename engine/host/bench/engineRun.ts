// What bench.ts runs in a process of its own: the name of a plan in, one line of JSON out.
import { installRest } from '../../rest.ts';
import type { Figures } from './figures.ts';
import { frames, fullSync, idle, memoryPerKey, primitives, seeks } from './own.ts';
import { PIPELINES, replicatedSets, setsCase } from './sets.ts';

/** `sets <keys> <count> <plain|watched>`, `sync <keys>`, `memory <keys>` or `own <hours>`. */
function run(plan: readonly string[]): Figures {
  const [what, ...rest] = plan;
  const keys = Number(rest[0]);
  switch (what) {
    case 'sets':
      return allPipelines(keys, Number(rest[1]), rest[2] === 'watched');
    case 'sync':
      fullSync(keys / 10);
      return fullSync(keys);
    case 'memory':
      return memoryPerKey(keys);
    case 'own':
      return { ...primitives(), ...frames(200), ...frames(2000), ...seeks(), ...idle(keys) };
    default:
      throw new Error(`no such plan: ${plan.join(' ')}`);
  }
}

function allPipelines(keys: number, count: number, watched: boolean): Figures {
  const figures: Record<string, number> = {};
  for (const pipeline of PIPELINES) {
    const load = { keys, pipeline, watched };
    // The first run warms the compiler up, as the reference does.
    replicatedSets({ ...load, count: Math.ceil(count / 3) });
    figures[setsCase(keys, pipeline)] = replicatedSets({ ...load, count });
  }
  return figures;
}

installRest();
console.log(JSON.stringify(run(process.argv.slice(2))));
