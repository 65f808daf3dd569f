// A simulated redis-cli: one connection to one node, typed lines in, printed text out.
import { ByteBuffer, latin1, textOf } from '../base/bytes.ts';
import type { Micros } from '../base/units.ts';
import type { ConsoleLine, NodeId } from '../contract.ts';
import type { ConnectionId, EndId } from '../network/connection.ts';
import type { Receiver } from '../network/receiver.ts';
import { ReplyReader } from '../resp/replyReader.ts';
import { encodeCommand } from '../resp/writer.ts';
import { formatFor } from './cliFormat.ts';
import {
  afterReply,
  type CliState,
  connected,
  connectionClosed,
  couldNotConnect,
  elapsedLine,
  openCli,
  promptOf,
  readLine,
  sending,
} from './cliLine.ts';
import type { Asker, PendingWrite } from './anomalies/anomalies.ts';
import { ELLIPSIS } from './describe.ts';
import type { World } from './world.ts';

/** A reply longer than this is cut for display; the command itself is not affected. */
const SHOWN_MAX = 256 * 1024;

interface Running {
  readonly args: readonly Uint8Array[];
  repeat: number;
  readonly sentAt: Micros;
}

export class Console implements Receiver, Asker {
  readonly node: NodeId;
  readonly number: number;
  readonly end: EndId;
  state: CliState;
  running: Running | null = null;
  /** What a silent console printed last. */
  printed: string | null = null;
  /** An `expect`: told once something was printed. */
  expectation: { readonly line: string; readonly expected: string } | null = null;
  readonly isRead = true;
  readonly writes: PendingWrite[] = [];
  private readonly world: World;
  private connection: ConnectionId | null = null;
  private established = false;
  private readonly lines: string[] = [];
  private readonly input = new ByteBuffer(256);
  private readonly output = new ByteBuffer(64);
  /** After MONITOR or SUBSCRIBE: whatever comes is printed. */
  listening = false;
  private readonly silent: boolean;

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

  private open(): void {
    const target = this.world.resolve(this.state.host, this.state.port);
    this.established = false;
    this.input.clear();
    this.output.clear();
    this.connection =
      target === null ? null : this.world.network.connect(this.end, target, this.state.port);
    if (this.connection === null) this.refused();
  }

  /** A line typed at the prompt: latin-1, one character per byte. */
  type(line: string): void {
    this.lines.push(line);
    this.next();
  }

  private next(): void {
    while (this.running === null && this.lines.length > 0) this.begin(this.lines.shift()!);
  }

  private begin(line: string): void {
    if (this.listening) this.stopListening();
    this.print('typed', cut(`${this.prompt}${line}`));
    const asked = readLine(line);
    switch (asked.kind) {
      case 'nothing':
      case 'clear':
        return;
      case 'complaint':
        this.print('error', asked.text);
        return;
      case 'help':
        if (asked.topic.length === 0) this.print('reply', GENERIC_HELP);
        else this.print('help', asked.topic.join(' '));
        return;
      case 'redis-cli':
        this.lookFor(asked.host, asked.port);
        return;
      case 'quit':
        if (this.connection !== null) this.world.network.close(this.connection, this.end);
        this.connection = null;
        this.state = { ...openCli(this.state.host, this.state.port) };
        return;
      case 'connect':
        if (this.connection !== null) this.world.network.close(this.connection, this.end);
        this.state = openCli(asked.host, asked.port);
        this.open();
        return;
      case 'command':
        this.state = sending(this.state, asked.args);
        this.running = {
          args: asked.args,
          repeat: asked.repeat,
          sentAt: this.world.now,
        };
        if (this.connection === null) this.open();
        else if (this.established) this.send();
    }
  }

  /** Another redis-cli would be a console of another node: only what it cannot reach is told here. */
  private lookFor(host: string, port: number): void {
    const target = this.world.resolve(host, port);
    const isNode = this.world.machines.some((one) => one.end === target);
    if (!isNode) this.print('error', couldNotConnect(openCli(host, port)).text);
  }

