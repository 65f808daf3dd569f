import {
  array,
  boolean,
  check,
  exactOptional,
  finite,
  integer,
  literal,
  maxLength,
  maxValue,
  minLength,
  minValue,
  number,
  picklist,
  pipe,
  regex,
  safeParse,
  strictObject,
  strictTuple,
  string,
  variant,
  type BaseIssue,
  type GenericSchema,
} from 'valibot';
import type { LabFile, LabNode } from './format.ts';
import { faultIn } from './jsonFault.ts';
import { nearest } from './nearest.ts';
import { sampleOf } from './samples.ts';
import { NODES_MAX, referenceProblem, setsPort, type LabProblem } from './references.ts';

export type LabReading = { readonly lab: LabFile } | { readonly problem: LabProblem };

export const DOCUMENT_BYTES_MAX = 1024 * 1024;
export const ACTIONS_MAX = 10_000;
const CONF_LINES_MAX = 200;
const FILES_MAX = 20;
const LINE_LENGTH_MAX = 65_536;
const TEXT_LENGTH_MAX = 2_000;
const CONSOLES_MAX = 16;
/** A week of virtual time. */
const TIME_MS_MAX = 7 * 24 * 3_600_000;
const LATENCY_MS_MAX = 600_000;
const BANDWIDTH_MAX = 1_000_000_000_000;
const COMMAND_MICROS_MAX = 10_000_000;
const RATE_MAX = 100_000;
const KEYS_MAX = 1_000_000_000;
const VALUE_BYTES_MAX = 65_536;
const PIPELINE_MAX = 1_000;

const between = (least: number, most: number, what: string) => {
  const message = `Write ${what} from ${least} to ${most}.`;
  return pipe(number(), finite(message), minValue(least, message), maxValue(most, message));
};
const whole = (least: number, most: number, what: string) =>
  pipe(between(least, most, what), integer(`Write ${what} without decimals.`));
const text = (most: number) =>
  pipe(string(), maxLength(most, `Shorten this text to ${most} characters.`));
const named = (most: number) => pipe(text(most), minLength(1, 'Write something here.'));

const isWholeMicros = (ms: number) => Math.abs(ms * 1000 - Math.round(ms * 1000)) < 1e-3;
const time = pipe(
  between(0, TIME_MS_MAX, 'a time in milliseconds,'),
  check(isWholeMicros, 'Write a time with three decimals at most: time is kept in microseconds.'),
);
const latencyMs = pipe(
  between(0, LATENCY_MS_MAX, 'a latency in milliseconds,'),
  check(isWholeMicros, 'Write a latency with three decimals at most.'),
);
const bandwidth = whole(0, BANDWIDTH_MAX, 'bytes per second, 0 for unlimited,');
const consoleNumber = whole(1, CONSOLES_MAX, 'the number of a console,');

const isPort = (id: string) => /^[1-9]\d{0,4}$/.test(id) && Number(id) <= 65_535;
const nodeId = pipe(
  string(),
  check(isPort, 'Name a node by its port, a number from 1 to 65535 in quotes: "6379".'),
);
const pair = pipe(
  strictTuple([nodeId, nodeId]),
  check(([a, b]) => a !== b, 'A link joins two different nodes: write two names.'),
);
const labText = strictObject({
  en: named(TEXT_LENGTH_MAX),
  zh: exactOptional(named(TEXT_LENGTH_MAX)),
});

const confLine = pipe(
  text(1_024),
  regex(/^[^\r\n\0]*$/, 'Write each line of the configuration as a text of its own.'),
);
const conf = pipe(
  array(confLine),
  maxLength(CONF_LINES_MAX, `Shorten the configuration to ${CONF_LINES_MAX} lines.`),
);
const file = strictObject({
  name: pipe(
    named(255),
    regex(
      /^[^/\0]+$/,
      'Write a file name without a folder: files lie in the node’s own directory.',
    ),
    check((name) => name !== '.' && name !== '..', 'Write the name of a file.'),
  ),
  base64: pipe(
    string(),
    check(
      (data) => data.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(data),
      'Write the bytes of the file in base64, with = at the end where it is due.',
    ),
  ),
});
const share = between(0, 1, 'a place in the picture,');
const node = strictObject({
  id: nodeId,
  conf,
  files: exactOptional(pipe(array(file), maxLength(FILES_MAX, 'A node may begin with 20 files.'))),
  running: exactOptional(boolean()),
  commandMicros: exactOptional(whole(0, COMMAND_MICROS_MAX, 'microseconds for a command,')),
  place: exactOptional(strictTuple([share, share])),
});

