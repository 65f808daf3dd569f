// Other processes: the engine bundled as the page ships it, the mock, and a reference program.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { rolldown } from 'rolldown';
import type { Figures } from './figures.ts';
import { PIPELINES, setsCase } from './sets.ts';

const exec = promisify(execFile);
const FOLDER = join(import.meta.dirname, '..', 'bench');

/** Programs of this folder, bundled into a temporary one. */
export class Programs {
  private readonly folder = mkdtempSync(join(tmpdir(), 'psync-bench-'));

  /** Bundles `<name>.ts`. What comes from npm stays where it is. */
  async bundle(name: string): Promise<string> {
    const bundle = await rolldown({ input: join(FOLDER, `${name}.ts`), platform: 'node' });
    const file = join(this.folder, `${name}.mjs`);
    await bundle.write({ file, format: 'esm' });
    await bundle.close();
    return file;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs a program that prints one line of JSON. */
export async function figuresOf(
  file: string,
  ...plan: readonly (string | number)[]
): Promise<Figures> {
  const { stdout } = await exec(process.execPath, ['--expose-gc', file, ...plan.map(String)]);
  return JSON.parse(stdout) as Figures;
}

/** Lines that a reference program prints: one per case, `events P=16` and so on. */
interface ReferenceLine {
  readonly case: string;
  readonly median: number;
}

/** A round of a reference program: `events --json --n=<count> --keys=<keys> --runs=1`. */
export async function referenceFigures(
  file: string,
  keys: number,
  count: number,
): Promise<Figures> {
  const options = ['events', '--json', `--n=${count}`, `--keys=${keys}`, '--runs=1'];
  const { stdout } = await exec(process.execPath, ['--expose-gc', file, ...options]);
  const figures: Record<string, number> = {};
  for (const text of stdout.split('\n').filter(Boolean)) {
    const line = JSON.parse(text) as ReferenceLine;
    const pipeline = PIPELINES.find((one) => line.case.endsWith(` P=${one}`));
    if (pipeline !== undefined) figures[setsCase(keys, pipeline)] = line.median;
  }
  return figures;
}
