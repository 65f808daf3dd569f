/** The calculator: one card open at a time, beside the lab that it reads from and that it opens. */
import {
  ChevronDown,
  CircleDashed,
  ClipboardPaste,
  FastForward,
  Hourglass,
  RefreshCw,
  ShieldAlert,
  Unplug,
  type LucideIcon,
} from 'lucide-react';
import { Accordion } from 'radix-ui';
import { useEffect, useRef, type ComponentType } from 'react';
import { closeSheet, openCalculator, useLearning } from '../../store/learning.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import css from './Calculator.module.css';
import { BacklogCard } from './cards/BacklogCard.tsx';
import { CatchUpCard } from './cards/CatchUpCard.tsx';
import { FailoverCard } from './cards/FailoverCard.tsx';
import { InfoCard } from './cards/InfoCard.tsx';
import { OutageCard } from './cards/OutageCard.tsx';
import { ReplicasCard } from './cards/ReplicasCard.tsx';
import { SyncCard } from './cards/SyncCard.tsx';
import { CARDS, isCard, type Card } from './inputs.ts';
import { useCalculatorWords } from './words.ts';

const BODIES: Record<Card, { icon: LucideIcon; Body: ComponentType }> = {
  backlog: { icon: CircleDashed, Body: BacklogCard },
  outage: { icon: Unplug, Body: OutageCard },
  'full-sync': { icon: RefreshCw, Body: SyncCard },
  'catch-up': { icon: FastForward, Body: CatchUpCard },
  failover: { icon: ShieldAlert, Body: FailoverCard },
  info: { icon: ClipboardPaste, Body: InfoCard },
  replicas: { icon: Hourglass, Body: ReplicasCard },
};

export function Calculator() {
  const words = useCalculatorWords();
  const asked = useLearning(({ sheet }) => (sheet?.what === 'calculator' ? sheet.card : ''));
  const open = isCard(asked) ? asked : '';
  const cardsRef = useRef<HTMLDivElement>(null);
  // The card that was asked for may lie below the fold, or another has closed above it.
  useEffect(() => {
    if (open === '') return;
    cardsRef.current?.querySelector(`[data-card="${open}"]`)?.scrollIntoView({ block: 'start' });
  }, [open]);
  return (
    <Sheet
      title={words.title}
      description={words.description}
      close={words.close}
      testId="calculator"
      wide
      onClose={closeSheet}
    >
      <Accordion.Root
        ref={cardsRef}
        type="single"
        collapsible
        className={css['cards']}
        value={open}
        onValueChange={openCalculator}
      >
        {CARDS.map((card) => {
          const { icon: Icon, Body } = BODIES[card];
          const { name, about } = words.cards[card];
          return (
            <Accordion.Item key={card} value={card} data-card={card} className={css['card']}>
              <Accordion.Header className={css['head']}>
                <Accordion.Trigger className={css['trigger']} data-testid={`calc-card-${card}`}>
                  <Icon aria-hidden className={css['icon']} />
                  <span className={css['what']}>
                    <span className={css['name']}>{name}</span>
                    <span className={css['about']}>{about}</span>
                  </span>
                  <ChevronDown aria-hidden className={css['arrow']} />
                </Accordion.Trigger>
              </Accordion.Header>
              <Accordion.Content className={css['body']}>
                <Body />
              </Accordion.Content>
            </Accordion.Item>
          );
        })}
      </Accordion.Root>
    </Sheet>
  );
}