const on = <Name extends string>(name: Name) =>
  strictObject({ atMs: time, do: literal(name), node: nodeId });
const across = <Name extends string>(name: Name) =>
  strictObject({ atMs: time, do: literal(name), between: pair });

const action = variant('do', [
  strictObject({
    atMs: time,
    do: literal('type'),
    node: nodeId,
    line: text(LINE_LENGTH_MAX),
    console: exactOptional(consoleNumber),
  }),
  on('kill'),
  on('shutdown'),
  on('power-off'),
  on('start'),
  on('freeze'),
  on('thaw'),
  across('cut'),
  across('stall'),
  across('heal'),
  strictObject({
    atMs: time,
    do: literal('hold'),
    between: pair,
    from: nodeId,
    match: exactOptional(named(200)),
    message: exactOptional(whole(1, Number.MAX_SAFE_INTEGER, 'the number of a message,')),
  }),
  strictObject({
    atMs: time,
    do: literal('release'),
    between: pair,
    from: exactOptional(nodeId),
  }),
  strictObject({ atMs: time, do: literal('latency'), between: pair, latencyMs }),
  strictObject({ atMs: time, do: literal('bandwidth'), between: pair, bandwidth }),
  strictObject({ atMs: time, do: literal('add-node'), node }),
  on('remove-node'),
  strictObject({ atMs: time, do: literal('edit-conf'), node: nodeId, conf }),
  on('break-disk'),
  on('repair-disk'),
  strictObject({
    atMs: time,
    do: literal('load'),
    node: nodeId,
    rate: between(0.001, RATE_MAX, 'commands per second,'),
    template: named(4_096),
    untilMs: time,
    console: exactOptional(consoleNumber),
    also: exactOptional(
      pipe(array(nodeId), maxLength(NODES_MAX, 'A load goes to each node once: remove some.')),
    ),
    keys: exactOptional(whole(1, KEYS_MAX, 'a number of keys')),
    valueBytes: exactOptional(whole(1, VALUE_BYTES_MAX, 'the bytes of a value,')),
    pipeline: exactOptional(whole(1, PIPELINE_MAX, 'the length of a pipeline,')),
  }),
  on('stop-load'),
  strictObject({
    atMs: time,
    do: literal('expect'),
    node: nodeId,
    line: named(LINE_LENGTH_MAX),
    reply: text(LINE_LENGTH_MAX),
  }),
  strictObject({ atMs: time, do: literal('say'), text: labText, notes: exactOptional(labText) }),
  strictObject({ atMs: time, do: literal('look'), at: named(200) }),
  strictObject({ atMs: time, do: literal('mark'), name: labText, notes: exactOptional(labText) }),
]);

const labFile: GenericSchema<unknown, LabFile> = strictObject({
  format: literal('psync-lab/1'),
  name: labText,
  story: exactOptional(labText),
  seed: whole(0, Number.MAX_SAFE_INTEGER, 'a seed,'),
  backlog: picklist(['exact', 'blocks']),
  openAtMs: exactOptional(time),
  network: exactOptional(
    strictObject({
      latencyMs: exactOptional(latencyMs),
      bandwidth: exactOptional(bandwidth),
      links: exactOptional(
        pipe(
          array(
            strictObject({
              between: pair,
              latencyMs: exactOptional(latencyMs),
              bandwidth: exactOptional(bandwidth),
            }),
          ),
          maxLength((NODES_MAX * (NODES_MAX - 1)) / 2, 'Two nodes have one link: list it once.'),
        ),
      ),
    }),
  ),
  nodes: pipe(
    array(node),
    minLength(1, 'A lab needs a node: add one to the list.'),
    maxLength(NODES_MAX, `A lab may have ${NODES_MAX} nodes: remove some.`),
  ),
  actions: pipe(
    array(action),
    maxLength(ACTIONS_MAX, `A lab may have ${ACTIONS_MAX} actions: remove some.`),
  ),
});

/**
 * Reads an untrusted document: a lab file as an object, or its JSON text. Never throws. The lab that
 * comes back is a copy with its actions in the order of their times (equal times as they were
 * written), and each configuration has its `port` line.
 */
export function readLab(document: unknown): LabReading {
  const data = jsonOf(document);
  if ('problem' in data) return data;
  const parsed = safeParse(labFile, data.value, { abortEarly: true });
  if (!parsed.success) return { problem: problemOf(parsed.issues[0]) };
  const lab = parsed.output;
  const problem = referenceProblem(lab);
  if (problem !== null) return { problem };
  lab.actions = lab.actions
    .map((entry) => {
      if (entry.do === 'add-node') return { ...entry, node: withPort(entry.node) };
      if (entry.do !== 'edit-conf') return entry;
      return { ...entry, conf: withPort({ id: entry.node, conf: entry.conf }).conf };
    })
    .toSorted((a, b) => a.atMs - b.atMs);
  lab.nodes = lab.nodes.map(withPort);
  return { lab };
}

