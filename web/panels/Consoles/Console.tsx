import { Plus, Power, RotateCcw, Skull, X } from 'lucide-react';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import { useShallow } from 'zustand/shallow';
import type { HoldView, NodeId, NodeView, RunState } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act, restart, typeLine } from '../../store/commands.ts';
import { focusConsole, useChoices, useShown, type Choices, type Shown } from '../../store/store.ts';
import { NodeDot } from '../../ui/NodeChip.tsx';
import styles from './Console.module.css';
import { Session } from './Session.tsx';

/** A running process can be killed, also while it loads or hangs. */
const ALIVE: readonly RunState[] = ['running', 'loading', 'frozen'];

/** As many as a lab file knows. */
const CONSOLES_MAX = 16;

const askedOf = (node: NodeId) => (choices: Choices) =>
  choices.focusedConsole?.node === node ? choices.focusedConsole.number : null;
/** Of the node, what its console shows: offsets and keys change with every write, this hardly ever. */
const processOf = (node: NodeId) => (shown: Shown) => {
  const view = shown.nodes[node];
  if (view === undefined) return null;
  const { id, host, port, role, run, hold } = view;
  return { id, address: `${host}:${port}`, role, run, held: hold?.by ?? null };
};

interface Process {
  id: NodeId;
  address: string;
  role: NodeView['role'];
  run: RunState;
  /** Why it keeps its clients waiting. */
  held: HoldView['by'] | null;
}

const selectedIs = (node: NodeId) => (choices: Choices) => choices.selectedNode === node;
/** The consoles that the lab has used, as text so that equal answers are identical. */
const usedOf = (node: NodeId) => (shown: Shown) =>
  Object.keys(shown.consoles)
    .filter((key) => key.startsWith(`${node}#`))
    .map((key) => key.slice(node.length + 1))
    .join(' ');

/** One node's terminal: its buttons, and one session (a connection of its own) at a time. */
export function Console({ node }: { node: NodeId }) {
  const process = useShown(useShallow(processOf(node)));
  const selected = useChoices(selectedIs(node));
  const words = useWords().consoles;
  const tabs = useTabs(node);
  const panel = useRef<HTMLElement>(null);

  useEffect(() => {
    if (selected) panel.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [selected]);

  if (process === null) return null;
  const { address } = process;
  return (
    <section
      ref={panel}
      className={styles.panel}
      data-testid={`console-${node}`}
      data-selected={selected}
      aria-label={words.panel(address)}
      onClick={focusInput}
    >
      <Head process={process} tabs={tabs} />
      <Session
        key={tabs.current}
        node={node}
        number={tabs.current}
        address={address}
        onQuit={() => tabs.close(tabs.current)}
      />
    </section>
  );
}

interface Tabs {
  numbers: readonly number[];
  current: number;
  /** The highest number so far: the next console gets the one after. */
  last: number;
  show: (number: number) => void;
  close: (number: number) => void;
}

/** Which consoles of the node are open, and which is shown. */
function useTabs(node: NodeId): Tabs {
  const used = useShown(usedOf(node));
  // Whoever asks for a console of this node by number (a test, the palette, a lesson) is shown it.
  const asked = useChoices(askedOf(node));
  const [opened, setOpened] = useState(1);
  const [closed, setClosed] = useState<readonly number[]>([]);
  const [chosen, setChosen] = useState(1);
  const last = Math.max(opened, ...used.split(' ').map(Number));
  const numbers = Array.from({ length: last }, (_, index) => index + 1).filter(
    (number) => !closed.includes(number),
  );
  const wished = asked ?? chosen;

  function show(number: number): void {
    setOpened(Math.max(opened, number));
    setChosen(number);
    setClosed(closed.filter((each) => each !== number));
    focusConsole(node, number);
  }

  /** The first console stays: a node has one always. */
  function close(number: number): void {
    if (number === 1) return;
    setClosed([...closed, number]);
    setChosen(1);
    focusConsole(node, 1);
  }

  return { numbers, current: numbers.includes(wished) ? wished : 1, last, show, close };
}

function Head({ process, tabs }: { process: Process; tabs: Tabs }) {
  const words = useWords().consoles;
  const { id, address, role, run } = process;
  const alive = ALIVE.includes(run);
  return (
    <header className={styles.header}>
      <NodeDot role={role} alive={alive} />
      <span className={styles.address} translate="no">
        {address}
      </span>
      <Role process={process} />
      {tabs.numbers.length > 1 && (
        <TabRow
          label={words.tabs(address)}
          numbers={tabs.numbers}
          current={tabs.current}
          onChoose={tabs.show}
          onClose={(number) => {
            void typeLine(id, number, 'quit');
            tabs.close(number);
          }}
        />
      )}
      <button
        type="button"
        className={styles.plain}
        aria-label={words.another(address)}
        title={words.another(address)}
        disabled={tabs.last >= CONSOLES_MAX}
        onClick={() => tabs.show(tabs.last + 1)}
      >
        <Plus size={14} aria-hidden />
      </button>
      <span className={styles.room} />
      <ProcessButtons node={id} alive={alive} />
    </header>
  );
}

function TabRow(props: {
  label: string;
  numbers: readonly number[];
  current: number;
  onChoose: (number: number) => void;
  onClose: (number: number) => void;
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
      {props.current !== 1 && (
        <button
          type="button"
          className={styles.plain}
          aria-label={words.closeTab(props.current)}
          title={words.closeTab(props.current)}
          onClick={() => props.onClose(props.current)}
        >
          <X size={13} aria-hidden />
        </button>
      )}
    </span>
  );
}

/** What the node is, and how its process is when it does not simply run. */
function Role({ process }: { process: Process }) {
  const words = useWords();
  const { run, role, held } = process;
  return (
    <>
      <span className={styles.role}>{words.consoles.role[role]}</span>
      {run !== 'running' && (
        <span className={styles.state} data-alive={ALIVE.includes(run)}>
          {words.run[run]}
        </span>
      )}
      {run === 'running' && held !== null && (
        <span className={styles.state} data-alive>
          {words.node.hold[held]}
        </span>
      )}
    </>
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
