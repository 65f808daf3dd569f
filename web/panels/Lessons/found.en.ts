/** What is the case, one sentence for each clause of a goal. */
import type { Clause } from '../../../engine/lesson/clauses.ts';
import type { Found } from '../../../engine/lesson/evaluate.ts';
import type { Check, EventPattern } from '../../../engine/lesson/format.ts';
import type { Words } from '../../language/en.ts';
import { readable, shorten } from '../../text.ts';
import { grouped } from '../../ui/figures.ts';
import { fieldsOf, legible, lineOf } from './patterns.ts';
import { wantedOf, type Wanted } from './wanted.ts';

const SHOWN_MAX = 60;

type Page = Pick<Words, 'run' | 'linkState'>;

/** What is the case, and what is asked for where that does not say it. */
export function sayEn(clause: Clause, page: Page): string {
  const wanted = wantedOf(clause);
  const said = foundEn(clause, page);
  return wanted === null ? said : `${said} ${wantedEn(wanted)}`;
}

function wantedEn(wanted: Wanted): string {
  if (wanted.what === 'other') return 'That has to change.';
  if (wanted.what === 'value') return `Asked for: ${cut(wanted.value)}.`;
  return `Asked for: at ${wanted.what} ${grouped(wanted.count)}.`;
}

function foundEn({ check, found }: Clause, page: Page): string {
  switch (found.say) {
    case 'absent':
      return `There is no node ${found.node}.`;
    case 'run':
      return `${found.node}: ${page.run[found.run]}.`;
    case 'role':
      return `${found.node} is a ${found.role}.`;
    case 'follows':
      return found.of === null
        ? `${found.node} follows nobody: it is a master.`
        : `${found.node} is a replica of ${found.of}.`;
    case 'link':
      return linkEn(
        found.node,
        found.status,
        found.state === 'NONE' ? null : page.linkState[found.state],
      );
    case 'network':
      return `The link ${found.between.join(' – ')} is ${found.state}.`;
    case 'data':
      return `${listed(found.nodes)} ${found.equal ? 'hold' : 'do not hold'} the same data.`;
    case 'offsets':
      return `Offsets: ${found.offsets.map(({ node, offset }) => `${node} at ${offset < 0 ? 'none' : grouped(offset)}`).join(', ')}.`;
    case 'key':
      return found.value === null
        ? `${found.node} does not have ${readable(found.key)}.`
        : `${found.node} has ${readable(found.key)}: ${cut(found.value)}.`;
    case 'keys':
      return `${found.node} holds ${found.count === 1 ? '1 key' : `${grouped(found.count)} keys`}.`;
    case 'behind':
      if (found.bytes === null)
        return `${found.node} has no master that it could be compared with.`;
      return found.bytes === 0
        ? `${found.node} lacks nothing.`
        : `${found.node} lacks ${grouped(found.bytes)} bytes.`;
    case 'verdict':
      return verdictEn(found.node, found.kind);
    case 'held':
      return heldEn(found.node, found.by);
    case 'count':
      return countEn(nameEn(check), found.count, found.least, found.most);
    case 'order':
      return orderEn(check, found);
    case 'reply':
      return replyEn(check, found);
    case 'config':
      return configEn(check.is === 'saved', found.node, found.name, found.value);
    case 'none':
      return 'Nothing is asked for.';
  }
}

/** In one line. */
const cut = (text: string) =>
  shorten(readable(text.trim().replaceAll(/\s*\n\s*/g, ' / ')), SHOWN_MAX);
const listed = (nodes: readonly string[]) =>
  nodes.length < 2 ? nodes.join('') : `${nodes.slice(0, -1).join(', ')} and ${nodes.at(-1)}`;

function linkEn(node: string, status: 'up' | 'down', state: string | null): string {
  if (status === 'up') return `${node}: the link to its master is up.`;
  return state === null ? `${node} has no master.` : `${node}’s link is down: ${state}.`;
}

const VERDICTS = {
  none: 'is connected, no resync is needed',
  partial: 'would get a partial resync now',
  full: 'would get a full resync now',
  cannot: 'could not resync now',
};

function verdictEn(node: string, kind: keyof typeof VERDICTS | null): string {
  return kind === null ? `${node} has no master.` : `${node} ${VERDICTS[kind]}.`;
}

const HELD = {
  sleep: 'it sleeps (DEBUG SLEEP)',
  busy: 'it is busy with others',
  pause: 'CLIENT PAUSE',
  failover: 'FAILOVER',
  shutdown: 'it is shutting down',
};

function heldEn(node: string, by: keyof typeof HELD | null): string {
  return by === null ? `Nobody waits at ${node}.` : `Commands wait at ${node}: ${HELD[by]}.`;
}

