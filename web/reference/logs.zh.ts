/** 每行日志的含义，以及该怎么办。 */
import type { LogTexts } from './logs.en.ts';

const NOTHING_WRONG = '不用做什么：本该如此。';

export const logsZh: LogTexts = {
  'replicaof-enabled': {
    means: '有人从这里写明的客户端执行了 REPLICAOF。随即开始握手。',
    mend: '如果不是自己人做的，看看那个客户端的地址。',
  },
  'replicaof-same': { means: '本来就跟着这个主节点，什么也不做。' },
  'synthesized-master': {
    means:
      '以前的主节点把自己的 ID 和偏移量留作票。只要没写过新主节点没有的内容，[[partial-resync]]就够了。',
  },
  'master-mode': {
    means: '有人执行了 `REPLICAOF NO ONE`：这台现在是主节点。',
    mend: '让其他从节点指向这里，它们不会自己过来。',
  },
  'secondary-id': {
    means:
      '[[promotion]]的记录：旧 ID 留作[[second-replication-id]]，到这个偏移量为止有效；另换一个新 ID。',
  },
  connecting: { means: '从节点开始一次尝试。没有链路时，每秒一次。' },
  'sync-started': { means: '正在建立连接。' },
  'connect-fired': { means: '连接建立了，发出 PING。' },
  'connect-error': {
    means: '连不上。`Connection refused`：那里没有进程在监听。`No route to host`：网络不通。',
    mend: '主节点在运行吗？从这台机器看，地址和端口对吗？`bind` 允许吗？',
  },
  'connect-impossible': {
    means: '这个地址根本没法用，通常是主机名解析不了。',
    mend: '检查 REPLICAOF 里的拼写，以及这台机器的域名解析。',
  },
  'ping-replied': { means: '主节点在，有回答；接着发 AUTH 和 REPLCONF。' },
  'ping-error': {
    means: '主节点用错误回答了 PING。',
    mend: '看是什么错误：LOADING 会自己过去；MASTERDOWN 说明它自己也是失去主节点的从节点。',
  },
  'auth-failed': {
    means: '主节点不接受这个密码。',
    mend: '每个节点都核对：这边的 `masterauth` 和那边的 `requirepass`。',
  },
  'replconf-refused': {
    means: '主节点拒绝了一条 REPLCONF。如果里面是 NOAUTH：它要密码，接下来 PSYNC 也会失败。',
    mend: 'NOAUTH 或 NOPERM：设好 `masterauth`，或给用户 `+replconf`。其他情况不要紧。',
  },
  'handshake-no-answer': {
    means: '握手中途，连接断了。',
    mend: '主节点刚好停了，或者中间有设备切断连接。',
  },
  'handshake-read-failed': { means: '同一件事，从套接字看到的。`Success` 只表示对方关闭了连接。' },
  'trying-partial': { means: '从节点出示它的票：这段历史，从这个字节起。' },
  'no-cached-master': {
    means: '没有票（第一次连接，或刚重启），所以发 `PSYNC ? -1`，得到全部数据。',
  },
  'asks-for-sync': { means: 'PSYNC 到了主节点。接下来的某一行就是回答。' },
  'psync-not-now': {
    means: '主节点现在答不了：正在载入，或者它自己的链路断了。',
    mend: '是 NOMASTERLINK 就去修主节点的链路，否则等着。',
  },
  'psync-unsupported': {
    means: '主节点用错误回答了 PSYNC，从节点改用旧办法。',
    mend: '里面有 NOAUTH 或 NOPERM，原因是密码或用户；否则主节点版本很旧。',
  },
  'psync-unexpected': {
    means: 'PSYNC 得到了 Redis 不认识的回答，常见的是 NOAUTH 或 NOPERM。',
    mend: '检查密码和权限；确认对方真的是 Redis。',
  },
  'retrying-with-sync': { means: '旧命令 [[sync-command|SYNC]]：没有 ID，总是全量。' },
  'partial-accepted': {
    means: '同意[[partial-resync]]：从这个偏移量起，补发这么多字节。',
    mend: NOTHING_WRONG,
  },
  'partial-successful': { means: '从节点收到了 +CONTINUE。', mend: NOTHING_WRONG },
  'partial-done': { means: '复制流从断开的地方继续。', mend: NOTHING_WRONG },
  'id-changed': { means: '+CONTINUE 带来了新 ID：主节点是新升的。从节点在新名字下继续。' },
  'full-requested': { means: '从节点发来 `PSYNC ? -1`：它什么都没有，所以全部发给它。' },
  'id-mismatch': {
    means:
      '不行：从节点要的那段历史，这个主节点从未跟随过。自己当过主节点的，或者重启前没存 RDB 的，常会这样。',
    mend: '如果每次重启都这样：配置文件里写 `replicaof`，开着 `save`，正常关闭，票就不会丢。',
  },
  'second-id-too-far': {
    means:
      '不行：这段历史认得，但主节点被提升之后，从节点又在旧历史里往前走了。多出来的部分将被丢弃。',
    mend: '放它进来之前，先看[[lost-write|会丢什么]]。PING 也算字节：孤立的旧主节点自己就会往前走。',
  },
  'lack-of-backlog': {
    means: '不行：要的那个字节已经不在（或还没到）[[replication-backlog|积压缓冲区]]里。',
    mend: '如果这么长的断线是常事，调大 `repl-backlog-size`：写入速率 × 断线时间 × 2。',
  },
  'offset-beyond-end': {
    means: '在这段历史里，从节点比主节点走得还远。',
    mend: '主节点多半丢了数据，例如崩溃过。让它覆盖从节点之前，先想清楚。',
  },
  'backlog-created': { means: '第一个从节点来了。从现在起，主节点在新 ID 下计偏移量。' },
  'backlog-freed': {
    means:
      '已经 `repl-backlog-ttl` 秒没有从节点。积压缓冲区释放，ID 也换了：现在才回来的只能全量。',
    mend: '如果从节点会离开更久，调大 `repl-backlog-ttl`。',
  },
  'bgsave-delayed': {
    means: '主节点先等几秒（`repl-diskless-sync-delay`），看有没有别的从节点一起用这份快照。',
  },
  'bgsave-for-sync': {
    means: '开始为全量复制做快照：`disk` 是写文件，`replicas sockets` 是无盘。',
  },
  'bgsave-shared': { means: '正在写的这份快照文件，这个从节点也能用。' },
  'bgsave-not-shared': {
    means: '有一份快照正在做，但从它开始以来，没有替从节点攒下改动。只能等下一份。',
  },
  'bgsave-socket-busy': { means: '无盘快照正在发，中途上不了车，等下一份。' },
  'bgsave-waits': { means: '同时只能有一个子进程：AOF 正在重写，之后才做快照。' },
  'transfer-started': { means: '已[[fork]]，由它直接往从节点的连接上写。' },
  'saving-started': { means: '已[[fork]]，由它写文件。' },
  'saving-done': { means: '文件写好了。', mend: NOTHING_WRONG },
  'saving-error': {
    means: '子进程写不了文件。',
    mend: '磁盘满了或不可写：子进程在前一行说明了原因。写请求可能被拒绝，回复 [[error.misconf|MISCONF]]。',
  },
  'pipe-read': { means: '子进程写完了；还有这么多从节点在收。' },
  'last-replica-dropped': {
    means: '要这份快照的从节点都走了，子进程被结束。',
    mend: '如果反复出现：同步期间超了输出缓冲区上限，或者超时。',
  },
  'transfer-done': { means: '子进程正常结束。', mend: NOTHING_WRONG },
  'streamed-ok': { means: '快照发完了。等从节点的第一个 ACK 表明载入完成，才开始发复制流。' },
  'sync-succeeded': { means: '从节点已 `online`。', mend: NOTHING_WRONG },
  'rdb-only-done': { means: '对方只要一份数据（`redis-cli --rdb`），已经拿到。' },
  'sync-failed': {
    means: '快照失败，等它的从节点都被断开。它们会再来。',
    mend: '往上找原因：子进程被杀、磁盘、内存。',
  },
  'feed-file-removed': { means: '`rdb-del-sync-files`：只为从节点生成的文件，用完删除。' },
  'full-from-master': {
    means: '+FULLRESYNC：快照要来了。之后从节点在这段历史里，从这个偏移量计起。',
  },
  'fullresync-syntax': {
    means: '+FULLRESYNC 里没有像样的 ID 和偏移量。',
    mend: '对方不是 Redis，或者中间有东西改了它的话。',
  },
  'receiving-eof': { means: '无盘快照：长度未知，以标记结尾。' },
  'receiving-bytes': { means: '来自文件的快照，正好这么多字节。' },
  'old-state-discarded': { means: '旧链路的票没有用了。' },
  flushing: { means: '从节点丢掉自己的旧数据。' },
  'loading-in-memory': { means: '正在载入快照；客户端得到 LOADING。' },
  swapping: { means: '`repl-diskless-load swapdb`：新旧数据一次性对换。' },
  'rdb-version': { means: '文件由哪个版本的 Redis 写成。' },
  'rdb-loaded': { means: '载入了这么多键；已到期的不载入。', mend: NOTHING_WRONG },
  'rdb-format-unknown': {
    means: '文件来自更新版本的 Redis。',
    mend: '升级时先升从节点，后升主节点。',
  },
  'full-done': { means: '从节点有了全部数据，开始跟随复制流。', mend: NOTHING_WRONG },
  'received-file-removed': {
    means: '没有持久化的从节点上的 `rdb-del-sync-files`：收到的文件不保留。',
  },
  'preamble-error': {
    means: '主节点发来的不是快照，而是错误。',
    mend: '看内容：NOAUTH 和 NOPERM 是密码和用户的问题。',
  },
  'preamble-lost': { means: '快照还没来，链路就断了。', mend: '看主节点那一秒的日志。' },
  'transfer-lost': {
    means: '快照传到一半，链路断了。',
    mend: '看主节点的日志：超过输出缓冲区上限？超时？停止了？',
  },
  'transfer-timeout': {
    means: '已经 `repl-timeout` 秒没有收到快照的后续内容。',
    mend: '数据大，而磁盘或网络慢：两边都调大 `repl-timeout`。',
  },
  'master-lost': { means: '链路断了。从节点保留数据，开始重连。' },
  'master-timeout': {
    means: '已经 `repl-timeout` 秒什么都没收到，连 PING 也没有：从节点放弃这条链路。',
    mend: '网络在丢包，或者主节点卡住了。',
  },
  'connect-timeout': {
    means: '握手停了 `repl-timeout` 秒，没有进展。',
    mend: '防火墙在丢包，或者主节点卡住了。',
  },
  'state-cached': { means: '留下 ID 和偏移量：[[partial-resync]]的票。' },
  reconnecting: { means: '立刻试一次，之后每秒一次。' },
  'reconnecting-after-failure': { means: '同步失败，马上再试。' },
  'replica-lost': { means: '一个从节点走了。[[replication-backlog|积压缓冲区]]继续积累。' },
  'replica-timedout': {
    means: '已经 `repl-timeout` 秒没有 ACK：主节点断开这个从节点。',
    mend: '网络问题，或者从节点卡住了（慢命令、换页）。',
  },
  'replica-timedout-syncing': {
    means: '同样的情况，发生在发送快照期间。',
    mend: '如果载入就是这么慢，调大 `repl-timeout`。',
  },
  'output-limit': {
    means: '等着发给这个客户端的数据太多。`flags=S` 表示它是从节点：断开后它还会再来请求。',
    mend: '全量复制期间可能变成[[full-sync-loop|死循环]]：调大 `client-output-buffer-limit replica`。',
  },
  critical: {
    means: '复制流里的命令在从节点上执行失败。这不该发生：它的数据和主节点已经不同。',
    mend: '有人写过这个从节点，或以别的方式改过数据。让它重新全量复制。',
  },
  'critical-master': {
    means: '从节点链路上来了一条命令，而且出错。在那里回答会弄乱复制流，所以只记日志，并关闭链路。',
    mend: '有程序在发过 PSYNC 的连接上又执行别的命令。',
  },
  'failover-requested': { means: 'FAILOVER 开始：写请求先等着，直到有从节点追平。' },
  'failover-synced': { means: '追平了，交换角色。', mend: NOTHING_WRONG },
  'failover-forced': {
    means: '到时还没追平，但给了 FORCE：照样交换。',
    mend: '它缺的部分就丢了。',
  },
  'failover-aborted': { means: 'FAILOVER 取消，客户端可以继续写。原因在行末。' },
  'failover-received': { means: '旧主节点来交接（`PSYNC … FAILOVER`）。' },
  'failover-master-mode': { means: '从节点已接任主节点。', mend: NOTHING_WRONG },
  'shutdown-waits': { means: 'SHUTDOWN 最多等 `shutdown-timeout` 秒，让从节点追上来。' },
  'shutdown-lagging': {
    means: '这个从节点没赶上：有这么多字节只在这里。',
    mend: '不要提升它。',
  },
  'shutdown-in-sync': { means: '这么多从节点已有全部数据。' },
};
