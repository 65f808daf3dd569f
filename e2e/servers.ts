/**
 * Real processes for tests: ours (the bundle that buildServer.ts makes) and the real redis-server,
 * started, asked and stopped in the same way.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { TestRunner } from 'vitest';
import { findRedis, REDIS_VERSION } from './redis.mjs';
import { type Answer, ErrorAnswer, RawConnection } from './rawConnection.ts';
import { SERVER_BUNDLE } from './serverBundle.ts';

const WAIT_MS = 20_000;
const ASK_AGAIN_MS = 5;

export interface StartOptions {
  /** Words of the command line behind the port and `--save ""`. */
  readonly args?: readonly string[];
  /** Lines of a redis.conf in `dir`, given as the first word; its port is added. */
  readonly conf?: readonly string[];
  /** Instead of a directory of its own, which is removed at the end. */
  readonly dir?: string;
  readonly port?: number;
  /** Bytes for its standard input. */
  readonly stdin?: string;
  /** Nothing is added to `args`, and nothing is waited for but the start of the process. */
  readonly bare?: boolean;
}

export class TestedServer {
  readonly port: number;
  readonly dir: string;
  readonly process: ChildProcess;
  /** Its exit code (null: by a signal), once it has ended. */
  readonly ended: Promise<number | null>;
  hasEnded = false;
  stderr = '';
  private readonly ownsDir: boolean;
  private stdout = '';
  private asker: RawConnection | null = null;
  private heard: (() => void)[] = [];

  constructor(process: ChildProcess, port: number, dir: string, ownsDir: boolean) {
    this.process = process;
    this.port = port;
    this.dir = dir;
    this.ownsDir = ownsDir;
    process.stdout!.setEncoding('latin1').on('data', (text: string) => {
      this.stdout += text;
      this.tell();
    });
    process.stderr!.setEncoding('latin1').on('data', (text: string) => {
      this.stderr += text;
    });
    this.ended = new Promise((resolve) => {
      process.once('close', (code) => {
        this.hasEnded = true;
        this.tell();
        resolve(code);
      });
    });
  }

  /** What it wrote to standard output, where its log goes. */
  log(): string {
    return this.stdout;
  }

  private tell(): void {
    const { heard } = this;
    this.heard = [];
    for (const one of heard) one();
  }

  /** Waits for a text in the log; `from` is a length of the log before. */
  async logged(text: string | RegExp, from = 0): Promise<void> {
    const limit = performance.now() + WAIT_MS;
    for (;;) {
      const log = this.stdout.slice(from);
      if (typeof text === 'string' ? log.includes(text) : text.test(log)) return;
      if (this.hasEnded || performance.now() > limit) {
        throw new Error(`${String(text)} is not in the log:\n${this.stdout}${this.stderr}`);
      }
      await Promise.race([
        new Promise<void>((resolve) => {
          this.heard.push(resolve);
        }),
        pause(WAIT_MS, undefined, { ref: false }),
      ]);
    }
  }

  /** Another connection to it. */
  connect(): Promise<RawConnection> {
    return RawConnection.open({ port: this.port });
  }

  /** Runs a command on a connection that is kept for this. An error reply is an ErrorAnswer. */
  async command(...args: readonly (string | number)[]): Promise<Answer> {
    if (this.asker === null || this.asker.closed) this.asker = await this.connect();
    return this.asker.command(...args);
  }

  /** As command(), of what is answered with text. */
  async text(...args: readonly (string | number)[]): Promise<string> {
    const answer = await this.command(...args);
    if (answer instanceof ErrorAnswer) throw new Error(answer.message);
    return textIn(answer);
  }

  /** A field of INFO. */
  async info(field: string): Promise<string | undefined> {
    const text = await this.text('INFO', 'everything');
    return new RegExp(`^${field}:(.*?)\r?$`, 'm').exec(text)?.[1];
  }

  /** Asks again and again until the answer is as wanted; tells the last one when it never is. */
  async until(wanted: (answer: Answer) => boolean, ...args: (string | number)[]): Promise<Answer> {
    const limit = performance.now() + WAIT_MS;
    for (;;) {
      const answer = await this.command(...args);
      if (wanted(answer)) return answer;
      if (performance.now() > limit) {
        throw new Error(`${args.join(' ')} never answered as wanted: ${JSON.stringify(answer)}`);
      }
      await pause(ASK_AGAIN_MS);
    }
  }

