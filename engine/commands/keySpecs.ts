// Where the keys of each command of redis-server 7.0.15 stand among its arguments, and what becomes of
// them: the key specifications of COMMAND INFO.

/**
 * `RO`, `RW`, `OW`, `RM` or `--` and the letters of FLAGS; then where the search begins: an argument, or
 * a word and the argument from which it is looked for (negative: from the end); then
 * `last,step[/limit]`, or `#number,first,step` where an argument tells how many keys follow. `?`: no
 * rule tells. Several are joined by `;`.
 */
const SPECS: readonly [specs: string, commands: string][] = [
  [
    'ROa 1 0,1',
    `bitcount bitfield_ro bitpos dump expiretime geodist geohash geopos georadius_ro
     georadiusbymember_ro geosearch get getbit getrange hget hgetall hkeys hmget hrandfield
     hscan hvals lindex lpos lrange pexpiretime pttl smembers smismember srandmember sscan
     substr ttl xpending xrange xrevrange zcount zlexcount zmscore zrandmember zrange
     zrangebylex zrangebyscore zrank zrevrange zrevrangebylex zrevrangebyscore zrevrank zscan
     zscore`,
  ],
  [
    'RWu 1 0,1',
    `expire expireat geoadd hmset hset lset persist pexpire pexpireat setrange xack xadd xclaim
     xsetid zadd`,
  ],
  [
    'RWau 1 0,1',
    'decr decrby getex getset hincrby hincrbyfloat incr incrby incrbyfloat move setbit zincrby',
  ],
  [
    'RWd 1 0,1',
    `hdel lrem ltrim srem xautoclaim xdel xtrim zrem zremrangebylex zremrangebyrank
     zremrangebyscore`,
  ],
  ['RO 1 0,1', 'hexists hlen hstrlen llen scard sismember strlen type xlen zcard'],
  ['RWi 1 0,1', 'append hsetnx linsert lpush lpushx pfadd rpush rpushx sadd'],
  ['RWad 1 0,1', 'getdel lpop rpop spop zpopmax zpopmin'],
  ['RO 2 0,1', 'memory|usage object|encoding object|freq object|idletime object|refcount'],
  ['ROa 1 #0,1,1', 'sintercard zdiff zinter zintercard zunion'],
  ['RWad 1 0,1;RWi 2 0,1', 'blmove brpoplpush lmove rpoplpush smove'],
  ['OWu 1 0,1', 'psetex restore restore-asking setex'],
  ['ROa 1 -1,1', 'mget sdiff sinter sunion'],
  ['RWad 1 -2,1', 'blpop brpop bzpopmax bzpopmin'],
  ['OWu 1 0,1;ROa 2 #0,1,1', 'zdiffstore zinterstore zunionstore'],
  ['RO 1 -1,1', 'exists touch watch'],
  ['ROa 2 #0,1,1', 'eval_ro evalsha_ro fcall_ro'],
  ['ROa 2 0,1', 'xinfo|consumers xinfo|groups xinfo|stream'],
  ['RWau 2 #0,1,1', 'eval evalsha fcall'],
  ['OWu 1 0,1;ROa 2 -1,1', 'sdiffstore sunionstore'],
  ['OWu 1 0,1;ROa 2 0,1', 'geosearchstore zrangestore'],
  ['RMd 1 -1,1', 'del unlink'],
  ['RWad 1 #0,1,1', 'lmpop zmpop'],
  ['RWad 2 #0,1,1', 'blmpop bzmpop'],
  ['RWauv 1 0,1', 'bitfield set'],
  ['RWd 2 0,1', 'xgroup|delconsumer xgroup|destroy'],
  ['RWi 2 0,1', 'xgroup|create xgroup|createconsumer'],
  ['--n 1 -1,1', 'ssubscribe sunsubscribe'],
  ['OWi 1 -1,2', 'msetnx'],
  ['OWi 1 0,1', 'setnx'],
  ['OWu 1 -1,2', 'mset'],
  ['OWu 2 0,1;ROa 3 -1,1', 'bitop'],
  ['ROa 1 0,1;OWu 2 0,1', 'copy'],
  ['ROa 1 0,1;OWu STORE>5 0,1;OWu STOREDIST>5 0,1', 'georadiusbymember'],
  ['ROa 1 0,1;OWu STORE>6 0,1;OWu STOREDIST>6 0,1', 'georadius'],
  ['ROa 1 0,1;ROa ? ?', 'sort_ro'],
  ['ROa 1 0,1;ROa ? ?;OWu ? ?', 'sort'],
  ['ROa 1 1,1', 'lcs'],
  ['ROa STREAMS>1 -1,1/2', 'xread'],
  ['ROa STREAMS>4 -1,1/2', 'xreadgroup'],
  ['RWa 1 -1,1', 'pfcount'],
  ['RWa 2 0,1', 'pfdebug'],
  ['RWad 1 0,1;OWi 2 0,1', 'renamenx'],
  ['RWad 1 0,1;OWu 2 0,1', 'rename'],
  ['RWad 3 0,1;RWadx KEYS>-2 -1,1', 'migrate'],
  ['RWai 1 0,1;ROa 2 -1,1', 'pfmerge'],
  ['RWu 1 0,1;ROa 2 -1,1', 'sinterstore'],
  ['RWu 2 0,1', 'xgroup|setid'],
  ['--n 1 0,1', 'spublish'],
];

