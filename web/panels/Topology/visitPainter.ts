/** Draws visits: one pill and one light around the card for each node, at most. */
import type { EventRecord, NodeId } from '../../../engine/contract.ts';
import type { Box } from './arrange.ts';
import { PILL_HEIGHT, pillWidth } from './lanes.ts';
import css from './Segments.module.css';
import { poseOf, seenStanding, visitsAt, type Visit } from './visits.ts';

const SVG = 'http://www.w3.org/2000/svg';
/** The pill's place: its middle so far below the card's lower edge, where it hides no text. */
const BELOW_EDGE = 4;
/** The card's corners, with the light around it. */
const CORNER = 12;

interface Drawn {
  visit: number;
  pill: SVGGElement;
  light: SVGRectElement;
}

export class VisitPainter {
  readonly #group: SVGGElement;
  readonly #boxes: ReadonlyMap<NodeId, Box>;
  readonly #drawn = new Map<NodeId, Drawn>();
  #now = Number.NaN;
  /** The wall clock when time came to `#now`. */
  #since = 0;

  constructor(group: SVGGElement, boxes: ReadonlyMap<NodeId, Box>) {
    this.#group = group;
    this.#boxes = boxes;
  }

  paint(now: number, wall: number, events: readonly EventRecord[], still: boolean): void {
    if (now !== this.#now) this.#since = wall;
    this.#now = now;
    const visits = visitsAt(events, now);
    for (const [node, drawn] of this.#drawn) {
      if (visits.get(node)?.id === drawn.visit) continue;
      drawn.pill.remove();
      drawn.light.remove();
      this.#drawn.delete(node);
    }
    for (const [node, visit] of visits) {
      const box = this.#boxes.get(node);
      if (box === undefined) continue;
      const { pill, light } = this.#drawn.get(node) ?? this.#draw(visit, box);
      const { down, opacity, scale, glow } = poseOf(visit, now, still);
      const x = (box.x + box.width / 2).toFixed(1);
      const y = (box.y + box.height + BELOW_EDGE + down).toFixed(1);
      pill.setAttribute('transform', `translate(${x},${y}) scale(${scale.toFixed(3)})`);
      const seen = seenStanding(visit, wall - this.#since);
      pill.setAttribute('opacity', (opacity * seen).toFixed(2));
      light.setAttribute('opacity', (glow * seen).toFixed(2));
    }
  }

  #draw(visit: Visit, box: Box): Drawn {
    const pill = pillOf(visit, box.width - 16);
    const light = document.createElementNS(SVG, 'rect');
    light.setAttribute('class', css['light'] ?? '');
    light.setAttribute('data-refused', String(visit.error !== ''));
    for (const [name, value] of [
      ['x', box.x - 2],
      ['y', box.y - 2],
      ['width', box.width + 4],
      ['height', box.height + 4],
      ['rx', CORNER],
    ] as const) {
      light.setAttribute(name, String(value));
    }
    const drawn = { visit: visit.id, pill, light };
    this.#group.append(light, pill);
    this.#drawn.set(visit.node, drawn);
    return drawn;
  }
}

/** The error comes first: it is what must be read. */
function pillOf({ line, error }: Visit, room: number): SVGGElement {
  const pill = document.createElementNS(SVG, 'g');
  pill.setAttribute('class', `${css['segment']} ${css['pill']} ${css['visit']}`);
  pill.setAttribute('data-refused', String(error !== ''));
  const signed = error === '' ? line : `⊘ ${error}`;
  const whole = error === '' ? '' : `  ${line}`;
  const rest = pillWidth(signed + whole) <= room ? whole : '';
  const width = Math.min(room, pillWidth(signed + rest));
  const box = document.createElementNS(SVG, 'rect');
  box.setAttribute('x', String(-width / 2));
  box.setAttribute('y', String(-PILL_HEIGHT / 2 - 1));
  box.setAttribute('width', String(width));
  box.setAttribute('height', String(PILL_HEIGHT + 2));
  box.setAttribute('rx', String(PILL_HEIGHT / 2 + 1));
  const text = document.createElementNS(SVG, 'text');
  text.setAttribute('class', css['label'] ?? '');
  text.setAttribute('dy', '0.35em');
  text.append(signed);
  if (rest !== '') {
    const small = document.createElementNS(SVG, 'tspan');
    small.setAttribute('dx', '6');
    small.append(line);
    text.append(small);
  }
  pill.append(box, text);
  return pill;
}
