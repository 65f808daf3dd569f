/**
 * The engine's sentences on what is wrong with a lab file, a value or an action, in Chinese. The
 * engine knows English only; `{}` stands for what differs from case to case. Only parts that are
 * loaded later may import this.
 */

import { LESSON_SENTENCES } from './lessonRefusals.zh.ts';

const SENTENCES: readonly (readonly [english: string, chinese: string])[] = [
  ['Write {} without decimals.', '{}只能是整数。'],
  ['Write {} from {} to {}.', '{}要在 {} 到 {} 之间。'],
  ['Shorten this text to {} characters.', '这段文字最多 {} 个字符，请缩短。'],
  ['Write something here.', '这里不能为空。'],
  [
    'Write a time with three decimals at most: time is kept in microseconds.',
    '时间最多三位小数：内部以微秒计。',
  ],
  ['Write a latency with three decimals at most.', '延迟最多三位小数。'],
  [
    'Name a node by its port, a number from 1 to 65535 in quotes: "6379".',
    '节点以端口命名：引号里的 1 到 65535，例如 "6379"。',
  ],
  ['A link joins two different nodes: write two names.', '链路连接两个不同的节点，请写两个名字。'],
  ['Write each line of the configuration as a text of its own.', '配置的每一行各写成一个字符串。'],
  ['Shorten the configuration to {} lines.', '配置最多 {} 行，请缩短。'],
  [
    'Write a file name without a folder: files lie in the node’s own directory.',
    '只写文件名，不带目录：文件都在节点自己的目录里。',
  ],
  ['Write the name of a file.', '请写文件名。'],
  [
    'Write the bytes of the file in base64, with = at the end where it is due.',
    '文件内容用 base64 书写，末尾该有的 = 不能少。',
  ],
  ['A node may begin with 20 files.', '一个节点最多带 20 个文件。'],
  [
    'A load goes to each node once: remove some.',
    '同一个压测里每个节点只能出现一次，请删去多余的。',
  ],
  ['Two nodes have one link: list it once.', '两个节点之间只有一条链路，只列一次。'],
  ['A lab needs a node: add one to the list.', '实验至少要有一个节点，请在列表里加上。'],
  ['A lab may have {} nodes: remove some.', '一个实验最多 {} 个节点，请删去几个。'],
  ['A lab may have {} actions: remove some.', '一个实验最多 {} 个操作，请删去一些。'],
  [
    'Pass plain data: this holds something that JSON cannot.',
    '请传入普通数据：其中有 JSON 表示不了的内容。',
  ],
  ['Pass a lab file: an object, or its JSON text.', '请传入实验文件：一个对象，或它的 JSON 文本。'],
  ['Shorten the file to 1 MiB.', '文件最大 1 MiB，请缩短。'],
  [
    'This is not JSON from line {}, column {} on. Look there and just before for a missing comma, quote or bracket.',
    '从第 {} 行第 {} 列起不是 JSON。请看这里和它前面一点，是否缺了逗号、引号或括号。',
  ],
  ['The file is empty.', '文件是空的。'],
  ['{} is not known here: did you mean {}?', '这里没有 {}，是不是想写 {}？'],
  ['Two entries belong here: remove the others.', '这里只要两项，请删去其余的。'],
  [
    '{} is not known here: remove it, or check its spelling.',
    '这里没有 {} 这个字段：请删去，或检查拼写。',
  ],
  ['{} is missing: add it, for example {}.', '缺少 {}，请补上，例如 {}。'],
  ['{} is missing: add it.', '缺少 {}，请补上。'],
  ['Write {} here, not {}.', '这里应为{}，而不是 {}。'],
  ['Another node is called {}: choose another port.', '已有节点叫 {}，请换一个端口。'],
  [
    'There is no node {} at this time: correct the name, or add the node first.',
    '这个时刻没有节点 {}：请改正名字，或先添加它。',
  ],
  ['The file {} is listed twice: remove one.', '文件 {} 列了两次，请删去一个。'],
  [
    'The port of node {} must be {}: correct this line, or remove it.',
    '节点 {} 的端口必须是 {}：请改正这一行，或删去它。',
  ],
  ['There is no node {}: correct the name.', '没有节点 {}，请改正名字。'],
  ['This link is listed twice: remove one.', '这条链路列了两次，请删去一个。'],
  ['Name one of the two nodes of “between”.', '请写 “between” 里两个节点中的一个。'],
  [
    'A lab may have {} nodes at a time: remove one first.',
    '实验里同时最多 {} 个节点，请先移除一个。',
  ],
  ['Let the load end after it begins.', '压测的结束要晚于开始。'],
  ['Node {} is listed twice: remove one.', '节点 {} 列了两次，请删去一个。'],
  [
    'There is no node {}. Add it first, or name one that exists.',
    '没有节点 {}。请先添加，或写一个已有的节点。',
  ],
  [
    'No load is running on node {}. Start one first.',
    '节点 {} 上没有正在运行的压测，请先开始一个。',
  ],
  [
    'There is no link between {} and {}. A link joins two different nodes of the lab.',
    '{} 与 {} 之间没有链路。链路连接实验里两个不同的节点。',
  ],
  ['Node {} is running already.', '节点 {} 已经在运行。'],
  ['Node {} is not running. Start it first.', '节点 {} 没有运行，请先启动它。'],
  ['Node {} is not frozen.', '节点 {} 没有冻结。'],
  ['Node {} is frozen already.', '节点 {} 已经冻结。'],
  [
    'Node {} is frozen: it cannot hear SIGTERM. Thaw or kill it.',
    '节点 {} 已冻结，收不到 SIGTERM。请先解冻，或杀死它。',
  ],
  ['The link {} is cut already.', '链路 {} 已经切断。'],
  ['The link {} is whole already.', '链路 {} 本来就是通的。'],
  ['The link {} is {} already. Heal it first.', '链路 {} 已处于 {} 状态，请先恢复。'],
  ['A latency is a number of milliseconds, 0 or more.', '延迟是不小于 0 的毫秒数。'],
  [
    'A bandwidth is a number of bytes per second; 0 means unlimited.',
    '带宽是每秒字节数，0 表示不限。',
  ],
  ['There is a node {} already. Choose another port.', '已有节点 {}，请换一个端口。'],
  ['A lab holds at most {} nodes. Remove one first.', '一个实验最多 {} 个节点，请先移除一个。'],
  [
    'A node is named by its port, a number from 1 to 65535; "{}" is none.',
    '节点以端口命名（1 到 65535），“{}”不是端口。',
  ],
  ['Line {} of the configuration, "{}": {}.', '配置第 {} 行“{}”：{}。'],
  ['The configuration says port {}, but the node is {}.', '配置写的是端口 {}，但节点是 {}。'],
  [
    'A message from {} is held on {} already, or waited for. Release it first.',
    '来自 {} 的一条消息已在 {} 上扣住，或正等着扣住。请先放行。',
  ],
  [
    'Message {} is not under way from {}: it has arrived, or was lost.',
    '消息 {} 已不在从 {} 出发的路上：已到达，或已丢失。',
  ],
  ['No message is held on {}, and none is waited for.', '{} 上没有扣住的消息，也没有在等的。'],
  [
    'A message on {} starts at one of these two nodes: name it as “from”.',
    '{} 上的消息从这两个节点之一发出：请用 “from” 写明。',
  ],
  ...LESSON_SENTENCES,
];

