/** What a node holds: its keys, its backlog, and what waits in it for its replicas. */
import type { CSSProperties, ReactNode } from 'react';
import type { NodeId, NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { CardKeys } from './CardKeys.tsx';
import css from './NodeCard.module.css';
import { isUp } from './running.ts';
import { RING_LARGE, type Density, type Fits } from './sizes.ts';
import { Tanks } from './Tanks.tsx';

interface BodyProps {
  node: NodeView;
  density: Density;
  fits: Fits;
  tanks: boolean;
  ring: (node: NodeId, size: 'large' | 'small') => ReactNode;
}

export function CardBody({ node, density, fits, tanks, ring }: BodyProps) {
  const words = useWords();
  if (!isUp(node.run)) {
    return density !== 'compact' && <p className={css['gone']}>{words.node.gone}</p>;
  }
  if (density === 'hero') {
    return (
      <div className={css['hero']} data-stacked={fits.stacked}>
        <div className={css['largeRing']} style={squareOf(fits.ring)}>
          {ring(node.id, fits.ring < RING_LARGE ? 'small' : 'large')}
        </div>
        <div className={css['beside']}>
          <CardKeys node={node} max={fits.keys} />
          {tanks && <Tanks node={node} all />}
        </div>
      </div>
    );
  }
  if (fits.keys === 0 && !tanks) return null;
  return (
    <div className={css['wide']}>
      <div className={css['left']}>
        {fits.keys > 0 && <CardKeys node={node} max={fits.keys} />}
        {tanks && <Tanks node={node} all={false} />}
      </div>
      {fits.ring > 0 && node.backlog !== null && (
        <div className={css['smallRing']} style={squareOf(fits.ring)}>
          {ring(node.id, 'small')}
        </div>
      )}
    </div>
  );
}

function squareOf(side: number): CSSProperties {
  return { width: side, height: side };
}
