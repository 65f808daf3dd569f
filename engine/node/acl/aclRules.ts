// The rules of ACL SETUSER: `on`, `>password`, `~key:*`, `+@read`, `-config|set`, `(…)` …
import { latin1, textOf } from '../../base/bytes.ts';
import { sha256 } from '../../base/sha256.ts';
import {
  CATEGORIES,
  COMMAND_ACCESS,
  type CommandAccess,
  commandAccess,
} from '../../commands/categories.ts';
import { splitArguments } from '../../resp/split.ts';
import { ALL_COMMANDS, newSelector, NO_COMMANDS, type Selector, type User } from './aclUser.ts';

const UNKNOWN = 'Unknown command or category name in ACL';
const SYNTAX = 'Syntax error';
const AFTER_ALL_KEYS =
  "Adding a pattern after the * pattern (or the 'allkeys' flag) is not valid and does not have any effect. Try 'resetkeys' to start with an empty list of patterns";
const AFTER_ALL_CHANNELS =
  "Adding a pattern after the * pattern (or the 'allchannels' flag) is not valid and does not have any effect. Try 'resetchannels' to start with an empty list of channels";
const NO_PASSWORD = 'The password you are trying to remove from the user does not exist';
const BAD_HASH =
  'The password hash must be exactly 64 characters and contain only lowercase hexadecimal characters';
const FIRST_OF_SUBCOMMAND = 'Allowing first-arg of a subcommand is not supported';

/** What rules may depend on: acl-pubsub-default, and a log for what Redis warns of. */
export interface RuleOptions {
  readonly allChannels: boolean;
  warn(text: string): void;
}

/** Applies one rule to a user (ACLSetUser); Redis's reason when it is none, else null. */
export function applyRule(user: User, rule: string, options: RuleOptions): string | null {
  const word = rule.toLowerCase();
  const first = rule[0];
  if (rule === '') return null;
  if (word === 'reset') {
    resetUser(user, options);
    return null;
  }
  if (word === 'clearselectors') {
    user.selectors.length = 1;
    return null;
  }
  const change = FLAGS[word];
  if (change !== undefined) {
    change(user);
    return null;
  }
  if (first === '>' || first === '#') return addPassword(user, rule);
  if (first === '<' || first === '!') return removePassword(user, rule);
  if (first === '(' && rule.endsWith(')')) return addSelector(user, rule, options);
  return applySelectorRule(user.selectors[0]!, rule, options);
}

const FLAGS: Readonly<Record<string, (user: User) => void>> = {
  on: (user) => (user.enabled = true),
  off: (user) => (user.enabled = false),
  nopass: (user) => Object.assign(user, { nopass: true, passwords: [] }),
  resetpass: (user) => Object.assign(user, { nopass: false, passwords: [] }),
  'sanitize-payload': (user) => (user.payloads = 'sanitize'),
  'skip-sanitize-payload': (user) => (user.payloads = 'skip'),
};

function resetUser(user: User, options: RuleOptions): void {
  Object.assign(user, { enabled: false, nopass: false, payloads: 'sanitize', passwords: [] });
  user.selectors = [newSelector(options.allChannels)];
}

function hashIn(rule: string): string | null {
  if (rule[0] === '>' || rule[0] === '<') return sha256(latin1(rule.slice(1)));
  return /^[0-9a-f]{64}$/.test(rule.slice(1)) ? rule.slice(1) : null;
}

function addPassword(user: User, rule: string): string | null {
  const hash = hashIn(rule);
  if (hash === null) return BAD_HASH;
  if (!user.passwords.includes(hash)) user.passwords.push(hash);
  user.nopass = false;
  return null;
}

function removePassword(user: User, rule: string): string | null {
  const hash = hashIn(rule);
  if (hash === null) return BAD_HASH;
  const at = user.passwords.indexOf(hash);
  if (at < 0) return NO_PASSWORD;
  user.passwords.splice(at, 1);
  return null;
}

function addSelector(user: User, rule: string, options: RuleOptions): string | null {
  const words = splitArguments(rule.slice(1, -1));
  if (words === null) return SYNTAX;
  const selector = newSelector(options.allChannels);
  for (const word of words) {
    const problem = applySelectorRule(selector, textOf(word), options);
    if (problem !== null) return problem;
  }
  user.selectors.push(selector);
  return null;
}

