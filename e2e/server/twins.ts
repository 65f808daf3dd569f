// The same start of ours and of the real redis-server, and what each of them said.
import {
  freePort,
  startOurs,
  startReal,
  type StartOptions,
  type TestedServer,
} from '../servers.ts';

export interface Told {
  readonly code: number | null;
  readonly log: string;
  readonly errors: string;
}

export type Play = (server: TestedServer) => Promise<void>;

/** Log lines without process id and time, and without what differs between two runs by itself. */
export function shape(log: string, { port, dir }: { port: number; dir: string }): string {
  return log
    .replace(/^\d+:([MSCX]) \d\d \w{3} \d{4} \d\d:\d\d:\d\d\.\d{3} /gm, 'PID:$1 TIME ')
    .replace(/^\d+:signal-handler \(\d+\)/gm, 'PID:signal-handler (TIME)')
    .replace(/\bpid=\d+/g, 'pid=PID')
    .replace(/PID: \d+/g, 'PID: N')
    .replace(/DB loaded from disk: [\d.]+ seconds/g, 'DB loaded from disk: S seconds')
    .replace(/RDB age \d+ seconds/g, 'RDB age N seconds')
    .replace(/RDB memory usage when created [\d.]+ Mb/g, 'RDB memory usage when created X Mb')
    .replaceAll(String(port), 'PORT')
    .replaceAll(dir, 'DIR');
}

/** Starts both at once, lets `play` play with each, waits for their ends and tells what they said. */
export async function both(
  options: (port: number, dir: string) => StartOptions,
  play: Play = async () => {},
): Promise<{ ours: Told; real: Told }> {
  const [ours, real] = await Promise.all(
    [startOurs, startReal].map(async (start) => {
      const port = await freePort();
      const server = await start({ port, ...options(port, '') });
      await play(server);
      const code = await server.ended;
      const where = { port, dir: server.dir };
      const told = { code, log: shape(server.log(), where), errors: shape(server.stderr, where) };
      await server.stop();
      return told;
    }),
  );
  return { ours: ours!, real: real! };
}
