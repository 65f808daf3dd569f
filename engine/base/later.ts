/**
 * Functions that are called here and live in modules that are loaded later: what a small cluster needs
 * to come up is loaded first, the rest behind it (engine/rest.ts puts it in its place).
 *
 * A call that comes too early throws `NotLoaded`, and nothing else can come of it: nobody may take
 * what is not there yet for something that does not exist. Who called the engine waits then, and
 * plays its calls again on a whole engine (engine/early.ts).
 */
export class NotLoaded extends Error {
  override readonly name = 'NotLoaded';
}

/** Whether everything is there. Every look into a table that may still grow asks this before it says no. */
export const engineIs = { whole: false };

/** To be asked where something was not found that may be among what comes later. */
export function assertWhole(what: string): void {
  if (!engineIs.whole) throw new NotLoaded(what);
}

type AnyFunction = (...args: never[]) => unknown;

const PUT = Symbol('puts the function in its place');

/** Called like the function itself. */
export type Later<F extends AnyFunction> = F & { readonly [PUT]: (real: F) => void };

/** The place of a function that comes later. */
export function later<F extends AnyFunction>(): Later<F> {
  let real: AnyFunction | null = null;
  const call = (...args: never[]): unknown => {
    if (real === null) throw new NotLoaded('a part of the engine that is loaded later');
    return real(...args);
  };
  const place = { [PUT]: (given: F) => void (real = given) };
  return Object.assign(call as F, place);
}

/** The functions that a room waits for, by the names of their places. */
export type Awaited<Places> = {
  readonly [Name in keyof Places]: Places[Name] extends Later<infer F> ? F : never;
};

/** Puts each function in its place. One that is forgotten, or of another shape, does not compile. */
export function install<Places extends object>(places: Places, functions: Awaited<Places>): void {
  for (const name of Object.keys(places) as (keyof Places)[]) {
    const place = places[name] as Later<AnyFunction>;
    place[PUT](functions[name]);
  }
}
