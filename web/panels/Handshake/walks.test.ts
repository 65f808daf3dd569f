// Each walk is played by the engine and compared with what real servers did that played the same lab.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Engine } from '../../../engine/engine.ts';
import { CaseTally } from '../../../engine/host/tally.ts';
import { explain, type Part } from '../../reference/explain.ts';
import { findBeats, sentenceOf, STAGES, type Beat, type BeatName, type Played } from './beats.ts';
import { Conversation, type MessageName } from './conversation.ts';
import { gather } from './gather.ts';
import { WALKS } from './labs.ts';
import { awaitsAck, statesThen } from './then.ts';
import { VARIANTS, type Variant } from './variants.ts';
import captured from './logs.captured.json';
import { masked, ofTheMachine, RealLog } from './realLog.ts';
import said from './said.captured.json';
import { beatWords } from './words.ts';
import { en } from './words.en.ts';
import { zh } from './words.zh.ts';

interface Walked {
  engine: Engine;
  played: Played;
  beats: readonly Beat[];
}

const walked = {} as Record<Variant, Walked>;

beforeAll(async () => {
  for (const variant of VARIANTS) {
    const engine = new Engine();
    engine.load(WALKS[variant].lab);
    engine.seek(WALKS[variant].toMs * 1000);
    const played = await gather((question) => engine.inspect(question), WALKS[variant]);
    walked[variant] = { engine, played, beats: findBeats(played) };
  }
});

/** The log of each captured server is a case, and what a captured pair said to each other is one. */
const tally = new CaseTally();
const cases = [
  ...Object.values(captured.walks).flatMap((logs) => Object.keys(logs)),
  ...Object.keys(said.walks),
];
afterAll(() => tally.write('walks', captured.redisVersion, cases.length));

const namesOf = (variant: Variant): BeatName[] => walked[variant].beats.map(({ name }) => name);

