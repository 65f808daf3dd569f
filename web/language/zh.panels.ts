/** 控制台、消息阶梯、时间轴、检查器与实验菜单的中文。 */
import type { Anomaly } from '../../engine/contract.ts';
import type {
  consoles as enConsoles,
  EventWords,
  inspector as enInspector,
  labs as enLabs,
  ladder as enLadder,
  MeaningWords,
  timeline as enTimeline,
} from './en.panels.ts';

export const consoles: typeof enConsoles = {
  title: '控制台',
  panel: (address) => `${address} 的控制台`,
  input: (address, number) => (number === 1 ? `${address} 控制台` : `${address} 控制台 ${number}`),
  transcript: (address) => `${address} 的应答`,
  role: { master: '主节点', replica: '从节点' },
  notRunning: '没有运行',
  kill: '杀死',
  start: '启动',
  killHint: (node) => `杀死 ${node}（kill -9）`,
  startHint: (node) => `启动 ${node}`,
  restart: '重启',
  restartHint: (node) => `重启 ${node}（新的进程）`,
  tab: (number) => `控制台 ${number}`,
  tabs: (address) => `${address} 的各个控制台`,
  another: (address) => `再为 ${address} 开一个控制台：另一条连接`,
  waiting: '正在等回复',
  listening: '正在读消息',
  listeningHint: '有人发布的消息都会显示在这里。按 Ctrl+C 或输入命令即可结束。',
  more: (bytes) => `……还有 ${bytes} 字节`,
  newest: '最新一行',
  search: '（反向查找）',
  failedSearch: '（没有找到）',
  placeholder: '试试 INFO replication',
  none: '还没有节点：请添加一个，或打开一个实验。',
};

const meaning: MeaningWords = {
  ping: () => '主节点在吗，我能和它说话吗？只有 +PONG 或认证错误才算数。',
  pong: () => '主节点在。',
  ok: () => '收到。每条 REPLCONF 对应一个 +OK。',
  keepalive: () => '一个空行，免得对方以为超时。',
  sync: () => '旧办法：不带 ID，总是全量复制。',
  getack: () => '有客户端在 WAIT，所以主节点要从节点立刻确认。',
  multi: () => '事务开始：后面的命令作为一个整体执行。',
  exec: () => '事务到此结束。',
  publish: ({ channel }) =>
    `发给频道“${channel}”的消息。它不改数据，但也走复制流、计入偏移量，这样在从节点上订阅的人也能收到。`,
  'stream-ping': () => '复制流里的心跳，每 repl-ping-replica-period 秒一次；它也计入偏移量。',
  auth: () => 'masterauth 中的密码；若设了 masteruser，用户名在前。',
  'capa-eof': () => '我能读长度未知、以标记结尾的快照（无盘复制）。',
  'capa-psync2': () => '我看得懂带新复制 ID 的 +CONTINUE。',
  'capa-both': () => '我能读无盘快照（eof），也看得懂带新复制 ID 的 +CONTINUE（psync2）。',
  'eof-mark': () => '标记再次出现：快照完整了。',
  'listening-port': ({ port }) => `我的客户端从端口 ${port} 找我；主节点的 INFO 会列出它。`,
  'ip-address': ({ ip }) => `请把我列为 ${ip}（replica-announce-ip）。`,
  replconf: ({ option }) => `复制设置“${option}”。`,
  'psync-anything': () => '我没有历史（?），也没有偏移量（-1）：什么都要。',
  psync: ({ replid, offset, failover }) =>
    `我跟随的历史是 ${replid.slice(0, 8)}…，缺第 ${offset} 字节起的全部内容。` +
    (failover ? '并且：请接任主节点（FAILOVER）。' : ''),
  ack: ({ offset }) => `到偏移量 ${offset} 为止，我都已执行。`,
  fullresync: ({ replid, offset }) =>
    `全量复制：接着发快照。从现在起你的历史是 ${replid.slice(0, 8)}…，偏移量为 ${offset}。`,
  continue: ({ replid }) =>
    replid === ''
      ? '部分复制：接着补发缺的字节。'
      : `部分复制：接着补发缺的字节，属于历史 ${replid.slice(0, 8)}…。`,
  status: () => '状态回复。',
  error: ({ code }) => `错误（${code}）：现在办不到。`,
  'rdb-length': ({ bytes }) => `接着是快照，正好 ${bytes} 字节（来自主节点磁盘上的文件）。`,
  'rdb-eof': () => '接着是快照，由子进程直接发来：这 40 个字符的标记再次出现时结束。',
  rdb: ({ version, bytes }) => `快照，RDB 版本 ${Number(version)}：这里有 ${bytes} 字节。`,
  'rdb-more': ({ bytes }) => `快照的另外 ${bytes} 字节。`,
  select: ({ db }) => `后面的命令属于 ${db} 号数据库。`,
  command: ({ name, bytes }) => `${name.toUpperCase()}，${bytes} 字节：双方的偏移量都增加这么多。`,
  unknown: ({ bytes }) => `${bytes} 字节，要和前后的内容连起来才读得懂。`,
};

