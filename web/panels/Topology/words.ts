/** The words of a node's menu. They come with it, when it is first opened. */
import { ownWords } from '../../language/ownWords.ts';
import type { Language } from '../../store/choices.ts';

const en = {
  inspect: 'Open the inspector',
  kill: 'Kill',
  start: 'Start',
  restart: 'Restart',
  shutdown: 'Shut down',
  powerOff: 'Power off',
  freeze: 'Freeze',
  thaw: 'Thaw',
  promote: 'Promote to master',
  attach: (master: string) => `Follow ${master}`,
  breakDisk: 'Break the disk',
  repairDisk: 'Repair the disk',
  remove: 'Remove the node',
};

export type MenuWords = typeof en;

const zh: MenuWords = {
  inspect: '打开检查器',
  kill: '杀死',
  start: '启动',
  restart: '重启',
  shutdown: '正常关闭',
  powerOff: '断电',
  freeze: '冻结',
  thaw: '解冻',
  promote: '提升为主节点',
  attach: (master) => `改为跟随 ${master}`,
  breakDisk: '弄坏磁盘',
  repairDisk: '修好磁盘',
  remove: '移除节点',
};

const words: Readonly<Record<Language, MenuWords>> = { en, zh };

export const useMenuWords = ownWords(words);
