/** Why: does the ticket fit a slot, and does its offset lie in what the backlog holds? */
import { Check, X } from 'lucide-react';
import type { CSSProperties } from 'react';
import { grouped, shortId } from '../../ui/figures.ts';
import { HistoryMark } from '../../ui/HistoryMark.tsx';
import { hasBacklog, hasTicket, lineOf, slots, type Fit, type Ticket } from './ticket.ts';
import type { TermId } from '../../reference/terms.ts';
import { Headed, Term } from '../../ui/Term.tsx';
import { WHY_TERMS } from './terms.ts';
import css from './Why.module.css';
import { useWhyWords } from './words.ts';

export function TicketDrawing({ ticket }: { ticket: Ticket }) {
  const words = useWhyWords();
  const { ids } = ticket;
  const asks = hasTicket(ticket);
  const [first, second] = slots(ticket);
  return (
    <div className={css['drawing']}>
      <p className={css['ticket']} data-none={!asks}>
        <span>
          <Headed term={WHY_TERMS.ticket}>{words.ticket}</Headed>
        </span>
        {asks ? (
          <code>
            PSYNC <HistoryMark replid={ticket.askedReplid} /> {shortId(ticket.askedReplid)}…{' '}
            {grouped(ticket.askedOffset)}
          </code>
        ) : (
          <code>{words.noTicket}</code>
        )}
      </p>
      <ul className={css['slots']}>
        <Slot
          title={words.slot[0]}
          term="replication-id"
          id={ids.replid}
          limit={words.any}
          fit={first}
        />
        <Slot
          title={words.slot[1]}
          term="second-replication-id"
          id={second === 'empty' ? '' : ids.replid2}
          limit={second === 'empty' ? '' : words.until(grouped(ids.second_repl_offset))}
          fit={second}
        />
      </ul>
      {hasBacklog(ticket) ? (
        <OffsetLine ticket={ticket} />
      ) : (
        <p>
          <Term id="replication-backlog">{words.noBacklog}</Term>
        </p>
      )}
    </div>
  );
}

interface SlotProps {
  title: string | undefined;
  term: TermId;
  id: string;
  limit: string;
  fit: Fit;
}

function Slot({ title, term, id, limit, fit }: SlotProps) {
  const words = useWhyWords();
  const Icon = fit === 'fits' ? Check : X;
  return (
    <li data-fit={fit}>
      <span>
        <Term id={term}>{title}</Term>
      </span>
      <code>
        {id !== '' && <HistoryMark replid={id} />} {id === '' ? words.empty : `${shortId(id)}…`}{' '}
        <small>{limit}</small>
      </code>
      <b>
        <Icon aria-hidden /> {words.fits[fit]}
      </b>
    </li>
  );
}

/** What the backlog holds, and where the replica wants to go on. */
function OffsetLine({ ticket }: { ticket: Ticket }) {
  const words = useWhyWords();
  const line = lineOf(
    hasTicket(ticket) ? ticket : { ...ticket, askedOffset: ticket.firstByteOffset },
  );
  const percent = (share: number) => `${(share * 100).toFixed(2)}%`;
  const held = { left: percent(line.first), width: percent(line.end - line.first) };
  return (
    <div className={css['line']} aria-label={words.line} role="group">
      <div className={css['axis']}>
        <div className={css['held']} style={held}>
          <span>{grouped(ticket.firstByteOffset)}</span>
          <span>{grouped(ticket.endOffset)}</span>
        </div>
        {hasTicket(ticket) && (
          <>
            <div
              className={css['missing']}
              style={{
                left: percent(Math.min(line.asked, line.end)),
                width: percent(Math.abs(line.end - line.asked)),
              }}
            />
            <div
              className={css['asked']}
              data-inside={line.inside}
              style={{ '--at': percent(line.asked) } as CSSProperties}
            />
          </>
        )}
      </div>
      <p className={css['ends']}>
        {hasTicket(ticket) && (
          <b data-inside={line.inside}>
            {words.asked(grouped(ticket.askedOffset), line.inside ? words.inside : words.outside)}
          </b>
        )}
      </p>
    </div>
  );
}
