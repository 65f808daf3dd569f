/** Card 7: each replica of the open lab, and how long it could be away from this moment on. */
import { Scissors } from 'lucide-react';
import type { NodeId } from '../../../../engine/contract.ts';
import { act } from '../../../store/commands.ts';
import { useShown } from '../../../store/store.ts';
import { useAnswer } from '../../../store/useAnswer.ts';
import { useCalm } from '../../../store/useCalm.ts';
import { Button } from '../../../ui/Button.tsx';
import { bytes } from '../../../ui/figures.ts';
import { leaveOf, settingsOf, type Leave } from '../live.ts';
import { Formula, Notes } from '../parts/Sum.tsx';
import { timeText, useCalculatorWords, type CalculatorWords } from '../words.ts';
import css from './Replicas.module.css';

const REDRAW_MS = 250;

export function ReplicasCard() {
  const words = useCalculatorWords();
  const replicas = useShown((shown) =>
    shown.nodeOrder.filter((id) => shown.nodes[id]?.master !== null).join(' '),
  );
  const ids = replicas === '' ? [] : replicas.split(' ');
  if (ids.length === 0) return <Notes notes={[words.replicas.none]} />;
  return (
    <>
      <ul className={css['list']}>
        {ids.map((id) => (
          <Replica key={id} id={id} />
        ))}
      </ul>
      <Formula general={words.replicas.formula} numbers={[]} />
    </>
  );
}

function Replica({ id }: { id: NodeId }) {
  const words = useCalculatorWords();
  const master = useShown((shown) => shown.nodes[id]?.master?.node ?? null);
  const second = useShown((shown) => Math.floor(shown.now / 1_000_000));
  const answer = useAnswer(master === null ? null : { ask: 'config', node: master }, second);
  const ttl = answer?.answer === 'config' ? (settingsOf(answer.parameters).ttl ?? 0) : 0;
  const told = useCalm(
    (shown) => JSON.stringify(leaveOf(shown, id, master === null ? {} : { [master]: ttl })),
    REDRAW_MS,
  );
  const read = JSON.parse(told) as Leave | null;
  if (read === null || master === null) return null;
  // JSON knows no infinity.
  const leave: Leave = { ...read, seconds: read.by === 'nothing' ? Infinity : read.seconds };
  return (
    <li className={css['replica']} data-by={leave.by}>
      <code>{id}</code>
      <div className={css['told']}>
        <p
          className={css['time']}
          aria-label={words.replicas.until(id)}
          data-testid={`calc-leave-${id}`}
          data-value={leave.seconds}
          data-by={leave.by}
        >
          {textOf(leave, words)}
        </p>
        <Notes
          notes={[
            leave.room === null
              ? null
              : words.replicas.room(
                  bytes(leave.room),
                  words.perSecond(bytes(Math.round(leave.rate))),
                ),
            words.replicas.by[leave.by],
          ]}
        />
      </div>
      <Button
        size="small"
        icon={<Scissors aria-hidden />}
        title={words.replicas.cut(id)}
        aria-label={words.replicas.cut(id)}
        data-testid={`calc-try-${id}`}
        onClick={() => void act({ do: 'cut', between: [master, id] })}
      >
        {words.replicas.cutShort}
      </Button>
    </li>
  );
}

function textOf({ by, seconds }: Leave, words: CalculatorWords): string {
  if (by === 'nothing') return words.replicas.unlimited;
  if (by === 'already-full') return words.replicas.full;
  return by === 'not-running' ? words.replicas.stopped : timeText(seconds, words);
}
