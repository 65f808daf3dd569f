// Two nodes that share a past and have each gone on by themselves.
//
// Histories *diverge* when two running masters have a common past, and each has acknowledged a write
// after the point where they part; or when a client wrote into a replica that is writable, which its
// master will never hear of (anomalies.ts). Born: with the first write after the fork. PINGs and the
// like are not writes. Each pair is told once per fork, a replica once until its next full resync.
import type { Machine } from '../machine.ts';
import { endOf, type Memory } from './memory.ts';

/** Compares a master with every other one. */
export function findDivergence(memory: Memory, machine: Machine): void {
  const { world, ancestry, steps } = memory;
  const { server } = machine;
  if (server === null || !hasHistory(machine)) return;
  for (const other of world.machines) {
    if (other === machine || !hasHistory(other)) continue;
    const fork = ancestry.fork(endOf(server), endOf(other.server!));
    if (fork === null) continue;
    const first = steps.get(machine.id)?.firstAfter(fork) ?? null;
    const second = steps.get(other.id)?.firstAfter(fork) ?? null;
    if (first === null || second === null) continue;
    const pair = [machine.id, other.id].toSorted().join(' ');
    if (!memory.isNew(`divergence ${pair} ${fork}`, 0)) continue;
    const bornAt = Math.min(first, second);
    const [node, why] = [machine.id, 'two-masters'] as const;
    world.emit({ kind: 'anomaly', name: 'divergence', bornAt, node, other: other.id, why });
  }
}

/** A running master that keeps count of its history. */
export function hasHistory({ server }: Machine): boolean {
  if (server === null || server.isReplica) return false;
  return server.loading === null && server.stream.backlog !== null;
}
