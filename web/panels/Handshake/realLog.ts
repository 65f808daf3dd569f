/**
 * The logs of real servers that played the walks, line by line beside those of the simulation. They differ
 * in what chance, clock and machine decide: process numbers, moments, IDs, durations. Pure.
 */
import type { NodeId } from '../../../engine/contract.ts';

/** A log without what differs between two runs of the same story. */
export function masked(line: string): string {
  return line
    .replace(/^\d+:([A-Z]) .{24} /, '$1 ')
    .replace(/\b(?!0{40}\b)[0-9a-f]{40}\b/g, 'ID')
    .replace(/(pid[ =]|temp-rewriteaof-bg-)\d+/g, '$1PID')
    .replace(/'id=\d+ addr=.*'/, "'CLIENT'")
    .replace(/(RDB age|created|DB loaded from .*:) [\d.]+/, '$1 N');
}

/** Of the machine on which it was captured, not of Redis. */
export const ofTheMachine = (line: string): boolean => line.includes('WARNING Memory overcommit');

export type RealLogs = Readonly<Record<NodeId, readonly string[]>>;

/** Finds for each line of the simulation the same one of the real server; the second for the second. */
export class RealLog {
  private readonly lines = new Map<string, string[]>();

  constructor(logs: RealLogs) {
    for (const [node, log] of Object.entries(logs)) {
      for (const line of log) {
        const key = `${node} ${masked(line)}`;
        this.lines.set(key, [...(this.lines.get(key) ?? []), line]);
      }
    }
  }

  /** Each call takes the next of its kind; the last is given again. Null: there is none. */
  take(node: NodeId, line: string): string | null {
    const found = this.lines.get(`${node} ${masked(line)}`);
    if (found === undefined) return null;
    return (found.length > 1 ? found.shift() : found[0]) ?? null;
  }
}