/** What stands for `{}` where it is a word, not a name or a number. */
const PARTS: Readonly<Record<string, string>> = {
  'a time in milliseconds,': '时间（毫秒）',
  'a latency in milliseconds,': '延迟（毫秒）',
  'bytes per second, 0 for unlimited,': '每秒字节数（0 表示不限）',
  'the number of a console,': '控制台编号',
  'a place in the picture,': '图中的位置',
  'the number of a message,': '消息编号',
  'commands per second,': '每秒命令数',
  'a number of keys': '键的个数',
  'the bytes of a value,': '值的字节数',
  'the length of a pipeline,': '流水线长度',
  'a seed,': '种子',
  'a text in double quotes': '双引号里的文字',
  'a number': '数字',
  'true or false': ' true 或 false',
  'a list': '列表',
  'an object in braces': '花括号里的对象',
  'a list of two': '两项的列表',
  'something else': '别的内容',
};

const PATTERNS = SENTENCES.map(([english, chinese]) => ({
  pattern: new RegExp(
    `^${english.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll('{}', '(.*?)')}$`,
    's',
  ),
  chinese,
}));

/** Null: a sentence that has no translation. */
export function refusalInChinese(message: string): string | null {
  for (const { pattern, chinese } of PATTERNS) {
    const found = pattern.exec(message);
    if (found === null) continue;
    let next = 0;
    return chinese.replaceAll('{}', () => {
      const part = found[++next] ?? '';
      return PARTS[part] ?? part;
    });
  }
  return null;
}
