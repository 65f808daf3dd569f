/** What is only heard. It comes with the announcer, after the first sight. */
import { ownWords } from '../../language/ownWords.ts';
import type { DigestWords } from './digest.ts';

interface AnnouncerWords extends DigestWords {
  label: string;
  opened: (lab: string) => string;
}

const en: AnnouncerWords = {
  label: 'What happens',
  opened: (lab) => `Lab opened: ${lab}`,
  typed: (count, node) => `${count} lines typed on ${node}`,
  more: (count) => (count === 1 ? 'and 1 more event' : `and ${count} more events`),
  flood: (count) => `${count} events: too many to read out`,
};

const zh: AnnouncerWords = {
  label: '正在发生的事',
  opened: (lab) => `已打开实验：${lab}`,
  typed: (count, node) => `在 ${node} 上输入了 ${count} 行`,
  more: (count) => `还有 ${count} 个事件`,
  flood: (count) => `${count} 个事件，太多了，不逐一播报`,
};

export const useAnnouncerWords = ownWords({ en, zh });
