// Whether a user may run a command on these keys and channels (ACLCheckAllUserCommandPerm of 7.0).
import { latin1 } from '../../base/bytes.ts';
import { type CommandAccess, commandAccess } from '../../commands/categories.ts';
import { type KeyUse, keysOf, reads, writes } from '../../commands/commandKeys.ts';
import { globMatches } from '../../keyspace/glob.ts';
import type { Request } from '../../resp/request.ts';
import type { Selector, User } from './aclUser.ts';

/** Why not, and which argument it is about (0: the command). */
export interface Denial {
  readonly reason: 'command' | 'key' | 'channel';
  readonly at: number;
}

const WEIGHT: Readonly<Record<Denial['reason'], number>> = { command: 1, key: 2, channel: 4 };

/** Commands that must work before a client has said who it is. */
const OPEN = new Set(['auth', 'hello', 'quit', 'reset']);

/** The denial, or null. `offset`: where the command begins among the request's arguments. */
export function checkCommand(
  user: User,
  name: string,
  request: Request,
  offset = 0,
): Denial | null {
  const access = commandAccess(name);
  if (access === null) return null;
  let worst: Denial = { reason: 'command', at: 0 };
  let keys: KeyUse[] | null = null;
  for (const selector of user.selectors) {
    if (!mayRun(selector, access, request, offset)) continue;
    keys ??= keysOf(name, request, offset);
    const denial =
      checkKeys(selector, keys, request) ?? checkChannels(selector, name, request, offset);
    if (denial === null) return null;
    const heavier = WEIGHT[denial.reason] - WEIGHT[worst.reason];
    if (heavier > 0 || (heavier === 0 && denial.at > worst.at)) worst = denial;
  }
  return worst;
}

function mayRun(
  selector: Selector,
  { id, name }: CommandAccess,
  request: Request,
  offset: number,
): boolean {
  if (selector.allCommands || selector.allowed[id] === 1 || OPEN.has(name)) return true;
  const words = selector.firstArguments.get(id);
  if (words === undefined || request.count < offset + 2) return false;
  const first = request.text(offset + 1).toLowerCase();
  return words.some((word) => word.toLowerCase() === first);
}

function checkKeys(
  { allKeys, keys: patterns }: Selector,
  keys: readonly KeyUse[],
  request: Request,
): Denial | null {
  if (allKeys) return null;
  for (const use of keys) {
    const key = request.arg(use.at);
    const fits = patterns.some(
      (one) =>
        (one.reads || !reads(use)) &&
        (one.writes || !writes(use)) &&
        globMatches(latin1(one.pattern), key),
    );
    if (!fits) return { reason: 'key', at: use.at };
  }
  return null;
}

/** Which arguments are channels: the first, or all; and whether they are patterns. */
const CHANNELS: Readonly<Record<string, 'first' | 'all' | 'patterns'>> = {
  publish: 'first',
  spublish: 'first',
  subscribe: 'all',
  ssubscribe: 'all',
  psubscribe: 'patterns',
};

function checkChannels(
  { allChannels, channels }: Selector,
  name: string,
  request: Request,
  offset: number,
): Denial | null {
  const which = CHANNELS[name];
  if (allChannels || which === undefined) return null;
  const last = which === 'first' ? offset + 1 : request.count - 1;
  for (let at = offset + 1; at <= last; at++) {
    const word = request.arg(at);
    const text = request.text(at);
    // A pattern must be allowed in the very same words.
    const fits = channels.some((one) =>
      which === 'patterns' ? one === text : globMatches(latin1(one), word),
    );
    if (!fits) return { reason: 'channel', at };
  }
  return null;
}

/** getAclErrorMessage. */
export function denialText({ reason }: Denial, name: string): string {
  switch (reason) {
    case 'command':
      return `NOPERM this user has no permissions to run the '${name}' command`;
    case 'key':
      return 'NOPERM this user has no permissions to access one of the keys used as arguments';
    case 'channel':
      return 'NOPERM this user has no permissions to access one of the channels used as arguments';
  }
}