export const ladder: typeof enLadder = {
  title: '消息',
  between: (replica, master) => `${replica} → ${master}`,
  noLink: '请选择一条链路，或让一个节点成为另一个的从节点：SLAVEOF 127.0.0.1 6379',
  empty: '这条链路上还没有发过任何消息。',
  emptyHandshake: '所列消息中没有握手。',
  list: (replica, master) => `${replica} 与 ${master} 之间的消息`,
  filter: { label: '显示哪些消息', all: '全部', handshake: '只看握手' },
  spacing: { label: '间距', even: '等距', time: '按时间' },
  previous: '上一条',
  next: '下一条消息',
  previousHint: '退回到前一条消息到达之时（Shift+N）',
  nextHint: '前进到下一条消息到达之时（N）',
  earlier: '更早的消息',
  later: '最新的消息',
  now: '现在',
  bytes: (bytes) => `${bytes} B`,
  from: (from, to) => `${from} 发往 ${to}`,
  phase: { future: '已记录，在此刻之后', flying: '在途', arrived: '已到达', lost: '已丢失' },
  row: (label, bytes, from, to, sent, phase) =>
    `${label}，${bytes} 字节，${from} 发往 ${to}，发送于 ${sent}，${phase}`,
  details: '选中的消息',
  close: '关闭这条消息',
  sent: '发送',
  arrives: '到达',
  never: '链路恢复之时',
  replicaState: (node) => `${node}（从节点）`,
  masterState: (node) => `${node}（主节点）`,
  offset: (offset) => `偏移量 ${offset}`,
  asText: '文本',
  typedAs: (line) => `键入：${line}`,
  asHex: '十六进制',
  meaning: '含义',
  truncated: (bytes) => `只保留了前 ${bytes} 字节。`,
  noBytes: '没有字节：这是网络自身的信号。',
  states: {
    NONE: '不是从节点',
    CONNECT: '要连接主节点，等下一次定时任务',
    CONNECTING: '已发起 TCP 连接',
    RECEIVE_PING_REPLY: '已发 PING，等待 +PONG',
    SEND_HANDSHAKE: '一口气发出 AUTH 和 REPLCONF',
    RECEIVE_AUTH_REPLY: '等待 AUTH 的回复',
    RECEIVE_PORT_REPLY: '等待 REPLCONF listening-port 的回复',
    RECEIVE_IP_REPLY: '等待 REPLCONF ip-address 的回复',
    RECEIVE_CAPA_REPLY: '等待 REPLCONF capa 的回复',
    SEND_PSYNC: '发送 PSYNC',
    RECEIVE_PSYNC_REPLY: '等待 PSYNC 的回复：全量还是部分',
    TRANSFER: '接收快照，然后加载',
    CONNECTED: '已连接，执行复制流中的命令',
  },
  masterStates: {
    NONE: '眼里只是普通客户端',
    WAIT_BGSAVE_START: '将为它生成快照',
    WAIT_BGSAVE_END: '正在为它生成快照',
    SEND_BULK: '正在向它发送快照文件',
    ONLINE: '向它发送命令流',
  },
  kinds: {
    connect: '请求连接',
    accept: '接受连接',
    refuse: '拒绝连接',
    close: '关闭连接',
    handshake: '握手',
    rdb: '快照',
    stream: '复制流',
    ping: '主节点的心跳',
    ack: '确认',
    keepalive: '保活',
  },
  meanings: meaning,
};

