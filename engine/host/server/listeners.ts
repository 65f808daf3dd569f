import { chmodSync, unlinkSync } from 'node:fs';
import { createServer, isIPv6, type Server, type Socket } from 'node:net';
import { strerror } from './strerror.ts';

/** Where to listen, of the configuration. */
export interface ListenOptions {
  /** 0: not on TCP. */
  readonly port: number;
  /** Words of `bind`: addresses; `*` is 0.0.0.0 and `-` before one means that it may be missing. */
  readonly bind: readonly string[];
  readonly backlog: number;
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

const ANY: Readonly<Record<string, string>> = { '*': '0.0.0.0', '::*': '::' };
const NO_SUCH_FAMILY = ['EAFNOSUPPORT', 'ENOPROTOOPT', 'EPROTONOSUPPORT'];

/** listenToPort and the Unix socket of initServer. */
export async function listen(options: ListenOptions, onSocket: OnSocket): Promise<Listening> {
  const servers: Server[] = [];
  const complaints: string[] = [];
  const { port, bind, backlog, unixSocket } = options;
  const all = { servers, complaints };
  for (const word of port === 0 ? [] : bind) {
    const optional = word.startsWith('-');
    const address = optional ? word.slice(1) : word;
    const host = ANY[address] ?? address;
    const server = createServer({ pauseOnConnect: true }, (socket) => onSocket(socket, ''));
    const trouble = await opened(server, { port, host, backlog, ipv6Only: isIPv6(host) });
    if (trouble === null) {
      servers.push(server);
      continue;
    }
    const why = strerror(trouble);
    complaints.push(
      `Warning: Could not create server TCP listening socket ${address}:${port}: bind: ${why}`,
    );
    const { code = '' } = trouble;
    if (optional && (code === 'EADDRNOTAVAIL' || NO_SUCH_FAMILY.includes(code))) continue;
    if (NO_SUCH_FAMILY.includes(code)) continue;
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

async function openUnixSocket(
  options: ListenOptions,
  servers: Server[],
  onSocket: OnSocket,
): Promise<NodeJS.ErrnoException | null> {
  const { unixSocket: path, unixSocketPermissions: permissions, backlog } = options;
  try {
    unlinkSync(path);
  } catch {
    // A socket that an earlier process left is gone already.
  }
  const server = createServer({ pauseOnConnect: true }, (socket) => onSocket(socket, path));
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
): Promise<NodeJS.ErrnoException | null> {
  return new Promise((resolve) => {
    server.once('error', resolve);
    server.listen(where, () => {
      server.off('error', resolve);
      // A connection that cannot be accepted (too many open files) waits for the next time.
      server.on('error', () => {});
      resolve(null);
    });
  });
}
