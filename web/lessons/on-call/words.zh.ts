import type { WordsOf } from '../../../engine/lesson/words.ts';
import { zh as copiesAgain } from './cases/copiesAgain.zh.ts';
import { zh as missingOrder } from './cases/missingOrder.zh.ts';
import { zh as neverDone } from './cases/neverDone.zh.ts';
import { zh as nobodyWrites } from './cases/nobodyWrites.zh.ts';
import { zh as oldPrice } from './cases/oldPrice.zh.ts';
import { zh as redDashboard } from './cases/redDashboard.zh.ts';
import { zh as refusedWrites } from './cases/refusedWrites.zh.ts';
import { zh as staysEmpty } from './cases/staysEmpty.zh.ts';
import { zh as tooManyKeys } from './cases/tooManyKeys.zh.ts';
import { zh as unreachable } from './cases/unreachable.zh.ts';
import type { lesson } from './lesson.ts';

export const zh: WordsOf<typeof lesson> = {
  title: '值班：故障诊断',
  question: '从十张工单里抽五张。毛病在哪里，怎样修好又不丢数据？',
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
    '先看清：角色、链路、偏移量、日志。只在一台上才有的数据先救下来。然后一次改一处，并写进配置。',
};
