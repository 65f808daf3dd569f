/** What the page shows because something is pointed at: the `look`s of a lab file, and of a lesson. */
import type { NodeId } from '../../engine/contract.ts';

export type Beside = 'none' | 'messages' | 'console' | 'history';

export interface Focus {
  /** Names of elements, those of one thing nearest first. */
  spots: readonly (readonly string[])[];
  beside: Beside;
  /** Whose messages, or console. */
  link: readonly [NodeId, NodeId] | null;
  node: NodeId | null;
}

export function focusOf(looks: readonly string[]): Focus {
  let focus: Focus = { spots: [], beside: 'none', link: null, node: null };
  for (const look of looks) focus = lookingAt(focus, look);
  return focus;
}

function lookingAt(focus: Focus, look: string): Focus {
  const [, panel, a, b] = /^(?:(messages|console)-)?(\d+)(?:-(\d+))?$/.exec(look) ?? [];
  if (a === undefined) {
    const beside = look.startsWith('histor') ? 'history' : focus.beside;
    return {
      ...focus,
      beside,
      spots: beside === 'history' ? focus.spots : [...focus.spots, [look]],
    };
  }
  if (b !== undefined) {
    const spots = [...focus.spots, [`link-${a}-${b}`, `link-${b}-${a}`]];
    const link = [a, b] as const;
    return panel === 'messages'
      ? { ...focus, spots: [...spots, ['beside']], beside: 'messages', link }
      : { ...focus, spots, link };
  }
  return panel === 'console'
    ? { ...focus, spots: [...focus.spots, [look]], beside: 'console', node: a }
    : { ...focus, spots: [...focus.spots, [`node-${a}`]], node: a };
}