const linkChange = { cut: '被切断', stalled: '静默', healed: '恢复', tuned: '参数改变' };
const holds = {
  armed: '将扣住下一条消息',
  caught: '扣住了一条消息',
  released: '已放行',
  lost: '被扣住的消息丢失',
};
const said = (match: string, change: keyof typeof holds) =>
  match === '' || change !== 'armed' ? '' : `（${match}）`;
const stopped = {
  killed: '被杀死',
  'shut-down': '正常关闭',
  'powered-off': '断电',
  crashed: '崩溃',
  removed: '被移除',
};
const snapshots = { started: '开始', finished: '完成', failed: '失败' };

const heldBy = {
  sleep: 'DEBUG SLEEP',
  pause: 'CLIENT PAUSE',
  failover: 'FAILOVER',
  shutdown: '关闭前等待从节点',
};

const failover = {
  waiting: (node: string, target: string, _why: string) =>
    `FAILOVER：${node} 等待${target === '' ? '某个从节点' : ` ${target} `}追上`,
  switching: (node: string, target: string, why: string) =>
    why === ''
      ? `FAILOVER：${target} 已追上，${node} 让位`
      : `FAILOVER：${node} 不再等待，直接让位（${why}）`,
  done: (node: string, target: string, _why: string) =>
    `FAILOVER：${target} 成为主节点，${node} 成为它的从节点`,
  aborted: (node: string, _target: string, why: string) => `${node} 的 FAILOVER 中止：${why}`,
};

const quoted = (value: string | null) => (value === null ? '空' : `“${value}”`);

function anomaly(event: Anomaly): string {
  switch (event.name) {
    case 'stale-read':
      return `读到旧值：${event.node} 对 ${event.key} 答的是${quoted(event.read)}，而主节点 ${event.master} 上早已是${quoted(event.there)}`;
    case 'non-monotonic-read':
      return `时光倒流：先在 ${event.earlier} 读到 ${event.key} 是${quoted(event.newer)}，再到 ${event.node} 读到的却还是${quoted(event.read)}`;
    case 'lost-write': {
      const what = event.count === 1 ? ` ${event.line} ` : ` ${event.count} 次写入`;
      return `写入丢失：${event.acknowledgedBy} 已经对${what}答过 OK，${lostWhy[event.why](event.node)}`;
    }
    case 'divergence':
      return event.why === 'two-masters'
        ? `数据分叉：${event.node} 与 ${event.other} 本是同一段历史，如今各写各的`
        : `数据分叉：客户端写进了从节点 ${event.node}，主节点 ${event.other} 永远不会知道`;
    case 'empty-master':
      return `复制了“空”：${event.node} 启动时只剩 ${event.left} 个键，${event.replica} 为了与它一致，丢掉了 ${event.count} 个`;
  }
}

const lostWhy = {
  'full-resync': (node: string) => `却在 ${node} 全量复制时被丢弃`,
  restart: (node: string) => `但 ${node} 重启后磁盘上没有它`,
  promotion: (node: string) => `接任的 ${node} 却没有它`,
};

