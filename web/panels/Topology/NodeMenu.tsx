/** The rarer things one does to a node, behind a button; fetched when it is first opened. */
import { lazy, Suspense, type ReactNode } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { Menu } from '../../ui/Menu.tsx';

interface NodeMenuProps {
  id: NodeId;
  trigger: ReactNode;
  /** It holds what larger cards have as buttons, too. */
  whole: boolean;
}

const Items = lazy(async () => {
  const { NodeMenuItems: component } = await import('./NodeMenuItems.tsx');
  return { default: component };
});

export function NodeMenu({ id, trigger, whole }: NodeMenuProps) {
  return (
    <Menu trigger={trigger}>
      <Suspense fallback={null}>
        <Items id={id} whole={whole} />
      </Suspense>
    </Menu>
  );
}
