/**
 * Room for a part of the page that is fetched when it is needed. When it cannot be had (the network is
 * gone, or a newer page lies on the server by now), that is said once, and the rest of the page goes on.
 */
import { Component, Suspense, type ReactNode } from 'react';
import { notify } from '../store/notice.ts';

interface LaterProps {
  children: ReactNode;
  /** Shown while the part is on its way. */
  fallback?: ReactNode;
  /** Shown in place of a part that cannot be had; else a notice tells of it. */
  missing?: ReactNode;
}

export class Later extends Component<LaterProps, { error: unknown }> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error };
  }

  override componentDidCatch(error: unknown): void {
    const isTold = this.props.missing !== undefined;
    if (isUnfetched(error) && !isTold) notify({ kind: 'words', say: ({ app }) => app.unfetched });
  }

  override render(): ReactNode {
    const { error } = this.state;
    const { fallback = null, missing = null, children } = this.props;
    if (error === null) return <Suspense fallback={fallback}>{children}</Suspense>;
    // A fault of ours is not to be taken for a fault of the network.
    if (!isUnfetched(error)) throw error;
    return missing;
  }
}

/** Each browser has words of its own for a module that did not come; the last are Vite's, for a style sheet. */
const UNFETCHED =
  /dynamically imported module|importing a module script failed|unable to preload css/i;

/** Whether an error's message is about a piece of a program that did not come. */
export function tellsUnfetched(message: string): boolean {
  return UNFETCHED.test(message);
}

function isUnfetched(error: unknown): boolean {
  return error instanceof Error && tellsUnfetched(error.message);
}
