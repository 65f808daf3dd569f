/** What was entered in the cards. They share it: a stream has one rate, whatever is asked about it. */
import { create } from 'zustand';

export const CARDS = [
  'backlog',
  'outage',
  'full-sync',
  'catch-up',
  'failover',
  'info',
  'replicas',
] as const;
export type Card = (typeof CARDS)[number];

export function isCard(name: string): name is Card {
  return CARDS.some((card) => card === name);
}

/** Bytes, bytes a second, seconds. */
export interface Inputs {
  rate: number;
  outage: number;
  reserve: number;
  backlog: number;
  kind: 'cut' | 'stall';
  timeout: number;
  ttl: number;
  last: boolean;
  hard: number;
  soft: number;
  softSeconds: number;
  rdb: number;
  memory: number;
  dump: number;
  load: number;
  diskless: boolean;
  delay: number;
  bandwidth: number;
  gap: number;
  writes: number;
  how: 'crash' | 'partition';
  oneWay: number;
  until: number;
  guard: 'none' | 'min-replicas' | 'wait';
  maxLag: number;
}

const MB = 1024 ** 2;

/** Redis's own defaults, and a small shop's traffic. */
export const FIRST_INPUTS: Inputs = {
  rate: 100_000,
  outage: 60,
  reserve: 2,
  backlog: MB,
  kind: 'cut',
  timeout: 60,
  ttl: 3600,
  last: false,
  hard: 256 * MB,
  soft: 64 * MB,
  softSeconds: 60,
  rdb: 4 * 1024 * MB,
  memory: 6 * 1024 * MB,
  dump: 40,
  load: 30,
  diskless: true,
  delay: 5,
  bandwidth: 100_000_000,
  gap: 50 * MB,
  writes: 500,
  how: 'partition',
  oneWay: 0.001,
  until: 30,
  guard: 'none',
  maxLag: 10,
};

interface Fed extends Inputs {
  /** What the lab knows is taken from it, and follows it. */
  live: boolean;
  pasted: string;
  /** As the reader typed it: the stream of what was pasted. */
  askedRate: string;
}

export const useInputs = create<Fed>(() => ({
  ...FIRST_INPUTS,
  live: false,
  pasted: '',
  askedRate: '',
}));

export function enter(changes: Partial<Fed>): void {
  useInputs.setState(changes);
}
