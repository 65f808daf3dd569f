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
    `bitcount:-2:1,1,1 bitpos:-3:1,1,1 dump:2:1,1,1 geodist:-4:1,1,1 geohash:-2:1,1,1
     geopos:-2:1,1,1 georadius_ro:-6:1,1,1 georadiusbymember_ro:-5:1,1,1 geosearch:-7:1,1,1
     hgetall:2:1,1,1 hkeys:2:1,1,1 hrandfield:-2:1,1,1 hscan:-3:1,1,1 hvals:2:1,1,1
     lindex:3:1,1,1 lpos:-3:1,1,1 lrange:4:1,1,1 memory|usage:-3:2,2,1 pfcount:-2:1,-1,1
     sdiff:-2:1,-1,1 sinter:-2:1,-1,1 smembers:2:1,1,1 srandmember:-2:1,1,1 sscan:-3:1,1,1
     sunion:-2:1,-1,1 xinfo|consumers:4:2,2,1 xinfo|groups:3:2,2,1 xinfo|stream:-3:2,2,1
     xpending:-3:1,1,1 xrange:-4:1,1,1 xrevrange:-4:1,1,1 zrandmember:-2:1,1,1 zrange:-4:1,1,1
     zrangebylex:-4:1,1,1 zrangebyscore:-4:1,1,1 zrevrange:-4:1,1,1 zrevrangebylex:-4:1,1,1
     zrevrangebyscore:-4:1,1,1 zscan:-3:1,1,1`,
  ],
  [
    'readonly fast',
    `bitfield_ro:-2:1,1,1 getbit:3:1,1,1 hexists:3:1,1,1 hget:3:1,1,1 hlen:2:1,1,1 hmget:-3:1,1,1
     hstrlen:3:1,1,1 llen:2:1,1,1 lolwut:-1 scard:2:1,1,1 sismember:3:1,1,1 smismember:-3:1,1,1
     xlen:2:1,1,1 zcard:2:1,1,1 zcount:4:1,1,1 zlexcount:4:1,1,1 zmscore:-3:1,1,1 zrank:3:1,1,1
     zrevrank:3:1,1,1 zscore:3:1,1,1`,
  ],
  [
    'admin noscript loading stale',
    `acl|list:2 acl|getuser:3 acl|users:2 acl|setuser:-3 acl|load:2 acl|deluser:-3 acl|log:-2
     acl|dryrun:-4 acl|save:2 client|unpause:2 client|unblock:-3 client|pause:-3 latency|graph:3
     latency|reset:-2 latency|history:3 latency|doctor:2 latency|histogram:-2 latency|latest:2`,
  ],
  [
    '',
    `acl:-2 client:-2 cluster:-2 config:-2 function:-2 latency:-2 memory:-2 memory|doctor:2
     memory|malloc-stats:2 memory|stats:2 memory|purge:2 module:-2 pubsub:-2 script:-2 slowlog:-2
     xgroup:-2 xinfo:-2`,
  ],
  [
    'write denyoom',
    `bitfield:-2:1,1,1 bitop:-4:2,-1,1 geoadd:-5:1,1,1 geosearchstore:-8:1,2,1 linsert:5:1,1,1
     lmove:5:1,2,1 lset:4:1,1,1 pfmerge:-2:1,-1,1 restore:-4:1,1,1 rpoplpush:3:1,2,1
     sdiffstore:-3:1,-1,1 setbit:4:1,1,1 sinterstore:-3:1,-1,1 sunionstore:-3:1,-1,1
     xgroup|create:-5:2,2,1 xgroup|createconsumer:5:2,2,1 zrangestore:-5:1,2,1`,
  ],
  [
    'write fast',
    `hdel:-3:1,1,1 lpop:-2:1,1,1 rpop:-2:1,1,1 smove:4:1,2,1 spop:-2:1,1,1 srem:-3:1,1,1
     xack:-4:1,1,1 xautoclaim:-6:1,1,1 xclaim:-6:1,1,1 xdel:-3:1,1,1 zpopmax:-2:1,1,1
     zpopmin:-2:1,1,1 zrem:-3:1,1,1`,
  ],
  [
    'loading stale',
    `command:-1 acl|help:2 client|help:2 cluster|help:2 command|help:2 command|docs:-2 command|getkeysandflags:-4
     config|help:2 function|help:2 latency|help:2 memory|help:2 module|help:2 pubsub|help:2
     script|help:2 slowlog|help:2 xgroup|help:2 xinfo|help:2`,
  ],
  [
    'write denyoom fast',
    `hincrby:4:1,1,1 hincrbyfloat:4:1,1,1 hmset:-4:1,1,1 hset:-4:1,1,1 hsetnx:4:1,1,1
     lpush:-3:1,1,1 lpushx:-3:1,1,1 pfadd:-2:1,1,1 rpush:-3:1,1,1 rpushx:-3:1,1,1 sadd:-3:1,1,1
     xadd:-5:1,1,1 xsetid:-3:1,1,1 zadd:-4:1,1,1 zincrby:4:1,1,1`,
  ],
  [
    'admin stale no_async_loading',
    `cluster|flushslots:2 cluster|set-config-epoch:3 cluster|bumpepoch:2 cluster|addslotsrange:-4
     cluster|saveconfig:2 cluster|delslotsrange:-4 cluster|replicate:3 cluster|delslots:-3
     cluster|setslot:-4 cluster|failover:-2 cluster|addslots:-3 cluster|forget:3 cluster|meet:-4`,
  ],
  [
    'stale',
    `cluster|nodes:2 cluster|countkeysinslot:3 cluster|links:2 cluster|getkeysinslot:4
     cluster|info:2 cluster|keyslot:3 cluster|slots:2 cluster|myid:2 cluster|shards:2`,
  ],
  [
    'write',
    `lrem:4:1,1,1 ltrim:4:1,1,1 xgroup|destroy:4:2,2,1 xgroup|delconsumer:5:2,2,1
     xgroup|setid:-5:2,2,1 xtrim:-4:1,1,1 zremrangebylex:4:1,1,1 zremrangebyrank:4:1,1,1
     zremrangebyscore:4:1,1,1`,
  ],
  [
    'noscript loading stale',
    `acl|cat:-2 acl|genpass:-2 acl|whoami:2 client|getredir:2 client|tracking:-3
     client|trackinginfo:2 client|caching:3`,
  ],
  [
    'write denyoom movablekeys',
    `georadius:-6:1,1,1 georadiusbymember:-5:1,1,1 sort:-2:1,1,1 zdiffstore:-4:1,1,1
     zinterstore:-4:1,1,1 zunionstore:-4:1,1,1`,
  ],
  [
    'pubsub noscript loading stale',
    `psubscribe:-2 punsubscribe:-1 ssubscribe:-2:1,-1,1 subscribe:-2 sunsubscribe:-1:1,-1,1
     unsubscribe:-1`,
  ],
  [
    'readonly movablekeys',
    'sintercard:-3 sort_ro:-2:1,1,1 zdiff:-3 zinter:-3 zintercard:-3 zunion:-3',
  ],
  ['noscript', 'function|dump:2 function|list:-2 script|exists:-3 script|flush:-2 script|debug:3'],
  [
    'pubsub loading stale',
    `pubsub|numpat:2 pubsub|channels:-2 pubsub|shardnumsub:-2 pubsub|numsub:-2
     pubsub|shardchannels:-2`,
  ],
  [
    'admin noscript no_async_loading',
    'bgrewriteaof:1 module|loadex:-3 module|load:-3 module|unload:3',
  ],
  ['write blocking movablekeys', 'blmpop:-5 bzmpop:-5 xreadgroup:-7'],
  ['admin stale', 'cluster|count-failure-reports:3 cluster|slaves:3 cluster|replicas:3'],
  ['noscript stale skip_monitor no_mandatory_keys movablekeys', 'eval:-3 evalsha:-3 fcall:-3'],
  [
    'readonly noscript stale skip_monitor no_mandatory_keys movablekeys',
    'eval_ro:-3 evalsha_ro:-3 fcall_ro:-3',
  ],
  ['noscript allow_busy', 'function|kill:2 function|stats:2 script|kill:2'],
  ['write movablekeys', 'lmpop:-4 migrate:-6:3,3,1 zmpop:-4'],
  ['admin loading stale', 'slowlog|reset:2 slowlog|len:2 slowlog|get:-2'],
  ['write denyoom noscript blocking', 'blmove:6:1,2,1 brpoplpush:4:1,2,1'],
  ['write noscript blocking', 'blpop:-3:1,-2,1 brpop:-3:1,-2,1'],
  ['write noscript blocking fast', 'bzpopmax:-3:1,-2,1 bzpopmin:-3:1,-2,1'],
  ['admin noscript stale', 'cluster|reset:-2 failover:-1'],
  ['write denyoom noscript', 'function|load:-3 function|restore:-3'],
  ['write noscript', 'function|delete:3 function|flush:-2'],
  ['pubsub loading stale fast', 'publish:3 spublish:3:1,1,1'],
  ['loading stale fast', 'readonly:1 readwrite:1'],
  ['fast', 'asking:1'],
  ['admin noscript', 'module|list:2'],
  ['write denyoom admin', 'pfdebug:3:2,2,1'],
  ['admin', 'pfselftest:1'],
  ['write denyoom asking', 'restore-asking:-4:1,1,1'],
  ['noscript stale', 'script|load:3'],
  ['readonly blocking movablekeys', 'xread:-4'],
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
