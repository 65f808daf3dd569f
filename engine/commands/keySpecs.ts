// Where the keys of each command of redis-server 7.0.15 stand among its arguments, and whether they are
// read or written: the key specifications of COMMAND INFO, and the exceptions that Redis has code for.
import type { Request } from '../resp/request.ts';

/** An argument that is a key, and what the command may do with it. */
export interface KeyUse {
  readonly at: number;
  readonly reads: boolean;
  readonly writes: boolean;
}

/**
 * `r`, `w`, `rw` or `-`; then where the search begins: an argument, or a word and the argument from
 * which it is looked for (negative: from the end); then `last,step[/limit]`, or `#number,first,step`
 * where an argument tells how many keys follow. Several are joined by `;`.
 */
const SPECS: readonly [specs: string, commands: string][] = [
  [
    'r 1 0,1',
    `bitcount bitfield_ro bitpos dump expiretime geodist geohash geopos georadius_ro
     georadiusbymember_ro geosearch get getbit getrange hget hgetall hkeys hmget hrandfield hscan
     hvals lindex lpos lrange pexpiretime pttl smembers smismember sort sort_ro srandmember sscan
     substr ttl xpending xrange xrevrange zcount zlexcount zmscore zrandmember zrange zrangebylex
     zrangebyscore zrank zrevrange zrevrangebylex zrevrangebyscore zrevrank zscan zscore`,
  ],
  [
    'w 1 0,1',
    `append expire expireat geoadd hdel hmset hset hsetnx linsert lpush lpushx lrem lset ltrim
     persist pexpire pexpireat pfadd psetex restore restore-asking rpush rpushx sadd setex setnx
     setrange srem xack xadd xautoclaim xclaim xdel xsetid xtrim zadd zrem zremrangebylex
     zremrangebyrank zremrangebyscore`,
  ],
  [
    'rw 1 0,1',
    `bitfield decr decrby getdel getex getset hincrby hincrbyfloat incr incrby incrbyfloat lpop
     move rpop set setbit spop zincrby zpopmax zpopmin`,
  ],
  ['- 1 0,1', 'hexists hlen hstrlen llen scard sismember strlen type xlen zcard'],
  ['rw 1 0,1;w 2 0,1', 'blmove brpoplpush lmove rename renamenx rpoplpush smove'],
  ['- 2 0,1', 'memory|usage object|encoding object|freq object|idletime object|refcount'],
  ['r 1 #0,1,1', 'sintercard zdiff zinter zintercard zunion'],
  ['r 1 -1,1', 'mget pfcount sdiff sinter sunion'],
  ['rw 2 #0,1,1', 'blmpop bzmpop eval evalsha fcall'],
  ['w 2 0,1', 'xgroup|create xgroup|createconsumer xgroup|delconsumer xgroup|destroy xgroup|setid'],
  ['r 2 0,1', 'pfdebug xinfo|consumers xinfo|groups xinfo|stream'],
  ['rw 1 -2,1', 'blpop brpop bzpopmax bzpopmin'],
  ['- 1 -1,1', 'exists touch watch'],
  ['r 2 #0,1,1', 'eval_ro evalsha_ro fcall_ro'],
  ['w 1 0,1;r 2 #0,1,1', 'zdiffstore zinterstore zunionstore'],
  ['w 1 0,1;r 2 -1,1', 'sdiffstore sinterstore sunionstore'],
  ['rw 1 #0,1,1', 'lmpop zmpop'],
  ['w 1 -1,1', 'del unlink'],
  ['w 1 -1,2', 'mset msetnx'],
  ['w 1 0,1;r 2 0,1', 'geosearchstore zrangestore'],
  ['r 1 0,1;w 2 0,1', 'copy'],
  ['r 1 0,1;w STORE>5 0,1;w STOREDIST>5 0,1', 'georadiusbymember'],
  ['r 1 0,1;w STORE>6 0,1;w STOREDIST>6 0,1', 'georadius'],
  ['r 1 1,1', 'lcs'],
  ['r STREAMS>1 -1,1/2', 'xread'],
  ['r STREAMS>4 -1,1/2', 'xreadgroup'],
  ['rw 1 0,1;r 2 -1,1', 'pfmerge'],
  ['rw 3 0,1;rw KEYS>-2 -1,1', 'migrate'],
  ['w 2 0,1;r 3 -1,1', 'bitop'],
];

