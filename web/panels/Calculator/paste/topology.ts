/**
 * Who replicates from whom, out of what several servers said of themselves. INFO does not tell a
 * server's own address: where the paste does not either, it is found by who mentions whom. Pure.
 */
import type { Address } from './lines.ts';
import type { Reading } from './readPaste.ts';
import { settleAddresses, sameAddress } from './addresses.ts';

export interface Server {
  /** `127.0.0.1:6379`; `?1` for one whose address nobody mentions. */
  id: string;
  address: Address | null;
  /** All that this server said, oldest first; empty: others mention it, nothing of its own was pasted. */
  readings: readonly Reading[];
  role: 'master' | 'replica' | 'unknown';
  /** Whom it says it follows; null on a master. */
  master: string | null;
  link: 'up' | 'down' | null;
  replid: string;
  replid2: string;
  /** Of its second ID; -1: unset. */
  secondOffset: number;
  /** Of a replica what it has applied. */
  offset: number;
  backlog: { active: boolean; size: number; first: number; held: number };
}

export interface Topology {
  servers: readonly Server[];
  /** Replica and master, as the replica says; `listed`: what the master says of it. */
  links: readonly Link[];
}

export interface Link {
  replica: string;
  master: string;
  up: boolean;
  /** Index in the master's list, or null: it does not list this replica. */
  listed: number | null;
}

const NO_BACKLOG = { active: false, size: 0, first: 0, held: 0 };

export function topologyOf(readings: readonly Reading[]): Topology {
  const groups = settleAddresses(readings);
  let unknown = 0;
  const servers: Server[] = groups.map(({ address, readings: own }) =>
    serverOf(address === null ? `?${(unknown += 1)}` : nameOf(address), address, own),
  );
  for (const server of [...servers]) mention(server, servers);
  return { servers, links: linksOf(servers) };
}

export function nameOf({ host, port }: Address): string {
  return host === '' ? String(port) : `${host}:${port}`;
}

/** The newest answer of a server. */
export function newest(server: Server): Reading | null {
  return server.readings.findLast(({ fields }) => fields.has('role')) ?? null;
}

export function numberIn(reading: Reading | null, name: string, otherwise = 0): number {
  const value = Number(reading?.fields.get(name));
  return Number.isFinite(value) && reading?.fields.has(name) === true ? value : otherwise;
}

/** A parameter of any answer of this server, the newest first. */
export function settingOf(server: Server, ...names: readonly string[]): string | null {
  for (const reading of server.readings.toReversed()) {
    for (const name of names) {
      const value = reading.config.get(name);
      if (value !== undefined) return value;
    }
  }
  return null;
}

function serverOf(id: string, address: Address | null, readings: readonly Reading[]): Server {
  const last = readings.findLast(({ fields }) => fields.has('role')) ?? null;
  const text = (name: string) => last?.fields.get(name) ?? '';
  const role = text('role');
  const host = text('master_host');
  return {
    id,
    address,
    readings,
    role:
      role === 'master' ? 'master' : role === 'slave' || role === 'replica' ? 'replica' : 'unknown',
    master: host === '' ? null : nameOf({ host, port: numberIn(last, 'master_port') }),
    link: host === '' ? null : text('master_link_status') === 'up' ? 'up' : 'down',
    replid: text('master_replid'),
    replid2: text('master_replid2'),
    secondOffset: numberIn(last, 'second_repl_offset', -1),
    offset: numberIn(last, 'slave_repl_offset', numberIn(last, 'master_repl_offset')),
    backlog: {
      active: text('repl_backlog_active') === '1',
      size: numberIn(last, 'repl_backlog_size'),
      first: numberIn(last, 'repl_backlog_first_byte_offset'),
      held: numberIn(last, 'repl_backlog_histlen'),
    },
  };
}

function stranger(address: Address, role: Server['role']): Server {
  return {
    id: nameOf(address),
    address,
    readings: [],
    role,
    master: null,
    link: null,
    replid: '',
    replid2: '',
    secondOffset: -1,
    offset: 0,
    backlog: NO_BACKLOG,
  };
}

/** Adds those that this one names and that were not pasted themselves. */
function mention(server: Server, servers: Server[]): void {
  const last = newest(server);
  if (last === null) return;
  const known = (address: Address) =>
    servers.find((other) => other.address !== null && sameAddress(other.address, address));
  const host = last.fields.get('master_host');
  if (host !== undefined) {
    const address = { host, port: numberIn(last, 'master_port') };
    const master = known(address);
    if (master === undefined) servers.push(stranger(address, 'unknown'));
    server.master = (master ?? servers.at(-1))?.id ?? null;
  }
  for (const { ip, port, offset } of last.replicas) {
    const address = { host: ip, port };
    if (known(address) !== undefined) continue;
    // A replica that says it follows this one may be the one that is listed under another address.
    const follows = servers.some(
      (other) => other.readings.length > 0 && other.master === server.id && !isListed(other, last),
    );
    if (follows) continue;
    servers.push({ ...stranger(address, 'replica'), master: server.id, offset });
  }
}

function isListed({ address }: Server, { replicas }: Reading): boolean {
  return (
    address !== null && replicas.some(({ ip, port }) => sameAddress(address, { host: ip, port }))
  );
}

function linksOf(servers: readonly Server[]): Link[] {
  return servers.flatMap((server) => {
    if (server.master === null) return [];
    const master = servers.find(({ id }) => id === server.master);
    if (master === undefined) return [];
    const listed =
      newest(master)?.replicas.findIndex(
        ({ ip, port }) =>
          server.address !== null && sameAddress(server.address, { host: ip, port }),
      ) ?? -1;
    const up = server.readings.length > 0 ? server.link === 'up' : true;
    return [{ replica: server.id, master: master.id, up, listed: listed < 0 ? null : listed }];
  });
}
