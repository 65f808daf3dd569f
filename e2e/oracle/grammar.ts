/**
 * What random clients type. A template is a command with placeholders, one token per argument:
 *
 *     WORD     itself
 *     a|b|c    one of them
 *     <name>   a value of that kind, see KINDS
 *     [ … ]    there or not
 *     ( … )+   once to four times
 *     #( … )   the number of repetitions, then the repetitions: `#( <list> )` is `2 l1 l3`
 */
export interface Family {
  readonly name: string;
  readonly templates: readonly string[];
}

const LISTS = `
  LPUSH <list> ( <value> )+ : RPUSH <list> ( <value> )+ : LPUSHX <list> <value> : RPUSHX <list> <value>
  RPUSH <list> ( <value> )+ : LPUSH <list> ( <value> )+
  LPOP <list> : RPOP <list> : LPOP <list> <count> : RPOP <list> <count> : LLEN <list>
  LINDEX <list> <index> : LSET <list> <index> <value> : LRANGE <list> <index> <index> : LRANGE <list> 0 -1
  LTRIM <list> <index> <index> : LREM <list> <index> <value> : LINSERT <list> BEFORE|AFTER <value> <value>
  LPOS <list> <value> [ RANK <index> ] [ COUNT <count> ] [ MAXLEN <count> ]
  RPOPLPUSH <list> <list> : LMOVE <list> <list> LEFT|RIGHT LEFT|RIGHT
  LMPOP #( <list> ) LEFT|RIGHT [ COUNT <count> ] : BLMPOP 0.01 #( <list> ) LEFT|RIGHT [ COUNT <count> ]
  BLPOP ( <list> )+ 0.01 : BRPOPLPUSH <list> <list> 0.01 : BLMOVE <list> <list> LEFT|RIGHT LEFT|RIGHT 0.01`;

const HASHES = `
  HSET <hash> ( <field> <value> )+ : HSET <hash> ( <field> <value> )+ : HMSET <hash> ( <field> <value> )+
  HSETNX <hash> <field> <value> : HGET <hash> <field> : HMGET <hash> ( <field> )+ : HGETALL <hash>
  HKEYS <hash> : HVALS <hash> : HDEL <hash> ( <field> )+ : HLEN <hash> : HSTRLEN <hash> <field>
  HEXISTS <hash> <field> : HINCRBY <hash> <field> <integer> : HINCRBYFLOAT <hash> <field> <float>
  HSCAN <hash> 0 [ MATCH <pattern> ] COUNT 1000 : HRANDFIELD <hash> [ <index> ] : HRANDFIELD <hash> <index> WITHVALUES`;

const SETS = `
  SADD <set> ( <member> )+ : SADD <set> ( <member> )+ : SADD <set> ( <integer> )+ : SREM <set> ( <member> )+
  SMOVE <set> <set> <member> : SCARD <set> : SISMEMBER <set> <member> : SMISMEMBER <set> ( <member> )+
  SMEMBERS <set> : SRANDMEMBER <set> [ <index> ] : SPOP <set> 1000 : SINTER ( <set> )+ : SUNION ( <set> )+
  SDIFF ( <set> )+ : SINTERSTORE <set> ( <set> )+ : SUNIONSTORE <set> ( <set> )+ : SDIFFSTORE <set> ( <set> )+
  SINTERCARD #( <set> ) [ LIMIT <count> ] : SSCAN <set> 0 [ MATCH <pattern> ] COUNT 1000
  SORT <set> [ LIMIT <index> <count> ] [ ASC|DESC ] ALPHA : SORT <list> [ BY <pattern> ] [ GET <pattern> ] [ DESC ] [ ALPHA ]
  SORT <list> [ LIMIT <index> <count> ] [ ALPHA ] STORE <list> : SORT_RO <zset> [ ALPHA ] : SORT <zset> BY nosort [ DESC ] [ STORE <list> ]`;

