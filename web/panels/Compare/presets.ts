/** Changes that are worth a look in this lab, ready to be chosen. */
import type { LabFile } from '../../../engine/lab/format.ts';
import { valueIn, type Change } from './change.ts';

/** Parameters that decide about replication, the ones one would try first. */
export const PARAMETERS = [
  'repl-backlog-size',
  'repl-timeout',
  'repl-ping-replica-period',
  'repl-diskless-sync',
  'repl-diskless-sync-delay',
  'min-replicas-to-write',
  'client-output-buffer-limit',
  'replica-serve-stale-data',
  'replica-read-only',
  'appendonly',
  'save',
] as const;

const MEBIBYTE = 1024 * 1024;
/** An outage that was shorter becomes this long, and one that was longer this short. */
const LONG_MS = 20_000;
const SHORT_MS = 1_000;

/** The most telling first; at most five. */
export function presetsOf(lab: LabFile): readonly Change[] {
  return [...backlogs(lab), ...outages(lab), ...runs(lab)].slice(0, 5);
}

function backlogs(lab: LabFile): Change[] {
  const set = valueIn(lab, null, 'repl-backlog-size');
  const large = set === null || /mb$/i.test(set) || Number(set) >= MEBIBYTE;
  const value = large ? (lab.backlog === 'exact' ? '512' : '16kb') : '1mb';
  return [{ kind: 'config', node: null, parameter: 'repl-backlog-size', value }];
}

/** The first outage: longer or shorter, and none at all. */
function outages(lab: LabFile): Change[] {
  const cut = lab.actions.findIndex((action) => action.do === 'cut' || action.do === 'stall');
  const began = lab.actions[cut];
  if (began === undefined) return [];
  const heal = lab.actions.findIndex((action, index) => index > cut && action.do === 'heal');
  const healed = lab.actions[heal];
  const lasted = healed === undefined ? 0 : healed.atMs - began.atMs;
  const other = lasted > LONG_MS / 4 ? SHORT_MS : LONG_MS;
  return [
    ...(healed === undefined
      ? []
      : [{ kind: 'move', action: heal, toMs: began.atMs + other } as const]),
    { kind: 'omit', action: cut },
  ];
}

function runs(lab: LabFile): Change[] {
  const slow = (lab.network?.latencyMs ?? 1) >= 100;
  return [
    { kind: 'backlog', backlog: lab.backlog === 'exact' ? 'blocks' : 'exact' },
    { kind: 'latency', ms: slow ? 1 : 400 },
  ];
}
