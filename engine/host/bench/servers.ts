// Two servers on real sockets, this one and redis-server, under the same redis-benchmark.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Asker, freePort, untilAnswers } from './asker.ts';
import type { Figures } from './figures.ts';

const exec = promisify(execFile);

export interface Work {
  /** A test of redis-benchmark: `set`, `get`, `lpush`. */
  readonly test: string;
  /** Commands that a client sends at once. */
  readonly pipeline: number;
  readonly clients: number;
  /** How many different keys. */
  readonly keys: number;
  readonly count: number;
}

/** One server process in a folder of its own. */
export class BenchedServer {
  private readonly folder: string;
  private readonly process: ChildProcess;
  private readonly asker: Asker;
  private readonly port: number;
  /** Milliseconds from the start of the process to its first answer. */
  readonly startMillis: number;

  private constructor(
    folder: string,
    process: ChildProcess,
    asker: Asker,
    port: number,
    startMillis: number,
  ) {
    this.folder = folder;
    this.process = process;
    this.asker = asker;
    this.port = port;
    this.startMillis = startMillis;
  }

  /** `program`: the words before the options. Throws when it cannot be started. */
  static async start(program: readonly string[]): Promise<BenchedServer> {
    const folder = mkdtempSync(join(tmpdir(), 'psync-bench-server-'));
    const port = await freePort();
    const [command, ...words] = program;
    const began = performance.now();
    const options = ['--port', String(port), '--save', '', '--bind', '127.0.0.1'];
    const child = spawn(command!, [...words, ...options], { cwd: folder, stdio: 'ignore' });
    const asker = await Promise.race([
      untilAnswers(port),
      new Promise<never>((_resolve, reject) => child.once('error', reject)),
    ]);
    return new BenchedServer(folder, child, asker, port, performance.now() - began);
  }

  /** Commands per second, and the processor time that the server spent on each. */
  async run({ test, pipeline, clients, keys, count }: Work): Promise<Figures> {
    const options = ['-p', String(this.port), '-t', test, '-n', String(count), '--csv'];
    options.push('-P', String(pipeline), '-c', String(clients), '-r', String(keys));
    const before = await this.cpuMicros();
    const { stdout } = await exec('redis-benchmark', options);
    const micros = (await this.cpuMicros()) - before;
    const rate = /^"[^"]*","([\d.]+)"/m.exec(stdout.split('\n').slice(1).join('\n'))?.[1];
    if (rate === undefined) throw new Error(`redis-benchmark did not run:\n${stdout}`);
    const name = `${test.toUpperCase()}, P=${pipeline}, ${clients} clients`;
    return { [`${name}, per second`]: Number(rate), [`${name}, us of CPU each`]: micros / count };
  }

  private async cpuMicros(): Promise<number> {
    const info = await this.asker.ask('INFO cpu');
    const of = (field: string): number => Number(new RegExp(`${field}:([\\d.]+)`).exec(info)![1]);
    return (of('used_cpu_sys') + of('used_cpu_user')) * 1e6;
  }

  async stop(): Promise<void> {
    this.asker.end();
    const ended = new Promise((resolve) => this.process.once('close', resolve));
    this.process.kill('SIGKILL');
    await ended;
    rmSync(this.folder, { recursive: true, force: true });
  }
}
