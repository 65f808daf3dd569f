// Access control: who logs in, what was denied, and who is thrown out.
import { latin1 } from '../../base/bytes.ts';
import { sha256 } from '../../base/sha256.ts';
import { unixMillis } from '../../base/units.ts';
import { globMatches } from '../../keyspace/glob.ts';
import { type AclLogEntry, becomeDefault } from './acl.ts';
import type { RuleOptions } from './aclRules.ts';
import type { User } from './aclUser.ts';
import type { Client } from '../clients/client.ts';
import { describeClient } from '../clients/clientLine.ts';
import type { RedisServer } from '../redisServer.ts';

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
