import { mixDigest } from '../digest.ts';
import { ListNode } from './listNode.ts';
import { DEFAULT_LIMITS, type ObjectValue } from '../value.ts';

/** Bytes of a node for list-max-listpack-size -1 to -5 (optimization_level of quicklist.c). */
const NODE_BYTES = [4_096, 8_192, 16_384, 32_768, 65_536];
/** No node of several elements grows beyond this when their number is what is limited. */
const SAFE_BYTES = 8_192;
/** What an element is thought to need besides its bytes. */
const ESTIMATED_OVERHEAD = 8;
const FILL_MAX = 32_767;
/** Of the list and of each node, as MEMORY USAGE counts them. */
const LIST_OVERHEAD = 40;
const NODE_OVERHEAD = 32;

/**
 * A list, divided into nodes exactly as Redis's quicklist divides it: DEBUG OBJECT tells of the
 * nodes, and an RDB file holds one listpack for each. An index counts from 0 at the head.
 */
export class ListValue implements ObjectValue {
  readonly type = 'list';
  readonly encoding = 'quicklist';
  size = 0;
  /** list-max-listpack-size as it was when the list came into being. */
  readonly fill: number;
  private nodes: ListNode[] = [];
  /** Bytes of all nodes' listpacks together. */
  private listpackSizes = 0;

  constructor(fill: number = DEFAULT_LIMITS.listMaxListpackSize) {
    this.fill = Math.max(-NODE_BYTES.length, Math.min(FILL_MAX, fill));
  }

  get memory(): number {
    return LIST_OVERHEAD + NODE_OVERHEAD * this.nodes.length + this.listpackSizes;
  }

  get nodeCount(): number {
    return this.nodes.length;
  }

  /** Bytes of all nodes' listpacks: `ql_uncompressed_size` of DEBUG OBJECT. */
  get listpackBytes(): number {
    return this.listpackSizes;
  }

  // ------------------------------------------------------------------------------------ reading

  /** The element at this index, or null. */
  at(index: number): Uint8Array | null {
    if (index < 0 || index >= this.size) return null;
    const place = this.place(index);
    return this.nodes[place.node]!.at(place.offset);
  }

  each(visit: (element: Uint8Array) => void): void {
    this.range(0, this.size, visit);
  }

  /** `count` elements from `start` on. */
  range(start: number, count: number, visit: (element: Uint8Array) => void): void {
    if (count <= 0) return;
    let { node, offset } = this.place(start);
    for (let left = count; left > 0; node++, offset = 0) {
      const from = this.nodes[node]!;
      for (; offset < from.count && left > 0; offset++, left--) visit(from.at(offset));
    }
  }

  /** The elements of each node, as RDB files keep them together. */
  eachNode(visit: (elements: Uint8Array[]) => void): void {
    for (const node of this.nodes) {
      visit(Array.from({ length: node.count }, (_, i) => node.at(i)));
    }
  }

  /**
   * Indexes of the elements that equal this one, in order from the given end, of the first `limit`
   * elements there. `visit` says whether to go on.
   */
  find(
    element: Uint8Array,
    from: 'head' | 'tail',
    limit: number,
    visit: (index: number) => boolean,
  ): void {
    const { nodes } = this;
    let left = limit;
    if (from === 'head') {
      let before = 0;
      for (const node of nodes) {
        for (let i = 0; i < node.count; i++) {
          if (left-- <= 0) return;
          if (node.equals(i, element) && !visit(before + i)) return;
        }
        before += node.count;
      }
      return;
    }
    let before = this.size;
    for (let n = nodes.length - 1; n >= 0; n--) {
      const node = nodes[n]!;
      before -= node.count;
      for (let i = node.count - 1; i >= 0; i--) {
        if (left-- <= 0) return;
        if (node.equals(i, element) && !visit(before + i)) return;
      }
    }
  }

  sample(count: number): Uint8Array[] {
    const elements: Uint8Array[] = [];
    this.range(0, Math.min(count, this.size), (element) => elements.push(element));
    return elements;
  }

  digestInto(digest: Uint8Array): void {
    this.each((element) => mixDigest(digest, element));
  }

  capture(): ListValue {
    const copy = new ListValue(this.fill);
    for (const node of this.nodes) node.shared = true;
    copy.nodes = this.nodes.slice();
    copy.size = this.size;
    copy.listpackSizes = this.listpackSizes;
    return copy;
  }

  // ------------------------------------------------------------------------------------ writing

  pushHead(source: Uint8Array, start = 0, length = source.length): void {
    if (!this.hasRoom(0, length)) this.nodes.unshift(new ListNode());
    this.insertInto(0, 0, source, start, length);
  }

  pushTail(source: Uint8Array, start = 0, length = source.length): void {
    if (!this.hasRoom(this.nodes.length - 1, length)) this.nodes.push(new ListNode());
    const last = this.nodes.length - 1;
    this.insertInto(last, this.nodes[last]!.count, source, start, length);
  }

  /** Adds a node with these elements, whatever its size (quicklistAppendListpack). */
  appendNode(elements: readonly Uint8Array[]): void {
    if (elements.length === 0) return;
    this.nodes.push(new ListNode());
    const last = this.nodes.length - 1;
    elements.forEach((element, i) => this.insertInto(last, i, element, 0, element.length));
  }

  /** Removes and returns the first element of a list that has one. */
  popHead(): Uint8Array {
    const element = this.nodes[0]!.at(0);
    this.removeFrom(0, 0, 1);
    return element;
  }

