/** Address, run state, role; and the few things one does to a process. */
import { Crown, Ellipsis, Files, Play, RotateCcw, Skull } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { NodeId, NodeView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act, restart } from '../../store/commands.ts';
import { focusConsole, useChoices } from '../../store/store.ts';
import { IconButton } from '../../ui/Button.tsx';
import { isUp } from './running.ts';
import css from './CardHead.module.css';
import { NodeMenu } from './NodeMenu.tsx';
import { RunIcon } from './RunIcon.tsx';
import { neighbourOf } from './walk.ts';

interface HeadProps {
  node: NodeView;
  /** Only the menu has room: it holds the process's buttons too. */
  brief: boolean;
  /** False: its role stands elsewhere. */
  named: boolean;
  /** What else stands in the head's line. */
  children?: ReactNode;
}

export function CardHead({ node, brief, named, children }: HeadProps) {
  const words = useWords();
  const { id } = node;
  const selected = useChoices((choices) => choices.selectedNode === id);
  return (
    <header className={css['head']} data-brief={brief}>
      <RunIcon node={node} />
      <button
        type="button"
        className={css['address']}
        title={words.node.choose(`${node.host}:${node.port}`)}
        data-fixed
        data-choose={id}
        aria-pressed={selected}
        onClick={() => focusConsole(id)}
        onKeyDown={walk}
      >
        <span className={css['host']}>{node.host}:</span>
        {node.port}
      </button>
      {named && <RoleBadge node={node} />}
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

export function RoleBadge({ node }: { node: NodeView }) {
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

/** Arrow keys go to the next card in that direction. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const { currentTarget, key } = event;
  const buttons = new Map<NodeId, HTMLElement>();
  const boxes = new Map<NodeId, DOMRect>();
  const all = currentTarget
    .closest('[data-viewport]')
    ?.querySelectorAll<HTMLElement>('[data-choose]');
  for (const button of all ?? []) {
    const id = button.dataset['choose'] ?? '';
    buttons.set(id, button);
    boxes.set(id, button.getBoundingClientRect());
  }
  const next = neighbourOf(boxes, currentTarget.dataset['choose'] ?? '', key);
  if (next === null) return;
  event.preventDefault();
  buttons.get(next)?.focus();
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
