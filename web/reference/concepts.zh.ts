/** 每个术语用一两句话说清楚，写给第一次见到它的人。`[[id|文字]]` 通向另一条目。 */
import type { Concepts } from './concepts.en.ts';

export const conceptsZh: Concepts = {
  replication:
    '一台服务器（[[master]]）把数据的每次改动发给其他服务器（[[replica]]）。它们持有同样的数据，可以分担读请求；主节点没了，其中一台可以接替。',
  master:
    '客户端写入的那台服务器。它执行改动、回复客户端，再把改动发给[[replica]]。没有特别指定时，每台服务器都是主节点。',
  replica:
    '跟着[[master]]复制的服务器，主节点做什么它就做什么。它能回答读请求，默认拒绝写入。旧资料和 INFO 里叫 slave。',
  'asynchronous-replication':
    '主节点先回复客户端，不等从节点收到改动。这样很快，但也意味着：已经回复 OK 的写入，仍有可能[[lost-write|丢失]]。',
  'one-master-two-replicas':
    '最常见的起步方式：一个[[master]]负责写，两个[[replica]]直接挂在它下面，收到同样的复制流。',
  'chained-replication':
    '从节点还可以再带从节点，把收到的复制流原样往下传。最上面的主节点少发几份；但上游出了问题，下游也跟着出问题。',
  'sub-replica':
    '它的主节点自己也是从节点。上一级链路断开时，它自己的链路仍然是 `up`：看着正常，数据却已经旧了。',
  'read-write-splitting':
    '写请求发给主节点，读请求分摊给各个从节点。从节点越多，能承受的读越多；代价是有可能[[stale-read|读到旧数据]]。',
  'read-only-replica':
    '拒绝客户端写入的从节点，回复 [[error.readonly|READONLY]]。这是默认设置，可以保证各份数据一致。',
  'writable-replica':
    '设了 `replica-read-only no` 的从节点，客户端可以写。这些写只留在这一台上，不增加[[replication-offset|偏移量]]，下一次[[full-resync]]就没了。',
  replicaof:
    '让一台服务器成为从节点的命令：`REPLICAOF 主机 端口`。回复 OK 只表示记下了目标，之后才开始[[handshake]]。命令只在内存里，重启就忘，除非[[config-rewrite|写进配置文件]]。旧名是 `SLAVEOF`。',
  're-point':
    '让从节点改跟另一个主节点。同一段[[history]]之内只需[[partial-resync]]，什么都不丢；换了历史，数据就会被整个替换。',
  handshake:
    '传数据之前，从节点和主节点先互相确认：PING、（有密码时）认证、从节点的端口、它能读哪些格式，最后是 [[psync|PSYNC]]。',
  'data-sync-stage':
    '[[psync|PSYNC]] 得到回答之后的一段：要么补发缺的字节，要么发一份完整的[[snapshot|快照]]，再补上这期间的新写入。',
  'command-propagation': '同步完成后的常态：主节点每有一次改动，就立刻发给从节点，从节点照着执行。',
  'replication-stream':
    '数据的所有改动，一条接一条，就是主节点发出的那串字节。SELECT 和 PING 也在其中。每个字节都计入[[replication-offset|偏移量]]。',
  heartbeat:
    '双方互报平安。主节点每 10 秒往[[replication-stream|复制流]]里放一个 14 字节的 PING；从节点每秒发一次 [[ack|ACK]]。所以没人写入时，偏移量也会增长。',
  ack: '从节点每秒告诉主节点：我执行到哪个[[replication-offset|偏移量]]了。主节点只是记下来，不会因为 ACK 偏低而重发。[[wait|WAIT]] 数的就是它。',
  reconnect: '从节点失去主节点后，每秒重试一次，每次都重新[[handshake]]，直到连上，或者有人叫停。',
  'master-password':
    '两扇门，两个设置：`requirepass` 是别人进我的门要出示的密码，`masterauth` 是我进主节点的门时出示的密码。角色会变，所以每个节点两个都要设。',
  'announce-address':
    '主节点按连接上看到的地址登记从节点。隔着 NAT 或 Docker，这个地址是错的；用 `replica-announce-ip` 和 `replica-announce-port` 让从节点自己报地址。',
  psync:
    '从节点的请求：“我跟随的是[[replication-id|历史 X]]，从第 N 字节起都缺。”回答是 +CONTINUE（[[partial-resync|部分]]）或 +FULLRESYNC（[[full-resync|全量]]）。`PSYNC ? -1` 的意思是：我什么都没有。',
  'full-resync':
    '主节点把全部数据做成[[snapshot|快照]]发过去，再补上这期间的写入。从节点丢掉自己的数据，载入快照。代价是一次[[fork]]、全部数据走一遍网络，还有时间。',
  'partial-resync':
    '从节点只离开了一会儿，它错过的字节还在主节点的[[replication-backlog|积压缓冲区]]里，补发这些就够了。条件：[[replication-id]] 对得上，[[replication-offset|偏移量]]还在范围之内。',
  'replication-offset':
    '[[replication-stream]]的字节计数：主节点发到了哪里，从节点执行到了哪里。[[replication-id|ID]] 相同、偏移量相同，数据就相同，除非有人直接写过从节点。',
  'replication-id':
    '一段[[history]]的名字：40 个随机的十六进制字符。ID 相同，偏移量才可以比较。节点启动、[[promotion]]、或第一个从节点挂上来时，都会换一个新的。',
  'second-replication-id':
    '[[promotion|升为主节点]]之后，新主节点仍记得以前跟随的 ID，以及有效到哪个偏移量。没有超过这里的兄弟节点，仍可[[partial-resync]]。',
  history:
    '本页的说法：在同一个[[replication-id]] 之下写入的全部内容。提升之后，新历史从旧历史上长出来；两个主节点都在写，就成了两条分支。',
  'cached-master':
    '链路断开后，从节点留下的记录：[[replication-id|ID]] 和已经到达的[[replication-offset|偏移量]]。它是[[partial-resync]]的票。重启会弄丢它，除非存过 RDB，而且[[config-rewrite|配置文件]]里写着主节点。',
  'run-id':
    '进程这一次运行的随机名字。Redis 4.0 之前 PSYNC 带的是它，很多书至今这样写。现在 PSYNC 带的是[[replication-id]]。',
  'sync-command':
    'Redis 2.8 之前的请求方式：没有 ID，没有偏移量，所以回答总是[[full-resync]]。现在只有主节点看不懂 [[psync|PSYNC]] 时才会退回到它。',
  'replication-backlog':
    '[[replication-stream]]里最新的一段字节，主节点留着，供掉线的从节点回来时补发。所有从节点共用一份，默认 1 MB。它一直在写入，不是断线时才写。',
  'ring-buffer':
    '大小固定、绕着圈写的内存：最新的字节盖掉最旧的。[[replication-backlog|积压缓冲区]]就画成这样一个环。Redis 7.0 起，它实际上是一串内存块，从旧的一端释放，效果一样。',
  'backlog-overflow':
    '断线期间写入的量超过了[[replication-backlog|积压缓冲区]]的容量。从节点要的下一个字节已经没了，只能[[full-resync]]。起决定作用的是字节数，不是时间。',
  'output-buffer':
    '主节点还没发给某个从节点的数据。从节点太慢，或者正在生成、载入[[snapshot|快照]]时，它会越积越多。超过 `client-output-buffer-limit`，从节点就被断开。它不是[[replication-backlog|积压缓冲区]]。',
  'full-sync-loop':
    '[[full-resync]]期间写入太多，[[output-buffer]]溢出，主节点断开从节点；从节点再来请求，一切从头开始。用“写入速率 × 同步耗时”和上限比一比，事先就能知道。',
  'offset-gap':
    '主节点的[[replication-offset|偏移量]]减去从节点的：从节点缺多少字节。落后多少看它，不看 [[lag|lag]]。',
  lag: '主节点 INFO 里的一项：距离该从节点上次 [[ack|ACK]] 的秒数。0 或 1 是正常的。它不表示数据旧了多久，那要看[[offset-gap]]。',
  snapshot:
    '某一时刻的全部数据，存成一个紧凑的文件。由[[fork|子进程]]来写，服务器照常工作。平时存为 `dump.rdb`，[[full-resync]]时发给从节点。',
  aof: '磁盘上的改动日志，启动时重放。设了 `appendonly yes`，启动时读它而不读[[snapshot|快照]]；它不记录[[replication-id]]，所以重启后的从节点需要[[full-resync]]。',
  persistence:
    '进程结束后还留得下的东西：[[snapshot|快照]]、[[aof]]和配置文件。主节点没有持久化，重启就是空的，[[empty-master|从节点也会跟着变空]]。',
  fork: '服务器复制出一个子进程，由它从容地写下那一刻的[[snapshot|快照]]。fork 这一下会卡住所有请求：每 GB 内存大约 10 到 20 毫秒。',
  'copy-on-write':
    '[[fork|派生]]之后，父子进程共用内存；父进程要改哪一页，才复制哪一页。快照期间写得越多，额外内存越多，最坏再占一整份。',
  diskless:
    '[[full-resync]]时，子进程把[[snapshot|快照]]直接写到从节点的连接上，不经过文件。事先不知道长度，所以用 40 个字符的标记结尾。这是 7.0 的默认方式，并会先等 5 秒。',
  'disk-backed':
    '[[full-resync]]时，子进程先把[[snapshot|快照]]写成文件，再发送文件，前面带上长度。这期间来的从节点可以共用这一份。',
  failover:
    '主节点没了，由另一台接替。Redis 本身不会自动这么做：从节点只会等旧主节点回来。要靠人，或者[[sentinel]]。',
  'manual-failover':
    '选[[replication-offset|偏移量]]最大的从节点，用 `REPLICAOF NO ONE` 把它[[promotion|升为主节点]]，再让其他从节点指向它。它们不会自己跟过去。',
  'failover-command':
    '计划内的主从切换：`FAILOVER` 让写命令先等着，等从节点追平，再交换角色。不丢数据，全是部分复制。',
  promotion:
    '`REPLICAOF NO ONE` 让从节点带着现有数据成为主节点。它换上新的[[replication-id|复制 ID]]，旧 ID 留作[[second-replication-id]]，好让兄弟节点用[[partial-resync]]跟上。',
  demotion:
    '主节点变成从节点。它带着自己的偏移量向新主节点请求部分复制。只要它比新主节点多写过一个字节，就会[[full-resync]]，多出来的部分被丢弃。',
  'network-partition':
    '两台服务器互相连不上。如果连接被关闭，双方不到一秒就会发现，从节点开始[[reconnect|重连]]。',
  'silent-drop':
    '字节过不去，但连接没有关闭。要过 `repl-timeout`（60 秒）双方才会发现。如果提前恢复，积着的字节照常送达，根本不会重新同步。',
  'split-brain':
    '同一份数据有两个主节点在接受写入：一个是新升的，另一个不知情，或者刚回来。等其中一个变成另一个的从节点，[[lost-write|它的写入就被丢弃]]。',
  divergence:
    '两台服务器有共同的过去，之后却各写各的。Redis 不会合并：总有一方要放弃自己写的内容。',
  'lost-write':
    '回复过 OK，却已经不在任何服务器上的写入。原因：接替的节点没有它、[[full-resync]]替换了它，或者重启后磁盘上找不到它。',
  'stale-read': '改动还没传到，从节点回答的是旧值。平时只差几毫秒；链路断开时，可能差几个小时。',
  'non-monotonic-read':
    '客户端先从一个节点读到新值，再从另一个更落后的节点读到旧值。在它看来，时间倒流了。',
  'empty-master':
    '主节点没有[[persistence]]，重启后是空的。从节点照样复制：所有节点的键都没了，链路全是 `up`，没有任何报错。主从复制里代价最大的错误。',
  'replication-storm':
    '许多从节点同时请求[[full-resync]]，比如主节点重启之后。每一份都要走同一块网卡。用级联、把从节点分散到不同机器，可以减轻。',
  sentinel:
    '服务器旁边的监视程序：盯着主节点，和其他哨兵商定它已下线，再把一个从节点[[promotion|升为主节点]]。本页不模拟哨兵；在这里，你就是哨兵。',
  quorum:
    '要有多少个[[sentinel]]同意，才认定主节点下线。只凭一个哨兵不行，也许是它自己的网络不好。',
  wait: '`WAIT n 毫秒`：等到有 n 个从节点[[ack|确认]]了本连接的最后一次写入，并回答实际有几个。不够数也不会撤销，写还在。',
  'min-replicas':
    '设了 `min-replicas-to-write n`，如果在 `min-replicas-max-lag` 秒内确认过的从节点不足 n 个，主节点就拒绝写入（[[error.noreplicas|NOREPLICAS]]）。它限制能丢多少，不能保证不丢。',
  'config-rewrite':
    '把用命令改过的设置写进配置文件。不写的话，REPLICAOF 和 CONFIG SET 到下次启动就忘了。',
  info: '查看服务器眼中的复制状态：角色、ID、偏移量、积压缓冲区，以及它的从节点或主节点。',
  role: '用几行给出角色、偏移量和从节点（或主节点与链路状态），比 [[info|INFO]] 更便于程序读取。',
  digest: '所有键和值的校验和（`DEBUG DIGEST`）。摘要相同，数据就相同，不管计数器怎么说。',
  'expired-key':
    '到期的键。只有主节点会删除它，并发出 DEL。DEL 到达之前，从节点仍留着这个键，只是不让人读到；`DBSIZE` 仍把它算在内。',
  eviction:
    '内存达到 `maxmemory` 时，主节点删掉一些键腾地方，每删一个发一条 DEL。从节点自己不淘汰，只是跟着删。',
};
