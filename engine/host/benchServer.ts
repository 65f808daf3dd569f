// `npm run bench:server -- [--tests set,get] [--pipelines 1,16,100] [--clients N] [--keys N] [--count N] [--rounds N] [--json]`
//
// dist/redis-server.mjs and the real redis-server, both running all the time, take turns under
// redis-benchmark: ratios are taken within a round. redis-benchmark itself needs a processor, and
// with long pipelines it is what limits both; the processor time of a command tells more then.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { Table, tableText } from './bench/figures.ts';
import { BenchedServer, type Work } from './bench/servers.ts';

const BUNDLE = join(import.meta.dirname, '..', '..', 'dist', 'redis-server.mjs');

const { values: options } = parseArgs({
  options: {
    tests: { type: 'string', default: 'set,get' },
    pipelines: { type: 'string', default: '1,16,100' },
    clients: { type: 'string', default: '50' },
    keys: { type: 'string', default: '100000' },
    count: { type: 'string', default: '200000' },
    rounds: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});

function works(): Work[] {
  const { tests, pipelines, clients, keys, count } = options;
  return tests.split(',').flatMap((test) =>
    pipelines
      .split(',')
      .map(Number)
      .map((pipeline) => ({
        test,
        pipeline,
        clients: Number(clients),
        keys: Number(keys),
        // As much as takes about the same time as one command at a time.
        count: Number(count) * (pipeline > 1 ? 5 : 1),
      })),
  );
}

async function main(): Promise<void> {
  if (!existsSync(BUNDLE)) throw new Error('npm run build:server comes first');
  const servers: [string, BenchedServer][] = [];
  try {
    servers.push(['engine', await BenchedServer.start([process.execPath, BUNDLE])]);
    servers.push(['redis', await BenchedServer.start(['redis-server'])]);
    const table = new Table('engine');
    for (const [name, server] of servers) {
      table.add(0, name, { 'start to first answer, ms': server.startMillis });
    }
    for (let round = 0; round < Number(options.rounds); round++) {
      for (const work of works()) {
        for (const [name, server] of servers) table.add(round, name, await server.run(work));
      }
    }
    const summaries = table.summaries();
    console.log(options.json ? JSON.stringify(summaries) : tableText(summaries));
  } finally {
    for (const [, server] of servers) await server.stop();
  }
}

await main();
