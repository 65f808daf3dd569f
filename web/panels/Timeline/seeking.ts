/** Seeking while the hand moves: one seek at a time, and of those that came meanwhile only the last. */
import { seek } from '../../store/commands.ts';
import { setPlaying } from '../../store/store.ts';

let target: number | null = null;
let busy = false;

/** Goes to that moment, unless the hand has moved on before its turn comes. Time stops. */
export function seekSoon(at: number): void {
  target = at;
  setPlaying(false);
  if (!busy) void run();
}

async function run(): Promise<void> {
  busy = true;
  while (target !== null) {
    const next = target;
    target = null;
    await seek(next);
  }
  busy = false;
}
