import { ArrowLeft, ArrowRight, FileText, Keyboard } from 'lucide-react';
import type { Beat } from './beats.ts';

/** Which way a message goes, as the ladder draws it: the replica is left. Or what kind of event it is. */
export function WayIcon({ beat }: { beat: Beat }) {
  const Icon =
    beat.typed === ''
      ? beat.message === null
        ? FileText
        : beat.atReplica
          ? ArrowRight
          : ArrowLeft
      : Keyboard;
  return <Icon aria-hidden />;
}
