/** Captured cases in which chance decided which members were answered. */
const CASES = ['sets-12', 'sets-13', 'sets-14', 'sets-15', 'sets-16', 'sets-19', 'sets-20'];

interface Played {
  readonly replies: readonly (string | null)[];
  readonly stream: readonly (readonly string[])[];
}

/**
 * What was answered and what was propagated, with the members that chance decided on named by their
 * place in the answer: the stream still has to speak of the very members that were answered.
 */
export function withoutChance(id: string, { replies, stream }: Played): Played {
  if (!CASES.includes(id)) return { replies, stream };
  const names = new Map<string, string>();
  const nameless = replies.map(
    (reply) =>
      reply?.replace(/(\$\d+\r\n)([^\r]*)/g, (_all, length: string, member: string) => {
        const name = `{${names.size}}`;
        names.set(member, name);
        return `${length}${name}`;
      }) ?? null,
  );
  const words = stream.map((args) => [...args.slice(0, 2), ...args.slice(2).map(renamed)]);
  return { replies: nameless, stream: words };

  function renamed(word: string): string {
    return names.get(word) ?? word;
  }
}
