/** What is to be said of the messages of a link at a moment: how far each has come, which are wanted. */
import type { LinkView, MessageKind, MessageView, NodeId } from '../../../engine/contract.ts';

/**
 * `future`: recorded, but later than now. `waiting`: under way on a stalled link. `held`: kept on
 * purpose, or behind what is. `lost`: its connection went away first.
 */
export type Phase = 'future' | 'flying' | 'waiting' | 'held' | 'arrived' | 'lost';

/** Where an arrow ends that does not arrive: a part of its way. */
export const HALFWAY = 0.5;
export const LOST_AT = 0.72;

export function phaseOf(message: MessageView, now: number): Phase {
  if (message.sentAt > now) return 'future';
  if (message.lost && now >= message.arrivesAt) return 'lost';
  if (message.held) return 'held';
  if (message.arrivesAt <= now) return 'arrived';
  return Number.isFinite(message.arrivesAt) ? 'flying' : 'waiting';
}

/** Where an arrow that does not move ends, 0 to 1: what waits halfway, what is lost by the wayside. */
export function restingAt(phase: Phase, lost: boolean): number {
  if (phase === 'held' || phase === 'waiting') return HALFWAY;
  return lost ? LOST_AT : 1;
}

/** How much of the way the arrow of a message has come, 0 to 1. */
export function progressOf(message: MessageView, now: number): number {
  const phase = phaseOf(message, now);
  if (phase !== 'flying') return restingAt(phase, message.lost);
  if (message.arrivesAt <= message.sentAt) return 1;
  const come = (now - message.sentAt) / (message.arrivesAt - message.sentAt);
  return message.lost ? come * LOST_AT : come;
}

/** The last message that has arrived by `now`; null when none has. */
export function latestArrival(messages: readonly MessageView[], now: number): MessageView | null {
  let latest: MessageView | null = null;
  for (const message of messages) {
    if (message.lost || message.arrivesAt > now) continue;
    if (latest === null || message.arrivesAt >= latest.arrivesAt) latest = message;
  }
  return latest;
}

/** The messages that arrived together with the latest one, in the order of the list. */
export function latestArrivals(messages: readonly MessageView[], now: number): MessageView[] {
  const at = latestArrival(messages, now)?.arrivesAt;
  return messages.filter((message) => !message.lost && message.arrivesAt === at);
}

const HANDSHAKE: readonly MessageKind[] = [
  'connect',
  'accept',
  'refuse',
  'close',
  'handshake',
  'rdb',
];

/** Belongs to connecting and synchronising, not to the stream that follows. */
export function isHandshake(message: MessageView): boolean {
  return HANDSHAKE.includes(message.kind);
}

/** The link to draw: the chosen one, else that of the chosen replica, else the first with a replica. */
export function linkToShow(
  links: Readonly<Record<string, LinkView>>,
  chosen: string | null,
  node: NodeId | null,
): LinkView | null {
  const known = chosen === null ? undefined : links[chosen];
  if (known !== undefined) return known;
  const replicating = Object.values(links).filter((link) => link.replica !== null);
  return replicating.find((link) => link.replica === node) ?? replicating[0] ?? null;
}

/** Links that have something to show, those of the chosen node first, each under its key. */
export function linksToChoose(
  links: Readonly<Record<string, LinkView>>,
  node: NodeId | null,
): readonly { key: string; link: LinkView }[] {
  const known = Object.entries(links)
    .map(([key, link]) => ({ key, link }))
    .filter(({ link }) => link.messages > 0 || link.replica !== null);
  const rank = (link: LinkView) =>
    (node !== null && link.between.includes(node) ? 0 : 2) + (link.replica === null ? 1 : 0);
  return known.toSorted((a, b) => rank(a.link) - rank(b.link));
}

/** Which end stands left, as the replica; a link that has none any more keeps its last one. */
export function endsOf(
  link: LinkView,
  messages: readonly MessageView[],
): { replica: NodeId; master: NodeId } {
  const replica = link.replica ?? messages.at(-1)?.replica ?? link.between[1];
  return { replica, master: link.between[0] === replica ? link.between[1] : link.between[0] };
}

/** Eight characters tell replication IDs apart; what follows them, an offset, must find room. */
export function shortIds(label: string): string {
  return label.replace(/\b([0-9a-f]{8})[0-9a-f]{8,32}…?/g, '$1…');
}
