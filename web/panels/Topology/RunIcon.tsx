/** The state of the process, as a sign with words. */
import {
  CircleCheck,
  HardDriveDownload,
  PlugZap,
  Power,
  Skull,
  Snowflake,
  TriangleAlert,
} from 'lucide-react';
import type { RunState } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import css from './NodeCard.module.css';

const ICONS = {
  running: CircleCheck,
  loading: HardDriveDownload,
  frozen: Snowflake,
  killed: Skull,
  'shut-down': Power,
  'powered-off': PlugZap,
  crashed: TriangleAlert,
} as const satisfies Record<RunState, unknown>;

export function RunIcon({ run }: { run: RunState }) {
  const words = useWords();
  const Icon = ICONS[run];
  return (
    <span className={css['run']} data-run={run} title={words.run[run]}>
      <Icon aria-hidden="true" />
    </span>
  );
}
