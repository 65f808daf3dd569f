// The same lab file gives the same events in Chromium's worker as in Node.
import { readFileSync } from 'node:fs';
import type { Answer, LabFile } from '../engine/contract.ts';
import { Engine } from '../engine/engine.ts';
import { installRest } from '../engine/rest.ts';
import { expect, test } from './fixtures.ts';

const SECONDS = 30;

const labNamed = (name: string): LabFile =>
  JSON.parse(
    readFileSync(new URL(`../public/labs/${name}.json`, import.meta.url), 'utf8'),
  ) as LabFile;

function digestInNode(lab: LabFile): Answer {
  installRest();
  const engine = new Engine();
  engine.load(lab);
  engine.seek(SECONDS * 1_000_000);
  return engine.inspect({ ask: 'digest-of-events' });
}

for (const name of ['one-master-two-replicas', 'manual-failover', 'restart-without-config']) {
  test(`${name}: Node and the browser agree on every event`, async ({ page, playground }) => {
    const worker = page.waitForEvent('worker');
    await playground.open(name);
    const lab = labNamed(name);
    // A second worker from the page's own file, spoken to as comlink speaks.
    const digest = await page.evaluate(
      async ({ url, document, until }) => {
        const engine = new Worker(url, { type: 'module' });
        const call = (method: string, argument: unknown) =>
          new Promise<unknown>((answer) => {
            const id = crypto.randomUUID();
            engine.addEventListener('message', ({ data }) => {
              if (data.id === id) answer(data.value);
            });
            const argumentList = [{ type: 'RAW', value: argument }];
            engine.postMessage({ id, type: 'APPLY', path: [method], argumentList });
          });
        await call('load', document);
        // In slices, as a page would ask; Node goes there in one stride.
        for (let at = 1; at <= until; at += 0.3) await call('seek', Math.round(at * 1_000_000));
        await call('seek', until * 1_000_000);
        const answer = await call('inspect', { ask: 'digest-of-events' });
        engine.terminate();
        return answer;
      },
      { url: (await worker).url(), document: lab, until: SECONDS },
    );
    expect(digest).toEqual(digestInNode(lab));
  });
}
