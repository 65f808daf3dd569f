// Replication IDs as branches: which history grew out of which, who holds how much of each, and what
// nobody holds any more. Told from facts that were noted as they happened, and from where nodes stand.
import type { Micros, ReplOffset } from '../base/units.ts';
import type { HistoryEnd, HistoryPart, HistoryView, NodeId } from '../contract.ts';
import type { Place } from '../replication/stream.ts';
import type { HistoryFact } from './historyTurns.ts';

/** Where a node stands, or stood when its process ended. */
export interface Standing extends Place {
  readonly node: NodeId;
  readonly isReplica: boolean;
  readonly alive: boolean;
  /** The node of this lab that it replicates from. */
  readonly master: NodeId | null;
}

/** What becomes of a node's data if nothing else happens. */
export type Fate = 'live' | 'doomed' | 'dead';

/** A history as it is put together here. */
interface History {
  readonly replid: string;
  readonly offset: ReplOffset;
  from: Place | null;
  honoured: boolean;
  readonly born: Micros;
  readonly by: NodeId;
  readonly why: HistoryView['why'];
  reached: ReplOffset;
}

interface End extends HistoryEnd {
  readonly place: Place;
}

/** The histories that any node has ever had, in the order of their birth. `facts` and `standings` are of one moment. */
export class Lineage {
  readonly fates = new Map<NodeId, Fate>();
  private readonly histories = new Map<string, History>();
  private readonly ends: End[] = [];
  private readonly standings: readonly Standing[];

  /** Masters without a backlog, by their IDs, and when each took its first write. */
  private readonly wroteAlone: (replid: string) => Micros | null;

  constructor(
    facts: readonly HistoryFact[],
    standings: readonly Standing[],
    wroteAlone: (replid: string) => Micros | null,
  ) {
    this.standings = standings;
    this.wroteAlone = wroteAlone;
    const lost = new Map<NodeId, { keys: readonly string[]; count: number }>();
    for (const fact of facts) {
      const { at, node } = fact;
      if (fact.what === 'keys-lost') {
        lost.set(node, fact);
      } else if (fact.what === 'stopped') {
        this.noteEnd({ at, node, how: 'stopped', lost: [], lostCount: 0, place: fact.left });
      } else {
        this.noteChange(fact, lost.get(node));
        lost.delete(node);
      }
    }
    for (const { node, replid, offset } of standings) {
      this.noteAlone(node, { replid, offset });
      this.reach({ replid, offset });
    }
    this.dropEmpty();
    for (const one of standings) this.fates.set(one.node, this.fateOf(one));
  }

  /** Whether anything was ever written under this ID, or somebody stands there now. */
  has(replid: string): boolean {
    return this.histories.has(replid);
  }

  views(): HistoryView[] {
    const inTurn = [...this.histories.values()].sort((a, b) => a.born - b.born);
    return inTurn.map((one) => ({
      replid: one.replid,
      offset: one.offset,
      from: one.from,
      honoured: one.honoured,
      born: one.born,
      by: one.by,
      why: one.why,
      until: this.untilOf(one),
      parts: this.partsOf(one),
    }));
  }

  private noteChange(
    fact: Extract<HistoryFact, { what: 'changed' }>,
    lost: { keys: readonly string[]; count: number } | undefined,
  ): void {
    const { at, node, why, replid, offset, left, honoured } = fact;
    if (why === 'full-resync' && left !== null) {
      const { keys = [], count = 0 } = lost ?? {};
      this.noteAlone(node, left);
      this.noteEnd({ at, node, how: why, lost: keys, lostCount: count, place: left });
    } else if (left !== null) {
      this.reach(left);
    }
    if (this.histories.has(replid)) return;
    // Every process has an ID from its start; until it counts bytes, nobody else ever hears of it.
    const from = fact.from !== null && this.histories.has(fact.from.replid) ? fact.from : null;
    this.histories.set(replid, {
      replid,
      offset,
      from,
      honoured: honoured && from !== null,
      born: at,
      by: node,
      why,
      reached: offset,
    });
  }

  /** What a master without a backlog wrote has no place in any history; it is shown as one without bytes. */
  private noteAlone(node: NodeId, { replid, offset }: Place): void {
    if (this.histories.has(replid)) return;
    const born = this.wroteAlone(replid);
    if (born === null) return;
    this.histories.set(replid, {
      replid,
      offset,
      from: null,
      honoured: false,
      born,
      by: node,
      why: 'started',
      reached: offset,
    });
  }

  private noteEnd(end: End): void {
    this.ends.push(end);
    this.reach(end.place);
  }

  private reach({ replid, offset }: Place): void {
    const history = this.histories.get(replid);
    if (history !== undefined) history.reached = Math.max(history.reached, offset);
  }

