import type { Client } from '../clients/client.ts';
import type { RedisServer } from '../redisServer.ts';

/** allowProtectedAction: `setting` is yes, or local and the client is of this machine. */
export function allows({ settings }: RedisServer, client: Client, setting: string): boolean {
  const value = settings.text(setting);
  return value === 'yes' || (value === 'local' && isLocal(client));
}

/** islocalClient. The address of a Unix socket is its path with the port 0. */
function isLocal({ address }: Client): boolean {
  const cut = address.lastIndexOf(':');
  const ip = address.slice(0, cut);
  return ip === '127.0.0.1' || ip === '[::1]' || address.slice(cut) === ':0';
}
