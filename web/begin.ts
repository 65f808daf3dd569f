/** The document's first program: the engine starts while the page's own program is still on its way. */
import { startEngine } from './engineClient.ts';

const engine = startEngine();
begin().catch((problem: unknown) => {
  // `early.js` shows it.
  window.dispatchEvent(new Event('unreached'));
  throw problem;
});

/** The program wakes up piece by piece, so that a slow phone answers in between. */
async function begin(): Promise<void> {
  await import('react-dom/client');
  await breath();
  await import('./App.tsx');
  await breath();
  const { open } = await import('./main.tsx');
  await breath();
  open(engine);
}

/** Until the browser has done what else it has to do. */
function breath(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}
