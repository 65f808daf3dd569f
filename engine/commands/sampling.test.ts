import { expect, test } from 'vitest';
import { Executor } from './executor.fixture.ts';

test('a wish for a billion draws is refused with a sentence, a thousand are drawn', () => {
  const executor = new Executor();
  executor.run('SADD', 's', 'a', 'b');
  executor.run('HSET', 'h', 'f', 'v');
  executor.run('ZADD', 'z', '1', 'm');
  for (const [command, key] of [
    ['SRANDMEMBER', 's'],
    ['HRANDFIELD', 'h'],
    ['ZRANDMEMBER', 'z'],
  ] as const) {
    expect(executor.run(command, key, '-1000000000')).toEqual({
      kind: 'error',
      text: 'ERR more than 1000000 draws at once is not modelled in this playground',
    });
    expect(executor.run(command, key, '-1000')).toMatchObject({ items: { length: 1_000 } });
  }
});
