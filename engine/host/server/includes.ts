import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { latin1, textOf } from '../../base/bytes.ts';
import { globMatches } from '../../keyspace/glob.ts';
import { splitArguments } from '../../resp/split.ts';

/** Lines of a configuration, and the number that each has in the file that it comes from. */
export interface NumberedLines {
  readonly lines: string[];
  readonly numbers: number[];
}

/** A file that includes itself ends here: no configuration that is meant goes so deep. */
const DEPTH_MAX = 32;

/**
 * Puts the lines of included files in place of `include` lines. `read` gives the bytes of a file, or
 * does not return.
 */
export function withIncludes(
  lines: readonly string[],
  read: (path: string) => Uint8Array = readFileSync,
  depth = 0,
): NumberedLines {
  const all: NumberedLines = { lines: [], numbers: [] };
  lines.forEach((line, i) => {
    const files = depth < DEPTH_MAX ? includedBy(line) : null;
    if (files === null) {
      all.lines.push(line);
      all.numbers.push(i + 1);
      return;
    }
    for (const file of files) {
      const inner = withIncludes(textOf(read(file)).split('\n'), read, depth + 1);
      all.lines.push(...inner.lines);
      all.numbers.push(...inner.numbers);
    }
  });
  return all;
}

/** The files that a line includes; null when it is another line. */
function includedBy(line: string): string[] | null {
  if (!/^\s*include\s/i.test(line)) return null;
  const words = splitArguments(latin1(line.trim()));
  if (words?.length !== 2) return null;
  const path = Buffer.from(words[1]!).toString();
  return /[*?[]/.test(path) ? matching(path) : [path];
}

/** Files whose last part of the path matches, in the order of their names; none is no fault. */
function matching(pattern: string): string[] {
  const folder = dirname(pattern);
  const name = Buffer.from(basename(pattern));
  try {
    const all = readdirSync(folder).filter((file) => globMatches(name, Buffer.from(file)));
    return all.sort().map((file) => join(folder, file));
  } catch {
    return [];
  }
}
