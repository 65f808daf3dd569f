/**
 * All of the engine that a small cluster does not need to come up. On the page it is a file of its
 * own, which the worker asks for once it has answered the first call. Every other program and every
 * test puts it in its place before anything else.
 */
import { type Awaited, engineIs, install } from './base/later.ts';
import { addParameters } from './node/config/parameters.ts';
import { OTHER_PARAMETERS } from './node/config/parametersOther.ts';
import { LATER_ROWS } from './node/laterRows.ts';
import { extendTable } from './node/rows.ts';
import { COMMANDS } from './node/table.ts';
import { careful, inline } from './resp/carefulParser.ts';
import { activeExpireCycle } from './keyspace/activeExpire.ts';
import { newDatabase } from './keyspace/database.ts';
import { datasetDigest, valueDigest } from './keyspace/digest.ts';
import { newRecentWrites } from './keyspace/recentWrites.ts';
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
import { blockOnKeys } from './node/clients/beginToWait.ts';
import { disconnectBlocked, serveReady, timeOutBlocked } from './node/clients/blocking.ts';
import { limitQuery, turnAway } from './node/clients/clientLimits.ts';
import { describeClient } from './node/clients/clientLine.ts';
import { keepsWaiting, nextCommand, occupy } from './node/clients/busy.ts';
import { closeIdleClients } from './node/clients/idleClients.ts';
import { eventsBeforeReply, publishEvents } from './node/clients/keyspaceEvents.ts';
import { feedMonitors } from './node/clients/monitor.ts';
import { limitOutput, limitOutputs, recount } from './node/clients/outputLimits.ts';
import { holdsBack, pauseForFailover, update } from './node/clients/pausing.ts';
import { dropSubscriptions } from './node/clients/pubsub.ts';
import { resumePaused } from './node/clients/resume.ts';
import { answerWaits } from './node/clients/waitAnswers.ts';
import {
  checkOutputLimits,
  checkPercentiles,
  checkSave,
  refusedHere,
} from './node/config/parameterForms.ts';
import { allows } from './node/config/protectedAction.ts';
import { performEvictions, refuseForMemory } from './node/eviction.ts';
import { noteDuration } from './node/info/slowlog.ts';
import { onMasterClosed } from './node/masterLost.ts';
import { mayWriteAnyway, runTransaction, tellMaster } from './node/masterTransaction.ts';
import {
  collectReaped,
  disconnectAnsweredReplica,
  propagateLoadedExpiries,
  queue,
  refuse,
  unknownCommand,
} from './node/refusing.ts';
import { setRareOption } from './node/roleCommands.ts';
import { continueShutdown } from './node/shutdown.ts';
import { adoptHistory } from './node/snapshots/adoptHistory.ts';
import { failDisklessLoad, failLoading } from './node/snapshots/badRdb.ts';
import {
  beginDisklessLoad,
  finishDisklessLoad,
  watchDisklessLoad,
} from './node/snapshots/disklessLoad.ts';
import { tellLost } from './node/snapshots/lostKeys.ts';
import { flushedAll, noteSaved, writeFile } from './node/snapshots/savingToDisk.ts';
import { swapIn } from './node/snapshots/swapIn.ts';
import { panic, tellUnexpected } from './node/unexpectedErrors.ts';
import { refusalOf, unmodelledRow } from './node/unmodelled.ts';
import { expireLocalKeys, rememberLocalExpiries } from './node/writableReplica.ts';
import { manifestText } from './persistence/aofManifest.ts';
import { timestampLine } from './persistence/aofRewrite.ts';
import { lzfDecompress } from './persistence/lzfDecompress.ts';
import {
  badChecksum,
  badHeader,
  corrupt,
  failedRead,
  noDatabase,
  notModelled,
  shortRead,
} from './persistence/rdbFaults.ts';
import { keyReader, moduleAux } from './persistence/rdbKeysIn.ts';
import { writeKeys } from './persistence/rdbKeysOut.ts';
import { beginParsing, onContinue } from './replication/continuing.ts';
import { onFailoverAnswer, promoteForFailover, updateFailover } from './replication/failover.ts';
import {
  fail,
  giveUp,
  giveUpAndReconnect,
  onMasterLost,
  onMasterRefused,
  sendLineFeed,
} from './replication/masterLost.ts';
import { dropAllPeers, dropPeer, forgetPeer } from './replication/peersLost.ts';
import { setMaster, unsetMaster } from './replication/roles.ts';
import { continueBulk, joined } from './replication/sendBulk.ts';
import { servePartial, shareBgsave } from './replication/serveAgain.ts';
import { answerQuestion } from './timeline/inspect.ts';
import { findBack, found } from './timeline/steps.ts';
import { perform } from './world/actions.ts';
import { noteAnswer, noteOwnData, noteReads, noteWrite } from './world/anomalies/commands.ts';
import {
  afterFullSync,
  afterPromotion,
  afterRemoval,
  afterStart,
  beginHistory,
} from './world/anomalies/losses.ts';
import { beginLine, onClosed, onRefused, readReplies, sendRunning } from './world/consoleLines.ts';
import { endsOf, heldViews } from './world/held.ts';
import { checkInvariants } from './world/invariants.ts';
import * as labPlaces from './lab/later.ts';
import * as respPlaces from './resp/later.ts';
import * as keyspacePlaces from './keyspace/later.ts';
import * as persistencePlaces from './persistence/later.ts';
import * as replicationPlaces from './replication/later.ts';
import * as nodePlaces from './node/later.ts';
import * as worldPlaces from './world/later.ts';
import * as timelinePlaces from './timeline/later.ts';

