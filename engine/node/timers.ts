/** Codes of a server's own timers, given back by its host when they are due. */
export const TIMER_CRON = 1;
export const TIMER_CHILD = 2;
export const TIMER_LOADED = 3;
export const TIMER_WAIT = 4;
export const TIMER_AWAKE = 5;
/** CONFIG SET maxmemory: keys are evicted as soon as its answer is on its way. */
export const TIMER_EVICT = 6;
