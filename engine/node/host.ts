import type { Micros } from '../base/units.ts';
import type { Outcome } from '../commands/row.ts';
import type { EventBody } from '../contract.ts';
import type { Keyspace } from '../keyspace/keyspace.ts';
import type { Disk } from '../persistence/disk.ts';
import type { ConnectionRef } from '../replication/connectionRef.ts';
import type { LogLevel } from '../replication/server.ts';
import type { StreamWatcher } from '../replication/stream.ts';
import type { Request } from '../resp/request.ts';
import type { Client } from './clients/client.ts';
import type { NodeRow } from './rows.ts';
import type { HostSystem } from './system.ts';

/** How a server's process can end. */
export type ExitCause = 'shut-down' | 'crashed';

/** Everything a server is handed: clock, network, disk, log. It knows nothing else of the world. */
export interface Host {
  readonly now: Micros;
  readonly disk: Disk;
  /** The operating system, where there is one. */
  readonly system?: HostSystem;
  /** Who looks on while this server writes its history, if anybody does. */
  readonly watcher?: StreamWatcher;
  /** How long each command keeps the event loop busy; none: no time at all. */
  readonly commandMicros?: Micros | undefined;
  /** Begins to connect; null when the name does not resolve. The answer comes as onConnected or onRefused. */
  connect(host: string, port: number): ConnectionRef | null;
  write(connection: ConnectionRef, bytes: Uint8Array, from: number, to: number): number;
  close(connection: ConnectionRef): void;
  /** Calls onTimer(code) at that moment, if the process still lives. */
  timer(at: Micros, code: number): void;
  emit(event: EventBody): void;
  log(role: 'M' | 'S' | 'C', level: LogLevel, text: string, pid: number): void;
  exit(how: ExitCause): void;
  /** A fresh process id. */
  pid(): number;
  /** One turn of its loop brings bytes of many connections: it will call beforeSleep() after the last. */
  endOfTurn?(): void;
  /** A client whose host wants to know (Client.watchedByHost) has run this command. */
  ran?(client: Client, row: NodeRow, request: Request, outcome: Outcome): void;
  /** The data set is in memory: of a process that starts (`before` is null), or in place of the one before. */
  dataLoaded?(before: Keyspace | null): void;
}
