/**
 * Plays the labs of the handshake walkthrough with real servers and writes down what they log and say:
 * `unshare -rn npx tsx e2e/oracle/captureWalks.ts`. In a network of its own, because the servers have
 * the ports of the lab: each listens on an address of its own, and the way to it is a proxy on 127.0.0.1 that
 * takes as long as the lab's network and can be cut. Standard error tells what is being played.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { LabFile, LabNode } from '../../engine/lab/format.ts';
import { WALKS, type Walk } from '../../web/panels/Handshake/labs.ts';
import { VARIANTS } from '../../web/panels/Handshake/variants.ts';
import { findRedis, REDIS_VERSION } from '../redis.mjs';

const FOLDER = new URL('../../web/panels/Handshake/', import.meta.url);

/** What was said on one connection from a replica to its master; `>` is the replica. Latin-1. */
interface Said {
  atMs: number;
  way: '>' | '<';
  text: string;
}

/** Where the real server of a node listens. */
const addressOf = (id: string): string => `127.0.1.${Number(id) - 6378}`;

class Way {
  readonly said: Said[] = [];
  private readonly open = new Set<Socket>();
  private listener: Server | null = null;

  private readonly port: number;
  private readonly latencyMs: number;
  private readonly now: () => number;

  constructor(port: number, latencyMs: number, now: () => number) {
    this.port = port;
    this.latencyMs = latencyMs;
    this.now = now;
  }

  async heal(): Promise<void> {
    const listener = createServer({ noDelay: true }, (client) => this.take(client));
    await new Promise<void>((done) => listener.listen(this.port, '127.0.0.1', done));
    this.listener = listener;
  }

  cut(): void {
    this.listener?.close();
    this.listener = null;
    // Both ends see the connection closed, as they do when what lies between them gives up.
    for (const socket of this.open) socket.destroy();
    this.open.clear();
  }

  private take(client: Socket): void {
    const server = connect({
      host: addressOf(String(this.port)),
      port: this.port,
      localAddress: '127.0.0.1',
      noDelay: true,
    });
    // What a connection needs to come about is under way twice.
    const since = performance.now() + 2 * this.latencyMs;
    this.pass(client, server, '>', since);
    this.pass(server, client, '<', since);
  }

  private pass(from: Socket, to: Socket, way: Said['way'], since: number): void {
    this.open.add(from);
    const delay = () => Math.max(this.latencyMs, since + this.latencyMs - performance.now());
    let tail: Promise<unknown> = Promise.resolve();
    const later = (what: () => void) => {
      const due = pause(delay());
      tail = tail.then(() => due).then(what);
    };
    from.on('data', (bytes) => {
      this.said.push({ atMs: this.now(), way, text: bytes.toString('latin1') });
      later(() => to.writable && to.write(bytes));
    });
    from.on('error', () => {});
    from.on('close', () => {
      this.open.delete(from);
      later(() => to.destroy());
    });
  }
}

class RealNode {
  log = '';
  private process: ChildProcess | null = null;
  private client: Socket | null = null;
  private readonly dir = mkdtempSync(join(tmpdir(), 'walk-'));
  private readonly binary: string;
  private readonly node: LabNode;

  constructor(binary: string, node: LabNode) {
    this.binary = binary;
    this.node = node;
  }

  async start(): Promise<void> {
    const file = join(this.dir, 'redis.conf');
    const address = addressOf(this.node.id);
    writeFileSync(file, [...this.node.conf, `bind ${address}`, `dir ${this.dir}`].join('\n'));
    const process = spawn(this.binary, [file]);
    process.stdout.setEncoding('latin1').on('data', (text: string) => {
      this.log += text;
    });
    this.process = process;
    while (!this.log.includes('Ready to accept connections')) await pause(1);
    this.client = connect({ host: address, port: Number(this.node.id) });
    this.client.on('error', () => {});
    this.client.resume();
  }

  type(line: string): void {
    const words = line.split(' ').map((word) => `$${word.length}\r\n${word}\r\n`);
    this.client?.write(`*${words.length}\r\n${words.join('')}`);
  }

  end(): void {
    this.client?.destroy();
    this.process?.kill('SIGKILL');
    rmSync(this.dir, { recursive: true, force: true });
  }
}

async function play({ lab, master, toMs }: Walk, binary: string) {
  let begin = performance.now();
  const now = () => Math.round(performance.now() - begin);
  const nodes = new Map(lab.nodes.map((node) => [node.id, new RealNode(binary, node)]));
  const ways = new Map(
    lab.nodes.map(({ id }) => [id, new Way(Number(id), lab.network?.latencyMs ?? 0, now)]),
  );
  for (const way of ways.values()) await way.heal();
  const running = lab.nodes.filter((node) => node.running !== false);
  for (const node of running) await nodes.get(node.id)!.start();
  begin = performance.now();
  for (const action of lab.actions) {
    await pause(Math.max(0, action.atMs - now()));
    await perform(action, nodes, ways, now);
  }
  await pause(Math.max(0, toMs - now()));
  const logs = Object.fromEntries(
    [...nodes].map(([id, { log }]) => [id, log.split('\n').filter((line) => line !== '')]),
  );
  const said = ways.get(master)!.said;
  for (const way of ways.values()) way.cut();
  for (const node of nodes.values()) node.end();
  return { logs, said };
}

async function perform(
  action: LabFile['actions'][number],
  nodes: ReadonlyMap<string, RealNode>,
  ways: ReadonlyMap<string, Way>,
  now: () => number,
): Promise<void> {
  switch (action.do) {
    case 'type':
      return nodes.get(action.node)!.type(action.line);
    case 'start':
      return nodes.get(action.node)!.start();
    case 'cut':
      return ways.get(action.between[0])!.cut();
    case 'heal':
      return ways.get(action.between[0])!.heal();
    case 'load': {
      const { node, rate, template, valueBytes = 3, untilMs, atMs } = action;
      for (let n = 0; atMs + (n * 1000) / rate <= untilMs; n++) {
        await pause(Math.max(0, atMs + (n * 1000) / rate - now()));
        const value = 'v'.repeat(valueBytes);
        nodes.get(node)!.type(template.replace('{n}', `${n}`).replace('{value}', value));
      }
      return;
    }
    default:
      throw new Error(`${action.do}: a walkthrough has no such action`);
  }
}

const redis = findRedis();
if (redis?.version !== REDIS_VERSION) throw new Error(`redis-server ${REDIS_VERSION} is not here`);
execFileSync('ip', ['link', 'set', 'lo', 'up']);
const logs: Record<string, unknown> = {};
const said: Record<string, unknown> = {};
for (const variant of VARIANTS) {
  process.stderr.write(`${variant}\n`);
  const played = await play(WALKS[variant], redis.path);
  logs[variant] = played.logs;
  said[variant] = played.said;
}
keep('logs.captured.json', logs);
keep('said.captured.json', said);

function keep(name: string, walks: Readonly<Record<string, unknown>>): void {
  const text = JSON.stringify({ redisVersion: REDIS_VERSION, walks }, null, 1);
  writeFileSync(new URL(name, FOLDER), `${text}\n`);
}
