// What a missing field may look like, as it stands in a lab file: who has to add one sees how it is written.
const NODE = '"6379"';

const SAMPLES: Readonly<Record<string, string>> = {
  format: '"psync-lab/1"',
  name: '{"en": "My lab"}',
  en: '"My lab"',
  text: '{"en": "Watch the offsets."}',
  seed: '1',
  backlog: '"exact"',
  nodes: '[{"id": "6379", "conf": []}]',
  id: NODE,
  conf: '[]',
  base64: '"aGVsbG8="',
  actions: '[]',
  atMs: '1000',
  untilMs: '5000',
  do: '"kill"',
  node: NODE,
  from: NODE,
  between: '["6379", "6380"]',
  line: '"SET k v"',
  reply: '"OK"',
  template: '"SET k:{n} v"',
  rate: '100',
  latencyMs: '40',
  bandwidth: '1000000',
  at: NODE,
};

/** The last step of `place` with a value that would do: `"seed": 1`; null where none is known. */
export function sampleOf(place: string): string | null {
  const key = /(?:^|\.)(\w+)$/.exec(place)?.[1] ?? '';
  // A file's name is a plain text, all other names are texts per language.
  const sample = /files\[\d+\]\.name$/.test(place) ? '"notes.txt"' : SAMPLES[key];
  return sample === undefined ? null : `"${key}": ${sample}`;
}
