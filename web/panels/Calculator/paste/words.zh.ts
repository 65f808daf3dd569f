/** What is said of pasted INFO, in Chinese. */
import type { PasteWords } from './words.en.ts';

export const zh: PasteWords = {
  hint: '贴上 INFO replication 的输出，有 CONFIG GET repl* 就一起贴。几台服务器依次贴在一起即可。内容不会离开这个页面。',
  label: '服务器的输出',
  placeholder:
    '127.0.0.1:6379> INFO replication\n# Replication\nrole:master\nconnected_slaves:2\n……',
  example: '看个例子',
  clear: '清空',
  rate: '复制流速率（如果知道）',
  rateHint:
    'master_repl_offset 每秒增长的字节数。同一台服务器贴两次，并带上 INFO server 或各自的时间，就能自己算出来。',
  rateFound: (server, rate) => `由两次输出算得，${server} 的复制流${rate}。`,
  servers: (count) => `${count} 台服务器`,
  oneServer: '1 台服务器',
  picture: '谁跟随谁',
  reading: '用白话说',
  roles: { master: '主节点', replica: '从节点', unknown: '没有贴' },
  unnamed: (number) => `服务器 ${number}`,
  offset: (bytes) => `偏移量 ${bytes}`,
  behind: (bytes) => `落后 ${bytes}`,
  down: '链路断开',
  unread: (count) => `有 ${count} 行没有用到。`,
  problems: {
    empty: '',
    'no-info': (sections) =>
      sections === ''
        ? '这段文字里没有 INFO replication 的输出。它以 role: 开头，由 redis-cli INFO replication 打印。'
        : `这是 INFO，但是别的部分（${sections}）。请用 INFO replication，或者直接用 INFO。`,
    'cut-off': (server, after, missing) =>
      `${server} 的输出在“${after}”之后断了，缺少 ${missing}。已有的照样使用；想更准，请把后面的也贴上。`,
    'bad-value': (line) => `这一行不可能是对的，没有采用：${line}`,
    sentinel: (server) =>
      `${server} 是哨兵：它只监视别人，自己不参与复制，所以没有画出来。请贴它监视的那些服务器的输出。`,
    'no-replication': (server) =>
      `${server} 的输出里没有 Replication 部分，所以没有画出来。请对它执行 INFO replication。`,
    old: '4.0 以前的 Redis 没有复制 ID，看不出这些服务器是否同属一段历史。',
  },
  continue: '从这里接着做实验',
  continueHint: '按这些设置和偏移量搭好节点并打开。',
  copied: '已照搬：谁跟随谁、配置、偏移量。',
  notCopied: {
    data: '搬不过来的：键。节点是空的。',
    'backlog-bytes': '积压缓冲区从空开始，大小不变。',
    ids: '重新启动的主节点会换一个新的复制 ID，你的那个成为第二复制 ID。',
    passwords: '密码没有带过来。',
    ports: (pairs) => `节点以端口为名，因此有的换了端口：${pairs}。`,
    'left-out': (servers) => `一个实验最多 12 个节点，没放进来的：${servers}。`,
    gap: (servers) => `没能重现这些节点的差距：${servers}。`,
  },
  found: {
    'all-well': () => '没看出什么不对。',
    'two-masters': (a, b, at, extra) =>
      `同一份历史，却有两个主节点。它们在偏移量 ${at} 处分叉：${a} 被提升，${b} 仍在当主。${b} 此后写的（${extra}），一旦让它跟随 ${a} 就没了。`,
    'two-histories': (servers) =>
      `有几个主节点，历史互不相干：${servers}。如果本来就是几套系统，没问题；否则就是有一个空着启动过，或者早已被提升。`,
    intruder: (server, host) =>
      `${server} 独自一台，却在跟随 ${host}，而对方从未应答。如果你不认识这个地址：有人往开放的端口里输入了 REPLICAOF。先 REPLICAOF NO ONE，再设密码、bind 和 protected-mode。`,
    'never-connected': (server, host) =>
      `${server} 从来没有连上过 ${host}。查一查地址、防火墙、bind、protected-mode，还有密码。`,
    'refused-by-master': (server, host) =>
      `${server} 在跟随 ${host}，而 ${host} 一个从节点也没有：每次握手都失败。多半是 masterauth 没设或设错了，从节点的日志里写着原因。`,
    'link-down': (server, host, since) => `${server} 与 ${host} 断开已有 ${since}。`,
    'link-down-lasts': (time) => `按这个速率，积压缓冲区能顶住 ${time} 的断线。`,
    syncing: (server, percent) =>
      `${server} 正在做全量复制${percent}。做完之前，链路 down 和 -1 都是正常的。`,
    'waits-for-bgsave': (server) =>
      `${server} 在等主节点生成快照。这期间链路 down 和 -1 都是正常的。`,
    behind: (server, bytes, room) =>
      `${server} 落后 ${bytes}。再写 ${room}，它断线后就得全量复制了。`,
    'behind-lasts': (time) => `按这个速率，也就是 ${time}。`,
    outrun: (server, bytes, held) =>
      `${server} 落后 ${bytes}，而积压缓冲区里只有 ${held}：现在断线，就是全量复制。`,
    'lag-misread': (server, lag, bytes) =>
      `${server} 的 lag=${lag}，意思是上一次 ACK 在 ${lag} 秒之前，不是慢了 ${lag} 秒。那 ${bytes} 是当时还没有确认的部分。`,
    silent: (server, lag, timeout) =>
      `${server} 已有 ${lag} 秒没有 ACK，本该每秒一次。满 ${timeout} 秒，主节点就会断开它。`,
    'backlog-round': (server) =>
      `${server} 的积压缓冲区满了。这只说明它绕过了一圈，以后会一直是满的。`,
    'backlog-lasts': (server, time, rate) =>
      `按${rate}，${server} 的积压缓冲区能顶住 ${time} 的断线。`,
    'no-backlog': (server) =>
      `${server} 没有积压缓冲区：从来没有过从节点，或者没有从节点的时间超过了 repl-backlog-ttl。它的偏移量不增长。`,
    'announced-elsewhere': (server, listed) =>
      `${server} 被登记为 ${listed}，别人会照这个地址去连。在 Docker 或 NAT 后面，请设置 replica-announce-ip 和 replica-announce-port。`,
    'not-pasted': (server) => `提到了 ${server}，但没有贴它自己的输出。`,
    chain: (server, middle) => `${server} 跟随 ${middle}，而后者自己也是从节点：级联复制。`,
    'stale-chain': (server, middle) =>
      `${server} 说自己的链路是 up，可它上面的 ${middle} 已经断了。${server} 读到的是旧数据，而它自己看不出来。`,
    writable: (server) => `${server} 是可写的。写在那里的东西哪儿也不去，部分复制之后也还在。`,
    mutual: (a, b) => `${a} 和 ${b} 互相跟随。谁也不接受写入，而两条链路都是 up。`,
    itself: (server) => `${server} 跟随着它自己。`,
    'min-replicas': (server, good, wanted) =>
      `${server} 拒绝写入：合格的从节点有 ${good} 个，min-replicas-to-write 要求 ${wanted} 个。`,
    'other-history': (server, master) =>
      `${server} 与 ${master} 之间链路是 up，复制 ID 却不一样。多半是两份输出不在同一时刻：请重新各贴一次。`,
    'limit-below-backlog': (server, limit, size) =>
      `${server} 的输出缓冲区上限（${limit}）小于 repl-backlog-size（${size}），因此不起作用。`,
    'timeout-near-ping': (server, timeout, ping) =>
      `${server}：repl-timeout 是 ${timeout} 秒，与 ${ping} 秒一次的 PING 太接近，空闲的链路可能被当成断开。`,
    'no-persistence': (server) =>
      `${server} 不往磁盘上存任何东西。它若自动重启，回来时是空的，从节点会照抄。`,
    cluster: (server) =>
      `${server} 是集群里的一个节点。复制部分照常解读；哈希槽和集群自己的故障转移不在此列。`,
    failover: (server, state) => `${server} 正在故障转移：${state}。`,
    'no-answer': (server, error) => `${server} 没有应答：${error}`,
  },
};
