/** What the build left about what the tests compared with a real redis-server. */
export interface Fidelity {
  captures: readonly Capture[];
  oracles: readonly Oracle[];
  notModelled: { commands: readonly string[]; parameters: readonly string[] };
}

/** The cases of one file of captures: all of them, those that a test plays, those that came out alike. */
export interface Capture {
  capture: string;
  server: string;
  total: number;
  run: number;
  passed: number;
}

/** One comparison with a running server; its counts have names of their own. */
export interface Oracle {
  oracle: string;
  server: string;
  [what: string]: string | number;
}

type Fetch = (address: string) => Promise<Pick<Response, 'ok' | 'json'>>;

/** Null when it cannot be had. */
export async function fetchFidelity(get: Fetch): Promise<Fidelity | null> {
  try {
    const response = await get('fidelity.json');
    return response.ok ? ((await response.json()) as Fidelity) : null;
  } catch {
    return null;
  }
}

/** The counts of an oracle, in the order in which its test wrote them. */
export function countsOf(oracle: Oracle): [what: string, count: number][] {
  return Object.entries(oracle).filter((one): one is [string, number] => {
    return typeof one[1] === 'number';
  });
}

/** All cases together. */
export function totals(captures: readonly Capture[]): { total: number; passed: number } {
  let total = 0;
  let passed = 0;
  for (const one of captures) {
    total += one.total;
    passed += one.passed;
  }
  return { total, passed };
}
