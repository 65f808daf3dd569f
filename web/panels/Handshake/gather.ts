/** Asks an engine that has played a walk to its end for all that its beats are made of. */
import type {
  Answer,
  EventRecord,
  MessageView,
  NodeId,
  Question,
} from '../../../engine/contract.ts';
import { latin1 } from '../../ui/hex.ts';
import type { Heard, LogLine, Played, Typed } from './beats.ts';
import type { Walk } from './labs.ts';

type Ask = (question: Question) => Answer | Promise<Answer>;

const PAGE = 500;
/** Which message it is shows at its beginning. */
const BEGINNING = 2_000;

export async function gather(ask: Ask, walk: Walk): Promise<Played> {
  const { replica, master } = walk;
  return {
    replica,
    master,
    from: walk.fromMs * 1000,
    messages: await heard(ask, [master, replica]),
    logs: [...(await logOf(ask, replica)), ...(await logOf(ask, master))],
    typed: await typedBy(ask),
  };
}

async function heard(ask: Ask, between: readonly [NodeId, NodeId]): Promise<Heard[]> {
  const views: MessageView[] = [];
  for (let before = Infinity; ; before = views[0]?.id ?? 0) {
    const answer = await ask({ ask: 'messages', between, before, limit: PAGE });
    if (answer.answer !== 'messages') break;
    views.unshift(...answer.messages);
    if (!answer.more) break;
  }
  const all: Heard[] = [];
  for (const message of views) {
    const answer = await ask({ ask: 'message', id: message.id });
    const bytes = answer.answer === 'message' ? answer.bytes : new Uint8Array(0);
    all.push({ message, text: latin1(bytes.subarray(0, BEGINNING)) });
  }
  return all;
}

async function logOf(ask: Ask, node: NodeId): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  for (;;) {
    const answer = await ask({ ask: 'log', node, offset: lines.length, limit: PAGE });
    if (answer.answer !== 'log' || answer.lines.length === 0) return lines;
    lines.push(...answer.lines.map((line) => ({ node, ...line })));
  }
}

async function typedBy(ask: Ask): Promise<Typed[]> {
  const events: EventRecord[] = [];
  for (;;) {
    const answer = await ask({ ask: 'events', offset: events.length, limit: PAGE });
    if (answer.answer !== 'events' || answer.events.length === 0) break;
    events.push(...answer.events);
  }
  return events.flatMap((event, index): Typed[] => {
    if (event.kind === 'typed') return [{ ...event, times: 1 }];
    if (event.kind !== 'load' || event.change !== 'began') return [];
    const ended = events.slice(index + 1).find(({ kind }) => kind === 'load');
    return [{ ...event, times: ended?.kind === 'load' ? ended.answered : 1 }];
  });
}
