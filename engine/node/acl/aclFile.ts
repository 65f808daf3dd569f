// Users in redis.conf (`user name rules…`) and in an ACL file of their own.
import { latin1, textOf } from '../../base/bytes.ts';
import { disconnectUser, ruleOptions } from './aclLogins.ts';
import { joinSelectors } from './aclLines.ts';
import { describeUser } from './aclDescribe.ts';
import { applyRule, hasSpaces, type RuleOptions } from './aclRules.ts';
import { newUser, type User } from './aclUser.ts';
import type { RedisServer } from '../redisServer.ts';

const BOTH =
  'Configuring Redis with users defined in redis.conf and at the same setting an ACL file path is invalid. This setup is very likely to lead to configuration errors and security holes, please define either an ACL file or declare users directly in your redis.conf, but not both.';

/** ACLLoadUsersAtStartup. False: the process ends. */
export function loadUsersAtStart(server: RedisServer): boolean {
  const { settings, acl } = server;
  const file = settings.text('aclfile');
  if (file !== '' && settings.users.length > 0) {
    server.log('#', BOTH);
    return false;
  }
  const options = ruleOptions(server);
  for (const { name, rules } of settings.users) {
    const user = name === 'default' ? acl.standard : newUser(name, options.allChannels);
    acl.users.set(name, user);
    if (name === 'default') applyRule(user, 'reset', options);
    for (const rule of rules) applyRule(user, rule, options);
    if (user.enabled) continue;
    server.log(
      '*',
      `The user '${name}' is disabled (there is no 'on' modifier in the user description). Make sure this is not a configuration error.`,
    );
  }
  if (file === '') return true;
  const errors = loadUsers(server, file);
  if (errors === null) return true;
  server.log('#', `Aborting Redis startup because of ACL errors: ${errors}`);
  return false;
}

/** ACLLoadFromFile: all of the file, or nothing. Returns what is wrong with it. */
export function loadUsers(server: RedisServer, file: string): string | null {
  const bytes = server.host.disk.read(file);
  if (bytes === null) {
    return `Error loading ACLs, opening file '${file}': No such file or directory`;
  }
  const users = new Map<string, User>();
  let errors = '';
  textOf(bytes)
    .split('\n')
    .forEach((line, i) => {
      errors += readFileLine(line.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, ''), users, {
        where: `${file}:${i + 1}`,
        number: i + 1,
        options: ruleOptions(server),
      });
    });
  if (errors !== '') {
    return `${errors}WARNING: ACL errors detected, no change to the previously active ACL rules was performed`;
  }
  replaceUsers(server, users);
  return null;
}

interface Place {
  readonly where: string;
  readonly number: number;
  readonly options: RuleOptions;
}

function readFileLine(line: string, users: Map<string, User>, place: Place): string {
  if (line === '') return '';
  const { where, number, options } = place;
  const [word, name, ...rest] = line.split(' ');
  if (word !== 'user' || name === undefined) {
    return `${where}: line should start with user keyword followed by the username. `;
  }
  if (hasSpaces(name)) return `'${where}: username '${name}' contains invalid characters. `;
  if (users.has(name)) return `WARNING: Duplicate user '${name}' found on line ${number}. `;
  const joined = joinSelectors(rest);
  if ('open' in joined) return `${where}: Unmatched parenthesis in selector definition.`;
  const user = newUser(name, options.allChannels);
  users.set(name, user);
  let errors = '';
  let told = false;
  for (const rule of joined.rules) {
    const problem = applyRule(user, rule.replace(/^[\t\r\n]+|[\t\r\n]+$/g, ''), options);
    if (problem === null) continue;
    if (problem.startsWith('Unknown command')) {
      errors += `${where}: Error in applying operation '${rule}': ${problem}. `;
    } else if (!told) {
      errors += `${where}: ${problem}. `;
      told = true;
    }
  }
  return errors;
}

/** The default user stays the same one; everybody logged in as another is disconnected. */
function replaceUsers(server: RedisServer, users: Map<string, User>): void {
  const { acl } = server;
  const fresh = users.get('default') ?? freshDefault(server);
  Object.assign(acl.standard, fresh);
  const former = [...acl.users.values()];
  acl.users.clear();
  acl.users.set('default', acl.standard);
  for (const [name, user] of users) if (name !== 'default') acl.users.set(name, user);
  for (const user of former) if (user !== acl.standard) disconnectUser(server, user);
}

/** A file without it leaves the default user as ACLCreateDefaultUser makes it. */
function freshDefault(server: RedisServer): User {
  const options = ruleOptions(server);
  const user = newUser('default', options.allChannels);
  for (const rule of ['+@all', '~*', '&*', 'on', 'nopass']) applyRule(user, rule, options);
  return user;
}

/** The users as `user` lines, of redis.conf or of the ACL file. */
export function userLines(server: RedisServer): string[] {
  return server.acl.sorted.map((user) => `user ${user.name} ${describeUser(user)}`);
}

/** ACLSaveToFile; null when it worked, else the disk's complaint. */
export function saveUsers(server: RedisServer, file: string): string | null {
  const text = userLines(server)
    .map((line) => `${line}\n`)
    .join('');
  return server.writeFile(file, latin1(text));
}
