// A user's permissions as rules again: what ACL LIST, ACL GETUSER and redis.conf hold.
import { CATEGORIES, COMMAND_ACCESS, type CommandAccess } from '../../commands/categories.ts';
import { setCategoryBits, setCommandBits } from './aclRules.ts';
import { ALL_COMMANDS, NO_COMMANDS, type Selector, type User, newSelector } from './aclUser.ts';
import { channelRules, flagsOf, keyRules } from './aclUserText.ts';

/** The user without its name: `on nopass ~* &* +@all`. */
export function describeUser(user: User): string {
  const words = [...flagsOf(user), ...user.passwords.map((hash) => `#${hash}`)];
  user.selectors.forEach((selector, i) => {
    const rules = describeSelector(selector);
    words.push(i === 0 ? rules : `(${rules})`);
  });
  return words.join(' ');
}

function describeSelector(selector: Selector): string {
  const channels = channelRules(selector);
  if (!selector.allChannels) channels.unshift('resetchannels');
  return [...keyRules(selector), ...channels, commandRules(selector)].join(' ');
}

/**
 * ACLDescribeSelectorCommandRules: categories that fit best, then single commands until the same
 * commands are allowed. Redis walks its commands in the order of a hash table that differs from
 * process to process; here they come by name.
 */
export function commandRules(selector: Selector): string {
  // The bit of the commands that do not exist yet.
  const additive = selector.allowed[selector.allowed.length - 1] === 0;
  const rules = [additive ? '-@all' : '+@all'];
  const shown = newSelector(false);
  shown.allowed = additive ? NO_COMMANDS : ALL_COMMANDS;
  const rest = newSelector(false);
  rest.allowed = selector.allowed;
  const left = [...CATEGORIES];
  for (;;) {
    const best = bestCategory(rest, left, additive);
    if (best === null) break;
    left.splice(left.indexOf(best), 1);
    rules.push(`${additive ? '+' : '-'}@${best}`);
    setCategoryBits(shown, best, additive);
    setCategoryBits(rest, best, !additive);
  }
  for (const command of COMMAND_ACCESS) addDifference(selector, shown, command, rules);
  return rules.join(' ');
}

function bestCategory(
  selector: Selector,
  left: readonly string[],
  additive: boolean,
): string | null {
  let best: string | null = null;
  let fewest = Infinity;
  let most = 0;
  for (const category of left) {
    const [on, off] = countBits(selector, category);
    const [different, same] = additive ? [off, on] : [on, off];
    if (same <= different) continue;
    if (different < fewest || (different === fewest && same > most)) {
      [best, fewest, most] = [category, different, same];
    }
  }
  return best;
}

function countBits({ allowed }: Selector, category: string): [on: number, off: number] {
  let [on, off] = [0, 0];
  for (const command of COMMAND_ACCESS) {
    for (const { id, categories } of [command, ...command.subcommands]) {
      if (!categories.includes(category)) continue;
      if (allowed[id] === 1) on++;
      else off++;
    }
  }
  return [on, off];
}

function addDifference(
  wanted: Selector,
  shown: Selector,
  command: CommandAccess,
  rules: string[],
): void {
  for (const one of [command, ...command.subcommands]) {
    const allow = wanted.allowed[one.id] === 1;
    if (allow !== (shown.allowed[one.id] === 1)) {
      rules.push(`${allow ? '+' : '-'}${one.name}`);
      setCommandBits(shown, one, allow);
    }
    if (allow) continue;
    for (const first of wanted.firstArguments.get(one.id) ?? []) {
      rules.push(`+${one.name}|${first}`);
    }
  }
}
