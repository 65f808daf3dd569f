import { Presentation } from 'lucide-react';
import { useEffect } from 'react';
import { useWords } from './language/words.ts';
import { present } from './store/presenting.ts';
import { Button } from './ui/Button.tsx';

const OWN_KEYS = 'input, textarea, select, [contenteditable], [role="menu"], [role="dialog"]';

/** Shows the page to a class, as the key P does. */
export function PresentButton() {
  const words = useWords().app;
  useEffect(() => {
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
  return (
    <Button
      data-testid="present"
      icon={<Presentation aria-hidden />}
      aria-label={words.present}
      title={words.presentHint}
      aria-keyshortcuts="P"
      onClick={() => present(true)}
    />
  );
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key.toLowerCase() !== 'p' || !(event.target instanceof Element)) return;
  if (event.target.closest(OWN_KEYS) === null) present(true);
}
