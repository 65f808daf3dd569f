// Without misfortune, and with reads on the master only, there is nothing to find.
import fc from 'fast-check';
import { test, expect } from 'vitest';
import { scene } from '../scene.ts';

const key = fc.constantFrom('a', 'b', 'c');
const line = fc.oneof(
  key.map((k) => `SET ${k} 1`),
  key.map((k) => `INCR n:${k}`),
  key.map((k) => `DEL ${k} n:${k}`),
  key.map((k) => `SET ${k} 2 PX 300`),
  key.map((k) => `RPUSH l:${k} x`),
  key.map((k) => `LPOP l:${k}`),
  key.map((k) => `RENAME ${k} l:${k}`),
  key.map((k) => `GET ${k}`),
  key.map((k) => `LRANGE l:${k} 0 -1`),
  fc.constantFrom('MULTI', 'EXEC', 'FLUSHALL', 'SWAPDB 0 1', 'SELECT 1', 'SELECT 0', 'MGET a b c'),
);
const steps = fc.array(
  fc.record({ line, console: fc.integer({ min: 1, max: 2 }), wait: fc.nat(400) }),
  {
    maxLength: 40,
  },
);

test('anomalies: none in a run without misfortune that reads on the master only', () => {
  fc.assert(
    fc.property(steps, (story) => {
      const t = scene({ master: '6379', replicas: ['6380', '6381'], latencyMs: 200 });
      for (const { line: typed, console, wait } of story) {
        t.type('6379', typed, console);
        t.runMs(wait);
      }
      expect(t.events('anomaly')).toEqual([]);
    }),
    { numRuns: 40 },
  );
});
