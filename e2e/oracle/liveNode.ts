/** A node of a captured scenario as a process, through all its lives, with its consoles. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { formatReply } from '../../engine/world/cliFormat.ts';
import { type LogEntry, logEntry } from '../../engine/world/resyncOutcome.fixture.ts';
import { NONE } from '../../engine/resp/reply.ts';
import { ReplyReader } from '../../engine/resp/replyReader.ts';
import type { RawConnection } from '../rawConnection.ts';
import type { startOurs, TestedServer } from '../servers.ts';

/** A line that was typed, and what redis-cli would print for it, once it is known. */
interface Typed {
  printed: string | null;
  readonly done: Promise<void>;
}

const ASK_AGAIN_MS = 60;
const ATTEMPT_MS = 1_500;
const ATTEMPT_OVER_MS = 10;
const PATIENCE_MS = 15_000;

export class LiveNode {
  readonly port: number;
  readonly dir = mkdtempSync(join(tmpdir(), 'scenario-'));
  conf: readonly string[] = [];
  server: TestedServer | null = null;
  frozen = false;
  private readonly startServer: typeof startOurs;
  /** Logs of its lives before this one. */
  private earlier = '';
  private logFrom = 0;
  private readonly consoles = new Map<number, RawConnection>();
  private readonly typed = new Map<number, Typed>();

  constructor(port: number, startServer: typeof startOurs) {
    this.port = port;
    this.startServer = startServer;
  }

  async start(): Promise<void> {
    const { dir, port, conf } = this;
    if (this.server !== null) await this.ended(this.server);
    this.server = await this.startServer({ dir, port, conf });
  }

  /** Sends a signal that ends it, or waits for its end; keeps its log. */
  async ended(server: TestedServer, signal?: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    if (signal !== undefined) server.process.kill(signal);
    await server.ended;
    if (this.server !== server) return;
    this.earlier += server.log();
    this.server = null;
  }

  get isRunning(): boolean {
    return this.server !== null && !this.server.hasEnded;
  }

  freeze(frozen: boolean): void {
    this.server!.process.kill(frozen ? 'SIGSTOP' : 'SIGCONT');
    this.frozen = frozen;
  }

  /** Types a line and waits for what it prints, or for nothing more than `millis`. */
  async type(line: string, console: number, millis = PATIENCE_MS): Promise<string> {
    const typed = await this.send(line, console);
    await Promise.race([typed.done, pause(millis, undefined, { ref: false })]);
    return typed.printed ?? '';
  }

  private async send(line: string, console: number): Promise<Typed> {
    let connection = this.consoles.get(console);
    if (connection === undefined || connection.closed) {
      connection = await this.server!.connect();
      this.consoles.set(console, connection);
    }
    connection.sendCommand(...line.split(' '));
    const typed: Typed = {
      printed: null,
      done: connection.replies(1).then(
        ([reply]) => {
          typed.printed = printedReply(reply!);
        },
        // It closed without an answer, as it does after SHUTDOWN.
        () => {},
      ),
    };
    this.typed.set(console, typed);
    return typed;
  }

  /** What the line typed last prints, sooner or later. */
  async printed(console: number): Promise<string> {
    const typed = this.typed.get(console)!;
    await Promise.race([typed.done, pause(PATIENCE_MS, undefined, { ref: false })]);
    return typed.printed ?? '';
  }

  async info(section: string): Promise<string> {
    return this.server!.text('INFO', section);
  }

  /** The fields of a section of INFO. */
  async fields(section: string): Promise<Record<string, string>> {
    const fields: Record<string, string> = {};
    for (const line of (await this.info(section)).split('\r\n')) {
      const colon = line.indexOf(':');
      if (colon > 0) fields[line.slice(0, colon)] = line.slice(colon + 1);
    }
    return fields;
  }

  /** Asks INFO until it is as wanted; whoever waits in vain finds out by what is compared next. */
  async until(
    wanted: (fields: Readonly<Record<string, string>>) => boolean,
    section = 'replication',
  ): Promise<boolean> {
    for (const limit = performance.now() + PATIENCE_MS; performance.now() < limit;) {
      if (wanted(await this.fields(section))) return true;
      await pause(ASK_AGAIN_MS);
    }
    return false;
  }

  /**
   * Stories do not tell of attempts to connect that are given up: of one that is tried each second in
   * vain, the end of the next is waited for.
   */
  async betweenAttempts(): Promise<void> {
    const before = this.log();
    if (
      !/(?:onnecting to MASTER .*|sync started|fired the event\.|during SYNC handshake)\n$/.test(
        before,
      )
    )
      return;
    for (const limit = performance.now() + ATTEMPT_MS; performance.now() < limit;) {
      const log = this.log();
      if (log.length > before.length && log.endsWith('during SYNC handshake\n')) return;
      await pause(ATTEMPT_OVER_MS);
    }
  }

  log(): string {
    return this.earlier + (this.server?.log() ?? '');
  }

  /** What was logged up to now is not compared. */
  forget(): void {
    this.logFrom = this.log().length;
  }

  entries(): LogEntry[] {
    const lines = this.log().slice(this.logFrom).split('\n');
    return lines.filter((line) => line !== '').map(logEntry);
  }

  async dispose(): Promise<void> {
    for (const connection of this.consoles.values()) connection.close();
    await this.server?.kill();
    rmSync(this.dir, { recursive: true, force: true });
  }
}

function printedReply(text: string): string {
  const bytes = Buffer.from(text, 'latin1');
  const reader = new ReplyReader();
  reader.read(bytes, 0, bytes.length);
  return reader.reply === NONE ? '' : formatReply(reader.reply).replace(/\n$/, '');
}
