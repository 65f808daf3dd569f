import { EntryTree } from './entryTree.ts';
import { MemberTable } from './memberTable.ts';
import type { ScoreStore } from './scoreStore.ts';

/**
 * The elements of a large sorted set (Redis's skiplist with its dictionary): a hash table finds a
 * member's score, a tree keeps the table's entries in order.
 */
export class ScoreTree implements ScoreStore {
  private table = new MemberTable();
  private tree = new EntryTree();

  get size(): number {
    return this.table.count;
  }

  get memory(): number {
    return this.table.memory + this.tree.memory;
  }

  score(member: Uint8Array): number | null {
    const entry = this.table.find(member, 0, member.length);
    return entry === 0 ? null : this.table.score(entry);
  }

  insert(member: Uint8Array, score: number): void {
    const { table, tree } = this;
    const at = this.rank(member, score);
    const entry = table.writeScore(table.find(member, 0, member.length), member.length, score);
    this.follow();
    tree.insert(at, score, entry);
  }

  update(member: Uint8Array, old: number, score: number): void {
    const { table, tree } = this;
    const at = this.rank(member, old);
    tree.remove(at, at + 1);
    const to = this.rank(member, score);
    const entry = table.writeScore(table.find(member, 0, member.length), member.length, score);
    this.follow();
    tree.insert(to, score, entry);
  }

  remove(member: Uint8Array, score: number): void {
    const at = this.rank(member, score);
    this.tree.remove(at, at + 1);
    this.forget(member);
  }

  removeRange(from: number, to: number): void {
    const members: Uint8Array[] = [];
    this.walk(from, to - from, 1, (member) => members.push(member));
    this.tree.remove(from, to);
    for (const member of members) this.forget(member);
  }

  /** Where the member stands, or would. */
  rank(member: Uint8Array, score: number): number {
    const { table } = this;
    return this.tree.countWhile(
      (other, entry) =>
        other < score || (other === score && table.compareMember(entry, member) < 0),
    );
  }

  countBelow(score: number, equal: boolean): number {
    return this.tree.countWhile((other) => other < score || (equal && other === score));
  }

  countBefore(member: Uint8Array, equal: boolean): number {
    const { table } = this;
    return this.tree.countWhile((_score, entry) => {
      const order = table.compareMember(entry, member);
      return order < 0 || (equal && order === 0);
    });
  }

  walk(
    from: number,
    count: number,
    step: 1 | -1,
    visit: (member: Uint8Array, score: number) => void,
  ): void {
    const { table } = this;
    this.tree.walk(from, count, step, (score, entry) => visit(table.member(entry), score));
  }

  /** One step of ZSCAN through the hash table; returns the next cursor, 0 at the end. */
  scan(cursor: number, visit: (member: Uint8Array, score: number) => void): number {
    const { table } = this;
    const entries: number[] = [];
    const next = table.scan(cursor, entries);
    for (const entry of entries) visit(table.member(entry), table.score(entry));
    return next;
  }

  capture(): ScoreTree {
    const copy = new ScoreTree();
    copy.table = this.table.capture();
    copy.tree = this.tree.capture();
    return copy;
  }

  private forget(member: Uint8Array): void {
    const { table } = this;
    table.remove(table.find(member, 0, member.length));
    this.follow();
  }

  /** The table may have moved its entries. */
  private follow(): void {
    const { relocation } = this.table;
    if (relocation === null) return;
    this.tree.renumber(relocation);
    this.table.relocation = null;
  }
}