  /** An ID under which nothing was written and where nobody stands was only passed through. */
  private dropEmpty(): void {
    for (const one of this.histories.values()) {
      const isEnd =
        one.why === 'started' && this.ends.some(({ place }) => place.replid === one.replid);
      const isPlace = this.standings.some(({ replid }) => replid === one.replid);
      if (one.reached > one.offset || isEnd || isPlace) continue;
      for (const child of this.histories.values()) {
        if (child.from?.replid !== one.replid) continue;
        child.from = one.from;
        child.honoured &&= one.honoured;
      }
      this.histories.delete(one.replid);
    }
  }

  /** How far somebody who stands here holds each history: its own, and those that it grew out of. */
  private coverOf(place: Place): Map<string, ReplOffset> {
    const cover = new Map<string, ReplOffset>();
    let upto = place.offset;
    let history = this.histories.get(place.replid);
    while (history !== undefined && !cover.has(history.replid)) {
      if (upto > history.offset || history.from === null) cover.set(history.replid, upto);
      if (history.from === null) break;
      upto = Math.min(upto, history.from.offset);
      history = this.histories.get(history.from.replid);
    }
    return cover;
  }

  /** A replica whose master lacks something of what it holds will have its data replaced. */
  private fateOf(one: Standing): Fate {
    if (!one.alive) return 'dead';
    const own = this.coverOf(one);
    const seen = new Set<NodeId>();
    for (let at = one; at.isReplica && !seen.has(at.node);) {
      seen.add(at.node);
      const master = this.standings.find(({ node }) => node === at.master);
      if (master === undefined || !master.alive) break;
      const cover = this.coverOf(master);
      for (const [replid, upto] of own) {
        const { offset, why } = this.histories.get(replid)!;
        const holds = upto > offset || why === 'started';
        if (holds && (cover.get(replid) ?? -1) < upto) return 'doomed';
      }
      at = master;
    }
    return 'live';
  }

  private partsOf(history: History): HistoryPart[] {
    if (history.why === 'started') return [this.uncountedPart(history)];
    const parts: HistoryPart[] = [];
    let from = history.offset;
    const holders = this.standings.map(({ node, alive, ...place }) => {
      const fate = this.fates.get(node)!;
      return { node, alive, fate, upto: this.coverOf(place).get(history.replid) ?? 0 };
    });
    for (const state of ['live', 'doomed', 'dead'] as const) {
      const own = holders.filter(({ fate }) => fate === state).map(({ upto }) => upto);
      const to = Math.min(history.reached, Math.max(from, ...own));
      for (const cut of [...this.forksOf(history, from, to), to]) {
        if (cut === from) continue;
        const nodes = holders
          .filter(({ alive, upto }) => upto >= cut && alive === (state !== 'dead'))
          .map(({ node }) => node);
        const end = state === 'dead' ? this.endOf(history, cut) : null;
        parts.push({ from: from + 1, to: cut + 1, state, nodes, end, ...BARE });
        from = cut;
      }
    }
    if (from < history.reached) {
      const end = this.endOf(history, history.reached);
      const nodes = end === null ? [] : [end.node];
      const to = history.reached + 1;
      parts.push({ from: from + 1, to, state: 'gone', nodes, end, ...BARE });
    }
    return parts;
  }

  private uncountedPart(history: History): HistoryPart {
    const { replid, offset } = history;
    const holder = this.standings.find((one) => one.replid === replid);
    const state = holder === undefined ? 'gone' : this.fates.get(holder.node)!;
    const end = state === 'gone' || state === 'dead' ? this.endOf(history, offset) : null;
    const nodes = [holder?.node ?? history.by];
    return { from: offset + 1, to: offset + 1, state, nodes, end, ...BARE };
  }

  /** Where others branch off within (from, to), in order. */
  private forksOf({ replid }: History, from: ReplOffset, to: ReplOffset): ReplOffset[] {
    const forks = new Set<ReplOffset>();
    for (const { from: place } of this.histories.values()) {
      if (place?.replid === replid && place.offset > from && place.offset < to) {
        forks.add(place.offset);
      }
    }
    return [...forks].sort((a, b) => a - b);
  }

  /** The last that held a history up to this offset, and how it ceased to. */
  private endOf({ replid }: History, offset: ReplOffset): HistoryEnd | null {
    const end = this.ends.findLast(({ place }) => (this.coverOf(place).get(replid) ?? 0) >= offset);
    if (end === undefined) return null;
    const { place: _, ...told } = end;
    return told;
  }

  /** When the last node left it; null: somebody stands there. */
  private untilOf({ replid, born }: History): Micros | null {
    const standing = this.standings.some((one) => one.alive && one.replid === replid);
    if (standing) return null;
    let until = born;
    for (const child of this.histories.values()) {
      if (child.from?.replid === replid) until = Math.max(until, child.born);
    }
    for (const { place, at } of this.ends) {
      if (place.replid === replid) until = Math.max(until, at);
    }
    return until;
  }
}

/** What the command log adds later. */
const BARE = { since: null, commands: { total: 0, more: false, shown: [] }, keys: [] };