/** Rules that limit files, or that the world itself has words for. */
const LEFT_TO_THE_WORLD = ['max_length', 'check'];

/** What is wrong with the form of a single action, or null. What a user types may be of any length. */
export function actionProblem(document: unknown): LabProblem | null {
  const fields = typeof document === 'object' && document !== null ? document : {};
  const parsed = safeParse(action, { atMs: 0, ...fields }, { abortEarly: true });
  if (parsed.success || LEFT_TO_THE_WORLD.includes(parsed.issues[0].type)) return null;
  return problemOf(parsed.issues[0]);
}

function withPort(labNode: LabNode): LabNode {
  if (labNode.conf.some(setsPort)) return labNode;
  return { ...labNode, conf: [`port ${labNode.id}`, ...labNode.conf] };
}

/** The document as plain data that nobody else holds. */
export function jsonOf(document: unknown): { value: unknown } | { problem: LabProblem } {
  const refuse = (message: string) => ({ problem: { path: '$', message } });
  let json: string | undefined;
  try {
    json = typeof document === 'string' ? document : JSON.stringify(document);
  } catch {
    return refuse('Pass plain data: this holds something that JSON cannot.');
  }
  if (json === undefined) return refuse('Pass a lab file: an object, or its JSON text.');
  if (utf8Length(json) > DOCUMENT_BYTES_MAX) return refuse('Shorten the file to 1 MiB.');
  try {
    return { value: JSON.parse(json) as unknown };
  } catch {
    const { line, column } = faultIn(json) ?? { line: 1, column: 1 };
    return refuse(
      json.trim() === ''
        ? 'The file is empty.'
        : `This is not JSON from line ${line}, column ${column} on. Look there and just before for a missing comma, quote or bracket.`,
    );
  }
}

function utf8Length(text_: string): number {
  let bytes = text_.length;
  for (let i = 0; i < text_.length; i++) {
    const c = text_.charCodeAt(i);
    if (c > 0x7f) bytes++;
    // Each half of a surrogate pair counts two of the pair's four bytes.
    if (c > 0x7ff && (c < 0xd800 || c > 0xdfff)) bytes++;
  }
  return bytes;
}

export function problemOf(issue: BaseIssue<unknown>): LabProblem {
  let path = '$';
  for (const step of issue.path ?? []) {
    if (typeof step.key === 'number') path += `[${step.key}]`;
    else {
      const key = String(step.key);
      path += /^[A-Za-z_]\w*$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
    }
  }
  return { path, message: sentenceOf(issue, path.replace(/^\$\.?/, '')) };
}

const WANTED: Record<string, string> = {
  string: 'a text in double quotes',
  number: 'a number',
  boolean: 'true or false',
  array: 'a list',
  strict_object: 'an object in braces',
  strict_tuple: 'a list of two',
};

/** A text that is nearly one of those to choose from. */
function choiceNear({ expected, received }: BaseIssue<unknown>): string | null {
  const choices = [...(expected ?? '').matchAll(/"([^"]*)"/g)].map(([, choice]) => choice!);
  if (choices.length < 2 || !received.startsWith('"')) return null;
  return nearest(received.slice(1, -1), choices);
}

/** `place`: the field, as the author of the document would name it. */
function sentenceOf(issue: BaseIssue<unknown>, place: string): string {
  // Checks carry their own sentence; what is left is a value of the wrong kind.
  if (issue.kind === 'validation') return issue.message;
  const key = issue.path?.at(-1)?.key;
  if (issue.expected === 'never') {
    if (typeof key === 'number') return 'Two entries belong here: remove the others.';
    return `${place} is not known here: remove it, or check its spelling.`;
  }
  if (issue.received === 'undefined') {
    const sample = sampleOf(place);
    return `${place} is missing: add ${sample === null ? 'it' : `it, for example ${sample}`}.`;
  }
  const meant = choiceNear(issue);
  if (meant !== null) return `${issue.received} is not known here: did you mean "${meant}"?`;
  // A choice comes as ("a" | "b").
  const wanted = WANTED[issue.type] ?? issue.expected?.replace(/[()]/g, '').replaceAll(' | ', ', ');
  return `Write ${wanted ?? 'something else'} here, not ${issue.received}.`;
}
