import { fileURLToPath } from 'node:url';

/** Where the tests' own build of the server lies. */
export const SERVER_BUNDLE = fileURLToPath(
  new URL('../test-results/redis-server.mjs', import.meta.url),
);
