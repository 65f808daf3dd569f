import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'Three stages, byte by byte',
  question: 'What do the two servers say to each other, and in which order?',
  parts: {
    stages: {
      title: 'Connect, copy, follow',
      setup:
        '6379 holds five keys, 6380 none. The link between them is slow on purpose: 150 bytes a second, so that you can watch each message travel.',
      goals: {
        guess: {
          ask: 'While the copy is on its way to 6380, somebody writes on 6379. What happens to this write?',
          choices: {
            lost: '6380 will lack it, the copy was made before',
            waits: 'The client waits until the copy has arrived',
            queued: 'It is done at once, and sent after the copy',
          },
          told: 'It was done at once. The bytes for 6380 waited in its [[output-buffer|output buffer]] on the master, and left after the last byte of the copy.',
          not: {
            lost: 'The copy does show an earlier moment. But what came later is kept, and sent behind it.',
            waits: 'A child process makes the copy, so the master goes on answering its clients.',
          },
        },
        follow: {
          do: 'Make 6380 a replica of 6379.',
          hint: 'In the console of 6380 type `SLAVEOF 127.0.0.1 6379`.',
        },
        introduced: {
          do: 'Stage one: let the two introduce themselves, until the master has decided.',
          hint: 'Let time run for some two seconds, or go message by message with the step button.',
        },
        meanwhile: {
          do: 'Stage two: while the copy travels, write a key on 6379. Then wait until 6380 has loaded the copy.',
          hint: 'The copy takes some twenty seconds. Within them type `SET hill Palatine` in the console of 6379.',
        },
        equal: {
          do: 'Both hold the same data, your write included.',
          hint: 'Wait a moment: what was written meanwhile follows the copy.',
        },
        how: {
          ask: 'In what form did your write reach 6380?',
          choices: {
            command: 'As a command, behind the copy',
            inside: 'As a key inside the copy',
            again: 'As a second, newer copy',
          },
          told: 'As a command. The copy shows the data as it was when the copy began; all later writes follow as the commands they are.',
          not: {
            inside: 'When you wrote, the copy had already been begun.',
            again: 'One copy is enough: all later changes follow as commands.',
          },
        },
        flows: {
          do: 'Stage three: write once more on 6379, and see the command reach 6380 without a new copy.',
          hint: 'In the console of 6379 type `SET lake Nemi`.',
        },
      },
      beats: {
        open: 'Two servers that know nothing of each other.',
        stored:
          'The `OK` came at once: 6380 has noted an address, nothing else. The connection is opened afterwards.',
        ping: 'The first word is `PING`: is somebody there, and may I speak? A password would be asked for now.',
        names:
          'Two messages with `REPLCONF`: the port on which 6380 can be reached, and what it is able to do.',
        psync:
          '`PSYNC` asks for a continuation. 6380 can only name a history of its own, which 6379 does not know: `+FULLRESYNC`.',
        travels:
          'The [[snapshot]] is on its way, all five keys in one long message. 6379 goes on serving its clients meanwhile.',
        loaded: 'The copy is complete: 6380 threw away what it had, and loaded it.',
        stream:
          'From here on each write follows as a command, and once a second 6380 says how far it has come.',
      },
      seen: 'Connect, copy, follow. The first two happen once, the third lasts for as long as the link does.',
    },
  },
  remember:
    'A replica introduces itself, gets one copy, then follows the commands. The master never stops for it.',
};
