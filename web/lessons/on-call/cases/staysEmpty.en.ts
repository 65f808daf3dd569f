import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { staysEmpty } from './staysEmpty.ts';

export const en: PartWordsOf<typeof staysEmpty> = {
  title: 'The new replica stays empty',
  setup:
    'A colleague set up 6380 last night as a copy of 6379. This morning it still holds nothing. Nobody has seen an error.',
  goals: {
    cause: {
      ask: 'At first sight: what is the cause?',
      choices: {
        network: 'The network between the two is cut',
        'read-only': '6380 is read-only and refuses the data',
        password: '6380 does not have the right password',
        backlog: 'The backlog of 6379 is too small',
      },
      told: 'The password. The [[handshake]] started anew every second and ended each time at `AUTH`. 6379 itself showed no alarm: it only had no replica.',
      not: {
        network: 'With a broken network there would be no messages at all.',
        'read-only': 'Read-only is about clients. A replica always takes what its master sends.',
        backlog: 'The backlog is for those who come back. 6380 has never been in.',
      },
    },
    answer: {
      ask: 'Look at the messages, or at the log of 6380 (Inspector, Log). What ends each attempt?',
      choices: {
        pong: '`+PONG`',
        ok: '`+OK`',
        wrongpass: '`-WRONGPASS`',
        silence: 'No answer at all',
      },
      told: '`-WRONGPASS`. 6380 does show a [[master-password|password]], but an old one.',
      not: {
        pong: 'That is a good answer to `PING`. It ends nothing.',
        ok: '`+OK` means: go on.',
        silence: '6379 does answer. Look at the last message before the connection is closed.',
      },
    },
    fix: {
      do: 'Get 6380 to copy. 6379 stays as well guarded as it was, for its clients too.',
      hint: 'On 6379, `CONFIG GET requirepass` shows the password. On 6380 type `CONFIG SET masterauth n3w`.',
    },
    keep: {
      do: 'Make sure that it works after the next restart too.',
      hint: 'On 6380 type `CONFIG REWRITE`.',
    },
  },
  beats: {
    open: 'The picture shows who talks to whom. The messages show what they say.',
    refused: '6380 shows what it has. 6379 says no and hangs up. In a second it will try again.',
    'let-in': 'The door is open, the data is here. Nothing had to be loosened for it.',
  },
  seen: 'One wrong word in one file, and a replica that stays silent and empty. The master does not complain about replicas that it never had.',
};
