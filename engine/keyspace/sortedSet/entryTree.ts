import { partition } from './scoreStore.ts';

const LEAF_MAX = 64;
const BRANCH_MAX = 32;
/** What a leaf costs: its arrays, and what JavaScript keeps beside them. */
const LEAF_BYTES = LEAF_MAX * 12 + 200;

interface Leaf {
  age: number;
  size: number;
  readonly scores: Float64Array;
  readonly entries: Int32Array;
}

interface Branch {
  age: number;
  /** Elements below. */
  size: number;
  readonly children: TreeNode[];
}

type TreeNode = Leaf | Branch;

/**
 * A sequence of scores, each with a number, in a B-tree that counts: everything is found, put in and
 * taken out by its position, in logarithmic time. In which order they stand is the user's affair.
 *
 * Copy on write: `capture` lets two trees share all nodes. A node is a tree's own when it has the
 * tree's age; each tree copies the others on its way to what it changes.
 */
export class EntryTree {
  private root: TreeNode = newLeaf(0);
  private age = 0;
  private leaves = 1;

  get size(): number {
    return this.root.size;
  }

  get memory(): number {
    return this.leaves * LEAF_BYTES;
  }

  /** The number of leading elements for which the test holds; it must hold for none after one that fails. */
  countWhile(holds: (score: number, entry: number) => boolean): number {
    let node = this.root;
    let before = 0;
    while ('children' in node) {
      const { children }: Branch = node;
      const passed = partition(children.length - 1, (i) => {
        const leaf = firstLeaf(children[i + 1]!);
        return holds(leaf.scores[0]!, leaf.entries[0]!);
      });
      for (let i = 0; i < passed; i++) before += children[i]!.size;
      node = children[passed]!;
    }
    const { scores, entries, size } = node;
    return before + partition(size, (i) => holds(scores[i]!, entries[i]!));
  }

  /** `count` elements from a position on, forwards (1) or backwards (-1). The visitor may not write. */
  walk(
    from: number,
    count: number,
    step: 1 | -1,
    visit: (score: number, entry: number) => void,
  ): void {
    let at = from;
    let left = count;
    while (left > 0) {
      let node = this.root;
      let within = at;
      while ('children' in node) {
        let i = 0;
        while (within >= node.children[i]!.size) within -= node.children[i++]!.size;
        node = node.children[i]!;
      }
      const run = Math.min(left, step > 0 ? node.size - within : within + 1);
      for (let i = 0; i < run; i++, within += step) {
        visit(node.scores[within]!, node.entries[within]!);
      }
      at += run * step;
      left -= run;
    }
  }

  /** Puts in an element so that it has this position. */
  insert(at: number, score: number, entry: number): void {
    const root = this.own(this.root);
    const right = this.insertInto(root, at, score, entry);
    this.root =
      right === null
        ? root
        : { age: this.age, size: root.size + right.size, children: [root, right] };
  }

  /** The elements at positions from `from` to before `to` go. */
  remove(from: number, to: number): void {
    if (from >= to) return;
    let root = this.own(this.root);
    this.removeFrom(root, from, to);
    while ('children' in root && root.children.length < 2) {
      root = root.children[0] ?? newLeaf(this.age);
    }
    if (root.size === 0) this.leaves = 1;
    this.root = root;
  }

  /** Every number becomes what `map` has in its place. */
  renumber(map: Int32Array): void {
    this.root = this.own(this.root);
    this.renumberIn(this.root, map);
  }

  /** See base/capture.ts. Costs nothing until one of the two writes. */
  capture(): EntryTree {
    const copy = new EntryTree();
    this.age++;
    copy.age = this.age;
    copy.root = this.root;
    copy.leaves = this.leaves;
    return copy;
  }

  private own(node: TreeNode): TreeNode {
    if (node.age === this.age) return node;
    if ('children' in node) {
      return { age: this.age, size: node.size, children: node.children.slice() };
    }
    const { size, scores, entries } = node;
    return { age: this.age, size, scores: scores.slice(), entries: entries.slice() };
  }

  private ownChild({ children }: Branch, i: number): TreeNode {
    const child = this.own(children[i]!);
    children[i] = child;
    return child;
  }

