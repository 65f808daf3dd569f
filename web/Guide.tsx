/** Shows the first steps to those who have never been here. */
import { lazy, useState } from 'react';
import { Later } from './ui/Later.tsx';

/** Most visits are not the first. */
const FirstMinute = lazy(async () => {
  const { FirstMinute: component } = await import('./panels/FirstMinute/FirstMinute.tsx');
  return { default: component };
});

const MEMORY = 'psync-playground-first-minute';

/** False where the browser keeps nothing: whoever cannot dismiss a prompt for good shall not see it. */
export function isFirstVisit(): boolean {
  try {
    if (localStorage.getItem(MEMORY) !== null) return false;
    localStorage.setItem(`${MEMORY}-probe`, '1');
    localStorage.removeItem(`${MEMORY}-probe`);
    return true;
  } catch {
    return false;
  }
}

function end(): void {
  try {
    localStorage.setItem(MEMORY, 'over');
  } catch {
    // Then it ends for this visit.
  }
}

export function Guide() {
  const [wanted, setWanted] = useState(true);
  if (!wanted) return null;
  return (
    <Later>
      <FirstMinute
        onDone={end}
        onEnd={() => {
          end();
          setWanted(false);
        }}
      />
    </Later>
  );
}
