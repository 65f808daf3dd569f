import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'Turning guest into host',
  question: 'The master is dead. How does a replica take its place?',
  parts: {
    'take-over': {
      title: 'SLAVEOF NO ONE',
      setup:
        '6379 has lost its power and does not answer. Before that, the link to 6380 was [[silent-drop|stalled]] for a moment, so the two replicas did not receive the same.',
      goals: {
        guess: {
          ask: 'You will promote one replica by hand. What does the other one do by itself?',
          choices: {
            follows: 'It follows the new master',
            stays: 'It goes on waiting for 6379',
            promotes: 'It becomes a master as well',
          },
          told: 'It went on waiting for 6379. `SLAVEOF NO ONE` changes the one that is asked, and nobody else is told.',
          not: {
            follows: 'Nobody tells it that there is a new master.',
            promotes: 'A replica becomes a master by a command, never by itself.',
          },
        },
        compare: {
          do: 'Find out how far each replica came.',
          hint: 'Type `INFO replication` in the consoles of 6380 and 6381, and compare `slave_repl_offset`.',
        },
        best: {
          ask: 'Which one should take over?',
          choices: {
            '6380': '6380',
            '6381': '6381',
            either: 'Either, they are equal',
          },
          told: '6381. Its offset is larger: it holds writes that 6380 never got. With 6380 as master they would be lost.',
          not: {
            '6380': 'Compare `slave_repl_offset` once more: which number is larger?',
            either: 'Compare `slave_repl_offset` once more: the numbers differ.',
          },
        },
        promote: {
          do: 'Make 6381 a master.',
          hint: 'In the console of 6381 type `SLAVEOF NO ONE`.',
        },
        follow: {
          do: 'Point 6380 at the new master.',
          hint: 'In the console of 6380 type `SLAVEOF 127.0.0.1 6381`.',
        },
        cheap: {
          do: '6380 joined with a partial resync, and no acknowledged write is lost.',
          hint: 'If it was a full one, or a write is lost, the wrong one was promoted. Start this part over.',
        },
        write: {
          do: 'Write `sea` on the new master; 6380 gets it.',
          hint: 'In the console of 6381 type `SET sea Adriatic`.',
        },
      },
      beats: {
        open: 'No master. Two replicas that hold different amounts of the same history.',
        compare:
          'The larger offset has more of the history. Both may still say `master_link_status:up`: a server without power does not hang up.',
        promoted:
          'A new replication ID begins. The old one is kept as [[second-replication-id|second ID]], with the offset up to which it is valid.',
        joined:
          '6380 asked with the old ID. 6381 knows it as its second one: it sends what 6380 lacked.',
        writes: 'The write goes the new way. 6379, should it come back, knows nothing of all this.',
      },
      seen: 'Compare, promote the one that is ahead, re-point the others. The second ID spared 6380 a full copy.',
    },
  },
  remember:
    'Promote the replica with the largest offset, then point the others at it. Nobody does that for you, unless it is [[sentinel|Sentinel]].',
};
