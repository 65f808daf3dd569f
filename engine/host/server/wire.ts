import { writeSync } from 'node:fs';
import { Socket } from 'node:net';

/** Every socket reads into this: the engine takes what it needs before it returns. */
const INBOX = new Uint8Array(65_536);
/** So much at most is copied of what the kernel does not take at once. */
const HANDED_MAX = 65_536;

/** Who hears of a socket. */
export interface Listener {
  onBytes(id: number, bytes: Uint8Array, from: number, to: number): void;
  /** The other end closed, or the connection broke. Told once, and not after close(). */
  onClosed(id: number): void;
  /** After a write that was not taken whole. */
  onWritable(id: number): void;
  /** A write failed; onClosed follows. */
  onWriteError(id: number, problem: unknown): void;
}

/** What Node's socket keeps of the operating system's: its number, -1 where there is none. */
interface Handle {
  readonly fd?: number;
}

/**
 * One socket. Bytes go straight to the kernel, which tells how many it took, as write(2) does; only
 * a rest is handed to Node, whose word then tells when the kernel takes more.
 */
export class Wire {
  readonly id: number;
  readonly socket: Socket;
  private readonly listener: Listener;
  private descriptor = -1;
  private told = false;
  /** Bytes handed to Node that the kernel has not taken. */
  private handed = false;

  constructor(id: number, listener: Listener, accepted: Socket | null) {
    this.id = id;
    this.listener = listener;
    const onread = {
      buffer: INBOX,
      callback: (count: number): boolean => {
        if (!this.told) listener.onBytes(id, INBOX, 0, count);
        return true;
      },
    };
    // A server's sockets cannot be told to read into a buffer: an accepted one is taken over by one that can.
    const handle = accepted === null ? {} : { handle: handleOf(accepted) };
    // Node's types know `onread` of connect() only.
    const options: object = { ...handle, onread };
    this.socket = new Socket(options);
    this.socket.on('end', () => this.over());
    this.socket.on('close', () => this.over());
    // What was wrong is told by the write that failed, or by onRefused; 'close' follows.
    this.socket.on('error', () => {});
    if (accepted !== null) this.begin();
  }

  /** The connection is there: it is read from now on. */
  begin(): void {
    this.descriptor = handleOf(this.socket)?.fd ?? -1;
    this.socket.setNoDelay(true);
    this.socket.resume();
  }

  private over(): void {
    if (this.told) return;
    this.told = true;
    this.socket.destroy();
    this.listener.onClosed(this.id);
  }

  /** How many of `bytes[from, to)` were taken; after less than all, onWritable follows. */
  write(bytes: Uint8Array, from: number, to: number): number {
    if (this.handed) return 0;
    const { socket } = this;
    if (socket.destroyed) return to - from;
    let at = from;
    if (this.descriptor >= 0) {
      try {
        at += writeSync(this.descriptor, bytes, from, to - from);
        if (at === to) return to - from;
      } catch (problem) {
        if ((problem as NodeJS.ErrnoException).code !== 'EAGAIN') {
          this.listener.onWriteError(this.id, problem);
          socket.destroy();
          return to - from;
        }
      }
    }
    const end = Math.min(to, at + HANDED_MAX);
    this.handed = true;
    socket.write(new Uint8Array(bytes.subarray(at, end)), () => {
      this.handed = false;
      if (!this.told) this.listener.onWritable(this.id);
    });
    return end - from;
  }

  /** Closes this end. What was handed over is still sent. */
  close(): void {
    this.told = true;
    if (this.handed) this.socket.destroySoon();
    else this.socket.destroy();
  }
}

function handleOf(socket: Socket): Handle | undefined {
  return (socket as unknown as { readonly _handle?: Handle })._handle;
}
