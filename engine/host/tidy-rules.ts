/**
 * The house rules that a machine can check, each a function from a source to complaints. They are
 * what keeps ARCHITECTURE.md true; `engine/tidy.test.ts` runs them over the whole tree.
 */
import { importsOf, lineOf, namesUsed, walk, type Source, type SyntaxNode } from './tidy-source.ts';

export type Rule = (source: Source) => string[];

/** The import arrow: a room may import itself and what stands left of it. */
const ARROW = [
  'base',
  'resp',
  'keyspace',
  'commands',
  'persistence',
  'replication',
  'network',
  'node',
  'world',
  'timeline',
  'engine',
  'early',
  'rest',
];
/** Both stand at the right end of the arrow and know nothing of each other. */
const ENDS = ['worker', 'host'];
const KNOW_CONTRACT = ['contract', 'lesson', 'world', 'timeline', 'engine', 'early', ...ENDS];
/** These name things in the contract's words, so they may read its types, and only its types. */
const SPEAK_CONTRACT = ['replication', 'network', 'node'];
const KNOW_LABS = ['lab', 'lesson', 'contract', 'world', 'timeline', 'engine', 'rest', ...ENDS];
/** A lesson knows what the page knows: the contract and the lab file. */
const KNOW_LESSONS = ['lesson', 'host'];
const PACKAGES: Record<string, readonly string[]> = {
  lab: ['valibot'],
  lesson: ['valibot'],
  worker: ['comlink'],
};

/** `engine/base/dice.ts` lies in the room `base`, `engine/engine.ts` in `engine`. */
function roomOf(path: string): string {
  return path.split('/')[1]?.replace(/\.tsx?$/, '') ?? '';
}

export const isTest = (path: string): boolean => /\.(test|bench)\.tsx?$/.test(path);
const isEngine = (path: string): boolean => path.startsWith('engine/') && !isTest(path);
/** Runs on Node and may use all of it. */
const isHost = (path: string): boolean => path.startsWith('engine/host/') || isTest(path);
const isWeb = (path: string): boolean => path.startsWith('web/');

export const importArrow: Rule = (source) => {
  if (!isEngine(source.path)) return [];
  const room = roomOf(source.path);
  return importsOf(source).flatMap(({ target, typeOnly }) => {
    if (target === 'engine/contract.ts' && typeOnly && SPEAK_CONTRACT.includes(room)) return [];
    if (target.startsWith('engine/')) {
      return mayImport(room, target) ? [] : [`${source.path}: ${room} may not import ${target}`];
    }
    const allowed = room === 'host' || PACKAGES[room]?.includes(target);
    return allowed ? [] : [`${source.path}: ${room} may not import ${target}`];
  });
};

function mayImport(room: string, target: string): boolean {
  const other = roomOf(target);
  if (other === room) return true;
  if (target === 'engine/lab/format.ts' && room === 'contract') return true;
  if (other === 'contract') return KNOW_CONTRACT.includes(room);
  if (other === 'lab') return KNOW_LABS.includes(room) && room !== 'contract';
  if (room === 'lab') return other === 'base';
  if (other === 'lesson') return KNOW_LESSONS.includes(room);
  const place = ENDS.includes(room) ? ARROW.length : ARROW.indexOf(room);
  const otherPlace = ARROW.indexOf(other);
  return otherPlace >= 0 && otherPlace < place;
}

/** Tests of the page may play the engine itself, and count what they compared with the real server. */
const FOR_WEB_TESTS = ['engine/engine.ts', 'engine/host/tally.ts'];

/** The page knows the engine by its contract and its file format. */
export const webSeesOnlyTheContract: Rule = (source) => {
  if (!isWeb(source.path)) return [];
  return importsOf(source)
    .filter(({ target }) => target.startsWith('engine/'))
    .filter(
      ({ target }) => target !== 'engine/contract.ts' && !/^engine\/(lab|lesson)\//.test(target),
    )
    .filter(({ target }) => !(isTest(source.path) && FOR_WEB_TESTS.includes(target)))
    .map(({ target }) => `${source.path}: the page may not import ${target}`);
};

/** Where a panel may look besides its own folder. Another panel is not among them. */
const PANELS_MAY_USE = [
  'store',
  'language',
  'ui',
  'gestures',
  'lessons',
  'reference',
  'theme',
  'text',
  'playback',
];

export const panelsStandAlone: Rule = (source) => {
  const panel = /^web\/panels\/([^/]+)\//.exec(source.path)?.[1];
  if (panel === undefined || isTest(source.path)) return [];
  return importsOf(source)
    .filter(({ target }) => target.startsWith('web/'))
    .filter(({ target }) => {
      const [, room, folder] = target.split('/');
      if (room === 'panels') return folder !== panel;
      return !PANELS_MAY_USE.includes(room?.replace(/\.\w+$/, '') ?? '');
    })
    .map(({ target }) => `${source.path}: a panel may not import ${target}`);
};

const COMLINK_HOMES = ['web/engineClient.ts', 'engine/worker.ts'];

export const comlinkHasOneHome: Rule = (source) => {
  if (COMLINK_HOMES.includes(source.path) || isTest(source.path)) return [];
  const uses = importsOf(source).some(({ target }) => target === 'comlink');
  return uses ? [`${source.path}: comlink belongs in ${COMLINK_HOMES.join(' and ')}`] : [];
};

/** The parts of d3 that touch the document. */
const HANDS = /^(select|selectAll|zoom|drag|brush\w*|pointers?|transition|dispatch)$/;
const HAND_MODULES = /^d3-(selection|zoom|drag|brush|transition)$/;