/** What a letter of a specification stands for, in the order of COMMAND INFO. */
const FLAGS: readonly [letter: string, flag: string][] = [
  ['a', 'access'],
  ['u', 'update'],
  ['i', 'insert'],
  ['d', 'delete'],
  ['n', 'not_key'],
  ['x', 'incomplete'],
  ['v', 'variable_flags'],
];

/** What COMMAND INFO notes beside a specification of these commands, the first one unless told. */
const NOTES: readonly [commands: string, note: string, at?: number][] = [
  ['getex', 'RW and UPDATE because it changes the TTL'],
  ['bitfield', 'This command allows both access and modification of the key'],
  ['set', 'RW and ACCESS due to the optional `GET` argument'],
  ['eval fcall', 'We cannot tell how the keys will be used so we assume the worst, RW and UPDATE'],
  [
    'eval_ro fcall_ro',
    'We cannot tell how the keys will be used so we assume the worst, RO and ACCESS',
  ],
  [
    'sort sort_ro',
    "For the optional BY/GET keyword. It is marked 'unknown' because the key names derive from the content of the key we sort",
    1,
  ],
  [
    'sort',
    "For the optional STORE keyword. It is marked 'unknown' because the keyword can appear anywhere in the argument array",
    2,
  ],
  [
    'pfcount',
    'RW because it may change the internal representation of the key, and propagate to replicas',
  ],
  ['xadd', 'UPDATE instead of INSERT because of the optional trimming feature'],
];

/** What a command does with a key: flags of a key specification, the kind of access first. */
export type KeyFlags = readonly string[];

export type Begin =
  | { readonly by: 'index'; readonly at: number }
  | { readonly by: 'keyword'; readonly word: string; readonly from: number }
  | { readonly by: 'unknown' };

export type Find =
  | { readonly by: 'range'; readonly last: number; readonly step: number; readonly limit: number }
  | { readonly by: 'keynum'; readonly at: number; readonly first: number; readonly step: number }
  | { readonly by: 'unknown' };

/** One key specification. */
export interface KeySpec {
  readonly flags: KeyFlags;
  readonly begin: Begin;
  readonly find: Find;
}

/** `RWau` as the words of COMMAND INFO. */
export function flagsOf(letters: string): KeyFlags {
  const kind = letters.slice(0, 2);
  const rest = FLAGS.filter(([letter]) => letters.includes(letter, 2)).map(([, flag]) => flag);
  return kind === '--' ? rest : [kind, ...rest];
}

function parse(text: string): KeySpec {
  const [letters = '', begin = '', find = ''] = text.split(' ');
  const [word = '', from] = begin.split('>');
  const [a = 0, b = 0, c = 0] = find.replace('#', '').split(/[,/]/).map(Number);
  const flags = flagsOf(letters);
  if (begin === '?') return { flags, begin: { by: 'unknown' }, find: { by: 'unknown' } };
  return {
    flags,
    begin:
      from === undefined
        ? { by: 'index', at: Number(begin) }
        : { by: 'keyword', word, from: Number(from) },
    find: find.startsWith('#')
      ? { by: 'keynum', at: a, first: b, step: c }
      : { by: 'range', last: a, step: b, limit: c },
  };
}

const BY_NAME = new Map<string, readonly KeySpec[]>();
for (const [specs, commands] of SPECS) {
  const parsed = specs.split(';').map(parse);
  for (const name of commands.split(/\s+/)) BY_NAME.set(name, parsed);
}

/** The specifications of a command by its full name; none where it has no keys. */
export function keySpecsOf(name: string): readonly KeySpec[] {
  return BY_NAME.get(name) ?? [];
}

/** What COMMAND INFO notes beside a command's specification, or null. */
export function noteOf(name: string, at: number): string | null {
  const found = NOTES.find(
    ([commands, , place = 0]) => place === at && commands.split(' ').includes(name),
  );
  return found?.[1] ?? null;
}
