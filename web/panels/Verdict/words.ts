/** The words of why a resync is partial or full. They come with it, not with the page. */
import type { VerdictReason } from '../../../engine/contract.ts';
import { ownWords } from '../../language/ownWords.ts';

/** Figures as text, grouped; IDs by their first characters. */
export interface Figures {
  replica: string;
  id: string;
  asked: string;
  first: string;
  end: string;
  bytes: string;
  ownId: string;
  secondId: string;
  until: string;
}

type Sentences = Readonly<Record<VerdictReason, (figures: Figures) => string>>;

const sentences: Sentences = {
  'same-history': ({ replica, id, asked, first, end, bytes }) =>
    `${replica} asks for history ${id} from byte ${asked} on. That is the master’s own history, and its backlog holds bytes ${first} to ${end}: it sends the ${bytes} that are missing.`,
  'second-id': ({ replica, id, asked, until, first, bytes }) =>
    `${replica} asks for history ${id} from byte ${asked} on. That is the master’s second ID, good up to ${until}, and its backlog begins at byte ${first}: it sends the ${bytes} that are missing, and its own ID.`,
  'nothing-missed': ({ replica, id, asked, end }) =>
    `${replica} asks for history ${id} from byte ${asked} on, and the stream ends at ${end}: nothing is missing, 0 bytes are sent.`,
  'no-history': ({ replica }) =>
    `${replica} asks PSYNC ? -1: it has no history that could be continued, so it gets a copy of everything.`,
  'id-mismatch': ({ replica, id, ownId, secondId }) =>
    `${replica} asks for history ${id}. The master’s IDs are ${ownId} and ${secondId}: neither is the same, so offsets cannot be compared, and it gets a copy of everything.`,
  'second-id-too-far': ({ replica, id, asked, until }) =>
    `${replica} asks for history ${id} from byte ${asked} on. The master knows that ID, but only up to ${until}: after that the histories part, so it gets a copy of everything.`,
  'offset-before-backlog': ({ replica, asked, first }) =>
    `${replica} lacks byte ${asked} and all after it, but the backlog begins at byte ${first}: what lies between is gone, so it gets a copy of everything.`,
  'offset-beyond-end': ({ replica, asked, end }) =>
    `${replica} asks for byte ${asked}, but the master’s stream ends at ${end}: it cannot have followed this stream, so it gets a copy of everything.`,
  'no-backlog': ({ replica }) =>
    `The master keeps no backlog, so it cannot send what ${replica} lacks: it gets a copy of everything.`,
  'no-resync-needed': ({ replica }) => `${replica} is connected and follows the stream.`,
  'master-not-running': ({ replica }) =>
    `The master of ${replica} is not running: nobody answers its PSYNC.`,
  'master-link-down': ({ replica }) =>
    `The master of ${replica} is itself a replica whose link is down. It answers -NOMASTERLINK until that is up.`,
  'master-unknown': ({ replica }) => `The master of ${replica} is not a node of this lab.`,
};

export const whyEn = {
  title: (replica: string) => `${replica}: partial or full?`,
  close: 'Close',
  now: 'If it came back now',
  happened: (time: string) => `At ${time}`,
  list: 'Every PSYNC so far',
  none: 'It has not asked yet.',
  columns: {
    time: 'Time',
    asked: 'Asked',
    held: 'Backlog held',
    outcome: 'Outcome',
    reason: 'Because',
    show: 'Message',
  },
  show: 'Show it',
  showHint: (time: string) => `Show the PSYNC of ${time} among the messages`,
  choose: (time: string) => `Explain the PSYNC of ${time}`,
  partial: (bytes: string) => `partial, ${bytes}`,
  full: 'full',
  nothing: 'nothing',
  ticket: 'The ticket',
  noTicket: 'no ticket: PSYNC ? -1',
  slot: ['First slot: its own ID', 'Second slot: its former ID'],
  any: 'any offset',
  until: (offset: string) => `up to ${offset}`,
  empty: 'empty',
  fits: { fits: 'fits', other: 'another ID', 'too-far': 'right ID, too far', empty: 'empty' },
  line: 'Offsets',
  asked: (offset: string, where: string) => `▲ asks from ${offset}, ${where}`,
  inside: 'inside: the bytes are there',
  outside: 'outside: the bytes are not there',
  noBacklog: 'no backlog',
  sentences,
};

