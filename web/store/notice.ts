/** The one short message at the page's foot: a refusal of the engine, or something of the page's own. */
import { create } from 'zustand';
import type { Refusal } from '../../engine/contract.ts';

export interface Notice {
  /** Grows, so that the same message twice is announced twice. */
  id: number;
  content: { kind: 'refusal'; refusal: Refusal } | { kind: 'text'; text: string } | null;
}

export const useNotice = create<Notice>(() => ({ id: 0, content: null }));

export function notify(content: NonNullable<Notice['content']>): void {
  useNotice.setState((notice) => ({ id: notice.id + 1, content }));
}

export function dismissNotice(): void {
  useNotice.setState({ content: null });
}
