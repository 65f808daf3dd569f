/** Address, run state, role; and the few things one does to a process. */
import { Ellipsis, Play, RotateCcw, Skull } from 'lucide-react';
import type { NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act, restart } from '../../store/commands.ts';
import { IconButton } from '../../ui/Button.tsx';
import { isUp } from './running.ts';
import css from './NodeCard.module.css';
import { NodeMenu } from './NodeMenu.tsx';
import { RunIcon } from './RunIcon.tsx';

export function CardHead({ node }: { node: NodeView }) {
  const words = useWords();
  const { id, role } = node;
  return (
    <header className={css['head']}>
      <RunIcon node={node} />
      <strong className={css['address']}>
        {node.host}:{node.port}
      </strong>
      <span
        className={css['role']}
        data-testid={`role-${id}`}
        data-value={role}
        data-role={isUp(node.run) ? role : 'was'}
      >
        {words.node[role]}
      </span>
      <span className={css['actions']}>
        {isUp(node.run) ? (
          <>
            <IconButton
              size="small"
              tone="bad"
              label={words.node.killHint(id)}
              data-testid={`kill-${id}`}
              onClick={() => void act({ do: 'kill', node: id })}
            >
              <Skull />
            </IconButton>
            <IconButton
              size="small"
              label={words.node.restartHint(id)}
              data-testid={`restart-${id}`}
              onClick={() => void restart(id)}
            >
              <RotateCcw />
            </IconButton>
          </>
        ) : (
          <IconButton
            size="small"
            tone="good"
            label={words.node.startHint(id)}
            data-testid={`start-${id}`}
            onClick={() => void act({ do: 'start', node: id })}
          >
            <Play />
          </IconButton>
        )}
        <NodeMenu
          node={node}
          trigger={
            <IconButton size="small" label={`${words.node.more}: ${id}`} data-testid={`more-${id}`}>
              <Ellipsis />
            </IconButton>
          }
        />
      </span>
    </header>
  );
}
