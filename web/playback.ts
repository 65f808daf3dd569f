/**
 * The page's only clock. Each animation frame it asks the engine to let virtual time run on by what
 * has passed on the wall, and tells the painters what moment to draw. One call to the engine is in
 * flight at a time: a slow engine costs smoothness, never correctness. What the user does goes ahead
 * of the next advance.
 *
 * Between two frames of the engine the drawn moment runs on by the wall clock from the moment of the
 * request, so motion is even whenever the answer comes. While nothing can happen (`quietUntil`), nothing
 * is asked: a lab that plays quietly costs next to nothing.
 */
import type { Frame, SegmentView } from '../engine/contract.ts';
import type { EngineCalls } from './engineClient.ts';
import { markWorkerDied, takeFrame, useChoices, useShown } from './store/store.ts';

/** Called each animation frame with the moment to draw (microseconds of virtual time) and the wall clock (ms). */
export type Painter = (displayNow: number, wall: number) => void;

/** More wall time than this at once (a sleeping tab) is not caught up with. */
const ELAPSED_MAX_MS = 100;
/** However quiet it is, the engine is asked so often. */
const QUIET_MAX_MS = 80;

interface Call {
  run: () => Promise<void>;
  forget: (error: Error) => void;
}

let engine: EngineCalls | null = null;
let manual = false;
/** Nothing can be seen yet: time does not run. */
let held = false;
/** Calls that wait for their turn. */
let calls: Call[] = [];
let inFlight = false;
let idleWaiters: (() => void)[] = [];
const painters = new Set<Painter>();
let segments: readonly SegmentView[] = [];
/** Wall time that belongs to the last frame's `now`; null until the loop has run. */
let anchor: number | null = null;
/** How fast time has run since then. */
let anchorSpeed = 1;
/** The engine has nothing to tell before this moment. */
let quietUntil = 0;
/** It was not asked for the newest moments, which were drawn. */
let ahead = false;
/** The moment at which a pause found the drawing, until the engine has come there. */
let pausedAt: number | null = null;
let lastWall = 0;
let wasPlaying = false;
/** Virtual time does not play beyond this moment; null: on and on. */
let stopAt: number | null = null;

/** Uses this engine from now on. Calls that waited for another one are forgotten. */
export function connect(calling: EngineCalls): void {
  engine = calling;
  quietUntil = 0;
  ahead = false;
  pausedAt = null;
  forgetCalls();
}

/** Starts the loop. With `manualClock`, time moves only when told. */
export function startLoop(manualClock: boolean): () => void {
  manual = manualClock;
  let handle = requestAnimationFrame(tick);
  function tick(wall: number): void {
    handle = requestAnimationFrame(tick);
    beat(wall);
  }
  return () => cancelAnimationFrame(handle);
}

/** Time waits until the function that is returned is called. */
export function holdTime(): () => void {
  held = true;
  return () => {
    held = false;
  };
}

/** Whether time waits, because nothing can be seen yet. */
export function isHeld(): boolean {
  return held;
}

export function isManual(): boolean {
  return manual;
}

/** Registers what draws each frame; the answer takes it off again. */
export function onPaint(painter: Painter): () => void {
  painters.add(painter);
  return () => painters.delete(painter);
}

/** What was in flight between nodes in the newest frame. */
export function currentSegments(): readonly SegmentView[] {
  return segments;
}

/** The moment to draw now, in microseconds of virtual time. */
export function displayNow(): number {
  const { now } = useShown.getState();
  if (pausedAt !== null) return pausedAt;
  if (!wasPlaying || manual || held || anchor === null) return now;
  const moment = now + Math.min(lastWall - anchor, ELAPSED_MAX_MS) * anchorSpeed * 1000;
  return stopAt === null ? moment : Math.max(now, Math.min(moment, stopAt));
}

/** Plays, and stops exactly at that moment. */
export function playUntil(at: number): void {
  stopAt = at;
  useChoices.setState({ playing: true });
}

/** What was to be played until a moment is played on, or not at all. */
export function forgetStop(): void {
  stopAt = null;
}

/** Asks the engine something, in turn. Rejects when the engine has died. */
export function ask<T>(question: (calling: EngineCalls) => Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const run = async () => {
      if (engine === null) return reject(new Error('no engine is connected'));
      try {
        resolve(await question(engine));
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    };
    calls.push({ run, forget: reject });
    pump();
  });
}

