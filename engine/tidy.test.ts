import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lockHasNoAddresses, rootIsTidy, RULES } from './host/tidy-rules.ts';
import { sourceOf } from './host/tidy-source.ts';

const root = join(import.meta.dirname, '..');
/** Everything git tracks or would track. */
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
}).split('\n');

/** Files that vanish while the test runs are nobody's breach. */
function read(path: string): string | null {
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return null;
  }
}

const sources = files
  .filter((path) => /^(engine|web|e2e)\/.*\.tsx?$/.test(path))
  .flatMap((path) => {
    const text = read(path);
    return text === null ? [] : [sourceOf(path, text)];
  });

describe('the tree', () => {
  test('has sources to judge', () => {
    expect(sources.length).toBeGreaterThan(10);
  });
  test.each(Object.entries(RULES))('keeps the rule %s', (_name, rule) => {
    expect(sources.flatMap(rule)).toEqual([]);
  });
  test('has nothing strange in its root folder', () => {
    const names = files.filter((path) => path !== '' && read(path) !== null);
    expect(rootIsTidy([...new Set(names.map((path) => path.split('/')[0]!))])).toEqual([]);
  });
  test('has a lock file that any registry can serve', () => {
    expect(lockHasNoAddresses(read('package-lock.json')!)).toEqual([]);
  });
});

