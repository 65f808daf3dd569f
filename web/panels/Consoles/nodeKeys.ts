/** The keys that a node really has, for Tab. */
import type { NodeId } from '../../../engine/contract.ts';
import { inspect } from '../../store/commands.ts';
import { decodeWire, encodeWire } from '../../text.ts';
import { quoted, type KeyPlace } from './complete.ts';

/** So many keys are offered. */
const KEYS_MAX = 50;

/** The line with each of the node's keys that begins so, in order. `prompt` tells the database. */
export async function keyLines(
  node: NodeId,
  prompt: string,
  place: KeyPlace,
): Promise<readonly string[]> {
  const db = databaseOf(prompt);
  const match = `${encodeWire(place.prefix).replaceAll(/[*?[\]\\]/g, String.raw`\$&`)}*`;
  const answer = await inspect({ ask: 'keys', node, db, match, offset: 0, limit: KEYS_MAX });
  if (answer.answer !== 'keys') return [];
  const names = answer.keys.map(({ key }) => decodeWire(key));
  // What is no text cannot be typed.
  const typable = names.filter((name) => !/[\u0000-\u001f\ufffd]/.test(name)).toSorted();
  return typable.map((name) => place.before + quoted(name));
}

/** `127.0.0.1:6379[2]> ` is database 2. */
function databaseOf(prompt: string): number {
  return Number(/\[(\d+)\](?:\(TX\))?> $/.exec(prompt)?.[1] ?? '0');
}
