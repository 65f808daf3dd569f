/** Whether the page is shown to a class: the picture large, the lab's beats one by one. */
import { create } from 'zustand';

export const usePresenting = create<{ on: boolean }>(() => ({ on: false }));

export function present(on: boolean): void {
  usePresenting.setState({ on });
}
