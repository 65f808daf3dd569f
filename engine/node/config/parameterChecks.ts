// Whether a value is one for its parameter, in Redis's words.
import { eventClasses } from '../../keyspace/events.ts';
import { LONG_MAX, type Parameter } from './parameterKinds.ts';
import { checkOutputLimits, checkPercentiles, checkSave, refusedHere } from '../later.ts';

const BAD_EVENTS = "Invalid event class character. Use 'Ag$lshzxeKEtmdn'.";

const MEMORY_UNITS: Readonly<Record<string, number>> = {
  '': 1,
  b: 1,
  k: 1000,
  kb: 1024,
  m: 1_000_000,
  mb: 1_048_576,
  g: 1_000_000_000,
  gb: 1_073_741_824,
};

/** `1mb` to bytes (memtoull), or null. */
export function parseMemory(value: string): number | null {
  const match = /^(-?\d+)([a-z]*)$/i.exec(value);
  if (!match) return null;
  const unit = MEMORY_UNITS[match[2]!.toLowerCase()];
  return unit === undefined ? null : Number(match[1]) * unit;
}

/** The value as the parameter keeps it, or Redis's reason for refusing it. */
export type Checked = { readonly value: string } | { readonly refused: string };

export function checkValue(parameter: Parameter, words: readonly string[]): Checked {
  const { kind } = parameter;
  const value = words.join(' ');
  const refused = parameter.inert ? refusedHere(parameter.name, value) : null;
  if (refused !== null) return { refused };
  switch (kind.type) {
    case 'yes-no': {
      const lower = value.toLowerCase();
      return lower === 'yes' || lower === 'no'
        ? { value: lower }
        : { refused: "argument must be 'yes' or 'no'" };
    }
    case 'integer':
      if (!/^-?\d+$/.test(value) || !Number.isSafeInteger(Number(value))) {
        return { refused: "argument couldn't be parsed into an integer" };
      }
      return inRange(Number(value), kind.min, kind.max);
    case 'memory': {
      const bytes = parseMemory(value);
      if (bytes === null || bytes < 0) return { refused: 'argument must be a memory value' };
      return inRange(bytes, kind.min, kind.max);
    }
    case 'memory-or-percent': {
      if (/^\d+%$/.test(value)) return { value };
      const bytes = parseMemory(value);
      return bytes === null || bytes < 0
        ? { refused: 'argument must be a memory or percent value' }
        : { value: String(bytes) };
    }
    case 'percentiles':
      return checkPercentiles(words);
    case 'events':
      return eventClasses(value) === null ? { refused: BAD_EVENTS } : { value };
    case 'text':
      return parameter.name === 'dbfilename' && value.includes('/')
        ? { refused: "dbfilename can't be a path, just a filename" }
        : { value };
    case 'enum':
      return kind.values.includes(value.toLowerCase())
        ? { value: value.toLowerCase() }
        : { refused: `argument(s) must be one of the following: ${kind.values.join(', ')}` };
    case 'save':
      return checkSave(value);
    case 'output-limits':
      return checkOutputLimits(value);
    case 'replicaof':
      return { value: value.toLowerCase() === 'no one' ? '' : value };
  }
}

function inRange(value: number, min: number, max: number): Checked {
  if (value >= min && value <= max) return { value: String(value) };
  // Redis's own upper end; JavaScript counts exactly up to a little less.
  const end = max === LONG_MAX ? '9223372036854775807' : String(max);
  return { refused: `argument must be between ${min} and ${end} inclusive` };
}
