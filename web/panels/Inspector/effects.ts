/** When a change of a configuration parameter is felt. Pure. */
import type { ParameterView } from '../../../engine/contract.ts';
import type { ExplainedParameter } from '../../reference/parameterMeanings.en.ts';

export type Effect =
  | 'now'
  | 'connect'
  | 'resync'
  | 'snapshot'
  | 'command'
  | 'start'
  | 'protected'
  | 'inert';

/** Where CONFIG SET works, and yet nothing happens before something else does. */
const LATER: { readonly [P in ExplainedParameter]?: Effect } = {
  replicaof: 'command',
  masteruser: 'connect',
  masterauth: 'connect',
  'replica-announce-ip': 'connect',
  'replica-announce-port': 'connect',
  'repl-diskless-sync': 'resync',
  'repl-diskless-sync-delay': 'resync',
  'repl-diskless-sync-max-replicas': 'resync',
  'repl-diskless-load': 'resync',
  'rdb-del-sync-files': 'resync',
  rdbcompression: 'snapshot',
};

export function effectOf({ name, change, inert }: ParameterView): Effect {
  const known: Readonly<Record<string, Effect | undefined>> = LATER;
  const later = known[name];
  if (later !== undefined && !inert) return later;
  if (change === 'immutable') return 'start';
  if (change === 'protected') return 'protected';
  return inert ? 'inert' : 'now';
}
