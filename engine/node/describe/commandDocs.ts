// COMMAND DOCS. The texts are large, and only a process of a real machine has them.
import type { Outcome } from '../../commands/row.ts';
import { array, bulkText, error, integer, type Reply, simple } from '../../resp/reply.ts';
import type { CommandContext } from '../context.ts';
import { plain } from '../plain.ts';
import { refusalOf } from '../unmodelled.ts';

/** A documentation's texts, numbers, lists, and its fields by name. */
export type Docs = string | number | readonly Docs[] | { readonly [field: string]: Docs };

/** Of each container or plain command, by name. */
export type CommandDocs = Readonly<Record<string, { readonly [field: string]: Docs }>>;

const isList = (docs: Docs): docs is readonly Docs[] => Array.isArray(docs);

/** Fields that are sets of words, or of pairs. */
const STATUS_SETS = ['flags', 'doc_flags'];

function replyOf(docs: Docs, field: string): Reply {
  if (typeof docs === 'string') return bulkText(docs);
  if (typeof docs === 'number') return integer(docs);
  if (!isList(docs)) {
    const items = Object.entries(docs).flatMap(([key, value]) => [
      bulkText(key),
      replyOf(value, key),
    ]);
    return { kind: 'map', items };
  }
  if (STATUS_SETS.includes(field)) {
    return { kind: 'set', items: docs.map((word) => simple(typeof word === 'string' ? word : '')) };
  }
  const items = docs.map((one) => replyOf(one, ''));
  return field === 'history' ? { kind: 'set', items } : array(items);
}

export function commandDocs({ request, server }: CommandContext): Outcome {
  const docs = server.host.system?.commandDocs;
  if (docs === undefined) return plain(error(refusalOf('command|docs')));
  const names: string[] = [];
  for (let i = 2; i < request.count; i++) names.push(request.text(i).toLowerCase());
  const items: Reply[] = [];
  for (const name of request.count > 2 ? names : Object.keys(docs)) {
    const found = docsOf(docs, name);
    if (found !== null) items.push(bulkText(name), replyOf(found, ''));
  }
  return plain({ kind: 'map', items });
}

function docsOf(docs: CommandDocs, name: string): Docs | null {
  const [container = ''] = name.split('|');
  if (!Object.hasOwn(docs, container)) return null;
  const own = docs[container]!;
  if (!name.includes('|')) return own;
  const { subcommands } = own;
  if (subcommands === undefined || typeof subcommands !== 'object' || isList(subcommands))
    return null;
  return Object.hasOwn(subcommands, name) ? subcommands[name as keyof typeof subcommands]! : null;
}
