import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'Reading INFO replication',
  question: 'What do the numbers say, and what do they not say?',
  parts: {
    fields: {
      title: 'Two texts, six questions',
      setup:
        '6379 has two replicas. Something is wrong with one of them. Find out what, from what the servers say about themselves.',
      goals: {
        guess: {
          ask: 'INFO says `lag=1` of a replica, and its offset is 4 kB behind. Is the replica one second late?',
          choices: {
            late: 'Yes, lag is how late it is',
            ack: 'No, lag is the age of its last acknowledgement',
            hours: 'No, 4 kB may mean hours',
          },
          told: '`lag` is the age of the last [[ack|ACK]] in seconds. ACKs come once a second, so 0 and 1 are both perfect, whatever the gap.',
          not: {
            late: '`lag` does not look at the data at all.',
            hours: 'How long it takes to write 4 kB, INFO does not say.',
          },
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
          not: {
            connected: 'A replica can have replicas of its own, so this proves nothing.',
            replid: 'Its replicas show the same ID.',
          },
        },
        gap: {
          ask: 'How many bytes is 6381 behind?',
          choices: {
            lag: 'The `lag` in the line `slave1`',
            difference: '`master_repl_offset` minus the `offset` in the line `slave1`',
            histlen: '`repl_backlog_histlen`',
          },
          told: 'The difference of two offsets: [[offset-gap|the gap]], in bytes.',
          not: {
            lag: '`lag` counts seconds, not bytes.',
            histlen: 'That is how many bytes the backlog holds, whoever has them already.',
          },
        },
        silence: {
          ask: 'How long has 6379 heard nothing from 6381?',
          choices: {
            lag: '`lag` in the line `slave1`',
            offset: '`offset` in the line `slave1`',
            state: '`state` in the line `slave1`',
          },
          told: '`lag`. It grows second by second, while `state` still says online.',
          not: {
            offset: '`offset` is the place that the last ACK named, not its age.',
            state: '`state` says online until the master gives the replica up.',
          },
        },
        oldest: {
          ask: 'Which is the oldest byte that the master could still send?',
          choices: {
            histlen: '`repl_backlog_histlen`',
            size: '`repl_backlog_size`',
            first: '`repl_backlog_first_byte_offset`',
          },
          told: '`repl_backlog_first_byte_offset`. `repl_backlog_histlen` bytes follow from there. When that equals `repl_backlog_size`, the ring has gone round once, nothing more.',
          not: {
            histlen: 'That is a number of bytes, not a place.',
            size: 'That is how large the backlog may become, not where it begins.',
          },
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
          not: {
            status: 'Look again: it still says up.',
            priority: 'That one is for Sentinel, when it chooses a new master.',
          },
        },
        would: {
          ask: 'Suppose 6381 lost its link now and came back at once. What would it get?',
          choices: {
            partial: 'A partial resync',
            full: 'A full resync',
            none: 'No resync at all',
          },
          told: 'A partial one: the IDs are equal, and its offset plus one is not below `repl_backlog_first_byte_offset`.',
          not: {
            full: 'Compare its offset with `repl_backlog_first_byte_offset`: is a byte that it needs gone?',
            none: 'After a lost link there is always a `PSYNC`, however little is missing.',
          },
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
