import { expect, test } from 'vitest';
import { findFields, parseClients, parseInfo, serverMillis } from './info.ts';

const TEXT =
  '# Server\r\nredis_version:7.0.15\r\nserver_time_usec:1700000000123456\r\n\r\n' +
  '# Replication\r\nrole:master\r\nslave0:ip=127.0.0.1,port=6380,state=online,offset=14,lag=0\r\n';

test('info: sections and fields, colons in a value included', () => {
  expect(parseInfo(`${TEXT}\r\n# Keyspace\r\n`).map((section) => section.name)).toEqual([
    'Server',
    'Replication',
    'Keyspace',
  ]);
  expect(parseInfo(TEXT)[1]?.fields[1]).toEqual({
    name: 'slave0',
    value: 'ip=127.0.0.1,port=6380,state=online,offset=14,lag=0',
  });
  expect(parseInfo('# A\nx:1:2\n')[0]?.fields).toEqual([{ name: 'x', value: '1:2' }]);
});

test('info: finds by name or value, in any case', () => {
  const found = findFields(parseInfo(TEXT), 'ROLE:MAS');
  expect(found).toEqual([{ name: 'Replication', fields: [{ name: 'role', value: 'master' }] }]);
  expect(findFields(parseInfo(TEXT), 'nowhere')).toEqual([]);
  expect(findFields(parseInfo(TEXT), ' ')).toHaveLength(2);
});

test('info: tells the node’s own clock', () => {
  expect(serverMillis(TEXT)).toBe(1_700_000_000_123);
  expect(serverMillis('')).toBeNull();
});

test('clients: fields by name', () => {
  const clients = parseClients('id=3 addr=127.0.0.1:50123 name= cmd=replconf flags=S\nid=4 db=0\n');
  expect(clients.map((client) => client.get('id'))).toEqual(['3', '4']);
  expect(clients[0]?.get('addr')).toBe('127.0.0.1:50123');
  expect(clients[0]?.get('name')).toBe('');
});
