import { Command } from 'lucide-react';
import { useEffect } from 'react';
import { useWords } from '../../language/words.ts';
import { closeOverlay, openOverlay, useOverlay } from '../../store/overlay.ts';
import { Button } from '../../ui/Button.tsx';

/** Opens the command palette, as Ctrl-K and Cmd-K do. */
export function PaletteButton() {
  const words = useWords().app;
  const open = useOverlay((overlay) => overlay.open === 'palette');
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <Button
      data-testid="palette-open"
      icon={<Command aria-hidden />}
      aria-label={words.palette}
      title={words.paletteHint}
      aria-haspopup="dialog"
      aria-expanded={open}
      aria-keyshortcuts="Control+K Meta+K"
      onClick={() => openOverlay('palette')}
    />
  );
}

/** In a console Ctrl-K is redis-cli's own while there is something to cut off: then it is taken already. */
function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.altKey || event.shiftKey || event.isComposing) return;
  if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'k') return;
  event.preventDefault();
  if (useOverlay.getState().open === 'palette') closeOverlay('palette');
  else openOverlay('palette');
}
