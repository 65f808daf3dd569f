/** What is said of each beat, in Chinese. */
import type { enBeats } from './beats.en.ts';

type Beats = typeof enBeats;
type Part<Names extends keyof Beats> = Pick<Beats, Names>;

const RUN_ID =
  '旧书里 `PSYNC` 后面写的是[[run-id|运行 ID]]（run id）。从 4.0 起是[[replication-id|复制 ID]]：重启之后、换了主节点之后，它都还能用。';

const connecting: Part<
  | 'started'
  | 'told'
  | 'remembered'
  | 'retried'
  | 'retried-at-once'
  | 'refused'
  | 'lost'
  | 'wrote-while-away'
  | 'connect'
  | 'accept'
  | 'close'
  | 'ping'
  | 'pong'
> = {
  started: {
    title: '从节点启动',
    why: '它的 `redis.conf` 里有一行 `replicaof 127.0.0.1` 加主节点端口，所以一启动就是从节点。',
    books: '旧书的配置文件里写 `slaveof`，把从节点叫 slave。两种写法 Redis 都认。',
  },
  told: {
    title: '敲下 REPLICAOF',
    why: '服务器记下新主节点的主机和端口，打开套接字，就回复 OK。它不等主节点答话。',
    not: 'OK 不等于正在复制，只等于“记下了”。',
    books: '旧书里敲的是 `SLAVEOF`，同一条命令。',
  },
  remembered: {
    title: '保存主机和端口',
    why: '从节点知道该找谁了，于是打开一个套接字。做这件事的是每秒运行一次的定时任务。',
  },
  retried: {
    title: '再试一次',
    why: '定时任务每秒看一眼：没有连接，就再连一次。它不会放弃。',
  },
  'retried-at-once': {
    title: '立刻重试',
    why: '连接一断，从节点马上再连一次。这一次也连不上，才改由每秒一次的定时任务来试。',
  },
  refused: {
    title: '没有人应答',
    why: '连接被拒绝。从节点还是从节点，数据也还在。',
    not: '它不会自己升为主节点。复制机制里没有任何东西会把从节点变成主节点。',
  },
  lost: {
    title: '连接断开',
    why: '从节点记住两件事：跟的是谁的历史，跟到了哪个偏移量。这就是日志里的 [[cached-master|cached master]]。',
    not: '什么都没有删。客户端在这里还能读到旧数据。',
  },
  'wrote-while-away': {
    title: '断线期间的写入',
    why: '主节点照常接受写入，并把这些字节放进[[replication-backlog|积压缓冲区]]：一个大小固定的环。从节点对此一无所知。',
  },
  connect: {
    title: '向主节点发起连接',
    why: '从节点像普通客户端一样去连主节点。总是从节点找主节点，从来不反过来。',
  },
  accept: {
    title: '连接建立',
    why: '套接字通了。在主节点眼里，这只是又一个还没开口的客户端。',
  },
  close: {
    title: '关闭连接',
    why: '从节点放弃这条连接。下一次会新开一条。',
  },
  ping: {
    title: 'PING',
    why: '套接字通了说明不了多少。`PING` 问的是：那头是不是 Redis，现在能不能应答。',
  },
  pong: {
    title: '+PONG',
    why: '主节点在，也能应答。如果它还在加载数据，这里就会是一个错误，从节点一秒后再来。',
  },
};

const settling: Part<
  | 'ping-noauth'
  | 'auth'
  | 'auth-ok'
  | 'auth-wrong'
  | 'password-set'
  | 'port'
  | 'port-ok'
  | 'port-refused'
  | 'ip'
  | 'ip-ok'
  | 'capa'
  | 'capa-ok'
  | 'capa-refused'
> = {
  'ping-noauth': {
    title: '-NOAUTH，但不算坏消息',
    why: '主节点要先验密码。这同样说明那头是 Redis，所以从节点继续往下走。',
  },
  auth: {
    title: 'AUTH',
    why: '设置了 `masterauth`，所以从节点先报密码，再说别的。',
    not: '`requirepass` 是服务器用来拦客户端的；从节点对主节点报的密码是 `masterauth`。两个要分别设置。',
  },
  'auth-ok': { title: 'AUTH 得到 +OK', why: '密码正确。后面说的话，主节点都会听。' },
  'auth-wrong': {
    title: '-WRONGPASS',
    why: '密码不对，握手到此为止。从节点关闭连接，以后每秒重试一次。',
    not: '主节点的日志里一个字也没有。要看从节点的日志。',
  },
  'password-set': {
    title: '设置 masterauth',
    why: '给从节点设好对主节点报的密码。从下一次尝试开始使用。',
  },
  port: {
    title: 'REPLCONF listening-port',
    why: '主节点只看得到从节点打过来时用的临时端口。客户端该从哪个端口找它，得由它自己说。',
    not: '复制数据用不着这个端口。用它的是 `INFO`、`ROLE` 和[[sentinel|哨兵]]。',
  },
  'port-ok': {
    title: 'listening-port 得到 +OK',
    why: '记下了。主节点的 `INFO replication` 里，这个从节点就列在这个端口上。',
  },
  'port-refused': {
    title: 'listening-port 得到 -NOAUTH',
    why: '被拒绝了。从节点认为这不要紧：写进日志，继续往下走。',
  },
  ip: {
    title: 'REPLCONF ip-address',
    why: '这里设了 `replica-announce-ip`，所以从节点说出自己希望列在哪个地址上。隔着 Docker 或 NAT，主节点看到的地址是没用的。',
  },
  'ip-ok': { title: 'ip-address 得到 +OK', why: '记下了，供 `INFO` 和 `ROLE` 使用。' },
  capa: {
    title: 'REPLCONF capa',
    why: '从节点说明自己会什么。`eof`：能读事先不知道长度的快照。`psync2`：能换到新的[[replication-id|复制 ID]] 下继续。',
    books: '讲 4.0 以前版本的书里没有 `psync2`，因为[[replication-id|复制 ID]] 是 4.0 才有的。',
  },
  'capa-ok': {
    title: 'capa 得到 +OK',
    why: '主节点知道可以发什么了。连接到此建立完毕。',
  },
  'capa-refused': { title: 'capa 得到 -NOAUTH', why: '同样被拒绝，同样略过。' },
};

