/**
 * What a first visitor might do, in three prompts beside the place where it is done: one at a time,
 * nothing is blocked, and doing it brings the next.
 */
import { X } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useState } from 'react';
import { useShallow } from 'zustand/shallow';
import type { NodeId } from '../../../engine/contract.ts';
import { onPaint } from '../../playback.ts';
import { typeLine } from '../../store/commands.ts';
import { useShown, type Shown } from '../../store/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useLayout } from '../../ui/useLayout.ts';
import css from './FirstMinute.module.css';
import { lineOf, nextStep, STEPS, type Step } from './steps.ts';
import { useFirstWords } from './words.ts';

interface FirstMinuteProps {
  /** All done, or not wanted: never again. */
  onEnd: () => void;
}

const stepOf = (shown: Shown) =>
  nextStep(shown.events, (node) => shown.nodes[node]?.role === 'master');

/** The first master, and the first of its replicas. */
const pairOf = (shown: Shown): [NodeId | undefined, NodeId | undefined] => {
  const master = shown.nodeOrder.find((id) => shown.nodes[id]?.role === 'master');
  return [master, shown.nodeOrder.find((id) => id !== master && shown.masters[id] === master)];
};

export function FirstMinute({ onEnd }: FirstMinuteProps) {
  const step = useShown(stepOf);
  const [master, replica] = useShown(useShallow(pairOf));
  useEffect(() => {
    if (step === null) onEnd();
  }, [step, onEnd]);
  if (step === null || master === undefined || replica === undefined) return null;
  return <Prompt key={step} step={step} master={master} replica={replica} onEnd={onEnd} />;
}

interface PromptProps extends FirstMinuteProps {
  step: Step;
  master: NodeId;
  replica: NodeId;
}

function Prompt({ step, master, replica, onEnd }: PromptProps) {
  const words = useFirstWords();
  const node = step === 'read' ? replica : master;
  const phone = useLayout() === 'phone';
  const place = usePlace(
    step === 'look'
      ? [at(`cut-${master}-${replica}`), at(`link-${master}-${replica}`), at('panel-picture')]
      : [phone ? `${at(`console-${node}`)} input` : at(`console-${node}`), at('panel-console')],
  );
  if (place === null) return null;
  const stay = (event: Event) => event.preventDefault();
  return (
    <Popover.Root open>
      <Popover.Anchor virtualRef={{ current: place }} />
      <Popover.Portal>
        <Popover.Content
          className={css['prompt']}
          role="region"
          aria-label={words.label}
          data-testid="first-steps"
          data-value={step}
          side={step === 'look' || phone ? 'bottom' : 'top'}
          align="start"
          sideOffset={6}
          collisionPadding={8}
          onOpenAutoFocus={stay}
          onCloseAutoFocus={stay}
          onEscapeKeyDown={stay}
          onInteractOutside={stay}
        >
          <div aria-live="polite">
            <strong>{words[step].title}</strong>
            <p>{words[step].text}</p>
          </div>
          <div className={css['deed']}>
            <code>{lineOf(step)}</code>
            <Button size="small" onClick={() => void typeLine(node, 1, lineOf(step))}>
              {words.forMe}
            </Button>
          </div>
          <span className={css['count']}>{words.count(STEPS.indexOf(step) + 1, STEPS.length)}</span>
          <span className={css['close']}>
            <IconButton
              size="small"
              label={words.dismiss}
              data-testid="first-steps-end"
              onClick={onEnd}
            >
              <X aria-hidden />
            </IconButton>
          </span>
          <Popover.Arrow className={css['arrow']} width={14} height={7} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

const LOOK_EVERY_MS = 200;

/** Test ids are documented, and the same in every language. */
const at = (testId: string) => `[data-testid="${testId}"]`;

/** The first of these that can be seen; panels come and go, so it is looked for again. */
function usePlace(selectors: readonly string[]): HTMLElement | null {
  const [place, setPlace] = useState<HTMLElement | null>(null);
  const wanted = selectors.join();
  useEffect(() => {
    let lookedAt = Number.NEGATIVE_INFINITY;
    return onPaint((_now, wall) => {
      if (wall - lookedAt < LOOK_EVERY_MS) return;
      lookedAt = wall;
      setPlace(seenOf(wanted.split(',')));
    });
  }, [wanted]);
  return place;
}

function seenOf(selectors: readonly string[]): HTMLElement | null {
  const found = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
  return found.find((element) => element !== null && element.getClientRects().length > 0) ?? null;
}
