/** The quantities of a card: as they were entered, or what the lab says of itself just now. */
import type { NodeId } from '../../../engine/contract.ts';
import { useChoices, useShown } from '../../store/store.ts';
import { useAnswer } from '../../store/useAnswer.ts';
import { useCalm } from '../../store/useCalm.ts';
import { useInputs, type Inputs } from './inputs.ts';
import { liveOf, masterOf, settingsOf } from './live.ts';

const REDRAW_MS = 400;

export interface Fed {
  values: Inputs;
  /** Which of them come from the lab. */
  live: ReadonlySet<string>;
  /** Whom they come from; null: nobody. */
  node: NodeId | null;
}

export function useFed(): Fed {
  const entered = useInputs();
  const selected = useChoices((choices) => choices.selectedNode);
  const node = useShown((shown) => masterOf(shown, selected));
  const told = useCalm((shown) => {
    const view = node === null ? undefined : shown.nodes[node];
    return view === undefined ? '{}' : JSON.stringify(liveOf(view, shown.now));
  }, REDRAW_MS);
  const { live } = entered;
  const question = live && node !== null ? ({ ask: 'config', node } as const) : null;
  const answer = useAnswer(question, told);
  if (!live || node === null) return { values: entered, live: new Set(), node: null };
  const known: Partial<Inputs> = {
    ...(JSON.parse(told) as Partial<Inputs>),
    ...(answer?.answer === 'config' && settingsOf(answer.parameters)),
  };
  return { values: { ...entered, ...known }, live: new Set(Object.keys(known)), node };
}
