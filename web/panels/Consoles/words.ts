/**
 * The commands that a console completes and hints at, with their arguments. They come after the page:
 * the first sight of it does not need them.
 */
import type { Commands } from './complete.ts';
import captured from './help.captured.json' with { type: 'json' };

/** Nobody is told of these by redis-cli, which has no arguments for them either. */
const UNTOLD: Readonly<Record<string, string>> = {
  'DEBUG CHANGE-REPL-ID': '',
  'DEBUG DIGEST': '',
  'DEBUG OBJECT': 'key',
  'DEBUG RELOAD': '',
  'DEBUG SET-ACTIVE-EXPIRE': '0|1',
  'DEBUG SLEEP': 'seconds',
  REPLCONF: 'option value [option value ...]',
};

/** In the order of their names; `help.captured.json` is what `help` of redis-cli 7.0.15 prints. */
export const COMMANDS: Commands = Object.entries({ ...captured, ...UNTOLD }).toSorted(([a], [b]) =>
  a < b ? -1 : 1,
);