const long = (lines: number) => 'go();\n'.repeat(lines);
// In two pieces, because this file is judged too.
const later = ['TO', 'DO'].join('');
const ignore = ['@ts', 'ignore'].join('-');
const some: Record<string, { breach: [string, string][]; fine: [string, string][] }> = {
  importArrow: {
    breach: [
      ['engine/base/a.ts', "import { run } from '../world/world.ts';"],
      ['engine/replication/a.ts', "import type { Node } from '../node/node.ts';"],
      ['engine/persistence/a.ts', "export { psync } from '../replication/psync.ts';"],
      ['engine/commands/a.ts', "type Node = import('../node/node.ts').Node;"],
      ['engine/node/a.ts', "import { ARCS_MAX } from '../contract.ts';"],
      ['engine/base/a.ts', "import type { NodeView } from '../contract.ts';"],
      ['engine/lab/a.ts', "import { parse } from '../resp/parser.ts';"],
      ['engine/contract.ts', "import { readLab } from './lab/validate.ts';"],
      ['engine/engine.ts', "import { serve } from './host/serve.ts';"],
      ['engine/world/a.ts', "import { readFileSync } from 'node:fs';"],
      ['engine/world/a.ts', "import { useShown } from '../../web/store/store.ts';"],
      ['engine/world/a.ts', "const later = import('../engine.ts');"],
    ],
    fine: [
      ['engine/world/a.ts', "import type { Frame } from '../contract.ts';"],
      ['engine/replication/a.ts', "import type { VerdictReason } from '../contract.ts';"],
      ['engine/node/a.ts', "import { psync } from '../replication/psync.ts';"],
      ['engine/contract.ts', "import type { LabFile } from './lab/format.ts';"],
      ['engine/lab/validate.ts', "import * as v from 'valibot';"],
      ['engine/host/lab.ts', "import { Engine } from '../engine.ts'; import 'node:fs';"],
      ['engine/base/a.test.ts', "import { scene } from '../world/scene.ts';"],
      ['engine/base/a.ts', "// import { run } from '../world/world.ts';"],
    ],
  },
  webSeesOnlyTheContract: {
    breach: [['web/store/a.ts', "import { Engine } from '../../engine/engine.ts';"]],
    fine: [
      ['web/store/a.ts', "import type { Frame } from '../../engine/contract.ts';"],
      ['web/lessons/a.test.ts', "import { Engine } from '../../engine/engine.ts';"],
    ],
  },
  panelsStandAlone: {
    breach: [
      ['web/panels/Ladder/Ladder.tsx', "import { ring } from '../BacklogRing/geometry.ts';"],
      ['web/panels/Ladder/Ladder.tsx', "import { engine } from '../../engineClient.ts';"],
    ],
    fine: [['web/panels/Ladder/Ladder.tsx', "import { rungs } from './geometry.ts';"]],
  },
  comlinkHasOneHome: {
    breach: [['web/store/a.ts', "import { wrap } from 'comlink';"]],
    fine: [['web/engineClient.ts', "import { wrap } from 'comlink';"]],
  },
  handsOnlyInGestures: {
    breach: [
      ['web/panels/Topology/a.ts', "import { scaleLinear, zoom } from 'd3';"],
      ['web/panels/Topology/a.ts', "import * as d3 from 'd3';"],
      ['web/panels/Topology/a.ts', "import { select } from 'd3-selection';"],
    ],
    fine: [
      ['web/gestures/pan.ts', "import { select, zoom } from 'd3';"],
      ['web/panels/Topology/a.ts', "import { arc, scaleLinear } from 'd3';"],
    ],
  },
  oneClock: {
    breach: [
      ['web/store/a.ts', 'const now = performance.now();'],
      ['web/store/a.ts', 'requestAnimationFrame(draw);'],
      ['web/store/a.ts', 'const now = new Date();'],
    ],
    fine: [
      ['web/playback.ts', 'requestAnimationFrame(draw);'],
      ['web/store/a.ts', "const words = { Date: 'Date' };"],
    ],
  },
  engineIsDeterministic: {
    breach: [
      ['engine/world/a.ts', 'const at = Date.now();'],
      ['engine/world/a.ts', 'const chance = Math.random();'],
      ['engine/world/a.ts', 'setTimeout(run, 10);'],
      ['engine/world/a.ts', "console.log('here');"],
      ['engine/world/a.ts', 'names.sort((a, b) => a.localeCompare(b));'],
      ['engine/world/a.ts', 'const text = size.toLocaleString();'],
    ],
    fine: [
      ['engine/host/clock.ts', 'const at = Date.now();'],
      ['engine/world/a.test.ts', 'const at = Date.now();'],
      ['engine/world/a.ts', '// Date.now() is not ours.\nconst console = shell.console;'],
    ],
  },
  filesAreShort: {
    breach: [['web/a.ts', long(401)]],
    fine: [['web/a.ts', long(400)]],
  },
  functionsAreShort: {
    breach: [
      ['web/a.ts', `function f() {\n${long(80)}}`],
      ['web/a.tsx', `const A = () => {\n${long(80)}return <p>don't</p>;\n};`],
    ],
    fine: [
      ['web/a.ts', `function f() {\n${long(60)}}`],
      ['web/a.test.ts', `describe('a', () => {\n${long(80)}});`],
    ],
  },
  typesAreHonest: {
    breach: [
      ['web/a.ts', 'let a: any;'],
      ['web/a.ts', `// ${ignore}\nlet a = 1;`],
    ],
    fine: [['web/a.ts', "const any = 'any: any';"]],
  },
  exportsHaveNames: {
    breach: [
      ['web/a.ts', 'export default 1;'],
      ['web/index.ts', "export * from './a.ts';"],
    ],
    fine: [
      ['e2e/playwright.config.ts', 'export default 1;'],
      ['web/a.ts', 'export const a = 1;'],
    ],
  },
  nothingIsLeftForLater: {
    breach: [['web/a.ts', `// ${later}: more`]],
    fine: [['web/a.ts', '// to do this well, ask first']],
  },
};

describe('each rule can fail', () => {
  test('and has samples that prove it', () => {
    expect(Object.keys(some)).toEqual(Object.keys(RULES));
  });
  for (const [name, { breach, fine }] of Object.entries(some)) {
    test.each(breach)(`${name} complains about %s, sample %#`, (path, text) => {
      expect(RULES[name]!(sourceOf(path, text))).not.toEqual([]);
    });
    test.each(fine)(`${name} lets %s pass, sample %#`, (path, text) => {
      expect(RULES[name]!(sourceOf(path, text))).toEqual([]);
    });
  }
  test('the root folder complains about a stranger', () => {
    expect(rootIsTidy(['web', 'tsconfig.base.json', '.ci', 'scripts'])).toEqual([
      'scripts does not belong in the root folder',
    ]);
  });
  test('the lock file complains about an address', () => {
    expect(lockHasNoAddresses('{ "resolved": "https://a" }')).not.toEqual([]);
  });
});
