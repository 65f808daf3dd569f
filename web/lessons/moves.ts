/** What nearly every lesson does and asks for, under short names. A lab stays written out where it is. */
import type { Check, Move } from '../../engine/lesson/format.ts';

type Is<K extends Check['is']> = Extract<Check, { is: K }>;
type Does<K extends Move['do']> = Extract<Move, { do: K }>;

export const type = (node: string, line: string): Does<'type'> => ({ do: 'type', node, line });
export const wait = (ms: number): Does<'wait'> => ({ do: 'wait', ms });
export const until = (check: Check): Does<'until'> => ({ do: 'until', check });
export const kill = (node: string): Does<'kill'> => ({ do: 'kill', node });
export const start = (node: string): Does<'start'> => ({ do: 'start', node });
export const cut = (a: string, b: string): Does<'cut'> => ({ do: 'cut', between: [a, b] });
export const stall = (a: string, b: string): Does<'stall'> => ({ do: 'stall', between: [a, b] });
export const heal = (a: string, b: string): Does<'heal'> => ({ do: 'heal', between: [a, b] });

/** Its link to its master is up. */
export const linked = (node: string): Is<'link'> => ({ is: 'link', node, status: 'up' });
export const running = (node: string): Is<'running'> => ({ is: 'running', node });
export const stopped = (node: string): Is<'stopped'> => ({ is: 'stopped', node });
export const sameData = (...nodes: string[]): Is<'same-data'> => ({ is: 'same-data', nodes });
export const sameOffset = (...nodes: string[]): Is<'same-offset'> => ({ is: 'same-offset', nodes });

export const CUT = { kind: 'link-changed', change: 'cut' } as const;
export const STALLED = { kind: 'link-changed', change: 'stalled' } as const;
export const HEALED = { kind: 'link-changed', change: 'healed' } as const;
/** A SET typed there. */
export const setAt = (node: string) => ({ kind: 'typed', node, line: '/^set /i' }) as const;
/** As Redis itself tells them. */
export const partialOf = (replica: string) =>
  ({ kind: 'resync', replica, outcome: 'partial' }) as const;
export const fullOf = (replica: string) => ({ kind: 'resync', replica, outcome: 'full' }) as const;
