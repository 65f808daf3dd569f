/**
 * Keeps one SVG element for each labelled segment and moves it by its `transform` attribute, which is
 * what costs least of all ways; the others are points of one path. Elements come and go only when
 * segments do.
 */
import type { LinkView, MessageKind, SegmentView } from '../../../engine/contract.ts';
import { currentSegments } from '../../playback.ts';
import { bytes, grouped } from '../../ui/figures.ts';
import { pointAt, type Curve, type Point } from './curve.ts';
import {
  label,
  lanesOf,
  noLabels,
  pillOf,
  rateOf,
  roomInQueue,
  seatOf,
  type Form,
  type Labels,
  type Pill,
} from './lanes.ts';
import css from './Segments.module.css';

interface Lane {
  segments: readonly SegmentView[];
  curve: Curve;
  forward: boolean;
  labels: Labels;
  rate: SVGTextElement;
  flows: Map<MessageKind, SVGPathElement>;
}

/** A pill in the document. One that begins to wait has less room, and is drawn anew. */
interface Drawn {
  element: SVGGElement;
  width: number;
  waiting: boolean;
}

type Links = Readonly<Record<string, LinkView>>;

const HEIGHT = 20;
const SVG = 'http://www.w3.org/2000/svg';
/** A rate is read, not watched: it changes a few times a second. */
const RATE_EVERY_MS = 300;
/** How far below the middle of its link a lane's rate stands. */
const RATE_BELOW = { forward: 35, back: 51 } as const;

export class SegmentPainter {
  readonly #group: SVGGElement;
  readonly #curves: ReadonlyMap<string, Curve>;
  readonly #rateText: (perSecond: string, size: string) => string;
  readonly #dots = document.createElementNS(SVG, 'g');
  readonly #pills = document.createElementNS(SVG, 'g');
  readonly #drawn = new Map<number, Drawn>();
  readonly #lanes = new Map<string, Lane>();
  #seen: readonly SegmentView[] | null = null;
  #ratedAt = 0;

