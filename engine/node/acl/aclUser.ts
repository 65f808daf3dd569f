// A user of access control: who may log in, and what each of its selectors allows (acl.c of 7.0).
import { COMMAND_COUNT } from '../../commands/commandCount.ts';

/** `~pattern`, `%R~pattern`, `%W~pattern`. */
export interface KeyPattern {
  /** Latin-1. */
  readonly pattern: string;
  reads: boolean;
  writes: boolean;
}

/** One set of permissions. A user has a root selector, and may have more in parentheses. */
export interface Selector {
  /** `+@all` and nothing taken away since: it may run any command, future ones too. */
  allCommands: boolean;
  /**
   * A byte per command and subcommand, by their id, and one for those that do not exist yet. Never
   * changed in place: checkpoints share it.
   */
  allowed: Uint8Array;
  /** `+select|0`: first arguments that are allowed of a command that is not, by the command's id. */
  firstArguments: Map<number, string[]>;
  allKeys: boolean;
  keys: KeyPattern[];
  allChannels: boolean;
  channels: string[];
}

export interface User {
  readonly name: string;
  enabled: boolean;
  nopass: boolean;
  /** What was told of the payloads of RESTORE; `unset` until something was. */
  payloads: 'unset' | 'sanitize' | 'skip';
  /** SHA-256 of each password, in hexadecimal. */
  passwords: string[];
  /** The first is the root selector. */
  selectors: Selector[];
}

export const NO_COMMANDS = new Uint8Array(COMMAND_COUNT + 1);
export const ALL_COMMANDS = new Uint8Array(COMMAND_COUNT + 1).fill(1);

export function newSelector(allChannels: boolean): Selector {
  return {
    allCommands: false,
    allowed: NO_COMMANDS,
    firstArguments: new Map(),
    allKeys: false,
    keys: [],
    allChannels,
    channels: [],
  };
}

/** ACLCreateUser. `allChannels`: acl-pubsub-default. */
export function newUser(name: string, allChannels: boolean): User {
  return {
    name,
    enabled: false,
    nopass: false,
    payloads: 'unset',
    passwords: [],
    selectors: [newSelector(allChannels)],
  };
}

/** The user of every connection that has not named another: it may do everything. */
export function defaultUser(): User {
  const user = newUser('default', true);
  const root = user.selectors[0]!;
  Object.assign(root, { allCommands: true, allowed: ALL_COMMANDS, allKeys: true });
  return Object.assign(user, { enabled: true, nopass: true });
}

/** Whether nothing has to be checked for it. */
export function isUnlimited(user: User): boolean {
  const root = user.selectors[0]!;
  return root.allCommands && root.allKeys && root.allChannels;
}
