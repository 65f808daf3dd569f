/**
 * All of the engine that a small cluster does not need to come up. On the page it is a file of its
 * own, which the worker asks for once it has answered the first call. Every other program and every
 * test puts it in its place before anything else.
 */
import { engineIs, install } from './base/later.ts';
import { keysOf } from './commands/commandKeys.ts';
import { addParameters } from './node/config/parameters.ts';
import { OTHER_PARAMETERS } from './node/config/parametersOther.ts';
import { LATER_ROWS } from './node/laterRows.ts';
import { extendTable } from './node/rows.ts';
import { COMMANDS } from './node/table.ts';
import { checkCommand, denialText } from './node/acl/aclCheck.ts';
import { loadUsersAtStart } from './node/acl/aclFile.ts';
import { readUserLine } from './node/acl/aclLines.ts';
import { logDenial, setDefaultPassword } from './node/acl/aclLogins.ts';
import { restartAof, rewriteWhenGrown, startScheduledRewrite } from './node/aof/aofCron.ts';
import {
  finishLoadingAof,
  loadAofOnStart,
  openAofOnStart,
  readManifest,
} from './node/aof/aofLoading.ts';
import { finishRewrite, stopAof } from './node/aof/aofRewriting.ts';
import { disconnectBlocked, serveReady, timeOutBlocked } from './node/clients/blocking.ts';
import { describeClient } from './node/clients/clientLine.ts';
import { eventsBeforeReply, publishEvents } from './node/clients/keyspaceEvents.ts';
import { feedMonitors } from './node/clients/monitor.ts';
import { limitOutput, limitOutputs, recount } from './node/clients/outputLimits.ts';
import { dropSubscriptions } from './node/clients/pubsub.ts';
import { performEvictions, refuseForMemory } from './node/eviction.ts';
import { continueShutdown } from './node/shutdown.ts';
import { failDisklessLoad, failLoading } from './node/snapshots/badRdb.ts';
import {
  beginDisklessLoad,
  finishDisklessLoad,
  watchDisklessLoad,
} from './node/snapshots/disklessLoad.ts';
import { panic, tellUnexpected } from './node/unexpectedErrors.ts';
import { refusalOf, unmodelledRow } from './node/unmodelled.ts';
import { expireLocalKeys, rememberLocalExpiries } from './node/writableReplica.ts';
import { manifestText } from './persistence/aofManifest.ts';
import { timestampLine } from './persistence/aofRewrite.ts';
import { moduleName, objectReader } from './persistence/objectReader.ts';
import { typeOf, writeObject } from './persistence/objectWriter.ts';
import { onFailoverAnswer, promoteForFailover, updateFailover } from './replication/failover.ts';
import { setMaster, unsetMaster } from './replication/roles.ts';
import { answerQuestion } from './timeline/inspect.ts';
import { findBack, found } from './timeline/steps.ts';
import { findDivergence } from './world/anomalies/divergences.ts';
import { afterFullSync, afterPromotion, afterStart } from './world/anomalies/losses.ts';
import { findBackwards, findStale } from './world/anomalies/reads.ts';
import { carryOutOther } from './world/otherActions.ts';
import * as persistencePlaces from './persistence/later.ts';
import * as replicationPlaces from './replication/later.ts';
import * as labPlaces from './lab/later.ts';
import { actionProblem, readLab } from './lab/validate.ts';
import * as nodePlaces from './node/later.ts';
import * as worldPlaces from './world/later.ts';
import * as timelinePlaces from './timeline/later.ts';

/** Completes the engine, whatever it is doing: nothing that was there before changes by it. */
export function installRest(): void {
  if (engineIs.whole) return;
  install(labPlaces, { actionProblem, readLab });
  install(persistencePlaces, {
    moduleName,
    objectReader,
    typeOf,
    writeObject,
  });
  install(replicationPlaces, {
    onFailoverAnswer,
    promoteForFailover,
    updateFailover,
    setMaster,
    unsetMaster,
  });
  installNode();
  install(worldPlaces, {
    carryOutOther,
    keysOf,
    findStale,
    findBackwards,
    findDivergence,
    afterFullSync,
    afterStart,
    afterPromotion,
  });
  install(timelinePlaces, {
    answerQuestion,
    findBack,
    found,
  });
  addParameters(OTHER_PARAMETERS);
  extendTable(COMMANDS, LATER_ROWS);
  engineIs.whole = true;
}

function installNode(): void {
  install(nodePlaces, {
    manifestText,
    timestampLine,
    checkCommand,
    denialText,
    loadUsersAtStart,
    readUserLine,
    logDenial,
    setDefaultPassword,
    restartAof,
    rewriteWhenGrown,
    startScheduledRewrite,
    finishLoadingAof,
    loadAofOnStart,
    openAofOnStart,
    readManifest,
    finishRewrite,
    stopAof,
    disconnectBlocked,
    serveReady,
    timeOutBlocked,
    describeClient,
    eventsBeforeReply,
    publishEvents,
    feedMonitors,
    limitOutput,
    limitOutputs,
    dropSubscriptions,
    recount,
    performEvictions,
    refuseForMemory,
    continueShutdown,
    failDisklessLoad,
    failLoading,
    beginDisklessLoad,
    finishDisklessLoad,
    watchDisklessLoad,
    panic,
    tellUnexpected,
    refusalOf,
    unmodelledRow,
    expireLocalKeys,
    rememberLocalExpiries,
  });
}
