import { utf8AsLatin1 } from '../base/utf8.ts';
import type { Action, NodeId, Refusal, RefusalCode } from '../contract.ts';
import { Console } from './console.ts';
import { ELLIPSIS } from './describe.ts';
import { carryOutOther } from './later.ts';
import type { Machine } from './machine.ts';
import type { World } from './world.ts';

const TOLD_MAX = 200;

export function refusal(code: RefusalCode, detail: string, message: string): Refusal {
  return { code, detail, message };
}

/**
 * Carries out one action of a user or a lab file, now. What is impossible is answered by a refusal
 * and changes nothing.
 */
export function perform(world: World, action: Action): Refusal | null {
  const refused = carryOut(world, action);
  world.settle();
  return refused;
}

/** A line as the timeline tells it: nobody reads more of it there. */
function shortened(line: string): string {
  return line.length > TOLD_MAX ? line.slice(0, TOLD_MAX) + ELLIPSIS : line;
}

function carryOut(world: World, action: Action): Refusal | null {
  switch (action.do) {
    case 'type':
      return withMachine(world, action.node, (machine) => {
        const line = utf8AsLatin1(action.line);
        const console = action.console ?? 1;
        world.emit({ kind: 'typed', node: machine.id, console, line: shortened(line) });
        world.console(machine.id, console).type(line);
        return null;
      });
    case 'expect':
      return expectReply(world, action.node, action.line, action.reply);
    case 'say':
      world.emit({ kind: 'said', text: action.text });
      return null;
    case 'mark':
      world.emit({ kind: 'marked', name: action.name });
      return null;
    case 'look':
      return null;
    default:
      return carryOutOther(world, action);
  }
}

export function withMachine(
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

/** Types a line over a connection of its own; what redis-cli prints is compared when it comes. */
function expectReply(world: World, node: NodeId, line: string, expected: string): Refusal | null {
  return withMachine(world, node, () => {
    const probe = new Console(world, node, 0, true);
    probe.expectation = { line, expected };
    probe.type(utf8AsLatin1(line));
    return null;
  });
}
