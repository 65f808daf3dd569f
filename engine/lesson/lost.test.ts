// What is lost for good, on a lab that is really played; and that going on in vain is told from waiting.
import { expect, test } from 'vitest';
import { Engine } from '../engine.ts';
import type { Check, EventPattern, Move, Part } from './format.ts';
import { lostBy, partLostBy } from './lost.ts';
import { PartPlayer } from './play.ts';
import { stateOf } from './progress.ts';

const FULL = { kind: 'resync', outcome: 'full' } as const;
const noFull: Check = { is: 'happened', event: FULL, most: 0 };
const linked: Check = { is: 'link', node: '6380', status: 'up' };

const PART: Part = {
  id: 'p',
  lab: {
    seed: 3,
    backlog: 'exact',
    openAtMs: 6000,
    nodes: [
      { id: '6379', conf: ['repl-backlog-size 64', 'repl-diskless-sync-delay 0'] },
      { id: '6380', conf: ['replicaof 127.0.0.1 6379', 'repl-diskless-sync-delay 0'] },
    ],
  },
  goals: [
    { id: 'linked', check: linked, solve: [] },
    { id: 'small', check: { is: 'all', checks: [linked, noFull] }, solve: [] },
  ],
};

const outage = (line: string): Move[] => [
  { do: 'cut', between: ['6379', '6380'] },
  { do: 'type', node: '6379', line },
  { do: 'heal', between: ['6379', '6380'] },
  { do: 'until', check: linked },
];

function after(moves: Move[]): PartPlayer {
  const player = new PartPlayer(new Engine(), PART);
  for (const move of moves) expect(player.move(move)).toBeNull();
  return player;
}

test('a full copy spoils what must do without, and nothing else does', () => {
  const fine = after(outage('SET a 1')).situation;
  const spoilt = after(outage(`SET a ${'x'.repeat(200)}`)).situation;
  expect(lostBy(noFull, fine)).toBeNull();
  expect(lostBy(noFull, spoilt)).toEqual(noFull);
  expect(lostBy({ is: 'all', checks: [linked, noFull] }, spoilt)).toEqual(noFull);
  expect(lostBy({ is: 'any', checks: [linked, noFull] }, spoilt)).toBeNull();
  expect(lostBy({ is: 'any', checks: [noFull, noFull] }, spoilt)).toEqual(noFull);
  // A count from another event on begins anew with the next such event.
  const anew: Check = { ...noFull, after: { kind: 'link-changed', change: 'cut' } };
  expect(lostBy(anew, spoilt)).toBeNull();
});

test('what comes before its turn spoils a strict order, and no other', () => {
  const spoilt = after(outage('SET a 1')).situation;
  const events: EventPattern[] = [
    { kind: 'link-changed', change: 'cut' },
    { kind: 'typed', node: '6380' },
    { kind: 'link-changed', change: 'healed' },
  ];
  const strict: Check = { is: 'in-order', events, strict: true };
  expect(lostBy(strict, spoilt)).toEqual(strict);
  expect(lostBy({ is: 'in-order', events }, spoilt)).toBeNull();
  expect(lostBy(strict, after([{ do: 'cut', between: ['6379', '6380'] }]).situation)).toBeNull();
});

test('a part is lost with any deed that is left; one that is done cannot be', () => {
  const spoilt = after(outage(`SET a ${'x'.repeat(200)}`)).situation;
  expect(partLostBy(PART, stateOf(PART, spoilt, {}), spoilt)).toEqual(noFull);
  const fine = after([]).situation;
  expect(partLostBy(PART, stateOf(PART, fine, {}), fine)).toBeNull();
});