export const handsOnlyInGestures: Rule = (source) => {
  if (!isWeb(source.path) || source.path.startsWith('web/gestures/')) return [];
  return importsOf(source).flatMap(({ target, names, wholesale, typeOnly }) => {
    if (typeOnly) return [];
    if (HAND_MODULES.test(target)) return [`${source.path}: ${target} belongs in web/gestures/`];
    if (target !== 'd3') return [];
    if (wholesale) return [`${source.path}: import the parts of d3 by name`];
    const hands = names.filter((name) => HANDS.test(name));
    return hands.map((name) => `${source.path}: d3's ${name} belongs in web/gestures/`);
  });
};

export const oneClock: Rule = (source) => {
  if (!isWeb(source.path) || source.path === 'web/playback.ts' || isTest(source.path)) return [];
  const clocks = ['requestAnimationFrame', '.requestAnimationFrame', 'Date', 'performance.now'];
  return complain(source, clocks, 'belongs in web/playback.ts');
};

const NOT_DETERMINISTIC = [
  'Date',
  'Math.random',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'performance',
  'crypto.getRandomValues',
  'crypto.randomUUID',
  'console.log',
  'console.warn',
  'console.error',
  'console.info',
  'console.debug',
  'Intl',
  '.toLocaleString',
  '.toLocaleUpperCase',
  '.toLocaleLowerCase',
  '.toLocaleDateString',
  '.toLocaleTimeString',
  '.localeCompare',
];

export const engineIsDeterministic: Rule = (source) => {
  if (!isEngine(source.path) || isHost(source.path)) return [];
  return complain(source, NOT_DETERMINISTIC, 'has no place in the engine');
};

function complain(source: Source, names: readonly string[], why: string): string[] {
  const used = namesUsed(source);
  return names.flatMap((name) => {
    const line = used.get(name);
    return line === undefined ? [] : [`${source.path}:${line}: ${name} ${why}`];
  });
}

export const LINES_PER_FILE = 400;
export const LINES_PER_FUNCTION = 70;

/** The contract is one file by design: whoever builds on the engine reads it from top to bottom. */
const MAY_BE_LONG = ['engine/contract.ts'];

export const filesAreShort: Rule = (source) => {
  if (MAY_BE_LONG.includes(source.path)) return [];
  const lines = source.text.split('\n').length - 1;
  return lines > LINES_PER_FILE ? [`${source.path}: ${lines} lines`] : [];
};

export const functionsAreShort: Rule = (source) => {
  const complaints: string[] = [];
  walk(source.program, (node, parent) => {
    const body = /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/;
    if (!body.test(node.type) || isDescribe(parent)) return;
    const lines = source.text.slice(node.start, node.end).split('\n').length;
    if (lines <= LINES_PER_FUNCTION) return;
    complaints.push(`${source.path}:${lineOf(source, node.start)}: a function of ${lines} lines`);
  });
  return complaints;
};

/** A block of tests is a chapter, not a function. */
function isDescribe(parent: SyntaxNode | null): boolean {
  if (parent?.type !== 'CallExpression') return false;
  let callee = parent['callee'] as SyntaxNode;
  // One that may be skipped is called by what its condition gave.
  if (callee.type === 'CallExpression') callee = callee['callee'] as SyntaxNode;
  if (callee.type === 'MemberExpression') callee = callee['object'] as SyntaxNode;
  return callee['name'] === 'describe';
}

export const typesAreHonest: Rule = (source) => {
  const complaints: string[] = [];
  walk(source.program, (node) => {
    if (node.type !== 'TSAnyKeyword') return;
    complaints.push(`${source.path}:${lineOf(source, node.start)}: any`);
  });
  for (const match of source.text.matchAll(/@ts-(ignore|expect-error|nocheck)\b/g)) {
    complaints.push(`${source.path}:${lineOf(source, match.index)}: ${match[0]}`);
  }
  return complaints;
};

export const exportsHaveNames: Rule = (source) => {
  if (/(\.config|\.d)\.m?ts$/.test(source.path)) return [];
  const breach = (source.program['body'] as SyntaxNode[]).some(
    (node) =>
      node.type === 'ExportDefaultDeclaration' ||
      // A file that passes on whatever others export hides where things are.
      node.type === 'ExportAllDeclaration',
  );
  return breach ? [`${source.path}: a default export or an export of everything`] : [];
};

export const nothingIsLeftForLater: Rule = (source) =>
  [...source.text.matchAll(/\b(TO[D]O|FIX[M]E)\b/g)].map(
    (match) => `${source.path}:${lineOf(source, match.index)}: ${match[0]}`,
  );

export const RULES: Record<string, Rule> = {
  importArrow,
  webSeesOnlyTheContract,
  panelsStandAlone,
  comlinkHasOneHome,
  handsOnlyInGestures,
  oneClock,
  engineIsDeterministic,
  filesAreShort,
  functionsAreShort,
  typesAreHonest,
  exportsHaveNames,
  nothingIsLeftForLater,
};

const ROOT_FILES = [
  'web',
  'engine',
  'public',
  'e2e',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'vitest.config.ts',
  'README.md',
  'README.zh.md',
  'ARCHITECTURE.md',
  'LICENSE',
  'CONTRIBUTING.md',
];

/** `names` are what lies in the root folder and is not ignored by git. */
export function rootIsTidy(names: readonly string[]): string[] {
  return names
    .filter((name) => !name.startsWith('.') && !/^tsconfig(\.\w+)?\.json$/.test(name))
    .filter((name) => !ROOT_FILES.includes(name))
    .map((name) => `${name} does not belong in the root folder`);
}

/** A lock file with addresses in it would tie every reader to the registry it was made with. */
export function lockHasNoAddresses(text: string): string[] {
  return text.includes('"resolved"') ? ['package-lock.json: "resolved" addresses'] : [];
}
