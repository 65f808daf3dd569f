/** A menu behind a button. What opens is fetched when it is first asked for: the first sight needs none. */
import { Slot } from 'radix-ui';
import {
  createContext,
  useContext,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
} from 'react';
import type { AskedBy, CheckProps, ChoicesProps, ItemProps, MenuProps } from './MenuBody.tsx';

type Body = typeof import('./MenuBody.tsx');

/** The parts of the menu that is open around a component. */
const Parts = createContext<Body | null>(null);

export function Menu({ trigger, children, align }: MenuProps) {
  const [opened, setOpened] = useState<{ body: Body; askedBy: AskedBy } | null>(null);
  if (opened !== null) {
    const { body, askedBy } = opened;
    return (
      <Parts value={body}>
        <body.Menu trigger={trigger} align={align} askedBy={askedBy}>
          {children}
        </body.Menu>
      </Parts>
    );
  }
  const open = (askedBy: AskedBy) => {
    void fetchBody().then((body) => body !== null && setOpened({ body, askedBy }));
  };
  return (
    <Slot.Root
      aria-haspopup="menu"
      aria-expanded={false}
      data-state="closed"
      onPointerEnter={() => void fetchBody()}
      onClick={(event: MouseEvent) => open(event.detail === 0 ? 'keyboard' : 'pointer')}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        open('keyboard');
      }}
    >
      {trigger}
    </Slot.Root>
  );
}

/** Null when it cannot be had: then the menu stays closed, and the next click tries again. */
async function fetchBody(): Promise<Body | null> {
  return import('./MenuBody.tsx').catch(() => null);
}

export function MenuItem(props: ItemProps) {
  const body = useContext(Parts);
  return body && <body.MenuItem {...props} />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  const body = useContext(Parts);
  return body && <body.MenuLabel>{children}</body.MenuLabel>;
}

export function MenuLine() {
  const body = useContext(Parts);
  return body && <body.MenuLine />;
}

/** One of several, the current one ticked. */
export function MenuChoices(props: ChoicesProps) {
  const body = useContext(Parts);
  return body && <body.MenuChoices {...props} />;
}

/** On or off. */
export function MenuCheck(props: CheckProps) {
  const body = useContext(Parts);
  return body && <body.MenuCheck {...props} />;
}