const SORTED_SETS = `
  ZADD <zset> ( <score> <member> )+ : ZADD <zset> ( <score> <member> )+ : ZADD <zset> ( <integer> <member> )+
  ZADD <zset> [ NX|XX ] [ GT|LT ] [ CH ] ( <score> <member> )+ : ZADD <zset> [ NX|XX ] [ GT|LT ] INCR <score> <member>
  ZINCRBY <zset> <score> <member> : ZREM <zset> ( <member> )+ : ZCARD <zset> : ZSCORE <zset> <member>
  ZMSCORE <zset> ( <member> )+ : ZRANK <zset> <member> : ZREVRANK <zset> <member> : ZCOUNT <zset> <bound> <bound>
  ZADD <flat> ( 0 <member> )+ : ZLEXCOUNT <flat> <lex> <lex> : ZRANGE <zset> <index> <index> [ REV ] [ WITHSCORES ] : ZRANGE <zset> 0 -1 WITHSCORES
  ZRANGE <zset> <bound> <bound> BYSCORE [ REV ] [ LIMIT <index> <index> ] [ WITHSCORES ]
  ZRANGE <flat> <lex> <lex> BYLEX [ REV ] [ LIMIT <index> <index> ]
  ZRANGESTORE <zset> <zset> <index> <index> [ REV ] : ZRANGESTORE <zset> <zset> <bound> <bound> BYSCORE
  ZRANGEBYSCORE <zset> <bound> <bound> [ WITHSCORES ] [ LIMIT <index> <index> ]
  ZREVRANGEBYSCORE <zset> <bound> <bound> [ WITHSCORES ] : ZREVRANGE <zset> <index> <index> [ WITHSCORES ]
  ZRANGEBYLEX <flat> <lex> <lex> [ LIMIT <index> <index> ] : ZREVRANGEBYLEX <flat> <lex> <lex>
  ZREMRANGEBYRANK <zset> <index> <index> : ZREMRANGEBYSCORE <zset> <bound> <bound> : ZREMRANGEBYLEX <flat> <lex> <lex>
  ZPOPMIN <zset> [ <count> ] : ZPOPMAX <zset> [ <count> ] : ZMPOP #( <zset> ) MIN|MAX [ COUNT <count> ]
  BZPOPMIN ( <zset> )+ 0.01 : BZPOPMAX ( <zset> )+ 0.01 : BZMPOP 0.01 #( <zset> ) MIN|MAX [ COUNT <count> ]
  ZRANDMEMBER <zset> [ <index> ] : ZRANDMEMBER <zset> <index> WITHSCORES : ZSCAN <zset> 0 [ MATCH <pattern> ] COUNT 1000
  ZUNION #( <zset> ) [ AGGREGATE SUM|MIN|MAX ] [ WITHSCORES ] : ZUNION 2 <zset> <set> WEIGHTS <score> <score> WITHSCORES
  ZINTER #( <zset> ) [ AGGREGATE SUM|MIN|MAX ] [ WITHSCORES ] : ZDIFF #( <zset> ) [ WITHSCORES ]
  ZUNIONSTORE <zset> #( <zset> ) [ AGGREGATE SUM|MIN|MAX ] : ZINTERSTORE <zset> 2 <zset> <zset> WEIGHTS <score> <score>
  ZDIFFSTORE <zset> #( <zset> ) : ZINTERCARD #( <zset> ) [ LIMIT <count> ]`;

/** Only k2 is ever expired and still held: in what order SCAN would meet several is chance. */
const STRINGS = `
  SET <string> <value> [ NX|XX ] [ GET ] [ KEEPTTL ] : SET <string> <value> : SET <string> <integer>
  SET <string> <value> EX <ttl> [ NX ] : SET <string> <value> PX 500000 [ GET ] : SET <string> <value> EXAT 33177117420 : SET k2 <value> EXAT 1 : GET <string> : GETDEL <string>
  GETEX <string> [ PERSIST ] : GETEX <string> EX <ttl> : GETSET <string> <value> : SETEX <string> <ttl> <value>
  PSETEX <string> 600000 <value> : SETNX <string> <value> : MSET ( <string> <value> )+ : MSETNX ( <string> <value> )+
  MGET ( <string> )+ : APPEND <string> <value> : STRLEN <string> : GETRANGE <string> <index> <index>
  SUBSTR <string> <index> <index> : SETRANGE <string> <count> <value> : INCR <string> : DECR <string>
  INCRBY <string> <integer> : DECRBY <string> <integer> : INCRBYFLOAT <string> <float>
  LCS <string> <string> [ LEN ] [ IDX ] [ MINMATCHLEN <count> ] [ WITHMATCHLEN ]
  SETBIT <string> <count> 0|1 : GETBIT <string> <count> : BITCOUNT <string> [ <index> <index> ]
  BITCOUNT <string> <index> <index> BIT|BYTE : BITPOS <string> 0|1 [ <index> ] : BITPOS <string> 0|1 <index> <index> [ BIT|BYTE ]
  BITOP AND|OR|XOR <string> ( <string> )+ : BITOP NOT <string> <string>
  BITFIELD <string> [ OVERFLOW WRAP|SAT|FAIL ] INCRBY i5|u8|i64|u63 <count> <integer> GET u4|i16 #1
  BITFIELD <string> SET i8|u16 <count> <integer> [ GET u8 <count> ] : BITFIELD_RO <string> GET u8 <count>
  PFADD <hll> ( <value> )+ : PFADD <hll> ( <value> )+ : PFCOUNT ( <hll> )+ : PFMERGE <hll> ( <hll> )+ : GET <hll>`;

