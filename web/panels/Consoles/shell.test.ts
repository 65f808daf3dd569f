import { expect, test } from 'vitest';
import { anotherCli } from './shell.ts';

test.each([
  ['redis-cli', { host: '127.0.0.1', port: 6379, lines: [] }],
  ['redis-cli -p 6380', { host: '127.0.0.1', port: 6380, lines: [] }],
  [
    'redis-cli -h localhost -p 6380 -n 2 GET k',
    { host: 'localhost', port: 6380, lines: ['SELECT 2', 'GET k'] },
  ],
  [
    'redis-cli --no-auth-warning -a "s p" --user ann -p 6381 ROLE',
    { host: '127.0.0.1', port: 6381, lines: ['AUTH ann "s p"', 'ROLE'] },
  ],
  ['redis-cli --nonsense', null],
  ['SET redis-cli 1', null],
])('shell: %s', (line, meant) => {
  expect(anotherCli(line)).toEqual(meant);
});
