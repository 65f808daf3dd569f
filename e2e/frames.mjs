// How smoothly the built page runs, and how soon it is alive: figures, not a test.
//   node e2e/frames.mjs [--seconds 10] [--rates 0,200,2000] [--loads 5] [--nodes 3,12] [--url http://…]
// Without --url it serves dist/site by itself. Frames are counted by requestAnimationFrame in a
// headless browser that draws in software, so a desk computer does better.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { ensureBrowser, launchOptions } from './browser.mjs';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '10' },
    rates: { type: 'string', default: '0,200,2000' },
    loads: { type: 'string', default: '5' },
    nodes: { type: 'string', default: '3' },
    url: { type: 'string' },
  },
});
const seconds = Number(values.seconds);
const PORT = 4178;
const root = join(import.meta.dirname, '..');

function quantile(sorted, q) {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))];
}

async function serve() {
  const vite = join(root, 'node_modules/vite/bin/vite.js');
  const args = ['preview', '--port', String(PORT), '--strictPort', '--host', '127.0.0.1'];
  const server = spawn(process.execPath, [vite, ...args], { cwd: root, stdio: 'ignore' });
  const url = `http://127.0.0.1:${PORT}/`;
  for (let tries = 0; tries < 100; tries += 1) {
    const answer = await fetch(url).catch(() => null);
    if (answer?.ok) return { url, stop: () => server.kill() };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill();
  throw new Error('dist/site could not be served. Is it built?');
}

/** Milliseconds from the start of navigation, on the page's own clock. */
async function firstLoad(browser, url) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 } });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const seen = {};
    globalThis.seen = seen;
    const text = (id) => document.querySelector(`[data-testid="${id}"]`);
    const look = () => {
      const up = ['6380', '6381'].every((id) => text(`link-status-${id}`)?.dataset.value === 'up');
      if (up) seen.alive ??= performance.now();
      const answered = text('console-6379')?.querySelector('[role="log"]')?.textContent;
      if (answered?.includes('OK')) seen.answered ??= performance.now();
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
  await page.goto(url);
  const input = page.getByTestId('console-6379').getByRole('textbox');
  await input.fill('SET k v');
  await input.press('Enter');
  await page.waitForFunction(() => globalThis.seen.answered && globalThis.seen.alive);
  const seen = await page.evaluate(() => globalThis.seen);
  await context.close();
  return seen;
}

/** One master and so many nodes behind it: three replicas of its own, each with replicas in turn. */
function labOf(nodes) {
  const masterOf = (index) => (index <= 3 ? 6379 : 6380 + ((index - 4) % 3));
  return {
    format: 'psync-lab/1',
    name: { en: `${nodes} nodes` },
    seed: 7,
    backlog: 'exact',
    openAtMs: 20_000,
    network: { latencyMs: 200 },
    nodes: Array.from({ length: nodes }, (_, index) => ({
      id: String(6379 + index),
      conf: [
        `port ${6379 + index}`,
        'repl-backlog-size 512',
        'repl-diskless-sync-delay 0',
        ...(index > 0 ? [`replicaof 127.0.0.1 ${masterOf(index)}`] : []),
      ],
    })),
    actions: [],
  };
}

/** Times between animation frames while so many writes a second are replicated to all other nodes. */
async function frames(browser, url, rate, nodes) {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await page.goto(`${url}?lab=one-master-two-replicas`);
  await page.getByTestId('link-status-6381').waitFor();
  if (nodes !== 3) await page.evaluate((lab) => window.playground.load(lab), labOf(nodes));
  if (rate > 0) {
    await page.evaluate((writes) =>
      window.playground.act({
        do: 'load',
        node: '6379',
        rate: writes,
        template: 'SET key:{n} {n}',
        untilMs: 3_600_000,
      }),
    );
  }
  const gaps = await page.evaluate(async (wanted) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let warm = 0; warm < 90; warm += 1) await frame();
    const times = [];
    const virtualStart = window.playground.view().now;
    const end = performance.now() + wanted * 1000;
    let last = await frame();
    while (performance.now() < end) {
      const now = await frame();
      times.push(now - last);
      last = now;
    }
    return { times, played: (window.playground.view().now - virtualStart) / 1000 };
  }, seconds);
  await page.close();
  const sorted = gaps.times.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, time) => sum + time, 0);
  return {
    fps: (sorted.length * 1000) / total,
    p50: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    max: sorted.at(-1),
    // How much of the time that passed was played: less than one means the engine cannot keep up.
    kept: gaps.played / total,
  };
}

await ensureBrowser();
const served = values.url === undefined ? await serve() : { url: values.url, stop: () => {} };
const browser = await chromium.launch(await launchOptions());
try {
  const loads = [];
  for (let load = 0; load < Number(values.loads); load += 1) {
    loads.push(await firstLoad(browser, served.url));
  }
  for (const what of ['alive', 'answered']) {
    const sorted = loads.map((seen) => seen[what]).toSorted((a, b) => a - b);
    const range = `${sorted[0].toFixed(0)} to ${sorted.at(-1).toFixed(0)}`;
    console.log(`first load, ${what}: median ${quantile(sorted, 0.5).toFixed(0)} ms (${range})`);
  }
  const counts = values.nodes.split(',').map(Number);
  const rates = values.rates.split(',').map(Number);
  for (const [nodes, rate] of counts.flatMap((count) => rates.map((each) => [count, each]))) {
    const { fps, p50, p95, max, kept } = await frames(browser, served.url, rate, nodes);
    const [a, b, c] = [p50, p95, max].map((time) => time.toFixed(1));
    console.log(
      `${nodes} nodes, ${rate} writes/s: ${fps.toFixed(1)} fps, frame p50 ${a}, p95 ${b}, max ${c} ms,` +
        ` ${(kept * 100).toFixed(0)} % of the time played`,
    );
  }
} finally {
  await browser.close();
  served.stop();
}
