/**
 * Where the cards stand: columns from left to right by who replicates from whom. A master without
 * replicas beside others that have some stands below the last column, where it would be as a
 * replica, so that attaching or promoting it moves as little as possible. Pure; units are pixels at zoom 1.
 */
import { hierarchy, type HierarchyNode } from 'd3';
import type { NodeId } from '../../../engine/contract.ts';

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How much a card has room to say. `hero` holds the large ring. */
export type Density = 'hero' | 'roomy' | 'medium' | 'compact';

export interface Placed {
  id: NodeId;
  box: Box;
  density: Density;
}

export interface Shape {
  id: NodeId;
  /** The node it replicates from, when that is one of the lab. */
  master: NodeId | null;
}

export interface Arrangement {
  placed: readonly Placed[];
  /** What the cards need; may be larger than the room, the picture is then scaled down. */
  width: number;
  height: number;
}

const CARD_WIDTH = 272;
const GAP_Y = 14;
const GAP_X_MIN = 100;
const GAP_X_MAX = 420;
/** The least height at which a card of that density shows all it has. */
const HEIGHT = { hero: 264, roomy: 198, medium: 150, compact: 88 } as const;
const HEIGHT_MAX = { hero: 470, plain: 224 } as const;
/** Replicas stand on both sides of their master only when that makes the picture so much larger. */
const WORTH_SPLITTING = 1.1;

/** More nodes that are all alone stand in two columns, row by row. */
const ALONE_MAX = 2;
/** No column of these has a card with the large ring. */
const NONE = -1;

interface Room {
  width: number;
  height: number;
}

export function arrange(shapes: readonly Shape[], room: Room): Arrangement {
  const columns = columnsOf(shapes);
  const plain = place(columns, 0, room);
  const [masters, replicas] = columns;
  if (replicas === undefined && masters !== undefined && masters.length > ALONE_MAX) {
    return place([everySecond(masters, 0), everySecond(masters, 1)], NONE, room);
  }
  if (columns.length !== 2 || masters === undefined || replicas === undefined) return plain;
  const half = Math.ceil(replicas.length / 2);
  const split = place([replicas.slice(half), masters, replicas.slice(0, half)], 1, room);
  const better = scaleOf(split, room) > scaleOf(plain, room) * WORTH_SPLITTING;
  return better && replicas.length > 1 ? split : plain;
}

function everySecond(column: readonly NodeId[], from: 0 | 1): NodeId[] {
  return column.filter((_, index) => index % 2 === from);
}

/** How large the picture can be drawn in this room; 1 is its own size. */
export function scaleOf({ width, height }: Room, room: Room): number {
  return Math.min(1, room.width / width, room.height / height);
}

/** Puts columns side by side; the first card of column `main` may have the large ring. */
function place(columns: readonly NodeId[][], main: number, room: Room): Arrangement {
  const heights = columns.map((column, index) => heightsOf(column, index === main, room.height));
  const height = Math.max(room.height, ...heights.map(total));
  const gaps = columns.length - 1;
  const free = gaps > 0 ? (room.width - columns.length * CARD_WIDTH) / gaps : 0;
  const gap = Math.min(GAP_X_MAX, Math.max(GAP_X_MIN, free));
  const width = Math.max(room.width, columns.length * CARD_WIDTH + gaps * GAP_X_MIN);
  const left = (width - columns.length * CARD_WIDTH - gaps * gap) / 2;
  const placed = columns.flatMap((column, index) => {
    const tall = heights[index] ?? [];
    let y = (height - total(tall)) / 2;
    return column.map((id, row) => {
      const own = tall[row] ?? HEIGHT.compact;
      const box = { x: left + index * (CARD_WIDTH + gap), y, width: CARD_WIDTH, height: own };
      y += own + GAP_Y;
      return { id, box, density: densityOf(own, index === main && isHero(column, row)) };
    });
  });
  return { placed, width, height };
}

/** Nodes by depth, each column in the order of its masters. */
export function columnsOf(shapes: readonly Shape[]): NodeId[][] {
  const roots = rootsOf(shapes);
  const columns: NodeId[][] = [];
  const lone: NodeId[] = [];
  for (const root of roots) {
    if (root.children === undefined && roots.some((other) => other.children !== undefined)) {
      lone.push(root.data.id);
      continue;
    }
    root.each((node) => {
      (columns[node.depth] ??= []).push(node.data.id);
    });
  }
  if (columns.length === 0) return lone.length > 0 ? [lone] : [];
  // Beside a tree, a lone node stands where replicas stand.
  const last = columns.at(-1);
  if (lone.length > 0 && last !== undefined) last.push(...lone);
  return columns;
}

/** Trees of replication. In a circle of masters the one created first is the root. */
function rootsOf(shapes: readonly Shape[]): HierarchyNode<Shape>[] {
  const seen = new Set<NodeId>();
  const known = new Set(shapes.map((shape) => shape.id));
  const replicasOf = (id: NodeId): Shape[] =>
    shapes.filter((shape) => shape.master === id && !seen.has(shape.id));
  const grow = (root: Shape): HierarchyNode<Shape> => {
    seen.add(root.id);
    return hierarchy(root, (shape) => {
      const replicas = replicasOf(shape.id);
      for (const replica of replicas) seen.add(replica.id);
      return replicas;
    });
  };
  const tops = shapes.filter((shape) => shape.master === null || !known.has(shape.master));
  const trees = tops.map(grow);
  for (const shape of shapes) if (!seen.has(shape.id)) trees.push(grow(shape));
  return trees;
}

/** The first card of the first column has the large ring, when there is room for it. */
function isHero(column: readonly NodeId[], row: number): boolean {
  return row === 0 && column.length <= 2;
}

function heightsOf(column: readonly NodeId[], first: boolean, room: number): number[] {
  const free = room - GAP_Y * (column.length - 1);
  if (first && column.length === 1) return [clamp(free, HEIGHT.hero, HEIGHT_MAX.hero)];
  const even = free / column.length;
  return column.map(() => clamp(Math.floor(even), HEIGHT.compact, HEIGHT_MAX.plain));
}

function densityOf(height: number, hero: boolean): Density {
  if (hero && height >= HEIGHT.hero) return 'hero';
  if (height >= HEIGHT.roomy) return 'roomy';
  return height >= HEIGHT.medium ? 'medium' : 'compact';
}

function total(heights: readonly number[]): number {
  return heights.reduce((sum, height) => sum + height, 0) + GAP_Y * Math.max(0, heights.length - 1);
}

function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
