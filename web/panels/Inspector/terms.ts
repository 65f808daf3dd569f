/** To which entries of the glossary the headings of the inspector lead. */
import type { TermId } from '../../reference/terms.ts';
import type { InspectorWords } from './words.en.ts';

type Heads<Words> = Partial<Readonly<Record<keyof Words, TermId>>>;

export const KEYS_TERMS = { ttl: 'expired-key' } satisfies Heads<
  Pick<InspectorWords['keys'], 'ttl'>
>;

export const FILE_TERMS: Heads<InspectorWords['disk']['kinds']> = {
  rdb: 'snapshot',
  aof: 'aof',
  conf: 'config-rewrite',
};

export const CLIENT_TERMS: Heads<InspectorWords['clients']['kindOf']> = {
  replica: 'replica',
  master: 'master',
};

export const BACKLOG_TERMS = {
  none: 'replication-backlog',
  holds: 'replication-backlog',
  offset: 'replication-offset',
  command: 'replication-stream',
} satisfies Heads<InspectorWords['backlog']>;
