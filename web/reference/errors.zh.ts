/** 每个错误的含义，以及该怎么办。 */
import type { ErrorTexts } from './errors.en.ts';

export const errorsZh: ErrorTexts = {
  readonly: {
    means: '写请求发到了从节点。从节点只接受主节点发来的改动。',
    mend: '写到主节点去：INFO 里的 `master_host` 和 `master_port` 就是它。如果这台本不该是从节点，查查是谁执行了 REPLICAOF；端口对外敞开又没有密码，陌生人也能执行。',
  },
  masterdown: {
    means:
      '从节点失去了主节点，而 `replica-serve-stale-data no` 不允许它用旧数据回答。连 PING 也是这个回复。',
    mend: '修复链路；或者用 `CONFIG SET replica-serve-stale-data yes` 允许回答旧数据。',
  },
  noreplicas: {
    means:
      '在线且最近有[[ack|确认]]的从节点少于 `min-replicas-to-write`，主节点拒绝写入。读不受影响。',
    mend: '看 INFO 里的 `min_slaves_good_slaves` 和每个从节点的 `lag`；让从节点恢复，或调低这个设置。',
  },
  loading: {
    means: '服务器正在从磁盘读数据，或者从节点正在载入收到的快照。完成之前不回答别的命令。',
    mend: '等一会儿再试。INFO 里的 `loading_eta_seconds` 是预计剩余时间。',
  },
  nomasterlink: {
    means: '一个自己链路断开的从节点，对想跟随它的节点的回答：它手里没有可靠的东西可以往下传。',
    mend: '[[sub-replica]]每秒会重试。要修的是上面那条链路。',
  },
  'nomasterlink-failover': {
    means: '主节点正在交出角色（FAILOVER），暂时不收新的从节点。',
    mend: '会自己过去：从节点每秒重试。',
  },
  noauth: {
    means: '服务器设了密码，而这个连接还没有认证。',
    mend: '客户端：`AUTH 密码`。从节点：把 `masterauth` 设成主节点的 `requirepass`。',
  },
  wrongpass: {
    means: '密码或用户名不对。',
    mend: '核对从节点的 `masterauth`（和 `masteruser`）与主节点的 `requirepass` 或 ACL 用户。',
  },
  'auth-unset': {
    means: '向没有设密码的服务器提交了密码。',
    mend: '如果从节点日志里出现它：主节点的 `requirepass` 没了，或者从来没设过。两边一致之前，链路建立不起来。',
  },
  noperm: {
    means: '这个用户能登录，但没有执行这条命令的权限。',
    mend: '用于复制的用户需要 `+psync +replconf +ping`。',
  },
  denied: {
    means: '服务器没有密码，而连接来自另一台机器。它只说这一句就断开。',
    mend: '设好 `requirepass`，把 `bind` 配到正确的地址。只有在封闭网络里才考虑关闭保护模式。',
  },
  misconf: {
    means: '上一次快照没能写到磁盘，所以拒绝写入，直到有一次成功。磁盘满了、没了，或者不可写。',
    mend: '先修磁盘，再执行 `BGSAVE`。设 `stop-writes-on-bgsave-error no` 可以照写，但这些写没有保障。',
  },
  'misconf-aof': {
    means: 'AOF 写不进去，所以拒绝写入。',
    mend: '修复磁盘。服务器会自己发现，并恢复写入。',
  },
  oom: {
    means: '内存到了上限，又没有可以淘汰的键，需要内存的命令一律拒绝。',
    mend: '调大 `maxmemory`，或换一种 `maxmemory-policy`。从节点默认不理会自己的上限。',
  },
  busy: {
    means: '一个脚本运行超过了 `busy-reply-threshold`，其他人都得不到服务。',
    mend: '这期间从节点的 ACK 也处理不了。等它结束；如果它还没写过数据，可以 `SCRIPT KILL`。',
  },
  unblocked: {
    means: '客户端正在阻塞等待（例如 BLPOP），这时服务器变成了从节点，再等没有意义。',
    mend: '连到新的主节点，重新请求。',
  },
  execabort: {
    means:
      '事务里有命令在入队时被拒绝，所以 EXEC 一条也不执行。在从节点上，通常是因为前面有一个 READONLY。',
    mend: '看第一个错误，而不是这一个。',
  },
  maxclients: {
    means: '连接数到了 `maxclients`。从节点来连，同样会被拒绝。',
    mend: '调大 `maxclients`，或查清是谁开了这么多连接。',
  },
  'wait-on-replica': {
    means: 'WAIT 数的是从节点的确认，只有主节点才有被确认的复制流。',
    mend: '在主节点上，用写数据的那个连接执行 WAIT。',
  },
  'replica-keyspace': {
    means:
      '发过 PSYNC 的连接就是从节点的链路，只能用来收复制流。没人读得到这个错误：它只[[log.critical-master|记在日志里]]，然后链路被关闭。',
    mend: '执行命令请另开一个连接。',
  },
  'invalid-master-port': {
    means: 'REPLICAOF 里的端口不是 0 到 65535 之间的数。',
    mend: '写法：`REPLICAOF 主机 端口`，例如 `REPLICAOF 127.0.0.1 6379`。',
  },
  'replicaof-failing-over': {
    means: '这台服务器正在执行 FAILOVER，期间不能改变角色。',
    mend: '等它完成，或者 `FAILOVER ABORT`。',
  },
  'replicaof-cluster': {
    means: '集群模式下，从节点由集群分配。',
    mend: '用 `CLUSTER REPLICATE 节点ID`。',
  },
  'replicaof-from-replica': {
    means: 'REPLICAOF 是从一条从节点链路上发来的。这个错误只[[log.critical-master|记在日志里]]。',
    mend: '请用自己的连接。',
  },
  'replicaof-immutable': {
    means: '不能用 CONFIG SET 更换主节点。',
    mend: '用 `REPLICAOF` 命令；要长期有效，再执行 `CONFIG REWRITE`。',
  },
  'no-config-file': {
    means: '服务器启动时没有指定配置文件，没有文件可以重写。',
    mend: '带配置文件启动：`redis-server /path/redis.conf`。',
  },
  'replconf-unknown': {
    means: '主节点不认识这个 REPLCONF 选项。新版从节点可能会发旧版主节点没听过的内容。',
    mend: '不要紧：从节点会继续，只是不用这一项。',
  },
  'psync-pending': {
    means: 'PSYNC 到达时，这个连接上还有别的回复没发完。复制流不能夹在中间开始。',
    mend: '用单独的连接发 PSYNC。',
  },
  'psync-failover-master': {
    means: 'FAILOVER 的交接（`PSYNC … FAILOVER`）发到了一台已经是主节点的服务器上。',
  },
  'psync-failover-replid': {
    means: 'FAILOVER 的交接里写的历史，和从节点的不是同一段。',
    mend: 'FAILOVER 不会发生；这个从节点跟随的是别的历史。',
  },
  'filtered-replica': {
    means: '客户端只要一部分数据（`REPLCONF rdb-filter-only`），却没有声明能读无盘快照。',
    mend: '先发 `REPLCONF capa eof`。',
  },
  'failover-in-progress': {
    means: '已经有一个 FAILOVER 在进行。',
    mend: 'INFO 里的 `master_failover_state` 显示进度；`FAILOVER ABORT` 可以中止。',
  },
  'failover-none': { means: '没有正在进行的 FAILOVER 可以中止。' },
  'failover-on-replica': {
    means: 'FAILOVER 是主节点交出角色，而这台是从节点。',
    mend: '到主节点上执行。如果主节点已经没了，在这里执行 `REPLICAOF NO ONE`。',
  },
  'failover-no-replicas': { means: '没有可以接替的从节点。', mend: '看 `connected_slaves`。' },
  'failover-target-unknown': {
    means: '没有从节点登记为这个地址和端口。',
    mend: '地址要和 INFO 里 `slave0:ip=…,port=…` 显示的完全一样。',
  },
  'failover-target-offline': { means: '那个从节点还在同步。', mend: '等到 `state=online`。' },
  'failover-timeout': { means: 'TIMEOUT 必须是正的毫秒数。' },
  'failover-force': {
    means: 'FORCE 表示到时不再等，所以必须说明等谁（TO）、等多久（TIMEOUT）。',
    mend: '写法：`FAILOVER TO 主机 端口 FORCE TIMEOUT 毫秒`。',
  },
  'failover-cluster': {
    means: '集群模式下，角色由集群切换。',
    mend: '在从节点上执行 `CLUSTER FAILOVER`。',
  },
  nogoodslave: {
    means:
      '[[sentinel|哨兵]]的回答：没有可以提升的从节点。它们都下线了、离开主节点太久，或者 `replica-priority` 是 0。',
    mend: '看 `SENTINEL REPLICAS 名字`，以及每个从节点的 `slave_priority` 和链路。',
  },
  inprog: {
    means: '[[sentinel|哨兵]]的回答：这个主节点的故障转移已经在进行。',
    mend: '等它结束。',
  },
};
