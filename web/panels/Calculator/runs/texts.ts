/** Names and sentences of the labs that a card builds: a lab file has both languages. */
import type { LabAction, LabFile } from '../../../../engine/contract.ts';

export type LabText = LabFile['name'];

const SCALED = {
  en: ' Bytes are scaled down, times are as you gave them.',
  zh: '字节数按比例缩小，时间不变。',
};

/** `story` as the lab tells it, with a word on the scale where there is one. */
export function storyOf(story: Required<LabText>, scale: number): Required<LabText> {
  if (scale < 1.01) return story;
  return { en: story.en + SCALED.en, zh: story.zh + SCALED.zh };
}

export const NAMES = {
  outage: { en: 'Calculator: an outage', zh: '计算器：一次断线' },
  fullSync: { en: 'Calculator: a full sync under writes', zh: '计算器：边写边全量复制' },
  catchUp: { en: 'Calculator: catching up', zh: '计算器：追赶主节点' },
  failover: { en: 'Calculator: a failover', zh: '计算器：一次故障转移' },
  pasted: { en: 'From your servers', zh: '来自你的服务器' },
} as const;

export const STORIES = {
  outage: {
    en: 'A steady stream, a broken link, and the question that PSYNC asks when it is whole again.',
    zh: '稳定的复制流，一条断开的链路；恢复之后，看 PSYNC 得到什么回答。',
  },
  fullSync: {
    en: 'A replica comes while the master is being written to. What is written waits in its output buffer.',
    zh: '主节点一边写入，一边来了个新的从节点。这期间的写都在输出缓冲区里排队。',
  },
  catchUp: {
    en: 'The replica has fallen behind. The link carries so much a second, and the writes go on.',
    zh: '从节点落后了一截。链路每秒只能传这么多，写入还在继续。',
  },
  failover: {
    en: 'The master is lost, a replica takes over. Which writes does it not have?',
    zh: '主节点没了，从节点接任。哪些写它没有？',
  },
} as const;

/** A sentence at a moment of the lab. */
export function say(atMs: number, en: string, zh: string): LabAction {
  return { atMs, do: 'say', text: { en, zh } };
}
