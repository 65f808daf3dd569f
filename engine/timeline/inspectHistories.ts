// The tree of histories, as the page asks for it.
import { latin1 } from '../base/bytes.ts';
import type { Answer, ArcView, HistoryNode, HistoryPart } from '../contract.ts';
import { COMMANDS } from '../node/table.ts';
import { asked, kindOf } from '../world/arcs.ts';
import { headWords, type NotedCommand } from '../world/commandLog.ts';
import { ELLIPSIS, wordsLabel } from '../world/describe.ts';
import { Lineage, type Standing } from '../world/lineage.ts';
import { masterOf } from '../world/view.ts';
import type { World } from '../world/world.ts';
import type { Timeline } from './timeline.ts';

/** Commands told of one part of a history, and keys. */
const COMMANDS_SHOWN = 24;
const KEYS_SHOWN = 50;

export function histories(timeline: Timeline): Answer {
  const { world, recorder } = timeline;
  const standings = world.machines.map((machine): Standing => {
    const { server, last } = machine;
    const { replid, master_repl_offset: offset } = server?.stream ?? last;
    const { isReplica } = server ?? last;
    const master = masterOf(world, machine)?.id ?? null;
    return { node: machine.id, replid, offset, isReplica, alive: server !== null, master };
  });
  const facts = recorder.histories.slice(0, world.recorded.histories);
  const { commands } = recorder;
  const lineage = new Lineage(
    facts,
    standings,
    (replid) => commands.uncounted(replid, world.recorded.commands).commands[0]?.at ?? null,
  );
  return {
    answer: 'histories',
    now: world.now,
    histories: lineage.views().map((view) => ({
      ...view,
      parts: view.parts.map((part) => withCommands(timeline, view.replid, part)),
    })),
    nodes: standings.map((one) => nodeOf(world, lineage, one)),
  };
}

function nodeOf(world: World, lineage: Lineage, standing: Standing): HistoryNode {
  const { node, isReplica, alive, replid, offset } = standing;
  return {
    node,
    role: isReplica ? 'replica' : 'master',
    alive,
    replid: lineage.has(replid) ? replid : '',
    offset,
    doomed: lineage.fates.get(node) === 'doomed',
    since: world.machine(node)?.since ?? 0,
  };
}

function withCommands(timeline: Timeline, replid: string, part: HistoryPart): HistoryPart {
  const { recorder, world } = timeline;
  const end = world.recorded.commands;
  const { commands, more } =
    part.from === part.to
      ? recorder.commands.uncounted(replid, end)
      : recorder.commands.stretch(replid, part.from, part.to, end);
  const live = part.state === 'live';
  const shown = live ? commands.slice(-COMMANDS_SHOWN) : commands.slice(0, COMMANDS_SHOWN);
  return {
    ...part,
    since: more ? null : (commands[0]?.at ?? null),
    commands: { total: commands.length, more, shown: shown.map(arcOf) },
    keys: live ? [] : keysIn(commands),
  };
}

function arcOf({ from, to, at, origin, head }: NotedCommand): ArcView {
  const { words, whole } = headWords(head);
  const label = wordsLabel(words);
  const sent = whole || label.endsWith(ELLIPSIS) ? label : label + ELLIPSIS;
  return { from, to, sent, ...asked(origin), kind: kindOf(sent), at };
}

/** The keys that commands wrote, each once, in the order of the first write. */
function keysIn(commands: readonly NotedCommand[]): string[] {
  const keys = new Set<string>();
  for (const { head } of commands) {
    const { words, whole } = headWords(head);
    const name = latin1(words[0] ?? '');
    const [first, last, step] = COMMANDS.find(name, 0, name.length)?.keys ?? [0, 0, 0];
    if (first === 0) continue;
    // Of a command that was cut, the last word may be only a beginning.
    const known = whole ? words.length : words.length - 1;
    const end = last < 0 ? words.length + last : last;
    for (let i = first; i <= end && i < known; i += step) {
      if (keys.size < KEYS_SHOWN) keys.add(words[i]!);
    }
  }
  return [...keys];
}
