/** The arrow of one message: its line tells the kind, its end how far it has come. */
import { Hand } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { onPaint } from '../../playback.ts';
import { progressOf, restingAt, type Phase } from './ladder.ts';
import type { Placed } from './place.ts';
import styles from './Arrow.module.css';

interface ArrowProps {
  placed: Placed;
  rightward: boolean;
  phase: Phase;
}

export function Arrow({ placed, rightward, phase }: ArrowProps) {
  const { message, sentY, arrivesY } = placed;
  const line = useRef<SVGLineElement>(null);
  const under = useRef<SVGLineElement>(null);
  const tip = useRef<SVGSVGElement>(null);
  const flying = phase === 'flying';

  useEffect(() => {
    const draw = (moment: number) => {
      const end = endAt(progressOf(message, moment), rightward, sentY, arrivesY);
      for (const each of [line.current, under.current]) {
        each?.setAttribute('x2', end.x);
        each?.setAttribute('y2', end.y);
      }
      tip.current?.setAttribute('x', end.x);
      tip.current?.setAttribute('y', end.y);
    };
    return flying ? onPaint(draw) : undefined;
  }, [flying, message, rightward, sentY, arrivesY]);

  const start = rightward ? '0%' : '100%';
  const progress = flying ? 0 : restingAt(phase, message.lost);
  const end = endAt(progress, rightward, sentY, arrivesY);
  const way = { x1: start, y1: sentY, x2: end.x, y2: end.y };
  return (
    <svg className={styles.arrow} data-kind={message.kind} data-phase={phase} aria-hidden>
      {message.kind === 'rdb' && <line ref={under} className={styles.wide} {...way} />}
      <line ref={line} className={styles.line} {...way} />
      <svg ref={tip} x={end.x} y={end.y} overflow="visible">
        <Tip phase={phase} lost={message.lost} rightward={rightward} kind={message.kind} />
      </svg>
    </svg>
  );
}

function endAt(progress: number, rightward: boolean, sentY: number, arrivesY: number) {
  return {
    x: `${(rightward ? progress : 1 - progress) * 100}%`,
    y: String(sentY + (arrivesY - sentY) * progress),
  };
}

interface TipProps {
  phase: Phase;
  lost: boolean;
  rightward: boolean;
  kind: string;
}

/** A cross: lost. A hand: held. Else the head of its kind. */
function Tip({ phase, lost, rightward, kind }: TipProps) {
  if (phase === 'lost' || (phase === 'future' && lost)) {
    return <path className={styles.cross} d="M-5-5 5 5M5-5-5 5" />;
  }
  if (phase === 'held') {
    return (
      <g transform="translate(0 2)">
        <circle className={styles.badge} r={8} />
        <Hand x={-5.5} y={-5.5} width={11} height={11} className={styles.hand} />
      </g>
    );
  }
  return <path className={styles.head} d={HEADS[kind] ?? FULL} transform={turned(rightward)} />;
}

const turned = (rightward: boolean) => (rightward ? 'scale(1 1)' : 'scale(-1 1)');

/** Heads point right, their tip at 0 0. */
const FULL = 'M1 0-8-4.4v8.8z';
const OPEN = 'M0 0-7-4M0 0-7 4';
const HEADS: Readonly<Record<string, string>> = {
  ack: OPEN,
  connect: OPEN,
  accept: OPEN,
  ping: 'M-6.4 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0-6.4 0z',
  keepalive: 'M-4 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0z',
  close: 'M-1-6v12',
  refuse: 'M-1-6v12',
};
