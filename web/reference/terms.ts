/** What the glossary has an entry for. A link in any text (`[[id|label]]`) names one of these. */
import type {
  EventRecord,
  LinkState,
  ReplicaClientState,
  VerdictReason,
} from '../../engine/contract.ts';
import type { ConceptId } from './conceptNames.en.ts';
import type { ErrorId } from './errors.ts';
import type { InfoField } from './infoMeanings.en.ts';
import type { LogId } from './logs.ts';
import type { MessageId } from './messages.ts';
import type { ExplainedParameter } from './parameterMeanings.en.ts';

/** What can happen; an anomaly has a term of its own name. */
export type EventId = Exclude<EventRecord['kind'], 'anomaly'>;
export type StateId = LinkState | ReplicaClientState;

/** Where it stands in the glossary, in the order of the page. */
export const SHELVES = [
  'term',
  'message',
  'state',
  'info',
  'config',
  'error',
  'log',
  'reason',
  'event',
] as const;
export type Shelf = (typeof SHELVES)[number];

export type TermId =
  | ConceptId
  | `message.${MessageId}`
  | `state.${StateId}`
  | `info.${InfoField}`
  | `config.${ExplainedParameter}`
  | `error.${ErrorId}`
  | `log.${LogId}`
  | `reason.${VerdictReason}`
  | `event.${EventId}`;

/** What an event is about: an anomaly by its own name. */
export function termOfEvent(event: EventRecord): TermId {
  return event.kind === 'anomaly' ? event.name : `event.${event.kind}`;
}
