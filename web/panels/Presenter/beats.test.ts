import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventRecord, LabFile, MessageView } from '../../../engine/contract.ts';
import { Engine } from '../../../engine/engine.ts';
import { readLab } from '../../../engine/lab/validate.ts';
import chain from '../../../public/labs/chain.json';
import longOutage from '../../../public/labs/long-outage.json';
import manualFailover from '../../../public/labs/manual-failover.json';
import first from '../../../public/labs/one-master-two-replicas.json';
import firstBeats from '../../../public/beats/one-master-two-replicas.json';
import shortOutage from '../../../public/labs/short-outage.json';
import { focusOf } from '../../store/looks.ts';
import { beatAt, chaptersOf, foundBeats, scriptedBeats } from './beats.ts';

const LABS: Readonly<Record<string, unknown>> = {
  'one-master-two-replicas': { ...first, actions: firstBeats },
  'short-outage': shortOutage,
  'long-outage': longOutage,
  'manual-failover': manualFailover,
};

function read(document: unknown): LabFile {
  const reading = readLab(document);
  if ('problem' in reading) throw new Error(reading.problem.message);
  return reading.lab;
}

const lab = (actions: LabFile['actions']): LabFile => ({
  format: 'psync-lab/1',
  name: { en: 'A lab' },
  seed: 1,
  backlog: 'exact',
  nodes: [],
  actions,
});

test('what is said, marked and looked at in one moment is one beat; what is done is none', () => {
  const beats = scriptedBeats(
    lab([
      { atMs: 2, do: 'say', text: { en: 'second' }, notes: { en: 'ask them' } },
      { atMs: 1, do: 'mark', name: { en: 'One' }, notes: { en: 'breathe' } },
      { atMs: 1, do: 'look', at: '6379' },
      { atMs: 1, do: 'say', text: { en: 'first' } },
      { atMs: 3, do: 'kill', node: '6379' },
    ]),
  );
  expect(beats).toMatchObject([
    { at: 1000, chapter: { en: 'One' }, says: [{ en: 'first' }], looks: ['6379'] },
    { at: 2000, chapter: null, says: [{ en: 'second' }], notes: [{ en: 'ask them' }] },
  ]);
  expect(beats[0]?.notes).toEqual([{ en: 'breathe' }]);
});

test('chapters reach up to the next one', () => {
  const beats = scriptedBeats(
    lab([
      { atMs: 0, do: 'say', text: { en: 'before' } },
      { atMs: 1, do: 'mark', name: { en: 'A' } },
      { atMs: 2, do: 'say', text: { en: 'a' } },
      { atMs: 3, do: 'mark', name: { en: 'B' } },
    ]),
  );
  expect(chaptersOf(beats)).toEqual([
    { name: { en: 'A' }, from: 1, to: 3 },
    { name: { en: 'B' }, from: 3, to: 4 },
  ]);
});

test('a lab without a script has its events and its handshake', () => {
  const engine = new Engine();
  const { actions, ...rest } = read(chain);
  const bare = { ...rest, actions: actions.filter(({ do: what }) => what === 'type') };
  const opened = engine.load(bare);
  expect(scriptedBeats(bare)).toEqual([]);
  const frame = engine.seek(30_000_000);
  const messages = frame.links.flatMap(({ between }) => {
    const answer = engine.inspect({ ask: 'messages', between, before: Infinity, limit: 500 });
    return answer.answer === 'messages' ? answer.messages : [];
  });
  const beats = foundBeats([...opened.events, ...frame.events], messages);
  const labels = beats.flatMap((beat) => beat.messages.map(({ label }) => label));
  expect(labels).toEqual(expect.arrayContaining(['PING', '+PONG', 'PSYNC ? -1']));
  expect(labels.some((label) => label.startsWith('REPLCONF ACK'))).toBe(false);
  const kinds = beats.flatMap(({ events }) => events.map(({ kind }) => kind));
  expect(kinds).toEqual(expect.arrayContaining(['node-started', 'resync', 'sync-finished']));
  expect(kinds).not.toContain('link-state');
});

test('beats found are in order, none twice, whatever comes in', () => {
  const at = fc.nat(20);
  fc.assert(
    fc.property(fc.array(at), fc.array(at), (eventTimes, messageTimes) => {
      const events = eventTimes.map((time, id): EventRecord => ({
        id,
        at: time,
        kind: 'node-frozen',
        node: '1',
      }));
      const messages = messageTimes.map(
        (arrivesAt, id) =>
          ({ id, from: '1', to: '2', kind: 'handshake', arrivesAt, lost: false }) as MessageView,
      );
      const times = foundBeats(events, messages).map((beat) => beat.at);
      expect(times).toEqual([...new Set([...eventTimes, ...messageTimes])].sort((a, b) => a - b));
    }),
  );
});

test('a moment belongs to the beat before it', () => {
  const beats = scriptedBeats(
    lab([
      { atMs: 1, do: 'say', text: { en: 'a' } },
      { atMs: 2, do: 'say', text: { en: 'b' } },
    ]),
  );
  expect([0, 1000, 1999, 2000, 9000].map((now) => beatAt(beats, now))).toEqual([-1, 0, 0, 1, 1]);
});

test('looks name nodes, links, read-outs and panels', () => {
  expect(focusOf(['6379', 'ring-6379'])).toMatchObject({
    spots: [['node-6379'], ['ring-6379']],
    beside: 'none',
    node: '6379',
  });
  expect(focusOf(['messages-6380-6379'])).toMatchObject({
    spots: [['link-6380-6379', 'link-6379-6380'], ['beside']],
    beside: 'messages',
    link: ['6380', '6379'],
  });
  expect(focusOf(['console-6380'])).toMatchObject({ beside: 'console', node: '6380' });
  expect(focusOf(['histories'])).toMatchObject({ beside: 'history', spots: [] });
});

test.each(Object.keys(LABS))(
  '%s can be presented: chapters from the first beat on, a sentence at every one, both languages',
  (name) => {
    const beats = scriptedBeats(read(LABS[name]));
    expect(beats.length).toBeGreaterThan(7);
    expect(beats[0]?.chapter).not.toBeNull();
    expect(beats.some(({ notes }) => notes.length > 0)).toBe(true);
    for (const { says, notes, looks } of beats) {
      expect(says.length).toBeGreaterThan(0);
      expect(looks.length).toBeGreaterThan(0);
      for (const text of [...says, ...notes]) expect(text.zh).toMatch(/[\u4e00-\u9fff]/);
    }
  },
);