const events: EventWords = {
  'node-started': ({ node }) => `${node} 启动`,
  'node-stopped': ({ node, how }) => `${node} ${stopped[how]}`,
  'node-frozen': ({ node }) => `${node} 被冻结`,
  'node-thawed': ({ node }) => `${node} 解冻`,
  'role-changed': ({ node, role, of }) =>
    role === 'master' ? `${node} 成为主节点` : `${node} 成为 ${of} 的从节点`,
  'link-changed': ({ between, change }) =>
    `链路 ${between[0]} – ${between[1]} ${linkChange[change]}`,
  hold: ({ from, to, change, match }) => `${from} → ${to}：${holds[change]}${said(match, change)}`,
  'link-state': ({ node, state }) => `${node}：${state}`,
  'master-link-lost': ({ node, of }) => `${node} 与 ${of} 的连接断开`,
  resync: ({ replica, master, outcome, bytes }) =>
    outcome === 'partial'
      ? `${replica ?? '?'} 从 ${master} 部分复制，${bytes} 字节`
      : `${replica ?? '?'} 从 ${master} 全量复制`,
  'sync-finished': ({ replica, keys }) => `${replica} 同步完成，共 ${keys} 个键`,
  'replid-changed': ({ node, replid }) => `${node} 有了新的历史 ${replid.slice(0, 8)}…`,
  'keys-lost': ({ node, count }) => `${node} 丢失 ${count} 个键`,
  anomaly: (event) => anomaly(event),
  failover: ({ node, what, target, why }) => failover[what](node, target, why),
  'clients-held': ({ node, change, by }) =>
    change === 'began' ? `${node} 让命令等待（${heldBy[by]}）` : `${node} 恢复执行命令`,
  evicted: ({ node, count, keys, policy }) =>
    count === 1
      ? `${node} 淘汰了 ${keys[0]}（${policy}）`
      : `${node} 淘汰了 ${count} 个键（${policy}）`,
  typed: ({ node, line }) => `${node}> ${line}`,
  'write-refused': ({ node, line }) => `${node} 拒绝 ${line}`,
  'replica-dropped': ({ node, replica }) => `${node} 断开从节点 ${replica}`,
  snapshot: ({ node, what }) => `${node} 的快照${snapshots[what]}`,
  disk: ({ node, what }) => `${node} 的磁盘${what === 'broken' ? '坏了' : '修好了'}`,
  'config-edited': ({ node }) => `${node} 的配置文件被修改`,
  'action-refused': ({ refusal }) => `未被接受：${refusal.message}`,
  expectation: ({ met, line }) => `${line}：${met ? '符合预期' : '不符合预期'}`,
  said: ({ text }) => text.zh ?? text.en,
  marked: ({ name }) => name.zh ?? name.en,
};

export const timeline: typeof enTimeline = {
  title: '时间轴',
  play: '播放',
  pause: '暂停',
  playHint: '播放或暂停（空格）',
  step: '步进',
  stepHint: '前进到下一个事件（]）',
  stepBack: '步退',
  stepBackHint: '退回到上一个事件（[）',
  nextMessage: '消息',
  nextMessageHint: '前进到下一条消息到达之时（.）',
  previousMessageHint: '退回到前一条消息到达之时（,）',
  now: '虚拟时间',
  track: '时刻',
  trackValue: (now, horizon) => `${now}，共 ${horizon}`,
  future: '已记录的未来：在这条分支上，此刻之后发生过的事',
  live: '最新',
  toLive: '到记录的末尾',
  mark: (kind, count, time) =>
    count === 1 ? `${kind}，${time}` : `${kind}等 ${count} 个事件，${time}`,
  moreEvents: (count) => `还有 ${count} 个`,
  speed: '速度',
  speedIs: (speed) => `${speed}×`,
  undo: '撤销',
  undoHint: '撤销上一个操作（Ctrl+Z）',
  redo: '重做',
  redoHint: '再做一次（Ctrl+Shift+Z）',
  branches: (count) => `${count} 条分支`,
  branchesHint: '回到过去做了别的事，原来的未来便留成分支',
  branch: (label, time) => `${label}，从 ${time} 分出`,
  firstBranch: (label) => (label === '' ? '最初的记录' : `最初的记录，最后是 ${label}`),
  horizon: (time) => `到 ${time}`,
  kinds: {
    chapter: '章节',
    anomaly: '异常',
    trouble: '故障',
    full: '全量复制',
    partial: '部分复制',
    node: '节点',
    link: '链路',
    history: '角色或历史',
    typed: '输入',
  },
  events,
};

