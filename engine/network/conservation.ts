import { assert } from '../base/assert.ts';
import type { Network } from './network.ts';

/** Bytes conserved: sent = delivered + in flight + lost with a closed connection. */
export function checkConservation({ connections, totals }: Network): void {
  let inFlight = 0;
  for (const connection of connections.values()) {
    for (const pipe of connection.pipes) inFlight += pipe.sent - pipe.delivered;
  }
  const { sent, delivered, lost } = totals;
  assert(
    sent === delivered + inFlight + lost,
    `bytes: sent ${sent}, delivered ${delivered}, in flight ${inFlight}, lost ${lost}`,
  );
}
