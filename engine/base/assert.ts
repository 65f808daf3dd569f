/** A broken invariant: a fault in the engine itself, never something that a user did. */
export class InvariantBroken extends Error {
  override readonly name = 'InvariantBroken';
}

/** Stops the engine when something that can never be false is false. */
export function assert(condition: unknown, what: string): asserts condition {
  if (!condition) throw new InvariantBroken(what);
}
