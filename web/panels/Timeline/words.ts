/** The words of the list of keys. They come with it, not with the page. */
import { ownWords } from '../../language/ownWords.ts';

const en = {
  title: 'Keys',
  close: 'Close',
  intro: 'They work wherever the focus is, except while you type into a text.',
  groups: [
    {
      name: 'Time',
      keys: [
        { keys: ['Space'], what: 'play or pause' },
        { keys: ['[', ']'], what: 'previous, next event' },
        { keys: [',', '.'], what: 'previous, next message that arrives' },
        { keys: ['{', '}'], what: 'previous, next mark of the kind chosen' },
        { keys: ['←', '→'], what: 'a tenth of a second, on the track' },
        { keys: ['Page Up', 'Page Down'], what: 'five seconds, on the track' },
        { keys: ['Home', 'End'], what: 'beginning, end of the recording, on the track' },
      ],
    },
    {
      name: 'View',
      keys: [
        { keys: ['+', '-'], what: 'zoom in time' },
        { keys: ['0'], what: 'show the whole recording' },
        { keys: ['←', '→'], what: 'from mark to mark, on the marks' },
        { keys: ['Shift', 'wheel'], what: 'move along while zoomed' },
      ],
    },
    {
      name: 'Actions',
      keys: [
        { keys: ['Ctrl', 'Z'], what: 'undo' },
        { keys: ['Ctrl', 'Shift', 'Z'], what: 'redo' },
        { keys: ['?'], what: 'this list' },
      ],
    },
  ],
};

const zh: typeof en = {
  title: '快捷键',
  close: '关闭',
  intro: '焦点不在文本框里时，处处可用。',
  groups: [
    {
      name: '时间',
      keys: [
        { keys: ['空格'], what: '播放或暂停' },
        { keys: ['[', ']'], what: '上一个、下一个事件' },
        { keys: [',', '.'], what: '上一条、下一条到达的消息' },
        { keys: ['{', '}'], what: '上一个、下一个所选类型的标记' },
        { keys: ['←', '→'], what: '在时间轴上移动十分之一秒' },
        { keys: ['Page Up', 'Page Down'], what: '在时间轴上移动五秒' },
        { keys: ['Home', 'End'], what: '到记录的开头、末尾（在时间轴上）' },
      ],
    },
    {
      name: '视野',
      keys: [
        { keys: ['+', '-'], what: '放大、缩小时间' },
        { keys: ['0'], what: '显示整段记录' },
        { keys: ['←', '→'], what: '在标记之间移动（焦点在标记上）' },
        { keys: ['Shift', '滚轮'], what: '放大后左右移动' },
      ],
    },
    {
      name: '操作',
      keys: [
        { keys: ['Ctrl', 'Z'], what: '撤销' },
        { keys: ['Ctrl', 'Shift', 'Z'], what: '重做' },
        { keys: ['?'], what: '打开这个列表' },
      ],
    },
  ],
};

export const useHelpWords = ownWords({ en, zh });
