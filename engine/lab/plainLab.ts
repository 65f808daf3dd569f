/**
 * Reads labs that hold nothing unusual, such as the one that is there at the first visit, without the
 * library and the sentences that `validate.ts` needs to tell what is wrong with one. What is read here
 * is read there too, and comes out the same; of what is not, only `validate.ts` can tell whether it is
 * a lab, and what to do about it if it is none.
 */
import type { LabFile } from './format.ts';

/** A copy of what is plain; undefined for anything else. */
type Reader = (value: unknown) => unknown;

const TEXT_LENGTH = 1_000;
const TIME_MS = 24 * 3_600_000;
const LATENCY_MS = 60_000;

const isWhole = (value: unknown, least: number, most: number): boolean =>
  Number.isSafeInteger(value) && Number(value) >= least && Number(value) <= most;

const whole =
  (least: number, most: number): Reader =>
  (value) =>
    // Without the sign of a zero, which no file can hold.
    isWhole(value, least, most) ? Number(value) + 0 : undefined;
const text =
  (pattern: RegExp): Reader =>
  (value) =>
    typeof value === 'string' && value.length <= TEXT_LENGTH && pattern.test(value)
      ? value
      : undefined;

const list =
  (most: number, item: Reader): Reader =>
  (value) => {
    if (!Array.isArray(value) || value.length > most) return undefined;
    const copy = value.map(item);
    return copy.includes(undefined) ? undefined : copy;
  };

/** Fields by name; a question mark behind it lets one be absent. Others may not be there. */
const fields =
  (readers: Readonly<Record<string, Reader>>): Reader =>
  (value) => {
    if (typeof value !== 'object' || value === null) return undefined;
    const given = new Map(Object.entries(value));
    const copy: Record<string, unknown> = {};
    for (const [name, reader] of Object.entries(readers)) {
      const key = name.replace('?', '');
      if (key !== name && !given.has(key)) continue;
      const read = reader(given.get(key));
      if (read === undefined) return undefined;
      copy[key] = read;
      given.delete(key);
    }
    return given.size === 0 ? copy : undefined;
  };

const something = text(/./);
const nodeId: Reader = (value) =>
  isWhole(Number(value), 1, 65_535) ? text(/^[1-9]\d*$/)(value) : undefined;
const share: Reader = (value) =>
  typeof value === 'number' && value >= 0 && value <= 1 ? value + 0 : undefined;
const names = fields({ en: something, 'zh?': something });
const time = whole(0, TIME_MS);

const lab = fields({
  format: text(/^psync-lab\/1$/),
  name: names,
  'story?': names,
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  backlog: text(/^(exact|blocks)$/),
  'openAtMs?': time,
  'network?': fields({ 'latencyMs?': whole(0, LATENCY_MS) }),
  nodes: list(
    6,
    fields({
      id: nodeId,
      conf: list(20, text(/^[ -~]*$/)),
      'place?': list(2, share),
    }),
  ),
  actions: list(0, something),
});

/** The lab in a document, when it is a plain one; null says nothing about it. */
export function readPlainLab(document: unknown): LabFile | null {
  const read = lab(document) as LabFile | undefined;
  if (read === undefined) return null;
  const ids = new Set(read.nodes.map(({ id }) => id));
  const fits =
    ids.size > 0 &&
    ids.size === read.nodes.length &&
    read.nodes.every(
      ({ id, conf, place }) =>
        (place?.length ?? 2) === 2 &&
        // One port line, in its usual form.
        conf.filter((line) => /port\b/i.test(line)).join() === `port ${id}`,
    );
  if (!fits) return null;
  return read;
}
