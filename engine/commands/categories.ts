// To which categories (`@read`, `@slow`) each command of redis-server 7.0.15 belongs, as COMMAND INFO tells.
// One place for all: access control, ACL CAT and COMMAND INFO read it.

/** In the order of ACL CAT. */
export const CATEGORIES: readonly string[] =
  `keyspace read write set sortedset list hash string bitmap hyperloglog geo stream pubsub admin fast slow blocking dangerous connection transaction scripting`.split(
    /\s+/,
  );

/** Categories, then the commands that are in exactly these. */
const COMMANDS_BY_CATEGORIES: readonly [categories: string, commands: string][] = [
  [
    'admin slow dangerous',
    `acl|deluser acl|dryrun acl|getuser acl|list acl|load acl|log acl|save acl|setuser acl|users
     bgrewriteaof bgsave cluster|addslots cluster|addslotsrange cluster|bumpepoch
     cluster|count-failure-reports cluster|delslots cluster|delslotsrange cluster|failover
     cluster|flushslots cluster|forget cluster|meet cluster|replicas cluster|replicate
     cluster|reset cluster|saveconfig cluster|set-config-epoch cluster|setslot cluster|slaves
     config|get config|resetstat config|rewrite config|set debug failover latency|doctor
     latency|graph latency|histogram latency|history latency|latest latency|reset module|list
     module|load module|loadex module|unload monitor psync replconf replicaof save shutdown
     slaveof slowlog|get slowlog|len slowlog|reset sync`,
  ],
  [
    'slow',
    `acl acl|cat acl|genpass acl|help acl|whoami client cluster cluster|countkeysinslot
     cluster|getkeysinslot cluster|help cluster|info cluster|keyslot cluster|links cluster|myid
     cluster|nodes cluster|shards cluster|slots config config|help function latency latency|help
     memory memory|doctor memory|help memory|malloc-stats memory|purge memory|stats module
     module|help object pubsub pubsub|help script slowlog slowlog|help xgroup xinfo`,
  ],
  [
    'slow connection',
    `client|caching client|getname client|getredir client|help client|id client|info client|reply
     client|setname client|tracking client|trackinginfo command command|count command|docs
     command|getkeys command|getkeysandflags command|help command|info command|list wait`,
  ],
  [
    'slow scripting',
    `eval eval_ro evalsha evalsha_ro fcall fcall_ro function|dump function|help function|kill
     function|list function|stats script|debug script|exists script|flush script|help script|kill
     script|load`,
  ],
  [
    'read sortedset slow',
    `zdiff zinter zintercard zrandmember zrange zrangebylex zrangebyscore zrevrange zrevrangebylex
     zrevrangebyscore zscan zunion`,
  ],
  [
    'pubsub slow',
    `psubscribe pubsub|channels pubsub|numpat pubsub|numsub pubsub|shardchannels
     pubsub|shardnumsub punsubscribe ssubscribe subscribe sunsubscribe unsubscribe`,
  ],
  ['fast connection', 'asking auth echo hello ping quit readonly readwrite reset select'],
  ['write string fast', 'append decr decrby getdel getex getset incr incrby incrbyfloat setnx'],
  ['keyspace read fast', 'dbsize exists expiretime pexpiretime pttl touch ttl type'],
  ['keyspace write fast', 'expire expireat move persist pexpire pexpireat renamenx unlink'],
  [
    'write sortedset slow',
    `zdiffstore zinterstore zmpop zrangestore zremrangebylex zremrangebyrank zremrangebyscore
     zunionstore`,
  ],
  [
    'keyspace read slow',
    `dump object|encoding object|freq object|idletime object|refcount randomkey scan`,
  ],
  ['read set slow', 'sdiff sinter sintercard smembers srandmember sscan sunion'],
  ['read sortedset fast', 'zcard zcount zlexcount zmscore zrank zrevrank zscore'],
  ['write list slow', 'linsert lmove lmpop lrem lset ltrim rpoplpush'],
  [
    'admin slow dangerous connection',
    `client|kill client|list client|no-evict client|pause client|unblock client|unpause`,
  ],
  ['read geo slow', 'geodist geohash geopos georadius_ro georadiusbymember_ro geosearch'],
  ['read stream slow', 'xinfo|consumers xinfo|groups xinfo|stream xpending xrange xrevrange'],
  ['write hash fast', 'hdel hincrby hincrbyfloat hmset hset hsetnx'],
  ['write list fast', 'lpop lpush lpushx rpop rpush rpushx'],
  ['write stream fast', 'xack xadd xautoclaim xclaim xdel xsetid'],
  [
    'write stream slow',
    `xgroup|create xgroup|createconsumer xgroup|delconsumer xgroup|destroy xgroup|setid xtrim`,
  ],
  ['write string slow', 'mset msetnx psetex set setex setrange'],
  ['keyspace write slow dangerous', 'flushall flushdb migrate restore restore-asking'],
  ['read hash fast', 'hexists hget hlen hmget hstrlen'],
  ['read hash slow', 'hgetall hkeys hrandfield hscan hvals'],
  ['write list slow blocking', 'blmove blmpop blpop brpop brpoplpush'],
  ['write sortedset fast', 'zadd zincrby zpopmax zpopmin zrem'],
  ['fast transaction', 'discard multi unwatch watch'],
  ['write geo slow', 'geoadd georadius georadiusbymember geosearchstore'],
  ['write set fast', 'sadd smove spop srem'],
  ['write slow scripting', 'function|delete function|flush function|load function|restore'],
  ['keyspace write slow', 'copy del rename'],
  ['read list slow', 'lindex lpos lrange'],
  ['read set fast', 'scard sismember smismember'],
  ['read string fast', 'get mget strlen'],
  ['read string slow', 'getrange lcs substr'],
  ['write bitmap slow', 'bitfield bitop setbit'],
  ['write set slow', 'sdiffstore sinterstore sunionstore'],
  ['admin fast dangerous', 'lastsave role'],
  ['pubsub fast', 'publish spublish'],
  ['read bitmap fast', 'bitfield_ro getbit'],
  ['read bitmap slow', 'bitcount bitpos'],
  ['stream slow', 'xgroup|help xinfo|help'],
  ['write sortedset fast blocking', 'bzpopmax bzpopmin'],
  ['fast', 'time'],
  ['hyperloglog admin slow dangerous', 'pfselftest'],
  ['keyspace read slow dangerous', 'keys'],
  ['keyspace slow', 'object|help'],
  ['keyspace write fast dangerous', 'swapdb'],
  ['read fast', 'lolwut'],
  ['read hyperloglog slow', 'pfcount'],
  ['read list fast', 'llen'],
  ['read set sortedset list slow dangerous', 'sort_ro'],
  ['read slow', 'memory|usage'],
  ['read stream fast', 'xlen'],
  ['read stream slow blocking', 'xread'],
  ['slow dangerous', 'info'],
  ['slow transaction', 'exec'],
  ['write hyperloglog admin slow dangerous', 'pfdebug'],
  ['write hyperloglog fast', 'pfadd'],
  ['write hyperloglog slow', 'pfmerge'],
  ['write set sortedset list slow dangerous', 'sort'],
  ['write sortedset slow blocking', 'bzmpop'],
  ['write stream slow blocking', 'xreadgroup'],
];

