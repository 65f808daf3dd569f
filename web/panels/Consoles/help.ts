/** What `help` of redis-cli 7.0.15 prints: for a command, for those that begin alike, for a group. */
import docs from './helpDocs.captured.json' with { type: 'json' };
import type { Commands } from './complete.ts';

export interface HelpEntry {
  name: string;
  args: string;
  summary: string;
  since: string;
  /** Not told where the help is about a group. */
  group: string | null;
}

type Docs = Readonly<Record<string, readonly string[]>>;

/** The entries for a topic as it was typed, in the order of their names. */
export function helpOn(topic: string, commands: Commands): readonly HelpEntry[] {
  const words = topic.split(/\s+/).filter((word) => word !== '');
  const first = words[0] ?? '';
  const group = first.startsWith('@') ? first.slice(1).toLowerCase() : null;
  return commands.flatMap(([name, args]) => {
    const [summary, since, of] = (docs as Docs)[name] ?? [];
    if (summary === undefined || since === undefined || of === undefined) return [];
    const wanted = group === null ? opens(name, words) : of === group;
    return wanted ? [{ name, args, summary, since, group: group === null ? of : null }] : [];
  });
}

/** Every word of the topic is that word of the name, in any case. */
function opens(name: string, words: readonly string[]): boolean {
  const own = name.split(' ');
  return (
    words.length <= own.length && words.every((word, index) => word.toUpperCase() === own[index])
  );
}

/** As plain text, as redis-cli writes it where there are no colours. */
export function helpText(entries: readonly HelpEntry[]): string {
  const told = entries.map(({ name, args, summary, since, group }) => {
    const lines = [`  ${name} ${args}`, `  summary: ${summary}`, `  since: ${since}`];
    if (group !== null) lines.push(`  group: ${group}`);
    return `\n${lines.join('\n')}\n`;
  });
  return `${told.join('')}\n`;
}
