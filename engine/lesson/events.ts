/** The kinds of events and their fields that a pattern can ask for, so that a misspelt one is noticed. */
import type { EventBody } from '../contract.ts';

type Kind = EventBody['kind'];
type OfKind<K extends Kind> = Extract<EventBody, { kind: K }>;
type Plain = string | number | boolean | null | readonly string[];
/** Fields of every member of a union, not only of all of them. */
type AskedOf<E> = E extends unknown
  ? { [F in keyof E]: E[F] extends Plain ? F : never }[keyof E]
  : never;

/** A new kind, or a new field of one, is missing here until it is added: the compiler says so. */
const FIELDS: { readonly [K in Kind]: Record<Exclude<AskedOf<OfKind<K>>, 'kind'>, true> } = {
  'node-started': { node: true },
  'node-stopped': { node: true, how: true },
  'node-frozen': { node: true },
  'node-thawed': { node: true },
  'role-changed': { node: true, role: true, of: true },
  'link-changed': { between: true, change: true },
  hold: { from: true, to: true, change: true, match: true, message: true },
  'link-state': { node: true, of: true, state: true },
  'master-link-lost': { node: true, of: true, why: true },
  resync: {
    replica: true,
    master: true,
    outcome: true,
    reason: true,
    bytes: true,
    askedReplid: true,
    askedOffset: true,
    firstByteOffset: true,
    endOffset: true,
    message: true,
  },
  'sync-finished': { replica: true, master: true, outcome: true, keys: true },
  'replid-changed': {
    node: true,
    replid: true,
    replid2: true,
    second_repl_offset: true,
    why: true,
  },
  'keys-lost': { node: true, keys: true, count: true, why: true },
  anomaly: {
    name: true,
    bornAt: true,
    node: true,
    master: true,
    db: true,
    key: true,
    read: true,
    there: true,
    earlier: true,
    newer: true,
    acknowledgedBy: true,
    why: true,
    back: true,
    keys: true,
    count: true,
    line: true,
    other: true,
    replica: true,
    left: true,
  },
  failover: { node: true, what: true, target: true, why: true },
  'clients-held': { node: true, change: true, by: true, until: true },
  evicted: { node: true, keys: true, count: true, policy: true },
  load: { node: true, nodes: true, change: true, line: true, rate: true, answered: true },
  typed: { node: true, console: true, line: true },
  'write-refused': { node: true, line: true, error: true },
  'replica-dropped': { node: true, replica: true, why: true },
  snapshot: { node: true, what: true, target: true },
  disk: { node: true, what: true },
  'config-edited': { node: true },
  'action-refused': {},
  expectation: { met: true, node: true, line: true, expected: true, actual: true },
  said: {},
  marked: {},
};

export const EVENT_KINDS: readonly string[] = Object.keys(FIELDS);

/** Null: there is no such kind. */
export function fieldsOfEvent(kind: string): readonly string[] | null {
  const fields: unknown = Object.hasOwn(FIELDS, kind) ? Reflect.get(FIELDS, kind) : null;
  return typeof fields === 'object' && fields !== null ? Object.keys(fields) : null;
}
