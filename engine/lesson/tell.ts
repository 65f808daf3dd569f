/** What a check found, in a sentence for whoever writes a lesson. Visitors read `found.en.ts` of the page. */
import { clausesOf } from './clauses.ts';
import type { Found } from './evaluate.ts';
import type { Check } from './format.ts';
import type { Situation } from './situation.ts';

/** The first part of a check that is not met, as its author wrote it, and what there is instead. */
export function lackingOf(check: Check, situation: Situation): string {
  const clauses = clausesOf(check, situation);
  const clause = clauses.find(({ holds }) => !holds) ?? clauses[0];
  if (clause === undefined) return 'nothing is asked for';
  return `${JSON.stringify(clause.check)} asks for something else: ${told(clause.found)}`;
}

function told(found: Found): string {
  switch (found.say) {
    case 'absent':
      return `there is no node ${found.node}`;
    case 'run':
      return `${found.node} is ${found.run}`;
    case 'role':
      return `${found.node} is a ${found.role}`;
    case 'follows':
      return found.of === null ? `${found.node} is a master` : `${found.node} follows ${found.of}`;
    case 'link':
      return `master_link_status of ${found.node} is ${found.status} (${found.state})`;
    case 'network':
      return `the link ${found.between.join('-')} is ${found.state}`;
    case 'data':
      return `the data of ${found.nodes.join(', ')} is ${found.equal ? 'equal' : 'not equal'}`;
    case 'offsets':
      return found.offsets.map(({ node, offset }) => `${node} is at offset ${offset}`).join(', ');
    case 'key':
      if (found.value === null) return `${found.node} has no key ${found.key}`;
      return `${found.node} has ${found.key} = ${JSON.stringify(found.value)}`;
    case 'keys':
      return `${found.node} has ${found.count} keys`;
    case 'behind':
      if (found.bytes === null) return `${found.node} cannot be compared with a master`;
      return `${found.node} lacks ${found.bytes} bytes`;
    case 'verdict':
      return `the verdict on ${found.node} is ${found.kind ?? 'not given: it has no master'}`;
    case 'held':
      return `commands of ${found.node} ${found.by === null ? 'do not wait' : `wait (${found.by})`}`;
    case 'count':
      return `it happened ${times(found.count)}, ${bounds(found.least, found.most)}`;
    case 'order':
      return `${found.met} of the ${found.of} came, one after the other`;
    case 'reply':
      if (found.line === null) return `no such line was typed on ${found.node}`;
      return `${found.line} was answered with ${JSON.stringify(found.reply ?? '')}`;
    case 'config':
      return `${found.name} of ${found.node} is ${JSON.stringify(found.value)}`;
    case 'none':
      return 'nothing was found';
  }
}

const times = (count: number) => (count === 1 ? 'once' : `${count} times`);

function bounds(least: number, most: number | null): string {
  if (most === null) return `at least ${least} wanted`;
  return least === 0 ? `at most ${most} wanted` : `${least} to ${most} wanted`;
}
