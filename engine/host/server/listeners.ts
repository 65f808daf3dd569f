import { chmodSync, unlinkSync } from 'node:fs';
import * as net from 'node:net';
import { createServer, isIPv6, type Server, type Socket } from 'node:net';
import { getSystemErrorName } from 'node:util';
import { resolved } from './dial.ts';
import { strerror } from './strerror.ts';

/** Where to listen on TCP, of the configuration. */
export interface TcpOptions {
  /** 0: not at all. */
  readonly port: number;
  /** Words of `bind`: addresses; `*` is 0.0.0.0 and `-` before one means that it may be missing. */
  readonly bind: readonly string[];
  readonly backlog: number;
}

export interface ListenOptions extends TcpOptions {
  /** '' is none. */
  readonly unixSocket: string;
  /** Octal digits; '' or '0' leaves what the umask gives. */
  readonly unixSocketPermissions: string;
}

/** What came of it. */
export interface Listening {
  readonly servers: Server[];
  /** What is to be logged as warnings, in order. */
  readonly complaints: string[];
  /** False: the process cannot do its work, and ends. */
  readonly good: boolean;
}

type OnSocket = (socket: Socket, path: string) => void;
/** Why it could not be done; its `code` is that of the system call. */
type Trouble = NodeJS.ErrnoException;

const ANY: Readonly<Record<string, string>> = { '*': '0.0.0.0', '::*': '::' };
const NO_SUCH_FAMILY = ['EAFNOSUPPORT', 'ENOPROTOOPT', 'EPROTONOSUPPORT'];

/** listenToPort: asks to be opened on one address after the other, and is told how it went. */
function* addresses(
  { port, bind }: TcpOptions,
  complaints: string[],
): Generator<string, boolean, Trouble | null> {
  for (const word of port === 0 ? [] : bind) {
    const optional = word.startsWith('-');
    const address = optional ? word.slice(1) : word;
    const trouble = yield ANY[address] ?? address;
    if (trouble === null) continue;
    const why = strerror(trouble);
    complaints.push(
      `Warning: Could not create server TCP listening socket ${address}:${port}: bind: ${why}`,
    );
    const { code = '' } = trouble;
    if (optional && (code === 'EADDRNOTAVAIL' || NO_SUCH_FAMILY.includes(code))) continue;
    if (!NO_SUCH_FAMILY.includes(code)) return false;
  }
  return true;
}

function serverFor(onSocket: OnSocket, path = ''): Server {
  return createServer({ pauseOnConnect: true }, (socket) => onSocket(socket, path));
}

/** listenToPort and the Unix socket of initServer. */
export async function listen(options: ListenOptions, onSocket: OnSocket): Promise<Listening> {
  const servers: Server[] = [];
  const complaints: string[] = [];
  const { port, backlog, unixSocket } = options;
  const all = { servers, complaints };
  const asked = addresses(options, complaints);
  let next = asked.next();
  while (next.done !== true) {
    const host = next.value;
    const server = serverFor(onSocket);
    const trouble = await opened(server, { port, host, backlog, ipv6Only: isIPv6(host) });
    if (trouble === null) servers.push(server);
    next = asked.next(trouble);
  }
  if (!next.value) {
    complaints.push(`Failed listening on port ${port} (TCP), aborting.`);
    return { ...all, good: false };
  }
  if (unixSocket !== '') {
    const trouble = await openUnixSocket(options, servers, onSocket);
    if (trouble !== null) {
      complaints.push(`Opening Unix socket: bind: ${strerror(trouble)}`);
      return { ...all, good: false };
    }
  }
  if (servers.length === 0) complaints.push('Configured to not listen anywhere, exiting.');
  return { ...all, good: servers.length > 0 };
}

/** listenToPort while the server runs: CONFIG SET is answered when it is done. All or none. */
export function listenNow(options: TcpOptions, onSocket: OnSocket): Listening {
  const servers: Server[] = [];
  const complaints: string[] = [];
  const asked = addresses(options, complaints);
  let next = asked.next();
  while (next.done !== true) {
    const server = serverFor(onSocket);
    const trouble = openedNow(server, next.value, options);
    if (trouble === null) servers.push(server);
    next = asked.next(trouble);
  }
  const good = next.value;
  if (!good) closeServers(servers);
  return { servers: good ? servers : [], complaints, good };
}

/** Stops taking connections; those that there are go on. */
export function closeServers(servers: readonly Server[]): void {
  for (const server of servers) server.close();
}

async function openUnixSocket(
  options: ListenOptions,
  servers: Server[],
  onSocket: OnSocket,
): Promise<Trouble | null> {
  const { unixSocket: path, unixSocketPermissions: permissions, backlog } = options;
  try {
    unlinkSync(path);
  } catch {
    // A socket that an earlier process left is gone already.
  }
  const server = serverFor(onSocket, path);
  const trouble = await opened(server, { path, backlog });
  if (trouble !== null) return trouble;
  servers.push(server);
  const mode = Number.parseInt(permissions, 8);
  if (mode > 0) chmodSync(path, mode);
  return null;
}

function opened(
  server: Server,
  where: { port?: number; host?: string; path?: string; backlog: number; ipv6Only?: boolean },
): Promise<Trouble | null> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(where, () => {
      server.off('error', resolve);
      keepsListening(server);
      resolve(null);
    });
  });
}

/** A connection that cannot be accepted (too many open files) waits for the next time. */
function keepsListening(server: Server): void {
  server.on('error', () => {});
}

/** What Node's servers have of the operating system's: answers are 0, or the negative of an errno. */
interface ListeningHandle {
  listen(backlog: number): number;
  close(): void;
}

/** Node's own function behind listen(), which has no name of its own for who may not wait. */
type CreateHandle = (
  address: string,
  port: number,
  family: 4 | 6,
  descriptor: number,
  flags: number,
) => ListeningHandle | number;

const IPV6_ONLY = 1;
const NAME_NOT_KNOWN: Trouble = Object.assign(new Error(), { code: 'ENOTFOUND' });

function openedNow(server: Server, host: string, { port, backlog }: TcpOptions): Trouble | null {
  const address = resolved(host);
  if (address === null) return NAME_NOT_KNOWN;
  const { _createServerHandle: create } = net as unknown as { _createServerHandle: CreateHandle };
  const six = isIPv6(address);
  const handle = create(address, port, six ? 6 : 4, -1, six ? IPV6_ONLY : 0);
  if (typeof handle === 'number') return troubleOf(handle);
  const refused = handle.listen(backlog);
  if (refused !== 0) {
    handle.close();
    return troubleOf(refused);
  }
  keepsListening(server);
  server.listen(handle);
  return null;
}

function troubleOf(errno: number): Trouble {
  return Object.assign(new Error(), { code: getSystemErrorName(errno), errno });
}
