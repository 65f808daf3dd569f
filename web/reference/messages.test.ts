import { expect, test } from 'vitest';
import { explain } from './explain.ts';
import { MESSAGES, type MessageEntry } from './messages.ts';

/** The bytes of an entry, its places filled in from its own example. */
function bytesOf({ sent, meaning }: MessageEntry): string {
  const figures: Readonly<Record<string, unknown>> = { ...meaning };
  const values: Readonly<Record<string, unknown>> = {
    ...figures,
    address: figures['ip'],
    length: figures['bytes'],
    password: 'secret',
    key: 'k',
    value: 'v',
    text: 'hello',
  };
  const words = sent.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name]));
  if (words === '\\n') return '\n';
  if (/^[+$]/.test(words)) return `${words}\r\n`;
  if (words.startsWith('REDIS')) return `${words.slice(0, 9)}…`;
  const parts = words.split(' ');
  return `*${parts.length}\r\n${parts.map((part) => `$${part.length}\r\n${part}\r\n`).join('')}`;
}

test('messages: what the ladder reads in the bytes of each is what the glossary says of it', () => {
  const entries: readonly [string, MessageEntry][] = Object.entries(MESSAGES);
  for (const [id, entry] of entries) {
    // The mark that ends a snapshot is only known by the one that announced it.
    if (id === 'eof-mark') continue;
    const parts = explain(bytesOf(entry), { fromReplica: entry.from === 'replica', rdb: false });
    expect([id, parts.length]).toEqual([id, 1]);
    const meaning = parts[0]?.meaning;
    expect([id, meaning?.means]).toEqual([id, entry.meaning.means]);
    if (meaning?.means !== 'rdb') expect(meaning).toEqual(entry.meaning);
  }
});
