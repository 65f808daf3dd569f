/** The rarer things one does to a node, behind a button; fetched when it is first opened. */
import { lazy, type ReactNode } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import { Menu } from '../../ui/Menu.tsx';
import { Later } from '../../ui/Later.tsx';

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
      <Later>
        <Items id={id} whole={whole} />
      </Later>
    </Menu>
  );
}
