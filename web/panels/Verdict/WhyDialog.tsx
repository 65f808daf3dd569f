/** Partial or full, and why: for now, and for every PSYNC that happened. */
import { ArrowDownToLine, History } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useState } from 'react';
import { useShallow } from 'zustand/shallow';
import type { EventRecord, NodeId, VerdictView } from '../../../engine/contract.ts';
import { useWords } from '../../language/words.ts';
import { linkBetween, linkKey, showMessage, useShown } from '../../store/store.ts';
import { DialogFrame } from '../../ui/DialogFrame.tsx';
import { bytes, clock, grouped, shortId } from '../../ui/figures.ts';
import { Headed, Term } from '../../ui/Term.tsx';
import { PAST, PAST_TERMS, WHY_TERMS } from './terms.ts';
import { hasBacklog, hasTicket, type Ticket } from './ticket.ts';
import { TicketDrawing } from './TicketDrawing.tsx';
import css from './Why.module.css';
import { useWhyWords, type Figures } from './words.ts';

type Resync = Extract<EventRecord, { kind: 'resync' }>;

interface WhyProps {
  node: NodeId;
  open: boolean;
  onOpen: (open: boolean) => void;
  onGone: () => void;
}

export function WhyDialog({ node, open, onOpen, onGone }: WhyProps) {
  const words = useWhyWords();
  const verdict = useShown((shown) => shown.nodes[node]?.verdict ?? null);
  const past = useShown(useShallow((shown) => resyncsOf(shown.events, node, shown.now)));
  // Null: what would be now.
  const [chosen, setChosen] = useState<number | null>(null);
  const event = past.find(({ id }) => id === chosen) ?? null;
  const reason = event?.reason ?? verdict?.reason;
  const ticket = event ?? (verdict === null ? null : ticketOf(verdict));
  return (
    <DialogFrame
      title={words.title(node)}
      close={words.close}
      testId="why"
      open={open}
      onOpen={onOpen}
      onGone={onGone}
    >
      <div className={css['why']}>
        <h3>{event === null ? words.now : words.happened(clock(event.at))}</h3>
        <Dialog.Description
          className={css['sentence']}
          data-testid="why-sentence"
          data-value={reason}
        >
          {reason !== undefined && words.sentences[reason](figuresOf(node, ticket))}
        </Dialog.Description>
        {ticket !== null && <TicketDrawing ticket={ticket} />}
        <h3>
          <Headed term={WHY_TERMS.list}>{words.list}</Headed>
        </h3>
        {past.length === 0 ? (
          <p>{words.none}</p>
        ) : (
          <Past node={node} past={past} chosen={chosen} onChoose={setChosen} onOpen={onOpen} />
        )}
      </div>
    </DialogFrame>
  );
}

/** The newest first. */
function resyncsOf(events: readonly EventRecord[], node: NodeId, now: number): readonly Resync[] {
  return events
    .filter((event) => event.kind === 'resync' && event.replica === node && event.at <= now)
    .map((event) => event as Resync)
    .toReversed();
}

function ticketOf(verdict: VerdictView): Ticket | null {
  const { ids, kind } = verdict;
  return ids === null ? null : { ...verdict, ids, outcome: kind };
}

function figuresOf(replica: NodeId, ticket: Ticket | null): Figures {
  return {
    replica,
    id: ticket === null ? '' : `${shortId(ticket.askedReplid)}…`,
    asked: grouped(ticket?.askedOffset ?? 0),
    first: grouped(ticket?.firstByteOffset ?? 0),
    end: grouped(ticket?.endOffset ?? 0),
    bytes: bytes(ticket?.bytes ?? 0),
    ownId: `${shortId(ticket?.ids.replid ?? '')}…`,
    secondId: `${shortId(ticket?.ids.replid2 ?? '')}…`,
    until: grouped(ticket?.ids.second_repl_offset ?? 0),
  };
}

interface PastProps {
  node: NodeId;
  past: readonly Resync[];
  chosen: number | null;
  onChoose: (event: number | null) => void;
  onOpen: (open: boolean) => void;
}

function Past({ node, past, chosen, onChoose, onOpen }: PastProps) {
  const words = useWhyWords();
  const { columns } = words;
  return (
    <div className={css['scroll']}>
      <table className={css['past']}>
        <thead>
          <tr>
            {PAST.map((column) => (
              <th key={column} scope="col">
                <Headed term={PAST_TERMS[column]}>{columns[column]}</Headed>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {past.map((event) => (
            <One
              key={event.id}
              node={node}
              event={event}
              isChosen={event.id === chosen}
              onChoose={() => onChoose(event.id === chosen ? null : event.id)}
              onShow={() => onOpen(false)}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface OneProps {
  node: NodeId;
  event: Resync;
  isChosen: boolean;
  onChoose: () => void;
  onShow: () => void;
}

function One({ node, event, isChosen, onChoose, onShow }: OneProps) {
  const words = useWhyWords();
  const { because } = useWords();
  const link = useShown((shown) => {
    const found = linkBetween(shown, event.master, node);
    return found === null ? null : linkKey(...found.between);
  });
  const time = clock(event.at);
  const Icon = event.outcome === 'partial' ? History : ArrowDownToLine;
  const asked = hasTicket(event)
    ? `${shortId(event.askedReplid)}… ${grouped(event.askedOffset)}`
    : '? -1';
  const held = hasBacklog(event)
    ? `${grouped(event.firstByteOffset)} … ${grouped(event.endOffset)}`
    : words.nothing;
  return (
    <tr data-outcome={event.outcome} data-reason={event.reason}>
      <td>
        <button
          type="button"
          aria-pressed={isChosen}
          aria-label={words.choose(time)}
          onClick={onChoose}
        >
          {time}
        </button>
      </td>
      <td>
        <code>{asked}</code>
      </td>
      <td>
        <code>{held}</code>
      </td>
      <td className={css['outcome']}>
        <Icon aria-hidden />{' '}
        <Term id={event.outcome === 'partial' ? 'partial-resync' : 'full-resync'}>
          {event.outcome === 'partial' ? words.partial(bytes(event.bytes)) : words.full}
        </Term>
      </td>
      <td>
        <Term id={`reason.${event.reason}`}>{because[event.reason]}</Term>
      </td>
      <td>
        {event.message >= 0 && link !== null && (
          <button
            type="button"
            aria-label={words.showHint(time)}
            onClick={() => {
              onShow();
              showMessage(link, event.message);
            }}
          >
            {words.show}
          </button>
        )}
      </td>
    </tr>
  );
}
