// Before the tests with real processes: the server as `npm run build:server` makes it.
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { SERVER_BUNDLE } from './serverBundle.ts';

export async function setup(): Promise<void> {
  const input = fileURLToPath(new URL('../engine/host/redisServer.ts', import.meta.url));
  const bundle = await rolldown({ input, platform: 'node' });
  await bundle.write({ file: SERVER_BUNDLE, format: 'esm', minify: true });
  await bundle.close();
}
