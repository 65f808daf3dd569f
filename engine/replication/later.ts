// What of this room is loaded later (base/later.ts): changes of role.
import { later } from '../base/later.ts';

export const onFailoverAnswer = later<typeof import('./failover.ts').onFailoverAnswer>();
export const promoteForFailover = later<typeof import('./failover.ts').promoteForFailover>();
export const updateFailover = later<typeof import('./failover.ts').updateFailover>();
export const setMaster = later<typeof import('./roles.ts').setMaster>();
export const unsetMaster = later<typeof import('./roles.ts').unsetMaster>();
