/** 发生了什么，各用一句话说清。 */
import type { Anomaly } from '../../engine/contract.ts';
import type { EventWords } from './events.en.ts';
import { refusalInChinese } from './refusals.zh.ts';

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
      return `陈旧读：${event.node} 对 ${event.key} 答的是${quoted(event.read)}，而主节点 ${event.master} 上早已是${quoted(event.there)}`;
    case 'non-monotonic-read':
      return `时光倒流：先在 ${event.earlier} 读到 ${event.key} 是${quoted(event.newer)}，再到 ${event.node} 读到的却还是${quoted(event.read)}`;
    case 'lost-write': {
      const what = event.back || event.count === 1 ? ` ${event.line} ` : ` ${event.count} 次写入`;
      return `丢失的写入：${event.acknowledgedBy} 已经对${what}答过 OK，${lostWhy[event.why](event.node)}${event.back ? `，${event.count} 个键又回来了` : ''}`;
    }
    case 'divergence':
      return `数据分叉：${divergence[event.why](event.node, event.other)}`;
    case 'empty-master':
      return `复制了“空”：${event.node} 启动时只剩 ${event.left} 个键，${event.replica} 为了与它一致，丢掉了 ${event.count} 个`;
  }
}

const SAME_PLACE = '两边的复制 ID 和偏移量却依然相同，只有全量复制才能修复';

const divergence = {
  'two-masters': (a: string, b: string) => `${a} 与 ${b} 本是同一段历史，如今各写各的`,
  'writable-replica': (replica: string, master: string) =>
    `客户端写进了从节点 ${replica}，主节点 ${master} 永远不会知道；${SAME_PLACE}`,
  'evicting-replica': (replica: string, master: string) =>
    `从节点 ${replica} 自行淘汰了键（replica-ignore-maxmemory no），主节点 ${master} 永远不会知道；${SAME_PLACE}`,
};

const lostWhy = {
  removed: (node: string) => `最后存有它的 ${node} 却被移除了`,
  'full-resync': (node: string) => `却在 ${node} 全量复制时被丢弃`,
  restart: (node: string) => `但 ${node} 重启后磁盘上没有它`,
  promotion: (node: string) => `接任的 ${node} 却没有它`,
};

export const eventsZh: EventWords = {
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
  load: ({ nodes, change, line, rate, answered }) =>
    change === 'began'
      ? `开始对 ${nodes.join('、')} 加压：每秒 ${rate} 次 ${line}`
      : `对 ${nodes.join('、')} 的加压结束，共收到 ${answered} 个回复`,
  typed: ({ node, line }) => `${node}> ${line}`,
  'write-refused': ({ node, line }) => `${node} 拒绝 ${line}`,
  'replica-dropped': ({ node, replica }) => `${node} 断开了从节点 ${replica}`,
  snapshot: ({ node, what }) => `${node} 的快照${snapshots[what]}`,
  disk: ({ node, what }) => `${node} 的磁盘${what === 'broken' ? '坏了' : '修好了'}`,
  'config-edited': ({ node }) => `${node} 的配置文件被修改`,
  'action-refused': ({ refusal }) =>
    `未被接受：${refusalInChinese(refusal.message) ?? refusal.message}`,
  expectation: ({ met, line }) => `${line}：${met ? '符合预期' : '不符合预期'}`,
  said: ({ text }) => text.zh ?? text.en,
  marked: ({ name }) => name.zh ?? name.en,
};
