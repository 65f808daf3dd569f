import { MICROS_PER_MILLI, type Micros } from '../base/units.ts';
import type { Action, LabAction, LabFile } from '../contract.ts';

/** One action of a lab's history. */
export interface Entry {
  readonly at: Micros;
  readonly action: Action;
  /** It came with the lab file, so it stays when the future is changed. */
  readonly scripted: boolean;
}

/** What a script says or checks; nothing of it is a user's to take back. */
const REMARKS: readonly Action['do'][] = ['expect', 'say', 'look', 'mark'];

/**
 * The actions of a lab file, in the order of their times. What was done before the moment at which
 * the lab opens is the user's own past (a saved lab, a restored journal) and can be undone.
 */
export function entriesOf(lab: LabFile): Entry[] {
  const opensAt = Math.round((lab.openAtMs ?? 0) * MICROS_PER_MILLI);
  return lab.actions
    .map(({ atMs, ...action }) => {
      const at = Math.round(atMs * MICROS_PER_MILLI);
      return { at, action, scripted: at > opensAt || REMARKS.includes(action.do) };
    })
    .sort((a, b) => a.at - b.at);
}

/** The journal as actions of a lab file. */
export function actionsOf(entries: readonly Entry[]): LabAction[] {
  return entries.map(({ at, action }) => ({ atMs: at / MICROS_PER_MILLI, ...action }));
}

/** An action in one line, for menus: `6379> SET k v`, `cut 6379-6380`. */
export function labelOf(action: Action): string {
  switch (action.do) {
    case 'type':
    case 'expect':
      return `${action.node}> ${action.line}`;
    case 'cut':
    case 'stall':
    case 'heal':
    case 'latency':
    case 'bandwidth':
    case 'hold':
    case 'release':
      return `${action.do} ${action.between.join('-')}`;
    case 'add-node':
      return `${action.do} ${action.node.id}`;
    case 'say':
      return action.text.en;
    case 'mark':
      return action.name.en;
    case 'look':
      return `look ${action.at}`;
    default:
      return `${action.do} ${action.node}`;
  }
}
