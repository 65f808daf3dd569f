/**
 * What a first visitor might do, in three prompts where nothing else is told: one at a time,
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
import css from './FirstMinute.module.css';
import { aboveFoot, onShelf, type Shelf } from './shelf.ts';
import { lineOf, nextStep, STEPS, type Step } from './steps.ts';
import { useFirstWords } from './words.ts';

interface FirstMinuteProps {
  /** All done: never again, though where to go on is still to be told. */
  onDone: () => void;
  /** Not wanted any more: never again. */
  onEnd: () => void;
}

const isMasterIn = (shown: Shown) => (node: NodeId) => shown.nodes[node]?.role === 'master';
const stepOf = (shown: Shown) => nextStep(shown.events, isMasterIn(shown));
const lineFor = (step: Step) => (shown: Shown) => lineOf(step, shown.events, isMasterIn(shown));

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
  const line = useShown(lineFor(step));
  const node = step === 'read' ? replica : master;
  return (
    <Card
      value={step}
      things={
        step === 'look'
          ? [at(`cut-${master}-${replica}`), at(`link-${master}-${replica}`), at('panel-picture')]
          : [at(`console-${node}`), at('panel-console')]
      }
      title={words[step].title}
      text={words[step].text}
      onEnd={onEnd}
    >
      <div className={css['deed']}>
        <code>{line}</code>
        <Button size="small" onClick={() => void typeLine(node, 1, line)}>
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
    <Card value="learn" things={[at('learn')]} {...words.learn} onEnd={onEnd}>
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
  /** Selectors: it speaks of the first that can be seen. */
  things: readonly string[];
  title: string;
  text: string;
  children: ReactNode;
  onEnd: () => void;
}

function Card({ value, things, title, text, children, onEnd }: CardProps) {
  const words = useFirstWords();
  const prompt = useRef<HTMLElement>(null);
  const frame = useRef<HTMLSpanElement>(null);
  const isPlaced = usePlace(prompt, frame, things);
  return createPortal(
    <>
      <span ref={frame} className={css['frame']} data-placed={isPlaced} aria-hidden />
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
      </section>
    </>,
    document.body,
  );
}

const LOOK_EVERY_MS = 200;

/** Test ids are documented, and the same in every language. */
const at = (testId: string) => `[data-testid="${testId}"]`;
const FOOT = at('panel-picture');

/**
 * Frames the first of these that can be seen, and keeps the prompt where it covers nothing: panels come and go, so
 * they are looked for again and again. False while none can. A library that follows every move would have to
 * measure the whole page at a moment when a slow phone has enough to do.
 */
function usePlace(
  prompt: RefObject<HTMLElement | null>,
  frame: RefObject<HTMLElement | null>,
  selectors: readonly string[],
): boolean {
  const [isPlaced, setIsPlaced] = useState(false);
  const wanted = selectors.join();
  useEffect(() => {
    let lookedAt = Number.NEGATIVE_INFINITY;
    return onPaint((_now, wall) => {
      if (wall - lookedAt < LOOK_EVERY_MS || prompt.current === null) return;
      lookedAt = wall;
      const thing = seenOf(wanted.split(','));
      const standing = thing && place(prompt.current, thing);
      if (thing !== null && frame.current !== null) {
        surround(frame.current, thing, standing === thing);
      }
      setIsPlaced(standing !== null);
    });
  }, [prompt, frame, wanted]);
  return isPlaced;
}

/** What it stands on: a console, or on a phone the bar at the foot. Null: there is no place for it. */
function place(prompt: HTMLElement, thing: HTMLElement): Element | null {
  const own = { width: prompt.offsetWidth, height: prompt.offsetHeight };
  const room = { width: window.innerWidth, height: window.innerHeight };
  const foot = seenOf([FOOT]);
  const consoles = [...document.querySelectorAll<HTMLElement>('section[data-testid^="console-"]')];
  const seen = consoles.filter(isSeen);
  const standing =
    foot === null
      ? onShelf(seen.map(shelfOf), thing.getBoundingClientRect(), own, room)
      : { ...aboveFoot(foot.getBoundingClientRect(), own, room), shelf: -1 };
  if (standing === null) return null;
  prompt.style.transform = `translate(${standing.x}px, ${standing.y}px)`;
  return seen[standing.shelf] ?? foot;
}

/** A console's last line is the one that is typed. */
function shelfOf(panel: HTMLElement): Shelf {
  const box = panel.getBoundingClientRect();
  const line = panel.querySelector('input')?.getBoundingClientRect();
  return { box, free: Math.max(0, box.bottom - (line?.bottom ?? box.bottom)) };
}

/** What the prompt stands in itself needs no frame. */
function surround(frame: HTMLElement, thing: HTMLElement, isIn: boolean): void {
  const { x, y, width, height } = thing.getBoundingClientRect();
  frame.style.transform = `translate(${x - FRAME}px, ${y - FRAME}px)`;
  frame.style.width = `${width + 2 * FRAME}px`;
  frame.style.height = `${height + 2 * FRAME}px`;
  frame.hidden = isIn;
}

const FRAME = 3;

function seenOf(selectors: readonly string[]): HTMLElement | null {
  const found = selectors.map((selector) => document.querySelector<HTMLElement>(selector));
  return found.find((element) => element !== null && isSeen(element)) ?? null;
}

const isSeen = (element: Element) => element.getClientRects().length > 0;
