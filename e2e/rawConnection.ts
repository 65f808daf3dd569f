import { connect, type Socket } from 'node:net';

/** What a command was answered, RESP2: a status and a bulk are strings alike. */
export type Answer = string | number | null | ErrorAnswer | Answer[];

export class ErrorAnswer {
  readonly message: string;

  constructor(message: string) {
    this.message = message;
  }
}

/** A socket to a server, as bytes; all text is latin-1, one character per byte. */
export class RawConnection {
  readonly socket: Socket;
  /** What came and nobody took yet. */
  received = '';
  closed = false;
  private waiting: (() => void)[] = [];

  constructor(socket: Socket) {
    this.socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('data', (text: string) => {
      this.received += text;
      this.tell();
    });
    // Broken or closed: what is waited for does not come any more.
    socket.on('error', () => {});
    socket.on('close', () => {
      this.closed = true;
      this.tell();
    });
  }

  static open(where: { port: number; host?: string } | { path: string }): Promise<RawConnection> {
    return new Promise((resolve, reject) => {
      const socket = connect({ host: '127.0.0.1', ...where });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new RawConnection(socket));
      });
    });
  }

  send(text: string): void {
    this.socket.write(Buffer.from(text, 'latin1'));
  }

  sendCommand(...args: readonly (string | number)[]): void {
    this.send(encoded(args));
  }

  /** Waits for `count` whole replies (pushed messages are replies too) and takes them, as they came. */
  async replies(count: number): Promise<string[]> {
    const taken: string[] = [];
    while (taken.length < count) {
      const end = replyEnd(this.received, 0);
      if (end < 0) {
        await this.more();
        continue;
      }
      taken.push(this.received.slice(0, end));
      this.received = this.received.slice(end);
    }
    return taken;
  }

  /** Sends bytes and takes `count` replies. */
  async ask(text: string, count = 1): Promise<string[]> {
    this.send(text);
    return this.replies(count);
  }

  async command(...args: readonly (string | number)[]): Promise<Answer> {
    this.sendCommand(...args);
    const [reply] = await this.replies(1);
    return answerIn(reply!);
  }

  /** Waits until at least `count` bytes have come, and takes just those. */
  async bytes(count: number): Promise<string> {
    while (this.received.length < count) await this.more();
    const taken = this.received.slice(0, count);
    this.received = this.received.slice(count);
    return taken;
  }

  /** Waits until what has come contains this text, and takes all up to its end. */
  async upTo(text: string): Promise<string> {
    for (;;) {
      const at = this.received.indexOf(text);
      if (at >= 0) return this.bytes(at + text.length);
      await this.more();
    }
  }

  /** Waits until the other end has closed, and takes what had come. */
  async rest(): Promise<string> {
    while (!this.closed) await this.next();
    const taken = this.received;
    this.received = '';
    return taken;
  }

  close(): void {
    this.socket.destroy();
  }

  private async more(): Promise<void> {
    if (this.closed) {
      throw new Error(`connection closed; unread: ${JSON.stringify(this.received.slice(-200))}`);
    }
    await this.next();
  }

  private next(): Promise<void> {
    return new Promise((resolve) => {
      this.waiting.push(resolve);
    });
  }

  private tell(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const one of waiting) one();
  }
}

/** A command as a RESP array; arguments are latin-1 text. */
export function encoded(args: readonly (string | number)[]): string {
  const words = args.map(String).map((word) => `$${word.length}\r\n${word}\r\n`);
  return `*${args.length}\r\n${words.join('')}`;
}

/** Position behind the reply that begins at `from`; -1 when it is not complete. */
export function replyEnd(text: string, from: number): number {
  const lineEnd = text.indexOf('\r\n', from);
  if (lineEnd < 0) return -1;
  const head = text[from]!;
  const line = text.slice(from + 1, lineEnd);
  let at = lineEnd + 2;
  if ('$=!'.includes(head)) {
    const end = line === '-1' ? at : at + Number(line) + 2;
    return end <= text.length ? end : -1;
  }
  if (!'*%~>|'.includes(head)) return at;
  // An attribute comes ahead of the reply that it belongs to.
  let left = Math.max(0, Number(line)) * ('%|'.includes(head) ? 2 : 1) + (head === '|' ? 1 : 0);
  for (; left > 0; left--) {
    at = replyEnd(text, at);
    if (at < 0) return -1;
  }
  return at;
}

/** The value of a whole RESP2 reply. */
export function answerIn(text: string): Answer {
  return valueAt(text, 0)[0];
}

function valueAt(text: string, from: number): [Answer, number] {
  const lineEnd = text.indexOf('\r\n', from);
  const line = text.slice(from + 1, lineEnd);
  const at = lineEnd + 2;
  switch (text[from]) {
    case '-':
      return [new ErrorAnswer(line), at];
    case ':':
      return [Number(line), at];
    case '$': {
      if (line === '-1') return [null, at];
      const end = at + Number(line);
      return [text.slice(at, end), end + 2];
    }
    case '*': {
      if (line === '-1') return [null, at];
      const items: Answer[] = [];
      let next = at;
      for (let left = Number(line); left > 0; left--) {
        const [item, end] = valueAt(text, next);
        items.push(item);
        next = end;
      }
      return [items, next];
    }
    default:
      return [line, at];
  }
}
