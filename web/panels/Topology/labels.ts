/**
 * Where stands what is said of a link: its name with its buttons, and how much it carries. Names stand
 * off their lines on the side that is free of other links, rates beyond them, out of the way of what
 * travels; where there is no room, a name is a sign on its line. Pure; picture units.
 */
import type { Box } from './arrange.ts';
import { laneAt, leavesDown, pointAt, roomOf, runsDown, type Curve, type Point } from './curve.ts';

/** How far a name is from the middle of its link: a steep link carries pills beside its middle. */
const OFF = 36;
const OFF_MAX = 56;
const ASIDE_MAX = 40;
/** About how large a name is: with its latency and two buttons, and with words and what waits. */
export const CHIP_WIDTH = { short: 140, long: 250 } as const;
const CHIP_HEIGHT = 28;
/** Half the side of the sign that a small one is. */
const SIGN = 11;
/** A small one stands near the replica, where links are apart; there is room for it elsewhere, too. */
const SIGN_PLACES = [0.8, 0.72, 0.64, 0.88, 0.56, 0.48, 0.4, 0.32, 0.24, 0.16] as const;
/** A link's name and buttons, side by side, need so much. */
const CHIP_ROOM = 150;
/** From the middle of a name to that of the rate beyond it. */
const RATE_BEYOND = 22;
/** A line of text. */
const RATE_HEIGHT = 15;
/**
 * How far off the middle of its link a rate stands: beyond the labels that travel there, beside a sign
 * on a link that runs down, or in the way of labels.
 */
const RATE_OFF = { free: 32, beside: 42, inWay: 13, pastSign: 20 } as const;
/** What is said of a link keeps so far off other links. */
const OFF_LINES = { name: 10, rate: 6 } as const;
const RATE_PLACES = [0.5, 0.6, 0.4, 0.68, 0.32, 0.76, 0.24, 0.84, 0.16] as const;
const NEAR_REPLICA = [0.86, 0.8, 0.9, 0.74, 0.68, 0.6, 0.5] as const;
/** About how wide a rate is, whole and short. */
export const RATE_WIDTH = { whole: 132, short: 56 } as const;
const SAMPLES = 24;

export interface LinkLabels {
  /** The name is a sign, until it is pointed at. */
  small: boolean;
  /** A name that is not small stands below its line. */
  below: boolean;
  /** The middle of a small one, and of one whose link is broken: on its break, which says the same. */
  sign: Point;
  broken: Point;
  /** Of what travels from the first node, and to it; null: there is no room to tell it. */
  rates: { forward: RatePlace | null; back: RatePlace | null };
}

export interface RatePlace {
  /** Its middle. */
  at: Point;
  /** There is room for the short one only. */
  brief: boolean;
  /** Labels that travel would pass over it. */
  inWay: boolean;
}

interface Given {
  key: string;
  curve: Curve;
  /** The replica is the first of its nodes. */
  firstIsReplica: boolean;
}

/** What is in the way of labels: cards, the labels that have their places, and other links. */
interface Room {
  paper: Box;
  cards: readonly Box[];
  taken: Box[];
  lines: ReadonlyMap<string, readonly Point[]>;
}

/** `crowded`: so many links that all names are small. All labels lie on the paper. */
export function labelsOf(
  links: readonly Given[],
  cards: readonly Box[],
  paper: Box,
  crowded: boolean,
): Map<string, LinkLabels> {
  const lines = new Map(links.map(({ key, curve }) => [key, pointsOf(curve)]));
  const room: Room = { paper: around(paper, cards), cards, taken: [], lines };
  const sides = crowded ? new Map<string, boolean>() : sidesOf(links, room);
  const signs = new Map<string, Point>();
  for (const { key, curve, firstIsReplica } of links) {
    if (sides.has(key)) continue;
    const sign = signOf(curve, firstIsReplica, room);
    signs.set(key, sign);
    room.taken.push(square(sign));
  }
  return new Map(
    links.map((link) => {
      const below = sides.get(link.key);
      const middle = pointAt(link.curve, 0.5);
      const isSeen = cards.every((card) => shared(card, boxAt(middle, 1, 1)) === 0);
      const sign = signs.get(link.key) ?? middle;
      const rates = {
        forward: rateOf(link, true, below, crowded, room),
        back: rateOf(link, false, below, crowded, room),
      };
      const small = below === undefined;
      return [
        link.key,
        { small, below: below === true, sign, broken: isSeen ? middle : sign, rates },
      ];
    }),
  );
}

