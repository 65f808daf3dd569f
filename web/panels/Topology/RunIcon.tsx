/** The state of the process, as a sign with words. */
import {
  CircleCheck,
  CirclePause,
  HardDriveDownload,
  Moon,
  PlugZap,
  Power,
  Skull,
  Snowflake,
  TriangleAlert,
} from 'lucide-react';
import type { NodeView, RunState } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import css from './NodeCard.module.css';

export const RUN_ICONS = {
  running: CircleCheck,
  loading: HardDriveDownload,
  frozen: Snowflake,
  killed: Skull,
  'shut-down': Power,
  'powered-off': PlugZap,
  crashed: TriangleAlert,
} as const satisfies Record<RunState, unknown>;

export function RunIcon({ node }: { node: NodeView }) {
  const words = useWords();
  const { run, hold } = node;
  const held = run === 'running' ? hold : null;
  const Icon = held === null ? RUN_ICONS[run] : held.by === 'sleep' ? Moon : CirclePause;
  const state = held === null ? run : 'held';
  return (
    <span
      className={css['run']}
      data-run={state}
      title={held === null ? words.run[run] : words.node.hold[held.by]}
    >
      <Icon aria-hidden="true" />
    </span>
  );
}
