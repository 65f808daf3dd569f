// A user as it is shown, and as it is changed.
import type { Selector, User } from './aclUser.ts';

/** A copy whose changes the original does not see. */
export function copyUser(user: User): User {
  const selectors = user.selectors.map((one) => ({
    ...one,
    firstArguments: new Map([...one.firstArguments].map(([id, words]) => [id, [...words]])),
    keys: one.keys.map((key) => ({ ...key })),
    channels: [...one.channels],
  }));
  return { ...user, passwords: [...user.passwords], selectors };
}

/** `on`, `nopass`…: its flags, in the order of ACL LIST. */
export function flagsOf(user: User): string[] {
  const flags = [user.enabled ? 'on' : 'off'];
  if (user.nopass) flags.push('nopass');
  if (user.payloads === 'skip') flags.push('skip-sanitize-payload');
  if (user.payloads === 'sanitize') flags.push('sanitize-payload');
  return flags;
}

export function keyRules(selector: Selector): string[] {
  if (selector.allKeys) return ['~*'];
  return selector.keys.map(({ pattern, reads, writes }) => {
    if (reads && writes) return `~${pattern}`;
    return `${reads ? '%R' : '%W'}~${pattern}`;
  });
}

export function channelRules(selector: Selector): string[] {
  if (selector.allChannels) return ['&*'];
  return selector.channels.map((pattern) => `&${pattern}`);
}
