import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import type { NodeId } from '../../../engine/contract.ts';
import {
  choose,
  useChoices,
  useShown,
  type Choices,
  type InspectorTab,
  type Shown,
} from '../../store/store.ts';
import { Running } from './Answered.tsx';
import { Backlog } from './Backlog.tsx';
import { Clients } from './Clients.tsx';
import { Config } from './Config.tsx';
import { Disk } from './Disk.tsx';
import { Info } from './Info.tsx';
import styles from './Inspector.module.css';
import { Keys } from './Keys.tsx';
import { Log } from './Log.tsx';
import { useInspectorWords } from './words.ts';

const PANES: readonly { tab: InspectorTab; Pane: (props: { node: NodeId }) => ReactNode }[] = [
  { tab: 'keys', Pane: RunningKeys },
  { tab: 'info', Pane: Info },
  { tab: 'config', Pane: Config },
  { tab: 'log', Pane: Log },
  { tab: 'clients', Pane: Clients },
  { tab: 'disk', Pane: Disk },
  { tab: 'backlog', Pane: Backlog },
];

const tabOf = (choices: Choices) => choices.inspectorTab;
const chosenOf = (choices: Choices) => choices.selectedNode;
const orderOf = (shown: Shown) => shown.nodeOrder;

/** Everything about one node that is too much for its card. */
export function Inspector() {
  const order = useShown(orderOf);
  const chosen = useChoices(chosenOf);
  const tab = useChoices(tabOf);
  const words = useInspectorWords();
  const node = chosen !== null && order.includes(chosen) ? chosen : order[0];
  if (node === undefined) return <p className={styles.empty}>{words.choose}</p>;
  return (
    <Tabs.Root
      className={styles.inspector}
      data-testid="inspector"
      value={tab}
      onValueChange={(value) => {
        const found = PANES.find((pane) => pane.tab === value);
        if (found !== undefined) choose({ inspectorTab: found.tab });
      }}
    >
      <Tabs.List className={styles.tabs} aria-label={words.of(node)}>
        {PANES.map((pane) => (
          <Tabs.Trigger
            key={pane.tab}
            value={pane.tab}
            className={styles.tab}
            data-testid={`inspect-tab-${pane.tab}`}
          >
            {words.tabs[pane.tab]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {PANES.map(({ tab: value, Pane }) => (
        <Tabs.Content key={value} value={value} className={styles.pane} tabIndex={-1}>
          <Pane key={node} node={node} />
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}

function RunningKeys({ node }: { node: NodeId }) {
  return (
    <Running node={node}>
      <Keys node={node} />
    </Running>
  );
}
