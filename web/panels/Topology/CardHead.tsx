/** Address, run state, role; and the few things one does to a process. */
import { Crown, Ellipsis, Files, Play, RotateCcw, Skull } from 'lucide-react';
import { memo, type KeyboardEvent, type ReactNode } from 'react';
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
      <RunIcon run={node.run} held={node.hold?.by ?? null} />
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
      {named && <RoleBadge id={id} role={node.role} up={isUp(node.run)} />}
      {children}
      <Actions id={id} up={isUp(node.run)} brief={brief} />
    </header>
  );
}

interface ActionsProps {
  id: NodeId;
  up: boolean;
  brief: boolean;
}

/** Figures change many times a second; what one can do hardly ever does. */
const Actions = memo(function Actions({ id, up, brief }: ActionsProps) {
  const words = useWords();
  // To start what is down is what one wants of it: that is never behind a menu.
  const behind = brief && up;
  return (
    <span className={css['actions']}>
      {!behind && <ProcessButtons id={id} up={up} />}
      <NodeMenu
        id={id}
        whole={behind}
        trigger={
          <IconButton size="small" label={`${words.node.more}: ${id}`} data-testid={`more-${id}`}>
            <Ellipsis />
          </IconButton>
        }
      />
    </span>
  );
});

interface RoleProps {
  id: NodeId;
  role: NodeView['role'];
  up: boolean;
}

export const RoleBadge = memo(function RoleBadge({ id, role, up }: RoleProps) {
  const words = useWords();
  const Icon = role === 'master' ? Crown : Files;
  return (
    <span
      className={css['role']}
      data-testid={`role-${id}`}
      data-value={role}
      data-role={up ? role : 'was'}
      title={words.node[role]}
    >
      <Icon aria-hidden="true" />
      <span>{words.node[role]}</span>
    </span>
  );
});

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

function ProcessButtons({ id, up }: { id: NodeId; up: boolean }) {
  const words = useWords();
  if (!up) {
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
