import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'Reading INFO replication',
  question: 'What do the numbers say, and what do they not say?',
  parts: {
    fields: {
      title: 'Six questions to two texts',
      setup:
        '6379 has two replicas. Something is wrong with one of them. Find it out from what the servers say of themselves.',
      goals: {
        guess: {
          ask: 'INFO says `lag=1` of a replica, and its offset is 4 KB behind. Is the replica one second late?',
          choices: {
            late: 'Yes, lag is how late it is',
            ack: 'No, lag is the age of its last acknowledgement',
            hours: 'No, 4 KB may mean hours',
          },
          told: '`lag` is the age of the last ACK in seconds. ACKs come once a second, so 0 and 1 are both perfect, whatever the gap.',
        },
        master: {
          do: 'Ask the master.',
          hint: 'In the console of 6379 type `INFO replication`. Keep the answer in sight.',
        },
        who: {
          ask: 'Which field tells that 6379 is the master?',
          choices: {
            role: '`role`',
            connected: '`connected_slaves`',
            replid: '`master_replid`',
          },
          told: '`role`. A replica may have replicas too, so `connected_slaves` proves nothing; and replicas show the same `master_replid`.',
        },
        gap: {
          ask: 'How many bytes is 6381 behind?',
          choices: {
            lag: 'The `lag` in the line `slave1`',
            difference: '`master_repl_offset` minus the `offset` in the line `slave1`',
            histlen: '`repl_backlog_histlen`',
          },
          told: 'The difference of two offsets: [[offset-gap|the gap]], in bytes.',
        },
        silence: {
          ask: 'How long has 6379 heard nothing from 6381?',
          choices: {
            lag: '`lag` in the line `slave1`',
            offset: '`offset` in the line `slave1`',
            state: '`state` in the line `slave1`',
          },
          told: '`lag`. It grows second by second, while `state` still says online.',
        },
        oldest: {
          ask: 'Which is the oldest byte that the master could still send?',
          choices: {
            histlen: '`repl_backlog_histlen`',
            size: '`repl_backlog_size`',
            first: '`repl_backlog_first_byte_offset`',
          },
          told: '`repl_backlog_first_byte_offset`. `histlen` bytes follow from there; when it equals `size` the ring has merely gone round once.',
        },
        replica: {
          do: 'Ask the replica that is behind.',
          hint: 'In the console of 6381 type `INFO replication`.',
        },
        heard: {
          ask: 'Which field of 6381 shows that something is wrong?',
          choices: {
            status: '`master_link_status`',
            'last-io': '`master_last_io_seconds_ago`',
            priority: '`slave_priority`',
          },
          told: '`master_last_io_seconds_ago` grows. `master_link_status` still says up, and will until `repl-timeout` has passed.',
        },
        would: {
          ask: 'Suppose 6381 lost its link now and came back at once. What would it get?',
          choices: {
            partial: 'A partial resync',
            full: 'A full resync',
            none: 'No resync at all',
          },
          told: 'A partial one: the IDs are equal, and its offset plus one is not below `repl_backlog_first_byte_offset`.',
        },
      },
      beats: {
        open: 'One of the two links is silent. Nothing on the servers says so plainly.',
        master:
          'Two lines begin with `slave`. Compare `offset` and `lag` in them, and `master_repl_offset` below.',
        replica: 'The same ID, another offset. And a number that should be small.',
      },
      seen: 'Two texts were enough: who is master, who is behind, by how much, since when, and what it would cost.',
    },
  },
  remember:
    'Gap in bytes: difference of offsets. Silence in seconds: lag and last_io. “up” and “online” are only the last thing anybody heard.',
};
