/**
 * What a first visitor might do, in three prompts beside the place where it is done: one at a time,
 * nothing is blocked, and doing it brings the next.
 */
import { X } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { createPortal } from 'react-dom';
import { useShallow } from 'zustand/shallow';
import type { NodeId } from '../../../engine/contract.ts';
import { onPaint } from '../../playback.ts';
import { typeLine } from '../../store/commands.ts';
import { openCatalogue } from '../../store/learning.ts';
import { useShown, type Shown } from '../../store/store.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { useLayout } from '../../ui/useLayout.ts';
import { beside, type Side } from './beside.ts';
import css from './FirstMinute.module.css';
import { lineOf, nextStep, STEPS, type Step } from './steps.ts';
import { useFirstWords } from './words.ts';

interface FirstMinuteProps {
  /** All done: never again, though where to go on is still to be told. */
  onDone: () => void;
  /** Not wanted any more: never again. */
  onEnd: () => void;
}

const stepOf = (shown: Shown) =>
  nextStep(shown.events, (node) => shown.nodes[node]?.role === 'master');

/** The first master, and the first of its replicas. */
const pairOf = (shown: Shown): [NodeId | undefined, NodeId | undefined] => {
  const master = shown.nodeOrder.find((id) => shown.nodes[id]?.role === 'master');
  return [master, shown.nodeOrder.find((id) => id !== master && shown.masters[id] === master)];
};

export function FirstMinute({ onDone, onEnd }: FirstMinuteProps) {
  const step = useShown(stepOf);
  const [master, replica] = useShown(useShallow(pairOf));
  useEffect(() => {
    if (step === null) onDone();
  }, [step, onDone]);
  if (step === null) return <Onwards onEnd={onEnd} />;
  if (master === undefined || replica === undefined) return null;
  return <Prompt key={step} step={step} master={master} replica={replica} onEnd={onEnd} />;
}

interface PromptProps extends Pick<FirstMinuteProps, 'onEnd'> {
  step: Step;
  master: NodeId;
  replica: NodeId;
}

function Prompt({ step, master, replica, onEnd }: PromptProps) {
  const words = useFirstWords();
  const node = step === 'read' ? replica : master;
  const phone = useLayout() === 'phone';
  return (
    <Card
      value={step}
      places={
        step === 'look'
          ? [at(`cut-${master}-${replica}`), at(`link-${master}-${replica}`), at('panel-picture')]
          : [phone ? `${at(`console-${node}`)} input` : at(`console-${node}`), at('panel-console')]
      }
      side={step === 'look' || phone ? 'bottom' : 'top'}
      title={words[step].title}
      text={words[step].text}
      onEnd={onEnd}
    >
      <div className={css['deed']}>
        <code>{lineOf(step)}</code>
        <Button size="small" onClick={() => void typeLine(node, 1, lineOf(step))}>
          {words.forMe}
        </Button>
      </div>
      <span className={css['count']}>{words.count(STEPS.indexOf(step) + 1, STEPS.length)}</span>
    </Card>
  );
}

/** Who has done all of it is told where the page goes on to teach. */
function Onwards({ onEnd }: Pick<FirstMinuteProps, 'onEnd'>) {
  const words = useFirstWords();
  const open = () => {
    onEnd();
    openCatalogue();
  };
  return (
    <Card value="learn" places={[at('learn')]} side="bottom" {...words.learn} onEnd={onEnd}>
      <div className={css['deed']}>
        <Button look="main" size="small" data-testid="first-steps-lessons" onClick={open}>
          {words.lessons}
        </Button>
      </div>
    </Card>
  );
}

interface CardProps {
  value: string;
  /** Selectors: it stands beside the first that can be seen. */
  places: readonly string[];
  side: Side;
  title: string;
  text: string;
  children: ReactNode;
  onEnd: () => void;
}

function Card({ value, places, side, title, text, children, onEnd }: CardProps) {
  const words = useFirstWords();
  const prompt = useRef<HTMLElement>(null);
  const isPlaced = usePlace(prompt, places, side);
  return createPortal(
    <section
      ref={prompt}
      className={css['prompt']}
      aria-label={words.label}
      data-testid="first-steps"
      data-value={value}
      data-placed={isPlaced}
    >
      <div aria-live="polite">
        <strong>{title}</strong>
        <p>{text}</p>
      </div>
      {children}
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
      <span className={css['arrow']} />
    </section>,
    document.body,
  );
}

const LOOK_EVERY_MS = 200;

/** Test ids are documented, and the same in every language. */
const at = (testId: string) => `[data-testid="${testId}"]`;

/**
 * Keeps the prompt beside the first of these that can be seen: panels come and go, so it is looked for
 * again and again. False while none can. A library that follows every move would have to measure the
 * whole page at a moment when a slow phone has enough to do.
 */
function usePlace(
  prompt: RefObject<HTMLElement | null>,
  selectors: readonly string[],
  side: Side,
): boolean {
  const [isPlaced, setIsPlaced] = useState(false);
  const wanted = selectors.join();
  useEffect(() => {
    let lookedAt = Number.NEGATIVE_INFINITY;
    return onPaint((_now, wall) => {
      if (wall - lookedAt < LOOK_EVERY_MS || prompt.current === null) return;
      lookedAt = wall;
      const thing = seenOf(wanted.split(','));
      if (thing !== null) place(prompt.current, thing, side);
      setIsPlaced(thing !== null);
    });
  }, [prompt, wanted, side]);
  return isPlaced;
}

function place(prompt: HTMLElement, thing: HTMLElement, wished: Side): void {
  const own = { width: prompt.offsetWidth, height: prompt.offsetHeight };
  const room = { width: window.innerWidth, height: window.innerHeight };
  const { side, x, y, arrow } = beside(thing.getBoundingClientRect(), own, room, wished);
  prompt.dataset['side'] = side;
  prompt.style.transform = `translate(${x}px, ${y}px)`;
  prompt.style.setProperty('--arrow', `${arrow}px`);
}

function seenOf(selectors: readonly string[]): HTMLElement | null {
  const found = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
  return found.find((element) => element !== null && element.getClientRects().length > 0) ?? null;
}
