import { expect, test } from 'vitest';
import type { Answer, MessageKind, MessageView, Question } from '../../../engine/contract.ts';
import { PAGE, fetchPage, isOutside } from './page.ts';

const BETWEEN = ['6379', '6380'] as const;

/** An engine that recorded a handshake and then one stream message per millisecond. */
function recorded(count: number) {
  const messages = Array.from({ length: count }, (_, index) =>
    message(index * 3, index * 1000, index < 6 ? 'handshake' : 'stream'),
  );
  let asked = 0;
  const ask = async (question: Question): Promise<Answer> => {
    asked += 1;
    if (question.ask !== 'messages') return { answer: 'nothing', why: 'not asked here' };
    const older = messages.filter((one) => one.id < question.before);
    return {
      answer: 'messages',
      messages: older.slice(-question.limit),
      more: older.length > question.limit,
    };
  };
  return { ask, calls: () => asked };
}

function message(id: number, sentAt: number, kind: MessageKind): MessageView {
  return {
    id,
    from: '6380',
    to: '6379',
    kind,
    label: 'x',
    bytes: 1,
    sentAt,
    arrivesAt: sentAt + 400,
    held: false,
    lost: false,
    replicaState: 'CONNECTED',
    masterState: 'ONLINE',
    replica: '6380',
    replicaOffset: 0,
    masterOffset: 0,
  };
}

test('page: live, the newest messages in one call', async () => {
  const lab = recorded(5000);
  const page = await fetchPage(lab.ask, {
    between: BETWEEN,
    now: 5_000_000,
    handshakeOnly: false,
  });
  expect(lab.calls()).toBe(1);
  expect(page.messages).toHaveLength(PAGE);
  expect(page.messages.at(-1)?.sentAt).toBe(4_999_000);
  expect(page).toMatchObject({ earlier: true, later: false });
});

test('page: long before the end, messages on both sides of now', async () => {
  const lab = recorded(5000);
  const now = 1_234_500;
  const page = await fetchPage(lab.ask, { between: BETWEEN, now, handshakeOnly: false });
  const past = page.messages.filter((one) => one.sentAt <= now);
  expect(past.at(-1)?.sentAt).toBe(1_234_000);
  expect(past.length).toBeGreaterThan(100);
  expect(page.messages.length).toBeGreaterThan(past.length);
  expect(lab.calls()).toBeLessThan(20);
  expect(isOutside(page, now)).toBe(false);
});

test('page: before the first message of all', async () => {
  const lab = recorded(5000);
  const page = await fetchPage(lab.ask, { between: BETWEEN, now: -1, handshakeOnly: false });
  expect(page.messages[0]?.id).toBe(0);
});

test('page: the handshake is found behind a long stream', async () => {
  const lab = recorded(2000);
  const page = await fetchPage(lab.ask, {
    between: BETWEEN,
    now: 2_000_000,
    handshakeOnly: true,
  });
  expect(page.messages.map((one) => one.id)).toEqual([0, 3, 6, 9, 12, 15]);
});

test('page: a link without messages', async () => {
  const page = await fetchPage(recorded(0).ask, { between: BETWEEN, now: 0, handshakeOnly: true });
  expect(page.messages).toEqual([]);
  expect(isOutside(page, 9)).toBe(false);
});

test('page: is outside when time has gone past what it holds', async () => {
  const lab = recorded(5000);
  const page = await fetchPage(lab.ask, { between: BETWEEN, now: 1_000_000, handshakeOnly: false });
  expect(isOutside(page, 2_000_000)).toBe(true);
  expect(isOutside(page, 0)).toBe(true);
});
