/** A lab that goes on from what was pasted: who follows whom, their settings, their offsets. Pure. */
import type { LabAction, LabFile, LabNode } from '../../../../engine/lab/format.ts';
import { NAMES } from '../runs/texts.ts';
import { emptyRdb } from './emptyRdb.ts';
import { newest, numberIn, settingOf, type Server, type Topology } from './topology.ts';

/** What could not be copied, so that it can be said. */
export type NotCopied =
  | { what: 'data' }
  | { what: 'backlog-bytes' }
  | { what: 'ids' }
  | { what: 'passwords' }
  | { what: 'ports'; pairs: readonly { from: string; to: string }[] }
  | { what: 'left-out'; servers: readonly string[] }
  | { what: 'gap'; servers: readonly string[] };

export interface Continuation {
  lab: LabFile;
  /** Which server became which node. */
  nodes: ReadonlyMap<string, string>;
  notCopied: readonly NotCopied[];
}

const NODES_MOST = 12;
/** When everything has attached: links that were down are cut then, and what was missed is written. */
const SETTLED_MS = 4_000;
const CUT_MS = 3_000;
const GAP_MOST = 50_000;
/** The replication ID of servers that tell none. */
const NAMELESS = '1'.repeat(40);
/** So few bytes lie between any two answers that were not given at one moment. */
const IN_FLIGHT = 1_000;
/** `SET filler` and so many bytes. */
const FILLER_HEAD = 36;

/** Parameters whose value here means what it means there. Passwords are nobody's business. */
const COPIED = [
  'repl-timeout',
  'repl-ping-replica-period',
  'repl-backlog-ttl',
  'repl-diskless-sync',
  'repl-diskless-load',
  'replica-serve-stale-data',
  'replica-priority',
  'replica-announced',
  'min-replicas-to-write',
  'min-replicas-max-lag',
  'client-output-buffer-limit',
] as const;

/** Null: there is nothing to build a lab of. */
export function continueFrom(topology: Topology): Continuation | null {
  const servers = topology.servers.slice(0, NODES_MOST);
  if (servers.every((server) => newest(server) === null)) return null;
  const nodes = named(servers);
  const notCopied: NotCopied[] = [{ what: 'data' }, { what: 'backlog-bytes' }, { what: 'ids' }];
  const renamed = [...nodes]
    .filter(([id, node]) => id.split(':').at(-1) !== node)
    .map(([from, to]) => ({ from, to }));
  if (renamed.length > 0) notCopied.push({ what: 'ports', pairs: renamed });
  if (servers.some((server) => hasPassword(server))) notCopied.push({ what: 'passwords' });
  const leftOut = topology.servers.slice(NODES_MOST).map(({ id }) => id);
  if (leftOut.length > 0) notCopied.push({ what: 'left-out', servers: leftOut });
  const gaps = gapsOf(servers);
  if (gaps.tooWide.length > 0) notCopied.push({ what: 'gap', servers: gaps.tooWide });
  const places = placesOf(servers);
  return {
    nodes,
    notCopied,
    lab: {
      format: 'psync-lab/1',
      name: NAMES.pasted,
      seed: 7,
      backlog: 'blocks',
      openAtMs: SETTLED_MS + 1_000,
      nodes: servers.map((server, i) => nodeOf(server, nodes, gaps, places[i] ?? [0.5, 0.5])),
      actions: actionsOf(servers, nodes, gaps),
    },
  };
}

/** Ports are names here: two servers with one port get two. */
function named(servers: readonly Server[]): Map<string, string> {
  const nodes = new Map<string, string>();
  const taken = new Set<number>();
  for (const { id, address } of servers) {
    let port = address?.port ?? 6379;
    while (taken.has(port) || port < 1 || port > 65_535) port = port >= 65_535 ? 6379 : port + 1;
    taken.add(port);
    nodes.set(id, String(port));
  }
  return nodes;
}

function hasPassword(server: Server): boolean {
  const set = (name: string) => (settingOf(server, name) ?? '') !== '';
  return set('requirepass') || set('masterauth');
}

interface Gaps {
  /** By the id of a master: bytes that it wrote after those that are down had left. */
  byMaster: ReadonlyMap<string, number>;
  /** Replicas whose link is cut again. */
  down: readonly Server[];
  tooWide: readonly string[];
}

