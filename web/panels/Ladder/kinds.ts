/** An icon for each kind of message, so that colour is not alone in telling them apart. */
import {
  Ban,
  CheckCheck,
  Ellipsis,
  Handshake,
  HeartPulse,
  Package,
  Plug,
  PlugZap,
  SquareTerminal,
  Unplug,
  type LucideIcon,
} from 'lucide-react';
import type { MessageKind } from '../../../engine/contract.ts';

export const KIND_ICONS: Readonly<Record<MessageKind, LucideIcon>> = {
  connect: Plug,
  accept: PlugZap,
  refuse: Ban,
  close: Unplug,
  handshake: Handshake,
  rdb: Package,
  stream: SquareTerminal,
  ping: HeartPulse,
  ack: CheckCheck,
  keepalive: Ellipsis,
};
