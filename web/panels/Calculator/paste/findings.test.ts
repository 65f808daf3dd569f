import { expect, test } from 'vitest';
import { findingsOf, rateOf } from './findings.ts';
import captured from './info.captured.json' with { type: 'json' };
import { readPaste } from './readPaste.ts';
import { topologyOf } from './topology.ts';

const P = 28_600;
const at = (n: number) => `127.0.0.1:${P + n}`;

function textOf(name: string): string {
  const found = captured.cases.find((one) => one.name === name);
  if (found === undefined) throw new Error(`nothing was captured as ${name}`);
  return found.servers
    .map(({ port, info, config }) => `127.0.0.1:${port}> INFO\n${info}\n${config}`)
    .join('\n');
}

const found = (text: string, rate: number | null = null) =>
  findingsOf(topologyOf(readPaste(text).readings), rate);
const codes = (name: string) => found(textOf(name)).map(({ code }) => code);

test.each([
  ['one master, two replicas', ['all-well']],
  ['a writable replica', ['writable']],
  ['two masters', ['two-masters', 'backlog-round']],
  ["each the other's replica", ['mutual', 'not-pasted']],
  ['a chain of three', ['chain', 'all-well']],
  ['a chain whose top is gone', ['link-down', 'stale-chain', 'not-pasted']],
  ['waiting for BGSAVE', ['waits-for-bgsave', 'all-well']],
  ['receiving and loading a snapshot', ['syncing', 'all-well']],
  ['a password on the master only', ['refused-by-master', 'no-backlog']],
  ['a wrong password', ['refused-by-master', 'no-backlog']],
  ['alone, never had a replica', ['no-backlog']],
  ['a lone server with an unknown master', ['intruder']],
  ['announced from behind NAT', ['announced-elsewhere']],
  ['a replica that has been silent for four seconds', ['silent', 'behind', 'not-pasted']],
])('findings: of a real server: %s', (name, wanted) => {
  expect(codes(name)).toEqual(expect.arrayContaining(wanted));
  expect(codes(name).filter((code) => !wanted.includes(code))).toEqual([]);
});

test('findings: a lag of one second and a gap are no delay of one second', () => {
  const all = found(textOf('lag of one second, full backlog'));
  const misread = all.filter(({ code }) => code === 'lag-misread');
  expect(misread).toMatchObject([
    { servers: [at(1), at(0)], lag: 1, bytes: 432_000 },
    { servers: [at(2), at(0)], lag: 1 },
  ]);
  expect(all.map(({ code }) => code)).toContain('backlog-round');
});

test('findings: two masters say where they parted, and what the older one has beyond', () => {
  expect(found(textOf('two masters'))[0]).toEqual({
    code: 'two-masters',
    severity: 'bad',
    servers: [at(1), at(0)],
    forkedAt: 432_050,
    extra: 30,
  });
});

test('findings: how long the backlog lasts, from two answers or from a rate that was asked for', () => {
  const trio = textOf('one master, two replicas');
  expect(found(trio, 1_048_576 / 100)).toContainEqual(
    expect.objectContaining({ code: 'backlog-lasts', seconds: 99 }),
  );
  const [first = ''] = trio.split(`127.0.0.1:${P + 1}>`);
  const later = first.replace('master_repl_offset:50', 'master_repl_offset:60050');
  const twice = `10:00:00\n${first}\n10:01:00\n${later}`;
  const [server] = topologyOf(readPaste(twice).readings).servers;
  expect(server === undefined ? null : rateOf(server)).toBe(1_000);
  expect(found(twice)).toContainEqual(
    expect.objectContaining({ code: 'backlog-lasts', rate: 1_000 }),
  );
});

test('findings: a link that is down, and for how long the backlog still covers it', () => {
  const text = textOf('a replica whose master died');
  expect(found(text)[0]).toMatchObject({ code: 'link-down', seconds: 3, lasts: null });
});

test('findings: settings that do not do what they seem to', () => {
  const [info = ''] = textOf('too few replicas for min-replicas-to-write').split(
    `127.0.0.1:${P + 1}>`,
  );
  const with_ = (conf: string) => found(`${info}\n${conf}`).map(({ code }) => code);
  expect(with_('min-replicas-to-write 2')).toContain('min-replicas');
  expect(with_('min-replicas-to-write 1')).not.toContain('min-replicas');
  expect(with_('client-output-buffer-limit replica 100 50 60')).toContain('limit-below-backlog');
  expect(with_('repl-timeout 15')).toContain('timeout-near-ping');
  expect(with_('save ""')).toContain('no-persistence');
});

test('findings: who did not answer is named', () => {
  const text = `${textOf('one master, two replicas')}\n127.0.0.1:9999> INFO\nNOAUTH Authentication required.`;
  expect(found(text)[0]).toMatchObject({ code: 'no-answer', servers: ['127.0.0.1:9999'] });
});
