import { appendFileSync, writeSync } from 'node:fs';
import type { LogLevel } from '../../replication/server.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const RANK: Readonly<Record<LogLevel, number>> = { '.': 0, '-': 1, '*': 2, '#': 3 };
const LOWEST: Readonly<Record<string, number>> = { debug: 0, verbose: 1, notice: 2, warning: 3 };
/** LOG_MAX_LEN: a longer line is cut. */
const LINE_MAX = 1024;

/** `22 Nov 2026 01:26:33.935`, in the time zone of the process. */
export function logTime(at: Date): string {
  const two = (n: number): string => String(n).padStart(2, '0');
  const time = [at.getHours(), at.getMinutes(), at.getSeconds()].map(two).join(':');
  const millis = String(at.getMilliseconds()).padStart(3, '0');
  return `${two(at.getDate())} ${MONTHS[at.getMonth()]} ${at.getFullYear()} ${time}.${millis}`;
}

/** The log of a process: standard output, or a file that is opened anew for every line. */
export class ProcessLog {
  /** '' is standard output. */
  file = '';
  /** A value of `loglevel`. */
  level = 'notice';

  shows(level: LogLevel): boolean {
    return RANK[level] >= (LOWEST[this.level] ?? 0);
  }

  line(role: string, level: LogLevel, text: string, pid: number): void {
    if (!this.shows(level)) return;
    this.raw(`${pid}:${role} ${logTime(new Date())} ${level} ${text.slice(0, LINE_MAX - 1)}\n`);
  }

  /** What a signal handler writes: no time of the day, no role. */
  fromSignalHandler(text: string): void {
    this.raw(`${process.pid}:signal-handler (${Math.floor(Date.now() / 1000)}) ${text}\n`);
  }

  raw(text: string): void {
    const bytes = Buffer.from(text, 'latin1');
    if (this.file === '') {
      writeAll(bytes);
      return;
    }
    try {
      appendFileSync(this.file, bytes);
    } catch {
      // A log that cannot be written is no reason to stop serving.
    }
  }
}

function writeAll(bytes: Uint8Array): void {
  for (let at = 0; at < bytes.length;) {
    try {
      at += writeSync(1, bytes, at);
    } catch (problem) {
      // A pipe whose reader is slow: the line waits for it, as write() of a blocking pipe does.
      if ((problem as NodeJS.ErrnoException).code !== 'EAGAIN') return;
    }
  }
}