function countEn(name: string, count: number, least: number, most: number | null): string {
  if (most === 0)
    return count === 0 ? `${name}: none, as asked.` : `${name}: ${count}, none allowed.`;
  if (most !== null && least === 0) return `${name}: ${count}, at most ${most}.`;
  return `${name}: ${count} of ${least}${most !== null && most > least ? ` to ${most}` : ''}.`;
}

function orderEn(check: Check, { met, of, early }: Extract<Found, { say: 'order' }>): string {
  const events = check.is === 'in-order' ? check.events : [];
  const before = early === undefined ? undefined : events[early];
  if (before !== undefined) return `Too early: ${eventEn(before)}.`;
  const next = events[met];
  const wanted = next === undefined ? '' : ` Next: ${eventEn(next)}.`;
  return `${met} of ${of} steps, one after the other.${wanted}`;
}

function replyEn(check: Check, found: Extract<Found, { say: 'reply' }>): string {
  const { node, line, reply } = found;
  const wanted = check.is === 'replied' ? legible(check.line) : null;
  if (line === null)
    return wanted === null ? `Not typed on ${node} yet.` : `${wanted}: not typed on ${node} yet.`;
  const asked = cut(line);
  if (reply === null || reply === '') return `${node}: ${asked} has no reply yet.`;
  return `${node} replied to ${asked}: ${cut(reply)}`;
}

function configEn(inFile: boolean, node: string, name: string, value: string): string {
  const where = inFile ? `redis.conf of ${node}` : node;
  return value === '' ? `${where}: ${name} is empty.` : `${where}: ${name} is ${cut(value)}.`;
}

/** What is counted. */
function nameEn(check: Check): string {
  if (check.is === 'happened') return eventEn(check.event);
  if (check.is !== 'typed') return 'Seen so far';
  return typedEn(legible(check.line), check.node);
}

function typedEn(line: string | null, node: string | undefined): string {
  const where = node === undefined ? '' : ` on ${node}`;
  return line === null ? `Typed${where}` : `${line} typed${where}`;
}

const CHANGES: Readonly<Record<string, string>> = {
  cut: 'Link cut',
  stalled: 'Link stalled',
  healed: 'Link healed',
  tuned: 'Link tuned',
};
const ANOMALIES: Readonly<Record<string, string>> = {
  'stale-read': 'Stale reads',
  'non-monotonic-read': 'Reads that went backwards',
  'lost-write': 'Lost writes',
  divergence: 'Histories that parted',
  'empty-master': 'Emptiness copied',
};
const SNAPSHOTS: Readonly<Record<string, string>> = {
  started: 'Snapshots begun',
  finished: 'Snapshots finished',
  failed: 'Snapshots failed',
};

/** An event as something that can be counted. */
export function eventEn(pattern: EventPattern): string {
  const {
    node,
    nodes,
    replica,
    outcome,
    change = '',
    name = '',
    what = '',
    role,
    state,
  } = fieldsOf(pattern);
  const who = node ?? nodes ?? 'a node';
  const of = (other: string | undefined) => (other === undefined ? '' : ` of ${other}`);
  switch (pattern.kind) {
    case 'typed':
      return typedEn(lineOf(pattern), node);
    case 'resync':
      return `${outcome === undefined ? 'Resyncs' : outcome === 'full' ? 'Full resyncs' : 'Partial resyncs'}${of(replica)}`;
    case 'sync-finished':
      return `Syncs finished${of(replica)}`;
    case 'link-changed':
      return CHANGES[change] ?? 'Link changed';
    case 'node-started':
      return `Starts${of(node)}`;
    case 'node-stopped':
      return `Stops${of(node)}`;
    case 'role-changed':
      return `${who} becomes a ${role ?? 'master or replica'}`;
    case 'link-state':
      return `${who} in state ${state ?? 'asked for'}`;
    case 'master-link-lost':
      return `${who} loses its master`;
    case 'replica-dropped':
      return `${who} drops a replica`;
    case 'write-refused':
      return `Writes refused${node === undefined ? '' : ` by ${node}`}`;
    case 'keys-lost':
      return `${who} loses keys`;
    case 'anomaly':
      return ANOMALIES[name] ?? 'Anomalies';
    case 'snapshot':
      return `${SNAPSHOTS[what] ?? 'Snapshots'}${of(node)}`;
    case 'replid-changed':
      return `New replication IDs${of(node)}`;
    case 'failover':
      return `FAILOVER${of(node)}`;
    case 'load':
      return `Loads on ${who}`;
    case 'disk':
      return what === 'repaired' ? `Disk repaired${of(node)}` : `Disk broken${of(node)}`;
    case 'config-edited':
      return `redis.conf edited${of(node)}`;
    default:
      return 'Seen so far';
  }
}
