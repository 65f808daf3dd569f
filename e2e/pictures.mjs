// Draws the pictures that other sites and home screens show, from the built page and its icon:
//   node e2e/pictures.mjs          (after npm run build; writes to public/)
// The icons come from public/favicon.svg, the social picture is the page itself with a write under way.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { launchOptions } from './browser.mjs';

const root = join(import.meta.dirname, '..');
const PORT = 4177;
const SIZES = [32, 180, 192, 512];
/** Seen as large as a thumb: only the name and the picture. */
const ONLY_PICTURE = `
  #side, #consoles, footer, [role='separator'], [role='toolbar'] { display: none }
  /* Those of the page: a card's header holds its address. */
  header[aria-label] button { display: none !important }
  main { grid-template: 'stage' 1fr / 1fr !important }
`;

async function drawIcons(browser) {
  const svg = readFileSync(join(root, 'public/favicon.svg'), 'utf8');
  for (const size of SIZES) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    // Home screens round the corners themselves; a tab does not.
    const drawn = size === 32 ? svg : svg.replace(' rx="7"', '');
    await page.setContent(
      `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawn}`,
    );
    const path = join(root, `public/icon-${size}.png`);
    await page.screenshot({ path, omitBackground: true });
    await page.close();
  }
}

async function drawPage(browser) {
  const page = await browser.newPage({
    viewport: { width: 1000, height: 525 },
    deviceScaleFactor: 1.2,
    reducedMotion: 'reduce',
  });
  await page.goto(
    `http://127.0.0.1:${PORT}/?lab=one-master-two-replicas&clock=manual&theme=dark&lang=en`,
  );
  await page.waitForFunction(() => 'playground' in globalThis);
  await page.evaluate(async () => {
    const { playground } = globalThis;
    await playground.advance(2_000);
    for (const line of ['SET user:1 ada', 'INCR hits', 'SET user:2 bob']) {
      await playground.type('6379', line);
      await playground.advance(900);
    }
    await playground.act({ do: 'stall', between: ['6379', '6381'] });
    await playground.type('6379', 'SET user:3 eve');
    await playground.advance(1_500);
    await playground.type('6379', 'INCR hits');
    await playground.advance(250);
    await playground.settle();
  });
  await page.addStyleTag({ content: ONLY_PICTURE });
  await page.evaluate(() => document.fonts.ready);
  await page.getByTestId('node-6381').hover();
  await page.evaluate(() => globalThis.playground.settle());
  await page.screenshot({ path: join(root, 'public/social.png') });
}

const vite = join(root, 'node_modules/vite/bin/vite.js');
const args = ['preview', '--port', String(PORT), '--strictPort', '--host', '127.0.0.1'];
const server = spawn(process.execPath, [vite, ...args], { cwd: root, stdio: 'ignore' });
const browser = await chromium.launch(await launchOptions());
try {
  await drawIcons(browser);
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await fetch(`http://127.0.0.1:${PORT}/`).catch(() => null))?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await drawPage(browser);
} finally {
  await browser.close();
  server.kill();
}
