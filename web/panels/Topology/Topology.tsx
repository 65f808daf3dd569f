/** The main picture: nodes as cards, links between them, and what is on its way. */
import { useEffect, useRef, type CSSProperties, type ReactNode } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import type { View, Zooming } from '../../gestures/zoom.ts';
import { attachZoomLater } from '../../gestures/zoomLater.ts';
import { useWords } from '../../language/words.ts';
import { selectLink, useShown } from '../../store/store.ts';
import { Panel } from '../../ui/Panel.tsx';
import { useLayout } from '../../ui/useLayout.ts';
import { useOneByOne } from '../../ui/useOneByOne.ts';
import { useSize, type Size } from '../../ui/useSize.ts';
import { arrange, type Arrangement, type Box } from './arrange.ts';
import { labelsOf } from './labels.ts';
import { NodeCard } from './NodeCard.tsx';
import {
  boxesOf,
  forgetMoves,
  fromReplicasText,
  linksText,
  moveCard,
  shapesOf,
  shapeText,
  useMoved,
} from './picture.ts';
import { curvesBetween } from './routes.ts';
import { SegmentLayer } from './SegmentLayer.tsx';
import { Toolbar } from './Toolbar.tsx';
import css from './Topology.module.css';
import { VisitLayer } from './VisitLayer.tsx';
import { Wire } from './Wire.tsx';
import { WireChip } from './WireChip.tsx';

interface TopologyProps {
  /** Draws a node's backlog; the page puts the two panels together. */
  ring: (node: NodeId, size: 'large' | 'small') => ReactNode;
}

const MARGIN = 13;
/** Labels keep so far off the viewport's edges. */
const EDGE = 3;
/** Makes twelve pixels of a card's smallest letters. */
const PHONE_SCALE = 1.09;
/** More links than this have their buttons only when they are pointed at, and no labels in dense traffic. */
const CROWD = 4;

export function Topology({ ring }: TopologyProps) {
  const words = useWords();
  const viewport = useRef<HTMLDivElement>(null);
  const world = useRef<HTMLDivElement>(null);
  const size = useSize(viewport);
  const shapes = useShown(shapeText);
  const phone = useLayout() === 'phone';
  const room = { width: size.width - 2 * MARGIN, height: size.height - 2 * MARGIN };
  const arrangement = arrange(shapesOf(shapes), room, phone ? PHONE_SCALE : 1);
  const camera = useCamera(viewport, world, arrangement, size);
  return (
    <Panel title={words.topology.title} tools={<Toolbar onFit={camera.fit} onZoom={camera.zoom} />}>
      <div ref={viewport} className={css['viewport']} data-viewport data-testid="topology">
        <div ref={world} className={css['world']} style={drawnAt(arrangement.scale)}>
          {size.width > 0 && <Picture arrangement={arrangement} ring={ring} onPull={camera.pull} />}
        </div>
        {shapes === '' && <p className={css['empty']}>{words.topology.empty}</p>}
      </div>
    </Panel>
  );
}

/** For controls that keep their size on the screen. */
function drawnAt(scale: number): CSSProperties & Record<'--drawn-at', number> {
  return { '--drawn-at': scale };
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
  const curves = curvesBetween(drawn.split(' '), boxes, arrangement.placed);
  const isCrowded = curves.size > CROWD;
  const fromReplicas = useShown(fromReplicasText).split(' ');
  const given = [...curves].map(([key, curve]) => ({
    key,
    curve,
    firstIsReplica: fromReplicas.includes(key),
  }));
  const labels = labelsOf(given, [...boxes.values()], paperOf(arrangement), isCrowded);
  const cards = useOneByOne(arrangement.placed.length);
  return (
    <>
      <svg className={css['wires']} width="1" height="1" onClick={() => selectLink(null)}>
        {[...curves].map(([key, curve]) => (
          <Wire key={key} link={key} curve={curve} />
        ))}
      </svg>
      {[...curves].map(([key, curve]) => {
        const own = labels.get(key);
        return own && <WireChip key={key} link={key} curve={curve} labels={own} />;
      })}
      <SegmentLayer curves={curves} labels={labels} crowded={isCrowded} />
      {arrangement.placed.slice(0, cards).map((placed) => (
        <NodeCard
          key={placed.id}
          placed={placed}
          box={boxes.get(placed.id) ?? placed.box}
          ring={ring}
          onPull={onPull}
        />
      ))}
      <VisitLayer boxes={boxes} />
    </>
  );
}

/** All that the viewport shows, in the picture's units. */
function paperOf({ width, height, scale }: Arrangement): Box {
  const margin = (MARGIN - EDGE) / scale;
  return { x: -margin, y: -margin, width: width + 2 * margin, height: height + 2 * margin };
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
  if (size.width === 0) return { x: 0, y: 0, k: 1 };
  const { scale: k, width, height } = arrangement;
  return { k, x: (size.width - width * k) / 2, y: (size.height - height * k) / 2 };
}
