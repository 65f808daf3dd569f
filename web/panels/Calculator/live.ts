/** What the open lab tells about the quantities of the cards. Pure; `useLive.ts` asks the lab. */
import type { ArcView, NodeId, NodeView, ParameterView } from '../../../engine/contract.ts';
import type { Shown } from '../../store/store.ts';
import type { Inputs } from './inputs.ts';
import { readSize } from './units.ts';

/** The stream is measured over so many of the last virtual microseconds. */
const WINDOW = 5_000_000;

/** Bytes a second by which a stream grew lately. `arcs` are its newest commands, oldest first. */
export function rateOfArcs(arcs: readonly ArcView[], now: number): number {
  const last = arcs.at(-1);
  if (last === undefined) return 0;
  const from = now - WINDOW;
  const recent = arcs.filter(({ at }) => at > from);
  const [first] = recent;
  if (first === undefined) return 0;
  // Where not even a window of commands is kept, what is kept says how fast they come.
  const isWhole = recent.length < arcs.length || arcs.length < 200;
  const since = isWhole ? Math.min(WINDOW, Math.max(1_000_000, now)) : now - first.at;
  return since <= 0 ? 0 : ((last.to - first.from) * 1_000_000) / since;
}

/** The node that is asked: the chosen one's master at the top, or the first master there is. */
export function masterOf(shown: Shown, selected: NodeId | null): NodeId | null {
  const seen = new Set<NodeId>();
  let id = selected;
  while (id !== null && !seen.has(id)) {
    seen.add(id);
    const node = shown.nodes[id];
    if (node === undefined) break;
    if (node.role === 'master') return id;
    id = node.master?.node ?? null;
  }
  return shown.nodeOrder.find((one) => shown.nodes[one]?.role === 'master') ?? null;
}

/** What a node of the lab says by itself. */
export function liveOf(node: NodeView, now: number): Partial<Inputs> {
  const { backlog, disk, replicas } = node;
  const rdb = disk.files.find(({ name }) => name.endsWith('.rdb'));
  const gap = Math.max(0, ...replicas.map(({ ackOffset }) => node.master_repl_offset - ackOffset));
  return {
    rate: Math.round(rateOfArcs(backlog?.arcs ?? [], now)),
    ...(backlog !== null && { backlog: backlog.size }),
    ...(rdb !== undefined && { rdb: rdb.bytes }),
    ...(replicas.length > 0 && { gap, last: replicas.length === 1 }),
  };
}

/** What its settings say. */
export function settingsOf(parameters: readonly ParameterView[]): Partial<Inputs> {
  const value = (name: string) => parameters.find((one) => one.name === name)?.value ?? '';
  const number = (name: string) => Number(value(name));
  const limits = /(?:replica|slave) (\S+) (\S+) (\d+)/.exec(value('client-output-buffer-limit'));
  return {
    timeout: number('repl-timeout'),
    ttl: number('repl-backlog-ttl'),
    delay: number('repl-diskless-sync-delay'),
    diskless: value('repl-diskless-sync') === 'yes',
    maxLag: number('min-replicas-max-lag'),
    ...(limits !== null && {
      hard: readSize(limits[1] ?? '') ?? 0,
      soft: readSize(limits[2] ?? '') ?? 0,
      softSeconds: Number(limits[3]),
    }),
  };
}

/** One replica of the lab, and how long it could be away. */
export interface Leave {
  replica: NodeId;
  master: NodeId;
  /** Bytes that may still be written before a full resync is due; null: it is due already. */
  room: number | null;
  rate: number;
  /** Seconds; Infinity: while nothing is written. */
  seconds: number;
  /** What ends it. */
  by: 'backlog' | 'ttl' | 'nothing' | 'already-full' | 'not-running';
}

/** `ttl`: seconds, by master; 0 where it never gives up its backlog. */
export function leaveOf(
  shown: Shown,
  replica: NodeId,
  ttl: Readonly<Record<NodeId, number>>,
): Leave | null {
  const node = shown.nodes[replica];
  const master = node?.master?.node ?? null;
  const top = master === null ? undefined : shown.nodes[master];
  const verdict = node?.verdict ?? null;
  if (node === undefined || master === null || top === undefined || verdict === null) return null;
  const rate = rateOfArcs(top.backlog?.arcs ?? [], shown.now);
  const room = verdict.kind === 'full' ? null : verdict.roomLeft;
  const told = { replica, master, room, rate };
  if (verdict.kind === 'cannot') return { ...told, seconds: 0, by: 'not-running' };
  if (verdict.kind === 'full') return { ...told, seconds: 0, by: 'already-full' };
  const lasts = room === null || rate <= 0 ? Infinity : Math.max(0, room / rate - 1);
  // Only the last replica to leave starts that clock.
  const freed = top.replicas.length <= 1 && (ttl[master] ?? 0) > 0 ? (ttl[master] ?? 0) : Infinity;
  const seconds = Math.min(lasts, freed);
  return {
    ...told,
    seconds,
    by: seconds === Infinity ? 'nothing' : lasts <= freed ? 'backlog' : 'ttl',
  };
}
