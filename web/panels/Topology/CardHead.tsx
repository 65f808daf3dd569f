/** Address, run state, role; and the few things one does to a process. */
import { Crown, Ellipsis, Files, Play, RotateCcw, Skull } from 'lucide-react';
import type { ReactNode } from 'react';
import type { NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act, restart } from '../../store/commands.ts';
import { IconButton } from '../../ui/Button.tsx';
import { isUp } from './running.ts';
import css from './CardHead.module.css';
import { NodeMenu } from './NodeMenu.tsx';
import { RunIcon } from './RunIcon.tsx';

interface HeadProps {
  node: NodeView;
  /** Only the menu has room: it holds the process's buttons too. */
  brief: boolean;
  /** What else stands in the head's line. */
  children?: ReactNode;
}

export function CardHead({ node, brief, children }: HeadProps) {
  const words = useWords();
  const { id } = node;
  return (
    <header className={css['head']} data-brief={brief}>
      <RunIcon node={node} />
      <strong className={css['address']} title={`${node.host}:${node.port}`}>
        <span className={css['host']}>{node.host}:</span>
        {node.port}
      </strong>
      <RoleBadge node={node} />
      {children}
      <span className={css['actions']}>
        {!brief && <ProcessButtons node={node} />}
        <NodeMenu
          node={node}
          whole={brief}
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

function RoleBadge({ node }: { node: NodeView }) {
  const words = useWords();
  const { id, role } = node;
  const Icon = role === 'master' ? Crown : Files;
  return (
    <span
      className={css['role']}
      data-testid={`role-${id}`}
      data-value={role}
      data-role={isUp(node.run) ? role : 'was'}
      title={words.node[role]}
    >
      <Icon aria-hidden="true" />
      <span>{words.node[role]}</span>
    </span>
  );
}

function ProcessButtons({ node }: { node: NodeView }) {
  const words = useWords();
  const { id } = node;
  if (!isUp(node.run)) {
    return (
      <IconButton
        size="small"
        tone="good"
        label={words.node.startHint(id)}
        data-testid={`start-${id}`}
        onClick={() => void act({ do: 'start', node: id })}
      >
        <Play />
      </IconButton>
    );
  }
  return (
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
  );
}
