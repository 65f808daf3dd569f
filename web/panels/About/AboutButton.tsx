import { Info } from 'lucide-react';
import { useWords } from '../../language/words.ts';
import { openOverlay, useOverlay } from '../../store/overlay.ts';
import { Button } from '../../ui/Button.tsx';

/** What this is, and how true it is; loaded when it is asked for. */
export function AboutButton() {
  const words = useWords().app;
  const open = useOverlay((overlay) => overlay.open === 'about');
  return (
    <Button
      data-testid="about"
      icon={<Info aria-hidden />}
      aria-label={words.about}
      title={words.about}
      aria-haspopup="dialog"
      aria-expanded={open}
      onClick={(event) => openOverlay('about', event.currentTarget)}
    />
  );
}
