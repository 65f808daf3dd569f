import type { Found } from './browser.d.mts';

export const REDIS_VERSION: string;
export interface FoundRedis extends Found {
  version: string;
}
export function findRedis(): FoundRedis | undefined;
export function ensureRedis(): FoundRedis | undefined;
