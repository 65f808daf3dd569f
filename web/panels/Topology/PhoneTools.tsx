/** On a phone: what the toolbar holds, in one menu. */
import { Activity, EllipsisVertical, Link2, Pause, Plus, Scissors, Wrench } from 'lucide-react';
import type { LinkView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { act } from '../../store/commands.ts';
import { openOverlay } from '../../store/overlay.ts';
import { selectLink, useChoices, useShown } from '../../store/store.ts';
import { useCalm } from '../../store/useCalm.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Menu, MenuItem, MenuLabel, MenuLine } from '../../ui/Menu.tsx';
import { LinkSpeed } from './linkSpeed.tsx';
import { nextNode } from './nextNode.ts';
import { linksText } from './picture.ts';
import { usePhoneWords } from './phoneWords.ts';

const REDRAW_MS = 80;

export function PhoneTools() {
  const words = useWords().topology;
  const own = usePhoneWords();
  const chosen = useChoices((choices) => choices.selectedLink);
  const link = useCalm((shown) => (chosen === null ? undefined : shown.links[chosen]), REDRAW_MS);
  return (
    <Menu
      trigger={
        <IconButton label={own.menu} look="plain" data-testid="picture-menu">
          <EllipsisVertical />
        </IconButton>
      }
    >
      <MenuItem
        icon={<Plus />}
        testId="add-node"
        onSelect={() => void act({ do: 'add-node', node: nextNode(useShown.getState()) })}
      >
        {words.addNodeHint}
      </MenuItem>
      <MenuItem icon={<Activity />} testId="load-open" onSelect={() => openOverlay('load')}>
        {words.loadHint}
      </MenuItem>
      <MenuLine />
      {link === undefined ? <Links /> : <LinkItems link={link} />}
    </Menu>
  );
}

/** None is chosen yet: which one? */
function Links() {
  const words = useWords().topology;
  const links = useShown(linksText).split(' ').filter(Boolean);
  if (links.length === 0) return null;
  return (
    <>
      <MenuLabel>{words.chooseLink}</MenuLabel>
      {links.map((key) => (
        <MenuItem key={key} icon={<Link2 />} onSelect={() => selectLink(key)}>
          {key.replace('-', ' – ')}
        </MenuItem>
      ))}
    </>
  );
}

function LinkItems({ link }: { link: LinkView }) {
  const words = useWords().topology;
  const [a, b] = link.between;
  const on = (verb: 'cut' | 'stall' | 'heal') => () => void act({ do: verb, between: [a, b] });
  return (
    <>
      {link.state !== 'cut' && (
        <MenuItem icon={<Scissors />} tone="bad" onSelect={on('cut')}>
          {words.cutHint(a, b)}
        </MenuItem>
      )}
      {link.state === 'up' && (
        <MenuItem icon={<Pause />} onSelect={on('stall')}>
          {words.stallHint(a, b)}
        </MenuItem>
      )}
      {link.state !== 'up' && (
        <MenuItem icon={<Wrench />} onSelect={on('heal')}>
          {words.healHint(a, b)}
        </MenuItem>
      )}
      <MenuLine />
      <LinkSpeed link={link} />
    </>
  );
}