  constructor(
    group: SVGGElement,
    curves: ReadonlyMap<string, Curve>,
    rateText: (perSecond: string, size: string) => string,
  ) {
    this.#group = group;
    this.#curves = curves;
    this.#rateText = rateText;
    // Labels stand above the flow that passes beneath them.
    group.append(this.#dots, this.#pills);
  }

  /** Draws the moment `now`. With `still`, segments step instead of gliding. */
  paint(now: number, wall: number, links: Links, still: boolean): void {
    const segments = currentSegments();
    if (segments !== this.#seen) this.#sort(segments, links);
    this.#seen = segments;
    for (const lane of this.#lanes.values()) this.#move(lane, now, still);
    if (wall - this.#ratedAt < RATE_EVERY_MS) return;
    this.#ratedAt = wall;
    for (const lane of this.#lanes.values()) this.#rate(lane);
  }

  clear(): void {
    this.#group.replaceChildren();
  }

  /** Sorts segments into lanes and drops the elements of those that are gone. */
  #sort(segments: readonly SegmentView[], links: Links): void {
    const found = lanesOf(segments, links);
    for (const [name, lane] of this.#lanes) lane.segments = found.get(name) ?? [];
    for (const [name, inLane] of found) {
      const curve = this.#curves.get(name.slice(0, -1));
      if (curve === undefined) continue;
      const lane = this.#lanes.get(name) ?? this.#newLane(name, curve);
      lane.segments = inLane;
      label(lane.labels, inLane, curve);
    }
    const here = new Set(segments.map((segment) => segment.id));
    for (const [id, { element }] of this.#drawn) {
      if (here.has(id)) continue;
      element.remove();
      this.#drawn.delete(id);
    }
  }

  #newLane(name: string, curve: Curve): Lane {
    const forward = name.endsWith('>');
    const rate = document.createElementNS(SVG, 'text');
    const middle = pointAt(curve, 0.5);
    rate.setAttribute('class', css['rate'] ?? '');
    rate.setAttribute('x', String(middle.x));
    const below = RATE_BELOW[forward ? 'forward' : 'back'] + steepness(curve);
    rate.setAttribute('y', String(middle.y + below));
    // Beneath what moves.
    this.#group.prepend(rate);
    const lane = { segments: [], curve, forward, labels: noLabels(), rate, flows: new Map() };
    this.#lanes.set(name, lane);
    return lane;
  }

  #move(lane: Lane, now: number, still: boolean): void {
    const flow = new Map<MessageKind, string>();
    let queued = 0;
    for (const segment of lane.segments) {
      const form = lane.labels.forms.get(segment.id) ?? 'dot';
      const room = Number.isFinite(segment.arrivesAt) ? 0 : roomInQueue(segment, form, lane.curve);
      const drawn = form === 'dot' ? null : this.#draw(segment, form, lane.curve);
      const before = queued + room / 2;
      const { at } = seatOf(segment, lane.curve, lane.forward, now, before, still, drawn?.width);
      queued += room;
      if (drawn !== null) put(drawn.element, at);
      else if (at !== null) flow.set(segment.kind, (flow.get(segment.kind) ?? '') + dotAt(at));
    }
    for (const [kind, path] of flow) this.#flowOf(lane, kind).setAttribute('d', path);
    for (const [kind, path] of lane.flows) if (!flow.has(kind)) path.setAttribute('d', '');
  }

  #draw(segment: SegmentView, form: Form, curve: Curve): Drawn {
    const known = this.#drawn.get(segment.id);
    const waiting = !Number.isFinite(segment.arrivesAt);
    if (known?.waiting === waiting) return known;
    known?.element.remove();
    const pill = pillOf(segment, curve);
    const drawn = { element: elementOf(segment, form, pill), width: pill.width, waiting };
    this.#drawn.set(segment.id, drawn);
    this.#pills.append(drawn.element);
    return drawn;
  }

  /** All dots of one kind in a lane are one path, however many they are. */
  #flowOf(lane: Lane, kind: MessageKind): SVGPathElement {
    const known = lane.flows.get(kind);
    if (known !== undefined) return known;
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', `${css['segment']} ${css['flow']}`);
    path.setAttribute('data-kind', kind);
    lane.flows.set(kind, path);
    this.#dots.append(path);
    return path;
  }

  #rate(lane: Lane): void {
    const rate = rateOf(lane.segments);
    lane.rate.textContent =
      rate === null ? '' : this.#rateText(grouped(rate.commands), bytes(Math.round(rate.bytes)));
  }
}

/** Beside the middle of a steep link, pills come lower. */
function steepness([start, , , end]: Curve): number {
  return Math.min(20, Math.max(0, Math.abs(end.y - start.y) - 42) * 0.6);
}

function put(element: SVGGElement, at: Point | null): void {
  element.setAttribute('visibility', at === null ? 'hidden' : 'visible');
  if (at !== null) element.setAttribute('transform', `translate(${place(at.x)},${place(at.y)})`);
}

/** A line of no length with round ends. */
function dotAt({ x, y }: Point): string {
  return `M${place(x)} ${place(y)}h0`;
}

function place(value: number): string {
  return value.toFixed(1);
}

function elementOf(segment: SegmentView, form: Form, pill: Pill): SVGGElement {
  const element = document.createElementNS(SVG, 'g');
  element.setAttribute('class', `${css['segment']} ${css[form]}`);
  element.setAttribute('data-kind', segment.kind);
  const { text, size, width } = pill;
  const box = document.createElementNS(SVG, 'rect');
  const height = form === 'parcel' ? HEIGHT + 4 : HEIGHT;
  box.setAttribute('width', String(width));
  box.setAttribute('height', String(height));
  box.setAttribute('x', String(-width / 2));
  box.setAttribute('y', String(-height / 2));
  box.setAttribute('rx', form === 'parcel' ? '3' : String(height / 2));
  const words = document.createElementNS(SVG, 'text');
  words.setAttribute('dy', '0.35em');
  words.append(text);
  if (size !== '') {
    const small = document.createElementNS(SVG, 'tspan');
    small.setAttribute('dx', '5');
    small.append(size);
    words.append(small);
  }
  element.append(box, words);
  return element;
}