  /** Ctrl-C in MONITOR or among messages: a new connection. */
  private stopListening(): void {
    this.listening = false;
    if (this.connection !== null) this.world.network.close(this.connection, this.end);
    this.open();
  }

  private send(): void {
    if (this.running === null || this.connection === null) return;
    if (isSubscription(this.running.args) && !this.silent) {
      this.print('reply', 'Reading messages... (press Ctrl-C to quit)');
    }
    this.output.append(encodeCommand(this.running.args));
    this.flush();
  }

  private flush(): void {
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
    this.send();
  }

  onRefused(): void {
    this.connection = null;
    this.refused();
  }

  private refused(): void {
    const { state, text } = couldNotConnect(this.state);
    this.state = state;
    if (this.running !== null) {
      this.running = null;
      this.print('error', text);
    }
    this.next();
  }

  onBytes(_id: ConnectionId, bytes: Uint8Array, from: number, to: number): void {
    const { input } = this;
    input.append(bytes, from, to);
    const reader = new ReplyReader();
    while (input.length > 0) {
      const next = reader.read(input.bytes, input.start, input.end);
      if (next < 0) break;
      input.take(next - input.start);
      this.onReply(reader);
    }
  }

  private onReply(reader: ReplyReader): void {
    const { reply } = reader;
    const { running } = this;
    if (running === null) {
      if (this.listening) this.print('reply', formatFor([latin1('monitor')], reply));
      return;
    }
    if (this.writes.length > 0) this.world.anomalies.answered(this, this.connection);
    this.state = afterReply(this.state, running.args, reply);
    const text = cut(formatFor(running.args, reply));
    const slow = elapsedLine(this.world.now - running.sentAt);
    this.print(reply.kind === 'error' ? 'error' : 'reply', slow === '' ? text : `${text}\n${slow}`);
    const monitor = textOf(running.args[0]!).toLowerCase() === 'monitor' && reply.kind !== 'error';
    if (monitor || isSubscription(running.args)) this.listening = true;
    if (--running.repeat > 0) {
      this.send();
      return;
    }
    this.running = null;
    this.next();
  }

  onClosed(): void {
    this.connection = null;
    this.writes.length = 0;
    this.listening = false;
    // An idle redis-cli does not notice; the next command finds out, and connects anew.
    if (this.running === null) return;
    const { state, text } = connectionClosed(this.state);
    this.state = state;
    this.running = null;
    if (text !== '') this.print('error', text);
    this.next();
  }

  onWritable(): void {
    this.flush();
  }

  private print(kind: ConsoleLine['kind'], text: string): void {
    if (this.silent) {
      if (kind === 'typed') return;
      this.printed = text;
      this.judge(text);
      return;
    }
    this.world.print(this, { kind, text, at: this.world.now });
  }

  /** Compares what was printed with what the lab file expects. */
  private judge(actual: string): void {
    if (this.expectation === null) return;
    const { line, expected } = this.expectation;
    const { node } = this;
    this.expectation = null;
    if (this.connection !== null) this.world.network.close(this.connection, this.end);
    this.connection = null;
    this.world.emit({
      kind: 'expectation',
      met: actual === expected,
      node,
      line,
      expected,
      actual,
    });
  }
}

/** Commands after which redis-cli does nothing but read messages. */
function isSubscription(args: readonly Uint8Array[]): boolean {
  return /^[ps]?subscribe$/i.test(textOf(args[0]!));
}

/** A text as the transcript keeps it. */
function cut(text: string): string {
  const more = text.length - SHOWN_MAX;
  return more > 0 ? `${text.slice(0, SHOWN_MAX)}\n${ELLIPSIS} ${more} more characters` : text;
}

/** What `help` alone prints. */
const GENERIC_HELP = [
  'redis-cli 7.0.15',
  'To get help about Redis commands type:',
  '      "help @<group>" to get a list of commands in <group>',
  '      "help <command>" for help on <command>',
  '      "help <tab>" to get a list of possible help topics',
  '      "quit" to exit',
  '',
  'To set redis-cli preferences:',
  '      ":set hints" enable online hints',
  '      ":set nohints" disable online hints',
  'Set your preferences in ~/.redisclirc',
].join('\n');
