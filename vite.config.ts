import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, minifySync, type HtmlTagDescriptor, type Plugin, type Rolldown } from 'vite';
import { gatherFidelity } from './engine/host/fidelity.ts';

/**
 * Nothing but the page's own files may run or be fetched, and the one script that stands in it. Styles
 * may stand inline, because the document's first paint has its own, and the dialog and menu library
 * writes a style element.
 */
const policyWith = (script: string): string =>
  [
    "default-src 'self'",
    `script-src 'self' 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    "worker-src 'self'",
    "connect-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "font-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

/** What runs before the first paint, as small as it can be. */
function earlyScript(): string {
  const path = join(import.meta.dirname, 'web/early.js');
  return minifySync(path, readFileSync(path, 'utf8')).code;
}

/**
 * The first script; and in the build the policy (the development server needs inline scripts and a
 * web socket) and the addresses of the page's program, which `begin.ts` is going to ask for.
 */
const head: Plugin = {
  name: 'head',
  transformIndexHtml: {
    order: 'post',
    handler(_html, { bundle }) {
      const script = earlyScript();
      const early = { tag: 'script', children: script, injectTo: 'head' } as const;
      if (bundle === undefined) return [early];
      const attrs = { 'http-equiv': 'Content-Security-Policy', content: policyWith(script) };
      return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }, early, ...preloads(bundle)];
    },
  },
};

/** All that `main.tsx` imports, itself too; its style sheet; and the two fonts. */
function preloads(bundle: Rolldown.OutputBundle): HtmlTagDescriptor[] {
  const files = Object.values(bundle).filter((file) => file.type === 'chunk');
  const wanted = new Set(files.filter(({ name, isEntry }) => name === 'main' && !isEntry));
  for (const file of wanted) {
    for (const other of files) if (file.imports.includes(other.fileName)) wanted.add(other);
  }
  const program = [...wanted].map(({ fileName }) => ({
    tag: 'link',
    attrs: { rel: 'modulepreload', crossorigin: '', href: `./${fileName}` },
    injectTo: 'head' as const,
  }));
  // A font that comes when its letters stand already makes the browser lay all of them out again.
  const fonts = Object.keys(bundle).filter((name) => /-latin-wght-normal-.*\.woff2$/.test(name));
  const kind = { rel: 'preload', as: 'font', type: 'font/woff2', fetchpriority: 'low' };
  const styles = Object.keys(bundle).filter((name) => /^assets\/page-[^/]*\.css$/.test(name));
  return [
    ...program,
    ...styles.map((name) => ({
      tag: 'link',
      attrs: { rel: 'preload', as: 'style', crossorigin: '', href: `./${name}` },
      injectTo: 'head' as const,
    })),
    ...fonts.map((name) => ({
      tag: 'link',
      attrs: { ...kind, crossorigin: '', href: `./${name}` },
      injectTo: 'head' as const,
    })),
  ];
}

/** What About > Fidelity fetches: what the tests compared before this build. */
const fidelity: Plugin = {
  name: 'fidelity',
  generateBundle() {
    const source = JSON.stringify(gatherFidelity(import.meta.dirname));
    this.emitFile({ type: 'asset', fileName: 'fidelity.json', source });
  },
  configureServer(server) {
    server.middlewares.use('/fidelity.json', (_request, response) => {
      response.setHeader('Content-Type', 'application/json');
      response.end(JSON.stringify(gatherFidelity(import.meta.dirname)));
    });
  },
};

/**
 * Parts of the names of the files that React's compiler works on. What it makes is twice the size, and a
 * first visit would wait for 29 kB more (gzip), so the files of the first load are written to do
 * without: a component that is drawn many times a second gets single figures and is a `memo`, or
 * selects no more than it shows. Named here is what is loaded later, where size hardly matters; and
 * the few of the first load whose effects depend on what they compute.
 */
const COMPILED = [
  '/panels/About/AboutDialog',
  '/panels/Announcer/',
  '/panels/BacklogRing/ArcNote',
  '/panels/Calculator/',
  '/panels/Compare/',
  '/panels/Consoles/Composer',
  '/panels/Consoles/Help',
  '/panels/Consoles/PasteNote',
  '/panels/FirstMinute/',
  '/panels/Glossary/',
  '/panels/Handshake/',
  '/panels/HistoryRibbon/',
  '/panels/Inspector/',
  '/panels/LabMenu/LabDialog',
  '/panels/Ladder/Bytes',
  '/panels/Ladder/Detail',
  '/panels/Ladder/TimeRows',
  '/panels/Lessons/',
  '/panels/Load/',
  '/panels/Palette/Palette.tsx',
  '/panels/Presenter/',
  '/panels/Tables/',
  '/panels/Timeline/BranchLanes',
  '/panels/Timeline/HelpDialog',
  '/panels/Timeline/Overview',
  '/panels/Timeline/Told',
  '/panels/Timeline/ViewMenu',
  '/panels/Topology/NodeMenuItems',
  '/panels/Verdict/TicketDrawing',
  '/panels/Verdict/WhyDialog',
  '/ui/Spotlight',
  '/ui/TermText',
  // The rows that follow, or do not, as soon as a row is placed anew.
  '/panels/Ladder/Rows',
  '/panels/Ladder/useOpened',
  '/panels/Ladder/useScroll',
  // Cards, which are pulled by what is attached for a function of it.
  '/panels/Topology/Topology',
];

let ofPage: ReadonlySet<string> | null = null;

/** The name of the piece that holds what `main.tsx` imports, directly or by others; null: not this one. */
function pageOf(id: string, context: Rolldown.ChunkingContext): string | null {
  const main = join(import.meta.dirname, 'web/main.tsx');
  ofPage ??= closureOf(main, (each) => context.getModuleInfo(each)?.importedIds);
  return id !== main && ofPage.has(id) ? 'page' : null;
}

function closureOf(
  start: string,
  imports: (id: string) => readonly string[] | undefined,
): ReadonlySet<string> {
  const found = new Set([start]);
  for (const id of found) {
    for (const other of imports(id) ?? []) if (!other.includes('node_modules')) found.add(other);
  }
  return found;
}

export default defineConfig({
  root: 'web',
  base: './',
  publicDir: '../public',
  cacheDir: '../node_modules/.vite',
  plugins: [react({ compiler: { sources: COMPILED } }), head, fidelity],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/site',
    emptyOutDir: true,
    target: 'es2022',
    // A file that became a data: URL would need a hole in the policy above.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Absolute: a relative path is read from the working folder by build and from root by dev.
      input: { begin: join(import.meta.dirname, 'web/index.html') },
      output: {
        // The page in two pieces, and before them what starts the engine: small pieces are packed worse.
        codeSplitting: {
          groups: [
            {
              name: 'early',
              priority: 3,
              test: /vite\/preload-helper|web\/engineClient|\/comlink\//,
            },
            {
              name: 'common',
              priority: 2,
              test: /web\/(?:playback|store\/(?:choices|commands|journal|notice|store|shown|receive|presenting|overlay))\.ts|node_modules\/(?:react|react-dom|scheduler|zustand)\/(?!.*shallow)/,
            },
            { name: pageOf, priority: 1 },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1', port: 4173 },
});