function gapsOf(servers: readonly Server[]): Gaps {
  const byMaster = new Map<string, number>();
  const tooWide: string[] = [];
  const down = servers.filter(
    (server) => server.link === 'down' && server.readings.length > 0 && server.master !== server.id,
  );
  for (const server of down) {
    const master = servers.find(({ id }) => id === server.master);
    if (master === undefined || master.readings.length === 0 || master.role !== 'master') continue;
    const gap = master.replid === server.replid ? master.offset - server.offset : 0;
    if (gap <= 0) continue;
    if (gap > GAP_MOST || gap <= FILLER_HEAD) tooWide.push(server.id);
    else byMaster.set(master.id, Math.max(gap, byMaster.get(master.id) ?? 0));
  }
  // What is on its way to a replica that is up cannot be put back on its way.
  for (const server of servers) {
    const master = servers.find(({ id }) => id === server.master);
    if (server.link !== 'up' || master === undefined || newest(master) === null) continue;
    if (master.replid === server.replid && master.offset - server.offset > IN_FLIGHT) {
      tooWide.push(server.id);
    }
  }
  return { byMaster, down, tooWide };
}

function nodeOf(
  server: Server,
  nodes: ReadonlyMap<string, string>,
  gaps: Gaps,
  place: [number, number],
): LabNode {
  const id = nodes.get(server.id) ?? '';
  const master = server.master === null ? undefined : nodes.get(server.master);
  const conf = [`port ${id}`, `dbfilename dump${id}.rdb`, 'repl-diskless-sync-delay 0'];
  if (server.backlog.size > 0) conf.push(`repl-backlog-size ${server.backlog.size}`);
  for (const name of COPIED) {
    const value = settingOf(server, name) ?? '';
    if (value !== '') conf.push(`${name} ${value}`);
  }
  if (newest(server)?.fields.get('slave_read_only') === '0') conf.push('replica-read-only no');
  if (master !== undefined && master !== id) conf.push(`replicaof 127.0.0.1 ${master}`);
  // Where it stood when the links that are down broke: the rest is written once they are cut.
  const offset = Math.max(0, streamOffset(server) - (gaps.byMaster.get(server.id) ?? 0));
  // Before 4.0 there were none, and who replicates shares a history all the same.
  const replid = server.replid === '' ? NAMELESS : server.replid;
  const rdb = { name: `dump${id}.rdb`, base64: emptyRdb(replid, offset) };
  const stood = /^[0-9a-f]{40}$/.test(replid) && server.backlog.active;
  return { id, conf, place, ...(stood && { files: [rdb] }) };
}

/** A replica that is up stands where its master does. */
function streamOffset(server: Server): number {
  return numberIn(newest(server), 'master_repl_offset', server.offset);
}

function actionsOf(
  servers: readonly Server[],
  nodes: ReadonlyMap<string, string>,
  { byMaster, down }: Gaps,
): LabAction[] {
  const actions: LabAction[] = [];
  for (const { id, master } of down) {
    const between: [string, string] = [nodes.get(master ?? '') ?? '', nodes.get(id) ?? ''];
    if (between[0] !== '' && between[0] !== between[1]) {
      actions.push({ atMs: CUT_MS, do: 'cut', between });
    }
  }
  for (const [id, gap] of byMaster) {
    const value = 'x'.repeat(fillerFor(gap));
    const node = nodes.get(id) ?? '';
    actions.push({ atMs: CUT_MS + 500, do: 'type', node, line: `SET filler ${value}`, console: 9 });
  }
  return actions.filter(() => servers.length > 0);
}

/** The stream gets the write and, the first time, a SELECT of 23 bytes. */
function fillerFor(gap: number): number {
  const room = gap - 23;
  let value = Math.max(1, room - FILLER_HEAD);
  while (value < room && fillerBytes(value + 1) <= room) value += 1;
  return value;
}

function fillerBytes(value: number): number {
  return 4 + 9 + 12 + (5 + String(value).length + value);
}

/** Masters on the left, replicas one column further for each step down. */
function placesOf(servers: readonly Server[]): [number, number][] {
  const depth = (server: Server, seen: readonly string[] = []): number => {
    const master = servers.find(({ id }) => id === server.master);
    if (master === undefined || seen.includes(server.id)) return 0;
    return 1 + depth(master, [...seen, server.id]);
  };
  const depths = servers.map((server) => depth(server));
  const deepest = Math.max(1, ...depths);
  const used = new Map<number, number>();
  return depths.map((level) => {
    const row = used.get(level) ?? 0;
    used.set(level, row + 1);
    const rows = depths.filter((other) => other === level).length;
    return [0.18 + (0.64 * level) / deepest, (row + 0.5) / rows];
  });
}
