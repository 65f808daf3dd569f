/** Holding messages back and letting them go: any next one, or the next that says something. */
import type { LinkView, NodeId } from '../../../engine/contract.ts';
import type { PageAction } from '../../store/actions.ts';
import { act } from '../../store/commands.ts';
import { linkKey, type Choices, type Shown } from '../../store/store.ts';
import { action } from './nodeActions.ts';

/** Of links that somebody replicates over, in both directions. */
export function holdActions(shown: Shown): readonly PageAction[] {
  return Object.values(shown.links)
    .filter((link) => link.replica !== null || link.held.length > 0)
    .flatMap((link) => ways(link).map(([from, to]) => holdOrRelease(link, from, to)));
}

function holdOrRelease(link: LinkView, from: NodeId, to: NodeId): PageAction {
  const between = pairOf(link);
  if (link.held.some((held) => held.from === from)) {
    return action(
      'link',
      `release ${from}-${to}`,
      (w) => w.release(from, to),
      () => act({ do: 'release', between, from }),
    );
  }
  return action(
    'link',
    `hold ${from}-${to}`,
    (w) => w.hold(from, to),
    () => act({ do: 'hold', between, from }),
    // How to say which one.
    ['hold PSYNC'],
  );
}

/** `hold PSYNC`: the next message that says so, on the chosen link; without one, on every link. */
export function typedHolds(query: string, choices: Choices, shown: Shown): readonly PageAction[] {
  const match = /^\s*(?:hold|扣住)\s+(\S.*?)\s*$/i.exec(query)?.[1];
  if (match === undefined) return [];
  const links = Object.values(shown.links).filter((link) => link.replica !== null);
  const chosen = links.filter((link) => linkKey(...link.between) === choices.selectedLink);
  return (chosen.length > 0 ? chosen : links).flatMap((link) =>
    ways(link)
      .filter(([from]) => !link.held.some((held) => held.from === from))
      .map(([from, to]) =>
        action(
          'link',
          `hold that ${from}-${to}`,
          (w) => w.holdThat(from, to, match),
          () => act({ do: 'hold', between: pairOf(link), from, match }),
        ),
      ),
  );
}

const pairOf = ({ between: [a, b] }: LinkView): [NodeId, NodeId] => [a, b];

function ways({ between: [a, b] }: LinkView): readonly [NodeId, NodeId][] {
  return [
    [a, b],
    [b, a],
  ];
}
