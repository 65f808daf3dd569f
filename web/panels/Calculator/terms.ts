/** Which entry of the glossary explains a quantity. */
import type { TermId } from '../../reference/terms.ts';
import type { Inputs } from './inputs.ts';

export const TERMS: Partial<Record<keyof Inputs, TermId>> = {
  rate: 'replication-stream',
  backlog: 'config.repl-backlog-size',
  timeout: 'config.repl-timeout',
  ttl: 'config.repl-backlog-ttl',
  hard: 'config.client-output-buffer-limit',
  soft: 'config.client-output-buffer-limit',
  softSeconds: 'config.client-output-buffer-limit',
  rdb: 'snapshot',
  dump: 'fork',
  memory: 'copy-on-write',
  maxLag: 'config.min-replicas-max-lag',
  gap: 'offset-gap',
};
