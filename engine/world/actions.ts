// Actions of people and lab files: at consoles, on nodes, links and disks.
import { utf8AsLatin1 } from '../base/utf8.ts';
import { MICROS_PER_MILLI } from '../base/units.ts';
import type { Action, NodeId, Refusal, RefusalCode } from '../contract.ts';
import type { Link } from '../network/link.ts';
import { cut, heal, stall } from '../network/misfortune.ts';
import { NODES_MAX } from '../lab/references.ts';
import { Config, readConfig } from '../node/config/config.ts';
import { terminate } from '../node/shutdown.ts';
import { Console } from './console.ts';
import { ELLIPSIS } from './describe.ts';
import { holdMessage, releaseMessage } from './held.ts';
import { LOAD_DEFAULTS, LoadGenerator, type LoadPlan } from './loadGenerator.ts';
import type { Machine } from './machine.ts';
import { shellNote } from './shellNotes.ts';
import { microsOf, type World } from './world.ts';

const TOLD_MAX = 200;

function refusal(code: RefusalCode, detail: string, message: string): Refusal {
  return { code, detail, message };
}

/**
 * Carries out one action of a user or a lab file, now. What is impossible is answered by a refusal
 * and changes nothing.
 */
export function perform(world: World, action: Action): Refusal | null {
  const refused = carryOut(world, action);
  if (refused === null) tellConsoles(world, action);
  world.settle();
  return refused;
}

/** Who looks at a node's console sees there what was done to it from outside. */
function tellConsoles(world: World, action: Action): void {
  const note = shellNote(action);
  if (note === null) return;
  for (const node of note.nodes) {
    world.print(world.console(node, 1), {
      kind: 'note',
      text: utf8AsLatin1(note.text),
      at: world.now,
    });
  }
}

function carryOut(world: World, action: Action): Refusal | null {
  switch (action.do) {
    case 'say':
      world.emit({ kind: 'said', text: action.text });
      return null;
    case 'mark':
      world.emit({ kind: 'marked', name: action.name });
      return null;
    case 'look':
      return null;
    case 'type':
      return withMachine(world, action.node, (machine) => typeLine(world, machine, action));
    case 'expect':
      return expectReply(world, action.node, action.line, action.reply);
    case 'kill':
    case 'shutdown':
    case 'power-off':
    case 'start':
    case 'freeze':
    case 'thaw':
      return withMachine(world, action.node, (machine) => control(machine, action.do));
    case 'cut':
    case 'stall':
    case 'heal':
    case 'latency':
    case 'bandwidth':
      return withLink(world, action.between, (link) => bend(world, link, action));
    case 'hold':
      return withLink(world, action.between, (link) => holdMessage(world, link, action));
    case 'release':
      return withLink(world, action.between, (link) => releaseMessage(world, link, action));
    case 'add-node':
      return addNode(world, action.node);
    case 'remove-node':
      return withMachine(world, action.node, (machine) => {
        world.removeMachine(machine);
        world.anomalies.removed(machine);
        return null;
      });
    case 'edit-conf':
      return withMachine(world, action.node, (machine) => {
        const problem = confProblem(world, action.conf, machine.id);
        if (problem !== null) return problem;
        machine.writeConf(action.conf.map(utf8AsLatin1));
        world.emit({ kind: 'config-edited', node: machine.id });
        return null;
      });
    case 'break-disk':
    case 'repair-disk':
      return withMachine(world, action.node, ({ id, disk }) => {
        disk.broken = action.do === 'break-disk';
        world.emit({ kind: 'disk', node: id, what: disk.broken ? 'broken' : 'repaired' });
        return null;
      });
    case 'load':
      return withMachine(world, action.node, (machine) => {
        const lost = action.also?.find((id) => world.machine(id) === null);
        if (lost !== undefined) return withMachine(world, lost, () => null);
        const load = new LoadGenerator(world, planOf(action, machine.id));
        world.addLoad(load);
        load.tell(world, 'began');
        return null;
      });
    case 'stop-load':
      return withMachine(world, action.node, ({ id }) => stopLoads(world, id));
  }
}

function withMachine(
  world: World,
  id: NodeId,
  go: (machine: Machine) => Refusal | null,
): Refusal | null {
  const machine = world.machine(id);
  if (machine !== null) return go(machine);
  return refusal(
    'no-such-node',
    id,
    `There is no node ${id}. Add it first, or name one that exists.`,
  );
}

function typeLine(world: World, { id }: Machine, action: Extract<Action, { do: 'type' }>): null {
  const line = utf8AsLatin1(action.line);
  const console = action.console ?? 1;
  world.emit({ kind: 'typed', node: id, console, line: shortened(line) });
  world.console(id, console).type(line);
  return null;
}

/** A line as the timeline tells it: nobody reads more of it there. */
function shortened(line: string): string {
  return line.length > TOLD_MAX ? line.slice(0, TOLD_MAX) + ELLIPSIS : line;
}

/** Types a line over a connection of its own; what redis-cli prints is compared when it comes. */
function expectReply(world: World, node: NodeId, line: string, expected: string): Refusal | null {
  return withMachine(world, node, () => {
    const probe = new Console(world, node, 0, true);
    probe.expectation = { line, expected };
    probe.type(utf8AsLatin1(line));
    return null;
  });
}

