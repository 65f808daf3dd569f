import { Gauge, GitBranch, Redo2, Undo2 } from 'lucide-react';
import { useWords } from '../../language/words.ts';
import { redo, switchBranch, undo } from '../../store/commands.ts';
import { setSpeed, useChoices, useShown, type Choices, type Shown } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuChoices, MenuItem, MenuLabel } from '../../ui/Menu.tsx';
import { branchText } from './branchText.ts';
import styles from './Timeline.module.css';

/** Each about twice the one before. */
const SPEEDS = [0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100];

const speedOf = (choices: Choices) => choices.speed;
const branchOf = (shown: Shown) => shown.branch;
const branchesOf = (shown: Shown) => shown.branches;
const canUndo = (shown: Shown) => shown.canUndo;
const canRedo = (shown: Shown) => shown.canRedo;

export function Speed() {
  const speed = useChoices(speedOf);
  const words = useWords().timeline;
  const options = SPEEDS.map((value) => ({
    value: String(value),
    label: words.speedIs(String(value)),
  }));
  return (
    <Menu
      trigger={
        <Button
          data-testid="speed"
          aria-label={`${words.speed} ${words.speedIs(String(speed))}`}
          title={words.speed}
          icon={<Gauge aria-hidden />}
        >
          <span className={styles.speed}>{words.speedIs(String(speed))}</span>
        </Button>
      }
    >
      <MenuLabel>{words.speed}</MenuLabel>
      <MenuChoices
        value={String(speed)}
        onChoose={(value) => setSpeed(Number(value))}
        options={options}
      />
    </Menu>
  );
}

/** Futures that were left; shown once there is one to return to. */
export function Branches() {
  const branches = useShown(branchesOf);
  const current = useShown(branchOf);
  const words = useWords().timeline;
  const others = branches.filter((branch) => branch.id !== current);
  if (others.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button
          data-testid="branches"
          title={words.branchesHint}
          icon={<GitBranch aria-hidden />}
          aria-label={words.branches(others.length + 1)}
        >
          {others.length + 1}
        </Button>
      }
    >
      <MenuLabel>{words.branchesHint}</MenuLabel>
      {others.map((branch) => (
        <MenuItem
          key={branch.id}
          icon={<GitBranch aria-hidden />}
          testId={`branch-${branch.id}`}
          onSelect={() => void switchBranch(branch.id)}
        >
          {branchText(branch, words)}
        </MenuItem>
      ))}
    </Menu>
  );
}

export function Undo() {
  const words = useWords().timeline;
  return (
    <Button
      data-testid="undo"
      title={words.undoHint}
      aria-label={words.undo}
      disabled={!useShown(canUndo)}
      icon={<Undo2 aria-hidden />}
      onClick={() => void undo()}
    >
      <span className={styles.label}>{words.undo}</span>
    </Button>
  );
}

export function Redo() {
  const words = useWords().timeline;
  return (
    <Button
      data-testid="redo"
      title={words.redoHint}
      aria-label={words.redo}
      disabled={!useShown(canRedo)}
      icon={<Redo2 aria-hidden />}
      onClick={() => void redo()}
    >
      <span className={styles.label}>{words.redo}</span>
    </Button>
  );
}
