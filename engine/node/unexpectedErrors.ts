// Errors where none may be: in answer to a master's stream, to a replica, to an append-only file that
// is loaded (afterErrorReply of networking.c, 7.0). Nobody reads them, so the log tells.
import { textOf } from '../base/bytes.ts';
import { quoted } from '../resp/quote.ts';
import type { RedisServer } from './redisServer.ts';

/** Who answers whom. */
export type Unexpected =
  | 'replica is sending an error to its master'
  | 'master is sending an error to its replica'
  | 'server is sending an error to its AOF-loading-client';

/** Errors that are objects made once keep their `-ERR` in the log; those put together for the occasion have none. */
const SHARED = new Set([
  'ERR syntax error',
  'ERR no such key',
  'ERR source and destination objects are the same',
  'ERR index out of range',
]);
/** So many of the newest bytes of the backlog are shown. */
const SHOWN = 256;
const TEXT_MAX = 4096;

/** An error as the log shows it: `error` is without its `-`. */
function logged(error: string): string {
  const own = error.startsWith('ERR ') && !SHARED.has(error);
  return (own ? error.slice(4) : `-${error}`).slice(0, TEXT_MAX);
}

/** Logs the error, counts it, and ends the process where propagation-error-behavior says so. */
export function tellUnexpected(
  server: RedisServer,
  what: Unexpected,
  error: string,
  command: string,
): void {
  server.log(
    '#',
    `== CRITICAL == This ${what}: '${logged(error)}' after processing the command '${command}'`,
  );
  const toMaster = what.startsWith('replica');
  if (toMaster) showLatestBacklog(server);
  server.stats.unexpected_error_replies++;
  const behavior = server.settings.text('propagation-error-behavior');
  const isReadOnly = toMaster && server.settings.yes('replica-read-only');
  const fromFile = what.startsWith('server');
  if (!(isReadOnly ? behavior !== 'ignore' : fromFile && behavior === 'panic')) return;
  const [from, to] = fromFile ? ['server', 'AOF-loading-client'] : ['replica', 'master'];
  panic(
    server,
    `This ${from} panicked sending an error to its ${to} after processing the command '${command}' #networking.c:555`,
  );
}

/** serverPanic: a report, and the process is no more. */
export function panic(server: RedisServer, why: string): void {
  server.log('#', '=== REDIS BUG REPORT START: Cut & paste starting from here ===');
  server.log('#', '------------------------------------------------');
  server.log('#', '!!! Software Failure. Press left mouse button to continue');
  server.log('#', `Guru Meditation: ${why}`);
  server.host.exit('crashed');
}

/** Block by block, each in quotes of its own. */
function showLatestBacklog(server: RedisServer): void {
  const { backlog, master_repl_offset: end } = server.stream;
  if (backlog === null || backlog.histlen === 0) return;
  let shown = '';
  for (let at = end + 1 - Math.min(SHOWN, backlog.histlen); at <= end;) {
    const block = backlog.blockAt(at);
    if (block === null) break;
    shown += quoted(textOf(block.bytes, at - block.from, block.used));
    at = block.from + block.used;
  }
  server.log('#', `Latest backlog is: '${shown}'`);
}
