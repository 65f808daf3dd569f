import type { LessonWords } from '../../engine/lesson/words.ts';
import type { LessonId } from './index.ts';
import { en as whyCopy } from './why-copy/words.en.ts';
import { en as oneMasterTwoReplicas } from './one-master-two-replicas/words.en.ts';
import { en as readOnly } from './read-only/words.en.ts';
import { en as threeStages } from './three-stages/words.en.ts';
import { en as shortOutage } from './short-outage/words.en.ts';
import { en as masterDown } from './master-down/words.en.ts';
import { en as replicaRestart } from './replica-restart/words.en.ts';
import { en as longOutage } from './long-outage/words.en.ts';
import { en as chains } from './chains/words.en.ts';
import { en as promotion } from './promotion/words.en.ts';
import { en as emptyMaster } from './empty-master/words.en.ts';
import { en as passwords } from './passwords/words.en.ts';
import { en as heartbeats } from './heartbeats/words.en.ts';
import { en as oldMasterReturns } from './old-master-returns/words.en.ts';
import { en as lostWrites } from './lost-writes/words.en.ts';
import { en as offsetIsBytes } from './offset-is-bytes/words.en.ts';
import { en as readingInfo } from './reading-info/words.en.ts';
import { en as endlessSync } from './endless-sync/words.en.ts';
import { en as onCall } from './on-call/words.en.ts';

export const en: Readonly<Record<LessonId, LessonWords>> = {
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
