/** The words of the dialog About. They come with it, not with the page. */
import type { Language } from '../../store/choices.ts';

const en = {
  title: 'About PSYNC Playground',
  close: 'Close',
  intro:
    'Each node here is a program that behaves like redis-server 7.0.15: the same replies, the same bytes on the wire, the same decisions. That is tested, not promised.',
  fidelity: 'Fidelity',
  fetching: 'Fetching the figures…',
  failed: 'The figures could not be fetched.',
  untested: 'This copy was built without running its tests, so there are no figures to show.',
  summary: (passed: string, total: string, server: string) =>
    `${passed} of ${total} cases captured from redis-server ${server} are played by the tests and come out the same.`,
  captures: 'Captured from the real server',
  columns: { file: 'What was captured', total: 'Cases', run: 'Played', passed: 'Equal' },
  oracles: 'Side by side with a running server',
  oraclesNote:
    'The tests send the same bytes to a real redis-server and to this one, both on real sockets.',
  against: (server: string) => `redis-server ${server}`,
  notModelled: 'Not modelled',
  commands: 'Commands that answer “is not modelled in this playground”',
  parameters: 'Parameters that are kept and shown, but change nothing',
};

export type AboutWords = typeof en;

const zh: AboutWords = {
  title: '关于 PSYNC Playground',
  close: '关闭',
  intro:
    '这里的每个节点都是一个行为与 redis-server 7.0.15 一致的程序：回复相同，线路上的字节相同，做出的决定也相同。这一点有测试为证，不是口头承诺。',
  fidelity: '还原度',
  fetching: '正在读取数据……',
  failed: '读取数据失败。',
  untested: '这一份构建时没有运行测试，因此没有数据可以展示。',
  summary: (passed, total, server) =>
    `从 redis-server ${server} 录制的 ${total} 个用例中，有 ${passed} 个由测试重放，结果完全一致。`,
  captures: '录制自真实服务器',
  columns: { file: '录制内容', total: '用例', run: '重放', passed: '一致' },
  oracles: '与运行中的真实服务器逐条对照',
  oraclesNote: '测试把同样的字节通过真实的套接字分别发给真正的 redis-server 和这里的节点。',
  against: (server) => `redis-server ${server}`,
  notModelled: '未模拟的部分',
  commands: '会回复 “is not modelled in this playground” 的命令',
  parameters: '可以读写、但不起作用的配置参数',
};

export const ABOUT_WORDS: Record<Language, AboutWords> = { en, zh };
