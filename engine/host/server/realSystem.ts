import { readFileSync, unlinkSync } from 'node:fs';
import type { Socket } from 'node:net';
import { release, totalmem, type as osType, machine } from 'node:os';
import { beginShutdown, type ShutdownOptions } from '../../node/shutdown.ts';
import type { RedisServer } from '../../node/redisServer.ts';
import type { CommandDocs } from '../../node/describe/commandDocs.ts';
import type { CpuUse, HostSystem } from '../../node/system.ts';
import docs from './commandDocs.captured.json';
import { logo } from './logo.ts';
import { strerror } from './strerror.ts';
import { closeServers, type Listening, listenNow, type TcpOptions } from './listeners.ts';
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
  /** Who is told of a connection. */
  onSocket: (socket: Socket, path: string) => void = (socket) => socket.destroy();
  private readonly printed: ProcessLog;
  /** The signal that asked for the end; the cron looks at it. */
  private asked: 'SIGTERM' | 'SIGINT' | null = null;

  constructor({ executable, configFile, hasArguments, printed }: SystemOptions) {
    this.executable = executable;
    this.configFile = configFile;
    this.hasArguments = hasArguments;
    this.printed = printed;
  }

  get memory(): { resident: number; total: number } {
    return { resident: process.memoryUsage.rss(), total: totalmem() };
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

  apply(server: RedisServer, name: 'port' | 'bind' | 'dir'): string | null {
    if (name === 'dir') return enterDirectory(server);
    const tcp = this.listening.servers.filter((one) => typeof one.address() !== 'string');
    const others = this.listening.servers.filter((one) => !tcp.includes(one));
    // As Redis does: what fails is put right by setting the old value again.
    closeServers(tcp);
    const opened = listenNow(tcpOptions(server), this.onSocket);
    for (const text of opened.complaints) server.log('#', text);
    this.listening = { ...opened, servers: [...opened.servers, ...others] };
    this.listensToTcp = server.port > 0;
    if (opened.good) return null;
    if (name === 'port') return 'Unable to listen on this port. Check server logs.';
    server.log('#', 'Failed to bind');
    return 'Failed to bind to specified addresses.';
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
    closeServers(this.listening.servers);
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

/** Where the settings of a server say that it listens on TCP. */
export function tcpOptions({ port, settings }: RedisServer): TcpOptions {
  const bind = settings.text('bind');
  // Two spaces hold an empty address between them, which no lookup finds.
  return {
    port,
    bind: bind === '' ? [] : bind.split(' '),
    backlog: settings.number('tcp-backlog'),
  };
}

/** Goes to `dir`, whose value becomes the absolute path. Returns why it cannot, or null. */
export function enterDirectory({ settings }: RedisServer): string | null {
  try {
    process.chdir(settings.text('dir'));
  } catch (problem) {
    return strerror(problem);
  }
  settings.put('dir', process.cwd());
  return null;
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
