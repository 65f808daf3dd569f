/** The columns of the tables, and the entries of the glossary to which their headings lead. */
import type { TermId } from '../../reference/terms.ts';
import type { TablesWords } from './words.ts';

type Heads<Table extends keyof TablesWords> = Partial<
  Readonly<Record<keyof TablesWords[Table], TermId>>
>;

export const NODES = [
  'node',
  'role',
  'run',
  'replid',
  'replid2',
  'offset',
  'behind',
  'link',
  'lag',
  'keys',
  'digest',
  'verdict',
] as const satisfies readonly (keyof TablesWords['nodes'])[];

export const NODES_TERMS = {
  role: 'role',
  replid: 'replication-id',
  replid2: 'second-replication-id',
  offset: 'replication-offset',
  behind: 'offset-gap',
  link: 'info.master_link_status',
  lag: 'info.master_last_io_seconds_ago',
  digest: 'digest',
  verdict: 'psync',
} satisfies Heads<'nodes'>;

export const LINKS = [
  'between',
  'replica',
  'state',
  'latency',
  'bandwidth',
  'flying',
  'waiting',
  'held',
] as const satisfies readonly (keyof TablesWords['links'])[];

export const LINKS_TERMS = {
  replica: 'replication',
  state: 'network-partition',
} satisfies Heads<'links'>;

export const REPLICAS = [
  'master',
  'replica',
  'state',
  'offset',
  'lacks',
  'lag',
  'output',
] as const satisfies readonly (keyof TablesWords['replicas'])[];

export const REPLICAS_TERMS = {
  master: 'master',
  replica: 'replica',
  state: 'info.slaveN',
  offset: 'ack',
  lacks: 'offset-gap',
  lag: 'lag',
  output: 'output-buffer',
} satisfies Heads<'replicas'>;
