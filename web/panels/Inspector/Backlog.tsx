import { useState, type FormEvent } from 'react';
import type { ArcView, BacklogView, NodeId } from '../../../engine/contract.ts';
import { useShown, type Shown } from '../../store/store.ts';
import { useWords } from '../../language/words.ts';
import { readable } from '../../text.ts';
import { Button } from '../../ui/Button.tsx';
import { grouped } from '../../ui/figures.ts';
import { Scroll } from '../../ui/Scroll.tsx';
import { Running } from './Answered.tsx';
import own from './Backlog.module.css';
import { arcAt, standingOf, type Standing } from './backlogPlaces.ts';
import { HexView, type Range } from './HexView.tsx';
import styles from './Inspector.module.css';
import { Segmented } from './Segmented.tsx';
import { Term } from '../../ui/Term.tsx';
import { BACKLOG_TERMS } from './terms.ts';
import { useNode } from './useNode.ts';
import { useInspectorWords } from './words.ts';

/** The replication backlog: where replicas stand in it, its commands, its bytes. */
export function Backlog({ node }: { node: NodeId }) {
  const words = useInspectorWords().backlog;
  const backlog = useNode(node)?.backlog ?? null;
  return (
    <Running node={node}>
      {backlog === null ? (
        <p className={styles.empty}>
          <strong>
            <Term id={BACKLOG_TERMS.none}>{words.none}</Term>
          </strong>{' '}
          {words.noneHint}
        </p>
      ) : (
        <Held node={node} backlog={backlog} />
      )}
    </Running>
  );
}

function Held({ node, backlog }: { node: NodeId; backlog: BacklogView }) {
  const words = useInspectorWords().backlog;
  const [part, setPart] = useState<'commands' | 'bytes'>('commands');
  const [mark, setMark] = useState<Range | null>(null);
  const first = backlog.first_byte_offset;
  const end = first + backlog.histlen;
  const goTo = (offset: number) => {
    const at = Math.min(Math.max(offset, first), Math.max(first, end - 1));
    const arc = arcAt(backlog.arcs, at);
    setMark(arc === null ? { from: at, to: at + 1 } : { from: arc.from, to: arc.to });
    setPart('bytes');
  };
  return (
    <>
      <p className={own.extent}>
        <strong>
          <Term id={BACKLOG_TERMS.holds}>{words.holds(grouped(first), grouped(end - 1))}</Term>
        </strong>
        <span>{words.held(grouped(backlog.histlen), grouped(backlog.size))}</span>
      </p>
      <Replicas node={node} onGoTo={goTo} />
      <div className={styles.tools}>
        <Segmented
          label={words.show}
          value={part}
          options={[
            { value: 'commands', label: words.commands },
            { value: 'bytes', label: words.bytes },
          ]}
          onChange={setPart}
        />
        <Jump onGoTo={goTo} first={first} end={end} />
      </div>
      {part === 'commands' ? (
        <Commands node={node} arcs={backlog.arcs} onGoTo={goTo} />
      ) : (
        <HexView
          node={node}
          label={words.raw}
          base={first}
          total={backlog.histlen}
          mark={mark}
          ask={(from, limit) => ({ ask: 'backlog', node, from, limit })}
        />
      )}
      {part === 'bytes' && mark !== null && <Named arc={arcAt(backlog.arcs, mark.from)} />}
    </>
  );
}

interface JumpProps {
  first: number;
  end: number;
  onGoTo: (offset: number) => void;
}

function Jump({ first, end, onGoTo }: JumpProps) {
  const words = useInspectorWords().backlog;
  const [wanted, setWanted] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const offset = Number(wanted.replace(/\s/g, ''));
    if (wanted.trim() !== '' && Number.isFinite(offset)) onGoTo(offset);
  };
  return (
    <form className={own.jump} onSubmit={submit}>
      <input
        className={styles.input}
        inputMode="numeric"
        aria-label={words.jumpHint}
        placeholder={words.jump}
        value={wanted}
        onChange={(event) => setWanted(event.currentTarget.value)}
      />
      <Button type="submit" size="small">
        {words.go}
      </Button>
      <Button size="small" look="quiet" onClick={() => onGoTo(first)}>
        {words.first}
      </Button>
      <Button size="small" look="quiet" onClick={() => onGoTo(end - 1)}>
        {words.last}
      </Button>
    </form>
  );
}

/** Texts, so that equal ones are equal: `6380 1331`. */
function standingsOf(node: NodeId): (shown: Shown) => string {
  return (shown) => JSON.stringify(standingOf(shown.nodes, shown.nodeOrder, node));
}

function Replicas({ node, onGoTo }: { node: NodeId; onGoTo: (offset: number) => void }) {
  const words = useInspectorWords().backlog;
  const standings: readonly Standing[] = JSON.parse(useShown(standingsOf(node)));
  if (standings.length === 0) return null;
  const says = ({ stands, lacks }: Standing) => {
    if (stands === 'other') return words.other;
    if (stands === 'lost') return words.lost;
    return lacks === 0 ? words.atEnd : words.lacks(grouped(lacks));
  };
  return (
    <ul className={own.replicas} aria-label={words.replicas}>
      {standings.map((one) => (
        <li key={one.node} data-stands={one.stands} data-lacks={one.lacks > 0}>
          <b translate="no">{one.node}</b>
          <button type="button" className={styles.link} onClick={() => onGoTo(one.wants)}>
            {words.wants(grouped(one.wants))}
          </button>
          <span>{says(one)}</span>
        </li>
      ))}
    </ul>
  );
}

interface CommandsProps {
  node: NodeId;
  arcs: readonly ArcView[];
  onGoTo: (offset: number) => void;
}

/** The newest first. */
function Commands({ node, arcs, onGoTo }: CommandsProps) {
  const words = useInspectorWords().backlog;
  const why = useWords().unasked;
  const label = words.commandsList(node);
  return (
    <Scroll label={label}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">
              <Term id={BACKLOG_TERMS.offset}>{words.offset}</Term>
            </th>
            <th scope="col">{words.size}</th>
            <th scope="col">
              <Term id={BACKLOG_TERMS.command}>{words.command}</Term>
            </th>
          </tr>
        </thead>
        <tbody>
          {arcs.toReversed().map((arc) => (
            <tr key={arc.from} data-kind={arc.kind}>
              <th scope="row" className={styles.figure}>
                <button type="button" className={styles.link} onClick={() => onGoTo(arc.from)}>
                  {grouped(arc.from)}
                </button>
              </th>
              <td className={styles.figure}>{arc.to - arc.from}</td>
              <td className={styles.bytes}>
                <span translate="no">{readable(arc.sent)}</span>
                {arc.typed !== null && (
                  <small className={styles.encoding}>{words.typed(readable(arc.typed))}</small>
                )}
                {arc.unasked !== null && (
                  <small className={styles.encoding}>{why[arc.unasked]}</small>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  );
}

/** The command whose bytes are marked. */
function Named({ arc }: { arc: ArcView | null }) {
  const words = useInspectorWords().backlog;
  return (
    <p className={own.named} role="status">
      {arc === null ? (
        words.older
      ) : (
        <>
          <code translate="no">{readable(arc.sent)}</code>
          <span>
            {grouped(arc.from)} … {grouped(arc.to - 1)}
          </span>
        </>
      )}
    </p>
  );
}