/** ACLSetSelector. */
function applySelectorRule(selector: Selector, rule: string, options: RuleOptions): string | null {
  const set = WHOLE[rule.toLowerCase()];
  if (set !== undefined) {
    Object.assign(selector, set());
    return null;
  }
  switch (rule[0]) {
    case '~':
    case '%':
      return addKeyPattern(selector, rule);
    case '&':
      if (selector.allChannels) return AFTER_ALL_CHANNELS;
      if (hasSpaces(rule)) return SYNTAX;
      if (!selector.channels.includes(rule.slice(1))) selector.channels.push(rule.slice(1));
      return null;
    case '+':
    case '-':
      return rule[1] === '@' ? setCategory(selector, rule) : setCommand(selector, rule, options);
    default:
      return SYNTAX;
  }
}

const everyCommand = (): Partial<Selector> => ({
  allCommands: true,
  allowed: ALL_COMMANDS,
  firstArguments: new Map(),
});
const noCommand = (): Partial<Selector> => ({
  allCommands: false,
  allowed: NO_COMMANDS,
  firstArguments: new Map(),
});
const everyKey = (): Partial<Selector> => ({ allKeys: true, keys: [] });
const everyChannel = (): Partial<Selector> => ({ allChannels: true, channels: [] });

const WHOLE: Readonly<Record<string, () => Partial<Selector>>> = {
  allkeys: everyKey,
  '~*': everyKey,
  resetkeys: () => ({ allKeys: false, keys: [] }),
  allchannels: everyChannel,
  '&*': everyChannel,
  resetchannels: () => ({ allChannels: false, channels: [] }),
  allcommands: everyCommand,
  '+@all': everyCommand,
  nocommands: noCommand,
  '-@all': noCommand,
};

/** ACLStringHasSpaces. */
export function hasSpaces(text: string): boolean {
  return /[\s\0\v\f]/.test(text);
}

function addKeyPattern(selector: Selector, rule: string): string | null {
  if (selector.allKeys) return AFTER_ALL_KEYS;
  // `%~` without a permission is none; a letter may not come twice.
  const match = /^(?:~|%(r|w|rw|wr)~)(.*)$/is.exec(rule);
  if (match === null || hasSpaces(match[2]!)) return SYNTAX;
  const letters = (match[1] ?? 'rw').toLowerCase();
  const [reads, writes, pattern] = [letters.includes('r'), letters.includes('w'), match[2]!];
  const known = selector.keys.find((one) => one.pattern === pattern);
  if (known === undefined) {
    selector.keys.push({ pattern, reads, writes });
  } else {
    known.reads ||= reads;
    known.writes ||= writes;
  }
  return null;
}

function setCommand(selector: Selector, rule: string, options: RuleOptions): string | null {
  const name = rule.slice(1);
  const allow = rule[0] === '+';
  const split = name.lastIndexOf('|');
  const whole = commandAccess(name);
  if (!allow || split < 0) {
    if (whole === null) return UNKNOWN;
    setCommandBits(selector, whole, allow);
    return null;
  }
  const command = commandAccess(name.slice(0, split));
  if (command === null) return UNKNOWN;
  if (command.name.includes('|')) return FIRST_OF_SUBCOMMAND;
  const first = name.slice(split + 1);
  if (first === '') return SYNTAX;
  if (command.subcommands.length > 0) {
    if (whole === null) return UNKNOWN;
    setCommandBits(selector, whole, true);
    return null;
  }
  options.warn(
    `Deprecation warning: Allowing a first arg of an otherwise blocked command is a misuse of ACL and may get disabled in the future (offender: ${rule})`,
  );
  const words = selector.firstArguments.get(command.id) ?? [];
  if (!words.some((one) => one.toLowerCase() === first.toLowerCase())) words.push(first);
  selector.firstArguments.set(command.id, words);
  return null;
}

/** ACLChangeSelectorPerm: a container stands for its subcommands. */
export function setCommandBits(selector: Selector, command: CommandAccess, allow: boolean): void {
  const allowed = selector.allowed.slice();
  for (const { id } of [command, ...command.subcommands]) {
    allowed[id] = allow ? 1 : 0;
    if (id === command.id) selector.firstArguments.delete(id);
  }
  selector.allowed = allowed;
  if (!allow) selector.allCommands = false;
}

function setCategory(selector: Selector, rule: string): string | null {
  const category = rule.slice(2).toLowerCase();
  if (!CATEGORIES.includes(category)) return UNKNOWN;
  setCategoryBits(selector, category, rule[0] === '+');
  return null;
}

/** ACLSetSelectorCategory. */
export function setCategoryBits(selector: Selector, category: string, allow: boolean): void {
  for (const command of COMMAND_ACCESS) {
    if (command.categories.includes(category)) setCommandBits(selector, command, allow);
    for (const sub of command.subcommands) {
      if (sub.categories.includes(category)) setCommandBits(selector, sub, allow);
    }
  }
}
