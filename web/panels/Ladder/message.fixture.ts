import type { MessageView } from '../../../engine/contract.ts';

/** A PING of a replica's handshake, sent at that moment and 400 ms on its way, and what is different in it. */
export function message(id: number, sentAt: number, over: Partial<MessageView> = {}): MessageView {
  return {
    id,
    from: '6380',
    to: '6379',
    kind: 'handshake',
    label: 'PING',
    bytes: 14,
    sentAt,
    arrivesAt: sentAt + 400_000,
    held: false,
    lost: false,
    replicaState: 'RECEIVE_PING_REPLY',
    masterState: 'NONE',
    replica: '6380',
    replicaOffset: 0,
    masterOffset: 0,
    ...over,
  };
}
