/** Asks the engine for what is too big for a frame, and again when it may have changed. */
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Answer, Question } from '../../engine/contract.ts';
import { inspect } from './commands.ts';
import { pace, type Pace } from './pace.ts';

/** Nobody reads faster, and the worker has better things to do. */
export const REFRESH_MS = 250;

/**
 * The newest answer, or null before the first. The question is asked anew when it, or one of the
 * revisions, differs, at most four times a second; meanwhile the answer before stays.
 */
export function useAnswer(
  question: Question | null,
  revision: unknown,
  second: unknown = null,
): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null);
  const paceRef = usePace();
  const wanted = question === null ? null : JSON.stringify(question);
  const fetchAnswer = useEffectEvent(async () => {
    if (question !== null) setAnswer(await inspect(question));
  });
  useEffect(() => {
    if (wanted !== null) paceRef.current?.want(() => fetchAnswer());
  }, [wanted, revision, second, paceRef]);
  return answer;
}

/** One pace for the life of a component. */
export function usePace() {
  const paceRef = useRef<Pace | null>(null);
  useEffect(() => {
    const paced = pace(REFRESH_MS);
    paceRef.current = paced;
    return () => paced.stop();
  }, []);
  return paceRef;
}
