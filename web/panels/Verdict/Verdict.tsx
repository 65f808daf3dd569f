/**
 * "If this replica came back now…", for every replica. The strip's height depends on how many there
 * are and on its width, never on what it says: the picture above must not jump. Where not all have
 * room, one is told in full and the others are chips, which put theirs in its place.
 */
import { useRef } from 'react';
import { useShallow } from 'zustand/shallow';
import { useWords } from '../../language/words.ts';
import { useChoices, useShown } from '../../store/store.ts';
import { useSize } from '../../ui/useSize.ts';
import { cardsIn, inOrder } from './interest.ts';
import { LastResync, OneVerdict } from './OneVerdict.tsx';
import css from './Verdict.module.css';
import { VerdictChip } from './VerdictChip.tsx';

export function Verdict() {
  const words = useWords().verdict;
  const strip = useRef<HTMLElement>(null);
  const { width } = useSize(strip);
  const replicas = useShown(
    useShallow((shown) => inOrder(shown.nodeOrder.flatMap((id) => shown.nodes[id] ?? []))),
  );
  const selected = useChoices((choices) => choices.selectedNode);
  const { whole, chips, roomy } = cardsIn(replicas, selected, width);
  return (
    <section
      ref={strip}
      className={css['verdicts']}
      aria-label={words.title}
      data-roomy={roomy}
      data-empty={replicas.length === 0}
    >
      {replicas.length === 0 && <p className={css['empty']}>{words.empty}</p>}
      {whole.map((id) => (
        <OneVerdict key={id} node={id} />
      ))}
      {chips.length > 0 && (
        <ul className={css['chips']} aria-label={words.others(chips.length)}>
          {chips.map((id) => (
            <li key={id}>
              <VerdictChip node={id} />
              <LastResync node={id} unseen />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
