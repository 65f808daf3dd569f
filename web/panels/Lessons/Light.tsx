/** What the newest sentence of the story tells of lights up in the picture, as long as it is the newest. */
import { useEffect } from 'react';
import { focusOf } from '../../store/looks.ts';
import {
  choose,
  linkBetween,
  linkKey,
  selectLink,
  useChoices,
  useShown,
} from '../../store/store.ts';
import { Spotlight } from '../../ui/Spotlight.tsx';

export function Light({ looks = NOTHING }: { looks?: readonly string[] | undefined }) {
  // The inspector brings a spotlight of its own.
  const alone = useChoices((choices) => !choices.inspectorOpen);
  const told = JSON.stringify(looks);
  useEffect(() => {
    const { spots, link, node } = focusOf(JSON.parse(told));
    choose({ pointedAt: spots });
    const shown = useShown.getState();
    const found = link === null ? null : linkBetween(shown, ...link);
    if (found !== null) selectLink(linkKey(...found.between));
    if (node !== null && shown.nodes[node] !== undefined) choose({ selectedNode: node });
    return () => choose({ pointedAt: [] });
  }, [told]);
  return alone && <Spotlight />;
}

const NOTHING: readonly string[] = [];