export const inspector: typeof enInspector = {
  title: '检查器',
  of: (address) => `${address} 的内部`,
  choose: '选择一个节点，看看它的内部。',
  tabs: {
    keys: '键',
    info: 'INFO',
    config: '配置',
    log: '日志',
    clients: '客户端',
    disk: '磁盘',
    backlog: '积压',
  },
  notAnswering: (why) => `现在取不到：${why}`,
  loading: '正在询问……',
  keys: {
    db: (db, keys) => `db${db}（${keys}）`,
    database: '数据库',
    match: '模式',
    matchHint: '与 KEYS 相同的通配模式：user:*',
    key: '键',
    type: '类型',
    value: '值',
    size: '大小',
    length: (bytes) => `${bytes} B`,
    elements: (count) => `${count} 个元素`,
    ttl: '剩余时间',
    forever: '无',
    expired: '已过期',
    seconds: (seconds) => `${seconds} 秒`,
    ghost: '隐藏：已过期，但在主节点的 DEL 到达之前仍保留着',
    none: '没有键。',
    noneMatch: '没有键符合这个模式。',
    page: (from, to, total) => `第 ${from} – ${to} 个，共 ${total} 个`,
    previous: '上一页',
    next: '下一页',
    caption: (address, db) => `${address} 的 ${db} 号数据库中的键`,
  },
  info: {
    filter: '查找字段',
    section: (name) => `${name} 一节`,
    changed: '刚刚改变',
    none: '没有匹配的字段。',
  },
  config: {
    file: '配置文件',
    fileNote:
      '这是节点磁盘上的文件，下次启动时读取；CONFIG SET 只改变当前生效的值，CONFIG REWRITE 才写回这里。',
    save: '写入文件',
    revert: '放弃修改',
    unsaved: '尚未写入',
    parameters: '当前生效',
    find: '查找参数',
    name: '参数',
    value: '值',
    differs: '与文件不同',
    onlyDifferent: '只看不同的',
    none: '没有匹配的参数。',
  },
  log: {
    filter: '在日志中查找',
    follow: '跟随',
    earlier: '更早的日志',
    none: '日志是空的。',
    noneMatch: '没有匹配的行。',
    list: (address) => `${address} 的日志`,
  },
  clients: {
    none: '没有客户端连接。',
    caption: (address) => `${address} 的 CLIENT LIST`,
    client: (id) => `客户端 ${id}`,
  },
  disk: {
    file: '文件',
    size: '大小',
    written: '写入时间',
    none: '磁盘是空的。',
    broken: '磁盘坏了：每次写入都会失败。',
    open: (name) => `显示 ${name} 开头的字节`,
    download: '下载',
    downloadHint: (name) => `下载 ${name}`,
    head: (shown, total) => `共 ${total} 字节，显示 ${shown} 字节`,
    caption: (address) => `${address} 的文件`,
    empty: '文件是空的。',
    text: (name) => `${name} 的文本`,
    hex: '十六进制',
    ago: (time) => time,
  },
  backlog: {
    none: '没有复制积压缓冲区：第一个从节点挂上来时，Redis 才创建它。',
    holds: (from, to) => `存有第 ${from} … ${to} 字节`,
    from: '从偏移量',
    first: '最旧',
    last: '最新',
    previous: '更早的字节',
    next: '更晚的字节',
    command: '命令',
    offset: '偏移量',
    size: '字节',
    raw: '按偏移量排列的字节',
  },
  hex: { offset: '偏移量', bytes: '字节', text: '文本' },
};

export const labs: typeof enLabs = {
  button: '实验',
  title: '实验',
  subtitle: '一个实验就是一个文件：有哪些节点，网络怎样，什么时候发生什么。打开它会替换当前内容。',
  open: (name) => `打开“${name}”`,
  current: '已打开',
  import: '导入文件……',
  save: '保存文件',
  saveHint: '把到现在为止做过的一切存成实验文件，可以原样重放',
  close: '关闭',
  listFailed: '无法取得实验列表。',
  loading: '正在取得实验列表……',
  refused: (file) => `没有打开 ${file}：`,
  dropHere: '放下实验文件即可打开',
  tooLarge: (file, limit) => `${file} 超过 ${limit}。`,
  unreadable: (file) => `无法读取 ${file}。`,
};
