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
  caption,
  label,
  lanesOf,
  noLabels,
  pillWidth,
  rateOf,
  roomInQueue,
  seatOf,
  wholeCaption,
  type Form,
  type Labels,
} from './lanes.ts';
import css from './Segments.module.css';

export interface SegmentPainter {
  paint(
    now: number,
    wall: number,
    links: Readonly<Record<string, LinkView>>,
    still: boolean,
  ): void;
  clear(): void;
}

interface Lane {
  segments: readonly SegmentView[];
  curve: Curve;
  forward: boolean;
  labels: Labels;
  rate: SVGTextElement;
  flows: Map<MessageKind, SVGPathElement>;
}

const HEIGHT = 20;
const SVG = 'http://www.w3.org/2000/svg';
/** A rate is read, not watched: it changes a few times a second. */
const RATE_EVERY_MS = 300;
const RATE_BELOW = { '>': 42, '<': 58 } as const;

export function segmentPainter(
  group: SVGGElement,
  curves: ReadonlyMap<string, Curve>,
  rateText: (perSecond: string, size: string) => string,
): SegmentPainter {
  const elements = new Map<number, SVGGElement>();
  const lanes = new Map<string, Lane>();
  const dots = document.createElementNS(SVG, 'g');
  const pills = document.createElementNS(SVG, 'g');
  // Labels stand above the flow that passes beneath them.
  group.append(dots, pills);
  let seen: readonly SegmentView[] | null = null;
  let ratedAt = 0;

  /** Sorts new segments into lanes and drops the elements of those that are gone. */
  function sort(segments: readonly SegmentView[], links: Readonly<Record<string, LinkView>>): void {
    const found = lanesOf(segments, links);
    for (const [name, lane] of lanes) lane.segments = found.get(name) ?? [];
    for (const [name, inLane] of found) {
      const curve = curves.get(name.slice(0, -1));
      if (curve === undefined) continue;
      const lane = lanes.get(name) ?? newLane(name, curve);
      lane.segments = inLane;
      label(lane.labels, inLane, curve);
    }
    const here = new Set(segments.map((segment) => segment.id));
    for (const [id, element] of elements) {
      if (here.has(id)) continue;
      element.remove();
      elements.delete(id);
    }
  }

  function newLane(name: string, curve: Curve): Lane {
    const forward = name.endsWith('>');
    const rate = document.createElementNS(SVG, 'text');
    const middle = pointAt(curve, 0.5);
    rate.setAttribute('class', css['rate'] ?? '');
    rate.setAttribute('x', String(middle.x));
    rate.setAttribute('y', String(middle.y + RATE_BELOW[forward ? '>' : '<']));
    group.append(rate);
    const lane: Lane = { segments: [], curve, forward, labels: noLabels(), rate, flows: new Map() };
    lanes.set(name, lane);
    return lane;
  }

  function move(lane: Lane, now: number, still: boolean): void {
    const flow = new Map<MessageKind, string>();
    let queued = 0;
    for (const segment of lane.segments) {
      const form = lane.labels.forms.get(segment.id) ?? 'dot';
      const room = Number.isFinite(segment.arrivesAt) ? 0 : roomInQueue(segment, form);
      const { at } = seatOf(segment, lane.curve, lane.forward, now, queued + room / 2, still);
      queued += room;
      if (form !== 'dot') put(segment, form, at);
      else if (at !== null) flow.set(segment.kind, `${flow.get(segment.kind) ?? ''}M${at.x.toFixed(1)} ${at.y.toFixed(1)}h0`);
    }
    for (const [kind, path] of flow) flowOf(lane, kind).setAttribute('d', path);
    for (const [kind, path] of lane.flows) if (!flow.has(kind)) path.setAttribute('d', '');
  }

  function put(segment: SegmentView, form: Form, at: Point | null): void {
    const element = elements.get(segment.id) ?? add(segment, form);
    if (at === null) {
      element.setAttribute('visibility', 'hidden');
      return;
    }
    element.setAttribute('visibility', 'visible');
    element.setAttribute('transform', `translate(${at.x.toFixed(1)},${at.y.toFixed(1)})`);
  }

  function add(segment: SegmentView, form: Form): SVGGElement {
    const element = elementOf(segment, form);
    elements.set(segment.id, element);
    pills.append(element);
    return element;
  }

  /** All dots of one kind in a lane are one path, however many they are. */
  function flowOf(lane: Lane, kind: MessageKind): SVGPathElement {
    const known = lane.flows.get(kind);
    if (known !== undefined) return known;
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('class', `${css['segment']} ${css['flow']}`);
    path.setAttribute('data-kind', kind);
    lane.flows.set(kind, path);
    dots.append(path);
    return path;
  }

  return {
    paint(now, wall, links, still) {
      const segments = currentSegments();
      if (segments !== seen) sort(segments, links);
      seen = segments;
      for (const lane of lanes.values()) move(lane, now, still);
      if (wall - ratedAt < RATE_EVERY_MS) return;
      ratedAt = wall;
      for (const lane of lanes.values()) {
        const rate = rateOf(lane.segments);
        lane.rate.textContent =
          rate === null ? '' : rateText(grouped(rate.commands), bytes(Math.round(rate.bytes)));
      }
    },
    clear() {
      group.replaceChildren();
      elements.clear();
      lanes.clear();
    },
  };
}

function elementOf(segment: SegmentView, form: Form): SVGGElement {
  const element = document.createElementNS(SVG, 'g');
  element.setAttribute('class', `${css['segment']} ${css[form]}`);
  element.setAttribute('data-kind', segment.kind);
  const text = caption(segment);
  const size = bytes(segment.bytes);
  const width = pillWidth(wholeCaption(segment));
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
  if (segment.bytes > 0) {
    const small = document.createElementNS(SVG, 'tspan');
    small.setAttribute('dx', '5');
    small.append(size);
    words.append(small);
  }
  element.append(box, words);
  return element;
}
