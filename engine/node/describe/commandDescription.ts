// One command as COMMAND INFO describes it (addReplyCommandInfo of 7.0).
import { CATEGORIES, COMMAND_ACCESS, type CommandAccess } from '../../commands/categories.ts';
import {
  keySpecsOf,
  type Begin,
  type Find,
  type KeySpec,
  noteOf,
} from '../../commands/keySpecs.ts';
import type { CommandFlag } from '../../commands/row.ts';
import { tipsOf } from '../../commands/tips.ts';
import { array, bulkText, integer, type Reply, simple } from '../../resp/reply.ts';
import type { NodeRow, NodeTable } from '../rows.ts';
import { unmodelledRow } from '../unmodelled.ts';

/** In the order in which Redis prints them. */
const FLAGS =
  `write readonly denyoom module admin pubsub noscript blocking loading stale skip_monitor
 skip_slowlog asking fast no_auth may_replicate sentinel only_sentinel no_mandatory_keys protected
 no_async_loading no_multi movablekeys allow_busy`.split(/\s+/);

const set = (items: readonly Reply[]): Reply => ({ kind: 'set', items });
const map = (...items: Reply[]): Reply => ({ kind: 'map', items });

/** The row of a command of 7.0.15, whether the playground models it or only knows it. */
export function rowOf(commands: NodeTable, name: string): NodeRow | null {
  const [container = '', sub = null] = name.split('|');
  const top = commands.byName(container);
  const own = sub === null ? top : (top?.subcommands?.get(sub) ?? null);
  if (own !== null) return own;
  const found = unmodelledRow(container, sub);
  return found?.name === name ? found : null;
}

/** Every command of 7.0.15 as COMMAND tells them. */
export function describeAll(commands: NodeTable): Reply {
  return array(COMMAND_ACCESS.map((one) => describe(commands, one)));
}

export function describe(
  commands: NodeTable,
  { name, categories, subcommands }: CommandAccess,
): Reply {
  const { arity, flags, keys } = rowOf(commands, name)!;
  const shown = FLAGS.filter((flag) => flags.includes(flag as CommandFlag));
  const sorted = CATEGORIES.filter((category) => categories.includes(category));
  return array([
    bulkText(name),
    integer(arity),
    set(shown.map(simple)),
    ...keys.map(integer),
    set(sorted.map((category) => simple(`@${category}`))),
    set(tipsOf(name).map(bulkText)),
    set(keySpecsOf(name).map((spec, at) => describeSpec(spec, noteOf(name, at)))),
    subcommands.length === 0 ? set([]) : array(subcommands.map((one) => describe(commands, one))),
  ]);
}

function describeSpec({ flags, begin, find }: KeySpec, note: string | null): Reply {
  return map(
    ...(note === null ? [] : [bulkText('notes'), bulkText(note)]),
    bulkText('flags'),
    set(flags.map(simple)),
    bulkText('begin_search'),
    rule(begin.by, beginFields(begin)),
    bulkText('find_keys'),
    rule(find.by, findFields(find)),
  );
}

function rule(type: string, fields: Reply[]): Reply {
  return map(bulkText('type'), bulkText(type), bulkText('spec'), map(...fields));
}

function beginFields(begin: Begin): Reply[] {
  switch (begin.by) {
    case 'index':
      return [bulkText('index'), integer(begin.at)];
    case 'keyword':
      return [
        bulkText('keyword'),
        bulkText(begin.word),
        bulkText('startfrom'),
        integer(begin.from),
      ];
    case 'unknown':
      return [];
  }
}

function findFields(find: Find): Reply[] {
  const field = (name: string, value: number): Reply[] => [bulkText(name), integer(value)];
  switch (find.by) {
    case 'range':
      return [
        ...field('lastkey', find.last),
        ...field('keystep', find.step),
        ...field('limit', find.limit),
      ];
    case 'keynum':
      return [
        ...field('keynumidx', find.at),
        ...field('firstkey', find.first),
        ...field('keystep', find.step),
      ];
    case 'unknown':
      return [];
  }
}
