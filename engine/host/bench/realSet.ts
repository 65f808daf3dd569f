// A real one-master-two-replica set, on free ports, in a temporary folder.
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Asker, freePort, untilAnswers } from './asker.ts';
import { fullSyncCase } from './own.ts';
import { CLIENTS, PIPELINES, setsCase } from './sets.ts';
import type { Figures } from './figures.ts';

const exec = promisify(execFile);
const REPLICAS = 2;
const WAIT_MS = 30_000;

export class RealSet {
  private readonly folder = mkdtempSync(join(tmpdir(), 'psync-bench-redis-'));
  private readonly processes: ChildProcess[] = [];
  private readonly askers: Asker[] = [];
  private ports: number[] = [];

  /** Starts the set; false where there is no redis-server or no redis-benchmark. */
  async start(): Promise<boolean> {
    try {
      await exec('redis-server', ['--version']);
      await exec('redis-benchmark', ['--help']).catch((problem: { code?: unknown }) => {
        if (problem.code === 'ENOENT') throw problem;
      });
    } catch {
      return false;
    }
    for (let i = 0; i <= REPLICAS; i++) this.ports.push(await freePort());
    for (const port of this.ports) await this.startServer(port);
    await this.attach();
    return true;
  }

  private async startServer(port: number): Promise<void> {
    const dir = join(this.folder, String(port));
    mkdirSync(dir);
    const options = ['--port', String(port), '--bind', '127.0.0.1', '--dir', dir, '--save', ''];
    options.push('--repl-diskless-sync-delay', '0', '--appendonly', 'no');
    this.processes.push(spawn('redis-server', options, { stdio: 'ignore' }));
    this.askers.push(await untilAnswers(port));
  }

  private async attach(): Promise<void> {
    const replicas = this.askers.slice(1);
    for (const replica of replicas) await replica.ask(`REPLICAOF 127.0.0.1 ${this.ports[0]}`);
    await this.inStep();
  }

  /** Waits until both links are up and the master has sent all: every offset is the master's. */
  private async inStep(): Promise<void> {
    for (const limit = performance.now() + WAIT_MS; ;) {
      const infos: string[] = [];
      for (const asker of this.askers) infos.push(await asker.ask('INFO replication'));
      const offset = /master_repl_offset:(\d+)/.exec(infos[0]!)![1];
      const same = infos
        .slice(1)
        .every(
          (info) =>
            info.includes('master_link_status:up') &&
            info.includes(`slave_repl_offset:${offset}\r`),
        );
      if (same) return;
      if (performance.now() > limit) throw new Error('the real replicas do not catch up');
      await pause(1);
    }
  }

  private async verify(): Promise<number> {
    const digests: string[] = [];
    for (const asker of this.askers) digests.push(await asker.ask('DEBUG DIGEST'));
    const sizes = await this.askers[0]!.ask('DBSIZE');
    if (digests.some((one) => one.startsWith('+') && one !== digests[0])) {
      throw new Error('the real data sets differ');
    }
    return Number(sizes.slice(1));
  }

  /** SETs by redis-benchmark, until the replicas have them too. */
  async sets(keys: number, count: number): Promise<Figures> {
    const figures: Record<string, number> = {};
    for (const pipeline of PIPELINES) {
      await this.askers[0]!.ask('FLUSHALL');
      await this.inStep();
      const options = ['-t', 'set', '-c', String(CLIENTS), '-d', '3', '-q'];
      options.push('-p', String(this.ports[0]), '-r', String(keys));
      options.push('-n', String(count), '-P', String(pipeline));
      const began = performance.now();
      await exec('redis-benchmark', options);
      await this.inStep();
      const seconds = (performance.now() - began) / 1000;
      const held = await this.verify();
      if (held === 0 || held > keys) throw new Error(`${held} keys in the real master`);
      figures[setsCase(keys, pipeline)] = count / seconds;
    }
    return figures;
  }

  /** Both replicas leave and come back for a full copy: milliseconds until the later one is up. */
  async fullSync(keys: number): Promise<Figures> {
    const [master, ...replicas] = this.askers;
    for (const replica of replicas) {
      await replica.ask('REPLICAOF NO ONE');
      await replica.ask('FLUSHALL');
    }
    await master!.ask('FLUSHALL');
    const options = ['-p', String(this.ports[0]), '-n', '1', '-q', 'eval'];
    options.push(
      `for i=0,${keys - 1} do redis.call('SET', string.format('key:%012d', i), 'xxa') end return 0`,
      '0',
    );
    await exec('redis-benchmark', options);
    const began = performance.now();
    await this.attach();
    const ms = performance.now() - began;
    const held = Number((await replicas[1]!.ask('DBSIZE')).slice(1));
    if (held !== keys) throw new Error(`${held} keys in the real replica`);
    return { [fullSyncCase(keys)]: ms };
  }

  async stop(): Promise<void> {
    for (const asker of this.askers) asker.end();
    for (const process of this.processes) process.kill('SIGKILL');
    await pause(50);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