/** The middle of a name that is so wide. */
export function chipPlace(curve: Curve, below: boolean, width: number): Point {
  const [start, , , end] = curve;
  const { x, y } = pointAt(curve, 0.5);
  const fall = end.y - start.y;
  // Away from where the line comes near: what travels there passes beside it, not behind it.
  const free = Math.max(0, (Math.abs(end.x - start.x) - width) / 2);
  const aside = Math.min(free, ASIDE_MAX, Math.abs(fall) / 2) * Math.sign(fall * (end.x - start.x));
  const off = Math.min(OFF_MAX, OFF + Math.abs(fall) * 0.35);
  return below ? { x: x - aside, y: y + off } : { x: x + aside, y: y - off };
}

/** What a name and its rates cover. */
export function boxesOfLabels(
  { small, below, sign, rates }: LinkLabels,
  curve: Curve,
): { name: Box; rates: Box[] } {
  const told = [rates.forward, rates.back].filter((rate) => rate !== null);
  return {
    name: small ? square(sign) : nameBox(curve, below),
    rates: told.map(({ at, brief }) => rateBox(at, brief)),
  };
}

/**
 * Of links that have room for names: whether each stands below its line, which is where it is farther from other links.
 * None has one where one of them cannot: names and signs side by side would seem to mean something.
 */
function sidesOf(links: readonly Given[], room: Room): Map<string, boolean> {
  const sides = new Map<string, boolean>();
  for (const { key, curve } of links) {
    if (roomOf(curve) < CHIP_ROOM || runsDown(curve) || leavesDown(curve)) continue;
    const isBehind = room.cards.some((card) =>
      (room.lines.get(key) ?? []).some((point) => shared(card, boxAt(point, 1, 1)) === 1),
    );
    if (isBehind) continue;
    const others = othersOf(key, room);
    const gap = (below: boolean) => gapTo(blockOf(curve, below), others);
    const wished = gap(true) > gap(false);
    const below = [wished, !wished].find((side) =>
      isFree(nameBox(curve, side), others, OFF_LINES.name, room),
    );
    if (below === undefined) {
      room.taken.length = 0;
      return new Map();
    }
    sides.set(key, below);
    room.taken.push(nameBox(curve, below));
  }
  return sides;
}

function signOf(curve: Curve, firstIsReplica: boolean, room: Room): Point {
  const places = SIGN_PLACES.map((t) => pointAt(curve, firstIsReplica ? 1 - t : t));
  const wanted = runsDown(curve) ? [pointAt(curve, 0.5), ...places] : places;
  const covered = (at: Point) =>
    [...room.taken, ...room.cards].reduce((sum, each) => sum + shared(square(at), each), 0);
  return wanted.reduce((best, place) => (covered(place) < covered(best) ? place : best));
}

function rateOf(
  link: Given,
  forward: boolean,
  below: boolean | undefined,
  crowded: boolean,
  room: Room,
): RatePlace | null {
  const { key, curve } = link;
  const others = othersOf(key, room);
  const beside = below === undefined ? [] : besideName(curve, below, forward);
  // Among many, some that are whole and some that are not would seem to mean something.
  const sizes = crowded || leavesDown(curve) ? [true] : [false, true];
  const along = (off: number, inWay: boolean) =>
    sizes.flatMap((brief) =>
      alongLine(curve, forward, off, ratePlaces(link)).map((at) => ({ at, brief, inWay })),
    );
  const places = [
    ...beside,
    ...(runsDown(curve) || leavesDown(curve) ? along(RATE_OFF.beside, false) : []),
    ...(crowded ? [] : along(RATE_OFF.free, false)),
    ...along(RATE_OFF.inWay, true),
    ...along(RATE_OFF.pastSign, true),
  ];
  const place = places.find(({ at, brief }) =>
    isFree(rateBox(at, brief), others, OFF_LINES.rate, room),
  );
  if (place === undefined) return null;
  room.taken.push(rateBox(place.at, place.brief));
  return place;
}

