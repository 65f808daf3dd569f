/** Where on the page a thing is seen, and how one gets there. */
import type { NodeView } from '../../../engine/contract.ts';
import { spotsOf } from '../../reference/infoFields.ts';
import {
  choose,
  linkKey,
  openInspector,
  useChoices,
  useShown,
  type InspectorTab,
  type Spot,
} from '../../store/store.ts';

export type Place =
  | 'picture'
  | 'master'
  | 'replica'
  | 'offset'
  | 'history'
  | 'history2'
  | 'ring'
  | 'ringHead'
  | 'ringFirst'
  | 'link'
  | 'linkStatus'
  | 'behind'
  | 'verdict'
  | 'buffer'
  | 'transfer'
  | 'child'
  | 'keys'
  | 'digest'
  | 'console'
  | 'messages'
  | 'timeline'
  | 'viewHistory'
  | 'inspectInfo'
  | 'inspectConfig'
  | 'inspectLog'
  | 'inspectDisk'
  | 'inspectBacklog';

/** Those that stand where the glossary lies. */
const TABS: { readonly [P in Place]?: InspectorTab } = {
  inspectInfo: 'info',
  inspectConfig: 'config',
  inspectLog: 'log',
  inspectDisk: 'disk',
  inspectBacklog: 'backlog',
};

/** Of the card of a node: the first that there is lights up. */
const ON_CARD: { readonly [P in Place]?: readonly string[] } = {
  offset: ['offset'],
  history: ['history'],
  history2: ['history2', 'history'],
  ring: ['ring'],
  ringHead: ['ring-head', 'ring'],
  ringFirst: ['ring-first', 'ring'],
  linkStatus: ['link-status'],
  behind: ['behind', 'link-status'],
  verdict: ['verdict'],
  transfer: ['transfer', 'link-status'],
  buffer: ['buffer'],
  child: ['child'],
  keys: ['keys'],
  digest: ['digest'],
  console: ['console'],
};
const OF_REPLICAS: readonly Place[] = [
  'replica',
  'linkStatus',
  'behind',
  'verdict',
  'buffer',
  'transfer',
  'digest',
  'console',
];

/** What lights up, in a lab with these nodes. */
export function spotsAt(place: Place, nodes: readonly NodeView[]): readonly Spot[] {
  const masters = nodes.filter(({ role }) => role === 'master');
  const replicas = nodes.filter(({ role }) => role === 'replica');
  const fitting = OF_REPLICAS.includes(place) ? replicas : masters;
  const [node] = fitting.length > 0 ? fitting : nodes;
  if (node === undefined) return [];
  const { id } = node;
  const names = ON_CARD[place];
  if (names !== undefined) return [[...names.map((name) => `${name}-${id}`), `node-${id}`]];
  switch (place) {
    case 'picture':
      return nodes.map((each) => [`node-${each.id}`]);
    case 'link':
      return replicas.slice(0, 1).flatMap(linkOf);
    case 'messages':
      return [['ladder', 'tab-messages', 'panel-messages']];
    case 'timeline':
      return [['timeline']];
    case 'viewHistory':
      return [['histories', 'view-history']];
    default:
      break;
  }
  const tab = TABS[place];
  return tab === undefined ? [[`node-${id}`]] : [[`inspect-tab-${tab}`]];
}

function linkOf({ id, master }: NodeView): readonly Spot[] {
  const other = master?.node ?? null;
  return other === null ? [] : [[`link-${id}-${other}`, `link-${other}-${id}`]];
}

/** Where the page shows what a field of INFO tells; nothing without a node that has such a field. */
export function spotsOfField(field: string, nodes: readonly NodeView[]): readonly Spot[] {
  const ofReplica = /^(master_(?!repl)|slave_)/.test(field);
  const node = nodes.find(({ role }) => (role === 'replica') === ofReplica) ?? nodes[0];
  if (node === undefined) return [];
  return spotsOf('', field === 'slaveN' ? 'slave0' : field, node);
}

/** Goes there. */
export function goTo(place: Place, nodes: readonly NodeView[]): void {
  const tab = TABS[place];
  const chosen = useChoices.getState().selectedNode ?? nodes[0]?.id;
  if (tab !== undefined) {
    if (chosen !== undefined) openInspector(chosen, tab);
  } else if (place === 'messages') {
    choose({ panel: 'side', inspectorOpen: false, ...linkToShow(nodes) });
  } else if (place === 'console') choose({ panel: 'console' });
  else if (place === 'viewHistory') choose({ panel: 'picture', view: 'history' });
  else if (place !== 'timeline') choose({ panel: 'picture', view: 'picture' });
}

function linkToShow(nodes: readonly NodeView[]): { selectedLink: string } | null {
  if (useChoices.getState().selectedLink !== null) return null;
  const replica = nodes.find(({ master }) => master !== null && master.node !== null);
  const master = replica?.master?.node ?? null;
  if (replica === undefined || master === null) return null;
  const { links } = useShown.getState();
  const key = [linkKey(replica.id, master), linkKey(master, replica.id)].find(
    (each) => each in links,
  );
  return key === undefined ? null : { selectedLink: key };
}
