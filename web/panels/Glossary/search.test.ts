import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LOGS } from '../../reference/logs.ts';
import { ENTRIES, relatedTo, entryOf } from './entries.ts';
import { spotsAt, type Place } from './places.ts';
import { find, scoreOf } from './search.ts';
import { placesOf } from './show.ts';

const first = (wanted: string) => find(ENTRIES, wanted)[0]?.id;

test('search: each entry is found first, or among its equals, by its own name in either language', () => {
  for (const entry of ENTRIES) {
    for (const name of [entry.name.en, entry.name.zh]) {
      const found = find(ENTRIES, name, 500);
      const best = found[0] === undefined ? 0 : scoreOf(found[0], name);
      expect([entry.id, scoreOf(entry, name)]).toEqual([entry.id, best]);
    }
  }
});

test('search: a name before its beginning, that before other words, those before texts', () => {
  expect(first('replication backlog')).toBe('replication-backlog');
  expect(first('backlog')).toBe('replication-backlog');
  expect(first('全量复制')).toBe('full-resync');
  expect(first('增量复制')).toBe('partial-resync');
  expect(first('薪火相传')).toBe('chained-replication');
  expect(first('从库')).toBe('replica');
  expect(first('slave')).toBe('replica');
  expect(first('SLAVEOF')).toBe('replicaof');
  expect(first('master_repl_offset')).toBe('info.master_repl_offset');
  expect(first('repl-backlog-size')).toBe('config.repl-backlog-size');
  expect(first('NOAUTH')).toBe('error.noauth');
  expect(first('readonly')).toBe('error.readonly');
  expect(find(ENTRIES, 'hexadecimal').map(({ id }) => id)).toContain('replication-id');
  expect(find(ENTRIES, 'qqq zzz')).toEqual([]);
  expect(find(ENTRIES, '  ')).toEqual([]);
});

test('search: a line copied from a log or a terminal finds its entry', () => {
  const line =
    "Partial resynchronization not accepted: Replication ID mismatch (Replica asked for 'aa', my replication IDs are 'bb' and 'cc')";
  expect(first(line)).toBe('log.id-mismatch');
  expect(first(`1234:M 22 Nov 2026 08:00:00.000 * ${line}`)).toBe('log.id-mismatch');
  expect(first("(error) READONLY You can't write against a read only replica.")).toBe(
    'error.readonly',
  );
  expect(Object.values(LOGS).every(({ line: each }) => find(ENTRIES, each).length > 0)).toBe(true);
});

test('search: no text whatever makes it fail, and more than wanted is never found', () => {
  fc.assert(
    fc.property(fc.string(), fc.integer({ min: 1, max: 9 }), (wanted, most) => {
      expect(find(ENTRIES, wanted, most).length).toBeLessThanOrEqual(most);
    }),
  );
});

test('entries: what names another is named by it, and every entry can be shown somewhere', () => {
  const backlog = entryOf('config.repl-backlog-size');
  expect(relatedTo(backlog!).map(({ id }) => id)).toContain('replication-backlog');
  const hidden = ENTRIES.filter((entry) => placesOf(entry).length === 0).map(({ id }) => id);
  // Neither Sentinel nor the old SYNC is on this page.
  expect(hidden).toEqual(['sync-command', 'sentinel', 'quorum']);
});

test('places: in a lab without nodes nothing lights up but what is always there', () => {
  const always: readonly Place[] = ['messages', 'timeline', 'viewHistory', 'ring', 'link'];
  expect(always.map((place) => spotsAt(place, []).length)).toEqual([0, 0, 0, 0, 0]);
});