  popTail(): Uint8Array {
    const last = this.nodes.length - 1;
    const offset = this.nodes[last]!.count - 1;
    const element = this.nodes[last]!.at(offset);
    this.removeFrom(last, offset, 1);
    return element;
  }

  /** LSET: false when there is no such index. */
  set(index: number, element: Uint8Array): boolean {
    if (index < 0 || index >= this.size) return false;
    const { node, offset } = this.place(index);
    this.write(node, (own) => own.replace(offset, element));
    return true;
  }

  /** Removes `count` elements from `start` on. */
  remove(start: number, count: number): void {
    if (count <= 0) return;
    let { node, offset } = this.place(start);
    for (let left = Math.min(count, this.size - start); left > 0; offset = 0) {
      const held = this.nodes[node]!.count;
      const here = Math.min(left, held - offset);
      this.removeFrom(node, offset, here);
      left -= here;
      if (here < held) node++;
    }
  }

  /** LINSERT beside the element at this index (_quicklistInsert). */
  insert(index: number, after: boolean, element: Uint8Array): void {
    const { nodes } = this;
    const { length } = element;
    const { node, offset } = this.place(index);
    const at = offset + (after ? 1 : 0);
    const neighbour = after ? node + 1 : node - 1;
    const atEnd = after ? at === nodes[node]!.count : at === 0;
    if (this.hasRoom(node, length)) this.insertInto(node, at, element, 0, length);
    else if (atEnd && this.hasRoom(neighbour, length)) {
      this.insertInto(neighbour, after ? 0 : nodes[neighbour]!.count, element, 0, length);
    } else if (atEnd) {
      const fresh = after ? node + 1 : node;
      nodes.splice(fresh, 0, new ListNode());
      this.insertInto(fresh, 0, element, 0, length);
    } else {
      this.split(node, at);
      if (after) this.insertInto(node + 1, 0, element, 0, length);
      else this.insertInto(node, at, element, 0, length);
      this.mergeAround(after ? node : node + 1);
    }
  }

  /** Cuts a node in two before the element number `at` (_quicklistSplitNode). */
  private split(node: number, at: number): void {
    const whole = this.nodes[node]!;
    const parts = [whole.part(0, at), whole.part(at, whole.count - at)];
    this.nodes.splice(node, 1, ...parts);
    this.listpackSizes -= whole.listpackSize;
    for (const part of parts) this.listpackSizes += part.listpackSize;
  }

  /** _quicklistMergeNodes: neighbours of a node that was cut are joined where they fit together. */
  private mergeAround(center: number): void {
    let at = center;
    if (this.merge(at - 2)) at--;
    this.merge(at + 1);
    if (this.merge(at - 1)) at--;
    this.merge(at);
  }

  /** Joins a node and the one after it, if both exist and fit. */
  private merge(node: number): boolean {
    const first = this.nodes[node];
    const second = this.nodes[node + 1];
    if (first === undefined || second === undefined) return false;
    const bytes = first.listpackSize + second.listpackSize - 7;
    if (!this.fits(bytes, first.count + second.count)) return false;
    this.listpackSizes -= second.listpackSize;
    this.write(node, (own) => {
      for (let i = 0; i < second.count; i++) own.append(second, i);
    });
    this.nodes.splice(node + 1, 1);
    return true;
  }

  /** _quicklistNodeAllowInsert. */
  private hasRoom(node: number, length: number): boolean {
    const held = this.nodes[node];
    if (held === undefined) return false;
    return this.fits(held.listpackSize + length + ESTIMATED_OVERHEAD, held.count + 1);
  }

  private fits(bytes: number, count: number): boolean {
    const { fill } = this;
    return fill < 0 ? bytes <= NODE_BYTES[-fill - 1]! : bytes <= SAFE_BYTES && count <= fill;
  }

  private insertInto(
    node: number,
    offset: number,
    source: Uint8Array,
    start: number,
    length: number,
  ): void {
    const own = this.own(node);
    if (own.count > 0) this.listpackSizes -= own.listpackSize;
    own.insert(offset, source, start, length);
    this.listpackSizes += own.listpackSize;
    this.size++;
  }

  private removeFrom(node: number, offset: number, count: number): void {
    this.size -= count;
    const held = this.nodes[node]!;
    if (count < held.count) {
      this.write(node, (own) => own.remove(offset, count));
      return;
    }
    this.listpackSizes -= held.listpackSize;
    if (node === 0) this.nodes.shift();
    else this.nodes.splice(node, 1);
  }

  private write(node: number, change: (own: ListNode) => void): void {
    const own = this.own(node);
    this.listpackSizes -= own.listpackSize;
    change(own);
    this.listpackSizes += own.listpackSize;
  }

  /** A node that no copy of the list holds. */
  private own(node: number): ListNode {
    const held = this.nodes[node]!;
    if (!held.shared) return held;
    const own = held.copy();
    this.nodes[node] = own;
    return own;
  }

  /** Where an index lies, sought from the nearer end. */
  private place(index: number): { node: number; offset: number } {
    const { nodes } = this;
    if (index < this.size / 2) {
      let left = index;
      for (let node = 0; ; node++) {
        const { count } = nodes[node]!;
        if (left < count) return { node, offset: left };
        left -= count;
      }
    }
    let before = this.size;
    for (let node = nodes.length - 1; ; node--) {
      before -= nodes[node]!.count;
      if (index >= before) return { node, offset: index - before };
    }
  }
}
