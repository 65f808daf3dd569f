import { bench, describe } from 'vitest';
import { latin1 } from '../base/bytes.ts';
import { Dice } from '../base/dice.ts';
import { EPOCH_MILLIS } from '../base/units.ts';
import { Keyspace } from './keyspace.ts';

/** A thousand SETs of 16-byte keys and 3-byte values, as they would lie in a request. */
const SETS = 1_000;

describe.each([1_000, 100_000])('%i keys', (keys) => {
  const keyspace = new Keyspace();
  keyspace.now = EPOCH_MILLIS;
  const db = keyspace.database(0);
  const requests: Uint8Array[] = [];
  for (let i = 0; i < keys; i++) requests.push(latin1(`key:${String(i).padStart(12, '0')}abc`));
  for (const request of requests) db.set(request, 0, 16, 16, 3);
  const dice = new Dice(1);
  bench(`${SETS} SETs`, () => {
    for (let i = 0; i < SETS; i++) db.set(requests[dice.below(keys)]!, 0, 16, 16, 3);
  });
  bench('a walk over everything', () => {
    let bytes = 0;
    db.eachEntry((entry) => (bytes += db.valueLength(entry)));
    if (bytes !== keys * 3) throw new Error('keys are missing');
  });
  bench('a copy and the first write after it', () => {
    keyspace.capture();
    db.set(requests[0]!, 0, 16, 16, 3);
  });
});
