/**
 * One history, one hue: nodes that carry the same replication ID look related, others do not. The
 * theme turns the hue into a colour of even contrast (`oklch`); the ID always stands beside it.
 */

/** Twelve hues are told apart; more would only look alike. */
const HUES = 12;
/** Red means broken and amber means waiting on this page, so histories start at green. */
const FIRST = 110;
const LAST = 350;

/** Two histories this many slots apart are told apart at a glance. */
const APART = 3;

/** Histories met lately and the slot of each, the one met last at the end. */
const slots = new Map<string, number>();

/**
 * Degrees. The ID's first 32 bits choose, unless a history met before has a hue much like that one:
 * then the newcomer gets the hue that lies farthest from all others.
 */
export function historyHue(replid: string): number {
  const slot = slots.get(replid) ?? newSlot(replid);
  slots.delete(replid);
  slots.set(replid, slot);
  return FIRST + (slot * (LAST - FIRST)) / (HUES - 1);
}

/** As on a fresh page. */
export function forgetHistories(): void {
  slots.clear();
}

function newSlot(replid: string): number {
  for (const oldest of slots.keys()) if (slots.size >= HUES) slots.delete(oldest);
  const head = Number.parseInt(replid.slice(0, 8), 16);
  const wished = Number.isNaN(head) ? 0 : (Math.imul(head, 0x9e3779b1) >>> 0) % HUES;
  if (distance(wished) >= APART) return wished;
  let best = wished;
  for (let slot = 0; slot < HUES; slot += 1) if (distance(slot) > distance(best)) best = slot;
  return best;
}

/** Slots between this one and the nearest that is taken. */
function distance(slot: number): number {
  return Math.min(HUES, ...[...slots.values()].map((taken) => Math.abs(taken - slot)));
}

/** 40 zeros: Redis's way of saying that there is no second ID. */
export function isSet(replid: string): boolean {
  return /[^0]/.test(replid);
}
