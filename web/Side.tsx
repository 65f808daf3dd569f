/** Beside the picture: the messages of a link, or the inspector of a node. */
import { Tabs } from 'radix-ui';
import { lazy } from 'react';
import { useWords } from './language/words.ts';
import { Ladder } from './panels/Ladder/Ladder.tsx';
import { choose, useChoices } from './store/store.ts';
import { Panel } from './ui/Panel.tsx';
import { Later } from './ui/Later.tsx';
import { useFilled } from './ui/useOneByOne.ts';
import css from './Side.module.css';

/** Not needed for the first sight of the page, so not part of the first load. */
const Inspector = lazy(async () => {
  const { Inspector: component } = await import('./panels/Inspector/Inspector.tsx');
  return { default: component };
});

/** On a phone the page's own bar chooses between the two. */
export function Side({ phone }: { phone: boolean }) {
  const words = useWords();
  const inspecting = useChoices((choices) => choices.inspectorOpen);
  const node = useChoices((choices) => choices.selectedNode);
  // As on the stage: the tabs first, then what they hold.
  const filled = useFilled();
  return (
    <Panel title={words.app.regions.side} bare>
      <Tabs.Root
        className={css['side']}
        value={inspecting ? 'inspector' : 'ladder'}
        onValueChange={(tab) => choose({ inspectorOpen: tab === 'inspector' })}
      >
        <Tabs.List className={css['tabs']} hidden={phone} aria-label={words.app.regions.side}>
          <Tabs.Trigger className={css['tab']} value="ladder" data-testid="tab-messages">
            {words.app.tabs.ladder}
          </Tabs.Trigger>
          <Tabs.Trigger className={css['tab']} value="inspector" data-testid="tab-inspector">
            {words.app.tabs.inspector}
            {node !== null && <code>{node}</code>}
          </Tabs.Trigger>
        </Tabs.List>
        <Tabs.Content className={css['content']} value="ladder" tabIndex={-1}>
          {filled && <Ladder />}
        </Tabs.Content>
        <Tabs.Content className={css['content']} value="inspector" tabIndex={-1}>
          <Later>
            <Inspector />
          </Later>
        </Tabs.Content>
      </Tabs.Root>
    </Panel>
  );
}