/** What access control knows of a command. */
export interface CommandAccess {
  /** Full name: `get`, `config|get`. */
  readonly name: string;
  /** Its bit in the set of commands that a user may run. */
  readonly id: number;
  readonly categories: readonly string[];
  /** Of a container: its subcommands. */
  readonly subcommands: readonly CommandAccess[];
}

function build(): CommandAccess[] {
  const tops = new Map<string, CommandAccess & { readonly subcommands: CommandAccess[] }>();
  const categoriesOf = new Map<string, readonly string[]>();
  for (const [categories, commands] of COMMANDS_BY_CATEGORIES) {
    const list = categories.split(' ');
    for (const name of commands.split(/\s+/)) categoriesOf.set(name, list);
  }
  // A container comes before its subcommands.
  [...categoriesOf.keys()].sort().forEach((name, id) => {
    const one = { name, id, categories: categoriesOf.get(name)!, subcommands: [] };
    const cut = name.indexOf('|');
    if (cut < 0) tops.set(name, one);
    else tops.get(name.slice(0, cut))!.subcommands.push(one);
  });
  return [...tops.values()];
}

/** Every top-level command of 7.0.15, by name; each container holds its subcommands. */
export const COMMAND_ACCESS: readonly CommandAccess[] = build();

const BY_NAME = new Map<string, CommandAccess>();
for (const one of COMMAND_ACCESS) {
  BY_NAME.set(one.name, one);
  for (const sub of one.subcommands) BY_NAME.set(sub.name, sub);
}

/** By its full name, in any letter case. */
export function commandAccess(name: string): CommandAccess | null {
  return BY_NAME.get(name.toLowerCase()) ?? null;
}