const zhSentences: Sentences = {
  'same-history': ({ replica, id, asked, first, end, bytes }) =>
    `${replica} 请求历史 ${id}，从第 ${asked} 字节起。这正是主节点自己的历史，积压缓冲区里有第 ${first} 到 ${end} 字节：补发缺的 ${bytes} 即可。`,
  'second-id': ({ replica, id, asked, until, first, bytes }) =>
    `${replica} 请求历史 ${id}，从第 ${asked} 字节起。这是主节点的第二复制 ID，到 ${until} 为止有效，积压缓冲区从第 ${first} 字节开始：补发缺的 ${bytes}，并告知自己的 ID。`,
  'nothing-missed': ({ replica, id, asked, end }) =>
    `${replica} 请求历史 ${id}，从第 ${asked} 字节起，而复制流到 ${end} 为止：什么都不缺，补发 0 字节。`,
  'no-history': ({ replica }) =>
    `${replica} 发的是 PSYNC ? -1：它没有可以延续的历史，只能全量复制。`,
  'id-mismatch': ({ replica, id, ownId, secondId }) =>
    `${replica} 请求历史 ${id}。主节点的两个 ID 是 ${ownId} 和 ${secondId}，都对不上，偏移量无从比较，只能全量复制。`,
  'second-id-too-far': ({ replica, id, asked, until }) =>
    `${replica} 请求历史 ${id}，从第 ${asked} 字节起。主节点认得这个 ID，但只到 ${until} 为止，之后两段历史就分叉了，只能全量复制。`,
  'offset-before-backlog': ({ replica, asked, first }) =>
    `${replica} 缺第 ${asked} 字节起的内容，而积压缓冲区从第 ${first} 字节才开始：中间那段已经没了，只能全量复制。`,
  'offset-beyond-end': ({ replica, asked, end }) =>
    `${replica} 请求第 ${asked} 字节，而主节点的复制流到 ${end} 就结束了：它跟随的不可能是这条流，只能全量复制。`,
  'no-backlog': ({ replica }) =>
    `主节点没有复制积压缓冲区，无法补发 ${replica} 缺的内容，只能全量复制。`,
  'no-resync-needed': ({ replica }) => `${replica} 已连接，正在跟随复制流。`,
  'master-not-running': ({ replica }) => `${replica} 的主节点没有运行：没人回答它的 PSYNC。`,
  'master-link-down': ({ replica }) =>
    `${replica} 的主节点自己也是从节点，而且链路断开。链路恢复之前它只会回答 -NOMASTERLINK。`,
  'master-unknown': ({ replica }) => `${replica} 的主节点不是本实验里的节点。`,
};

const zh: typeof whyEn = {
  title: (replica) => `${replica}：部分还是全量？`,
  close: '关闭',
  now: '如果此刻回来',
  happened: (time) => `${time} 那一次`,
  list: '历次 PSYNC',
  none: '还没有请求过。',
  columns: {
    time: '时间',
    asked: '请求',
    held: '积压缓冲区',
    outcome: '结果',
    reason: '原因',
    show: '消息',
  },
  show: '查看',
  showHint: (time) => `在消息中查看 ${time} 的 PSYNC`,
  choose: (time) => `解释 ${time} 的 PSYNC`,
  partial: (bytes) => `部分复制，${bytes}`,
  full: '全量复制',
  nothing: '无',
  ticket: '票',
  noTicket: '没有票：PSYNC ? -1',
  slot: ['第一个槽：自己的 ID', '第二个槽：以前的 ID'],
  any: '任何偏移量',
  until: (offset) => `到 ${offset} 为止`,
  empty: '空',
  fits: { fits: '对得上', other: '不是这个 ID', 'too-far': 'ID 对，但偏移量超出', empty: '空' },
  line: '偏移量',
  asked: (offset, where) => `▲ 请求从 ${offset} 起，${where}`,
  inside: '在范围内：字节都还在',
  outside: '在范围外：字节已不在',
  noBacklog: '没有复制积压缓冲区',
  sentences: zhSentences,
};

export type WhyWords = typeof whyEn;

export const useWhyWords = ownWords<typeof whyEn>({ en: whyEn, zh });
