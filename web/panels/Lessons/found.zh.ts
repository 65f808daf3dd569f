/** What is the case, one sentence for each clause of a goal, in Chinese. */
import type { Clause } from '../../../engine/lesson/clauses.ts';
import type { Found } from '../../../engine/lesson/evaluate.ts';
import type { Check, EventPattern } from '../../../engine/lesson/format.ts';
import type { Words } from '../../language/en.ts';
import { readable, shorten } from '../../text.ts';
import { grouped } from '../../ui/figures.ts';
import { fieldsOf, legible, lineOf } from './patterns.ts';
import { wantedOf, type Wanted } from './wanted.ts';

const SHOWN_MAX = 60;
const ROLES: Readonly<Record<string, string>> = { master: '主节点', replica: '从节点' };
const NETWORK = { up: '畅通', cut: '已切断', stalled: '静默' };

type Page = Pick<Words, 'run' | 'linkState'>;

/** 现状；看现状还不知道要什么时，再说要什么。 */
export function sayZh(clause: Clause, page: Page): string {
  const wanted = wantedOf(clause);
  const said = foundZh(clause, page);
  return wanted === null ? said : `${said}${wantedZh(wanted)}`;
}

function wantedZh(wanted: Wanted): string {
  if (wanted.what === 'other') return '这一点要改。';
  if (wanted.what === 'value') return `要求：${cut(wanted.value)}。`;
  return `要求：${wanted.what === 'most' ? '最多' : '至少'} ${grouped(wanted.count)}。`;
}

function foundZh({ check, found }: Clause, page: Page): string {
  switch (found.say) {
    case 'absent':
      return `没有节点 ${found.node}。`;
    case 'run':
      return `${found.node}：${page.run[found.run]}。`;
    case 'role':
      return `${found.node} 是${ROLES[found.role]}。`;
    case 'follows':
      return found.of === null
        ? `${found.node} 没有主节点，自己就是主节点。`
        : `${found.node} 是 ${found.of} 的从节点。`;
    case 'link':
      return linkZh(
        found.node,
        found.status,
        found.state === 'NONE' ? null : page.linkState[found.state],
      );
    case 'network':
      return `链路 ${found.between.join(' – ')}：${NETWORK[found.state]}。`;
    case 'data':
      return `${found.nodes.join('、')} 的数据${found.equal ? '一致' : '不一致'}。`;
    case 'offsets':
      return `偏移量：${found.offsets.map(({ node, offset }) => `${node} 为 ${offset < 0 ? '无' : grouped(offset)}`).join('，')}。`;
    case 'key':
      return found.value === null
        ? `${found.node} 上没有键 ${readable(found.key)}。`
        : `${found.node} 上 ${readable(found.key)} 的值是 ${cut(found.value)}。`;
    case 'keys':
      return `${found.node} 上有 ${grouped(found.count)} 个键。`;
    case 'behind':
      if (found.bytes === null) return `${found.node} 现在没有可比较的主节点。`;
      return found.bytes === 0
        ? `${found.node} 什么都不缺。`
        : `${found.node} 还缺 ${grouped(found.bytes)} 字节。`;
    case 'verdict':
      return verdictZh(found.node, found.kind);
    case 'held':
      return heldZh(found.node, found.by);
    case 'count':
      return countZh(nameZh(check), found.count, found.least, found.most);
    case 'order':
      return orderZh(check, found);
    case 'reply':
      return replyZh(check, found);
    case 'config':
      return configZh(check.is === 'saved', found.node, found.name, found.value);
    case 'none':
      return '没有要求。';
  }
}

/** In one line. */
const cut = (text: string) =>
  shorten(readable(text.trim().replaceAll(/\s*\n\s*/g, ' / ')), SHOWN_MAX);

function linkZh(node: string, status: 'up' | 'down', state: string | null): string {
  if (status === 'up') return `${node} 与主节点的连接正常。`;
  return state === null ? `${node} 没有主节点。` : `${node} 的连接断开：${state}。`;
}

const VERDICTS = {
  none: '已连接，不需要重新同步',
  partial: '现在回来会做部分复制',
  full: '现在回来会做全量复制',
  cannot: '现在无法同步',
};

function verdictZh(node: string, kind: keyof typeof VERDICTS | null): string {
  return kind === null ? `${node} 没有主节点。` : `${node} ${VERDICTS[kind]}。`;
}

const HELD = {
  sleep: '它在睡眠（DEBUG SLEEP）',
  busy: '它在忙别的命令',
  pause: 'CLIENT PAUSE',
  failover: 'FAILOVER',
  shutdown: '它正在关闭',
};

function heldZh(node: string, by: keyof typeof HELD | null): string {
  return by === null ? `${node} 上没有命令在等。` : `${node} 上有命令在等：${HELD[by]}。`;
}

