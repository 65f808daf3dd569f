import type { Micros } from '../base/units.ts';
import { awake, cron } from './cron.ts';
import { performEvictions, timeOutBlocked } from './later.ts';
import { finishLoading } from './snapshots/loading.ts';
import type { RedisServer } from './redisServer.ts';
import { onChildDue } from './snapshots/saving.ts';
import {
  TIMER_AWAKE,
  TIMER_CHILD,
  TIMER_CRON,
  TIMER_EVICT,
  TIMER_LOADED,
  TIMER_WAIT,
} from './timers.ts';

const CRON_PERIOD: Micros = 100_000;

/** One of the server's own timers is due. */
export function onTimerDue(server: RedisServer, code: number): void {
  switch (code) {
    case TIMER_CRON:
      server.host.timer(server.now + CRON_PERIOD, TIMER_CRON);
      cron(server);
      break;
    case TIMER_CHILD:
      onChildDue(server);
      break;
    case TIMER_LOADED:
      finishLoading(server);
      break;
    case TIMER_EVICT:
      performEvictions(server);
      break;
    case TIMER_WAIT:
      timeOutBlocked(server);
      break;
    case TIMER_AWAKE:
      awake(server);
      break;
    default:
      break;
  }
}
