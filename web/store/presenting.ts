/** Whether the page is shown to a class: the picture large, the lab's beats one by one. */
import { create } from 'zustand';

interface Presenting {
  on: boolean;
  /** The lab of the site that is open, by its file's name; null: one from elsewhere. */
  lab: string | null;
}

export const usePresenting = create<Presenting>(() => ({ on: false, lab: null }));

export function present(on: boolean): void {
  usePresenting.setState({ on });
}
