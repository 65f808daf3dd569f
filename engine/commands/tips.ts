// What COMMAND INFO advises clients of clusters and proxies about each command (command tips of 7.0.15).

const DIFFERS = 'nondeterministic_output';
const DISORDERED = 'nondeterministic_output_order';

/** Tips, then the commands that have these. */
const TIPS: readonly [tips: string, commands: string][] = [
  [
    DIFFERS,
    `client|info client|list cluster|bumpepoch cluster|count-failure-reports cluster|getkeysinslot
     cluster|info cluster|links cluster|nodes cluster|replicas cluster|shards cluster|slaves
     cluster|slots dump hrandfield hscan lastsave migrate object|encoding object|freq
     object|idletime object|refcount pttl spop srandmember sscan time ttl xadd xautoclaim xclaim
     xinfo|consumers xpending xtrim zrandmember zscan`,
  ],
  [
    DISORDERED,
    `command command|docs command|info command|list function|list hgetall hkeys hvals module|list
     sdiff sinter smembers sunion`,
  ],
  [
    'request_policy:all_shards response_policy:all_succeeded',
    `flushall flushdb function|delete function|flush function|load function|restore memory|purge
     ping`,
  ],
  [
    'request_policy:all_nodes response_policy:all_succeeded',
    'config|set latency|reset script|flush script|load slowlog|reset',
  ],
  [
    `${DIFFERS} request_policy:all_nodes response_policy:special`,
    'latency|doctor latency|graph latency|histogram latency|history latency|latest',
  ],
  [
    `${DIFFERS} request_policy:all_shards response_policy:special`,
    'function|stats info memory|doctor memory|malloc-stats memory|stats',
  ],
  ['request_policy:multi_shard response_policy:agg_sum', 'del exists touch unlink'],
  ['request_policy:all_shards response_policy:one_succeeded', 'function|kill script|kill'],
  ['request_policy:multi_shard response_policy:all_succeeded', 'mset'],
  ['request_policy:multi_shard response_policy:agg_min', 'msetnx'],
  ['request_policy:multi_shard', 'mget'],
  ['request_policy:all_shards response_policy:agg_sum', 'dbsize'],
  ['request_policy:all_shards response_policy:agg_min', 'wait'],
  ['request_policy:all_shards response_policy:agg_logical_and', 'script|exists'],
  [`request_policy:all_shards ${DISORDERED}`, 'keys'],
  [`request_policy:all_shards ${DIFFERS}`, 'randomkey'],
  [`${DIFFERS} request_policy:special`, 'scan'],
  [`request_policy:all_nodes response_policy:agg_sum ${DIFFERS}`, 'slowlog|len'],
  [`request_policy:all_nodes ${DIFFERS}`, 'slowlog|get'],
];

const BY_NAME = new Map<string, readonly string[]>();
for (const [tips, commands] of TIPS) {
  for (const name of commands.split(/\s+/)) BY_NAME.set(name, tips.split(' '));
}

/** By the command's full name; most have none. */
export function tipsOf(name: string): readonly string[] {
  return BY_NAME.get(name) ?? [];
}
