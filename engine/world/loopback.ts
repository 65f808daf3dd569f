import type { ConnectionId, EndId } from '../network/connection.ts';
import { LOOPBACK_LATENCY } from '../network/link.ts';
import type { Network } from '../network/network.ts';
import type { Receiver } from '../network/receiver.ts';

/**
 * The calling end of connections from a machine to itself (REPLICAOF its own address). A process
 * has two sockets then, so it must know them by two numbers: here the caller's is the connection's
 * negated.
 */
export class Loopback implements Receiver {
  readonly end: EndId;
  private readonly machine: Receiver;

  constructor(network: Network, machine: Receiver) {
    this.machine = machine;
    this.end = network.addEnd(this, false, LOOPBACK_LATENCY);
  }

  reading(): boolean {
    return this.machine.reading();
  }

  answers(): 'refuse' {
    return 'refuse';
  }

  onAccepted(): void {
    // Nobody connects to it.
  }

  onConnected(id: ConnectionId): void {
    this.machine.onConnected(-id);
  }

  onRefused(id: ConnectionId): void {
    this.machine.onRefused(-id);
  }

  onBytes(id: ConnectionId, bytes: Uint8Array, from: number, to: number): void {
    this.machine.onBytes(-id, bytes, from, to);
  }

  onClosed(id: ConnectionId): void {
    this.machine.onClosed(-id);
  }

  onWritable(id: ConnectionId): void {
    this.machine.onWritable(-id);
  }
}