const KEYS = `
  DEL ( <key> )+ : UNLINK <key> : EXISTS ( <key> )+ : TYPE <key> : TOUCH ( <key> )+ : RENAME <key> <key> : RENAMENX <key> <key>
  COPY <key> <key> [ REPLACE ] [ DB 1 ] : MOVE <key> 1 : OBJECT ENCODING <key> : OBJECT REFCOUNT <key> : DUMP <key>
  EXPIRE <key> <ttl> [ NX|XX|GT|LT ] : PEXPIRE <key> 700000 [ NX|XX|GT|LT ] : EXPIREAT <key> <unix> [ NX|XX|GT|LT ]
  PEXPIREAT <key> <unix> : EXPIRE <key> -1 : PERSIST <key> : TTL <key> : PTTL <key> : EXPIRETIME <key> : PEXPIRETIME <key>
  KEYS <pattern> : SCAN 0 COUNT 1000 [ MATCH <pattern> ] [ TYPE string|list|set|zset|hash|nope ] : DBSIZE
  SELECT 0|1 : SELECT 0 : SWAPDB 0 1 : FLUSHDB [ ASYNC|SYNC ] : DEBUG DIGEST : DEBUG DIGEST-VALUE ( <key> )+`;

const SERVER = `
  PING [ <value> ] : ECHO <value> : TIME : LASTSAVE : PUBLISH <value> <value> : PUBSUB CHANNELS : PUBSUB NUMSUB ( <value> )+
  PUBSUB NUMPAT : CLIENT GETNAME : CLIENT SETNAME <field> : CLIENT NO-EVICT on|off : CONFIG GET maxmemory*
  CONFIG SET hash-max-listpack-entries <count> : CONFIG SET zset-max-listpack-entries <count> : CONFIG SET set-max-intset-entries <count>
  COMMAND COUNT : COMMAND GETKEYS MSET a b c d : OBJECT HELP : ACL WHOAMI : ACL LIST : RESET : HELLO 2 : HELLO 3 : HELLO 9 : WAIT 0 0
  REPLICAOF NO ONE : ROLE NOW : WATCH <key> : UNWATCH : MULTI : EXEC : DISCARD : NOSUCHCOMMAND <value>`;

const family = (name: string, text: string): Family => ({
  name,
  templates: text
    .split(/\n|:/)
    .map((line) => line.trim())
    .filter((line) => line !== ''),
});

export const FAMILIES: readonly Family[] = [
  family('lists', LISTS),
  family('hashes', HASHES),
  family('sets', SETS),
  family('sorted sets', SORTED_SETS),
  family('strings', STRINGS),
  family('keys', KEYS),
  family('server', SERVER),
];

const BINARY = 'B\0\r\n\xff';
/** 键 in UTF-8, as bytes. */
const CHINESE = '\xe9\x94\xae';
const LONG = 'long '.repeat(30);

const NAMES: Readonly<Record<string, readonly string[]>> = {
  string: ['k1', 'k2', CHINESE],
  hll: ['p1', 'p2'],
  list: ['l1', 'l2', `l${BINARY}`],
  hash: ['h1', 'h2'],
  set: ['s1', 's2', 's3'],
  zset: ['z1', 'z2', 'z3'],
};
const ALL_KEYS = [...Object.values(NAMES).flat(), 'none'];
/**
 * Sorted sets whose members all have the score 0, which no other command gets to see: where scores
 * differ, chance (the levels of a skiplist) decides what Redis finds between two members.
 */
const FLAT = ['e1', 'e2'];

