import type { ArcView, NodeView } from '../contract.ts';
import { ARCS_MAX } from '../contract.ts';
import type { RedisServer } from '../node/redisServer.ts';
import { EVICTED, EXPIRED, type Origin } from '../replication/stream.ts';
import { RequestParser } from '../resp/parser.ts';
import { Request } from '../resp/request.ts';
import { commandLabel, ELLIPSIS } from './describe.ts';

/** What of a command is read for its label. */
const READ_MAX = 256;

interface Known {
  replid: string;
  total: number;
  first: number;
  arcs: ArcView[];
}

/** The commands that a node's backlog holds, as arcs. Only what is new is read; the rest is remembered. */
export class ArcReader {
  private readonly known = new Map<NodeView['id'], Known>();

  read(id: NodeView['id'], server: RedisServer): readonly ArcView[] {
    const { stream } = server;
    const { backlog } = stream;
    if (backlog === null) {
      this.known.delete(id);
      return [];
    }
    const before = this.known.get(id);
    const total = stream.ops.total;
    const first = backlog.first_byte_offset;
    if (before !== undefined && before.total === total && before.first === first) {
      return before.arcs;
    }
    const remembered = new Map<number, ArcView>();
    // A time travel may bring other commands to the same offsets: then nothing is reused.
    if (before !== undefined && before.total <= total && before.replid === stream.replid) {
      for (const arc of before.arcs) remembered.set(arc.to, arc);
    }
    const arcs: ArcView[] = [];
    const ops = stream.ops.newest(ARCS_MAX + 1);
    let from = ops.length <= ARCS_MAX ? first : ops[0]![0] + 1;
    for (const [end, at, origin] of ops.length <= ARCS_MAX ? ops : ops.slice(1)) {
      const to = end + 1;
      const old = remembered.get(to);
      if (to > first) {
        const start = Math.max(from, first);
        if (old !== undefined && old.at === at && old.from === start) arcs.push(old);
        else arcs.push(describe(server, start, to, at, origin, start > from));
      }
      from = to;
    }
    this.known.set(id, { replid: stream.replid, total, first, arcs });
    return arcs;
  }
}

function describe(
  server: RedisServer,
  from: number,
  to: number,
  at: number,
  origin: Origin,
  cut: boolean,
): ArcView {
  if (cut) return { from, to, sent: ELLIPSIS, ...asked(null), kind: 'write', at };
  const bytes = server.stream.backlog!.slice(from, Math.min(to - from, READ_MAX));
  const request = new Request();
  const sent =
    new RequestParser().parse(bytes, 0, bytes.length, request) > 0
      ? commandLabel(request)
      : ELLIPSIS;
  return { from, to, sent, ...asked(origin), kind: kindOf(sent), at };
}

/** How a view tells where a command comes from. */
export function asked(origin: Origin): Pick<ArcView, 'typed' | 'unasked'> {
  const typed = typeof origin === 'string' ? origin : null;
  if (origin === EXPIRED) return { typed, unasked: 'expired' };
  return { typed, unasked: origin === EVICTED ? 'evicted' : null };
}

/** What a command in the stream is for, from its label. */
export function kindOf(sent: string): ArcView['kind'] {
  const word = sent.split(' ', 1)[0]!.toUpperCase();
  if (word === 'SELECT') return 'select';
  if (word === 'PING') return 'ping';
  if (word === 'REPLCONF') return 'getack';
  return word === 'MULTI' || word === 'EXEC' ? 'transaction' : 'write';
}
