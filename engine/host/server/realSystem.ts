import { readFileSync, unlinkSync } from 'node:fs';
import { release, type as osType, machine } from 'node:os';
import { beginShutdown, type ShutdownOptions } from '../../node/shutdown.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import type { CommandDocs } from '../../node/commandDocs.ts';
import type { CpuUse, HostSystem } from '../../node/system.ts';
import docs from './commandDocs.captured.json';
import { logo } from './logo.ts';
import type { Listening } from './listeners.ts';
import type { ProcessLog } from './processLog.ts';

const OVERCOMMIT =
  "WARNING Memory overcommit must be enabled! Without it, a background save or replication may fail under low memory condition. Being disabled, it can can also cause failures without low memory condition, see https://github.com/jemalloc/jemalloc/issues/1328. To fix this issue add 'vm.overcommit_memory = 1' to /etc/sysctl.conf and then reboot or run the command 'sysctl vm.overcommit_memory=1' for this to take effect.";

export interface SystemOptions {
  readonly executable: string;
  /** Absolute; '' is none. */
  readonly configFile: string;
  readonly hasArguments: boolean;
  readonly printed: ProcessLog;
}

/** What this process is of its operating system: its start, its signals, its end. */
export class RealSystem implements HostSystem {
  readonly os = `${osType()} ${release()} ${machine()}`;
  readonly executable: string;
  readonly configFile: string;
  readonly hasArguments: boolean;
  readonly multiplexing = osType() === 'Linux' ? 'epoll' : 'kqueue';
  readonly commandDocs: CommandDocs = docs;
  listening: Listening = { servers: [], complaints: [], good: false };
  unixSocket = '';
  pidFile = '';
  listensToTcp = true;
  private readonly printed: ProcessLog;
  /** The signal that asked for the end; the cron looks at it. */
  private asked: 'SIGTERM' | 'SIGINT' | null = null;

  constructor({ executable, configFile, hasArguments, printed }: SystemOptions) {
    this.executable = executable;
    this.configFile = configFile;
    this.hasArguments = hasArguments;
    this.printed = printed;
  }

  get cpu(): CpuUse {
    const { systemCPUTime, userCPUTime } = process.resourceUsage();
    return { system: systemCPUTime, user: userCPUTime };
  }

  /** What listening came to: tells its complaints. */
  listens(server: RedisServer): boolean {
    for (const text of this.listening.complaints) server.log('#', text);
    return this.listening.good;
  }

  showsLogo(server: RedisServer): boolean {
    const always = server.settings.yes('always-show-logo');
    const toTerminal = this.printed.file === '' && process.stdout.isTTY;
    if (!always && !toTerminal) return false;
    this.printed.raw(logo(server.port, server.pid));
    return true;
  }

  /** checkTcpBacklogSettings. */
  networkWarnings({ settings }: RedisServer): string[] {
    const most = numberIn('/proc/sys/net/core/somaxconn');
    const wanted = settings.number('tcp-backlog');
    if (!(most > 0 && most < wanted)) return [];
    return [
      `WARNING: The TCP backlog setting of ${wanted} cannot be enforced because /proc/sys/net/core/somaxconn is set to the lower value of ${most}.`,
    ];
  }

  /** linuxMemoryWarnings, of what can be read here. */
  memoryWarnings(): string[] {
    return numberIn('/proc/sys/vm/overcommit_memory') === 0 ? [OVERCOMMIT] : [];
  }

  /** The last things before the farewell in the log. */
  leave(server: RedisServer): void {
    if (this.pidFile !== '') {
      server.log('*', 'Removing the pid file.');
      removed(this.pidFile);
    }
    for (const one of this.listening.servers) one.close();
    if (this.unixSocket === '') return;
    server.log('*', 'Removing the unix socket file.');
    removed(this.unixSocket);
  }

  // ------------------------------------------------------------------ signals

  /** sigShutdownHandler. */
  onSignal(server: RedisServer, signal: 'SIGTERM' | 'SIGINT'): void {
    if (signal === 'SIGINT' && (this.asked !== null || server.shutdownUntil !== null)) {
      this.printed.fromSignalHandler('You insist... exiting now.');
      process.exit(1);
    }
    this.printed.fromSignalHandler(
      server.loading?.why === 'start'
        ? 'Received shutdown signal during loading, scheduling shutdown.'
        : `Received ${signal} scheduling shutdown...`,
    );
    this.asked = signal;
  }

  /** On each tick of the cron: a signal that came is acted on. */
  continueShutdown(server: RedisServer): void {
    const { asked } = this;
    if (asked === null || server.shutdownUntil !== null) return;
    this.asked = null;
    const words = server.settings.text(`shutdown-on-${asked.toLowerCase()}`).split(' ');
    const save = words.includes('save') ? 'save' : 'default';
    const options: ShutdownOptions = {
      save: words.includes('nosave') ? 'nosave' : save,
      now: words.includes('now'),
      force: words.includes('force'),
    };
    beginShutdown(server, options);
  }
}

function removed(path: string): void {
  try {
    unlinkSync(path);
  } catch {
    // Somebody else took it away.
  }
}

function numberIn(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8'));
  } catch {
    return NaN;
  }
}
