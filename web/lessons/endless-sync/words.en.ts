import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'The endless full sync',
  question: 'Why does a replica copy all, and then all once more, and never finish?',
  parts: {
    loop: {
      title: 'The tank that overflows',
      setup:
        '6379 holds 15 kB and takes 2 kB of writes a second. The link carries 5 kB a second. For a replica that is still copying, 4 kB of writes may wait; the setting is `client-output-buffer-limit`.',
      goals: {
        guess: {
          ask: '6380 is to become a replica of 6379. How will the first copy go?',
          choices: {
            slow: 'It takes three seconds, then all is well',
            never: 'It fails, begins again, and fails again',
            stops: 'The master takes no writes until it is done',
          },
          told: 'It fails again and again. The copy takes 3 s, and 2 kB a second are written meanwhile. So 6 kB have to wait, and only 4 may.',
          not: {
            slow: 'Three seconds is right for the copy. But see what has to wait meanwhile.',
            stops: 'The master never stops for a copy.',
          },
        },
        attach: {
          do: 'Make 6380 a replica of 6379.',
          hint: 'In the console of 6380 type `SLAVEOF 127.0.0.1 6379`.',
        },
        again: {
          do: 'Watch until the third copy begins.',
          hint: 'Let time run for about ten seconds.',
        },
        product: {
          ask: 'How much has to fit into the output buffer, so that one copy gets through?',
          choices: {
            two: 'About 2 kB, what is written in a second',
            six: 'About 6 kB, what is written during the copy',
            fifteen: 'About 15 kB, as much as the copy itself',
          },
          told: 'Write rate times the duration of the copy: 2 kB/s × 3 s. The size of the data counts only as far as it makes the copy last.',
          not: {
            two: 'The writes of one second are too few: the copy takes three.',
            fifteen: 'The copy itself is not in this buffer, only what is written meanwhile.',
          },
        },
        cure: {
          do: 'Change one thing, so that a copy gets through: the limit, the write rate, or the link.',
          hint: 'In the console of 6379 type `CONFIG SET client-output-buffer-limit "replica 16kb 0 0"`, and wait for the next copy.',
        },
        useless: {
          ask: 'One of these would not have helped. Which?',
          choices: {
            link: 'A link that is twice as fast',
            writes: 'Half as many writes',
            timeout: 'A longer `repl-timeout`',
          },
          told: 'Nothing timed out here: the buffer was full. A faster link shortens the copy, fewer writes fill the buffer more slowly.',
          not: {
            link: 'At 10 kB/s the copy takes 1.5 s. 3 kB would have to wait, and 4 may.',
            writes: 'At 1 kB/s, 3 kB would have to wait, and 4 may.',
          },
        },
      },
      beats: {
        open: 'A master that is written to without a pause. That is all it takes.',
        first:
          'The copy is on its way. Each new write waits in the [[output-buffer|output buffer]] until the copy is through.',
        dropped:
          'More than 4 kB wait: the master closes the connection, to save its own memory. With it goes all that waited.',
        vain: 'The copy did arrive. But the connection is closed, and what was written meanwhile is lacking.',
        loop: 'The replica is back and lacks too much for the small backlog. The same copy again, and the same end.',
        changed: 'The new limit counts at once, even for a copy that is on its way.',
      },
      seen: 'A loop needs no fault, only a product: write rate × duration of the copy, larger than the limit.',
    },
    backlog: {
      title: 'Two buffers, two settings',
      setup:
        'The same servers, already in the loop. The limit stays at 4 kB this time. What may be changed is the backlog, which holds 1 kB. (All is small here; a real server keeps a backlog of 16 KiB at least.)',
      goals: {
        guess: {
          ask: 'Can a larger backlog alone end the loop?',
          choices: {
            any: 'Yes, each bit more helps a bit',
            none: 'No, it has nothing to do with it',
            above: 'Yes, once it is large enough itself',
          },
          told: 'Once it is larger than both the limit and what is written during a copy. The limit that counts is the larger of the two settings.',
          not: {
            any: 'As long as it is smaller than the limit it changes nothing.',
            none: 'They meet in one point.',
          },
        },
        little: {
          do: 'Raise the backlog to 3 kB, and see what happens to the next copy.',
          hint: 'In the console of 6379 type `CONFIG SET repl-backlog-size 3kb`, and wait.',
        },
        enough: {
          do: 'Now raise it until a copy gets through, and leave the limit alone.',
          hint: 'In the console of 6379 type `CONFIG SET repl-backlog-size 16kb`, and wait for the next copy.',
        },
        which: {
          ask: 'The limit is 4 kB, the backlog 16 kB. How much may wait for a replica?',
          choices: {
            sum: '20 kB, both together',
            larger: '16 kB, the larger one',
            smaller: '4 kB, the smaller one',
          },
          told: '16 kB. A replica that the backlog could still serve is not dropped, so Redis ignores a limit below the size of the backlog.',
          not: {
            sum: 'They are not added up. One of the two counts.',
            smaller: 'A limit below the backlog is ignored.',
          },
        },
      },
      beats: {
        open: 'The [[replication-backlog|backlog]] serves those who come back. The output buffer serves one replica that is here.',
        set: 'The ring has a new size. The bytes that it lost before do not come back.',
        dropped:
          'Still dropped. 3 kB are less than the limit, so nothing has changed for the output buffer.',
        more: 'Now the backlog is larger than the limit, and larger than what is written during a copy.',
      },
      seen: 'Two buffers, and each has its own task. They meet in one point only: a limit below the backlog is ignored.',
    },
  },
  remember:
    'Before a large copy, multiply: writes per second × seconds of the copy. That much must fit into the output buffer.',
};
