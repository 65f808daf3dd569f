import type { LessonWords } from '../../engine/lesson/words.ts';
import type { LessonId } from './index.ts';
import { zh as whyCopy } from './why-copy/words.zh.ts';
import { zh as oneMasterTwoReplicas } from './one-master-two-replicas/words.zh.ts';
import { zh as readOnly } from './read-only/words.zh.ts';
import { zh as threeStages } from './three-stages/words.zh.ts';
import { zh as shortOutage } from './short-outage/words.zh.ts';
import { zh as masterDown } from './master-down/words.zh.ts';
import { zh as replicaRestart } from './replica-restart/words.zh.ts';
import { zh as longOutage } from './long-outage/words.zh.ts';
import { zh as chains } from './chains/words.zh.ts';
import { zh as promotion } from './promotion/words.zh.ts';
import { zh as emptyMaster } from './empty-master/words.zh.ts';
import { zh as passwords } from './passwords/words.zh.ts';
import { zh as heartbeats } from './heartbeats/words.zh.ts';
import { zh as oldMasterReturns } from './old-master-returns/words.zh.ts';
import { zh as lostWrites } from './lost-writes/words.zh.ts';
import { zh as offsetIsBytes } from './offset-is-bytes/words.zh.ts';
import { zh as readingInfo } from './reading-info/words.zh.ts';
import { zh as endlessSync } from './endless-sync/words.zh.ts';
import { zh as onCall } from './on-call/words.zh.ts';

export const zh: Readonly<Record<LessonId, LessonWords>> = {
  'why-copy': whyCopy,
  'one-master-two-replicas': oneMasterTwoReplicas,
  'read-only': readOnly,
  'three-stages': threeStages,
  'short-outage': shortOutage,
  'master-down': masterDown,
  'replica-restart': replicaRestart,
  'long-outage': longOutage,
  chains: chains,
  promotion: promotion,
  'empty-master': emptyMaster,
  passwords: passwords,
  heartbeats: heartbeats,
  'old-master-returns': oldMasterReturns,
  'lost-writes': lostWrites,
  'offset-is-bytes': offsetIsBytes,
  'reading-info': readingInfo,
  'endless-sync': endlessSync,
  'on-call': onCall,
};
