/** What a prompt can do beyond taking a line: in one piece, which is fetched after the first sight of the page. */
import { completions, hint, keyPlace, type Address, type KeyPlace } from './complete.ts';
import { COMMANDS } from './words.ts';

export { edit } from './editing.ts';
export { keyLines } from './nodeKeys.ts';
export { toAnother } from './shell.ts';

export function hintFor(line: string): string {
  return hint(line, COMMANDS);
}

export function offersFor(
  line: string,
  addresses: readonly Address[],
): { now: readonly string[]; keys: KeyPlace | null } {
  return { now: completions(line, addresses, COMMANDS), keys: keyPlace(line, COMMANDS) };
}