function planOf(action: Extract<Action, { do: 'load' }>, node: NodeId): LoadPlan {
  const { also = [], rate, template, untilMs } = action;
  return {
    nodes: [node, ...also],
    template: utf8AsLatin1(template),
    rate,
    until: Math.round(untilMs * MICROS_PER_MILLI),
    keys: action.keys ?? LOAD_DEFAULTS.keys,
    valueBytes: action.valueBytes ?? LOAD_DEFAULTS.valueBytes,
    pipeline: action.pipeline ?? LOAD_DEFAULTS.pipeline,
  };
}

function stopLoads(world: World, node: NodeId): Refusal | null {
  const running = world.loads.filter((load) => load.loads(node) && !load.finished);
  for (const load of running) load.finish(world);
  if (running.length > 0) return null;
  return refusal('no-load', node, `No load is running on node ${node}. Start one first.`);
}

function withLink(
  world: World,
  [a, b]: readonly [NodeId, NodeId],
  go: (link: Link) => Refusal | null,
): Refusal | null {
  const first = world.machine(a);
  const second = world.machine(b);
  if (first === null || second === null || first === second) {
    return refusal(
      'no-such-link',
      `${a}-${b}`,
      `There is no link between ${a} and ${b}. A link joins two different nodes of the lab.`,
    );
  }
  return go(world.network.linkBetween(first.end, second.end));
}

function control(
  machine: Machine,
  how: 'kill' | 'shutdown' | 'power-off' | 'start' | 'freeze' | 'thaw',
): Refusal | null {
  const { id, server } = machine;
  if (how === 'start') {
    if (server !== null) return refusal('node-running', id, `Node ${id} is running already.`);
    machine.start();
    return null;
  }
  if (server === null) {
    if (how === 'power-off' && machine.run !== 'powered-off') {
      machine.stop('powered-off');
      return null;
    }
    return refusal('node-not-running', id, `Node ${id} is not running. Start it first.`);
  }
  const frozen = machine.run === 'frozen';
  if (how === 'thaw') {
    if (!frozen) return refusal('node-not-frozen', id, `Node ${id} is not frozen.`);
    machine.thaw();
  } else if (how === 'freeze') {
    if (frozen) return refusal('node-frozen', id, `Node ${id} is frozen already.`);
    machine.freeze();
  } else if (how === 'shutdown') {
    if (frozen)
      return refusal(
        'node-frozen',
        id,
        `Node ${id} is frozen: it cannot hear SIGTERM. Thaw or kill it.`,
      );
    terminate(server);
  } else {
    machine.stop(how === 'kill' ? 'killed' : 'powered-off');
  }
  return null;
}

type LinkAction = Extract<Action, { do: 'cut' | 'stall' | 'heal' | 'latency' | 'bandwidth' }>;

function bend(world: World, link: Link, action: LinkAction): Refusal | null {
  const { between } = action;
  const name = between.join('-');
  const tell = (change: 'cut' | 'stalled' | 'healed' | 'tuned'): null => {
    world.emit({ kind: 'link-changed', between, change });
    return null;
  };
  switch (action.do) {
    case 'cut':
      if (link.state === 'cut')
        return refusal('link-already', name, `The link ${name} is cut already.`);
      tell('cut');
      cut(world.network, link);
      return null;
    case 'stall':
      if (link.state !== 'up')
        return refusal(
          'link-already',
          name,
          `The link ${name} is ${link.state} already. Heal it first.`,
        );
      stall(world.network, link);
      return tell('stalled');
    case 'heal':
      if (link.state === 'up')
        return refusal('link-already', name, `The link ${name} is whole already.`);
      tell('healed');
      heal(world.network, link);
      return null;
    case 'latency':
      if (!(action.latencyMs >= 0))
        return refusal('bad-value', name, 'A latency is a number of milliseconds, 0 or more.');
      link.latency = microsOf(action.latencyMs);
      return tell('tuned');
    case 'bandwidth':
      if (!(action.bandwidth >= 0))
        return refusal(
          'bad-value',
          name,
          'A bandwidth is a number of bytes per second; 0 means unlimited.',
        );
      link.bandwidth = action.bandwidth;
      return tell('tuned');
  }
}

function addNode(world: World, node: Extract<Action, { do: 'add-node' }>['node']): Refusal | null {
  if (world.machine(node.id) !== null) {
    return refusal(
      'node-exists',
      node.id,
      `There is a node ${node.id} already. Choose another port.`,
    );
  }
  if (world.machines.length >= NODES_MAX) {
    return refusal(
      'too-many-nodes',
      String(NODES_MAX),
      `A lab holds at most ${NODES_MAX} nodes. Remove one first.`,
    );
  }
  const port = Number(node.id);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    return refusal(
      'bad-value',
      node.id,
      `A node is named by its port, a number from 1 to 65535; "${node.id}" is none.`,
    );
  }
  const problem = confProblem(world, node.conf, node.id);
  if (problem !== null) return problem;
  const machine = world.addMachine(node);
  if (node.running !== false) machine.start();
  world.console(node.id, 1);
  return null;
}

/** Whether redis-server would start with this file, and under the node's own port. */
function confProblem(world: World, conf: readonly string[], id: NodeId): Refusal | null {
  const config = new Config(world.backlogModel);
  config.put('port', id);
  const problem = readConfig(config, conf);
  if (problem !== null) {
    return refusal(
      'config-invalid',
      problem.text,
      `Line ${problem.line} of the configuration, "${problem.text}": ${problem.reason}.`,
    );
  }
  if (config.text('port') !== id) {
    return refusal(
      'config-invalid',
      id,
      `The configuration says port ${config.text('port')}, but the node is ${id}.`,
    );
  }
  return null;
}
