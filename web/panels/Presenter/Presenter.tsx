/** The page for a class: the picture large, one sentence, the last command; forward and back by clicker. */
import { useEffect, useState, type CSSProperties, type ReactNode } from 'react';
import { isWalking, useLearning } from '../../store/learning.ts';
import { useLayout } from '../../ui/useLayout.ts';
import { standInAddress } from './address.ts';
import { Bar } from './Bar.tsx';
import { Blackout } from './Blackout.tsx';
import { Foot } from './Foot.tsx';
import { listenForKeys } from './keys.ts';
import { Notes } from './Notes.tsx';
import { closeNotes, reopenNotes, useNotesWindow } from './notesWindow.ts';
import { Pointer } from './Pointer.tsx';
import { forgetPointing } from './pointer.ts';
import { beginSession, useSession } from './session.ts';
import { usePresenterWords } from './words.ts';
import css from './Presenter.module.css';

interface PresenterProps {
  /** The panels of the page, which are laid out anew here. */
  stage: ReactNode;
  side: ReactNode;
  consoles: ReactNode;
  /** The handshake, which has buttons of its own. */
  learn: ReactNode;
}

/** What is pressed stays as large as a finger, however small the rest is drawn. */
function zoomed(zoom: number): CSSProperties & Record<'--press', string> {
  return { zoom, '--press': `${24.1 / zoom}px` };
}

export function Presenter({ stage, side, consoles, learn }: PresenterProps) {
  const words = usePresenterWords();
  const beside = useSession((session) => session.beside);
  const refused = useNotesWindow((notes) => notes.refused);
  const scale = useScale();
  const style: CSSProperties & Record<'--scale', number> = { '--scale': scale };
  const phone = useLayout() === 'phone';
  const halved = beside === 'messages' || beside === 'console';
  // A phone has room for the messages or for the picture.
  const walking = useLearning(isWalking);
  const pictured = !(phone && (beside === 'messages' || walking));
  useEffect(beginSession, []);
  useEffect(() => listenForKeys(window), []);
  useEffect(reopenNotes, []);
  useEffect(() => closeNotes, []);
  useEffect(standInAddress, []);
  useEffect(() => forgetPointing, []);
  return (
    <div
      className={css['presenter']}
      style={style}
      data-testid="page"
      data-ready
      data-presenting
      data-beside={beside}
      data-learning={walking}
    >
      <Bar />
      <main className={css['room']} aria-label={words.region}>
        {walking && (
          <div className={css['learn']} style={{ zoom: scale }}>
            {learn}
          </div>
        )}
        {pictured && (
          <div className={css['stage']} style={zoomed(halved ? scale * HALVED : scale)}>
            {stage}
          </div>
        )}
        {halved && !(phone && walking) && (
          <div className={css['beside']} style={{ zoom: scale }} data-spot="beside">
            {beside === 'messages' ? side : consoles}
          </div>
        )}
      </main>
      {refused && (
        <p className={css['refused']} role="alert">
          {words.refused}
        </p>
      )}
      {!walking && <Foot />}
      <Pointer />
      <Notes />
      <Blackout />
    </div>
  );
}

/** The size for which the panels are drawn; on anything bigger all grows with it. */
const WIDTH = 1120;
const HEIGHT = 640;
const SCALE_MAX = 4;
/** Beside something else the picture needs more room than size. */
const HALVED = 0.8;

function useScale(): number {
  const [scale, setScale] = useState(scaleNow);
  useEffect(() => {
    const update = () => setScale(scaleNow());
    addEventListener('resize', update);
    return () => removeEventListener('resize', update);
  }, []);
  return scale;
}

function scaleNow(): number {
  const fitting = Math.min(innerWidth / WIDTH, innerHeight / HEIGHT);
  return Math.round(Math.min(SCALE_MAX, Math.max(1, fitting)) * 100) / 100;
}
