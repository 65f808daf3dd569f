/**
 * Keeps one SVG element for each labelled segment and moves it by its `transform` attribute, which is
 * what costs least of all ways; the others are points of one path. Elements come and go only when
 * segments do.
 */
import type { ArcView, LinkView, MessageKind, SegmentView } from '../../../engine/contract.ts';
import { currentSegments } from '../../playback.ts';
import type { Shown } from '../../store/store.ts';
import { readable, shorten } from '../../text.ts';
import { grouped, roughBytes } from '../../ui/figures.ts';
import { roomOf, type Curve, type Point } from './curve.ts';
import { flowOf, isFlowing } from './flow.ts';
import {
  label,
  lanesOf,
  noLabels,
  PILL_HEIGHT,
  pillOf,
  roomInQueue,
  seatOf,
  originOf,
  type Form,
  type Labels,
  type Pill,
} from './lanes.ts';
import type { LinkLabels, RatePlace } from './labels.ts';
import { RateMeter } from './rates.ts';
import css from './Segments.module.css';

interface Lane {
  /** Key of its link. */
  link: string;
  segments: readonly SegmentView[];
  curve: Curve;
  forward: boolean;
  labels: Labels;
  meter: RateMeter;
  rate: SVGTextElement;
  /** Of its rate; null: it is not told. */
  place: RatePlace | null;
  flows: Map<MessageKind, SVGPathElement>;
  dense: SVGPathElement;
  /** What the dense path was given last: giving it the same again would be drawn again. */
  drawn: string;
}

/** A pill in the document. One that begins to wait has less room, and is drawn anew. */
interface Drawn {
  element: SVGGElement;
  width: number;
  waiting: boolean;
}

/** What the page's words say on the picture. */
export interface PictureWords {
  rate: (perSecond: string, size: string) => string;
  rateShort: (perSecond: string) => string;
  typedAs: (line: string) => string;
  unasked: Record<'expired' | 'evicted', string>;
}

const SVG = 'http://www.w3.org/2000/svg';
/** A rate is read, not watched: it changes a few times a second. */
const RATE_EVERY_MS = 300;
/** A line that was typed is told in so many characters. */
const TYPED_MAX = 34;

/** What the links are drawn with, by their keys. */
interface Drawing {
  curves: ReadonlyMap<string, Curve>;
  labels: ReadonlyMap<string, LinkLabels>;
  /** So many that a lane has at most one label. */
  crowded: boolean;
}

export class SegmentPainter {
  readonly #curves: ReadonlyMap<string, Curve>;
  readonly #labels: ReadonlyMap<string, LinkLabels>;
  readonly #words: PictureWords;
  readonly #meters: Map<string, RateMeter>;
  readonly #dots = document.createElementNS(SVG, 'g');
  readonly #pills = document.createElementNS(SVG, 'g');
  readonly #rates = document.createElementNS(SVG, 'g');
  readonly #drawn = new Map<number, Drawn>();
  readonly #lanes = new Map<string, Lane>();
  readonly #group: SVGGElement;
  readonly #crowded: boolean;
  #seen: readonly SegmentView[] | null = null;
  #ratedAt = Number.NEGATIVE_INFINITY;

