// Rules in the words of a command or of a line of redis.conf.
import { type RuleOptions, applyRule } from './aclRules.ts';
import { type User, newUser } from './aclUser.ts';
import { copyUser } from './aclUserText.ts';

/** A change of a user that is not to be, or all of its rules. `at`: the rule that was none. */
export type Changed = { readonly user: User } | { readonly at: number; readonly problem: string };

/** The user as these rules change it; the original is left alone. */
export function withRules(before: User, rules: readonly string[], options: RuleOptions): Changed {
  const user = copyUser(before);
  for (let at = 0; at < rules.length; at++) {
    const problem = applyRule(user, rules[at]!, options);
    if (problem !== null) return { at, problem };
  }
  return { user };
}

/** Joins `(+get`, `~x*)` into one rule; the word that opens a parenthesis nobody closes otherwise. */
export function joinSelectors(
  words: readonly string[],
): { readonly rules: string[] } | { readonly open: string } {
  const rules: string[] = [];
  let open = -1;
  let selector = '';
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (open >= 0) {
      selector += ` ${word}`;
      if (!word.endsWith(')')) continue;
      rules.push(selector);
      open = -1;
    } else if (word.startsWith('(') && !word.endsWith(')')) {
      [open, selector] = [i, word];
    } else {
      rules.push(word);
    }
  }
  return open >= 0 ? { open: words[open]! } : { rules };
}

/** A `user` line of redis.conf. */
export interface UserLine {
  readonly name: string;
  readonly rules: readonly string[];
}

/** Checks such a line as it is read; Redis's reason, or the line (ACLAppendUserForLoading). */
export function readUserLine(
  words: readonly string[],
  known: readonly UserLine[],
): UserLine | { readonly problem: string } {
  const [name = '', ...rest] = words;
  const refuse = (word: string, why: string) => ({
    problem: `Error in user declaration '${word}': ${why}`,
  });
  if (known.some((line) => line.name === name)) {
    return refuse(name, 'Duplicate user found. A user can only be defined once in config files');
  }
  const joined = joinSelectors(rest);
  if ('open' in joined) return refuse(joined.open, 'Syntax error');
  const options: RuleOptions = { allChannels: false, warn: () => {} };
  const changed = withRules(newUser(name, false), joined.rules, options);
  if ('problem' in changed) return refuse(joined.rules[changed.at]!, changed.problem);
  return { name, rules: joined.rules };
}
