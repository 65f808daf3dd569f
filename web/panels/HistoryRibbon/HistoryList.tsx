/** The same histories in sentences: for keyboards, for screen readers, and for who wants to know which commands. */
import { ChevronRight, Skull, X } from 'lucide-react';
import type { CSSProperties } from 'react';
import type { Answer, ArcView, HistoryPart, HistoryView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { readable, shorten } from '../../text.ts';
import { bytes, clock, grouped, shortId } from '../../ui/figures.ts';
import { historyStyle } from '../../ui/history.ts';
import { HistoryMark } from '../../ui/HistoryMark.tsx';
import css from './HistoryList.module.css';
import { bytesOf, lostKeys } from './summary.ts';
import { birthOf, type HistoryWords, useHistoryWords } from './words.ts';

interface ListProps {
  told: Extract<Answer, { answer: 'histories' }>;
  open: string | null;
  pointed: string | null;
  onToggle: (replid: string) => void;
  onPoint: (replid: string | null) => void;
}

/** Of what nobody is in danger of losing, the newest commands are enough. */
const LIVE_SHOWN = 5;
const SENT_MAX = 60;

export function HistoryList({ told, open, pointed, onToggle, onPoint }: ListProps) {
  const words = useHistoryWords();
  const without = told.nodes.filter(({ replid }) => replid === '').map(({ node }) => node);
  return (
    <div className={css['side']}>
      <ol className={css['list']} aria-label={words.list}>
        {told.histories.map((history) => (
          <Item
            key={history.replid}
            history={history}
            words={words}
            isOpen={open === history.replid}
            isPointed={pointed === history.replid}
            onToggle={() => onToggle(history.replid)}
            onPoint={onPoint}
          />
        ))}
      </ol>
      {without.length > 0 && (
        <p className={css['without']}>
          {words.without}
          {without.map((node) => (
            <code key={node}>{node}</code>
          ))}
        </p>
      )}
    </div>
  );
}

interface ItemProps {
  history: HistoryView;
  words: HistoryWords;
  isOpen: boolean;
  isPointed: boolean;
  onToggle: () => void;
  onPoint: (replid: string | null) => void;
}

function Item({ history, words, isOpen, isPointed, onToggle, onPoint }: ItemProps) {
  const { replid, from, parts, why } = history;
  const birth = birthOf(history);
  const id = `history-${shortId(replid)}`;
  return (
    <li
      className={css['item']}
      style={historyStyle(replid) as CSSProperties}
      data-pointed={isPointed}
      onPointerEnter={() => onPoint(replid)}
      onPointerLeave={() => onPoint(null)}
    >
      <button
        type="button"
        className={css['head']}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        data-testid={`history-${shortId(replid)}`}
        onClick={onToggle}
        onFocus={() => onPoint(replid)}
        onBlur={() => onPoint(null)}
      >
        <ChevronRight className={css['chevron']} aria-hidden />
        <HistoryMark replid={replid} />
        <code>{shortId(replid)}</code>
        <span>{words.titles[why](birth)}</span>
      </button>
      {isOpen && (
        <div className={css['detail']} id={id}>
          <p>{words.births[why](birth)}</p>
          {from !== null && <p>{words.grewOut(shortId(from.replid), grouped(from.offset))}</p>}
          {from !== null && !history.honoured && <p>{words.unhonoured}</p>}
          {parts.length === 0 && <p>{words.nothingWritten}</p>}
          {parts.map((part) => (
            <Part key={part.from} part={part} words={words} />
          ))}
        </div>
      )}
    </li>
  );
}

function Part({ part, words }: { part: HistoryPart; words: HistoryWords }) {
  const { from, to, state, commands } = part;
  const lost = lostKeys(part);
  return (
    <section className={css['part']} data-state={state}>
      <p className={css['range']}>
        {from === to
          ? words.uncounted
          : words.range(grouped(from), grouped(to - 1), bytes(bytesOf(part)))}
      </p>
      <p className={css['state']}>
        {state === 'dead' && <Skull aria-hidden />}
        {state === 'gone' && <X aria-hidden />}
        {stateOf(words, part)}
      </p>
      {lost.length > 0 ? (
        <Keys label={words.lost} keys={lost} isLost />
      ) : (
        part.keys.length > 0 && <Keys label={words.keys} keys={part.keys} />
      )}
      {commands.shown.length > 0 && <Commands part={part} words={words} />}
    </section>
  );
}

function stateOf({ states, and }: HistoryWords, { state, nodes, end }: HistoryPart): string {
  if (state !== 'gone') return states[state](nodes.join(and));
  if (end === null) return states.gone;
  const how = end.how === 'full-resync' ? states.resynced : states.stopped;
  return how(end.node, clock(end.at));
}

function Keys({
  label,
  keys,
  isLost = false,
}: {
  label: string;
  keys: readonly string[];
  isLost?: boolean;
}) {
  return (
    <p className={css['keys']} data-lost={isLost}>
      {label}
      {keys.map((key) => (
        <code key={key}>
          {isLost && <X aria-hidden />}
          {shorten(readable(key), 32)}
        </code>
      ))}
    </p>
  );
}

function Commands({ part, words }: { part: HistoryPart; words: HistoryWords }) {
  const { total, more, shown } = part.commands;
  const isLive = part.state === 'live';
  const listed = isLive ? shown.slice(-LIVE_SHOWN) : shown;
  const rest = total - listed.length;
  return (
    <>
      <p className={css['count']}>
        {words.commands(total, more)}
        {isLive && rest > 0 && <span>{words.earlier(rest)}</span>}
      </p>
      <ol className={css['commands']}>
        {listed.map((command) => (
          <Command key={command.from} command={command} words={words} />
        ))}
      </ol>
      {!isLive && rest > 0 && <p className={css['count']}>{words.further(rest)}</p>}
    </>
  );
}

function Command({ command, words }: { command: ArcView; words: HistoryWords }) {
  const { from, to, sent, typed, unasked } = command;
  const why = useWords().unasked;
  const isCounted = from < to;
  return (
    <li>
      <span>{isCounted && grouped(from)}</span>
      <code>{shorten(readable(sent), SENT_MAX)}</code>
      {typed !== null && <small>{words.typed(shorten(readable(typed), SENT_MAX))}</small>}
      {unasked !== null && <small>{why[unasked]}</small>}
    </li>
  );
}
