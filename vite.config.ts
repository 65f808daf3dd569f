import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { gatherFidelity } from './engine/host/fidelity.ts';

/**
 * Nothing but the page's own files may run or be fetched. Styles may stand inline, because the
 * dialog and menu library writes a style element of its own; scripts may not.
 */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
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

/** Only in the build: the development server needs inline scripts and a web socket. */
const contentSecurityPolicy: Plugin = {
  name: 'content-security-policy',
  apply: 'build',
  transformIndexHtml: () => [
    {
      tag: 'meta',
      attrs: { 'http-equiv': 'Content-Security-Policy', content: POLICY },
      injectTo: 'head-prepend',
    },
  ],
};

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
  '/panels/Compare/',
  '/panels/Consoles/Composer',
  '/panels/Consoles/Help',
  '/panels/Consoles/PasteNote',
  '/panels/FirstMinute/',
  '/panels/HistoryRibbon/',
  '/panels/Inspector/',
  '/panels/LabMenu/LabDialog',
  '/panels/Ladder/Bytes',
  '/panels/Ladder/Detail',
  '/panels/Ladder/TimeRows',
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
  // The rows that follow, or do not, as soon as a row is placed anew.
  '/panels/Ladder/Rows',
  '/panels/Ladder/useOpened',
  '/panels/Ladder/useScroll',
  // Cards, which are pulled by what is attached for a function of it.
  '/panels/Topology/Topology',
];

export default defineConfig({
  root: 'web',
  base: './',
  publicDir: '../public',
  cacheDir: '../node_modules/.vite',
  plugins: [react({ compiler: { sources: COMPILED } }), contentSecurityPolicy, fidelity],
  worker: { format: 'es' },
  build: {
    outDir: '../dist/site',
    emptyOutDir: true,
    target: 'es2022',
    // A file that became a data: URL would need a hole in the policy above.
    assetsInlineLimit: 0,
    rolldownOptions: {
      // Absolute: a relative path is read from the working folder by build and from root by dev.
      input: { main: join(import.meta.dirname, 'web/index.html') },
      output: {
        // What every part needs comes in one piece: small pieces are packed worse.
        codeSplitting: {
          groups: [
            {
              name: 'common',
              test: /web\/(?:playback|store\/(?:choices|commands|journal|notice|store|shown|receive|presenting|overlay))\.ts|node_modules\/(?:react|react-dom|scheduler|zustand)\/(?!.*shallow)/,
            },
          ],
        },
      },
    },
  },
  server: { host: '127.0.0.1', port: 5173 },
  preview: { host: '127.0.0.1', port: 4173 },
});
