// Parameters of several words, and what is refused on this system.
import { type Checked, parseMemory } from './parameterChecks.ts';

/** What a server without TLS certificates and without a jemalloc of Redis's own refuses, and names of hosts. */
export function refusedHere(name: string, value: string): string | null {
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

export function checkSave(value: string): Checked {
  if (value.trim() === '') return { value: '' };
  const numbers = value.trim().split(/\s+/).map(Number);
  const good =
    numbers.length % 2 === 0 &&
    numbers.every((n, i) => Number.isInteger(n) && n >= (i % 2 === 0 ? 1 : 0));
  return good ? { value: numbers.join(' ') } : { refused: 'Invalid save parameters' };
}

export function checkOutputLimits(value: string): Checked {
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
export function checkPercentiles(words: readonly string[]): Checked {
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