/** Asks for a frame and shows it. Answers null when the engine has died: the page says so by itself. */
export async function askFrame(
  question: (calling: EngineCalls) => Promise<Frame>,
): Promise<Frame | null> {
  try {
    // What is done now is done at the moment that is drawn.
    if (ahead) advance(lastWall);
    const frame = await ask(question);
    if (frame.now !== useShown.getState().now || frame.replaced) anchor = lastWall;
    take(frame);
    return frame;
  } catch (problem) {
    declareDead(problem);
    return null;
  }
}

/** Resolves when every call so far, and what it led to, is answered and drawn. */
export function settle(): Promise<void> {
  return new Promise((resolve) => {
    idleWaiters.push(resolve);
    pump();
  });
}

function beat(wall: number): void {
  const { playing, speed } = useChoices.getState();
  const runs = playing && !manual && !held && engine !== null;
  if (wasPlaying && !playing && !manual && engine !== null) pauseAt(displayNow());
  lastWall = wall;
  if (!playing) stopAt = null;
  wasPlaying = playing;
  if (!ahead) anchorSpeed = speed;
  if (!runs) anchor = wall;
  else if (!inFlight && calls.length === 0) {
    if (speed === anchorSpeed && isQuiet(wall)) ahead = true;
    else advance(wall);
  }
  const moment = displayNow();
  for (const paint of painters) paint(moment, wall);
}

/** Whether the engine can have nothing to tell yet. */
function isQuiet(wall: number): boolean {
  if (anchor === null || wall - anchor >= QUIET_MAX_MS) return false;
  const moment = useShown.getState().now + (wall - anchor) * anchorSpeed * 1000;
  return moment < quietUntil && (stopAt === null || moment < stopAt);
}

/** Stays where the drawing is, and asks once more, for figures that lag behind while it plays under load. */
function pauseAt(moment: number): void {
  if (ahead) pausedAt = advance(lastWall) ? moment : null;
  void askFrame((calling) => calling.advance(0));
}

/** Lets virtual time come to where it stands at this moment of the wall; tells whether there is any way to go. */
function advance(wall: number): boolean {
  ahead = false;
  const passed = Math.min(wall - (anchor ?? wall), ELAPSED_MAX_MS);
  const wanted = Math.round(passed * anchorSpeed * 1000);
  const room = stopAt === null ? Infinity : stopAt - useShown.getState().now;
  if (room <= 0) {
    useChoices.setState({ playing: false });
    return false;
  }
  const elapsed = Math.min(wanted, room);
  if (elapsed <= 0) {
    anchor ??= wall;
    return false;
  }
  ask((calling) => calling.advance(elapsed)).then((frame) => {
    anchor = wall;
    anchorSpeed = useChoices.getState().speed;
    pausedAt = null;
    take(frame);
    if (frame.failure !== null) useChoices.setState({ playing: false });
  }, declareDead);
  return true;
}

function take(frame: Frame): void {
  const changed = !sameSegments(segments, frame.segments);
  segments = frame.segments;
  quietUntil = frame.quietUntil;
  takeFrame(frame, changed);
}

function sameSegments(a: readonly SegmentView[], b: readonly SegmentView[]): boolean {
  return a.length === b.length && a.every((segment, index) => segment.id === b[index]?.id);
}

/** The engine's worker has died: says so, and stops. */
export function declareDead(why: unknown): void {
  forgetCalls();
  segments = [];
  useChoices.setState({ playing: false });
  wasPlaying = false;
  ahead = false;
  pausedAt = null;
  markWorkerDied(why instanceof Error ? why.message : '');
}

function forgetCalls(): void {
  const forgotten = calls;
  calls = [];
  for (const call of forgotten) call.forget(new Error('the engine was replaced'));
}

function pump(): void {
  if (inFlight) return;
  const next = calls.shift();
  if (next === undefined) {
    if (idleWaiters.length > 0) reportIdle();
    return;
  }
  inFlight = true;
  void next.run().finally(() => {
    inFlight = false;
    pump();
  });
}

/** A message to oneself comes after React has drawn what the last frame changed. */
function reportIdle(): void {
  const waiters = idleWaiters;
  idleWaiters = [];
  const channel = new MessageChannel();
  channel.port1.onmessage = () => {
    channel.port1.close();
    if (inFlight || calls.length > 0) idleWaiters.push(...waiters);
    else for (const resolve of waiters) resolve();
  };
  channel.port2.postMessage(null);
}
