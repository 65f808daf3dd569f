/** The words of the details of a message. They come with them, not with the page. */
import { ownWords } from '../../language/ownWords.ts';
import type { Language } from '../../store/choices.ts';
import { enFields, zhFields } from './fieldWords.ts';
import { enStates, zhStates } from '../../reference/linkStates.ts';
import { enMeanings, zhMeanings } from '../../reference/meanings.ts';

const en = {
  details: 'The selected message',
  close: 'Close the message',
  enlarge: 'Show the message large',
  sent: 'sent',
  arrives: 'arrives',
  lostAt: 'lost',
  never: 'when the link heals',
  held: 'held: it arrives when it is released',
  from: (from: string, to: string) => `${from} → ${to}`,
  bytes: (bytes: string) => `${bytes} B`,
  offset: (offset: string) => `offset ${offset}`,
  typedAs: (line: string) => `Typed: ${line}`,
  unasked: {
    expired:
      'Nobody typed this: the key’s time was over. Replicas wait for it, as they delete no expired key by themselves.',
    evicted:
      'Nobody typed this: there was more in memory than maxmemory allows, so the master evicted the key.',
  },
  asHex: 'Bytes in hexadecimal',
  fields: 'Field by field',
  fieldHint: 'Point at a field to find its bytes, or at bytes to find their field.',
  meaning: 'What it means',
  logged: 'Logged at this step',
  truncated: (bytes: string) => `Only the first ${bytes} bytes are kept.`,
  notDumped: (bytes: string) => `${bytes} more bytes are not shown.`,
  noBytes: 'No bytes: this is the network’s own signal.',
  ...enStates,
  meanings: enMeanings,
  ...enFields,
};

const zh: typeof en = {
  details: '选中的消息',
  close: '关闭这条消息',
  enlarge: '放大显示这条消息',
  sent: '发送',
  arrives: '到达',
  lostAt: '丢失',
  never: '链路恢复之时',
  held: '被扣住：放行之后才到达',
  from: (from, to) => `${from} → ${to}`,
  bytes: (bytes) => `${bytes} B`,
  offset: (offset) => `偏移量 ${offset}`,
  typedAs: (line) => `输入的是：${line}`,
  unasked: {
    expired: '没有人输入这条命令：键到期了。从节点不会自己删除过期的键，等的就是它。',
    evicted: '没有人输入这条命令：内存超过了 maxmemory，主节点淘汰了这个键。',
  },
  asHex: '十六进制字节',
  fields: '逐个字段',
  fieldHint: '指向一个字段，就能看到它的字节；指向字节，就能看到它属于哪个字段。',
  meaning: '含义',
  logged: '这一步的日志',
  truncated: (bytes) => `只保留了前 ${bytes} 字节。`,
  notDumped: (bytes) => `另有 ${bytes} 字节未显示。`,
  noBytes: '没有字节：这是网络自身的信号。',
  ...zhStates,
  meanings: zhMeanings,
  ...zhFields,
};

export const useDetailWords = ownWords<typeof en>({ en, zh } satisfies Record<Language, unknown>);