  /** Waits until it is the replica of a master, in step with it, and the master's child is gone. */
  async untilInStepWith(master: TestedServer): Promise<void> {
    await this.until((info) => /master_link_status:up/.test(textIn(info)), 'INFO', 'replication');
    await master.until((info) => !/,state=(?!online)/.test(textIn(info)), 'INFO', 'replication');
    const limit = performance.now() + WAIT_MS;
    for (;;) {
      const there = await master.info('master_repl_offset');
      if (there === (await this.info('slave_repl_offset'))) return;
      if (performance.now() > limit) throw new Error('the replica does not catch up');
      await pause(ASK_AGAIN_MS);
    }
  }

  /** SIGTERM; its exit code. */
  async stop(): Promise<number | null> {
    return this.end('SIGTERM');
  }

  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  private async end(signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
    this.asker?.close();
    if (!this.hasEnded) {
      this.process.kill('SIGCONT');
      this.process.kill(signal);
    }
    const code = await this.ended;
    if (this.ownsDir) rmSync(this.dir, { recursive: true, force: true });
    return code;
  }
}

const started = new Set<TestedServer>();

/** Ours. */
export function startOurs(options: StartOptions = {}): Promise<TestedServer> {
  return start([process.execPath, SERVER_BUNDLE], options);
}

/** redis-server 7.0.15. Where there is none, the test is skipped: redis.mjs says so, loudly. */
export function startReal(options: StartOptions = {}): Promise<TestedServer> {
  const found = findRedis();
  if (found?.version !== REDIS_VERSION) {
    TestRunner.getCurrentTest()?.context.skip(`there is no redis-server ${REDIS_VERSION}`);
    throw new Error(`there is no redis-server ${REDIS_VERSION}`);
  }
  return start([found.path], options);
}

/** For afterEach: kills what is still running. */
export async function stopAll(): Promise<void> {
  const all = [...started];
  started.clear();
  await Promise.all(all.map((one) => one.kill()));
}

async function start(program: readonly string[], options: StartOptions): Promise<TestedServer> {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'redis-server-'));
  const port = options.port ?? (await freePort());
  const words = options.bare === true ? [] : usualWords(dir, port, options);
  const [command, ...first] = program;
  const child = spawn(command!, [...first, ...words, ...(options.args ?? [])], {
    cwd: dir,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  child.stdin.on('error', () => {});
  child.stdin.end(options.stdin ?? '');
  const server = new TestedServer(child, port, dir, options.dir === undefined);
  started.add(server);
  if (options.bare !== true) await server.logged(/eady to accept connections/);
  return server;
}

function usualWords(dir: string, port: number, { conf, args }: StartOptions): string[] {
  if (conf !== undefined) {
    writeFileSync(join(dir, 'redis.conf'), `${[`port ${port}`, ...conf].join('\n')}\n`);
    return [join(dir, 'redis.conf')];
  }
  return ['--port', String(port), ...(args?.includes('--save') ? [] : ['--save', ''])];
}

/** The text of an answer that is a text. */
export function textIn(answer: Answer): string {
  return typeof answer === 'string' ? answer : JSON.stringify(answer);
}

/** A file of the server's directory, latin-1. */
export function fileOf(server: TestedServer, name: string): string {
  return readFileSync(join(server.dir, name), 'latin1');
}

const PORT_FIRST = 12_000 + (process.pid % 900) * 20;
const PORT_LAST = 32_000;
let nextPort = PORT_FIRST;

/**
 * A free port below those that systems give to outgoing connections: a server that is down for a
 * while finds it free again.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = nextPort++;
    if (port > PORT_LAST) throw new Error('no port is free');
    const probe = createServer();
    const free = await new Promise<boolean>((resolve) => {
      probe.once('error', () => resolve(false));
      probe.listen(port, () => resolve(true));
    });
    if (!free) continue;
    await new Promise((resolve) => probe.close(resolve));
    return port;
  }
}
