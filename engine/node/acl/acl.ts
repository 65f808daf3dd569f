// Access control: the users of a server, who is logged in as whom, and the log of what was denied.
import { latin1 } from '../../base/bytes.ts';
import { sha256 } from '../../base/sha256.ts';
import { type Micros, unixMillis } from '../../base/units.ts';
import { globMatches } from '../../keyspace/glob.ts';
import { type Denial } from './aclCheck.ts';
import type { RuleOptions } from './aclRules.ts';
import { defaultUser, type User } from './aclUser.ts';
import type { Client } from '../clients/client.ts';
import { describeClient } from '../clients/clientLine.ts';
import type { RedisServer } from '../redisServer.ts';

/** One line of ACL LOG. */
export interface AclLogEntry {
  count: number;
  readonly reason: Denial['reason'] | 'auth';
  readonly context: 'toplevel' | 'multi';
  readonly object: string;
  readonly username: string;
  at: Micros;
  client: string;
}

/** Plain data and references within it: checkpoints copy it. */
export class Acl {
  readonly users = new Map<string, User>();
  readonly standard: User = defaultUser();
  /** Newest first. */
  readonly log: AclLogEntry[] = [];

  constructor() {
    this.users.set('default', this.standard);
  }

  /** In the order of their names, as Redis keeps them. */
  get sorted(): User[] {
    return [...this.users.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  }

  /** Whether a connection must say who it is. */
  get asksWho(): boolean {
    return !this.standard.nopass || !this.standard.enabled;
  }
}

export function ruleOptions(server: RedisServer): RuleOptions {
  return {
    allChannels: server.settings.text('acl-pubsub-default') === 'allchannels',
    warn: (text) => server.log('#', text),
  };
}

/** requirepass: the password of the default user, and the only one. */
export function setDefaultPassword(server: RedisServer, password: string): void {
  const { standard } = server.acl;
  standard.passwords = password === '' ? [] : [sha256(latin1(password))];
  standard.nopass = password === '';
}

/** What a fresh connection, or one that sent RESET, is. */
export function becomeDefault(server: RedisServer, client: Client): void {
  const { standard } = server.acl;
  client.user = standard;
  client.authenticated = standard.nopass && standard.enabled;
}

/** Whether it has to log in before anything else. */
export function mustAuthenticate(server: RedisServer, client: Client): boolean {
  return !client.authenticated && server.acl.asksWho;
}

/** ACLAuthenticateUser; a failure is logged as an attempt by `word` (AUTH or HELLO, as typed). */
export function authenticate(
  server: RedisServer,
  client: Client,
  name: string,
  password: string,
  word: string,
): boolean {
  const user = server.acl.users.get(name);
  const fits =
    user !== undefined &&
    user.enabled &&
    (user.nopass || user.passwords.includes(sha256(latin1(password))));
  if (!fits) {
    logDenial(server, client, 'auth', word, name);
    return false;
  }
  client.user = user;
  client.authenticated = true;
  return true;
}

/** Entries that say the same within so many milliseconds are one. */
const GROUPED_WITHIN = 60_000;

/** addACLLogEntry. */
export function logDenial(
  server: RedisServer,
  client: Client,
  reason: AclLogEntry['reason'],
  object: string,
  username = client.user?.name ?? '',
): void {
  const { log } = server.acl;
  const context = client.transaction !== null || client.inExec ? 'multi' : 'toplevel';
  const line = describeClient(server, client);
  const same = log.findIndex(
    (one) =>
      one.reason === reason &&
      one.context === context &&
      one.object === object &&
      one.username === username &&
      unixMillis(server.now) - unixMillis(one.at) <= GROUPED_WITHIN,
  );
  if (same >= 0) {
    const [entry] = log.splice(same, 1);
    log.unshift(Object.assign(entry!, { count: entry!.count + 1, at: server.now, client: line }));
    return;
  }
  log.unshift({ count: 1, reason, context, object, username, at: server.now, client: line });
  const longest = server.settings.number('acllog-max-len');
  if (log.length > longest) log.length = longest;
}

/** A user is no more: whoever is logged in as it is disconnected (ACLFreeUserAndKillClients). */
export function disconnectUser(server: RedisServer, user: User): void {
  for (const client of [...server.clients.values()]) {
    if (client.user !== user) continue;
    if (client === server.runningFor) {
      becomeDefault(server, client);
      client.closing = true;
    } else {
      server.close(client.connection);
    }
  }
}

/** Whoever listens to what its user may not hear any more is disconnected (ACLKillPubsubClientsIfNeeded). */
export function disconnectDeaf(server: RedisServer, user: User): void {
  if (user.selectors.some((one) => one.allChannels)) return;
  const allowed = user.selectors.flatMap((one) => one.channels);
  for (const client of [...server.clients.values()]) {
    const { subscriptions } = client;
    if (client.user !== user || subscriptions === null) continue;
    const { channels, patterns, shardChannels } = subscriptions;
    const fits = (name: string): boolean =>
      allowed.some((pattern) => globMatches(latin1(pattern), latin1(name)));
    const hears =
      [...patterns].every((one) => allowed.includes(one)) &&
      [...channels].every(fits) &&
      [...shardChannels].every(fits);
    if (hears) continue;
    if (client === server.runningFor) client.closing = true;
    else server.close(client.connection);
  }
}
