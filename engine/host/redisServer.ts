/**
 * `node dist/redis-server.mjs [/path/to/redis.conf] [--option value ...] [-]`: the engine's
 * redis-server as a program, on real sockets, files and time. Command line, log and exit codes are
 * those of redis-server 7.0.15.
 */
import { main } from './server/main.ts';

await main(process.argv.slice(2));