describe.each(VARIANTS)('%s', (variant) => {
  test('every node logs what the real one logs, line by line', () => {
    for (const { id } of WALKS[variant].lab.nodes) {
      tally.begin(`${variant} ${id}`);
      const answer = walked[variant].engine.inspect({
        ask: 'log',
        node: id,
        offset: 0,
        limit: 1000,
      });
      const ours = answer.answer === 'log' ? answer.lines.map(({ text }) => masked(text)) : [];
      const logs: Readonly<Record<string, readonly string[]>> = captured.walks[variant];
      const theirs = (logs[id] ?? []).filter((line) => !ofTheMachine(line)).map(masked);
      expect(ours.length).toBeGreaterThan(5);
      expect(ours).toEqual(theirs);
      tally.pass(`${variant} ${id}`);
    }
  });

  test('replica and master say to each other what the real ones say, in the same order', () => {
    tally.begin(variant);
    const { played } = walked[variant];
    const conversation = new Conversation();
    const ours = played.messages
      .filter(({ message }) => !message.lost && message.kind !== 'refuse')
      .toSorted((a, b) => a.message.id - b.message.id)
      .map(({ message, text }) => {
        const kind = MARKS.has(message.kind) ? message.kind : 'bytes';
        const fromReplica = message.from === message.replica;
        return conversation.name({ fromReplica, kind: kind as 'bytes', text });
      });
    const told = (names: readonly (MessageName | null)[]) =>
      names.filter((name) => name !== null && !UNTIMED.has(name) && !MARKS.has(name));
    expect(told(ours).length).toBeGreaterThan(10);
    expect(told(ours)).toEqual(told(realNames(variant)));
    // What the seconds of a cron decide comes in another order, but it comes.
    const kinds = (names: readonly (MessageName | null)[]) =>
      new Set(names.filter((name) => name !== null && UNTIMED.has(name)));
    expect(kinds(ours)).toEqual(kinds(realNames(variant)));
    tally.pass(variant);
  });

  test('every line of the logs has its beat, and its like in the real log', () => {
    const { played, beats } = walked[variant];
    const lines = beats.flatMap(({ log }) => log);
    const wanted = played.logs.filter(({ at }) => at >= played.from);
    // Of what repeats itself only the first time is told.
    const repeats = beats.some(({ again }) => again > 0);
    if (repeats) expect(wanted).toEqual(expect.arrayContaining([...lines]));
    else expect(lines.length).toBe(wanted.length);
    const real = new RealLog(captured.walks[variant]);
    for (const { node, text } of lines) expect(real.take(node, text)).not.toBeNull();
  });

  test('beats follow each other in time, in the three stages, and each has its words', () => {
    const { beats } = walked[variant];
    expect(beats.map(({ at }) => at)).toEqual(beats.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(beats.at(-1)!.at).toBeLessThan(WALKS[variant].toMs * 1000);
    if (variant !== 'password') {
      const order = beats.map(({ stage }) => STAGES.indexOf(stage));
      expect(order).toEqual(order.toSorted((a, b) => a - b));
    }
    for (const { name } of beats) {
      for (const words of [en, zh]) expect(beatWords(words, name).why).not.toBe('');
    }
  });
});

const MARKS: ReadonlySet<string> = new Set(['connect', 'accept', 'close', 'rdb']);
/** Which second they come in depends on when a server was started. */
const UNTIMED: ReadonlySet<MessageName> = new Set(['ack', 'heartbeat', 'keepalive', 'loading']);

function realNames(variant: Variant): (MessageName | null)[] {
  const conversation = new Conversation();
  return said.walks[variant].flatMap(({ way, text }) => {
    const fromReplica = way === '>';
    return messagesOf(text, fromReplica).flatMap((message) => {
      const kind = message.startsWith('$') ? 'rdb' : 'bytes';
      if (message.includes('\r\nPING\r\n')) {
        conversation.name({ fromReplica, kind: 'connect', text: '' });
      }
      return conversation.name({ fromReplica, kind, text: message });
    });
  });
}

const SNAPSHOT: ReadonlySet<string> = new Set([
  'rdb-eof',
  'rdb-length',
  'rdb',
  'rdb-more',
  'eof-mark',
]);
const STREAM: ReadonlySet<string> = new Set(['select', 'command']);

/** What came in one piece, cut where the simulation has messages of their own. */
function messagesOf(text: string, fromReplica: boolean): string[] {
  const parts = explain(text, { fromReplica, rdb: text.startsWith('$') });
  const messages: string[] = [];
  let before: Part | null = null;
  for (const part of parts) {
    const together = [SNAPSHOT, STREAM].some(
      (kinds) =>
        !fromReplica &&
        before !== null &&
        kinds.has(before.meaning.means) &&
        kinds.has(part.meaning.means),
    );
    if (together) messages.push(`${messages.pop()}${part.bytes}`);
    else messages.push(part.bytes);
    before = part;
  }
  return messages;
}

test('a write during the snapshot waits for the first ACK, and follows', () => {
  const names = namesOf('first');
  const at = (name: BeatName) => names.indexOf(name);
  const order = [
    'snapshot-stream',
    'wrote-meanwhile',
    'rdb-stream',
    'loaded',
    'first-ack',
    'queued',
  ];
  const places = order.map((name) => at(name as BeatName));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('each variant shows what it is there for', () => {
  const shows: Readonly<Record<Variant, readonly BeatName[]>> = {
    first: ['started', 'psync-nothing', 'asked-nothing', 'aof-begun', 'aof-done', 'heartbeat'],
    'no-history': ['told', 'psync-own', 'id-unknown', 'flushed', 'loading'],
    disk: ['ip', 'ip-ok', 'snapshot-file', 'keepalive', 'rdb-file', 'queued'],
    diskless: ['delayed', 'keepalive', 'wrote-before', 'snapshot-stream', 'rdb-stream'],
    partial: [
      'lost',
      'refused',
      'wrote-while-away',
      'psync-again',
      'in-backlog',
      'continue',
      'missed',
    ],
    'full-again': ['lost', 'wrote-while-away', 'psync-again', 'too-late', 'fullresync', 'queued'],
    password: ['ping-noauth', 'psync-refused', 'sync', 'sync-refused', 'auth-wrong', 'auth-ok'],
    chained: ['psync-nothing', 'fullresync', 'wrote-meanwhile', 'queued', 'wrote-above', 'live'],
  };
  for (const variant of VARIANTS) {
    expect(namesOf(variant)).toEqual(expect.arrayContaining([...shows[variant]]));
  }
});

test('a wrong password is tried every second, and that is told once', () => {
  const { beats } = walked.password;
  expect(beats.filter(({ name }) => name === 'auth-wrong')).toHaveLength(1);
  expect(beats.find(({ name }) => name === 'retried')?.again).toBe(1);
});

test.each(VARIANTS)('%s: each line stands at a beat of its own moment', (variant) => {
  const { beats } = walked[variant];
  const moments = [...new Set(beats.map(({ at }) => at))];
  for (const { at, log } of beats) {
    // What a child logs stands where its parent hears of it: at the first beat from then on.
    for (const line of log)
      expect([line, moments.find((each) => each >= line.at)]).toEqual([line, at]);
  }
});

/** All that both sides log at the first beat of this name. */
function logged(variant: Variant, name: BeatName): string {
  const { beats } = walked[variant];
  const lines = beats.find((beat) => beat.name === name)?.log ?? [];
  return lines.map(({ node, text }) => `${node} ${sentenceOf(text)}`).join('\n');
}

test('what is logged of several messages of one moment stands at the one it is about', () => {
  expect(logged('password', 'port-refused')).toMatch(/REPLCONF listening-port: -NOAUTH/);
  expect(logged('password', 'port-refused')).not.toMatch(/capa/);
  expect(logged('password', 'capa-refused')).toMatch(/REPLCONF capa: -NOAUTH/);
  expect(logged('partial', 'continue')).toMatch(/Master accepted a Partial Resynchronization/);
  expect(logged('partial', 'missed')).toBe('');
  expect(logged('disk', 'rdb-file')).toMatch(/receiving \d+ bytes from master to disk/);
});

test('both sides log the loss of the link where it is lost', () => {
  for (const variant of ['partial', 'full-again'] as const) {
    expect(logged(variant, 'lost')).toMatch(/^6380 Connection with master lost/);
    expect(logged(variant, 'lost')).toMatch(/^6379 Connection with replica .* lost/m);
    expect(logged(variant, 'refused')).toMatch(/^6380 Error condition on socket.*refused$/);
  }
});

test('a write that comes in one go with a file is told when the replica reads it', () => {
  const names = namesOf('disk');
  expect(names.indexOf('queued')).toBeGreaterThan(names.indexOf('loaded'));
  const { engine, beats } = walked.disk;
  engine.seek(0);
  const frame = engine.seek(beats.find(({ name }) => name === 'queued')!.at);
  const nodes = new Map(frame.nodes.map((node) => [node.id, node]));
  const applied = nodes.get('6380')?.master_repl_offset;
  expect(applied).toBeGreaterThan(0);
  expect(applied).toBe(nodes.get('6379')?.master_repl_offset);
});

test('what is sent in one go arrives one after the other, and each side is seen in the state between', () => {
  for (const variant of VARIANTS) {
    const { beats } = walked[variant];
    const arrivals = beats.filter(({ message, name }) => message !== null && name !== 'queued');
    for (const [index, { at, name }] of arrivals.entries()) {
      if (name === 'connect' || name === 'close') continue;
      expect([name, at]).not.toEqual([name, arrivals[index - 1]?.at]);
    }
  }
});

test('where several beats share a moment, the states between are those of replication.c', () => {
  const states = (variant: Variant) =>
    walked[variant].beats.flatMap(({ name }, index) => {
      const { replica, master } = statesThen(walked[variant].beats, index);
      return replica === undefined && master === undefined ? [] : [`${name} ${replica ?? master}`];
    });
  expect(states('first')).toEqual(['psync-nothing NONE', 'asked-nothing WAIT_BGSAVE_START']);
  expect(states('partial')).toEqual([
    'lost CONNECT',
    'retried-at-once CONNECTING',
    'retried CONNECTING',
    'psync-again NONE',
  ]);
  // A refused PSYNC decides nothing: its moment has no second beat.
  expect(states('password').slice(0, 1)).toEqual(['sync-refused CONNECT']);
});

test('after a snapshot through the socket the master waits for an ACK; after a file it does not', () => {
  const waits = (variant: Variant) =>
    walked[variant].beats.flatMap(({ name }, at) =>
      awaitsAck(walked[variant].beats, at) ? [name] : [],
    );
  expect(waits('diskless').slice(-4)).toEqual(['snapshot-done', 'rdb-stream', 'flushed', 'loaded']);
  expect(waits('disk')).toEqual([]);
  expect(waits('partial')).toEqual([]);
});
