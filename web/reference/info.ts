/** Reads the texts that a node answers to INFO and CLIENT LIST. Pure. */

export interface InfoSection {
  name: string;
  fields: readonly { name: string; value: string }[];
}

/** `# Section` lines, and `field:value` lines below them. */
export function parseInfo(text: string): readonly InfoSection[] {
  const sections: { name: string; fields: { name: string; value: string }[] }[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.startsWith('# ')) sections.push({ name: line.slice(2), fields: [] });
    const colon = line.indexOf(':');
    if (line.startsWith('#') || colon === -1) continue;
    sections.at(-1)?.fields.push({ name: line.slice(0, colon), value: line.slice(colon + 1) });
  }
  return sections;
}

/** The fields whose name or value holds the words, in their sections. */
export function findFields(
  sections: readonly InfoSection[],
  wanted: string,
): readonly InfoSection[] {
  const needle = wanted.trim().toLowerCase();
  if (needle === '') return sections;
  return sections
    .map((section) => ({
      name: section.name,
      fields: section.fields.filter(({ name, value }) =>
        `${name}:${value}`.toLowerCase().includes(needle),
      ),
    }))
    .filter((section) => section.fields.length > 0);
}

/** The node's own clock: unix milliseconds, or null when INFO does not tell. */
export function serverMillis(text: string): number | null {
  const match = /^server_time_usec:(\d+)/m.exec(text);
  return match === null ? null : Math.floor(Number(match[1]) / 1000);
}

/** One line a client, `name=value` separated by spaces. */
export function parseClients(text: string): readonly ReadonlyMap<string, string>[] {
  return text
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map((line) => new Map(line.split(' ').map((field) => splitAt(field, field.indexOf('=')))));
}

function splitAt(field: string, at: number): [string, string] {
  return at === -1 ? [field, ''] : [field.slice(0, at), field.slice(at + 1)];
}

export type ClientKind = 'replica' | 'master' | 'pubsub' | 'normal';

/** What a client is to the node, by its flags in CLIENT LIST. */
export function clientKind(flags: string): ClientKind {
  if (flags.includes('M')) return 'master';
  if (flags.includes('S')) return 'replica';
  return flags.includes('P') ? 'pubsub' : 'normal';
}

/** The letters that 7.0 can print here (catClientInfoString). */
const FLAGS = ['N', 'S', 'M', 'O', 'P', 'x', 'b', 'd', 'c', 'u', 'U', 'e', 'A'] as const;
export type ClientFlag = (typeof FLAGS)[number];

/** The letters of it that are known, in their order. */
export function flagsIn(flags: string): readonly ClientFlag[] {
  return [...flags].flatMap((letter) => FLAGS.find((flag) => flag === letter) ?? []);
}