/** Beyond its name, or at one end of it. */
function besideName(curve: Curve, below: boolean, forward: boolean): RatePlace[] {
  const { x, y } = chipPlace(curve, below, CHIP_WIDTH.short);
  const beyond = (RATE_BEYOND + (forward ? 0 : RATE_HEIGHT)) * (below ? 1 : -1);
  const aside = (CHIP_WIDTH.short + RATE_WIDTH.short) / 2;
  const inWay = false;
  return [
    { at: { x, y: y + beyond }, brief: roomOf(curve) < RATE_WIDTH.whole, inWay },
    { at: { x: x + aside, y }, brief: true, inWay },
    { at: { x: x - aside, y }, brief: true, inWay },
  ];
}

/** Links that fan out from below a card are apart only near the replicas, where it is clear whose a rate is. */
function ratePlaces({ curve, firstIsReplica }: Given): readonly number[] {
  if (!leavesDown(curve)) return RATE_PLACES;
  return firstIsReplica ? NEAR_REPLICA.map((t) => 1 - t) : NEAR_REPLICA;
}

/** On its own side of the line first. */
function alongLine(
  curve: Curve,
  forward: boolean,
  off: number,
  places: readonly number[],
): Point[] {
  const half = { width: off, height: off };
  return places.flatMap((along) =>
    [forward, !forward].map((side) => laneAt(curve, side ? along : 1 - along, side, half)),
  );
}

/** Nothing is in the way of this box, all of it lies on the paper, and other links keep so far off. */
function isFree(box: Box, others: readonly Point[], off: number, room: Room): boolean {
  return (
    [...room.taken, ...room.cards].every((each) => shared(each, box) === 0) &&
    shared(room.paper, box) > box.width * box.height - 1 &&
    gapTo(box, others) >= off
  );
}

function othersOf(key: string, { lines }: Room): Point[] {
  return [...lines].flatMap(([other, points]) => (other === key ? [] : points));
}

/** How far the nearest of these points is from a box. */
function gapTo({ x, y, width, height }: Box, points: readonly Point[]): number {
  const gaps = points.map((point) =>
    Math.hypot(
      Math.max(0, x - point.x, point.x - x - width),
      Math.max(0, y - point.y, point.y - y - height),
    ),
  );
  return Math.min(Number.MAX_VALUE, ...gaps);
}

/** A name and the rate beyond it. */
function blockOf(curve: Curve, below: boolean): Box {
  const box = nameBox(curve, below);
  const beyond = RATE_BEYOND + RATE_HEIGHT / 2 - CHIP_HEIGHT / 2;
  return { ...box, y: below ? box.y : box.y - beyond, height: box.height + beyond };
}

function nameBox(curve: Curve, below: boolean): Box {
  return boxAt(chipPlace(curve, below, CHIP_WIDTH.short), CHIP_WIDTH.short, CHIP_HEIGHT);
}

function rateBox(at: Point, brief: boolean): Box {
  return boxAt(at, brief ? RATE_WIDTH.short : RATE_WIDTH.whole, RATE_HEIGHT);
}

function square(at: Point): Box {
  return boxAt(at, 2 * SIGN, 2 * SIGN);
}

/** The area that two boxes share. */
export function shared(a: Box, b: Box): number {
  const across = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const down = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, across) * Math.max(0, down);
}

function boxAt({ x, y }: Point, width: number, height: number): Box {
  return { x: x - width / 2, y: y - height / 2, width, height };
}

/** The paper, and what was pulled out of it. */
function around(paper: Box, boxes: readonly Box[]): Box {
  const all = [paper, ...boxes];
  const x = Math.min(...all.map((box) => box.x));
  const y = Math.min(...all.map((box) => box.y));
  const right = Math.max(...all.map((box) => box.x + box.width));
  const bottom = Math.max(...all.map((box) => box.y + box.height));
  return { x, y, width: right - x, height: bottom - y };
}

function pointsOf(curve: Curve): Point[] {
  return Array.from({ length: SAMPLES + 1 }, (_, step) => pointAt(curve, step / SAMPLES));
}
