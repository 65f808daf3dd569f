/** To which entries of the glossary the headings of the dialog Why lead. */
import type { TermId } from '../../reference/terms.ts';
import type { WhyWords } from './words.ts';

/** The columns of what happened, in order. */
export const PAST = ['time', 'asked', 'held', 'outcome', 'reason', 'show'] as const;

export const PAST_TERMS: Partial<Readonly<Record<keyof WhyWords['columns'], TermId>>> = {
  asked: 'psync',
  held: 'replication-backlog',
};

export const WHY_TERMS: Partial<Readonly<Record<keyof WhyWords, TermId>>> = {
  list: 'psync',
  ticket: 'cached-master',
  line: 'replication-offset',
};
