/**
 * The way of one server to another: a TCP proxy that can break connections, refuse them, hold bytes
 * back, and that notes what PSYNC asked and was answered.
 */
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Asked } from '../../engine/world/resyncOutcome.fixture.ts';

const PSYNC = /\*[34]\r\n\$5\r\nPSYNC\r\n(?:\$\d+\r\n[^\r]*\r\n){2,3}$/;
/** Newlines before an answer say that the master is still at work on it. */
const ANSWER = /^\n*([+-][^\r]*)\r\n/;

/**
 * How long bytes are under way. The end of a connection is not: where a server closes one connection
 * and then answers over another, the others find out in this order.
 */
const UNDERWAY_MS = 2;

type Direction = 'up' | 'down';

export class Proxy {
  readonly port: number;
  /** What PSYNC asked on this way, in order. */
  asked: Asked[] = [];
  /** All bytes that passed, in each direction, latin-1. */
  passed = { up: '', down: '' };
  /** Nobody is let through. */
  refusing = false;
  /** Ends of the server are not told to its clients. */
  hushed = false;
  private readonly listener: Server;
  private readonly target: number;
  private readonly passages = new Set<Passage>();
  private stalled = false;

  private constructor(listener: Server, port: number, target: number) {
    this.listener = listener;
    this.port = port;
    this.target = target;
    listener.on('connection', (client) => this.take(client));
  }

  static async toward(target: number): Promise<Proxy> {
    const listener = createServer({ allowHalfOpen: true, noDelay: true });
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    if (address === null || typeof address === 'string') throw new Error('no port');
    return new Proxy(listener, address.port, target);
  }

  private take(client: Socket): void {
    if (this.refusing) {
      // As the proxy of the captures: the connection is taken, and closed.
      client.on('error', () => {});
      client.resume();
      client.end();
      return;
    }
    const server = connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true });
    server.setNoDelay(true);
    const passage: Passage = new Passage(client, server, this, () => this.passages.delete(passage));
    if (this.stalled) passage.limit('up', 0);
    if (this.stalled) passage.limit('down', 0);
    this.passages.add(passage);
  }

  /** All connections end at once; what was held back is lost. */
  breakAll(): void {
    for (const passage of this.passages) passage.break();
    this.passages.clear();
  }

  /** Nothing passes, of new connections neither. */
  stall(): void {
    this.stalled = true;
    this.limit('up', 0);
    this.limit('down', 0);
  }

  /** What was held back goes on. */
  release(): void {
    this.stalled = false;
    this.limit('up', Infinity);
    this.limit('down', Infinity);
  }

  /** Of what follows on the connections there are, so many bytes pass; `down` is to the client. */
  limit(direction: Direction, bytes: number): void {
    for (const passage of this.passages) passage.limit(direction, bytes);
  }

  close(): void {
    this.listener.close();
    for (const passage of this.passages) passage.destroy();
    this.passages.clear();
  }
}

/** One connection through a proxy. */
class Passage {
  private readonly up: Way;
  private readonly down: Way;
  private readonly proxy: Proxy;
  private readonly ends: readonly [Socket, Socket];
  /** Of the handshake until PSYNC was asked; after it, of the answer until that is whole. */
  private heard = '';
  private question: { request: string[]; reply: string } | null = null;
  private answered = false;

  constructor(client: Socket, server: Socket, proxy: Proxy, closed: () => void) {
    this.proxy = proxy;
    this.ends = [client, server];
    this.up = new Way(client, server, (text) => this.asks(text));
    this.down = new Way(server, client, (text) => this.answers(text));
    client.on('end', () => this.up.end());
    server.on('end', () => {
      if (!proxy.hushed) this.down.end();
    });
    // An end by force is an end; both sides gone, there is nothing left to break.
    client.on('close', () => {
      server.destroy();
      closed();
    });
    server.on('close', () => {
      if (!proxy.hushed) this.down.end();
    });
  }

  limit(direction: Direction, bytes: number): void {
    this[direction].limit(bytes);
  }

  break(): void {
    for (const way of [this.up, this.down]) way.drop();
    // Ended, but read on: closed with something unread, the other side would see a reset.
    for (const end of this.ends) end.end();
  }

  destroy(): void {
    for (const end of this.ends) end.destroy();
  }

  private asks(text: string): void {
    this.proxy.passed.up += text;
    if (this.question !== null) return;
    this.heard += text;
    const found = PSYNC.exec(this.heard);
    if (found === null) return;
    const request = found[0].split('\r\n').filter((_, i) => i % 2 === 0 && i > 0);
    this.question = { request, reply: '' };
    this.proxy.asked.push(this.question);
    this.heard = '';
  }

  private answers(text: string): void {
    this.proxy.passed.down += text;
    if (this.question === null || this.answered) return;
    this.heard += text;
    const found = ANSWER.exec(this.heard);
    if (found === null) return;
    this.question.reply = found[1]!;
    this.answered = true;
  }
}

/** Bytes in one direction. */
class Way {
  private readonly to: Socket;
  private readonly passed: (text: string) => void;
  private held: Buffer[] = [];
  private left = Infinity;
  private due: NodeJS.Timeout | undefined;
  private ended = false;
  private dropped = false;

  constructor(from: Socket, to: Socket, passed: (text: string) => void) {
    this.to = to;
    this.passed = passed;
    from.on('error', () => {});
    from.on('data', (bytes: Buffer) => {
      if (this.dropped) return;
      this.held.push(bytes);
      this.due ??= setTimeout(() => this.pass(), UNDERWAY_MS);
    });
  }

  limit(bytes: number): void {
    this.left = bytes;
    this.pass();
  }

  end(): void {
    this.ended = true;
    if (this.due === undefined) this.pass();
  }

  drop(): void {
    this.dropped = true;
    this.held = [];
  }

  private pass(): void {
    clearTimeout(this.due);
    this.due = undefined;
    while (this.left > 0 && this.held.length > 0) {
      const bytes = this.held.shift()!;
      const part = bytes.subarray(0, this.left);
      this.left -= part.length;
      if (part.length < bytes.length) this.held.unshift(bytes.subarray(part.length));
      this.passed(part.toString('latin1'));
      if (this.to.writable) this.to.write(part);
    }
    if (this.ended && this.held.length === 0 && this.left > 0) this.to.end();
  }
}
