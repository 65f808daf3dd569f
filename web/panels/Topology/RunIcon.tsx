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
import { memo } from 'react';
import type { HoldView, RunState } from '../../../engine/contract.ts';
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

interface RunProps {
  run: RunState;
  /** Why a running process keeps its clients waiting. */
  held: HoldView['by'] | null;
}

export const RunIcon = memo(function RunIcon({ run, held: by }: RunProps) {
  const words = useWords();
  const held = run === 'running' ? by : null;
  const Icon = held === null ? RUN_ICONS[run] : held === 'sleep' ? Moon : CirclePause;
  const state = held === null ? run : 'held';
  return (
    <span
      className={css['run']}
      data-run={state}
      title={held === null ? words.run[run] : words.node.hold[held]}
    >
      <Icon aria-hidden="true" />
    </span>
  );
});
