/** Words of the consoles that are seldom seen at first. */
import { ownWords } from '../../language/ownWords.ts';

const en = {
  ran: (count: string) => `${count} pasted lines were run, in order`,
  runAll: (count: string) => `Run ${count} pasted lines, in order?`,
  yes: 'Run them',
  no: 'Do not',
  compose: 'Compose a command by tapping',
  commands: 'Commands',
  values: 'What may follow',
  run: 'Run',
  back: 'Take the last word back',
  noHelp: 'redis-cli has no help on this.',
  unconnected: 'Not connected: the next command tries to connect again.',
};

export type ConsoleWords = typeof en;

const zh: ConsoleWords = {
  ran: (count) => `粘贴的 ${count} 行已依次执行`,
  runAll: (count) => `依次执行粘贴的 ${count} 行吗？`,
  yes: '执行',
  no: '不执行',
  compose: '点选拼出命令',
  commands: '命令',
  values: '接下来可以填',
  run: '执行',
  back: '删掉最后一个词',
  noHelp: 'redis-cli 没有这一项帮助。',
  unconnected: '连接已断开：再输入一条命令，就会尝试重新连接。',
};

export const useConsoleWords = ownWords({ en, zh });
