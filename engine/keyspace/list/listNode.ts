import { copyBytes } from '../../base/bytes.ts';
import { LISTPACK_EMPTY, listpackEntrySize } from './listpackSize.ts';

const INDEX_MIN = 4;
const BYTES_MIN = 32;

/**
 * One node of a list: some elements in order. Their bytes lie in `bytes` in any order, and what was
 * removed leaves a gap there until room is needed; where each element lies is told by two arrays
 * that have free places at both ends. `listpackSize` is what Redis's listpack of the same elements
 * would take, because that decides how a list is divided into nodes.
 */
export class ListNode {
  count = 0;
  listpackSize = LISTPACK_EMPTY;
  /** A copy of the list holds this node too: nobody changes it any more. */
  shared = false;
  private bytes = new Uint8Array(BYTES_MIN);
  private used = 0;
  /** Bytes of the elements held. */
  private live = 0;
  private starts = new Int32Array(INDEX_MIN);
  private lengths = new Int32Array(INDEX_MIN);
  private first = 0;

  /** Element i, which stays as it is: bytes of elements are never written over. */
  at(i: number): Uint8Array {
    const start = this.starts[this.first + i]!;
    return this.bytes.subarray(start, start + this.lengths[this.first + i]!);
  }

  equals(i: number, element: Uint8Array): boolean {
    const place = this.first + i;
    if (this.lengths[place] !== element.length) return false;
    const start = this.starts[place]!;
    for (let k = 0; k < element.length; k++) {
      if (this.bytes[start + k] !== element[k]) return false;
    }
    return true;
  }

  /** Puts an element before the one that is number i; `count` puts it at the end. */
  insert(i: number, source: Uint8Array, start: number, length: number): void {
    const towardsHead = i < this.count / 2;
    this.makePlace(towardsHead);
    const { starts, lengths, first, count } = this;
    if (towardsHead) {
      starts.copyWithin(first - 1, first, first + i);
      lengths.copyWithin(first - 1, first, first + i);
      this.first--;
    } else {
      starts.copyWithin(first + i + 1, first + i, first + count);
      lengths.copyWithin(first + i + 1, first + i, first + count);
    }
    this.count++;
    this.lengths[this.first + i] = 0;
    this.put(i, source, start, length);
  }

  replace(i: number, element: Uint8Array): void {
    this.forget(i);
    this.put(i, element, 0, element.length);
  }

  remove(i: number, count = 1): void {
    for (let k = i; k < i + count; k++) this.forget(k);
    const { starts, lengths, first } = this;
    if (i < this.count - i - count) {
      starts.copyWithin(first + count, first, first + i);
      lengths.copyWithin(first + count, first, first + i);
      this.first += count;
    } else {
      starts.copyWithin(first + i, first + i + count, first + this.count);
      lengths.copyWithin(first + i, first + i + count, first + this.count);
    }
    this.count -= count;
  }

  /** A node of its own with the elements from `from` on, `count` of them. */
  part(from: number, count: number): ListNode {
    const node = new ListNode();
    for (let i = from; i < from + count; i++) node.append(this, i);
    return node;
  }

  /** Adds element i of another node at the end. */
  append(other: ListNode, i: number): void {
    const place = other.first + i;
    this.insert(this.count, other.bytes, other.starts[place]!, other.lengths[place]!);
  }

  /** A copy that nobody else holds. */
  copy(): ListNode {
    const node = new ListNode();
    node.count = this.count;
    node.listpackSize = this.listpackSize;
    node.bytes = this.bytes.slice();
    node.used = this.used;
    node.live = this.live;
    node.starts = this.starts.slice();
    node.lengths = this.lengths.slice();
    node.first = this.first;
    return node;
  }

  private forget(i: number): void {
    const place = this.first + i;
    const length = this.lengths[place]!;
    this.live -= length;
    this.listpackSize -= listpackEntrySize(this.bytes, this.starts[place]!, length);
    this.lengths[place] = 0;
  }

  private put(i: number, source: Uint8Array, start: number, length: number): void {
    if (this.used + length > this.bytes.length) this.makeRoom(length);
    copyBytes(source, start, start + length, this.bytes, this.used);
    this.starts[this.first + i] = this.used;
    this.lengths[this.first + i] = length;
    this.used += length;
    this.live += length;
    this.listpackSize += listpackEntrySize(source, start, length);
  }

  /** New bytes for the elements and `length` more: the gaps go. Places of length 0 stay as they are. */
  private makeRoom(length: number): void {
    const needed = this.live + length;
    const bytes = new Uint8Array(Math.max(BYTES_MIN, needed + (needed >> 1)));
    let used = 0;
    for (let place = this.first; place < this.first + this.count; place++) {
      const start = this.starts[place]!;
      const end = start + this.lengths[place]!;
      copyBytes(this.bytes, start, end, bytes, used);
      this.starts[place] = used;
      used += end - start;
    }
    this.bytes = bytes;
    this.used = used;
  }

  /** A free place at one end of the two arrays. */
  private makePlace(atHead: boolean): void {
    const { count, first } = this;
    if (atHead ? first > 0 : first + count < this.starts.length) return;
    const size = count * 2 + INDEX_MIN;
    const spare = size - count;
    const begin = atHead ? spare - (spare >> 2) : spare >> 2;
    const starts = new Int32Array(size);
    const lengths = new Int32Array(size);
    starts.set(this.starts.subarray(first, first + count), begin);
    lengths.set(this.lengths.subarray(first, first + count), begin);
    this.starts = starts;
    this.lengths = lengths;
    this.first = begin;
  }
}
