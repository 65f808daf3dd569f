/** Which messages of a link to fetch, when there are more than anyone looks at. Pure but for `ask`. */
import type { Answer, MessageView, NodeId, Question } from '../../../engine/contract.ts';
import { isHandshake } from './ladder.ts';

export const PAGE = 200;
/** So many messages later than now are shown, greyed. */
const AHEAD = 60;
/** The handshake may lie behind thousands of stream messages: so many pages are looked through. */
const LOOK_BACK_PAGES = 12;
const HANDSHAKE_WANTED = 80;

export interface Page {
  messages: readonly MessageView[];
  /** Older ones exist. */
  earlier: boolean;
  /** Newer ones exist, beyond those. */
  later: boolean;
}

export interface Wanted {
  between: readonly [NodeId, NodeId];
  /** Messages around this moment. */
  now: number;
  handshakeOnly: boolean;
  /** How many, when more than a page; a third of them later than the moment. */
  limit?: number | undefined;
}

type Ask = (question: Question) => Promise<Answer>;

export const NO_MESSAGES: Page = { messages: [], earlier: false, later: false };

export async function fetchPage(ask: Ask, wanted: Wanted): Promise<Page> {
  const { page, before } = await pageAround(ask, wanted);
  if (!wanted.handshakeOnly) return page;
  const found = [page.messages.filter(isHandshake)];
  let count = found[0]?.length ?? 0;
  let oldest = page.messages[0]?.id ?? before;
  let { earlier } = page;
  for (let n = 0; n < LOOK_BACK_PAGES && earlier && count < HANDSHAKE_WANTED; n += 1) {
    const older = await fetchBefore(ask, wanted.between, oldest);
    const more = older.messages.filter(isHandshake);
    found.unshift(more);
    count += more.length;
    oldest = older.messages[0]?.id ?? oldest;
    earlier = older.earlier && older.messages.length > 0;
  }
  return { messages: found.flat(), earlier, later: page.later };
}

/** The messages right before this one. */
export async function fetchBefore(
  ask: Ask,
  between: readonly [NodeId, NodeId],
  before: number,
  limit = PAGE,
): Promise<Page> {
  const answer = await ask({ ask: 'messages', between, before, limit });
  if (answer.answer !== 'messages') return NO_MESSAGES;
  return { messages: answer.messages, earlier: answer.more, later: before !== Infinity };
}

/** The newest page, or, when now lies long before it, one found by halving the message numbers. */
async function pageAround(ask: Ask, wanted: Wanted): Promise<{ page: Page; before: number }> {
  const { between, limit = PAGE } = wanted;
  const newest = await fetchBefore(ask, between, Infinity, limit);
  const first = newest.messages[0];
  if (first === undefined || first.sentAt <= wanted.now || !newest.earlier) {
    return { page: newest, before: Infinity };
  }
  let past = 0;
  let future = first.id;
  while (future - past > 1) {
    const middle = Math.floor((past + future) / 2);
    const found = (await fetchBefore(ask, between, middle, 1)).messages[0];
    if (found !== undefined && found.sentAt > wanted.now) future = found.id;
    else past = middle;
  }
  const before = Math.min(first.id, future + Math.max(AHEAD, limit / 3));
  return { page: await fetchBefore(ask, between, before, limit), before };
}

/** The page no longer holds the moment, and another one would. */
export function isOutside(page: Page, now: number): boolean {
  const [first, last] = [page.messages[0], page.messages.at(-1)];
  if (first === undefined || last === undefined) return false;
  return (page.earlier && now < first.sentAt) || (page.later && now > last.sentAt);
}

/** Older pages stay joined only while no gap opens between them and the newest one. */
export function join(older: Page, newer: Page): Page {
  const first = newer.messages[0];
  const last = older.messages.at(-1);
  if (first === undefined || last === undefined) return newer;
  if (!newer.earlier) return newer;
  const before = older.messages.filter((message) => message.id < first.id);
  return { ...newer, messages: [...before, ...newer.messages], earlier: older.earlier };
}
