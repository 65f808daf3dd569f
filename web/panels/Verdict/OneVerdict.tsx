/** "If this replica came back now…", with the reason, and what really happened last. */
import { memo } from 'react';
import type { EventRecord, NodeId, VerdictView } from '../../../engine/contract.ts';
import type { Words } from '../../language/en.ts';
import { useWords } from '../../language/words.ts';
import { linkBetween, linkKey, showMessage, useShown, type Shown } from '../../store/store.ts';
import { useCalm } from '../../store/useCalm.ts';
import { bytes, duration, grouped } from '../../ui/figures.ts';
import { Term } from '../../ui/Term.tsx';
import { ICONS } from './icons.ts';
import { lasts, rateOf, roomOf } from './interest.ts';
import css from './Verdict.module.css';
import { WhyButton } from './WhyButton.tsx';

type Resync = Extract<EventRecord, { kind: 'resync' }>;

/** A sentence that changes faster cannot be read. */
const REDRAW_MS = 200;

export function OneVerdict({ node }: { node: NodeId }) {
  const words = useWords();
  const verdict = useCalm((shown) => shown.nodes[node]?.verdict ?? null, REDRAW_MS);
  if (verdict === null) return null;
  const Icon = ICONS[verdict.kind];
  const because = words.verdict.because(words.because[verdict.reason]);
  const told = figures(verdict, words).join(' · ');
  return (
    <article
      className={css['verdict']}
      data-testid={`verdict-${node}`}
      data-kind={verdict.kind}
      data-reason={verdict.reason}
      data-bytes={verdict.bytes}
    >
      <p className={css['sentence']}>
        <Icon aria-hidden="true" />
        <Lead node={node} connected={verdict.reason === 'no-resync-needed'} />
        <b>{outcome(verdict, words)}</b>
        <WhyButton node={node} />
      </p>
      <p className={css['why']} title={because}>
        {words.verdict.because('')}
        <Term id={`reason.${verdict.reason}`}>{words.because[verdict.reason]}</Term>
      </p>
      <p className={css['figures']} title={told}>
        {told}
      </p>
      <div className={css['end']} title={told}>
        {verdict.roomLeft !== null && (
          <Room node={node} room={verdict.roomLeft} held={roomOf(verdict)} />
        )}
        <LastResync node={node} />
      </div>
    </article>
  );
}

/** On a narrow card in fewer words: what would happen is never cut, this gives way. */
function Lead({ node, connected }: { node: NodeId; connected: boolean }) {
  const words = useWords().verdict;
  if (connected) return <span>{words.connected(node)}</span>;
  return (
    <>
      <span className={css['lead']}>{words.ifBack(node)}</span>
      <span className={css['leadShort']}>{words.ifBackShort(node)}</span>
      <span className={css['leadLeast']}>{words.connected(node)}</span>
    </>
  );
}

/** How much of it is left, as a bar and, while something is written, as time. */
function Room({ node, room, held }: { node: NodeId; room: number; held: number }) {
  const words = useWords();
  const rate = useCalm((shown) => rateAt(shown, node), REDRAW_MS);
  const left = lasts(room, rate);
  const label = words.verdict.roomBar(bytes(room));
  return (
    <p className={css['room']} title={label}>
      <meter
        min={0}
        max={Math.max(1, held)}
        low={held / 4}
        value={room}
        aria-label={label}
        data-testid={`room-${node}`}
        data-value={room}
      />
      {left !== null && <span>{words.verdict.roomLasts(duration(left, words.units))}</span>}
    </p>
  );
}

/** Bytes a second that its master's stream grows by. */
function rateAt(shown: Shown, node: NodeId): number {
  const master = shown.nodes[node]?.master?.node ?? null;
  const arcs = master === null ? [] : (shown.nodes[master]?.backlog?.arcs ?? []);
  return Math.round(rateOf(arcs, shown.now));
}

function outcome(verdict: VerdictView, words: Words): string {
  return verdict.kind === 'partial'
    ? words.verdict.partial(bytes(verdict.bytes))
    : words.verdict[verdict.kind];
}

/** What it would ask for, what the master holds, how much may still come. */
function figures(verdict: VerdictView, words: Words): string[] {
  const texts = [
    verdict.askedReplid === '?' || verdict.askedReplid === ''
      ? words.verdict.asksNothing
      : words.verdict.asks(`${verdict.askedReplid.slice(0, 4)}…`, grouped(verdict.askedOffset)),
  ];
  if (verdict.endOffset > verdict.firstByteOffset) {
    texts.push(words.verdict.holds(grouped(verdict.firstByteOffset), grouped(verdict.endOffset)));
  }
  if (verdict.roomLeft !== null) texts.push(words.verdict.room(bytes(verdict.roomLeft)));
  return texts;
}

/** `unseen`: for those who listen; it can be read where there is room. */
export const LastResync = memo(function LastResync({
  node,
  unseen = false,
}: {
  node: NodeId;
  unseen?: boolean;
}) {
  const words = useWords();
  const resync = useShown((shown) => lastResync(shown, node));
  const link = useShown((shown) =>
    resync === null ? null : keyBetween(shown, resync.master, node),
  );
  if (resync === null) return null;
  const text =
    resync.outcome === 'partial'
      ? words.verdict.wasPartial(node, bytes(resync.bytes))
      : words.verdict.wasFull(node);
  const why = words.verdict.wasBecause(words.because[resync.reason]);
  return (
    <p
      className={unseen ? 'unseen' : css['last']}
      title={text + why}
      data-testid={`last-resync-${node}`}
      data-value={resync.outcome}
    >
      <span>
        {words.verdict.last}: {text}
        <span className={css['lastWhy']}>{why}</span>
      </span>
      {!unseen && resync.message >= 0 && link !== null && (
        <button
          type="button"
          className={css['show']}
          aria-label={words.verdict.showHint(node)}
          onClick={() => showMessage(link, resync.message)}
        >
          {words.verdict.show}
        </button>
      )}
    </p>
  );
});

/** The newest resync of this replica that has happened by now. */
function lastResync(shown: Shown, node: NodeId): Resync | null {
  for (let index = shown.events.length - 1; index >= 0; index -= 1) {
    const event = shown.events[index];
    if (event?.kind === 'resync' && event.replica === node && event.at <= shown.now) return event;
  }
  return null;
}

function keyBetween(shown: Shown, a: NodeId, b: NodeId): string | null {
  const link = linkBetween(shown, a, b);
  return link === null ? null : linkKey(...link.between);
}
