// Finds (and, when run as a command, installs) the real redis-server that the oracle tests compare with.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { aptInstall, fromEnvironment, which } from './browser.mjs';

/** The release whose behaviour is modelled. Another one differs in bytes, so it proves nothing. */
export const REDIS_VERSION = '7.0.15';

/** `path` of a redis-server and its version, or undefined where there is none. */
export function findRedis() {
  const found =
    fromEnvironment('REDIS_SERVER') ??
    (which('redis-server') && { path: which('redis-server'), from: 'this system' });
  if (!found) return undefined;
  const words = execFileSync(found.path, ['--version'], { encoding: 'utf8' });
  return { ...found, version: /\bv=(\S+)/.exec(words)?.[1] ?? 'unknown' };
}

/** As findRedis, but tries to install one first, and says loudly what its absence costs. */
export function ensureRedis() {
  let found = findRedis();
  if (!found && aptInstall('redis-server', 'redis-tools')) found = findRedis();
  if (found?.version === REDIS_VERSION) return found;
  const what = found ? `redis-server ${found.version} at ${found.path}` : 'no redis-server';
  console.error(
    `\n*** ${what}: the tests against a real redis-server ${REDIS_VERSION} CANNOT RUN. ***\n` +
      'Install it (Debian 12: apt-get install redis-server) or set REDIS_SERVER to its program.\n',
  );
  return undefined;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const found = ensureRedis();
  if (found) console.log(`redis-server: ${found.path} (${found.from}), ${found.version}`);
}
