/** The three prompts of a first visit. They are loaded later, and only then. */
import { ownWords } from '../../language/ownWords.ts';

const en = {
  label: 'First steps',
  count: (step: number, of: number) => `${step} of ${of}`,
  write: {
    title: 'Write something',
    text: 'Type this into the master’s console. Watch both links.',
  },
  read: {
    title: 'Has it arrived?',
    text: 'Ask a replica: it is one latency behind its master.',
  },
  look: {
    title: 'Look behind it, or break it',
    text: 'All figures come from this answer. Or cut the framed link.',
  },
  learn: {
    title: 'And why is it so?',
    text: 'The lessons go on from here, one small experiment each.',
  },
  lessons: 'Open the lessons',
  forMe: 'Type it for me',
  dismiss: 'No more prompts',
};

type FirstWords = typeof en;

const zh: FirstWords = {
  label: '第一步做什么',
  count: (step, of) => `${step} / ${of}`,
  write: {
    title: '写点什么',
    text: '在主节点的控制台里输入这一行，留意两条链路。',
  },
  read: {
    title: '到了吗？',
    text: '去问问从节点：它比主节点晚一个网络延迟。',
  },
  look: {
    title: '看看背后，或者弄坏它',
    text: '画面上的数字都出自这个回答。也可以切断框住的链路。',
  },
  learn: {
    title: '为什么会这样？',
    text: '课程从这里接着讲，一个小实验接着一个小实验。',
  },
  lessons: '打开课程',
  forMe: '替我输入',
  dismiss: '不再提示',
};

export const useFirstWords = ownWords({ en, zh });