const VALUES = [
  'a',
  'b',
  'c',
  'abc',
  '1',
  '2',
  '-7',
  '007',
  '',
  ' ',
  '3.5',
  BINARY,
  CHINESE,
  LONG,
  'x'.repeat(65),
];
const KINDS: Readonly<Record<string, readonly string[]>> = {
  value: VALUES,
  member: [
    'a',
    'b',
    'c',
    'd',
    'e',
    '1',
    '2',
    '10',
    '-3',
    '70000',
    '5000000000',
    CHINESE,
    BINARY,
    'x'.repeat(65),
  ],
  field: ['f', 'g', 'h', 'i', '1', '2', CHINESE, BINARY, ''],
  integer: [
    '0',
    '1',
    '-1',
    '2',
    '17',
    '100',
    '-40000',
    '70000',
    '9223372036854775807',
    '-9223372036854775808',
    '99999999999',
  ],
  float: ['0', '1', '-1.5', '0.1', '3.0e3', '1e20', '1e-9', 'inf', 'nan', '12345678.9', 'abc'],
  count: ['0', '1', '2', '3', '5', '12', '100', '-1', 'x'],
  index: ['0', '1', '2', '-1', '-2', '3', '7', '-100', '100'],
  score: [
    '0',
    '1',
    '2',
    '3',
    '-1',
    '1.5',
    '0.1',
    '1e10',
    'inf',
    '-inf',
    '+inf',
    '3.0',
    '1e-5',
    '12345678901234567',
    'nan',
    'x',
  ],
  bound: ['-inf', '+inf', '0', '1', '(1', '2', '(2', '3', '(-1', '1.5', '(inf', 'x', '('],
  lex: ['-', '+', '[a', '(a', '[c', '(d', '[', '(', 'a', `[${CHINESE}`],
  pattern: ['*', '?', 'a*', '[a-c]*', 'h1->*', '#', 'k*', '*1', 'nosort', 'h1->f'],
  ttl: ['100', '1000', '99999', '0', '-5', 'x'],
  unix: ['1', '99999999999', '33177117420', '0'],
  key: ALL_KEYS,
  flat: FLAT,
};

/** Takes the next of a list of choices; after the last it begins again. */
export type Choose = (below: number) => number;

const WRONG_KEY = 12;

function valueOf(kind: string, choose: Choose): string {
  const own = NAMES[kind];
  if (own !== undefined) {
    // Now and then a key of whatever type: most answer WRONGTYPE.
    const pool = choose(WRONG_KEY) === WRONG_KEY - 1 ? ALL_KEYS : own;
    return pool[choose(pool.length)]!;
  }
  const values = KINDS[kind];
  if (values === undefined) throw new Error(`no kind of value is called ${kind}`);
  return values[choose(values.length)]!;
}

/** The arguments that a template comes to. */
export function expand(template: string, choose: Choose): string[] {
  const out: string[] = [];
  expandTokens(template.split(' '), choose, out);
  return out;
}

function expandTokens(tokens: readonly string[], choose: Choose, out: string[]): void {
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i]!;
    if (token === '[' || token === '(' || token === '#(') {
      const end = endOf(tokens, i);
      const inner = tokens.slice(i + 1, end);
      const times = token === '[' ? choose(2) : 1 + choose(4);
      if (token === '#(') out.push(String(times));
      for (let n = 0; n < times; n++) expandTokens(inner, choose, out);
      i = end;
    } else if (token.startsWith('<')) out.push(valueOf(token.slice(1, -1), choose));
    else if (token.includes('|')) {
      const choices = token.split('|');
      out.push(choices[choose(choices.length)]!);
    } else out.push(token);
  }
}

/** Where the bracket that opens at `from` closes. */
function endOf(tokens: readonly string[], from: number): number {
  let depth = 0;
  for (let i = from; i < tokens.length; i++) {
    if (tokens[i] === '[' || tokens[i] === '(' || tokens[i] === '#(') depth++;
    else if (tokens[i] === ']' || tokens[i] === ')' || tokens[i] === ')+') depth--;
    if (depth === 0) return i;
  }
  throw new Error(`a bracket does not close in ${tokens.join(' ')}`);
}

/** Sometimes spoiled: an argument too many or too few, a name in small letters. */
export function spoil(words: string[], choose: Choose): string[] {
  switch (choose(24)) {
    case 21:
      // Without its count, SPOP would take a member by chance, and the data sets would part.
      return words.length > 1 && words[0] !== 'SPOP' ? words.slice(0, -1) : words;
    case 22:
      return [...words, KINDS['value']![choose(VALUES.length)]!];
    case 23:
      return [words[0]!.toLowerCase(), ...words.slice(1)];
    default:
      return words;
  }
}
