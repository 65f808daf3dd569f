/** The sign of each outcome; colour alone would not do. */
import { ArrowDownToLine, Ban, CircleCheck, History } from 'lucide-react';
import type { VerdictView } from '../../../engine/contract.ts';

export const ICONS = {
  none: CircleCheck,
  partial: History,
  full: ArrowDownToLine,
  cannot: Ban,
} as const satisfies Record<VerdictView['kind'], unknown>;
