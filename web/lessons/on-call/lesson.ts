import { defineLesson } from '../../../engine/lesson/format.ts';
import { copiesAgain } from './cases/copiesAgain.ts';
import { missingOrder } from './cases/missingOrder.ts';
import { neverDone } from './cases/neverDone.ts';
import { nobodyWrites } from './cases/nobodyWrites.ts';
import { oldPrice } from './cases/oldPrice.ts';
import { redDashboard } from './cases/redDashboard.ts';
import { refusedWrites } from './cases/refusedWrites.ts';
import { staysEmpty } from './cases/staysEmpty.ts';
import { tooManyKeys } from './cases/tooManyKeys.ts';
import { unreachable } from './cases/unreachable.ts';

export const lesson = defineLesson({
  format: 'psync-lesson/1',
  id: 'on-call',
  minutes: 15,
  terms: [
    'master-password',
    'read-only-replica',
    'chained-replication',
    'replication-backlog',
    'output-buffer',
    'expired-key',
    'config-rewrite',
    'lag',
  ],
  take: 5,
  enough: 4,
  parts: [
    staysEmpty,
    refusedWrites,
    unreachable,
    neverDone,
    copiesAgain,
    tooManyKeys,
    oldPrice,
    missingOrder,
    nobodyWrites,
    redDashboard,
  ],
});
