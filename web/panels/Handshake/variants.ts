/** The handshakes that can be walked through, and what they are called. */
/** In the order in which a class meets them. */
export const VARIANTS = [
  'first',
  'no-history',
  'disk',
  'diskless',
  'partial',
  'full-again',
  'password',
  'chained',
] as const;
export type Variant = (typeof VARIANTS)[number];

export interface VariantWords {
  name: string;
  /** What is to be seen in it. */
  intro: string;
}

export const variantsEn: Readonly<Record<Variant, VariantWords>> = {
  first: {
    name: 'First attach',
    intro:
      'A new replica starts with replicaof in its file. It has nothing, so it gets everything.',
  },
  'no-history': {
    name: 'No shared history',
    intro: 'A running server with a key of its own is told to follow another one.',
  },
  disk: {
    name: 'Snapshot by disk',
    intro:
      'repl-diskless-sync no: the snapshot becomes a file first. It was the default before 7.0.',
  },
  diskless: {
    name: 'Diskless snapshot',
    intro: 'repl-diskless-sync yes, with its delay of five seconds: the default of 7.0.',
  },
  partial: {
    name: 'Short outage: partial',
    intro: 'The link breaks for a few seconds. What was missed is still in the backlog.',
  },
  'full-again': {
    name: 'Long outage: full',
    intro: 'The same break, but more is written meanwhile than the backlog can hold.',
  },
  password: {
    name: 'Password',
    intro:
      'The master wants a password. The replica has none, then a wrong one, then the right one.',
  },
  chained: {
    name: 'Chained',
    intro: '6381 follows 6380, which follows 6379 itself. For 6381 it is a master like any other.',
  },
};

export const variantsZh: typeof variantsEn = {
  first: {
    name: '首次挂接',
    intro: '一个新的从节点启动，配置文件里写着 replicaof。它什么都没有，所以什么都要。',
  },
  'no-history': {
    name: '没有共同历史',
    intro: '一台正在运行、有自己的键的服务器，奉命去跟随另一台。',
  },
  disk: {
    name: '有盘复制',
    intro: 'repl-diskless-sync no：快照先写成文件。7.0 以前这是默认值。',
  },
  diskless: {
    name: '无盘复制',
    intro: 'repl-diskless-sync yes，并等待五秒：这是 7.0 的默认值。',
  },
  partial: {
    name: '短断线：部分复制',
    intro: '连接断开几秒。错过的内容还在积压缓冲区里。',
  },
  'full-again': {
    name: '长断线：全量复制',
    intro: '同样断开几秒，但这期间写的比积压缓冲区能装的还多。',
  },
  password: {
    name: '密码',
    intro: '主节点要密码。从节点先是没有，再是错的，最后才对。',
  },
  chained: {
    name: '级联复制',
    intro: '6381 跟随 6380，6380 自己又跟随 6379。对 6381 来说，6380 和别的主节点没有两样。',
  },
};

/** Opens one of them. */
export const actionEn = { action: (name: string) => `Handshake: ${name}` };
export const actionZh: typeof actionEn = { action: (name) => `握手：${name}` };
