// A simulated redis-cli: one connection to one node, typed lines in, printed text out.
import { ByteBuffer } from '../base/bytes.ts';
import type { Micros } from '../base/units.ts';
import type { NodeId } from '../contract.ts';
import type { ConnectionId, EndId } from '../network/connection.ts';
import type { Receiver } from '../network/receiver.ts';
import type { Asker, PendingWrite } from './anomalies/anomalies.ts';
import { type CliState, connected, openCli, promptOf } from './cliState.ts';
import { beginLine, onClosed, onRefused, readReplies, sendRunning } from './later.ts';
import type { World } from './world.ts';

interface Running {
  readonly args: readonly Uint8Array[];
  repeat: number;
  readonly sentAt: Micros;
}

/** It connects at once. What it does with a typed line and what it prints: consoleLines.ts. */
export class Console implements Receiver, Asker {
  readonly world: World;
  readonly node: NodeId;
  readonly number: number;
  readonly end: EndId;
  state: CliState;
  running: Running | null = null;
  /** Lines that wait until what is running has been answered. */
  readonly lines: string[] = [];
  /** What a silent console printed last. */
  printed: string | null = null;
  /** An `expect`: told once something was printed. */
  expectation: { readonly line: string; readonly expected: string } | null = null;
  readonly isRead = true;
  readonly writes: PendingWrite[] = [];
  connection: ConnectionId | null = null;
  established = false;
  readonly input = new ByteBuffer(256);
  readonly output = new ByteBuffer(64);
  /** After MONITOR or SUBSCRIBE: whatever comes is printed. */
  listening = false;
  readonly silent: boolean;

  /** `silent`: it keeps no transcript (an `expect`, a load generator). */
  constructor(world: World, node: NodeId, number: number, silent = false) {
    this.world = world;
    this.node = node;
    this.number = number;
    this.silent = silent;
    this.state = openCli('127.0.0.1', Number(node));
    this.end = world.network.addEnd(this, false);
    this.open();
  }

  get prompt(): string {
    return promptOf(this.state);
  }

  open(): void {
    const target = this.world.resolve(this.state.host, this.state.port);
    this.established = false;
    this.input.clear();
    this.output.clear();
    this.connection =
      target === null ? null : this.world.network.connect(this.end, target, this.state.port);
    if (this.connection === null) onRefused(this);
  }

  /** A line typed at the prompt: latin-1, one character per byte. */
  type(line: string): void {
    this.lines.push(line);
    this.next();
  }

  next(): void {
    while (this.running === null && this.lines.length > 0) beginLine(this, this.lines.shift()!);
  }

  flush(): void {
    if (this.connection === null || this.output.length === 0) return;
    const { bytes, start, end } = this.output;
    this.output.take(this.world.network.write(this.connection, this.end, bytes, start, end));
  }

  reading(): boolean {
    return true;
  }

  answers(): 'refuse' {
    return 'refuse';
  }

  onAccepted(): void {
    // Nobody connects to a console.
  }

  onConnected(): void {
    this.established = true;
    this.state = connected(this.state);
    if (this.running !== null) sendRunning(this);
  }

  onRefused(): void {
    onRefused(this);
  }

  onBytes(_id: ConnectionId, bytes: Uint8Array, from: number, to: number): void {
    this.input.append(bytes, from, to);
    readReplies(this);
  }

  onClosed(): void {
    onClosed(this);
  }

  onWritable(): void {
    this.flush();
  }
}
