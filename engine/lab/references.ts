import type { LabAction, LabFile, LabNode } from './format.ts';

/** How many nodes a lab may have at a time. */
export const NODES_MAX = 12;

/** What is wrong with a document: where (`$.actions[3].node`), and what to do about it. */
export interface LabProblem {
  readonly path: string;
  readonly message: string;
}

/**
 * The first thing in a well-formed lab that refers to what is not there: a node that does not exist
 * at that time, a link listed twice, a port that contradicts the node's name. Null when all is well.
 * Paths count the actions as they stand in the document, not in the order of their times.
 */
export function referenceProblem(lab: LabFile): LabProblem | null {
  const alive = new Set<string>();
  for (const [i, node] of lab.nodes.entries()) {
    const path = `$.nodes[${i}]`;
    if (alive.has(node.id)) return { path: `${path}.id`, message: taken(node.id) };
    alive.add(node.id);
    const problem = nodeProblem(node, path);
    if (problem !== null) return problem;
  }
  const problem = linkProblem(lab, alive);
  if (problem !== null) return problem;
  const inOrder = [...lab.actions.entries()].toSorted(([, a], [, b]) => a.atMs - b.atMs);
  for (const [i, action] of inOrder) {
    const found = actionProblem(action, `$.actions[${i}]`, alive);
    if (found !== null) return found;
  }
  return null;
}

const taken = (id: string) => `Another node is called ${id}: choose another port.`;
const absent = (id: string) =>
  `There is no node ${id} at this time: correct the name, or add the node first.`;

function nodeProblem(node: LabNode, path: string): LabProblem | null {
  const names = new Set<string>();
  for (const [i, { name }] of (node.files ?? []).entries()) {
    const message = `The file ${name} is listed twice: remove one.`;
    if (names.has(name)) return { path: `${path}.files[${i}].name`, message };
    names.add(name);
  }
  return portProblem(node.id, node.conf, `${path}.conf`);
}

const PORT_LINE = /^\s*"?port"?\s+"?([^"\s]*)"?\s*$/i;

/** Whether a line of redis.conf sets the port. */
export function setsPort(line: string): boolean {
  return /^\s*"?port"?(\s|$)/i.test(line);
}

function portProblem(id: string, conf: readonly string[], path: string): LabProblem | null {
  for (const [i, line] of conf.entries()) {
    if (!setsPort(line) || PORT_LINE.exec(line)?.[1] === id) continue;
    const message = `The port of node ${id} must be ${id}: correct this line, or remove it.`;
    return { path: `${path}[${i}]`, message };
  }
  return null;
}

function linkProblem(lab: LabFile, nodes: ReadonlySet<string>): LabProblem | null {
  const known = new Set(nodes);
  for (const action of lab.actions) if (action.do === 'add-node') known.add(action.node.id);
  const seen = new Set<string>();
  for (const [i, { between }] of (lab.network?.links ?? []).entries()) {
    const path = `$.network.links[${i}].between`;
    for (const [k, id] of between.entries()) {
      const message = `There is no node ${id}: correct the name.`;
      if (!known.has(id)) return { path: `${path}[${k}]`, message };
    }
    const link = between.toSorted().join(' ');
    if (seen.has(link)) return { path, message: 'This link is listed twice: remove one.' };
    seen.add(link);
  }
  return null;
}

/** A direction is named by one of the link's two ends. */
function endProblem(action: { between: [string, string] }, path: string): LabProblem | null {
  if (!('from' in action) || action.between.some((id) => id === action.from)) return null;
  return { path: `${path}.from`, message: 'Name one of the two nodes of “between”.' };
}

/** Checks one action against the nodes alive at its time, and carries it out on them. */
function actionProblem(action: LabAction, path: string, alive: Set<string>): LabProblem | null {
  switch (action.do) {
    case 'say':
    case 'look':
    case 'mark':
      return null;
    case 'cut':
    case 'stall':
    case 'heal':
    case 'latency':
    case 'bandwidth':
    case 'hold':
    case 'release': {
      const k = action.between.findIndex((id) => !alive.has(id));
      if (k < 0) return endProblem(action, path);
      return { path: `${path}.between[${k}]`, message: absent(action.between[k]!) };
    }
    case 'add-node': {
      const { id } = action.node;
      if (alive.has(id)) return { path: `${path}.node.id`, message: taken(id) };
      const message = `A lab may have ${NODES_MAX} nodes at a time: remove one first.`;
      if (alive.size === NODES_MAX) return { path: `${path}.node`, message };
      alive.add(id);
      return nodeProblem(action.node, `${path}.node`);
    }
    default: {
      const { node } = action;
      if (!alive.has(node)) return { path: `${path}.node`, message: absent(node) };
      if (action.do === 'remove-node') alive.delete(node);
      if (action.do === 'edit-conf') return portProblem(node, action.conf, `${path}.conf`);
      return action.do === 'load' ? loadProblem(action, path, alive) : null;
    }
  }
}

function loadProblem(
  load: Extract<LabAction, { do: 'load' }>,
  path: string,
  alive: ReadonlySet<string>,
): LabProblem | null {
  if (load.untilMs < load.atMs) {
    return { path: `${path}.untilMs`, message: 'Let the load end after it begins.' };
  }
  const also = load.also ?? [];
  const lost = also.findIndex((id) => !alive.has(id));
  if (lost >= 0) return { path: `${path}.also[${lost}]`, message: absent(also[lost]!) };
  const twice = also.findIndex((id, i) => id === load.node || also.indexOf(id) !== i);
  if (twice < 0) return null;
  const message = `Node ${also[twice]} is listed twice: remove one.`;
  return { path: `${path}.also[${twice}]`, message };
}
