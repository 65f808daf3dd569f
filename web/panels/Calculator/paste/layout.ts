/** Where the servers of a paste stand: masters left, each step down a column further. Pure. */
import type { Server } from './topology.ts';

export const BOX = { width: 168, height: 68 };
const GAP_X = 54;
const GAP_Y = 14;
const EDGE = 8;
/** Room for a link that goes back. */
const BOW = 28;

export interface Layout {
  places: ReadonlyMap<string, readonly [number, number]>;
  width: number;
  height: number;
}

export function layoutOf(servers: readonly Server[]): Layout {
  const depths = new Map(servers.map((server) => [server.id, depthOf(server, servers)]));
  const columns: string[][] = [];
  for (const { id } of servers) {
    const depth = depths.get(id) ?? 0;
    while (columns.length <= depth) columns.push([]);
    columns[depth]?.push(id);
  }
  const rows = Math.max(1, ...columns.map(({ length }) => length));
  const height = EDGE * 2 + rows * BOX.height + (rows - 1) * GAP_Y;
  const places = new Map<string, readonly [number, number]>();
  columns.forEach((column, i) => {
    const own = column.length * BOX.height + (column.length - 1) * GAP_Y;
    column.forEach((id, k) => {
      const y = (height - own) / 2 + k * (BOX.height + GAP_Y);
      places.set(id, [EDGE + i * (BOX.width + GAP_X), y]);
    });
  });
  const most = Math.max(2, columns.length);
  return { places, width: EDGE * 2 + most * BOX.width + (most - 1) * GAP_X + BOW, height };
}

/** Steps to the top; who follows itself in a circle stands where the circle was entered. */
function depthOf(server: Server, servers: readonly Server[]): number {
  const seen = new Set<string>([server.id]);
  let depth = 0;
  let master = server.master;
  while (master !== null && !seen.has(master)) {
    seen.add(master);
    depth += 1;
    master = servers.find(({ id }) => id === master)?.master ?? null;
  }
  // In a circle of two, the first stands left.
  return master === null
    ? depth
    : servers.findIndex(({ id }) => id === server.id) === 0
      ? 0
      : depth;
}
