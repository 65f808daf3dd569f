/** The document's first program: the engine starts while the page's own program is still on its way. */
import { startEngine } from './engineClient.ts';

const engine = startEngine();
void import('./main.tsx').then(({ open }) => open(engine));
