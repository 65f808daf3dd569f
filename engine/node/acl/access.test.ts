import { afterAll, expect, test } from 'vitest';
import captured from '../captured/access.json';
import { CaseTally } from '../../host/tally.ts';
import { type TestConnection, TestServer } from '../testServer.fixture.ts';

// Conversations with redis-server 7.0.15: who said what on which connection, and what was answered.

type Step = readonly [who: string, command: readonly string[], reply: string];

/** What differs from run to run: clients' lines, ages, and the order of single commands in rules. */
function plain(reply: string): string {
  return reply
    .replace(/\$\d+\r\nid=\d+ addr=.*? resp=\d/gs, '<client>')
    .replace(/(age-seconds\r\n)(\$\d+\r\n|,)[\d.e-]+/g, '$1<age>')
    .replace(/([+-]@all)((?: [+-][^ \r\n)]+)+)/g, (_, all: string, rules: string) =>
      [all, ...rules.trim().split(' ').sort()].join(' '),
    );
}

const tally = new CaseTally();
const total = captured.transcripts.flatMap(({ steps }) => steps).length;
afterAll(() => tally.write('access', '7.0.15', total));

test.each(captured.transcripts.map(({ name, conf, steps }) => [name, conf, steps] as const))(
  '%s',
  (name, conf, steps) => {
    const t = new TestServer(['save ""', ...conf]);
    const connections = new Map<string, TestConnection>();
    // Whoever started the server looked first.
    t.client();
    for (const [i, [who, command, reply]] of (steps as unknown as readonly Step[]).entries()) {
      tally.begin(`${name} ${i}`);
      const connection = connections.get(who) ?? t.client();
      connections.set(who, connection);
      let answer = connection.closed ? '' : connection.call(...command);
      t.advance(answer === '' ? 30 : 1);
      answer += connection.take();
      if (connection.closed) answer += '<closed>';
      expect([who, command, plain(answer)]).toEqual([who, command, plain(reply)]);
      tally.pass(`${name} ${i}`);
    }
  },
);

test('whatever an error quotes, it stays on its line and ends at a zero byte', () => {
  const client = new TestServer().client();
  expect(client.call('HELLO', '2', 'b\0\r\nx')).toBe("-ERR Syntax error in HELLO option 'b'\r\n");
  expect(client.call('CONFIG', 'SET', 'no\r\nsuch', '1')).toBe(
    "-ERR Unknown option or number of arguments for CONFIG SET - 'no  such'\r\n",
  );
  expect(client.call('PUBSUB', 'a\nb')).toMatch(/^-ERR unknown subcommand [^\r\n]*\r\n$/);
});
