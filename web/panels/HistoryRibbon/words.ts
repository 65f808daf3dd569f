/** The words of the tree of histories. They come with it, not with the page. */
import type { HistoryView } from '../../../engine/contract.ts';
import { ownWords } from '../../language/ownWords.ts';
import type { Language } from '../../store/choices.ts';
import { clock, grouped } from '../../ui/figures.ts';
import type { Summary } from './summary.ts';

type Why = HistoryView['why'];
type Says = Summary['says'];
/** What a birth's words may name. */
export interface Birth {
  node: string;
  offset: string;
  /** second_repl_offset. */
  second: string;
  time: string;
}
type Title = (birth: Birth) => string;
type Told = { readonly [S in Says]: (summary: Extract<Summary, { says: S }>) => string };

const en = {
  title: 'Histories',
  summary: {
    none: () => 'No history yet',
    one: ({ nodes }) =>
      nodes === 1 ? 'One history, on one node' : `One history, followed by ${nodes} nodes`,
    several: ({ histories }) => `${histories} histories, nothing lost`,
    split: ({ masters }) => `Two truths: ${masters.join(' and ')} are masters of one past`,
    doomed: ({ node, commands }) =>
      commands === 1
        ? `${node} will lose a write that its master lacks`
        : `${node} will lose ${commands} writes that its master lacks`,
    dead: ({ node, commands }) =>
      commands === 1
        ? `A write was only in ${node}, which is down`
        : `${commands} writes were only in ${node}, which is down`,
    gone: ({ commands, keys }) =>
      `${commands === 1 ? 'A write was' : `${commands} writes were`} lost` +
      (keys === 0 ? '' : keys === 1 ? ', and 1 key with it' : `, and ${keys} keys with them`),
  } satisfies Told,
  empty:
    'A master begins to count bytes when its first replica attaches. Type SLAVEOF in a console.',
  axis: { label: 'Along the axis', offset: 'Offset', time: 'Time' },
  axisUnit: { offset: 'offset, bytes', time: 'virtual time' },
  compressed: 'stretches not to one scale',
  drawing: (summary: string) => `Replication IDs as branches. ${summary}.`,
  scene: 'Branches',
  list: 'Histories, oldest first',
  titles: {
    promoted: ({ node, offset }) => `${node} promoted at ${offset}`,
    'backlog-created': ({ node, offset }) =>
      offset === '0' ? `begun by ${node}` : `begun by ${node} at ${offset}`,
    restart: ({ node, offset }) => `${node} restarted at ${offset}`,
    'backlog-freed': ({ node, offset }) => `${node} alone, new ID at ${offset}`,
    debug: ({ node, offset }) => `${node} changed its ID at ${offset}`,
    started: ({ node }) => `${node} alone, nothing counted`,
    'full-resync': ({ node }) => `first seen at ${node}`,
    'master-changed': ({ node }) => `first seen at ${node}`,
  } satisfies Record<Why, Title>,
  births: {
    promoted: ({ node, offset, second, time }) =>
      `At ${time} ${node} became a master at offset ${offset}. The old ID became its second one (second_repl_offset ${second}): whoever got no further than that may go on with a partial resync.`,
    'backlog-created': ({ node, time }) =>
      `At ${time} the first replica attached to ${node}: it created its backlog, and with it a new ID.`,
    restart: ({ node, offset, time }) =>
      `At ${time} ${node} started again from its RDB file, which ends at offset ${offset}, under a new ID.`,
    'backlog-freed': ({ node, time }) =>
      `At ${time} ${node} had been without replicas for repl-backlog-ttl seconds: it freed its backlog and changed its ID.`,
    debug: ({ node, time }) => `At ${time} DEBUG CHANGE-REPL-ID gave ${node} a new ID.`,
    started: ({ node, time }) =>
      `From ${time} on ${node} took writes as a master without a backlog: they count no bytes and belong to no history that a replica could follow.`,
    'full-resync': ({ node, time }) => `${node} brought it at ${time}.`,
    'master-changed': ({ node, time }) => `${node} brought it at ${time}.`,
  } satisfies Record<Why, Title>,
  grewOut: (id: string, offset: string) => `Grew out of ${id} at offset ${offset}.`,
  unhonoured: 'The data goes on, but Redis does not know: no partial resync leads over this point.',
  range: (from: string, to: string, bytes: string) => `bytes ${from} … ${to} · ${bytes}`,
  uncounted: 'no bytes counted',
  nothingWritten: 'Nothing was written in it yet.',
  states: {
    live: (nodes: string) => `held by ${nodes}`,
    doomed: (nodes: string) =>
      `only on ${nodes}: its master lacks it, a full resync will throw it away`,
    dead: (nodes: string) => `only in ${nodes}, which is down: what no disk holds is lost`,
    gone: 'held by nobody',
    resynced: (node: string, time: string) =>
      `thrown away by the full resync of ${node} at ${time}`,
    stopped: (node: string, time: string) => `${node} ended at ${time} and did not bring it back`,
  },
  notes: {
    doomed: (bytes: string, commands: string, nodes: string) =>
      `only on ${nodes}: ${commands} · ${bytes}`,
    dead: (bytes: string, commands: string, nodes: string) =>
      `only in ${nodes}, down: ${commands} · ${bytes}`,
    gone: (bytes: string, commands: string) => `lost: ${commands} · ${bytes}`,
  },
  commands: (count: number, more: boolean) =>
    more ? `more than ${count} commands` : count === 1 ? '1 command' : `${count} commands`,
  further: (count: number) => `and ${count} more`,
  earlier: (count: number) => `${count} earlier`,
  keys: 'Keys written in it',
  lost: 'Lost keys',
  typed: (line: string) => `typed ${line}`,
  and: ', ',
  without: 'No history yet',
  node: (node: string, role: string, offset: string) => `${node}, ${role}, offset ${offset}`,
  nodeDown: (node: string, role: string, offset: string) =>
    `${node}, ${role}, down since offset ${offset}`,
  role: { master: 'master', replica: 'replica' },
  legend: {
    label: 'Legend',
    master: 'master',
    replica: 'replica',
    down: 'down',
    doomed: 'may be lost',
    gone: 'lost',
  },
};

