import type { WordsOf } from '../../../engine/lesson/words.ts';
import { en as copiesAgain } from './cases/copiesAgain.en.ts';
import { en as missingOrder } from './cases/missingOrder.en.ts';
import { en as neverDone } from './cases/neverDone.en.ts';
import { en as nobodyWrites } from './cases/nobodyWrites.en.ts';
import { en as oldPrice } from './cases/oldPrice.en.ts';
import { en as redDashboard } from './cases/redDashboard.en.ts';
import { en as refusedWrites } from './cases/refusedWrites.en.ts';
import { en as staysEmpty } from './cases/staysEmpty.en.ts';
import { en as tooManyKeys } from './cases/tooManyKeys.en.ts';
import { en as unreachable } from './cases/unreachable.en.ts';
import type { lesson } from './lesson.ts';

export const en: WordsOf<typeof lesson> = {
  title: 'On call',
  question: 'Five tickets, drawn from ten. What is wrong, and how is it put right without loss?',
  parts: {
    'stays-empty': staysEmpty,
    'refused-writes': refusedWrites,
    unreachable,
    'never-done': neverDone,
    'copies-again': copiesAgain,
    'too-many-keys': tooManyKeys,
    'old-price': oldPrice,
    'missing-order': missingOrder,
    'nobody-writes': nobodyWrites,
    'red-dashboard': redDashboard,
  },
  remember:
    'Look first: roles, links, offsets, log. Save what only one server has. Then change one thing, and write it down.',
};
