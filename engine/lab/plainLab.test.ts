import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlainLab } from './plainLab.ts';
import { readLab } from './validate.ts';

const folder = new URL('../../public/labs/', import.meta.url);
const labs = readdirSync(folder)
  .filter((name) => name !== 'index.json')
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as object);
const first = labs.find((lab) => JSON.stringify(lab).includes('One master, two replicas'))!;

test('the lab of the first visit is plain', () => {
  expect(readPlainLab(first)).toEqual({ ...first });
});

test('what is read here is read there, and comes out the same to the last byte', () => {
  for (const lab of labs) agree(lab);
});

function agree(document: unknown): boolean {
  const plain = readPlainLab(document);
  if (plain === null) return false;
  const full = readLab(document);
  expect(full).toEqual({ lab: plain });
  if ('lab' in full) expect(JSON.stringify(plain)).toBe(JSON.stringify(full.lab));
  return true;
}

/** Values that are nearly what belongs there, and such as never do. */
const odd = fc.oneof(
  fc.constantFrom(
    ...[null, true, -1, 0, 0.5, 1.0005, 7, 1e9, Infinity, NaN, '', '6379', '06379', '70000'],
    ...['port 6379', 'port 6380', 'PORT 6379', '"port" 6379', 'replica-announce-port 1', 'a\nb'],
    ...['exact', 'expect', 'kill', 'é', [], [0.5], [0.5, 0.5], [0, 0, 0], {}, { en: 'a' }],
    undefined,
  ),
  fc.jsonValue(),
);

/** The document with the value at one of its places replaced, removed, doubled or added. */
const bent = fc
  .tuple(fc.nat(), fc.constantFrom('replace', 'remove', 'add', 'double'), odd)
  .map(([place, how, value]) => {
    const document = structuredClone(first) as Record<string, unknown>;
    const places: [Record<string, unknown>, string][] = [];
    const visit = (holder: Record<string, unknown>): void => {
      for (const [key, inner] of Object.entries(holder)) {
        places.push([holder, key]);
        if (typeof inner === 'object' && inner !== null) visit(inner as Record<string, unknown>);
      }
    };
    visit(document);
    const [holder, key] = places[place % places.length]!;
    if (how === 'replace') holder[key] = value;
    else if (how === 'remove') delete holder[key];
    else if (how === 'add') holder[`${key}2`] = value;
    else if (Array.isArray(holder)) holder.push(structuredClone(holder[Number(key)]));
    return document;
  });

test('that holds for documents that are bent in one place', () => {
  let plain = 0;
  fc.assert(
    fc.property(bent, (document) => {
      if (agree(document)) plain++;
    }),
    { numRuns: 2_000 },
  );
  expect(plain).toBeGreaterThan(0);
});
