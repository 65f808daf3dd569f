// The best known Redis in JavaScript for tests, one node, no bytes: SETs per second.
import { createRequire } from 'node:module';
import type { Redis } from 'ioredis';
import { PIPELINES, setsCase } from './sets.ts';

const [root, keysText, countText] = process.argv.slice(2);
const Mock = createRequire(root!)('ioredis-mock') as new () => Redis;
const keys = Number(keysText);

async function sets(pipeline: number, count: number): Promise<number> {
  const redis = new Mock();
  await redis.flushall();
  const began = performance.now();
  for (let i = 0; i < count; i += pipeline) {
    const waiting: Promise<unknown>[] = [];
    for (let k = 0; k < pipeline; k++) {
      // A multiplicative generator visits the keys in no order.
      const key = Math.imul(i + k + 1, 0x9e3779b1) >>> 0;
      waiting.push(redis.set(`key:${String(key % keys).padStart(12, '0')}`, 'xxa'));
    }
    await Promise.all(waiting);
  }
  const perSecond = (count / (performance.now() - began)) * 1000;
  if ((await redis.dbsize()) > keys) throw new Error('more keys than were set');
  redis.disconnect();
  return perSecond;
}

const figures: Record<string, number> = {};
for (const pipeline of PIPELINES) {
  await sets(pipeline, Number(countText) / 3);
  figures[setsCase(keys, pipeline)] = await sets(pipeline, Number(countText));
}
console.log(JSON.stringify(figures));
