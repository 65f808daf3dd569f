import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { strerror } from './strerror.ts';
import type { Wire } from './wire.ts';

interface Caller {
  onConnected(id: number): void;
  /** `why`: in the words of strerror(). */
  onRefused(id: number, why: string): void;
}

/** Begins to connect; false when the name does not resolve. `source`: bind-source-addr, or ''. */
export function dialled(
  wire: Wire,
  host: string,
  port: number,
  source: string,
  caller: Caller,
): boolean {
  const address = resolved(host);
  if (address === null) return false;
  const { socket, id } = wire;
  let connected = false;
  socket.once('connect', () => {
    connected = true;
    wire.begin();
    caller.onConnected(id);
  });
  socket.once('error', (problem) => {
    if (!connected) caller.onRefused(id, strerror(problem));
  });
  const from = source === '' ? {} : { localAddress: source };
  socket.connect({ host: address, port, ...from });
  return true;
}

/**
 * The address of a name, found while everything waits, as getaddrinfo() does: the link's state
 * machine wants the answer at once.
 */
export function resolved(host: string): string | null {
  if (isIP(host) !== 0) return host;
  return inHostsFile(host) ?? lookedUp(host);
}

function inHostsFile(host: string): string | null {
  const name = host.toLowerCase();
  let text: string;
  try {
    text = readFileSync('/etc/hosts', 'utf8');
  } catch {
    return null;
  }
  let found: string | null = null;
  for (const line of text.split('\n')) {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().toLowerCase().split(/\s+/);
    if (!names.includes(name)) continue;
    if (isIP(address) === 4) return address;
    found ??= isIP(address) === 6 ? address : null;
  }
  return found;
}

const LOOKUP = `require('node:dns').lookup(process.argv[1], (problem, address) => {
  if (!problem) process.stdout.write(address);
});`;

/** Node looks names up in the background only, so another process of it is waited for. */
function lookedUp(host: string): string | null {
  const { stdout } = spawnSync(process.execPath, ['-e', LOOKUP, host], { encoding: 'utf8' });
  return isIP(stdout) === 0 ? null : stdout;
}
