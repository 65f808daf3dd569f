/** 配置参数的作用，以及改动它的后果。 */
import type { ParameterMeanings } from './parameterMeanings.en.ts';

export const parameterMeaningsZh: ParameterMeanings = {
  replicaof: '本节点的主节点：地址与端口；主节点上为空。REPLICAOF NO ONE 使它成为主节点。',
  'replica-read-only':
    '是否拒绝客户端写这个从节点。写在从节点上的数据到不了主节点，下次全量复制时就会丢失。',
  'replica-serve-stale-data':
    '与主节点断开后，是仍用手头的旧数据回答读请求（yes），还是回复 MASTERDOWN（no）。',
  'replica-priority': '哨兵优先提升数字最小的从节点；0 表示永不提升。',
  'repl-backlog-size':
    '为断线后回来的从节点保留多少字节的复制流。越大，能以部分复制恢复的断线就越长。至少 16 KiB，精确环除外。',
  'repl-backlog-ttl':
    '最后一个从节点离开多少秒后释放复制积压缓冲区；0 表示永不释放。释放之后只能全量复制。',
  'repl-timeout': '静默多少秒后，任何一方都会放弃这条连接。必须大于 repl-ping-replica-period。',
  'repl-ping-replica-period':
    '主节点每隔多少秒往复制流里写一个 PING。它也计入偏移量，每个 14 字节。',
  'repl-diskless-sync':
    '全量复制时，由子进程把快照直接发给套接字（yes），还是先写 dump.rdb 再发送文件（no）。',
  'repl-diskless-sync-delay': '无盘全量复制先等多少秒，让多个从节点共用一个子进程。',
  'repl-diskless-sync-max-replicas': '从节点够这么多个就不再等；0 表示总要等满。',
  'repl-diskless-load':
    '从节点怎样加载快照：先存成文件（disabled）、自身为空时直接从套接字加载（on-empty-db），或与旧数据并存（swapdb）。',
  'repl-disable-tcp-nodelay': '发给从节点的包更少更大，但最多多出 40 毫秒的延迟。',
  'client-output-buffer-limit':
    '每类客户端最多积压多少待发字节：硬上限、软上限、超过软上限的秒数。从节点（slave 类）超出后会被断开，需要重新同步。',
  'min-replicas-to-write':
    '在线且延迟够小的从节点少于这个数时拒绝写入（NOREPLICAS）；0 表示不限制。',
  'min-replicas-max-lag': '最近一次 ACK 早于这么多秒的从节点，不计入上面的数。',
  masterauth: '从节点向主节点出示的密码。',
  masteruser: '从节点登录主节点所用的用户；为空时用默认用户。',
  'replica-announce-ip': '从节点在主节点的 INFO 里为自己报的地址。',
  'replica-announce-port': '从节点在主节点的 INFO 里为自己报的端口；0 表示实际端口。',
  'replica-announced': '哨兵是否把这个从节点告诉客户端。',
  'replica-ignore-maxmemory':
    '从节点是否把淘汰交给主节点、只执行它发来的 DEL（yes），使两边的数据保持一致。',
  'replica-lazy-flush': '全量复制替换旧数据时，是否由后台线程释放旧数据。',
  'replica-ignore-disk-write-errors':
    '从节点写不了磁盘时，是继续执行复制流（yes），还是结束进程（no）。',
  'propagation-error-behavior':
    '复制流里的命令执行失败时从节点怎么办：忽略，还是结束进程（panic）。',
  'rdb-del-sync-files': '没有开启持久化的节点上，是否删除只为全量复制而生成的 RDB 文件。',
  'shutdown-timeout': 'SHUTDOWN 为落后的从节点等多少秒；0 表示不等。',
  'tls-replication': '与主节点的连接是否使用 TLS。',
  save: '什么时候生成快照：多少秒之内有多少次修改，成对给出；为空表示从不。',
  dbfilename: '快照文件名。',
  dir: '工作目录，文件都在这里。',
  rdbcompression: '快照中较长的字符串是否压缩（LZF）。',
  rdbchecksum: '快照末尾是否带有 CRC-64，加载时校验。',
  'stop-writes-on-bgsave-error': '快照失败后是否拒绝写入（MISCONF），直到有一次成功。',
  appendonly: '是否把每次写入也追加到文件；启动时加载它，而不加载 dump.rdb。',
  appendfilename: 'AOF 文件名。',
  appenddirname: 'AOF 文件所在的目录。',
  appendfsync:
    '追加的内容何时强制落盘：每次写入后（always）、每秒一次（everysec），或由系统决定（no）。',
  'no-appendfsync-on-rewrite': '子进程写文件期间是否不做 fsync。',
  'auto-aof-rewrite-percentage': 'AOF 增长百分之多少后重写；0 表示从不。',
  'auto-aof-rewrite-min-size': '比这小的 AOF 不重写。',
  'aof-load-truncated': '最后一条命令不完整的 AOF 是否照样加载。',
  'aof-use-rdb-preamble': '重写时写成快照（yes）还是命令（no）。',
  'aof-timestamp-enabled': '文件中是否不时记下命令执行的时间。',
  'aof-rewrite-incremental-fsync': '重写时是否分批强制落盘。',
  port: '监听的端口。',
  requirepass: '客户端与从节点必须出示的密码。',
  maxmemory: '内存到达多少字节时淘汰键或拒绝写入；0 表示不限。',
  'maxmemory-policy': '到达 maxmemory 时淘汰谁。主节点每淘汰一个键都会发出一条 DEL。',
  databases: '共有多少个数据库。',
  aclfile: '用户与权限的文件；为空时写在 redis.conf 里。',
  loglevel: '日志的详细程度。',
  maxclients: '最多允许多少个客户端。',
  timeout: '客户端空闲多少秒后断开；0 表示不断开。从节点不受影响。',
  'notify-keyspace-events': '哪些事件会发布到频道。',
  'enable-debug-command': 'DEBUG 能否使用：这里默认可以，除非文件里写了 no。',
};
