/** The main picture: nodes as cards, links between them, and what is on its way. */
import { useEffect, useRef, type ReactNode } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import type { View, Zooming } from '../../gestures/zoom.ts';
import { attachZoomLater } from '../../gestures/zoomLater.ts';
import { useWords } from '../../language/words.ts';
import { selectLink, useShown } from '../../store/store.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useSize, type Size } from '../../ui/useSize.ts';
import { arrange, type Arrangement, type Box } from './arrange.ts';
import { curvesOf, type Curve } from './curve.ts';
import { NodeCard } from './NodeCard.tsx';
import {
  boxesOf,
  forgetMoves,
  linksText,
  moveCard,
  shapesOf,
  shapeText,
  useMoved,
} from './picture.ts';
import { SegmentLayer } from './SegmentLayer.tsx';
import { Toolbar } from './Toolbar.tsx';
import css from './Topology.module.css';
import { Wire, WireChip } from './Wire.tsx';

interface TopologyProps {
  /** Draws a node's backlog; the page puts the two panels together. */
  ring: (node: NodeId, size: 'large' | 'small') => ReactNode;
}

const MARGIN = 14;

export function Topology({ ring }: TopologyProps) {
  const words = useWords();
  const viewport = useRef<HTMLDivElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const size = useSize(viewport);
  const shapes = useShown(shapeText);
  const room = { width: size.width - 2 * MARGIN, height: size.height - 2 * MARGIN };
  const arrangement = arrange(shapesOf(shapes), room);
  const camera = useCamera(viewport, world, arrangement, size);
  return (
    <Panel title={words.topology.title} tools={<Toolbar onFit={camera.fit} onZoom={camera.zoom} />}>
      <div ref={viewport} className={css['viewport']} data-viewport data-testid="topology">
        <div ref={world} className={css['world']}>
          {size.width > 0 && <Picture arrangement={arrangement} ring={ring} onPull={camera.pull} />}
        </div>
        {shapes === '' && <p className={css['empty']}>{words.topology.empty}</p>}
      </div>
    </Panel>
  );
}

interface PictureProps {
  arrangement: Arrangement;
  ring: TopologyProps['ring'];
  onPull: (id: NodeId, dx: number, dy: number) => void;
}

function Picture({ arrangement, ring, onPull }: PictureProps) {
  const moved = useMoved();
  const drawn = useShown(linksText);
  const boxes = boxesOf(arrangement.placed, moved);
  const curves = curvesBetween(drawn, boxes);
  return (
    <>
      <svg className={css['wires']} width="1" height="1" onClick={() => selectLink(null)}>
        {[...curves].map(([key, curve]) => (
          <Wire key={key} link={key} curve={curve} />
        ))}
      </svg>
      {[...curves].map(([key, curve]) => (
        <WireChip key={key} link={key} curve={curve} />
      ))}
      <SegmentLayer curves={curves} />
      {arrangement.placed.map(({ id, density, box }) => (
        <NodeCard
          key={id}
          id={id}
          box={boxes.get(id) ?? box}
          density={density}
          ring={ring}
          onPull={onPull}
        />
      ))}
    </>
  );
}

function curvesBetween(drawn: string, boxes: ReadonlyMap<NodeId, Box>): Map<string, Curve> {
  const wanted = drawn.split(' ').flatMap((key) => {
    const [from = '', to = ''] = key.split('-');
    const [a, b] = [boxes.get(from), boxes.get(to)];
    return a === undefined || b === undefined ? [] : [{ key, a, b }];
  });
  return curvesOf(wanted);
}

interface Camera {
  fit: () => void;
  zoom: (factor: number) => void;
  pull: (id: NodeId, dx: number, dy: number) => void;
}

/** Fits the picture into its room until the user moves it by hand. */
function useCamera(
  viewport: React.RefObject<HTMLDivElement | null>,
  world: React.RefObject<HTMLDivElement | null>,
  arrangement: Arrangement,
  size: Size,
): Camera {
  const zooming = useRef<Zooming | null>(null);
  const view = useRef<View>({ x: 0, y: 0, k: 1 });
  const byHand = useRef(false);
  const fitting = fitted(arrangement, size);
  useEffect(() => {
    const element = viewport.current;
    if (element === null) return undefined;
    zooming.current = attachZoomLater(element, (next, hand) => {
      view.current = next;
      byHand.current ||= hand;
      const moved = world.current;
      if (moved !== null) {
        moved.style.transform = `translate(${next.x}px, ${next.y}px) scale(${next.k})`;
      }
    });
    return () => zooming.current?.detach();
  }, [viewport, world]);
  const { x, y, k } = fitting;
  useEffect(() => {
    if (!byHand.current) zooming.current?.show({ x, y, k });
  }, [x, y, k]);
  return {
    fit: () => {
      byHand.current = false;
      forgetMoves();
      zooming.current?.show(fitting);
    },
    zoom: (factor) => {
      byHand.current = true;
      zooming.current?.scaleBy(factor);
    },
    pull: (id, dx, dy) => moveCard(id, dx / view.current.k, dy / view.current.k),
  };
}

function fitted(arrangement: Arrangement, size: Size): View {
  const width = arrangement.width + 2 * MARGIN;
  const height = arrangement.height + 2 * MARGIN;
  if (size.width === 0) return { x: 0, y: 0, k: 1 };
  const k = Math.min(1, size.width / width, size.height / height);
  return {
    k,
    x: (size.width - arrangement.width * k) / 2,
    y: (size.height - arrangement.height * k) / 2,
  };
}
