import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { copiesAgain } from './copiesAgain.ts';

export const en: PartWordsOf<typeof copiesAgain> = {
  title: 'Each short outage costs a full copy',
  setup:
    'The line between 6379 and 6380 fails for about four seconds now and then; that cannot be changed. It has done so twice, and each time all of the data was copied anew.',
  goals: {
    cause: {
      ask: 'At first sight: what is the cause?',
      choices: {
        'output-buffer': 'The output buffer is too small',
        backlog: 'The backlog is too small',
        restart: '6380 restarts each time',
        distance: 'The latency is too high',
      },
      told: 'The [[replication-backlog|backlog]]. It kept 512 bytes. In four seconds more than twice as much was written, so the first missing byte was gone when 6380 asked for it.',
      not: {
        'output-buffer':
          'Then 6380 would be dropped in the middle of a copy. Each of these succeeded.',
        restart: 'Look at its card: it has been up all the time.',
        distance: 'Latency makes bytes late. It does not make them disappear.',
      },
    },
    log: {
      ask: 'Read the log of 6379 (Inspector, Log). Why did it refuse to go on where 6380 had stopped?',
      choices: {
        lack: '`… for lack of backlog`',
        mismatch: '`Replication ID mismatch`',
        'no-cached': '`no cached master`',
      },
      told: '`for lack of backlog`. The history was the right one, the byte was too old.',
      not: {
        mismatch: 'The ID was the right one: 6380 has had one master only.',
        'no-cached': 'A replica logs that when it has nothing to name. 6380 named ID and offset.',
      },
    },
    prove: {
      do: 'Change what has to be changed, then prove it: cut the line for four seconds, and get a partial resync of at least 1,000 bytes.',
      hint: 'On 6379 type `CONFIG SET repl-backlog-size 64kb`. Click the line, then the scissors; after four seconds the wrench.',
    },
    keep: {
      do: 'Make sure that the change survives a restart.',
      hint: 'On 6379 type `CONFIG REWRITE`.',
    },
  },
  beats: {
    open: 'Two outages lie behind. The log of 6379 tells what came after each.',
    cut: 'The clock is running. Watch the place of 6380 in the ring.',
    partial: 'Only what was missed. The first byte asked for was still there.',
  },
  seen: 'The backlog has to hold what is written during the longest outage. It is the ring of the master that counts.',
};
