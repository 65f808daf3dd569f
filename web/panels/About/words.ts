/** The words of the dialog About. They come with it, not with the page. */
import { ownWords } from '../../language/ownWords.ts';
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
  /** What the tests call their captures and comparisons; a name that is not here is shown as it is. */
  names: {
    propagation: 'What each command sends to replicas',
    errors: 'Error replies',
    handshake: 'Handshakes, byte for byte',
    resync: 'Resyncs: partial or full, and why',
    info: 'INFO replication, state by state',
    'random commands': 'Random commands',
    'across implementations': 'One of each kind as master and replica',
    'RDB files and DUMP': 'RDB files and DUMP',
    badRdb: 'RDB files that cannot be loaded',
    streamErrors: 'Errors in the stream from a master',
    aof: 'The append-only file: what is written, logged and loaded',
    access: 'Users, passwords and permissions; control of clients',
    walks: 'The handshakes of the walkthrough: both logs, and what is said',
    'captured handshakes on real sockets': 'The captured handshakes again, on real sockets',
    'captured scenarios on real sockets': 'The captured resyncs again, both kinds of server mixed',
  },
  /** The figures of a comparison. */
  counts: {
    commands: (count: string) => `${count} commands`,
    exact: (count: string) => `${count} replies equal byte for byte`,
    streamBytes: (count: string) => `${count} bytes of replication stream`,
    sequences: (count: string) => `${count} sequences`,
    copies: (count: string) => `${count} data sets copied`,
    partialResyncs: (count: string) => `${count} partial resyncs`,
    fullResyncs: (count: string) => `${count} full resyncs`,
    files: (count: string) => `${count} files read`,
    'data sets': (count: string) => `${count} data sets`,
    'keys compared': (count: string) => `${count} keys compared`,
    'equal dumps': (count: string) => `${count} DUMPs equal`,
    'files exchanged': (count: string) => `${count} files exchanged`,
    handshakes: (count: string) => `${count} handshakes`,
    scenarios: (count: string) => `${count} scenarios`,
    casts: (count: string) => `${count} times, with changing parts`,
  },
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
  names: {
    propagation: '每条命令发给从节点的内容',
    errors: '错误回复',
    handshake: '握手过程，逐字节',
    resync: '重新同步：部分还是全量，为什么',
    info: '各种状态下的 INFO replication',
    'random commands': '随机命令',
    'across implementations': '两种实现互为主从',
    'RDB files and DUMP': 'RDB 文件与 DUMP',
    badRdb: '无法加载的 RDB 文件',
    streamErrors: '主节点发来的复制流中的错误',
    aof: 'AOF 文件：写入、日志与加载',
    access: '用户、密码与权限；客户端管理',
    walks: '握手讲解中的各次握手：双方日志与往来消息',
    'captured handshakes on real sockets': '在真实套接字上重放录制的握手',
    'captured scenarios on real sockets': '在真实套接字上重放录制的重新同步，两种服务器混用',
  },
  counts: {
    commands: (count) => `${count} 条命令`,
    exact: (count) => `${count} 条回复逐字节相同`,
    streamBytes: (count) => `${count} 字节复制流`,
    sequences: (count) => `${count} 组命令序列`,
    copies: (count) => `复制了 ${count} 个数据集`,
    partialResyncs: (count) => `${count} 次部分复制`,
    fullResyncs: (count) => `${count} 次全量复制`,
    files: (count) => `读取了 ${count} 个文件`,
    'data sets': (count) => `${count} 个数据集`,
    'keys compared': (count) => `比较了 ${count} 个键`,
    'equal dumps': (count) => `${count} 份 DUMP 相同`,
    'files exchanged': (count) => `互换了 ${count} 个文件`,
    handshakes: (count) => `${count} 次握手`,
    scenarios: (count) => `${count} 个场景`,
    casts: (count) => `换角色共演 ${count} 次`,
  },
};

/** The people's name of a capture or comparison. */
export function nameOf({ names }: AboutWords, name: string): string {
  const known: Readonly<Record<string, string>> = names;
  return known[name] ?? name;
}

/** One figure of a comparison, as a phrase. */
export function countOf({ counts }: AboutWords, what: string, count: string): string {
  const known: Readonly<Record<string, (count: string) => string>> = counts;
  return known[what]?.(count) ?? `${what} ${count}`;
}

export const ABOUT_WORDS: Record<Language, AboutWords> = { en, zh };

export const useAboutWords = ownWords(ABOUT_WORDS);
