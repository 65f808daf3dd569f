/** One node at a glance: who it is, whose history it has, how far it is, what it holds. */
import { useEffect, useRef, type CSSProperties, type MouseEvent, type ReactNode } from 'react';
import type { NodeId, NodeView } from '../../../engine/contract.ts';
import { attachDragLater } from '../../gestures/dragLater.ts';
import { useWords } from '../../language/words.ts';
import { focusConsole, useChoices } from '../../store/store.ts';
import { useCalm } from '../../store/useCalm.ts';
import { historyHue } from '../../ui/history.ts';
import type { Box, Density } from './arrange.ts';
import { CardFoot } from './CardFoot.tsx';
import { CardHead } from './CardHead.tsx';
import { CardKeys } from './CardKeys.tsx';
import { HistoryLine, RoleLines } from './CardLines.tsx';
import css from './NodeCard.module.css';
import { isUp } from './running.ts';
import { Tanks } from './Tanks.tsx';
import { TransferBar } from './TransferBar.tsx';

interface NodeCardProps {
  id: NodeId;
  box: Box;
  density: Density;
  ring: (node: NodeId, size: 'large' | 'small') => ReactNode;
  /** Told how far the card was pulled, in pixels of the screen. */
  onPull: (id: NodeId, dx: number, dy: number) => void;
}

/** Figures that change more often cannot be read. */
const REDRAW_MS = 60;
/** What else of a card's height is taken, and how high a row of keys is. */
const TAKEN = { hero: 250, roomy: 134, medium: 116, compact: 90 } as const;
const KEY_ROW = 18;
const KEYS_MAX = 4;
/** A lower card has its keys beside the ring (see `.stack`). */
const HERO_LOW = 340;

/** A compact card tells of its disk only where two keys have room too. */
function hasFoot(density: Density, height: number): boolean {
  return density !== 'compact' || height >= TAKEN.compact + 3 * KEY_ROW;
}

/** How many keys there is room for; below the large ring, every second row is the ring's. */
function keysFor(density: Density, height: number): number {
  const rows = Math.floor((height - TAKEN[density]) / KEY_ROW);
  if (density === 'compact' && hasFoot(density, height)) return Math.min(KEYS_MAX, rows - 1);
  if (density !== 'hero') return Math.min(KEYS_MAX, rows);
  return height < HERO_LOW ? KEYS_MAX - 1 : Math.min(KEYS_MAX, 1 + Math.floor(rows / 2));
}

export function NodeCard({ id, box, density, ring, onPull }: NodeCardProps) {
  const node = useCalm((shown) => shown.nodes[id], REDRAW_MS);
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
    '--hue': historyHue(node.replid),
    ...(node.replid === '' && { '--history-chroma': 0 }),
  } as CSSProperties;
  return (
    <article
      ref={element}
      className={`${css['card']} ${css[density]} ${selected ? css['selected'] : ''}`}
      style={style}
      data-testid={`node-${id}`}
      data-run={node.run}
      data-role={node.role}
      data-held={node.hold !== null}
      data-solid
      aria-label={words.node.card(`${node.host}:${node.port}`, role, words.run[node.run])}
      onClick={(event) => {
        // Its buttons, and the menu that React counts as within, speak for themselves.
        if (isGround(event)) focusConsole(id);
      }}
    >
      <CardHead node={node} />
      <HistoryLine node={node} />
      {isUp(node.run) && <RoleLines node={node} brief={density === 'compact'} />}
      {density !== 'compact' && <TransferBar node={node} />}
      {isUp(node.run) ? (
        <CardBody node={node} density={density} keys={keysFor(density, box.height)} ring={ring} />
      ) : (
        <p className={css['gone']}>{words.node.gone}</p>
      )}
      {hasFoot(density, box.height) && <CardFoot node={node} />}
    </article>
  );
}

/** The click fell on the card itself, not on one of its controls. */
function isGround(event: MouseEvent<HTMLElement>): boolean {
  const { target, currentTarget } = event;
  if (!(target instanceof Element) || !currentTarget.contains(target)) return false;
  return target.closest('button, [data-fixed]') === null;
}

interface BodyProps {
  node: NodeView;
  density: Density;
  keys: number;
  ring: NodeCardProps['ring'];
}

function CardBody({ node, density, keys, ring }: BodyProps) {
  if (density === 'compact') return keys > 0 && <CardKeys node={node} max={keys} />;
  if (density === 'hero') {
    return (
      <div className={css['tall']}>
        <div className={css['stack']}>
          <div className={css['largeRing']}>{ring(node.id, 'large')}</div>
          <Tanks node={node} />
          <CardKeys node={node} max={keys} />
        </div>
      </div>
    );
  }
  return (
    <div className={css['wide']}>
      <div className={css['left']}>
        <CardKeys node={node} max={keys} />
        <Tanks node={node} />
      </div>
      {node.backlog !== null && <div className={css['smallRing']}>{ring(node.id, 'small')}</div>}
    </div>
  );
}
