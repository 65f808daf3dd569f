/** The rarer things one does to a node, behind a button; fetched when it is first opened. */
import { lazy, Suspense, type ReactNode } from 'react';
import type { NodeView } from '../../../engine/contract.ts';
import { Menu } from '../../ui/Menu.tsx';

interface NodeMenuProps {
  node: NodeView;
  trigger: ReactNode;
  /** It holds what larger cards have as buttons, too. */
  whole: boolean;
}

const Items = lazy(async () => {
  const { NodeMenuItems: component } = await import('./NodeMenuItems.tsx');
  return { default: component };
});

export function NodeMenu({ node, trigger, whole }: NodeMenuProps) {
  return (
    <Menu trigger={trigger}>
      <Suspense fallback={null}>
        <Items node={node} whole={whole} />
      </Suspense>
    </Menu>
  );
}
