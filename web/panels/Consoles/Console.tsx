import { Plus, Power, RotateCcw, Skull } from 'lucide-react';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import type { NodeId, RunState } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act, restart } from '../../store/commands.ts';
import { focusConsole, useChoices, useShown, type Choices, type Shown } from '../../store/store.ts';
import styles from './Console.module.css';
import { Session } from './Session.tsx';

/** A running process can be killed, also while it loads or hangs. */
const ALIVE: readonly RunState[] = ['running', 'loading', 'frozen'];

const nodeOf = (node: NodeId) => (shown: Shown) => shown.nodes[node];
const selectedIs = (node: NodeId) => (choices: Choices) => choices.selectedNode === node;
/** The consoles that the lab has used, as text so that equal answers are identical. */
const usedOf = (node: NodeId) => (shown: Shown) =>
  Object.keys(shown.consoles)
    .filter((key) => key.startsWith(`${node}#`))
    .map((key) => key.slice(node.length + 1))
    .join(' ');

/** One node's terminal: its buttons, and one session (a connection of its own) at a time. */
export function Console({ node }: { node: NodeId }) {
  const view = useShown(nodeOf(node));
  const used = useShown(usedOf(node));
  const selected = useChoices(selectedIs(node));
  const words = useWords().consoles;
  const [opened, setOpened] = useState(1);
  const [current, setCurrent] = useState(1);
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    if (selected) panel.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);

  function show(number: number): void {
    setCurrent(number);
    focusConsole(node, number);
  }

  if (view === undefined) return null;
  const address = `${view.host}:${view.port}`;
  const last = Math.max(opened, ...used.split(' ').map(Number));
  const numbers = Array.from({ length: last }, (_, index) => index + 1);
  return (
    <section
      ref={panel}
      className={styles.panel}
      data-testid={`console-${node}`}
      data-selected={selected}
      aria-label={words.panel(address)}
      onClick={focusInput}
    >
      <header className={styles.header}>
        <span className={styles.dot} data-role={view.role} data-alive={ALIVE.includes(view.run)} />
        <span className={styles.address}>{address}</span>
        <span className={styles.role}>{words.role[view.role]}</span>
        {last > 1 && (
          <Tabs label={words.tabs(address)} numbers={numbers} current={current} onChoose={show} />
        )}
        <button
          type="button"
          className={styles.plain}
          aria-label={words.another(address)}
          title={words.another(address)}
          onClick={() => {
            setOpened(last + 1);
            show(last + 1);
          }}
        >
          <Plus size={14} aria-hidden />
        </button>
        <span className={styles.room} />
        <ProcessButtons node={node} alive={ALIVE.includes(view.run)} />
      </header>
      <Session key={current} node={node} number={current} address={address} />
    </section>
  );
}

function Tabs(props: {
  label: string;
  numbers: readonly number[];
  current: number;
  onChoose: (number: number) => void;
}) {
  const words = useWords().consoles;
  return (
    <span className={styles.tabs} role="group" aria-label={props.label}>
      {props.numbers.map((number) => (
        <button
          key={number}
          type="button"
          className={styles.tab}
          aria-pressed={number === props.current}
          aria-label={words.tab(number)}
          onClick={() => props.onChoose(number)}
        >
          {number}
        </button>
      ))}
    </span>
  );
}

function ProcessButtons({ node, alive }: { node: NodeId; alive: boolean }) {
  const words = useWords().consoles;
  if (!alive) {
    return (
      <button
        type="button"
        className={styles.action}
        aria-label={words.startHint(node)}
        title={words.startHint(node)}
        onClick={() => void act({ do: 'start', node })}
      >
        <Power size={13} aria-hidden /> <span>{words.start}</span>
      </button>
    );
  }
  return (
    <>
      <button
        type="button"
        className={styles.action}
        aria-label={words.killHint(node)}
        title={words.killHint(node)}
        onClick={() => void act({ do: 'kill', node })}
      >
        <Skull size={13} aria-hidden /> <span>{words.kill}</span>
      </button>
      <button
        type="button"
        className={styles.action}
        aria-label={words.restartHint(node)}
        title={words.restartHint(node)}
        onClick={() => void restart(node)}
      >
        <RotateCcw size={13} aria-hidden /> <span>{words.restart}</span>
      </button>
    </>
  );
}

/** A click anywhere means the prompt, unless it hit a control or ends a selection of text. */
function focusInput(event: MouseEvent<HTMLElement>): void {
  if (event.target instanceof Element && event.target.closest('button, input') !== null) return;
  if (getSelection()?.isCollapsed === false) return;
  event.currentTarget.querySelector('input')?.focus({ preventScroll: true });
}