const NODE: Awaited<typeof nodePlaces> = {
  adoptHistory,
  allows,
  answerWaits,
  beginDisklessLoad,
  blockOnKeys,
  checkCommand,
  checkOutputLimits,
  checkPercentiles,
  checkSave,
  closeIdleClients,
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
  flushedAll,
  holdsBack,
  keepsWaiting,
  limitOutput,
  limitOutputs,
  limitQuery,
  loadAofOnStart,
  loadUsersAtStart,
  logDenial,
  manifestText,
  mayWriteAnyway,
  nextCommand,
  noteDuration,
  noteSaved,
  occupy,
  onMasterClosed,
  openAofOnStart,
  panic,
  pauseForFailover,
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
  resumePaused,
  rewriteWhenGrown,
  runTransaction,
  serveReady,
  setDefaultPassword,
  setRareOption,
  startScheduledRewrite,
  stopAof,
  swapIn,
  tellLost,
  tellMaster,
  tellUnexpected,
  timeOutBlocked,
  timestampLine,
  turnAway,
  unknownCommand,
  unmodelledRow,
  update,
  watchDisklessLoad,
  writeFile,
};

const WORLD: Awaited<typeof worldPlaces> = {
  afterFullSync,
  afterPromotion,
  afterRemoval,
  afterStart,
  beginHistory,
  beginLine,
  checkInvariants,
  endsOf,
  heldViews,
  noteAnswer,
  noteOwnData,
  noteReads,
  noteWrite,
  onClosed,
  onRefused,
  perform,
  readReplies,
  sendRunning,
};

/** Completes the engine, whatever it is doing: nothing that was there before changes by it. */
export function installRest(): void {
  if (engineIs.whole) return;
  install(labPlaces, {
    actionProblem,
    readLab,
  });
  install(respPlaces, { careful, inline });
  install(keyspacePlaces, {
    activeExpireCycle,
    datasetDigest,
    newDatabase,
    newRecentWrites,
    valueDigest,
  });
  install(persistencePlaces, {
    badChecksum,
    badHeader,
    corrupt,
    failedRead,
    keyReader,
    lzfDecompress,
    moduleAux,
    noDatabase,
    notModelled,
    shortRead,
    writeKeys,
  });
  install(replicationPlaces, {
    beginParsing,
    continueBulk,
    dropAllPeers,
    dropPeer,
    fail,
    forgetPeer,
    giveUp,
    giveUpAndReconnect,
    joined,
    onContinue,
    onFailoverAnswer,
    onMasterLost,
    onMasterRefused,
    promoteForFailover,
    sendLineFeed,
    servePartial,
    setMaster,
    shareBgsave,
    unsetMaster,
    updateFailover,
  });
  install(nodePlaces, NODE);
  install(worldPlaces, WORLD);
  install(timelinePlaces, {
    answerQuestion,
    findBack,
    found,
  });
  addParameters(OTHER_PARAMETERS);
  extendTable(COMMANDS, LATER_ROWS);
  engineIs.whole = true;
}
