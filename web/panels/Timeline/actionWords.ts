/** The timeline's words in the command palette, in every language at once. */
import { disguised } from '../../language/disguise.ts';
import type { Language } from '../../store/choices.ts';
import type { JumpKind } from './jump.ts';
import type { MarkKind } from './marks.ts';

const en = {
  jump: {
    next: (kind: string) => `Jump to the next ${kind}`,
    previous: (kind: string) => `Jump to the previous ${kind}`,
  },
  jumps: {
    any: 'mark',
    resync: 'resync',
    stop: 'kill or stop',
    anomaly: 'anomaly',
    trouble: 'trouble',
    chapter: 'chapter',
  } satisfies Record<JumpKind, string>,
  showMarks: (kind: string) => `Show marks: ${kind}`,
  hideMarks: (kind: string) => `Hide marks: ${kind}`,
  kinds: {
    chapter: 'chapters',
    anomaly: 'anomalies',
    trouble: 'trouble',
    full: 'full resyncs',
    partial: 'partial resyncs',
    node: 'nodes',
    link: 'links',
    history: 'roles and histories',
    typed: 'what was typed',
  } satisfies Record<MarkKind, string>,
  zoomIn: 'Zoom into the timeline',
  zoomOut: 'Zoom out of the timeline',
  zoomAll: 'Show the whole recording',
  keys: 'List of keys',
};

export type ActionWords = typeof en;

const zh: ActionWords = {
  jump: {
    next: (kind) => `跳到下一个${kind}`,
    previous: (kind) => `跳到上一个${kind}`,
  },
  jumps: {
    any: '标记',
    resync: '重新同步',
    stop: '节点停止',
    anomaly: '异常',
    trouble: '故障',
    chapter: '章节',
  },
  showMarks: (kind) => `显示标记：${kind}`,
  hideMarks: (kind) => `隐藏标记：${kind}`,
  kinds: {
    chapter: '章节',
    anomaly: '异常',
    trouble: '故障',
    full: '全量复制',
    partial: '部分复制',
    node: '节点',
    link: '链路',
    history: '角色与历史',
    typed: '输入的命令',
  },
  zoomIn: '放大时间轴',
  zoomOut: '缩小时间轴',
  zoomAll: '显示整段记录',
  keys: '快捷键一览',
};

const words: Readonly<Record<Language, ActionWords>> = { en, zh };

/** The same sentence in every language. */
export function inEach(say: (words: ActionWords) => string): Record<Language, string> {
  return { en: say(disguised(words.en)), zh: say(disguised(words.zh)) };
}
