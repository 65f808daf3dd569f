import { Tabs } from 'radix-ui';
import type { NodeId } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import {
  choose,
  useChoices,
  useShown,
  type Choices,
  type InspectorTab,
  type Shown,
} from '../../store/store.ts';
import { Backlog } from './Backlog.tsx';
import { Clients } from './Clients.tsx';
import { Config } from './Config.tsx';
import { Disk } from './Disk.tsx';
import { Info } from './Info.tsx';
import styles from './Inspector.module.css';
import { Keys } from './Keys.tsx';
import { Log } from './Log.tsx';

const PANES: readonly { tab: InspectorTab; Pane: (props: { node: NodeId }) => React.ReactNode }[] =
  [
    { tab: 'keys', Pane: Keys },
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
  const words = useWords().inspector;
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
          <Tabs.Trigger key={pane.tab} value={pane.tab} className={styles.tab}>
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
