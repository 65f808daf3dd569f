/** Which link is drawn: every pair that has exchanged messages, not only the chosen one. */
import { ChevronsUpDown } from 'lucide-react';
import type { LinkView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { linkKey, selectLink, useChoices, useShown } from '../../store/store.ts';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuChoices } from '../../ui/Menu.tsx';
import { linksToChoose } from './ladder.ts';

export function LinkChooser({ link }: { link: LinkView }) {
  const words = useWords().ladder;
  const links = useShown((shown) => shown.links);
  const node = useChoices((choices) => choices.selectedNode);
  const name = ({ replica, between: [a, b] }: LinkView) =>
    replica === null ? words.apart(a, b) : words.between(replica, a === replica ? b : a);
  return (
    <Menu
      align="start"
      trigger={
        <Button
          size="small"
          data-testid="ladder-link"
          data-value={linkKey(...link.between)}
          aria-label={words.chooseLink(name(link))}
          title={words.chooseLink(name(link))}
        >
          <code>{name(link)}</code>
          <ChevronsUpDown aria-hidden />
        </Button>
      }
    >
      <MenuChoices
        value={linkKey(...link.between)}
        onChoose={selectLink}
        options={linksToChoose(links, node).map(({ key, link: each }) => ({
          value: key,
          label: name(each),
        }))}
      />
    </Menu>
  );
}
