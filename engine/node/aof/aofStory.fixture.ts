import { bytesOfBase64 } from '../../base/base64.ts';
import { latin1, textOf } from '../../base/bytes.ts';
import { MICROS_PER_MILLI, type Micros } from '../../base/units.ts';
import { Keyspace } from '../../keyspace/keyspace.ts';
import { SimulatedDisk } from '../../persistence/simulatedDisk.ts';
import { readRdb } from '../../persistence/rdbReader.ts';
import { commandsOf, type TestConnection, TestServer } from '../testServer.fixture.ts';

/** One step of a captured story: what was done, and what the real server answered, logged or left on its disk. */
export type Step =
  | { do: 'start'; conf: string[]; exit: number | null }
  | { do: 'call'; args: string[]; reply: string }
  | { do: 'look'; logs: string[][]; files: Record<string, string> }
  | { do: 'info'; info: Record<string, string> }
  | { do: 'append'; file: string; text: string }
  | { do: 'write'; file: string; base64: string }
  | { do: 'patch'; file: string; at: number; text: string }
  | { do: 'remove'; file: string }
  | { do: 'sleep'; ms: number }
  | { do: 'wait' | 'kill' | 'shutdown' };

/** Plays a captured story on a server of ours, and tells for each step what there was to see. */
export class AofStory {
  private disk = new SimulatedDisk();
  private t: TestServer | null = null;
  private client: TestConnection | null = null;
  private logs: string[][] = [];
  /** The clock, which goes on while no server runs. */
  private now: Micros = 5_000_000;

  play(step: Step): unknown {
    switch (step.do) {
      case 'start':
        return { exit: this.start(step.conf) };
      case 'call':
        return { reply: shown(this.client!.call(...step.args)) };
      case 'look':
        this.advance(150);
        this.readLogs();
        return { logs: this.logs.splice(0), files: this.files() };
      case 'info':
        return { info: this.info(Object.keys(step.info)) };
      case 'append':
        this.disk.append(step.file, latin1(step.text), 0, step.text.length, 0);
        return {};
      case 'write':
        this.disk.write(step.file.replace('./', ''), bytesOfBase64(step.base64), 0);
        return {};
      case 'patch': {
        const bytes = this.disk.read(step.file)!.slice();
        bytes[step.at] = step.text.charCodeAt(0);
        this.disk.write(step.file, bytes, 0);
        return {};
      }
      case 'remove':
        this.disk.remove(step.file);
        return {};
      case 'sleep':
        this.advance(step.ms);
        return {};
      case 'wait':
        this.waitForChildren();
        return {};
      case 'shutdown':
        this.client!.send('SHUTDOWN');
        this.gone();
        return {};
      case 'kill':
        this.gone();
        return {};
    }
  }

  private advance(millis: number): void {
    this.t?.advance(millis);
    this.now += millis * MICROS_PER_MILLI;
  }

  private start(conf: readonly string[]): number | null {
    this.gone();
    this.t = new TestServer(['save ""', 'enable-debug-command yes', ...conf], {
      disk: this.disk,
      now: this.now,
    });
    if (this.t.exited !== null) {
      this.gone();
      return 1;
    }
    this.client = this.t.client();
    return null;
  }

  private gone(): void {
    this.readLogs();
    this.now = this.t?.now ?? this.now;
    this.t = null;
    this.client = null;
  }

  private readLogs(): void {
    for (const [role, level, text] of this.t?.takeLogs() ?? []) {
      if (BANNER.some((part) => text.includes(part))) continue;
      this.logs.push([role, level, normalise(text)]);
    }
  }

  private waitForChildren(): void {
    const { server } = this.t!;
    const busy = (): boolean =>
      server.child !== null || server.aof.rewriteScheduled || server.saves.scheduled;
    for (let i = 0; i < 600 && busy(); i++) this.t!.advance(20);
    this.t!.advance(50);
  }

  private info(names: readonly string[]): Record<string, string> {
    const text = this.client!.call('INFO', 'persistence');
    const found: Record<string, string> = {};
    for (const name of names) {
      const match = new RegExp(`^${name}:(.*)\r$`, 'm').exec(text);
      if (match !== null) found[name] = match[1]!;
    }
    return found;
  }

  private files(): Record<string, string> {
    const found: Record<string, string> = {};
    for (const name of [...this.disk.files.keys()].sort()) {
      found[name] = content(name, this.disk.read(name)!);
    }
    return found;
  }
}

const BANNER = ['oO0', 'Redis version', 'Configuration loaded', 'monotonic clock', 'Running mode'];

function normalise(text: string): string {
  return text
    .replace(/(pid |bg-|child: |process )\d+/g, '$1<pid>')
    .replace(/temp-\d+\.rdb/g, 'temp-<pid>.rdb')
    .replace(/\([0-9a-f]{16}\)/g, '(<crc>)')
    .replace(/\d+\.\d{3} seconds/g, '<s> seconds')
    .replace(/age \d+ seconds/g, 'age <n> seconds')
    .replace(/created [\d.]+ Mb/g, 'created <n> Mb');
}

/** Absolute times differ from run to run. */
function shown(text: string): string {
  return text.replace(/\d{13}/g, '<ms>').replace(/#TS:\d{10}/g, '#TS:<s>');
}

/** What a file says, apart from times and from the order of keys, which is random in Redis. */
function content(name: string, bytes: Uint8Array): string {
  if (textOf(bytes, 0, 5) === 'REDIS') return `rdb ${rdbContent(bytes)}`;
  if (!name.endsWith('.base.aof')) return shown(textOf(bytes));
  const [stamp] = /^(#.*\r\n)*/.exec(textOf(bytes))!;
  const commands = commandsOf(textOf(bytes).slice(stamp.length)).map((words) => words.join(' '));
  return shown(`${stamp}${commands.join('\n')}`);
}

function rdbContent(bytes: Uint8Array): string {
  const keyspace = new Keyspace();
  const result = readRdb(bytes, keyspace, { now: 0, role: 'replica' });
  const base = result.log.some(({ text }) => text === 'RDB is base AOF') ? 'base ' : '';
  if (!result.ok) return `broken: ${result.log.at(-1)!.text}`;
  const keys: string[] = [];
  for (const database of keyspace.databases) {
    database.each((key, value, expiresAt) => {
      const timed = expiresAt >= 0 ? ' expires' : '';
      const text = value instanceof Uint8Array ? textOf(value) : value.type;
      keys.push(`${database.index} ${textOf(key)}=${text}${timed}`);
    });
  }
  return `${base}${keys.sort().join(', ')}${result.replication === null ? '' : ' replication'}`;
}

/** The captured step in the same words as AofStory.play tells its own. */
export function expected(step: Step): unknown {
  switch (step.do) {
    case 'start':
      return { exit: step.exit };
    case 'call':
      return { reply: shown(step.reply) };
    case 'look': {
      const files: Record<string, string> = {};
      for (const name of Object.keys(step.files).sort()) {
        // What a child has begun to write.
        if (name.startsWith('temp-')) continue;
        files[name] = content(name, bytesOfBase64(step.files[name]!));
      }
      // A child's own handler writes its line by itself.
      const logs = step.logs.filter(([role]) => role !== 'signal-handler');
      return { logs: logs.map(([role, level, text]) => [role, level, normalise(text!)]), files };
    }
    case 'info':
      return { info: step.info };
    default:
      return {};
  }
}
