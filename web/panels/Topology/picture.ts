/** What of the store the picture depends on, as texts, so that a frame that changes none of it renders nothing. */
import { create } from 'zustand';
import type { LinkView, NodeId } from '../../../engine/contract.ts';
import type { Shown } from '../../store/store.ts';
import type { Box, Placed } from './arrange.ts';
import type { Shape } from './tree.ts';

/** Who replicates from whom: `6379< 6380<6379`. */
export function shapeText(shown: Shown): string {
  return shown.nodeOrder.map((id) => `${id}<${shown.masters[id] ?? ''}`).join(' ');
}

export function shapesOf(text: string): Shape[] {
  if (text === '') return [];
  return text.split(' ').map((part) => {
    const [id = '', master = ''] = part.split('<');
    return { id, master: master === '' ? null : master };
  });
}

/** Keys of the links that are drawn: those that carry or carried something, or should. */
export function linksText(shown: Shown): string {
  return Object.entries(shown.links)
    .filter(([, link]) => isDrawn(link))
    .map(([key]) => key)
    .join(' ');
}

/** Keys of the links whose first node replicates from the second. */
export function fromReplicasText(shown: Shown): string {
  return Object.entries(shown.links)
    .filter(([, { between, replica }]) => replica === between[0])
    .map(([key]) => key)
    .join(' ');
}

export function isDrawn(link: LinkView): boolean {
  return link.replica !== null || link.connected || link.messages > 0 || link.state !== 'up';
}

/** Cards that were pulled away from where the arrangement put them, by so much. */
export const useMoved = create<Readonly<Record<NodeId, { dx: number; dy: number }>>>(() => ({}));

export function moveCard(id: NodeId, dx: number, dy: number): void {
  const before = useMoved.getState()[id] ?? { dx: 0, dy: 0 };
  useMoved.setState({ [id]: { dx: before.dx + dx, dy: before.dy + dy } });
}

export function forgetMoves(): void {
  useMoved.setState({}, true);
}

/** Where each card stands after it was pulled. */
export function boxesOf(
  placed: readonly Placed[],
  moved: Readonly<Record<NodeId, { dx: number; dy: number }>>,
): Map<NodeId, Box> {
  return new Map(
    placed.map(({ id, box }) => {
      const { dx, dy } = moved[id] ?? { dx: 0, dy: 0 };
      return [id, { ...box, x: box.x + dx, y: box.y + dy }];
    }),
  );
}