  /** Returns the right half when the node had to be split. */
  private insertInto(node: TreeNode, at: number, score: number, entry: number): TreeNode | null {
    if (!('children' in node)) return this.insertInLeaf(node, at, score, entry);
    const { children } = node;
    let i = 0;
    let within = at;
    while (within > children[i]!.size) within -= children[i++]!.size;
    const split = this.insertInto(this.ownChild(node, i), within, score, entry);
    node.size++;
    if (split === null) return null;
    children.splice(i + 1, 0, split);
    if (children.length <= BRANCH_MAX) return null;
    const rest = children.splice(splitPoint(i + 1, BRANCH_MAX));
    const right: Branch = { age: this.age, size: sizeOf(rest), children: rest };
    node.size -= right.size;
    return right;
  }

  private insertInLeaf(leaf: Leaf, at: number, score: number, entry: number): Leaf | null {
    if (leaf.size < LEAF_MAX) {
      putInLeaf(leaf, at, score, entry);
      return null;
    }
    const right = newLeaf(this.age);
    this.leaves++;
    const cut = splitPoint(at, LEAF_MAX);
    right.scores.set(leaf.scores.subarray(cut));
    right.entries.set(leaf.entries.subarray(cut));
    right.size = LEAF_MAX - cut;
    leaf.size = cut;
    if (at > cut || cut === LEAF_MAX) putInLeaf(right, at - cut, score, entry);
    else putInLeaf(leaf, at, score, entry);
    return right;
  }

  private removeFrom(node: TreeNode, from: number, to: number): void {
    node.size -= to - from;
    if (!('children' in node)) {
      node.scores.copyWithin(from, to);
      node.entries.copyWithin(from, to);
      return;
    }
    const { children } = node;
    const kept: TreeNode[] = [];
    let start = 0;
    for (let i = 0; i < children.length; i++) {
      const { size } = children[i]!;
      const first = Math.max(from - start, 0);
      const last = Math.min(to - start, size);
      start += size;
      if (first === 0 && last === size) {
        this.leaves -= leavesIn(children[i]!);
        continue;
      }
      if (first < last) this.removeFrom(this.ownChild(node, i), first, last);
      kept.push(children[i]!);
    }
    children.length = 0;
    for (const child of kept) {
      if (!this.merge(children, child)) children.push(child);
    }
  }

  /** Adds a small node to the small one before it. */
  private merge(children: TreeNode[], child: TreeNode): boolean {
    if (children.length === 0) return false;
    const at = children.length - 1;
    const before = children[at]!;
    if ('children' in child || 'children' in before) {
      if (!('children' in child) || !('children' in before)) return false;
      if (before.children.length + child.children.length > BRANCH_MAX / 2) return false;
      const all = [...before.children, ...child.children];
      children[at] = { age: this.age, size: before.size + child.size, children: all };
      return true;
    }
    if (before.size + child.size > LEAF_MAX / 2) return false;
    const own = this.own(before) as Leaf;
    own.scores.set(child.scores.subarray(0, child.size), own.size);
    own.entries.set(child.entries.subarray(0, child.size), own.size);
    own.size += child.size;
    children[at] = own;
    this.leaves--;
    return true;
  }

  private renumberIn(node: TreeNode, map: Int32Array): void {
    if ('children' in node) {
      for (let i = 0; i < node.children.length; i++) {
        this.renumberIn(this.ownChild(node, i), map);
      }
      return;
    }
    const { entries, size } = node;
    for (let i = 0; i < size; i++) entries[i] = map[entries[i]!]!;
  }
}

function newLeaf(age: number): Leaf {
  return { age, size: 0, scores: new Float64Array(LEAF_MAX), entries: new Int32Array(LEAF_MAX) };
}

/** In the middle; but what only grows at its end leaves full nodes behind. */
function splitPoint(at: number, max: number): number {
  return at === max ? max : max / 2;
}

function putInLeaf(leaf: Leaf, at: number, score: number, entry: number): void {
  const { scores, entries, size } = leaf;
  scores.copyWithin(at + 1, at, size);
  entries.copyWithin(at + 1, at, size);
  scores[at] = score;
  entries[at] = entry;
  leaf.size = size + 1;
}

function firstLeaf(node: TreeNode): Leaf {
  let at = node;
  while ('children' in at) at = at.children[0]!;
  return at;
}

function sizeOf(nodes: readonly TreeNode[]): number {
  let size = 0;
  for (const node of nodes) size += node.size;
  return size;
}

function leavesIn(node: TreeNode): number {
  if (!('children' in node)) return 1;
  let leaves = 0;
  for (const child of node.children) leaves += leavesIn(child);
  return leaves;
}