interface Spec {
  readonly reads: boolean;
  readonly writes: boolean;
  readonly index: number;
  readonly word: string | null;
  readonly find:
    | { readonly by: 'range'; readonly last: number; readonly step: number; readonly limit: number }
    | { readonly by: 'number'; readonly at: number; readonly first: number; readonly step: number };
}

function parse(text: string): Spec {
  const [access = '', begin = '', find = ''] = text.split(' ');
  const [word, from] = begin.split('>');
  const numbers = find.replace('#', '').split(/[,/]/).map(Number);
  const [a = 0, b = 0, c = 0] = numbers;
  return {
    reads: access.includes('r'),
    writes: access.includes('w'),
    index: Number(from ?? begin),
    word: from === undefined ? null : word!,
    find: find.startsWith('#')
      ? { by: 'number', at: a, first: b, step: c }
      : { by: 'range', last: a, step: b, limit: c },
  };
}

const BY_NAME = new Map<string, readonly Spec[]>();
for (const [specs, commands] of SPECS) {
  const parsed = specs.split(';').map(parse);
  for (const name of commands.split(/\s+/)) BY_NAME.set(name, parsed);
}

/** Whether the command can have keys at all. `name`: its full name. */
export function mayHaveKeys(name: string): boolean {
  return BY_NAME.has(name);
}

/** The keys among `request`'s arguments from `offset` on (where its name stands). */
export function keysOf(name: string, request: Request, offset = 0): KeyUse[] {
  const keys: KeyUse[] = [];
  for (const spec of BY_NAME.get(name) ?? []) collect(spec, request, offset, keys);
  return except(name, request, offset, keys);
}

function collect(spec: Spec, request: Request, offset: number, keys: KeyUse[]): void {
  const count = request.count - offset;
  const begin = spec.word === null ? spec.index : searched(spec, request, offset);
  if (begin <= 0 || begin >= count) return;
  const { reads, writes, find } = spec;
  let [first, last] = [begin, begin];
  if (find.by === 'range') {
    last = find.last >= 0 ? begin + find.last : count + find.last;
    // A limit leaves the other half of the arguments (the IDs of XREAD) out.
    if (find.limit > 1) last = begin + Math.floor((count - begin) / find.limit) - 1;
  } else {
    const number = Number(request.text(offset + begin + find.at));
    if (!Number.isInteger(number) || number < 0) return;
    first = begin + find.first;
    last = first + (number - 1) * find.step;
  }
  if (last >= count) return;
  for (let i = first; i <= last; i += find.step) keys.push({ at: i + offset, reads, writes });
}

/** The argument after the word; 0 when it is not there. */
function searched(spec: Spec, request: Request, offset: number): number {
  const count = request.count - offset;
  const word = spec.word!;
  if (spec.index < 0) {
    for (let i = count + spec.index; i > 0; i--) if (request.is(offset + i, word)) return i + 1;
    return 0;
  }
  for (let i = spec.index; i < count - 1; i++) if (request.is(offset + i, word)) return i + 1;
  return 0;
}

/** What the specifications cannot tell: SET with GET, BITFIELD, the STORE of SORT, MIGRATE. */
function except(name: string, request: Request, offset: number, keys: KeyUse[]): KeyUse[] {
  const words = (from: number, word: string): boolean => {
    for (let i = offset + from; i < request.count; i++) if (request.is(i, word)) return true;
    return false;
  };
  if (name === 'set') return keys.map((key) => ({ ...key, reads: words(3, 'GET') }));
  if (name === 'bitfield') {
    const writes = words(2, 'SET') || words(2, 'INCRBY');
    return keys.map((key) => ({ ...key, reads: true, writes }));
  }
  if (name === 'sort') {
    for (let i = offset + 2; i + 1 < request.count; i++) {
      if (!request.is(i, 'STORE')) continue;
      return [...keys, { at: i + 1, reads: false, writes: true }];
    }
  }
  if (name === 'migrate' && request.lengths[offset + 3] !== 0) return keys.slice(0, 1);
  if (name === 'migrate') return keys.slice(1);
  return keys;
}
