/** The words of Trouble.tsx, beside those that its plain form says too (`died` in `language/`). */
import { ownWords } from './language/ownWords.ts';

const en = {
  died: 'Nothing more can happen in this lab until it is started anew.',
  both: (first: string, second: string) => `${first} ${second}`,
  kept: (moment: string) => `All that you did before ${moment} is kept.`,
  nothingKept: 'Nothing of this lab was kept yet. Load the page again to start it once more.',
  restoreHint: 'Starts a new worker and replays everything up to the last kept moment.',
  saveLab: 'Download the lab',
  again: 'Load the page again',
  failed: 'The engine stopped itself',
  why: 'Something that must always hold no longer did. This is a fault of the playground, not of Redis. With the journal it can be repeated exactly.',
  seed: (seed: number) => `Seed ${seed}`,
  before: 'Go back to before this',
  beforeHint: 'Starts a new worker and replays the journal without its last action.',
  download: 'Download the journal',
};

const zh: typeof en = {
  died: '重新启动之前，这个实验里不会再发生任何事。',
  both: (first, second) => `${first}${second}`,
  kept: (moment) => `${moment} 之前的操作都已保存。`,
  nothingKept: '这个实验还没有来得及保存。重新加载页面可以再次打开它。',
  restoreHint: '启动新的线程，并重放到最近一次保存的时刻。',
  saveLab: '下载实验文件',
  again: '重新加载页面',
  failed: '引擎自行停下了',
  why: '一条必须始终成立的规则被打破了。这是演示程序的缺陷，不是 Redis 的问题。凭操作日志可以原样重现。',
  seed: (seed) => `种子 ${seed}`,
  before: '回到出错之前',
  beforeHint: '启动新的线程，重放操作日志，但不做最后一步操作。',
  download: '下载操作日志',
};

export const useTroubleWords = ownWords({ en, zh });
