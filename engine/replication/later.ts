// What of this room is loaded later (base/later.ts): changes of role.
import { later } from '../base/later.ts';

export const onFailoverAnswer = later<typeof import('./failover.ts').onFailoverAnswer>();
export const promoteForFailover = later<typeof import('./failover.ts').promoteForFailover>();
export const updateFailover = later<typeof import('./failover.ts').updateFailover>();
export const setMaster = later<typeof import('./roles.ts').setMaster>();
export const unsetMaster = later<typeof import('./roles.ts').unsetMaster>();
export const sendLineFeed = later<typeof import('./masterLost.ts').sendLineFeed>();
export const onMasterRefused = later<typeof import('./masterLost.ts').onMasterRefused>();
export const fail = later<typeof import('./masterLost.ts').fail>();
export const giveUpAndReconnect = later<typeof import('./masterLost.ts').giveUpAndReconnect>();
export const onMasterLost = later<typeof import('./masterLost.ts').onMasterLost>();
export const giveUp = later<typeof import('./masterLost.ts').giveUp>();
export const onContinue = later<typeof import('./continuing.ts').onContinue>();
export const beginParsing = later<typeof import('./continuing.ts').beginParsing>();
export const servePartial = later<typeof import('./serveAgain.ts').servePartial>();
export const shareBgsave = later<typeof import('./serveAgain.ts').shareBgsave>();
export const forgetPeer = later<typeof import('./peersLost.ts').forgetPeer>();
export const dropAllPeers = later<typeof import('./peersLost.ts').dropAllPeers>();
export const dropPeer = later<typeof import('./peersLost.ts').dropPeer>();
export const continueBulk = later<typeof import('./sendBulk.ts').continueBulk>();
export const joined = later<typeof import('./sendBulk.ts').joined>();
