/** Whether the hint of a goal is wanted: also the palette asks for it. */
import { create } from 'zustand';

const useHinted = create<{ goal: string | null }>(() => ({ goal: null }));

export function useHint(goal: string): [boolean, (wanted: boolean) => void] {
  const hinted = useHinted((state) => state.goal === goal);
  return [hinted, (wanted) => showHint(wanted ? goal : null)];
}

export function showHint(goal: string | null): void {
  useHinted.setState({ goal });
}