  /** `meters`: what is known of rates outlives this painter, which lives as long as its curves. */
  constructor(
    group: SVGGElement,
    { curves, labels, crowded }: Drawing,
    words: PictureWords,
    meters: Map<string, RateMeter>,
  ) {
    this.#group = group;
    this.#curves = curves;
    this.#labels = labels;
    this.#words = words;
    this.#meters = meters;
    this.#crowded = crowded;
    // Labels stand above the flow that passes beneath them.
    group.append(this.#dots, this.#rates, this.#pills);
  }

  /** Draws the moment `now`. With `still`, segments step instead of gliding. */
  paint(now: number, wall: number, shown: Shown, still: boolean): void {
    this.#measure(now, shown.links);
    const segments = currentSegments();
    if (segments !== this.#seen) this.#sort(segments, shown);
    this.#seen = segments;
    for (const lane of this.#lanes.values()) this.#move(lane, now, still, shown.links[lane.link]);
    if (wall - this.#ratedAt < RATE_EVERY_MS) return;
    this.#ratedAt = wall;
    for (const lane of this.#lanes.values()) this.#rate(lane, shown.links[lane.link]);
  }

  clear(): void {
    this.#group.replaceChildren();
  }

  #measure(now: number, links: Shown['links']): void {
    for (const [key, curve] of this.#curves) {
      for (const [way, sign] of [
        [0, '>'],
        [1, '<'],
      ] as const) {
        const sent = links[key]?.sent[way];
        if (sent === undefined) continue;
        const name = key + sign;
        const meter = this.#meters.get(name) ?? new RateMeter();
        this.#meters.set(name, meter);
        meter.note(now, sent);
        if (meter.isDense && !this.#lanes.has(name)) this.#newLane(name, curve);
      }
    }
  }

  /** Sorts segments into lanes and drops the elements of those that are gone. */
  #sort(segments: readonly SegmentView[], shown: Shown): void {
    const found = lanesOf(segments, shown.links);
    for (const [name, lane] of this.#lanes) lane.segments = found.get(name) ?? [];
    for (const [name, inLane] of found) {
      const curve = this.#curves.get(name.slice(0, -1));
      if (curve === undefined) continue;
      const lane = this.#lanes.get(name) ?? this.#newLane(name, curve);
      lane.segments = inLane;
      label(lane.labels, inLane, curve, this.#pillsOf(lane));
      for (const segment of inLane) {
        const form = lane.labels.forms.get(segment.id) ?? 'dot';
        if (form !== 'dot') this.#draw(segment, form, lane, shown);
      }
    }
    const here = new Set(segments.map((segment) => segment.id));
    for (const [id, { element }] of this.#drawn) {
      if (here.has(id)) continue;
      element.remove();
      this.#drawn.delete(id);
    }
  }

  /** How many labels a lane has room for. */
  #pillsOf({ meter, curve, place }: Lane): 'many' | 'one' | 'none' {
    if (roomOf(curve) === 0) return 'none';
    if (!meter.isDense) return this.#crowded ? 'one' : 'many';
    // What would pass over its rate is not told: the rate says more.
    return this.#crowded || place?.inWay === true ? 'none' : 'one';
  }

  #newLane(name: string, curve: Curve): Lane {
    const forward = name.endsWith('>');
    const rate = document.createElementNS(SVG, 'text');
    rate.setAttribute('class', css['rate'] ?? '');
    const link = name.slice(0, -1);
    const place = this.#labels.get(link)?.rates[forward ? 'forward' : 'back'] ?? null;
    rate.setAttribute('x', String(place?.at.x ?? 0));
    rate.setAttribute('y', String(place?.at.y ?? 0));
    const dense = document.createElementNS(SVG, 'path');
    dense.setAttribute('class', css['dense'] ?? '');
    const meter = this.#meters.get(name) ?? new RateMeter();
    const lane = {
      link,
      segments: [],
      curve,
      forward,
      labels: noLabels(),
      meter,
      rate,
      place,
      flows: new Map(),
      dense,
      drawn: '',
    };
    this.#dots.append(dense);
    this.#rates.append(rate);
    this.#lanes.set(name, lane);
    return lane;
  }

  #move(lane: Lane, now: number, still: boolean, link: LinkView | undefined): void {
    const flow = new Map<MessageKind, string>();
    const { isDense } = lane.meter;
    let queued = 0;
    for (const segment of lane.segments) {
      const form = lane.labels.forms.get(segment.id) ?? 'dot';
      const moves = Number.isFinite(segment.arrivesAt);
      if (isDense && moves && form === 'dot') continue;
      const room = moves ? 0 : roomInQueue(segment, form, lane.curve);
      const drawn = form === 'dot' ? undefined : this.#drawn.get(segment.id);
      const before = queued + room / 2;
      const { at } = seatOf(segment, lane.curve, lane.forward, now, before, still, drawn?.width);
      queued += room;
      if (drawn !== undefined) put(drawn.element, at);
      else if (at !== null) flow.set(segment.kind, (flow.get(segment.kind) ?? '') + dotAt(at));
    }
    for (const [kind, path] of flow) this.#flowOf(lane, kind).setAttribute('d', path);
    for (const [kind, path] of lane.flows) {
      if (!flow.has(kind) && path.getAttribute('d') !== '') path.setAttribute('d', '');
    }
    this.#moveDense(lane, now, still, link);
  }

  #moveDense(lane: Lane, now: number, still: boolean, link: LinkView | undefined): void {
    const { dense, meter, segments, curve, forward } = lane;
    const rate = meter.isDense ? meter.rate() : null;
    if (rate === null || !isFlowing(segments, link)) {
      if (lane.drawn !== '') dense.setAttribute('d', '');
      lane.drawn = '';
      return;
    }
    const { d, offset, width } = flowOf(segments, curve, forward, now, rate.messages);
    if (lane.drawn !== d) dense.setAttribute('d', d);
    lane.drawn = d;
    dense.setAttribute('stroke-width', width.toFixed(1));
    if (!still) dense.setAttribute('stroke-dashoffset', offset.toFixed(1));
  }

  #draw(segment: SegmentView, form: Form, { curve }: Lane, shown: Shown): void {
    const known = this.#drawn.get(segment.id);
    const waiting = !isMoving(segment);
    if (known?.waiting === waiting) return;
    known?.element.remove();
    const pill = pillOf(segment, curve);
    const origin = originOf(segment, shown.nodes[segment.from]?.backlog?.arcs ?? []);
    const tag = origin === null || this.#crowded ? '' : this.#tagOf(origin);
    const element = elementOf(segment, form, pill, tag);
    this.#drawn.set(segment.id, { element, width: pill.width, waiting });
    this.#pills.append(element);
  }

  #tagOf({ typed, unasked }: ArcView): string {
    if (unasked !== null) return this.#words.unasked[unasked];
    return typed === null ? '' : this.#words.typedAs(shorten(readable(typed), TYPED_MAX));
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

  #rate({ meter, rate: element, place }: Lane, link: LinkView | undefined): void {
    const rate = meter.isDense && link?.state === 'up' ? meter.rate() : null;
    if (rate === null || place === null) {
      say(element, '');
      return;
    }
    const messages = grouped(Math.round(rate.messages));
    const whole = () => this.#words.rate(messages, roughBytes(rate.bytes));
    say(element, place.brief ? this.#words.rateShort(messages) : whole());
  }
}

function isMoving({ arrivesAt }: SegmentView): boolean {
  return Number.isFinite(arrivesAt);
}

function put(element: SVGGElement, at: Point | null): void {
  write(element, 'visibility', at === null ? 'hidden' : 'visible');
  if (at !== null) write(element, 'transform', `translate(${place(at.x)},${place(at.y)})`);
}

/** The browser draws anew what is written, even where it stands there already. */
function write(element: SVGElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

function say(element: SVGElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** A line of no length with round ends. */
function dotAt({ x, y }: Point): string {
  return `M${place(x)} ${place(y)}h0`;
}

function place(value: number): string {
  return value.toFixed(1);
}

/** `tag`: a line below the pill. */
function elementOf(segment: SegmentView, form: Form, pill: Pill, tag: string): SVGGElement {
  const element = document.createElementNS(SVG, 'g');
  element.setAttribute('class', `${css['segment']} ${css[form]}`);
  element.setAttribute('data-kind', segment.kind);
  const { text, size, width } = pill;
  const box = document.createElementNS(SVG, 'rect');
  const height = form === 'parcel' ? PILL_HEIGHT + 6 : PILL_HEIGHT;
  box.setAttribute('width', String(width));
  box.setAttribute('height', String(height));
  box.setAttribute('x', String(-width / 2));
  box.setAttribute('y', String(-height / 2));
  box.setAttribute('rx', form === 'parcel' ? '3' : String(height / 2));
  element.append(box);
  if (form === 'parcel') element.append(stringOf(width, height));
  const words = textOf(text, css['label']);
  if (size !== '') {
    const small = document.createElementNS(SVG, 'tspan');
    small.setAttribute('dx', '5');
    small.append(size);
    words.append(small);
  }
  element.append(words);
  if (tag !== '') {
    const typed = textOf(tag, css['typed']);
    typed.setAttribute('y', String(height / 2 + 9));
    element.append(typed);
  }
  return element;
}

function textOf(text: string, name: string | undefined): SVGTextElement {
  const element = document.createElementNS(SVG, 'text');
  element.setAttribute('class', name ?? '');
  element.setAttribute('dy', '0.35em');
  element.append(text);
  return element;
}

/** A parcel is tied with a string. */
function stringOf(width: number, height: number): SVGPathElement {
  const string = document.createElementNS(SVG, 'path');
  const [x, y] = [width / 2, height / 2];
  string.setAttribute('d', `M${8 - x} ${-y}v${height}M${x - 8} ${-y}v${height}`);
  return string;
}
