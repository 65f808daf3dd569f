/** Above the picture: where in the script the class is, and the presenter's few tools. */
import {
  Columns2,
  Flashlight,
  GitBranch,
  NotebookText,
  Pause,
  Play,
  Square,
  SquareTerminal,
  X,
  type LucideIcon,
} from 'lucide-react';
import { labText } from '../../language/words.ts';
import { present } from '../../store/presenting.ts';
import { setPlaying, useChoices, useShown } from '../../store/store.ts';
import type { Beside } from '../../store/looks.ts';
import { Chapters } from './Chapters.tsx';
import { toggleNotes, useNotesWindow } from './notesWindow.ts';
import { toggleLaser, usePointing } from './pointer.ts';
import { showBeside, useSession } from './session.ts';
import { useLayout } from '../../ui/useLayout.ts';
import { usePresenterWords } from './words.ts';
import css from './Bar.module.css';

const BESIDE: readonly { name: Beside; Icon: LucideIcon }[] = [
  { name: 'none', Icon: Square },
  { name: 'messages', Icon: Columns2 },
  { name: 'console', Icon: SquareTerminal },
  { name: 'history', Icon: GitBranch },
];

export function Bar() {
  const words = usePresenterWords();
  const lab = useShown((shown) => shown.lab);
  const lang = useChoices((choices) => choices.lang);
  const playing = useChoices((choices) => choices.playing);
  const laser = usePointing((pointing) => pointing.laser);
  const notes = useNotesWindow((open) => open.view !== null);
  return (
    <header className={css['bar']}>
      <Tool label={words.end} testId="present-end" Icon={X} onClick={() => present(false)} />
      <h1 className={css['title']}>{lab === null ? '' : labText(lab.name, lang)}</h1>
      <Chapters />
      <BesideTools />
      <div className={css['tools']}>
        <Tool
          label={playing ? words.pause : words.play}
          testId="play"
          Icon={playing ? Pause : Play}
          onClick={() => setPlaying(!playing)}
        />
        <Tool
          label={words.laser}
          testId="laser"
          Icon={Flashlight}
          pressed={laser}
          onClick={toggleLaser}
        />
        <Tool
          label={words.notes}
          testId="notes-open"
          Icon={NotebookText}
          pressed={notes}
          onClick={toggleNotes}
        />
      </div>
    </header>
  );
}

function BesideTools() {
  const words = usePresenterWords();
  const beside = useSession((session) => session.beside);
  const phone = useLayout() === 'phone';
  const names = phone ? { ...words.beside, messages: words.messagesAlone } : words.beside;
  return (
    <div role="group" aria-label={words.shown} className={css['group']}>
      {BESIDE.map(({ name, Icon }) => (
        <Tool
          key={name}
          label={names[name]}
          testId={`present-${name}`}
          Icon={Icon}
          pressed={beside === name}
          onClick={() => showBeside(name)}
        />
      ))}
    </div>
  );
}

interface ToolProps {
  label: string;
  testId: string;
  Icon: LucideIcon;
  pressed?: boolean;
  onClick: () => void;
}

function Tool({ label, testId, Icon, pressed, onClick }: ToolProps) {
  return (
    <button
      type="button"
      className={css['tool']}
      aria-label={label}
      title={label}
      data-testid={testId}
      onClick={onClick}
      {...(pressed !== undefined && { 'aria-pressed': pressed })}
    >
      <Icon aria-hidden />
    </button>
  );
}
