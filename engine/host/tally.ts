/**
 * What tests compared with a real redis-server, counted where it is compared and kept for the page
 * About > Fidelity: one file for each comparison in `test-results/fidelity/`, which the build gathers.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where counts are kept, from the root of the project. */
export const TALLIES = 'test-results/fidelity';

/** Captured cases: how many the file has, how many a test plays, how many came out as captured. */
export interface CaptureTally {
  readonly capture: string;
  /** The release that was captured. */
  readonly server: string;
  readonly total: number;
  readonly run: number;
  readonly passed: number;
}

/** A live comparison: what was compared, with which server, and how much of it. */
export interface OracleTally {
  readonly oracle: string;
  readonly server: string;
  readonly [what: string]: string | number;
}

export function tally(entry: CaptureTally | OracleTally): void {
  const folder = join(import.meta.dirname, '../..', TALLIES);
  const name = 'capture' in entry ? `capture ${entry.capture}` : `oracle ${entry.oracle}`;
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name.replace(/[^\w.]+/g, '-')}.json`);
  writeFileSync(file, `${JSON.stringify(entry, null, 2)}\n`);
}

/** Counts the captured cases of one file by their ids. */
export class CaseTally {
  private readonly run = new Set<string>();
  private readonly passed = new Set<string>();

  begin(id: string): void {
    this.run.add(id);
  }

  /** It came out as captured: called behind the last comparison. */
  pass(id: string): void {
    this.passed.add(id);
  }

  write(capture: string, server: string, total: number): void {
    tally({ capture, server, total, run: this.run.size, passed: this.passed.size });
  }
}
