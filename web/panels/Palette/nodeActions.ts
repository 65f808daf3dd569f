/** What can be done to nodes and links, in the state they are in. */
import type { LinkView, NodeId, NodeView } from '../../../engine/contract.ts';
import type { ActionGroup, PageAction } from '../../store/actions.ts';
import { act, attach, promote, restart, shutDown } from '../../store/commands.ts';
import {
  focusConsole,
  linkKey,
  openInspector,
  selectLink,
  type Choices,
  type InspectorTab,
  type Shown,
} from '../../store/store.ts';
import { inEach, type PaletteWords } from './words.ts';

const LATENCIES_MS = [1, 50, 400, 2000];
const TABS: readonly InspectorTab[] = [
  'keys',
  'info',
  'config',
  'log',
  'clients',
  'disk',
  'backlog',
];

type Say = (words: PaletteWords) => string;

/** One line for one thing that can be done. */
export function action(
  group: ActionGroup,
  id: string,
  say: Say,
  perform: () => unknown,
  also: readonly string[] = [],
): PageAction {
  return { id, group, label: inEach(say), also, perform: () => void perform() };
}

/** Those of the chosen node come first. */
export function nodeActions(shown: Shown, { selectedNode }: Choices): readonly PageAction[] {
  const order = shown.nodeOrder.toSorted(
    (a, b) => Number(b === selectedNode) - Number(a === selectedNode),
  );
  const nodes = order.flatMap((id) => shown.nodes[id] ?? []);
  return [
    ...nodes.flatMap((node) => processActions(node)),
    ...nodes.flatMap((node) => roleActions(node, nodes)),
    ...nodes.flatMap((node) => restOf(node)),
  ];
}

function processActions({ id, run }: NodeView): readonly PageAction[] {
  const to = (what: string, say: Say, perform: () => unknown, ...also: string[]) =>
    action('node', `${what} ${id}`, say, perform, also);
  if (run !== 'running' && run !== 'loading' && run !== 'frozen') {
    return [
      to(
        'start',
        (w) => w.start(id),
        () => act({ do: 'start', node: id }),
        'redis-server',
      ),
    ];
  }
  const frozen = run === 'frozen';
  return [
    to(
      'kill',
      (w) => w.kill(id),
      () => act({ do: 'kill', node: id }),
      'kill -9',
      'crash',
    ),
    to(
      'restart',
      (w) => w.restart(id),
      () => restart(id),
    ),
    ...(frozen
      ? []
      : [
          to(
            'shutdown',
            (w) => w.shutdown(id),
            () => shutDown(id),
            'SHUTDOWN',
          ),
        ]),
    frozen
      ? to(
          'thaw',
          (w) => w.thaw(id),
          () => act({ do: 'thaw', node: id }),
          'SIGCONT',
        )
      : to(
          'freeze',
          (w) => w.freeze(id),
          () => act({ do: 'freeze', node: id }),
          'SIGSTOP',
        ),
    to(
      'power-off',
      (w) => w.powerOff(id),
      () => act({ do: 'power-off', node: id }),
    ),
  ];
}

function roleActions(node: NodeView, nodes: readonly NodeView[]): readonly PageAction[] {
  if (node.run !== 'running') return [];
  const { id } = node;
  const found: PageAction[] = [];
  if (node.role === 'replica') {
    const also = ['REPLICAOF NO ONE', 'SLAVEOF NO ONE', 'failover'];
    found.push(
      action(
        'node',
        `promote ${id}`,
        (w) => w.promote(id),
        () => promote(id),
        also,
      ),
    );
  }
  for (const other of nodes) {
    if (other.id === id || node.master?.node === other.id) continue;
    const { host, port } = other;
    const say: Say = (w) => w.attach(id, other.id);
    const also = [`REPLICAOF ${host} ${port}`, `SLAVEOF ${host} ${port}`, 'attach'];
    const to = `attach ${id} ${other.id}`;
    found.push(action('node', to, say, () => attach(id, host, port), also));
  }
  return found;
}

function restOf({ id, disk }: NodeView): readonly PageAction[] {
  const { broken } = disk;
  const mend: Say = (w) => (broken ? w.repairDisk(id) : w.breakDisk(id));
  const what = broken ? 'repair-disk' : 'break-disk';
  return [
    action('node', `${what} ${id}`, mend, () => act({ do: what, node: id })),
    action(
      'node',
      `remove ${id}`,
      (w) => w.remove(id),
      () => act({ do: 'remove-node', node: id }),
    ),
    action(
      'view',
      `console ${id}`,
      (w) => w.toConsole(id),
      () => focusConsole(id),
      ['redis-cli'],
    ),
    ...TABS.map((tab) =>
      action(
        'view',
        `inspect ${id} ${tab}`,
        (w) => w.inspector(w.tabs[tab], id),
        () => openInspector(id, tab),
      ),
    ),
  ];
}

/** Of links that somebody replicates over, or that are not as they should be. */
export function linkActions(shown: Shown): readonly PageAction[] {
  return Object.values(shown.links)
    .filter((link) => link.replica !== null || link.connected || link.state !== 'up')
    .flatMap(actionsOfLink);
}

function actionsOfLink(link: LinkView): readonly PageAction[] {
  const [a, b] = link.between;
  const between: [NodeId, NodeId] = [a, b];
  const name = `${a}–${b}`;
  // A hyphen is easier to type than the dash that is shown.
  const also = [`${a}-${b}`, `${b}-${a}`];
  const to = (what: 'cut' | 'stall' | 'heal', say: Say) =>
    action('link', `${what} ${a}-${b}`, say, () => act({ do: what, between }), also);
  const latencies = LATENCIES_MS.filter((ms) => ms * 1000 !== link.latency).map((latencyMs) =>
    action(
      'link',
      `latency ${a}-${b} ${latencyMs}`,
      (w) => w.latency(name, String(latencyMs)),
      () => act({ do: 'latency', between, latencyMs }),
      also,
    ),
  );
  return [
    ...(link.state === 'cut' ? [] : [to('cut', (w) => w.cut(name))]),
    ...(link.state === 'up' ? [to('stall', (w) => w.stall(name))] : []),
    ...(link.state === 'up' ? [] : [to('heal', (w) => w.heal(name))]),
    action(
      'view',
      `messages ${a}-${b}`,
      (w) => w.messages(name),
      () => showMessages(a, b),
      also,
    ),
    ...latencies,
  ];
}

function showMessages(a: NodeId, b: NodeId): void {
  selectLink(linkKey(a, b));
}
