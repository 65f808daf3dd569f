// Messages that are held on purpose: the two actions, and what is told of them.
import { utf8AsLatin1 } from '../base/utf8.ts';
import type { Action, HeldView, NodeId, Refusal } from '../contract.ts';
import type { EndId } from '../network/connection.ts';
import { wayOf } from '../network/holds.ts';
import type { Link } from '../network/link.ts';
import { hold, release } from '../network/misfortune.ts';
import type { World } from './world.ts';

type HoldAction = Extract<Action, { do: 'hold' }>;
type ReleaseAction = Extract<Action, { do: 'release' }>;

const WAYS = [0, 1] as const;

function idAt(world: World, end: EndId): NodeId | null {
  return world.machines.find((machine) => machine.end === end)?.id ?? null;
}

/** Which direction of the link starts at this node; null: it is at neither end. */
function wayFrom(world: World, link: Link, from: NodeId): 0 | 1 | null {
  return WAYS.find((way) => idAt(world, link.between[way]) === from) ?? null;
}

export function holdMessage(world: World, link: Link, action: HoldAction): Refusal | null {
  const { between, from, match = '', message = 0 } = action;
  const name = between.join('-');
  const way = wayFrom(world, link, from);
  if (way === null) return notAnEnd(name);
  if (link.holds[way] !== null) {
    const sentence = `A message from ${from} is held on ${name} already, or waited for. Release it first.`;
    return { code: 'link-already', detail: name, message: sentence };
  }
  const wanted = utf8AsLatin1(match);
  if (message === 0) {
    const ends = endsOf(world, link, way);
    world.emit({ kind: 'hold', ...ends, change: 'armed', match: wanted, message });
  }
  if (hold(world.network, link, way, wanted, message)) return null;
  const sentence = `Message ${message} is not under way from ${from}: it has arrived, or was lost.`;
  return { code: 'nothing-found', detail: String(message), message: sentence };
}

export function releaseMessage(world: World, link: Link, action: ReleaseAction): Refusal | null {
  const { between, from } = action;
  const name = between.join('-');
  const only = from === undefined ? null : wayFrom(world, link, from);
  if (from !== undefined && only === null) return notAnEnd(name);
  const ways = WAYS.filter((way) => link.holds[way] !== null && (only === null || way === only));
  if (ways.length === 0) {
    const sentence = `No message is held on ${name}, and none is waited for.`;
    return { code: 'link-already', detail: name, message: sentence };
  }
  for (const way of ways) {
    const { match = '', segment = 0 } = link.holds[way] ?? {};
    const ends = endsOf(world, link, way);
    world.emit({ kind: 'hold', ...ends, change: 'released', match, message: segment });
    release(world.network, link, way);
  }
  return null;
}

function notAnEnd(name: string): Refusal {
  const message = `A message on ${name} starts at one of these two nodes: name it as “from”.`;
  return { code: 'bad-value', detail: name, message };
}

/** Sender and receiver of that direction. */
export function endsOf(world: World, link: Link, way: 0 | 1): { from: NodeId; to: NodeId } {
  const from = idAt(world, link.between[way]) ?? '';
  const to = idAt(world, link.between[way === 0 ? 1 : 0]) ?? '';
  return { from, to };
}

/** What is waited for or kept on this link, per direction. */
export function heldViews(world: World, link: Link): HeldView[] {
  const views: HeldView[] = [];
  for (const way of WAYS) {
    const held = link.holds[way];
    if (held === null) continue;
    const view = { ...endsOf(world, link, way), match: held.match, message: held.segment };
    let messages = 0;
    let bytes = 0;
    const connection = world.network.connections.get(held.connection);
    if (connection !== undefined) {
      const pipe = connection.pipes[wayOf(link, connection, 0) === way ? 0 : 1];
      for (let i = 0; i < pipe.segments.length; i++) {
        if (!pipe.keeps(i)) continue;
        messages++;
        bytes += Math.max(0, pipe.segments.bytesAt(i));
      }
    }
    views.push({ ...view, messages, bytes });
  }
  return views;
}

/** Whether this message is under way and kept there by a hold. */
export function isHeld(world: World, link: Link, id: number): boolean {
  for (const held of link.holds) {
    if (held === null || held.segment === 0 || id < held.segment) continue;
    const connection = world.network.connections.get(held.connection);
    for (const { heldFrom, segments } of connection?.pipes ?? []) {
      if (heldFrom === held.segment && segments.has(id)) return true;
    }
  }
  return false;
}
