/**
 * `npm run lab -- run FILE [--until 60s] [--events] [--view]`: plays a lab file headless, as fast as
 * it can. Standard output is JSON, one object a line: with --events every event, with --view the
 * nodes at the end, and last a summary. Unmet expectations are told on standard error.
 *
 * `npm run lab -- check-lesson FILE`: plays a lesson's solutions and wrong paths (`checkLesson.ts`).
 *
 * Exit codes: 0 all expectations were met; 1 some were not, or an invariant broke,
 * or the lesson is not proven; 2 bad input.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { MICROS_PER_SECOND } from '../base/units.ts';
import type { EventRecord, Frame, LabFile, NodeView } from '../contract.ts';
import { Engine } from '../engine.ts';
import { problemLine } from '../lab/place.ts';
import { readLab } from '../lab/validate.ts';
import { checkLesson } from './checkLesson.ts';
import { installRest } from '../rest.ts';
import { withAllArcs } from '../timeline/delta.ts';

const USAGE = 'Usage: lab run FILE [--until 60s] [--events] [--view]\n       lab check-lesson FILE';
/** How long a lab is played after its last action, unless --until says when to stop. */
const AFTERMATH_SECONDS = 5;
/** So much virtual time passes between two looks at what happened. */
const SLICE = 10 * MICROS_PER_SECOND;

class BadInput extends Error {}

type Expectation = Extract<EventRecord, { kind: 'expectation' }>;

const print = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value)}\n`);
};

interface Options {
  command: 'run' | 'check-lesson';
  file: string;
  until: number | null;
  events: boolean;
  view: boolean;
}

function options(): Options {
  let parsed;
  try {
    parsed = parseArgs({
      allowPositionals: true,
      options: {
        until: { type: 'string' },
        events: { type: 'boolean', default: false },
        view: { type: 'boolean', default: false },
      },
    });
  } catch (problem) {
    throw new BadInput(`${problem instanceof Error ? problem.message : String(problem)}\n${USAGE}`);
  }
  const { positionals, values } = parsed;
  const [command, file, ...rest] = positionals;
  if (command !== 'run' && command !== 'check-lesson') throw new BadInput(USAGE);
  if (file === undefined || rest.length > 0) throw new BadInput(USAGE);
  const until = values.until === undefined ? null : secondsOf(values.until);
  return { command, file, until, events: values.events, view: values.view };
}

/** `90`, `90s`, `1500ms`, `2m`, in seconds. */
function secondsOf(text: string): number {
  const [, digits, unit = 's'] = /^(\d+(?:\.\d+)?)(ms|s|m)?$/.exec(text) ?? [];
  if (digits === undefined) {
    throw new BadInput(`--until ${text}: write a time such as 60s, 1500ms or 2m.`);
  }
  return Number(digits) * { ms: 0.001, s: 1, m: 60 }[unit]!;
}

function textOfFile(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (problem) {
    throw new BadInput(`${file} cannot be read: ${String(problem)}`);
  }
}

/** In seconds. */
function lastMomentOf({ actions }: LabFile): number {
  const moments = actions.map((one) => (one.do === 'load' ? one.untilMs : one.atMs));
  return Math.max(0, ...moments) / 1000;
}

async function check(file: string): Promise<number> {
  const complaints = await checkLesson(file, textOfFile);
  for (const complaint of complaints) process.stderr.write(`${complaint}\n`);
  print({ lesson: file, proven: complaints.length === 0 });
  return complaints.length === 0 ? 0 : 1;
}

function run({ file, until, events, view }: Options): number {
  const reading = readLab(textOfFile(file));
  if ('problem' in reading) {
    throw new BadInput(`${file}: ${problemLine(reading.problem)}`);
  }
  const { lab } = reading;
  const end = Math.round((until ?? lastMomentOf(lab) + AFTERMATH_SECONDS) * MICROS_PER_SECOND);
  const engine = new Engine();
  const seen: Seen = { met: 0, unmet: [], nodes: new Map() };
  let frame = engine.load({ ...lab, openAtMs: 0 });
  look(frame, seen, events);
  while (frame.failure === null && frame.now < end) {
    frame = engine.advance(Math.min(end - frame.now, SLICE));
    look(frame, seen, events);
  }
  const asked = lab.actions.filter((one) => one.do === 'expect' && one.atMs * 1000 <= end).length;
  const silent = asked - seen.met - seen.unmet.length;
  if (view) print({ nodes: [...seen.nodes.values()] });
  const digest = engine.inspect({ ask: 'digest-of-events' });
  print({
    lab: lab.name.en,
    now: frame.now,
    met: seen.met,
    unmet: seen.unmet.length,
    unanswered: silent,
    ...(digest.answer === 'digest-of-events' && { events: digest.events, digest: digest.digest }),
  });
  for (const one of seen.unmet) process.stderr.write(complaint(one));
  if (silent > 0) process.stderr.write(`${silent} expectations were never answered.\n`);
  if (frame.failure !== null) {
    const { message, seed, journal } = frame.failure;
    process.stderr.write(`${message}\nseed ${seed}\n${JSON.stringify(journal)}\n`);
  }
  return frame.failure === null && seen.unmet.length === 0 && silent === 0 ? 0 : 1;
}

interface Seen {
  met: number;
  readonly unmet: Expectation[];
  readonly nodes: Map<string, NodeView>;
}

function look(frame: Frame, seen: Seen, tell: boolean): void {
  if (frame.replaced) seen.nodes.clear();
  for (const node of frame.nodes) {
    const known = seen.nodes.get(node.id)?.backlog?.arcs ?? [];
    seen.nodes.set(node.id, withAllArcs(node, known));
  }
  for (const id of frame.removed) seen.nodes.delete(id);
  for (const event of frame.events) {
    if (tell) print(event);
    if (event.kind !== 'expectation') continue;
    if (event.met) seen.met++;
    else seen.unmet.push(event);
  }
}

function complaint({ at, node, line, expected, actual }: Expectation): string {
  const marked = (mark: string, text: string): string => text.replace(/^/gm, `  ${mark} `);
  const when = at / MICROS_PER_SECOND;
  return `At ${when} s, ${node}> ${line}\n${marked('-', expected)}\n${marked('+', actual)}\n`;
}

try {
  installRest();
  const chosen = options();
  process.exitCode = await (chosen.command === 'run' ? run(chosen) : check(chosen.file));
} catch (problem) {
  if (!(problem instanceof BadInput)) throw problem;
  process.stderr.write(`${problem.message}\n`);
  process.exitCode = 2;
}
