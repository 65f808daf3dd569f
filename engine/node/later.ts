// What of this room is loaded later (base/later.ts). Where a function does something only under a
// condition, whoever calls it here asks for the condition first.
import { later } from '../base/later.ts';

export const manifestText = later<typeof import('../persistence/aofManifest.ts').manifestText>();
export const timestampLine = later<typeof import('../persistence/aofRewrite.ts').timestampLine>();
export const checkCommand = later<typeof import('./acl/aclCheck.ts').checkCommand>();
export const denialText = later<typeof import('./acl/aclCheck.ts').denialText>();
export const loadUsersAtStart = later<typeof import('./acl/aclFile.ts').loadUsersAtStart>();
export const readUserLine = later<typeof import('./acl/aclLines.ts').readUserLine>();
export const logDenial = later<typeof import('./acl/aclLogins.ts').logDenial>();
export const setDefaultPassword = later<typeof import('./acl/aclLogins.ts').setDefaultPassword>();
export const restartAof = later<typeof import('./aof/aofCron.ts').restartAof>();
export const rewriteWhenGrown = later<typeof import('./aof/aofCron.ts').rewriteWhenGrown>();
export const startScheduledRewrite =
  later<typeof import('./aof/aofCron.ts').startScheduledRewrite>();
export const finishLoadingAof = later<typeof import('./aof/aofLoading.ts').finishLoadingAof>();
export const loadAofOnStart = later<typeof import('./aof/aofLoading.ts').loadAofOnStart>();
export const openAofOnStart = later<typeof import('./aof/aofLoading.ts').openAofOnStart>();
export const readManifest = later<typeof import('./aof/aofLoading.ts').readManifest>();
export const finishRewrite = later<typeof import('./aof/aofRewriting.ts').finishRewrite>();
export const stopAof = later<typeof import('./aof/aofRewriting.ts').stopAof>();
export const disconnectBlocked = later<typeof import('./clients/blocking.ts').disconnectBlocked>();
export const serveReady = later<typeof import('./clients/blocking.ts').serveReady>();
export const timeOutBlocked = later<typeof import('./clients/blocking.ts').timeOutBlocked>();
export const describeClient = later<typeof import('./clients/clientLine.ts').describeClient>();
export const eventsBeforeReply =
  later<typeof import('./clients/keyspaceEvents.ts').eventsBeforeReply>();
export const publishEvents = later<typeof import('./clients/keyspaceEvents.ts').publishEvents>();
export const feedMonitors = later<typeof import('./clients/monitor.ts').feedMonitors>();
export const limitOutput = later<typeof import('./clients/outputLimits.ts').limitOutput>();
export const limitOutputs = later<typeof import('./clients/outputLimits.ts').limitOutputs>();
export const dropSubscriptions = later<typeof import('./clients/pubsub.ts').dropSubscriptions>();
export const recount = later<typeof import('./clients/outputLimits.ts').recount>();
export const performEvictions = later<typeof import('./eviction.ts').performEvictions>();
export const refuseForMemory = later<typeof import('./eviction.ts').refuseForMemory>();
export const continueShutdown = later<typeof import('./shutdown.ts').continueShutdown>();
export const failDisklessLoad = later<typeof import('./snapshots/badRdb.ts').failDisklessLoad>();
export const failLoading = later<typeof import('./snapshots/badRdb.ts').failLoading>();
export const beginDisklessLoad =
  later<typeof import('./snapshots/disklessLoad.ts').beginDisklessLoad>();
export const finishDisklessLoad =
  later<typeof import('./snapshots/disklessLoad.ts').finishDisklessLoad>();
export const watchDisklessLoad =
  later<typeof import('./snapshots/disklessLoad.ts').watchDisklessLoad>();
export const panic = later<typeof import('./unexpectedErrors.ts').panic>();
export const tellUnexpected = later<typeof import('./unexpectedErrors.ts').tellUnexpected>();
export const refusalOf = later<typeof import('./unmodelled.ts').refusalOf>();
export const unmodelledRow = later<typeof import('./unmodelled.ts').unmodelledRow>();
export const expireLocalKeys = later<typeof import('./writableReplica.ts').expireLocalKeys>();
export const rememberLocalExpiries =
  later<typeof import('./writableReplica.ts').rememberLocalExpiries>();
export const persistManifest = later<typeof import('./aof/aofWriting.ts').persistManifest>();
export const flushAof = later<typeof import('./aof/aofWriting.ts').flushAof>();
export const feedAof = later<typeof import('./aof/aofWriting.ts').feedAof>();
export const setRareOption = later<typeof import('./roleCommands.ts').setRareOption>();
export const runTransaction = later<typeof import('./masterTransaction.ts').runTransaction>();
export const tellMaster = later<typeof import('./masterTransaction.ts').tellMaster>();
export const mayWriteAnyway = later<typeof import('./masterTransaction.ts').mayWriteAnyway>();
export const refuse = later<typeof import('./refusing.ts').refuse>();
export const disconnectAnsweredReplica =
  later<typeof import('./refusing.ts').disconnectAnsweredReplica>();
export const unknownCommand = later<typeof import('./refusing.ts').unknownCommand>();
export const collectReaped = later<typeof import('./refusing.ts').collectReaped>();
export const queue = later<typeof import('./refusing.ts').queue>();
export const propagateLoadedExpiries =
  later<typeof import('./refusing.ts').propagateLoadedExpiries>();
export const checkSave = later<typeof import('./config/parameterForms.ts').checkSave>();
export const checkOutputLimits =
  later<typeof import('./config/parameterForms.ts').checkOutputLimits>();
export const checkPercentiles =
  later<typeof import('./config/parameterForms.ts').checkPercentiles>();
export const refusedHere = later<typeof import('./config/parameterForms.ts').refusedHere>();
export const noteDuration = later<typeof import('./info/slowlog.ts').noteDuration>();
export const onMasterClosed = later<typeof import('./masterLost.ts').onMasterClosed>();
export const update = later<typeof import('./clients/pausing.ts').update>();
export const holdsBack = later<typeof import('./clients/pausing.ts').holdsBack>();
export const keepsWaiting = later<typeof import('./clients/busy.ts').keepsWaiting>();
export const nextCommand = later<typeof import('./clients/busy.ts').nextCommand>();
export const occupy = later<typeof import('./clients/busy.ts').occupy>();
export const blockOnKeys = later<typeof import('./clients/beginToWait.ts').blockOnKeys>();
export const writeFile = later<typeof import('./snapshots/savingToDisk.ts').writeFile>();
export const noteSaved = later<typeof import('./snapshots/savingToDisk.ts').noteSaved>();
export const flushedAll = later<typeof import('./snapshots/savingToDisk.ts').flushedAll>();
export const adoptHistory = later<typeof import('./snapshots/adoptHistory.ts').adoptHistory>();
export const resumePaused = later<typeof import('./clients/resume.ts').resumePaused>();
export const answerWaits = later<typeof import('./clients/waitAnswers.ts').answerWaits>();
export const swapIn = later<typeof import('./snapshots/swapIn.ts').swapIn>();
export const limitQuery = later<typeof import('./clients/clientLimits.ts').limitQuery>();
export const turnAway = later<typeof import('./clients/clientLimits.ts').turnAway>();
export const closeIdleClients = later<typeof import('./clients/idleClients.ts').closeIdleClients>();
export const allows = later<typeof import('./config/protectedAction.ts').allows>();
export const pauseForFailover = later<typeof import('./clients/pausing.ts').pauseForFailover>();
export const tellLost = later<typeof import('./snapshots/lostKeys.ts').tellLost>();
