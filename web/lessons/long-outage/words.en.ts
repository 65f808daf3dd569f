import type { WordsOf } from '../../../engine/lesson/words.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'A long outage',
  question: 'When is a replica away too long?',
  parts: {
    quiet: {
      title: 'Ten quiet minutes',
      setup:
        '6380 copies 6379, whose [[replication-backlog|backlog]] holds 512 bytes. Nobody will write anything.',
      goals: {
        guess: {
          ask: 'The link is out for ten minutes, and nothing is written. What follows when it comes back?',
          choices: {
            full: 'A full resync: ten minutes are too long',
            partial: 'A partial resync: nothing was missed',
          },
          told: 'A partial resync. With no replica attached not even a heartbeat goes into the backlog, so its content stays.',
          not: { full: 'The backlog does not age: only new bytes push old ones out.' },
        },
        cut: {
          do: 'Cut the link.',
          hint: 'Click the line between 6379 and 6380, then the scissors.',
        },
        long: {
          do: 'Let time pass, and write nothing. Ten failed tries of the replica are enough.',
          hint: 'Raise the speed of the clock and wait. The replica tries once a second.',
        },
        partial: {
          do: 'Let the link come back.',
          hint: 'Click the line again, then the wrench.',
        },
      },
      beats: {
        open: 'Watch the ring: how far it is filled, and where 6380 stands in it.',
        cut: '6380 is away. The card below says what would happen if it came back now.',
        tries: 'It tries again and again. The offset of the master stands still.',
        partial: 'It lacks nothing, or next to nothing. Time alone does no harm.',
      },
      seen: 'Minutes do not count. Bytes do. One limit there is: after a whole hour without any replica (`repl-backlog-ttl`) a master throws its backlog away.',
    },
    over: {
      title: 'One byte too many',
      setup:
        'The same two servers, the same 512 bytes. This time the master is busy while the link is out.',
      goals: {
        guess: {
          ask: 'The missing bytes no longer fit into the ring: the oldest are overwritten. What does the replica get when it comes back?',
          choices: {
            holes: 'What is left; some writes are missing then',
            refused: 'An error; someone has to attach it anew',
            all: 'All data once more',
          },
          told: 'All data once more. Redis never sends a stream with a hole in it.',
          not: {
            holes: 'With a hole in it the data would be wrong, and nobody would know.',
            refused: 'Nobody has to do anything: what cannot be continued is copied anew.',
          },
        },
        fill: {
          do: 'Cut the link and write on 6379 until the verdict turns from partial to full.',
          hint: 'Cut, then type `SET a ` with a long value, three times or more. The card below counts the bytes that still fit.',
        },
        heal: {
          do: 'Let the link come back.',
          hint: 'Click the line, then the wrench.',
        },
        why: {
          ask: 'Why was it a full copy this time?',
          choices: {
            time: 'The outage was longer',
            bytes: 'The first byte it lacked was gone from the ring',
            id: 'The master had a new replication ID',
          },
          told: 'The ID was the same. The byte it asked for was overwritten; the log of 6379 says “for lack of backlog”.',
          not: {
            time: 'The ten minutes before were longer, and ended with a partial resync.',
            id: 'Look at the card: the ID is the same as before.',
          },
        },
      },
      beats: {
        open: 'The mark of 6380 sits at the head of the ring. When it is away, the head moves on without it.',
        cut: 'From here on its mark stays where it is.',
        grows:
          'Each write takes room. When the head comes round to the mark, the first missing byte is overwritten.',
        full: '6380 asks for a byte that is gone. `+FULLRESYNC`: a snapshot of everything follows.',
        copied: 'Its data are right again, at the price of copying all of them.',
      },
      seen: 'Same ID, yet a full resync: the ring was too small for what was written during the outage.',
    },
    bigger: {
      title: 'A ring that is big enough',
      setup:
        'The same outage again: three writes of about 230 bytes each. Before it begins, choose a bigger backlog.',
      goals: {
        guess: {
          ask: 'Three writes of some 230 bytes, and a heartbeat may come on top. Which backlog survives that?',
          choices: {
            '1kb': '1 kb',
            '512b': '512 bytes',
            '256b': '256 bytes',
          },
          told: 'About 700 bytes have to fit. In practice: bytes written per second × seconds of an outage × 2.',
          not: {
            '512b': 'That is the one that has just overflowed.',
            '256b': 'A single one of these writes would nearly fill it.',
          },
        },
        size: {
          do: 'Give 6379 a bigger backlog.',
          hint: 'In the console of 6379 type `CONFIG SET repl-backlog-size 1kb`.',
        },
        same: {
          do: 'Cut the link, write three values of some 200 characters, more than 600 bytes in all; then let it come back.',
          hint: 'In the console of 6379 type `SET a ` and a long value, then the same with `b` and `c`. “Show me” types them for you.',
        },
        survives: {
          do: '6380 comes back with a partial resync of more than 600 bytes.',
          hint: 'If it was a full one, the ring was too small still. Start this part over.',
        },
      },
      beats: {
        open: '512 bytes would not do, as you have seen.',
        sized:
          'The ring is bigger now. A real server takes no less than 16 KiB; the default is 1 MB.',
        partial:
          'The first missing byte is still there. A partial resync, of all that was written.',
      },
      seen: 'The size of the backlog decides how much a replica may miss.',
    },
  },
  remember: 'Not how long it was away decides, but how many bytes were written meanwhile.',
};
