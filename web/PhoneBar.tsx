/** On a phone: which panel is shown. */
import { GraduationCap, MessagesSquare, Network, SearchCode, SquareTerminal } from 'lucide-react';
import type { ReactNode } from 'react';
import { useWords } from './language/words.ts';
import { useLearning } from './store/learning.ts';
import { choose, useChoices, type Choices } from './store/store.ts';
import css from './PhoneBar.module.css';

type Place = 'learn' | 'picture' | 'console' | 'messages' | 'inspector';

const PLACES: readonly { place: Place; icon: ReactNode }[] = [
  { place: 'learn', icon: <GraduationCap aria-hidden /> },
  { place: 'picture', icon: <Network aria-hidden /> },
  { place: 'console', icon: <SquareTerminal aria-hidden /> },
  { place: 'messages', icon: <MessagesSquare aria-hidden /> },
  { place: 'inspector', icon: <SearchCode aria-hidden /> },
];

/** Messages and inspector are one panel with two sides. */
function placeOf({ panel, inspectorOpen }: Choices): Place {
  if (panel !== 'side') return panel;
  return inspectorOpen ? 'inspector' : 'messages';
}

function go(place: Place): void {
  if (place === 'messages' || place === 'inspector') {
    choose({ panel: 'side', inspectorOpen: place === 'inspector' });
  } else choose({ panel: place });
}

export function PhoneBar() {
  const words = useWords().app;
  const current = useChoices(placeOf);
  const learning = useLearning(({ column }) => column !== null);
  const places = learning ? PLACES : PLACES.filter(({ place }) => place !== 'learn');
  return (
    <nav className={css['bar']} aria-label={words.panels.label}>
      {places.map(({ place, icon }) => (
        <button
          key={place}
          type="button"
          className={css['place']}
          aria-current={place === current}
          data-testid={`panel-${place}`}
          onClick={() => go(place)}
        >
          {icon}
          <span>{words.panels[place]}</span>
        </button>
      ))}
    </nav>
  );
}
