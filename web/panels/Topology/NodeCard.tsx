/** One node at a glance: who it is, whose history it has, how far it is, what it holds. */
import { useEffect, useRef, type CSSProperties, type MouseEvent, type ReactNode } from 'react';
import type { NodeId, NodeView } from '../../../engine/contract.ts';
import { attachDragLater } from '../../gestures/dragLater.ts';
import { useWords } from '../../language/words.ts';
import { focusConsole, useChoices } from '../../store/store.ts';
import { useCalm } from '../../store/useCalm.ts';
import { historyStyle } from '../../ui/history.ts';
import { useLayout } from '../../ui/useLayout.ts';
import { useFilled } from '../../ui/useOneByOne.ts';
import type { Box, Placed } from './arrange.ts';
import { CardBody } from './CardBody.tsx';
import { CardFacts, SingleFacts, type Length } from './CardFacts.tsx';
import { CardFoot } from './CardFoot.tsx';
import { CardHead } from './CardHead.tsx';
import { CardNotes, noteLines } from './CardNotes.tsx';
import { MiniCard } from './MiniCard.tsx';
import css from './NodeCard.module.css';
import { RingGauge } from './RingGauge.tsx';
import { isUp } from './running.ts';
import { fitsOf, NARROW, SIDES, type Density } from './sizes.ts';
import { tankRows } from './Tanks.tsx';

interface NodeCardProps {
  placed: Placed;
  /** Where it stands now: it may have been pulled away from its place. */
  box: Box;
  ring: (node: NodeId, size: 'large' | 'small') => ReactNode;
  /** Told how far the card was pulled, in pixels of the screen. */
  onPull: (id: NodeId, dx: number, dy: number) => void;
}

/** Figures that change more often cannot be read. Small cards stand among many. */
const REDRAW_MS = { large: 100, small: 200 } as const;
/** A narrower card has its process's buttons in its menu: fingers need room, the more beside a gauge. */
const BUTTONS_FROM = { mouse: 240, finger: 290 } as const;
/** A narrower card has signs and figures instead of words. */
const FULL_FROM = 250;

export function NodeCard({ placed, box, ring, onPull }: NodeCardProps) {
  const { id, density } = placed;
  const node = useCalm((shown) => shown.nodes[id], REDRAW_MS[isSmall(density) ? 'small' : 'large']);
  const selected = useChoices((choices) => choices.selectedNode === id);
  const words = useWords();
  const element = useRef<HTMLElement>(null);
  useEffect(() => {
    const card = element.current;
    if (card === null) return undefined;
    const container = () => card.closest<HTMLElement>('[data-viewport]') ?? card;
    return attachDragLater(card, container, (dx, dy) => onPull(id, dx, dy));
  }, [id, onPull]);
  if (node === undefined) return null;
  const role = words.node[node.role];
  const style = {
    transform: `translate(${box.x}px, ${box.y}px)`,
    width: box.width,
    height: box.height,
    // A dead process has no history; its bar is grey.
    ...(node.replid === '' ? { '--history-chroma': 0 } : historyStyle(node.replid)),
  } as CSSProperties;
  return (
    <article
      ref={element}
      className={css['card']}
      style={style}
      data-testid={`node-${id}`}
      data-density={density}
      data-run={node.run}
      data-role={node.role}
      data-held={node.hold !== null}
      data-selected={selected}
      data-solid
      data-card={id}
      aria-label={words.node.card(`${node.host}:${node.port}`, role, words.run[node.run])}
      onClick={(event) => {
        // Its buttons, and the menu that React counts as within, speak for themselves.
        if (isGround(event)) focusConsole(id);
      }}
    >
      {density === 'mini' ? (
        <MiniCard node={node} />
      ) : (
        <WholeCard node={node} density={density} box={box} ring={ring} />
      )}
    </article>
  );
}

function isSmall(density: Density): boolean {
  return density === 'compact' || density === 'mini';
}

interface WholeProps {
  node: NodeView;
  density: Exclude<Density, 'mini'>;
  box: Box;
  ring: NodeCardProps['ring'];
}

function WholeCard({ node, density, box, ring }: WholeProps) {
  const narrow = box.width < NARROW;
  const isBrief = box.width < BUTTONS_FROM[useLayout() === 'phone' ? 'finger' : 'mouse'];
  const length: Length = density === 'compact' || box.width < FULL_FROM ? 'brief' : 'full';
  const tanks = density === 'compact' ? 0 : tankRows(node, density);
  // The large ring tells the offset: one line of facts is enough.
  const single = density === 'hero' && isUp(node.run) && node.master === null;
  const lines = noteLines(node) - (single ? 1 : 0);
  const fits = fitsOf(density, box.width, box.height, lines, tanks);
  const filled = useFilled();
  return (
    <>
      <CardHead node={node} brief={isBrief} named={!narrow}>
        {fits.ring === 0 && isUp(node.run) && !narrow && (
          <RingGauge node={node.id} backlog={node.backlog} />
        )}
      </CardHead>
      {single ? (
        <SingleFacts node={node} />
      ) : (
        <CardFacts node={node} length={length} narrow={narrow} room={box.width - SIDES} />
      )}
      <CardNotes node={node} />
      {filled && (
        <CardBody node={node} density={density} fits={fits} tanks={tanks > 0} ring={ring} />
      )}
      {fits.foot && <CardFoot node={node} />}
    </>
  );
}

/** The click fell on the card itself, not on one of its controls. */
function isGround(event: MouseEvent<HTMLElement>): boolean {
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  return target.closest('button, [data-fixed]') === null;
}
