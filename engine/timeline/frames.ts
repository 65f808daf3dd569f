import type {
  BranchSummary,
  ConsoleDelta,
  Failure,
  Frame,
  LabSummary,
  LinkView,
  NodeView,
  Refusal,
} from '../contract.ts';
import type { Timeline } from './timeline.ts';
import type { Console } from '../world/console.ts';
import { segmentViews } from '../world/segments.ts';
import { linkViews, Viewer } from '../world/view.ts';
import { isSame, withNewArcs } from './delta.ts';

/** A frame tells of the newest events; older ones are asked for with inspect(). */
const EVENTS_MAX = 5_000;

/** What a frame holds besides the state of the world. */
export interface Envelope {
  readonly branch: number;
  readonly branches: readonly BranchSummary[];
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly refusal: Refusal | null;
  readonly failure: Failure | null;
}

/** Writes frames: what changed since the frame before, or everything after replace(). */
export class FrameWriter {
  private viewer = new Viewer();
  private fresh = true;
  /** What the page knows: each node as it was last told, with all its arcs. */
  private nodes = new Map<string, NodeView>();
  private links = new Map<string, LinkView>();
  private consoles = new Map<string, string>();
  private eventsSent = 0;
  private linesSent = 0;

  /** The next frame holds everything. */
  replace(): void {
    this.fresh = true;
    this.viewer = new Viewer();
    this.nodes.clear();
    this.links.clear();
    this.consoles.clear();
    this.eventsSent = 0;
    this.linesSent = 0;
  }

  /** `calm`: the frame stands alone, and does not come sixty times a second. */
  write(timeline: Timeline, envelope: Envelope, calm: boolean): Frame {
    const { world, recorder } = timeline;
    const replaced = this.fresh;
    this.fresh = false;
    const nodes = this.changedNodes(this.viewer.nodes(world, calm));
    const known = new Set(world.machines.map(({ id }) => id));
    const removed = [...this.nodes.keys()].filter((id) => !known.has(id));
    for (const id of removed) this.nodes.delete(id);
    const events = recorder.events.slice(
      Math.max(this.eventsSent, recorder.events.end - EVENTS_MAX),
    );
    this.eventsSent = recorder.events.end;
    return {
      now: world.now,
      horizon: timeline.horizon,
      quietUntil: timeline.nextAt,
      replaced,
      lab: replaced ? summary(timeline) : null,
      nodes,
      removed,
      links: this.changedLinks(linkViews(world)),
      segments: segmentViews(world, recorder),
      events,
      consoles: this.consoleDeltas(timeline, replaced),
      ...envelope,
    };
  }

  private changedNodes(views: readonly NodeView[]): NodeView[] {
    const changed: NodeView[] = [];
    for (const view of views) {
      const before = this.nodes.get(view.id);
      if (before !== undefined && isSame(before, view)) continue;
      this.nodes.set(view.id, view);
      changed.push(withNewArcs(view, before?.backlog?.arcs ?? []));
    }
    return changed;
  }

  private changedLinks(views: readonly LinkView[]): LinkView[] {
    return views.filter((view) => {
      const key = view.between.join('-');
      if (isSame(this.links.get(key), view)) return false;
      this.links.set(key, view);
      return true;
    });
  }

  private consoleDeltas(timeline: Timeline, replaced: boolean): ConsoleDelta[] {
    const { world, recorder } = timeline;
    const shown = world.recorded.lines;
    const lines = recorder.lines.slice(this.linesSent, shown);
    this.linesSent = shown;
    const deltas: ConsoleDelta[] = [];
    for (const console of world.consoles) {
      const own = lines.filter(
        (line) => line.node === console.node && line.console === console.number,
      );
      const key = `${console.node}#${console.number}`;
      const state = stateOf(console);
      if (own.length === 0 && this.consoles.get(key) === state) continue;
      const isNew = !this.consoles.has(key);
      this.consoles.set(key, state);
      deltas.push({
        node: console.node,
        number: console.number,
        prompt: console.prompt,
        waiting: console.running !== null,
        listening: console.listening,
        replaced: replaced || isNew,
        lines: own.map(({ kind, text, at }) => ({ kind, text, at })),
      });
    }
    return deltas;
  }
}

function stateOf(console: Console): string {
  return `${console.running !== null} ${console.listening} ${console.prompt}`;
}

function summary({ lab }: Timeline): LabSummary {
  const { name, story = null, seed, backlog } = lab;
  return { name, story, seed, backlog };
}
