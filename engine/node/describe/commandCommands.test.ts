import { expect, test } from 'vitest';
import docs from '../../host/server/commandDocs.captured.json';
import captured from '../commandInfo.captured.json';
import { TestServer } from '../testServer.fixture.ts';

const server = new TestServer();
const client = server.client();
client.call('HELLO', '3');

/** The fixed order of what Redis keeps in a hash table: the subcommands of a container. */
function sorted(reply: string): string {
  return reply
    .split(/(?=\*10\r\n)/)
    .sort()
    .join('');
}

test.each(captured.info as [string, string][])('COMMAND INFO %s is as captured', (name, reply) => {
  expect(sorted(client.call('COMMAND', 'INFO', name))).toBe(sorted(reply));
});

test('COMMAND tells as many commands as Redis has', () => {
  expect(client.call('COMMAND', 'COUNT')).toBe(`:${captured.info.length}\r\n`);
  const whole = captured.info.map(([, reply]) => (reply as string).replace('*1\r\n', ''));
  expect(sorted(client.call('COMMAND'))).toBe(sorted(`*240\r\n${whole.join('')}`));
});

test.each(captured.keys as [string, string][])('the keys of %s are as captured', (line, reply) => {
  expect(client.call('COMMAND', 'GETKEYSANDFLAGS', ...line.split(' '))).toBe(reply);
});

test('COMMAND LIST is filtered by category, pattern and module', () => {
  const list = (...words: string[]): string => client.call('COMMAND', 'LIST', ...words);
  expect(list('FILTERBY', 'PATTERN', 'Xre*')).toBe(
    '*3\r\n$5\r\nxread\r\n$10\r\nxreadgroup\r\n$9\r\nxrevrange\r\n',
  );
  expect(list('FILTERBY', 'ACLCAT', 'FAST').slice(0, 5)).toBe('*99\r\n');
  expect(list('FILTERBY', 'ACLCAT', 'nosuch')).toBe('*0\r\n');
  expect(list('FILTERBY', 'MODULE', 'any')).toBe('*0\r\n');
  expect(list('FILTERBY', 'MODULE')).toBe('-ERR syntax error\r\n');
});

test('COMMAND DOCS is not modelled in the playground; a real process knows the texts', () => {
  const ask = (): string => client.call('COMMAND', 'DOCS', 'BITOP', 'nosuch');
  expect(ask()).toBe('-ERR COMMAND DOCS is not modelled in this playground\r\n');
  Object.assign(server, { system: { commandDocs: docs } });
  expect(ask()).toBe(captured.bitop);
});