function countZh(name: string, count: number, least: number, most: number | null): string {
  if (most === 0)
    return count === 0 ? `${name}：没有，符合要求。` : `${name}：${count} 次，不应出现。`;
  if (most !== null && least === 0) return `${name}：${count} 次，最多 ${most} 次。`;
  const range = most !== null && most > least ? `${least} 到 ${most}` : `${least}`;
  return `${name}：${count} 次，需要 ${range} 次。`;
}

function orderZh(check: Check, { met, of, early }: Extract<Found, { say: 'order' }>): string {
  const events = check.is === 'in-order' ? check.events : [];
  const before = early === undefined ? undefined : events[early];
  if (before !== undefined) return `来得太早：${eventZh(before)}。`;
  const next = events[met];
  const wanted = next === undefined ? '' : `下一步：${eventZh(next)}。`;
  return `依次 ${of} 步，已完成 ${met} 步。${wanted}`;
}

function replyZh(check: Check, found: Extract<Found, { say: 'reply' }>): string {
  const { node, line, reply } = found;
  const wanted = check.is === 'replied' ? legible(check.line) : null;
  if (line === null) return `还没有在 ${node} 上输入${wanted === null ? '' : ` ${wanted}`}。`;
  const asked = cut(line);
  if (reply === null || reply === '') return `${node}：${asked} 还没有回复。`;
  return `${node} 对 ${asked} 的回复：${cut(reply)}`;
}

function configZh(inFile: boolean, node: string, name: string, value: string): string {
  const where = inFile ? `${node} 的 redis.conf` : node;
  return value === '' ? `${where}：${name} 为空。` : `${where}：${name} 为 ${cut(value)}。`;
}

/** What is counted. */
function nameZh(check: Check): string {
  if (check.is === 'happened') return eventZh(check.event);
  if (check.is !== 'typed') return '到目前为止';
  return typedZh(legible(check.line), check.node);
}

function typedZh(line: string | null, node: string | undefined): string {
  const where = node === undefined ? '输入' : `在 ${node} 上输入`;
  return line === null ? where : `${where} ${line}`;
}

const CHANGES: Readonly<Record<string, string>> = {
  cut: '切断链路',
  stalled: '链路静默',
  healed: '恢复链路',
  tuned: '调整链路',
};
const ANOMALIES: Readonly<Record<string, string>> = {
  'stale-read': '陈旧读',
  'non-monotonic-read': '读到的数据倒退',
  'lost-write': '丢失的写入',
  divergence: '数据分叉',
  'empty-master': '空数据被复制',
};
const SNAPSHOTS: Readonly<Record<string, string>> = {
  started: '开始生成快照',
  finished: '快照完成',
  failed: '快照失败',
};

/** An event as something that can be counted. */
export function eventZh(pattern: EventPattern): string {
  const {
    node,
    nodes,
    replica,
    outcome,
    change = '',
    name = '',
    what = '',
    role,
    state,
  } = fieldsOf(pattern);
  const who = node ?? nodes ?? '某个节点';
  const front = (other: string | undefined) => (other === undefined ? '' : `${other} 的`);
  const prefix = (other: string | undefined) => (other === undefined ? '' : `${other} `);
  switch (pattern.kind) {
    case 'typed':
      return typedZh(lineOf(pattern), node);
    case 'resync':
      return `${front(replica)}${outcome === undefined ? '重新同步' : outcome === 'full' ? '全量复制' : '部分复制'}`;
    case 'sync-finished':
      return `${prefix(replica)}同步完成`;
    case 'link-changed':
      return CHANGES[change] ?? '链路变化';
    case 'node-started':
      return `${prefix(node)}启动`;
    case 'node-stopped':
      return `${prefix(node)}停止`;
    case 'role-changed':
      return `${who} 变为${ROLES[role ?? ''] ?? '另一角色'}`;
    case 'link-state':
      return `${who} 进入状态 ${state ?? ''}`.trim();
    case 'master-link-lost':
      return `${who} 失去主节点`;
    case 'replica-dropped':
      return `${who} 断开一个从节点`;
    case 'write-refused':
      return `${prefix(node)}拒绝写入`;
    case 'keys-lost':
      return `${who} 丢失键`;
    case 'anomaly':
      return ANOMALIES[name] ?? '异常';
    case 'snapshot':
      return `${prefix(node)}${SNAPSHOTS[what] ?? '快照'}`;
    case 'replid-changed':
      return `${front(node)}新复制 ID`;
    case 'failover':
      return `${prefix(node)}FAILOVER`;
    case 'load':
      return `${who} 上的压测`;
    case 'disk':
      return `${prefix(node)}磁盘${what === 'repaired' ? '修好' : '损坏'}`;
    case 'config-edited':
      return `修改 ${front(node)}redis.conf`;
    default:
      return '到目前为止';
  }
}
