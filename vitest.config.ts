import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const ci = !!process.env['CI'];

/** As many files at once as the machine has processors. */
const maxWorkers = '100%';

export default defineConfig({
  test: {
    reporters: ci ? ['default', ['json', { outputFile: 'test-results/unit.json' }]] : ['default'],
    projects: [
      {
        test: {
          name: 'engine',
          environment: 'node',
          // The engine keeps nothing between runs, so its files share one copy: half of the time was loading it.
          isolate: false,
          maxWorkers,
          setupFiles: ['engine/host/propertySeed.ts', 'engine/host/whole.ts'],
          testTimeout: 60_000,
          include: ['engine/**/*.test.ts'],
          benchmark: { include: ['engine/**/*.bench.ts'] },
        },
      },
      {
        plugins: [react()],
        test: {
          name: 'web',
          environment: 'node',
          // The page's stores are modules: each file has its own.
          maxWorkers,
          setupFiles: ['engine/host/propertySeed.ts', 'engine/host/whole.ts'],
          testTimeout: 60_000,
          include: ['web/**/*.test.{ts,tsx}'],
        },
      },
      {
        // Real processes and sockets: one file at a time keeps their timing honest on small machines.
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/**/*.test.ts'],
          setupFiles: ['engine/host/propertySeed.ts', 'engine/host/whole.ts'],
          globalSetup: ['e2e/buildServer.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 1 },
          // A machine that stands still for a second is no fault of the server; a fault shows again.
          retry: 1,
          testTimeout: 60_000,
        },
      },
    ],
  },
});