const deciding: Part<
  | 'psync-nothing'
  | 'psync-own'
  | 'psync-again'
  | 'psync-refused'
  | 'sync'
  | 'sync-refused'
  | 'asked-nothing'
  | 'id-unknown'
  | 'too-late'
  | 'in-backlog'
  | 'continue'
  | 'missed'
> = {
  'psync-nothing': {
    title: 'PSYNC ? -1',
    why: '握手的核心问题：从哪里接着来？`?` 表示“我没有历史”，`-1` 表示“我没有偏移量”。',
    books: RUN_ID,
  },
  'psync-own': {
    title: 'PSYNC 报自己的 ID，偏移量 1',
    why: '它刚才还是主节点，只知道自己的历史，就把它报上去。说不定新主节点也认得。',
    not: '第一次 `PSYNC` 并不总是 `? -1`。只有一启动就是从节点的服务器才这么说。',
    books:
      '旧书里 `PSYNC` 后面写的是[[run-id|运行 ID]]（run id）。从 4.0 起是[[replication-id|复制 ID]]。',
  },
  'psync-again': {
    title: 'PSYNC 报 ID 和偏移量',
    why: '从节点报出它跟的历史，以及缺的第一个字节：自己的偏移量加一。',
    books: RUN_ID,
  },
  'psync-refused': {
    title: 'PSYNC 得到 -NOAUTH',
    why: '没有密码就没有数据。从节点却以为遇到了不懂 `PSYNC` 的老主节点，准备改用旧命令。',
  },
  sync: {
    title: 'SYNC',
    why: '旧办法，给 2.8 以前的主节点用：没有 ID，没有偏移量，每次都是全部。',
    books: '旧书从 `SYNC` 讲起：那时每次重连都要全量复制。`PSYNC` 就是为此而来。',
  },
  'sync-refused': {
    title: 'SYNC 得到 -NOAUTH',
    why: '还是被拒绝。从节点关闭连接，马上再连，一轮又一轮，直到有人设置 `masterauth`。',
  },
  'asked-nothing': {
    title: '判断：全量复制',
    why: '一无所有，就没有什么可以接着来的。主节点要把全部数据发过去。',
  },
  'id-unknown': {
    title: '判断：全量复制',
    why: '主节点拿这个 ID 和自己的两个 ID 比，都对不上。另一段历史的字节，在这里接不下去。',
    not: '数据碰巧相同也没有用。看的只有 ID 和偏移量。',
  },
  'too-late': {
    title: '判断：全量复制',
    why: 'ID 没错。可要的那个字节已经不在[[replication-backlog|积压缓冲区]]里了：位置被更新的字节占了。',
    not: '起决定作用的不是断了多久，而是这期间写了多少字节。',
  },
  'in-backlog': {
    title: '判断：部分复制',
    why: 'ID 没错，从那个偏移量起的每个字节也都还在[[replication-backlog|积压缓冲区]]里。补上缺的就够了。',
    not: '重连不等于全量复制。从 2.8 起就不是了。',
  },
  continue: {
    title: '+CONTINUE',
    why: '从刚才的地方接着来。没有快照，什么也不清空；后面的 ID 说明属于哪段历史。',
  },
  missed: {
    title: '缺的字节',
    why: '直接从[[replication-backlog|积压缓冲区]]取出：正好是断线期间写的那些。从节点执行完，就追平了。',
  },
};

const copying: Part<
  | 'delayed'
  | 'keepalive'
  | 'wrote-before'
  | 'snapshot-stream'
  | 'snapshot-file'
  | 'fullresync'
  | 'wrote-meanwhile'
  | 'snapshot-done'
  | 'rdb-stream'
  | 'rdb-file'
  | 'rdb-more'
  | 'flushed'
  | 'loaded'
