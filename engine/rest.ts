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
import { actionProblem, readLab } from './lab/validate.ts';
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
import { feedAof, flushAof, persistManifest } from './node/aof/aofWriting.ts';
import { disconnectBlocked, serveReady, timeOutBlocked } from './node/clients/blocking.ts';
import { describeClient } from './node/clients/clientLine.ts';
import { eventsBeforeReply, publishEvents } from './node/clients/keyspaceEvents.ts';
import { feedMonitors } from './node/clients/monitor.ts';
import { limitOutput, limitOutputs, recount } from './node/clients/outputLimits.ts';
import { dropSubscriptions } from './node/clients/pubsub.ts';
import {
  checkOutputLimits,
  checkPercentiles,
  checkSave,
  refusedHere,
} from './node/config/parameterForms.ts';
import { performEvictions, refuseForMemory } from './node/eviction.ts';
import { noteDuration } from './node/info/slowlog.ts';
import { mayWriteAnyway, runTransaction, tellMaster } from './node/masterTransaction.ts';
import {
  collectReaped,
  disconnectAnsweredReplica,
  propagateLoadedExpiries,
  queue,
  refuse,
  unknownCommand,
} from './node/refusing.ts';
import { setFilter } from './node/roleCommands.ts';
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
import * as labPlaces from './lab/later.ts';
import * as persistencePlaces from './persistence/later.ts';
import * as replicationPlaces from './replication/later.ts';
import * as nodePlaces from './node/later.ts';
import * as worldPlaces from './world/later.ts';
import * as timelinePlaces from './timeline/later.ts';

/** Completes the engine, whatever it is doing: nothing that was there before changes by it. */
export function installRest(): void {
  if (engineIs.whole) return;
  install(labPlaces, {
    actionProblem,
    readLab,
  });
  install(persistencePlaces, {
    moduleName,
    objectReader,
    typeOf,
    writeObject,
  });
  install(replicationPlaces, {
    onFailoverAnswer,
    promoteForFailover,
    setMaster,
    unsetMaster,
    updateFailover,
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
    beginDisklessLoad,
    checkCommand,
    checkOutputLimits,
    checkPercentiles,
    checkSave,
    collectReaped,
    continueShutdown,
    denialText,
    describeClient,
    disconnectAnsweredReplica,
    disconnectBlocked,
    dropSubscriptions,
    eventsBeforeReply,
    expireLocalKeys,
    failDisklessLoad,
    failLoading,
    feedAof,
    feedMonitors,
    finishDisklessLoad,
    finishLoadingAof,
    finishRewrite,
    flushAof,
    limitOutput,
    limitOutputs,
    loadAofOnStart,
    loadUsersAtStart,
    logDenial,
    manifestText,
    mayWriteAnyway,
    noteDuration,
    openAofOnStart,
    panic,
    performEvictions,
    persistManifest,
    propagateLoadedExpiries,
    publishEvents,
    queue,
    readManifest,
    readUserLine,
    recount,
    refusalOf,
    refuse,
    refuseForMemory,
    refusedHere,
    rememberLocalExpiries,
    restartAof,
    rewriteWhenGrown,
    runTransaction,
    serveReady,
    setDefaultPassword,
    setFilter,
    startScheduledRewrite,
    stopAof,
    tellMaster,
    tellUnexpected,
    timeOutBlocked,
    timestampLine,
    unknownCommand,
    unmodelledRow,
    watchDisklessLoad,
  });
}
