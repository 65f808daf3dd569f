// Whether a value is one for its parameter, in Redis's words.
import { eventClasses } from '../../keyspace/events.ts';
import { LONG_MAX, type Parameter } from './parameterKinds.ts';

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
  const refused = refusedHere(parameter.name, value);
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

/** What a server without TLS certificates and without a jemalloc of Redis's own refuses, and names of hosts. */
function refusedHere(name: string, value: string): string | null {
  const on = value.toLowerCase() === 'yes';
  if (name === 'activedefrag' && on) {
    return 'Active defragmentation cannot be enabled: it requires a Redis server compiled with a modified Jemalloc like the one shipped by default with the Redis source distribution';
  }
  const port = name === 'tls-port' && /^\d+$/.test(value) && Number(value) > 0;
  if (port || ((name === 'tls-cluster' || name === 'tls-replication') && on)) {
    if (!port || Number(value) <= 65_535) {
      return 'Unable to update TLS configuration. Check server logs.';
    }
  }
  if (name === 'cluster-announce-hostname' && /[^A-Za-z0-9.-]/.test(value)) {
    return 'Hostnames may only contain alphanumeric characters, hyphens or dots';
  }
  if (name === 'oom-score-adj-values' && value.split(' ').length !== 3) {
    return 'wrong number of arguments';
  }
  return null;
}

function inRange(value: number, min: number, max: number): Checked {
  if (value >= min && value <= max) return { value: String(value) };
  // Redis's own upper end; JavaScript counts exactly up to a little less.
  const end = max === LONG_MAX ? '9223372036854775807' : String(max);
  return { refused: `argument must be between ${min} and ${end} inclusive` };
}

function checkSave(value: string): Checked {
  if (value.trim() === '') return { value: '' };
  const numbers = value.trim().split(/\s+/).map(Number);
  const good =
    numbers.length % 2 === 0 &&
    numbers.every((n, i) => Number.isInteger(n) && n >= (i % 2 === 0 ? 1 : 0));
  return good ? { value: numbers.join(' ') } : { refused: 'Invalid save parameters' };
}

function checkOutputLimits(value: string): Checked {
  const words = value.trim().split(/\s+/);
  if (words.length === 0 || words.length % 4 !== 0) {
    return { refused: 'Wrong number of arguments in buffer limit configuration.' };
  }
  for (let i = 0; i < words.length; i += 4) {
    if (!['normal', 'slave', 'replica', 'pubsub'].includes(words[i]!.toLowerCase())) {
      return { refused: 'Invalid client class specified in buffer limit configuration.' };
    }
    const numbers = [parseMemory(words[i + 1]!), parseMemory(words[i + 2]!), Number(words[i + 3])];
    if (numbers.some((n) => n === null || Number.isNaN(n) || n < 0)) {
      return {
        refused: 'Error in hard, soft or soft_seconds setting in buffer limit configuration.',
      };
    }
  }
  return { value: words.join(' ') };
}

/** Up to six significant numbers between 0 and 100 (latency-tracking-info-percentiles). */
function checkPercentiles(words: readonly string[]): Checked {
  const values = words.join(' ').split(/\s+/).filter(Boolean);
  for (const value of values) {
    if (!/^-?\d+(\.\d+)?$/.test(value)) {
      return { refused: 'Invalid latency-tracking-info-percentiles parameters' };
    }
    if (Number(value) < 0 || Number(value) > 100) {
      return {
        refused: 'latency-tracking-info-percentiles parameters should sit between [0.0,100.0]',
      };
    }
  }
  return { value: values.map((value) => String(Number(value))).join(' ') };
}
