/** The main panel: one lab, seen in one of several ways. A new way is a line in VIEWS and its words. */
import { Tabs } from 'radix-ui';
import { lazy, type ComponentType } from 'react';
import type { NodeId } from '../engine/contract.ts';
import { useWords } from './language/words.ts';
import { BacklogRing } from './panels/BacklogRing/BacklogRing.tsx';
import { Topology } from './panels/Topology/Topology.tsx';
import { Verdict } from './panels/Verdict/Verdict.tsx';
import { choose, useChoices, type ViewName } from './store/store.ts';
import { TitleTaken } from './ui/Panel.tsx';
import { Later } from './ui/Later.tsx';
import { useFilled } from './ui/useOneByOne.ts';
import css from './Stage.module.css';

interface View {
  name: ViewName;
  /** Draws itself in a `Panel`, whose tools stand in one line with the switch. */
  Body: ComponentType;
}

const HistoryRibbon = lazy(async () => {
  const { HistoryRibbon: component } = await import('./panels/HistoryRibbon/HistoryRibbon.tsx');
  return { default: component };
});

const Tables = lazy(async () => {
  const { Tables: component } = await import('./panels/Tables/Tables.tsx');
  return { default: component };
});

const ring = (node: NodeId, size: 'large' | 'small') => <BacklogRing node={node} size={size} />;

function Picture() {
  return (
    <>
      <Topology ring={ring} />
      <Verdict />
    </>
  );
}

/** The first is the one a visitor meets; the others are loaded when they are chosen (`lazy`). */
const VIEWS: readonly [View, ...View[]] = [
  { name: 'picture', Body: Picture },
  { name: 'history', Body: HistoryRibbon },
  { name: 'table', Body: Tables },
];

export function Stage() {
  const words = useWords().app;
  const chosen = useChoices((choices) => choices.view);
  const { name, Body } = VIEWS.find((view) => view.name === chosen) ?? VIEWS[0];
  const several = VIEWS.length > 1;
  // The tabs make the browser lay out what they hold as soon as they stand: little, at that moment.
  const filled = useFilled();
  const body = (
    <TitleTaken value={several}>
      <Later key={name}>{filled && <Body />}</Later>
    </TitleTaken>
  );
  if (!several) return <div className={css['stage']}>{body}</div>;
  return (
    <Tabs.Root
      className={css['stage']}
      value={name}
      onValueChange={(next) => {
        const view = VIEWS.find((each) => each.name === next);
        if (view !== undefined) choose({ view: view.name });
      }}
    >
      <Tabs.List className={css['switch']} aria-label={words.views.label}>
        {VIEWS.map((view) => (
          <Tabs.Trigger
            key={view.name}
            className={css['view']}
            value={view.name}
            data-testid={`view-${view.name}`}
          >
            {words.views[view.name]}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      <Tabs.Content className={css['body']} value={name} tabIndex={-1}>
        {body}
      </Tabs.Content>
    </Tabs.Root>
  );
}
