import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { launchOptions } from './browser.mjs';

const port = Number(process.env['PORT'] ?? 4179);
const ci = !!process.env['CI'];
const root = join(import.meta.dirname, '..');

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: join(root, 'test-results/e2e'),
  fullyParallel: true,
  forbidOnly: ci,
  // They wait for pictures more than they work.
  workers: ci ? 3 : 2,
  // A machine that also builds something else is slow, not wrong. A second try is told as `flaky`.
  timeout: ci ? 90_000 : 30_000,
  retries: ci ? 1 : 0,
  expect: {
    timeout: ci ? 20_000 : 5_000,
    toHaveScreenshot: { maxDiffPixelRatio: 0.002, animations: 'disabled' },
  },
  reporter: ci
    ? [['list'], ['json', { outputFile: join(root, 'test-results/e2e.json') }]]
    : [['list']],
  snapshotPathTemplate: '{testDir}/__screenshots__/{arg}{ext}',
  use: {
    baseURL: `http://127.0.0.1:${port}`,
    viewport: { width: 1280, height: 720 },
    locale: 'en-GB',
    timezoneId: 'UTC',
    colorScheme: 'dark',
    contextOptions: { reducedMotion: 'reduce' },
    // Without pictures: taking them doubles the time of a test. Where a test is tried again, the second try is enough.
    trace: { mode: ci ? 'on-first-retry' : 'retain-on-failure', screenshots: false },
    launchOptions: await launchOptions(['--font-render-hinting=none', '--disable-lcd-text']),
  },
  webServer: {
    command: `node node_modules/vite/bin/vite.js preview --port ${port} --strictPort --host 127.0.0.1`,
    cwd: root,
    url: `http://127.0.0.1:${port}/`,
    reuseExistingServer: !ci,
    timeout: 30_000,
  },
});
