/** 会发生的事、部分或全量的原因、链路的各个状态。 */
import type { Happenings } from './happenings.en.ts';

export const happeningsZh: Happenings = {
  events: {
    'node-started': { name: '节点启动', text: '进程启动了，带着磁盘上和配置文件里有的东西。' },
    'node-stopped': {
      name: '节点停止',
      text: '进程结束：被杀、正常关闭、崩溃、断电或被移除。只在内存里的内容没有了。',
    },
    'node-frozen': { name: '节点冻结', text: '进程停住不动，连接还开着；不到超时，没人发现。' },
    'node-thawed': { name: '节点解冻', text: '进程继续运行，面对这期间积下的数据。' },
    'role-changed': {
      name: '角色变化',
      text: '节点成了主节点（[[promotion]]），或成了从节点（[[replicaof|REPLICAOF]]）。',
    },
    'link-changed': {
      name: '链路变化',
      text: '链路被[[network-partition|切断]]、[[silent-drop|卡住]]、恢复，或者改了速度。',
    },
    hold: { name: '扣住消息', text: '让一条消息先别到达，好看清到达之前的那一刻。' },
    'link-state': {
      name: '握手的一步',
      text: '从节点的链路进入了下一个[[state.SEND_PSYNC|状态]]。',
    },
    'master-link-lost': {
      name: '失去与主节点的链路',
      text: '从节点发现链路断了：被关闭、被拒绝，或沉默太久。',
    },
    resync: {
      name: '重新同步',
      text: 'PSYNC 得到了回答：[[partial-resync|部分]]或[[full-resync|全量]]，并写明原因。',
    },
    'sync-finished': { name: '同步完成', text: '从节点已经追上，开始跟随复制流。' },
    'replid-changed': {
      name: '新的历史',
      text: '节点换了[[replication-id]]：被提升、重启，或来自它的主节点。',
    },
    'keys-lost': { name: '键丢失', text: '节点原有的键没了：全量复制时被替换，或重启后没有找到。' },
    failover: { name: 'FAILOVER', text: '[[failover-command|计划内切换]]的一步。' },
    'clients-held': {
      name: '客户端等待',
      text: '节点让客户端先等着：暂停、休眠、交接或正在关闭。',
    },
    evicted: {
      name: '键被淘汰',
      text: '为了不超过 `maxmemory`，节点删掉了一些键。见[[eviction]]。',
    },
    load: { name: '负载', text: '每秒大量命令，开始或结束。' },
    typed: { name: '输入命令', text: '有人在控制台输入了一行。' },
    'write-refused': {
      name: '写命令被拒绝',
      text: '写命令得到了错误，例如 [[error.readonly|READONLY]]。',
    },
    'replica-dropped': {
      name: '从节点被断开',
      text: '主节点关闭了与从节点的链路：超时、[[output-buffer]]满、出错或 CLIENT KILL。',
    },
    snapshot: { name: '快照', text: '子进程开始或结束一份[[snapshot|快照]]。' },
    disk: { name: '磁盘', text: '节点的磁盘坏了，或恢复了。' },
    'config-edited': { name: '修改配置文件', text: '配置文件改了，下次启动时生效。' },
    'action-refused': { name: '动作被拒绝', text: '实验里的一个动作到了时间，却无法执行。' },
    expectation: { name: '预期', text: '实验写明某个回答应该是什么；这里显示是否如此。' },
    said: { name: '讲解', text: '实验在这一刻要说的话。' },
    marked: { name: '标记', text: '实验给这一刻起的名字。' },
  },
  reasons: {
    'same-history': {
      name: '部分：字节都还在',
      text: '[[replication-id]] 相同，缺的内容[[replication-backlog|积压缓冲区]]里都有。',
    },
    'second-id': {
      name: '部分：凭第二复制 ID',
      text: '从节点要的是[[promotion|提升]]之前的历史，而且没有超过分叉点。+CONTINUE 会告诉它新的 ID。',
    },
    'nothing-missed': {
      name: '部分：什么都没缺',
      text: 'ID 相同，偏移量相同。链路恢复，补发 0 字节。',
    },
    'no-history': {
      name: '全量：没有历史',
      text: '`PSYNC ? -1`。新的从节点，或者重启时没有 RDB 文件、配置文件里没写 `replicaof`。',
    },
    'id-mismatch': {
      name: '全量：历史不同',
      text: '要的 ID 既不是主节点自己的，也不是它的第二复制 ID。不同历史的偏移量没法比较。',
    },
    'second-id-too-far': {
      name: '全量：超过了分叉点',
      text: '第二复制 ID 对得上，但从节点在旧历史里走得比主节点还远。多出来的部分要撤销，而 Redis 不会撤销。',
    },
    'offset-before-backlog': {
      name: '全量：字节已被覆盖',
      text: '历史是对的，但要的字节比缓冲区里最旧的还旧：[[backlog-overflow]]。',
    },
    'offset-beyond-end': {
      name: '全量：超出末尾',
      text: '从节点要的字节主节点还没写到。两边必有一个丢过数据。',
    },
    'no-backlog': {
      name: '全量：没有积压缓冲区',
      text: '主节点没有缓冲区：从未有过从节点，或过了 `repl-backlog-ttl` 已经释放。',
    },
    'no-resync-needed': { name: '不用同步', text: '从节点已连接，正在跟随复制流。' },
    'master-not-running': {
      name: '不行：没有主节点',
      text: '主节点的进程没有运行。从节点每秒重试。',
    },
    'master-link-down': {
      name: '不行：主节点自己也在等',
      text: '主节点也是从节点，而且链路断开，它会回答 [[error.nomasterlink|NOMASTERLINK]]。',
    },
    'master-unknown': {
      name: '不行：不认识的主节点',
      text: '从节点跟随的地址不是本实验里的节点。',
    },
  },
  stateOf: {
    replica: (does) => `本节点${does}。`,
    master: (does) => `主节点${does}：它登记的这个从节点的状态。`,
  },
};
