import type { CommandDocs } from './describe/commandDocs.ts';
import type { RedisServer } from './redisServer.ts';

/** In microseconds. */
export interface CpuUse {
  readonly system: number;
  readonly user: number;
}

/** What a process of a real operating system is besides. A simulated machine has none of it. */
export interface HostSystem {
  /** As INFO tells it: `Linux 6.1.0 x86_64`. */
  readonly os: string;
  readonly executable: string;
  /** Absolute path; '' when there is none. */
  readonly configFile: string;
  readonly multiplexing: string;
  readonly cpu: CpuUse;
  /** Anything was given on the command line. */
  readonly hasArguments: boolean;
  readonly listensToTcp: boolean;
  /** Path of the Unix socket; '' is none. */
  readonly unixSocket: string;
  /** Bytes: what the process takes, and what the machine has. */
  readonly memory: { readonly resident: number; readonly total: number };
  /** What COMMAND DOCS tells. */
  readonly commandDocs: CommandDocs;
  /** Whether there is a socket to listen on; complains in the log. */
  listens(server: RedisServer): boolean;
  /** CONFIG SET port, bind or dir: puts the new value into force. Returns why it cannot be, or null. */
  apply(server: RedisServer, name: 'port' | 'bind' | 'dir'): string | null;
  /** Shows the logo where it is shown; false where a line of the log stands for it. */
  showsLogo(server: RedisServer): boolean;
  /** What is amiss with the machine, of the network and of memory. */
  networkWarnings(server: RedisServer): readonly string[];
  memoryWarnings(): readonly string[];
  /** The process is about to end: pid file and sockets go. */
  leave(server: RedisServer): void;
}
