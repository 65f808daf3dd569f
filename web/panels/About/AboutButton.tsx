import { Info } from 'lucide-react';
import { lazy, Suspense, useRef, useState } from 'react';
import { useWords } from '../../language/words.ts';
import { Button } from '../../ui/Button.tsx';

/** Not needed for the first sight of the page, so not part of the first load. */
const AboutDialog = lazy(async () => {
  const { AboutDialog: component } = await import('./AboutDialog.tsx');
  return { default: component };
});

interface AboutProps {
  open: boolean;
  onOpen: (open: boolean) => void;
  /** It has gone: whoever opened it gets the focus back. */
  onGone: () => void;
}

/** What this is, and how true it is; loaded when it is asked for. */
export function About({ open, onOpen, onGone }: AboutProps) {
  const [asked, setAsked] = useState(false);
  if (open && !asked) setAsked(true);
  return (
    asked && (
      <Suspense fallback={null}>
        <AboutDialog open={open} onOpen={onOpen} onGone={onGone} />
      </Suspense>
    )
  );
}

export function AboutButton() {
  const words = useWords().app;
  const button = useRef<HTMLButtonElement>(null);
  const [open, setOpen] = useState(false);
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
        onClick={() => setOpen(true)}
      />
      <About open={open} onOpen={setOpen} onGone={() => button.current?.focus()} />
    </>
  );
}
