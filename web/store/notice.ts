/** The one short message at the page's foot: a refusal of the engine, or something of the page's own. */
import { create } from 'zustand';
import type { Words } from '../language/en.ts';
import type { Refusal } from '../../engine/contract.ts';

export interface Notice {
  /** Grows, so that the same message twice is announced twice. */
  id: number;
  content:
    | { kind: 'refusal'; refusal: Refusal }
    /** `good`: what was asked for is done. */
    | { kind: 'text'; text: string; tone?: 'good' }
    /** Said in the language of the moment it is read: early in a visit its words may still be on their way. */
    | { kind: 'words'; say: (words: Words) => string }
    | null;
}

export const useNotice = create<Notice>(() => ({ id: 0, content: null }));

/** The lab that the page was to begin with, if it could not be fetched: then there is nothing to show. */
export const useUnreached = create<{ lab: string | null }>(() => ({ lab: null }));

export function notify(content: NonNullable<Notice['content']>): void {
  useNotice.setState((notice) => ({ id: notice.id + 1, content }));
}

export function dismissNotice(): void {
  useNotice.setState({ content: null });
}
