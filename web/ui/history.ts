/**
 * One history, one hue: nodes that carry the same replication ID look related, others do not. The
 * theme turns the hue into a colour of even contrast (`oklch`); the ID always stands beside it.
 */

/** Twelve hues are told apart; more would only look alike. */
const HUES = 12;
/** Red means broken and amber means waiting on this page, so histories start at green. */
const FIRST = 110;
const LAST = 350;

/** Degrees, from the first 32 bits of a replication ID. */
export function historyHue(replid: string): number {
  const head = Number.parseInt(replid.slice(0, 8), 16);
  const slot = Number.isNaN(head) ? 0 : (Math.imul(head, 0x9e3779b1) >>> 0) % HUES;
  return FIRST + (slot * (LAST - FIRST)) / (HUES - 1);
}

/** 40 zeros: Redis's way of saying that there is no second ID. */
export function isSet(replid: string): boolean {
  return /[^0]/.test(replid);
}
