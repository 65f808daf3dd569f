import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { neverDone } from './neverDone.ts';

export const en: PartWordsOf<typeof neverDone> = {
  title: 'It copies, and copies, and copies',
  setup:
    '6380 was attached to a busy 6379 over a slow line. The line has been full ever since, and 6380 is never ready. The clients of 6379 must not notice anything.',
  goals: {
    cause: {
      ask: 'At first sight: what is the cause?',
      choices: {
        backlog: 'The ring forgets too early',
        password: 'The handshake is refused',
        timeout: 'The replica gives up waiting',
        'output-buffer': 'The master drops the replica',
      },
      told: 'The master dropped it, again and again. What is written during the copy queues up in the [[output-buffer]] of the replica, and that had a limit of 2 kB here.',
      not: {
        backlog: 'The ring is small, too. But it is only asked once the replica has been lost.',
        password: 'After a refused handshake no snapshot is sent.',
        timeout: '`repl-timeout` is one hour here.',
      },
    },
    log: {
      ask: 'Read the log of 6379 (Inspector, Log). Which line comes just before each loss of the replica?',
      choices: {
        overcoming: '`… overcoming of output buffer limits.`',
        lack: '`Unable to partial resync … for lack of backlog`',
        timeout: '`Disconnecting timedout replica …`',
      },
      told: '`overcoming of output buffer limits`. The lack of backlog comes after that, when the replica asks again. It is a consequence, not the cause.',
      not: {
        lack: 'That line comes after the loss, when 6380 asks again.',
        timeout: 'That line is not in this log.',
      },
    },
    fix: {
      do: 'Get 6380 linked for good, while the clients of 6379 write on.',
      hint: 'On 6379 type `CONFIG SET client-output-buffer-limit "replica 1mb 1mb 60"`. A faster line works too: click it and raise the bandwidth.',
    },
    why: {
      ask: 'What does the limit have to be larger than?',
      choices: {
        size: 'The size of the snapshot',
        product: 'Bytes written per second × seconds of the copy',
        number: 'The number of keys × the number of replicas',
      },
      told: 'Write rate × duration of the copy. The snapshot itself does not queue there, only what is written meanwhile.',
      not: {
        size: 'The snapshot is not in this buffer.',
        number: 'What waits there is counted in bytes, not in keys.',
      },
    },
  },
  beats: {
    open: 'A full copy is under way. See how it ends.',
    burst: 'The buffer is over its limit. 6379 hangs up, and all the bytes sent were for nothing.',
    arrived:
      'The snapshot has arrived. What was written meanwhile is to follow now, if the line is still open.',
  },
  seen: 'Each attempt was cut off and made the next one necessary. More patience does not help; a higher limit, a faster line or fewer writes do.',
};
