import { Info } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useWords } from '../../language/words.ts';
import { Button } from '../../ui/Button.tsx';

/** Not needed for the first sight of the page, so not part of the first load. */
const AboutDialog = lazy(async () => {
  const { AboutDialog: component } = await import('./AboutDialog.tsx');
  return { default: component };
});

/** What this is, and how true it is. */
export function AboutButton() {
  const words = useWords().app;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);

  function show(next: boolean): void {
    setOpen(next);
    if (next) setAsked(true);
  }

  return (
    <>
      <Button
        ref={button}
        data-testid="about"
        icon={<Info aria-hidden />}
        aria-label={words.about}
        title={words.about}
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => show(true)}
      />
      {asked && (
        <Suspense fallback={null}>
          <AboutDialog open={open} onOpen={show} onGone={() => button.current?.focus()} />
        </Suspense>
      )}
    </>
  );
}