> = {
  delayed: {
    title: '主节点等一等',
    why: '`repl-diskless-sync-delay` 是 5：五秒之内来的从节点，共用一份快照。',
  },
  keepalive: {
    title: '一个空行',
    why: '暂时没有东西可发。每秒一个 `\\n` 告诉从节点：没动静，但没出事。',
  },
  'wrote-before': {
    title: '快照开始前的写入',
    why: '子进程还没启动，所以这条写命令会在快照里，什么都不用等。',
  },
  'snapshot-stream': {
    title: 'BGSAVE，直接写进套接字',
    why: '主节点[[fork|派生一个子进程]]，把此刻的数据直接写给从节点。父进程继续为客户端服务。',
    not: '主节点的磁盘碰也没碰，所以叫[[diskless|无盘复制]]。',
  },
  'snapshot-file': {
    title: 'BGSAVE，先写成文件',
    why: '主节点[[fork|派生一个子进程]]，把此刻的数据写成 RDB 文件。文件写完整了再发。',
    not: '`save ""` 拦不住它。从节点需要快照，就会有快照。',
  },
  fullresync: {
    title: '+FULLRESYNC',
    why: '从现在起这就是你的历史，快照对应的是这个偏移量。后面的都从这里往上数。',
  },
  'wrote-meanwhile': {
    title: '生成快照期间的写入',
    why: '子进程看到的是更早那一刻的数据，所以这条写命令不在快照里。它的字节在[[output-buffer|从节点输出缓冲区]]里排队。',
    not: '主节点复制时并不停下来，这条写命令也不会丢。',
  },
  'snapshot-done': {
    title: 'BGSAVE 结束',
    why: '子进程做完就退出了。快照是完整的。',
  },
  'rdb-stream': {
    title: '快照，到标记为止',
    why: '`$EOF:` 加 40 个字符，接着是 RDB，最后又是这 40 个字符。子进程事先不知道长度，只好用标记说明在哪里结束。',
  },
  'rdb-file': {
    title: '快照，先报长度',
    why: '文件已经写完，长度是知道的：$、字节数，然后正好这么多字节。',
  },
  'rdb-more': { title: '快照的后续部分', why: 'RDB 的下一段。' },
  flushed: {
    title: '清空旧数据',
    why: '快照已经全部到手。直到这时，从节点才扔掉自己的数据。',
    not: '自己的键不会和主节点的合并，它们没有了。',
  },
  loaded: {
    title: '加载快照',
    why: '从节点把 RDB 读进内存。现在它和主节点在 `+FULLRESYNC` 那个偏移量时一模一样。',
    not: '加载期间，几乎每条命令得到的回复都是 `-LOADING`。',
  },
};

const finishing: Part<
  | 'aof-begun'
  | 'aof-done'
  | 'loading'
  | 'first-ack'
  | 'queued'
  | 'wrote'
  | 'wrote-above'
  | 'live'
  | 'heartbeat'
  | 'ack'
> = {
  'aof-begun': {
    title: '重写 AOF',
    why: '这里 `appendonly` 是 yes，而 AOF 记的还是旧数据的来历。子进程为新数据重写一份。',
  },
  'aof-done': {
    title: 'AOF 重写完成',
    why: '新文件取代了旧文件。从此以后重启，加载的就是复制来的数据。',
  },
  loading: {
    title: '从节点发来一个空行',
    why: '清空和加载要花时间。这个 `\\n` 告诉主节点：我在忙，没有死。',
  },
  'first-ack': {
    title: '第一个 REPLCONF ACK',
    why: '从节点报告偏移量：快照装好了。[[diskless|无盘复制]]时，主节点等到这一句才开始发命令流。',
  },
  queued: {
    title: '排队的写入',
    why: '快照期间的写入跟在快照后面。先来一条 `SELECT`，好说清楚是哪个数据库。',
  },
  wrote: {
    title: '一次写入',
    why: '客户端马上得到 OK。主节点不会先问从节点：复制是[[asynchronous-replication|异步]]的。',
  },
  'wrote-above': {
    title: '上一级的写入',
    why: '写命令发给了链条最上面的主节点。中间这台作为从节点收到这些字节，又作为主节点把同样的字节传下去。',
  },
  live: {
    title: '写到了从节点',
    why: '同一条命令，同样的字节，晚一点到。双方的偏移量正好增加这么多字节。',
  },
  heartbeat: {
    title: '复制流里的 PING',
    why: '每 `repl-ping-replica-period` 秒一次，默认 10 秒：我还在。它走的是复制流，所以偏移量加 14。',
    not: '主节点闲着，偏移量也不会停着不动。',
  },
  ack: {
    title: 'REPLCONF ACK',
    why: '每秒一次：复制流我执行到了这里。主节点由此知道从节点落后多少，也知道它还活着。',
    not: 'ACK 偏小，谁也不会重发。只有 `PSYNC` 之后才会补发字节。',
    books: '有些旧书说主节点靠 ACK 发现丢失的命令并补发。Redis 并不这样做。',
  },
};

export const zhBeats: Beats = {
  ...connecting,
  ...settling,
  ...deciding,
  ...copying,
  ...finishing,
};
