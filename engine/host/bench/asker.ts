import { createConnection, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

const WAIT_MS = 30_000;

/** A connection that asks one thing at a time, in inline commands. */
export class Asker {
  private readonly socket: Socket;
  private text = '';
  private heard: (() => void) | null = null;

  constructor(port: number) {
    this.socket = createConnection(port, '127.0.0.1');
    this.socket.on('data', (data) => {
      this.text += data.toString('latin1');
      this.heard?.();
    });
    // A server that is not up yet: the question stays unanswered, and is asked again elsewhere.
    this.socket.on('error', () => this.heard?.());
  }

  /** The reply's first line, or the whole of a bulk string. */
  async ask(line: string): Promise<string> {
    this.text = '';
    this.socket.write(`${line}\r\n`);
    for (;;) {
      const end = this.text.indexOf('\r\n');
      const bulk = this.text.startsWith('$') ? Number(this.text.slice(1, end)) : 0;
      if (end >= 0 && this.text.length >= end + 2 + bulk) return this.text;
      if (this.socket.destroyed) throw new Error('redis-server does not answer');
      await new Promise<void>((resolve) => (this.heard = resolve));
    }
  }

  end(): void {
    this.socket.destroy();
  }
}

export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no free port');
  return address.port;
}

/** A connection to a server that was started just now. Throws when it does not answer in time. */
export async function untilAnswers(port: number): Promise<Asker> {
  for (const limit = performance.now() + WAIT_MS; ;) {
    const asker = new Asker(port);
    const answer = await asker.ask('PING').catch(() => '');
    if (answer.startsWith('+PONG')) return asker;
    asker.end();
    if (performance.now() > limit) throw new Error('the server does not start');
    await pause(20);
  }
}