export type HistoryWords = typeof en;

const zh: HistoryWords = {
  title: '历史',
  summary: {
    none: () => '还没有历史',
    one: ({ nodes }) =>
      nodes === 1 ? '一段历史，只在一个节点上' : `一段历史，${nodes} 个节点同在其上`,
    several: ({ histories }) => `${histories} 段历史，没有丢失`,
    split: ({ masters }) => `数据分叉：${masters.join('、')} 同源，却各自为主`,
    doomed: ({ node, commands }) => `${node} 即将丢掉 ${commands} 次写：它的主节点没有这些`,
    dead: ({ node, commands }) => `有 ${commands} 次写只在已停止的 ${node} 上`,
    gone: ({ commands, keys }) =>
      keys === 0 ? `丢了 ${commands} 次写` : `丢了 ${commands} 次写，连同 ${keys} 个键`,
  },
  empty: '第一个从节点挂上来时，主节点才开始计数。在控制台输入 SLAVEOF 试试。',
  axis: { label: '横轴', offset: '偏移量', time: '时间' },
  axisUnit: { offset: '偏移量（字节）', time: '虚拟时间' },
  compressed: '各段比例不同',
  drawing: (summary) => `复制 ID 的分支图。${summary}。`,
  scene: '分支',
  list: '各段历史，从早到晚',
  titles: {
    promoted: ({ node, offset }) => `${node} 在 ${offset} 处升为主节点`,
    'backlog-created': ({ node, offset }) =>
      offset === '0' ? `由 ${node} 开始` : `由 ${node} 从 ${offset} 开始`,
    restart: ({ node, offset }) => `${node} 重启，从 ${offset} 起`,
    'backlog-freed': ({ node, offset }) => `${node} 无从节点，在 ${offset} 处换 ID`,
    debug: ({ node, offset }) => `${node} 在 ${offset} 处改了 ID`,
    started: ({ node }) => `${node} 独自写入，不计字节`,
    'full-resync': ({ node }) => `最早见于 ${node}`,
    'master-changed': ({ node }) => `最早见于 ${node}`,
  },
  births: {
    promoted: ({ node, offset, second, time }) =>
      `${time}，${node} 在偏移量 ${offset} 处升为主节点。旧 ID 成为它的第二复制 ID（second_repl_offset 为 ${second}）：没有超过这里的节点，仍可部分复制。`,
    'backlog-created': ({ node, time }) =>
      `${time}，第一个从节点挂到 ${node} 上：它创建了复制积压缓冲区，并换上新的 ID。`,
    restart: ({ node, offset, time }) =>
      `${time}，${node} 从 RDB 文件重新启动，文件止于偏移量 ${offset}，之后使用新的 ID。`,
    'backlog-freed': ({ node, time }) =>
      `${time}，${node} 已有 repl-backlog-ttl 秒没有从节点：它释放了积压缓冲区，并换了 ID。`,
    debug: ({ node, time }) => `${time}，DEBUG CHANGE-REPL-ID 给 ${node} 换了 ID。`,
    started: ({ node, time }) =>
      `从 ${time} 起，${node} 作为没有积压缓冲区的主节点接受写入：这些写不计入偏移量，也不属于任何可供从节点跟随的历史。`,
    'full-resync': ({ node, time }) => `${time} 由 ${node} 带来。`,
    'master-changed': ({ node, time }) => `${time} 由 ${node} 带来。`,
  },
  grewOut: (id, offset) => `从 ${id} 的偏移量 ${offset} 处分出。`,
  unhonoured: '数据是连着的，但 Redis 并不知道：跨过这一点无法部分复制。',
  range: (from, to, bytes) => `第 ${from} … ${to} 字节 · ${bytes}`,
  uncounted: '未计字节',
  nothingWritten: '其中还没有写入任何内容。',
  states: {
    live: (nodes) => `${nodes} 持有`,
    doomed: (nodes) => `只有 ${nodes} 持有：它的主节点没有这些，全量复制会把它丢弃`,
    dead: (nodes) => `只在已停止的 ${nodes} 上：没有落盘的部分就丢了`,
    gone: '已无节点持有',
    resynced: (node, time) => `${time}，${node} 全量复制，把它丢弃了`,
    stopped: (node, time) => `${time}，${node} 停止，之后没有带回这一段`,
  },
  notes: {
    doomed: (bytes, commands, nodes) => `只在 ${nodes} 上：${commands} · ${bytes}`,
    dead: (bytes, commands, nodes) => `只在已停止的 ${nodes} 上：${commands} · ${bytes}`,
    gone: (bytes, commands) => `已丢失：${commands} · ${bytes}`,
  },
  commands: (count, more) => (more ? `超过 ${count} 条命令` : `${count} 条命令`),
  further: (count) => `还有 ${count} 条`,
  earlier: (count) => `之前还有 ${count} 条`,
  keys: '其中写过的键',
  lost: '丢失的键',
  typed: (line) => `输入 ${line}`,
  and: '、',
  without: '还没有历史',
  node: (node, role, offset) => `${node}，${role}，偏移量 ${offset}`,
  nodeDown: (node, role, offset) => `${node}，${role}，停止于偏移量 ${offset}`,
  role: { master: '主节点', replica: '从节点' },
  legend: {
    label: '图例',
    master: '主节点',
    replica: '从节点',
    down: '已停止',
    doomed: '可能丢失',
    gone: '已丢失',
  },
};

export const HISTORY_WORDS: Record<Language, HistoryWords> = { en, zh };

export const useHistoryWords = ownWords(HISTORY_WORDS);

/** The sentence of a summary. */
export function sentenceOf(words: HistoryWords, summary: Summary): string {
  const told: { readonly [S in Says]: (summary: never) => string } = words.summary;
  return told[summary.says](summary as never);
}

/** What the words of a birth may name. */
export function birthOf({ by, offset, born }: HistoryView): Birth {
  return { node: by, offset: grouped(offset), second: grouped(offset + 1), time: clock(born) };
}
