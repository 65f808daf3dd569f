import type { PartWordsOf } from '../../../../engine/lesson/words.ts';
import type { tooManyKeys } from './tooManyKeys.ts';

export const en: PartWordsOf<typeof tooManyKeys> = {
  title: 'More keys in the copy than in the original',
  setup:
    '`DBSIZE` says 2 on 6379 and 5 on 6380. A colleague takes 6380 for broken and wants to copy it anew. The real copy is large: that is to be avoided.',
  goals: {
    cause: {
      ask: 'At first sight: what are the three keys too many?',
      choices: {
        'own-writes': 'Keys that someone wrote on 6380',
        'lost-on-master': 'Keys that 6379 lost in a crash',
        expired: 'Keys that have expired',
        'other-database': 'Keys of another database',
      },
      told: 'They had [[expired-key|expired]]. A replica hides such keys and waits until the master sends a `DEL`. Three of those were stuck on a line that had fallen silent.',
      not: {
        'own-writes': '6380 is read-only: nobody could write there.',
        'lost-on-master': '6379 has not crashed: its card tells how long it has been up.',
        'other-database': '`DBSIZE` counts the keys of one database only.',
      },
    },
    readable: {
      ask: 'Type `KEYS *` on 6380. How many keys does it show?',
      choices: {},
      told: 'Two. `GET code:1` says nil as well. The other three are counted and cannot be read.',
    },
    fix: {
      do: 'Bring 6380 to two keys, as a replica of 6379 and without a full copy.',
      hint: 'Click the line between the two, then the wrench. The messages that were held up arrive.',
    },
    who: {
      ask: 'Who decides when an expired key is removed from a replica?',
      choices: {
        replica: 'The replica, by its own clock',
        master: 'The master, with a `DEL` in the stream',
        both: 'Whoever notices first',
      },
      told: 'The master. So all copies remove it at the same place of the history, whatever their clocks say.',
      not: {
        replica: 'If its clock were wrong, the copies would differ.',
        both: 'Then the same key would vanish at different places of the history.',
      },
    },
  },
  beats: {
    open: 'A key count is a hint and no proof. Which keys are they?',
    healed: 'What was held up comes through: three times `DEL`.',
  },
  seen: 'Counts may differ for a while, and the data is in order all the same. Equal ID and equal offset are the test.',
};
