// A source file as the rules of tidy-rules.ts see it: its text and its syntax tree.
import { posix } from 'node:path';
import { parseAst } from 'rolldown/parseAst';

/** A node of the ESTree that the parser gives; only what the rules ask for. */
export interface SyntaxNode {
  type: string;
  start: number;
  end: number;
  [field: string]: unknown;
}

export interface Source {
  /** From the root of the repository, with forward slashes. */
  path: string;
  text: string;
  program: SyntaxNode;
}

/** An import, re-export, dynamic import or import type. */
export interface Import {
  /** A path from the root of the repository, or the bare name of a package. */
  target: string;
  /** Imported names; empty for `export *` and the like. */
  names: readonly string[];
  wholesale: boolean;
  typeOnly: boolean;
}

/** Throws when `text` is not TypeScript. */
export function sourceOf(path: string, text: string): Source {
  const lang = path.endsWith('x') ? 'tsx' : path.endsWith('.d.ts') ? 'dts' : 'ts';
  return { path, text, program: parseAst(text, { lang }, path) as unknown as SyntaxNode };
}

/** Calls `visit` for every node below `node`, parents first. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, parent: SyntaxNode | null, field: string) => void,
  parent: SyntaxNode | null = null,
  field = '',
): void {
  visit(node, parent, field);
  for (const [name, value] of Object.entries(node)) {
    for (const item of Array.isArray(value) ? value : [value]) {
      if (isNode(item)) walk(item, visit, node, name);
    }
  }
}

export function lineOf(source: Source, position: number): number {
  return source.text.slice(0, position).split('\n').length;
}

export function importsOf(source: Source): Import[] {
  const found: Import[] = [];
  walk(source.program, (node) => {
    const from = node['source'];
    if (!isNode(from) || typeof from['value'] !== 'string') return;
    const specifiers = nodesIn(node['specifiers']);
    found.push({
      target: resolve(source.path, from['value']),
      names: specifiers.map(importedName).filter((name) => name !== ''),
      wholesale:
        node.type === 'ExportAllDeclaration' ||
        node.type === 'ImportExpression' ||
        specifiers.some((specifier) => specifier.type === 'ImportNamespaceSpecifier'),
      typeOnly: node['importKind'] === 'type' || node.type === 'TSImportType',
    });
  });
  return found;
}

/**
 * Names that are read as values, each once: `Date` in `new Date()`, but not in `{ Date: 1 }`, `x.Date`
 * or a type. A member of an object counts as `object.member` too: `performance.now`.
 */
export function namesUsed(source: Source): Map<string, number> {
  const used = new Map<string, number>();
  const note = (name: string, at: number) => {
    if (!used.has(name)) used.set(name, lineOf(source, at));
  };
  walk(source.program, (node, parent, field) => {
    if (node.type === 'MemberExpression' && node['computed'] !== true) {
      const property = nameOf(node['property']);
      note(`.${property}`, node.start);
      const object = nameOf(node['object']);
      if (object !== '') note(`${object}.${property}`, node.start);
    }
    if (node.type !== 'Identifier' || parent === null) return;
    if (parent.type.startsWith('TS') && !VALUES_IN_TYPES.has(parent.type)) return;
    const isName = field === 'key' || (field === 'property' && parent['computed'] !== true);
    if (!isName) note(nameOf(node), node.start);
  });
  return used;
}

/** Typescript's own nodes whose children are still values. */
const VALUES_IN_TYPES = new Set([
  'TSAsExpression',
  'TSSatisfiesExpression',
  'TSNonNullExpression',
  'TSTypeAssertion',
  'TSInstantiationExpression',
]);

export function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && 'start' in value;
}

export function nameOf(node: unknown): string {
  return isNode(node) && typeof node['name'] === 'string' ? node['name'] : '';
}

function nodesIn(value: unknown): SyntaxNode[] {
  return Array.isArray(value) ? value.filter(isNode) : [];
}

function importedName(specifier: SyntaxNode): string {
  return nameOf(specifier['imported']) || nameOf(specifier['local']);
}

function resolve(from: string, target: string): string {
  // `style.css?inline` and the like are still that file.
  const path = target.split('?')[0] ?? target;
  return path.startsWith('.') ? posix.join(posix.dirname(from), path) : path;
}
