// Access control: the users of a server, and who is logged in as whom.
import type { Micros } from '../../base/units.ts';
import type { Denial } from './aclCheck.ts';
import { defaultUser, type User } from './aclUser.ts';
import type { Client } from '../clients/client.ts';
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
