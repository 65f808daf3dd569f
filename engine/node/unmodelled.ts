// What redis-server 7.0.15 can do and the playground does not: known by name, arity and flags (as
// COMMAND told them), so that every check before the refusal answers as Redis does.
import type { CommandFlag, CommandRow, Outcome } from '../commands/row.ts';
import { error } from '../resp/reply.ts';
import type { CommandContext } from './context.ts';
import { buildTable, type NodeRow, UNMODELLED } from './rows.ts';

/** Flags, then `name:arity` or `name:arity:first,last,step` of the keys. */
const COMMANDS_BY_FLAGS: readonly [flags: string, commands: string][] = [
  [
    'readonly',
    `geodist:-4:1,1,1 geohash:-2:1,1,1 geopos:-2:1,1,1 georadius_ro:-6:1,1,1
     georadiusbymember_ro:-5:1,1,1 geosearch:-7:1,1,1 xinfo|consumers:4:2,2,1
     xinfo|groups:3:2,2,1 xinfo|stream:-3:2,2,1 xpending:-3:1,1,1 xrange:-4:1,1,1
     xrevrange:-4:1,1,1`,
  ],
  ['readonly fast', `xlen:2:1,1,1`],
  ['', `cluster:-2 function:-2 module:-2 script:-2 xgroup:-2 xinfo:-2`],
  [
    'write denyoom',
    `geoadd:-5:1,1,1 geosearchstore:-8:1,2,1 xgroup|create:-5:2,2,1
     xgroup|createconsumer:5:2,2,1`,
  ],
  ['write fast', `xack:-4:1,1,1 xautoclaim:-6:1,1,1 xclaim:-6:1,1,1 xdel:-3:1,1,1`],
  [
    'loading stale',
    `cluster|help:2 function|help:2 module|help:2 script|help:2 xgroup|help:2 xinfo|help:2`,
  ],
  ['write denyoom fast', `xadd:-5:1,1,1 xsetid:-3:1,1,1`],
  [
    'admin stale no_async_loading',
    `cluster|flushslots:2 cluster|set-config-epoch:3 cluster|bumpepoch:2
     cluster|addslotsrange:-4 cluster|saveconfig:2 cluster|delslotsrange:-4
     cluster|replicate:3 cluster|delslots:-3 cluster|setslot:-4 cluster|failover:-2
     cluster|addslots:-3 cluster|forget:3 cluster|meet:-4`,
  ],
  [
    'stale',
    `cluster|nodes:2 cluster|countkeysinslot:3 cluster|links:2 cluster|getkeysinslot:4
     cluster|info:2 cluster|keyslot:3 cluster|slots:2 cluster|myid:2 cluster|shards:2`,
  ],
  [
    'write',
    `xgroup|destroy:4:2,2,1 xgroup|delconsumer:5:2,2,1 xgroup|setid:-5:2,2,1 xtrim:-4:1,1,1`,
  ],
  ['write denyoom movablekeys', `georadius:-6:1,1,1 georadiusbymember:-5:1,1,1`],
  ['noscript', `function|dump:2 function|list:-2 script|exists:-3 script|flush:-2 script|debug:3`],
  ['admin noscript no_async_loading', `module|loadex:-3 module|load:-3 module|unload:3`],
  ['write blocking movablekeys', `xreadgroup:-7`],
  ['admin stale', `cluster|count-failure-reports:3 cluster|slaves:3 cluster|replicas:3`],
  ['noscript stale skip_monitor no_mandatory_keys movablekeys', `eval:-3 evalsha:-3 fcall:-3`],
  [
    'readonly noscript stale skip_monitor no_mandatory_keys movablekeys',
    `eval_ro:-3 evalsha_ro:-3 fcall_ro:-3`,
  ],
  ['noscript allow_busy', `function|kill:2 function|stats:2 script|kill:2`],
  ['write movablekeys', `migrate:-6:3,3,1`],
  ['admin noscript stale', `cluster|reset:-2`],
  ['write denyoom noscript', `function|load:-3 function|restore:-3`],
  ['write noscript', `function|delete:3 function|flush:-2`],
  ['loading stale fast', `readonly:1 readwrite:1`],
  ['fast', `asking:1`],
  ['admin noscript', `module|list:2`],
  ['write denyoom asking', `restore-asking:-4:1,1,1`],
  ['noscript stale', `script|load:3`],
  ['readonly blocking movablekeys', `xread:-4`],
];

function rowOf(flags: readonly CommandFlag[], text: string): CommandRow<CommandContext> {
  const [name = '', arity, keys] = text.split(':');
  const [first = 0, last = 0, step = 0] = keys?.split(',').map(Number) ?? [];
  const refusal = { reply: error(refusalOf(name)), propagate: 'nothing', changes: 0 } as const;
  const run = (): Outcome => refusal;
  return { name, arity: Number(arity), flags, keys: [first, last, step], run };
}

/** What such a command answers once nothing else refuses it. */
export function refusalOf(name: string): string {
  return `ERR ${name.replace('|', ' ').toUpperCase()} is not modelled in this playground`;
}

const ROWS = COMMANDS_BY_FLAGS.flatMap(([flags, commands]) => {
  const names = flags.split(' ').filter(Boolean) as CommandFlag[];
  return commands.split(/\s+/).map((text) => rowOf(names, text));
});
const TABLE = buildTable(ROWS, UNMODELLED);

/** The commands that answer so, in capitals: `XADD`, `SCRIPT LOAD`. A container is its subcommands. */
export function unmodelledNames(): string[] {
  return TABLE.rows
    .flatMap((row) => (row.subcommands === null ? [row] : [...row.subcommands.values()]))
    .map(({ name }) => name.replace('|', ' ').toUpperCase())
    .sort();
}

/** The row of a command that Redis knows and the playground does not, or null. */
export function unmodelledRow(name: string, subcommand: string | null): NodeRow | null {
  const row = TABLE.byName(name.toLowerCase());
  if (row === null || row.subcommands === null || subcommand === null) return row;
  return row.subcommands.get(subcommand.toLowerCase()) ?? row;
}
