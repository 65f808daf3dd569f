import { latin1, textOf } from '../base/bytes.ts';
import {
  PART_HEAD,
  type Answer,
  type LoadView,
  type LogFilter,
  type MessageView,
  type Question,
} from '../contract.ts';
import { sha1 } from '../keyspace/sha1.ts';
import { linkKey } from '../network/link.ts';
import { listClients } from '../node/clients/clientControl.ts';
import { shownValue } from '../node/config/configRewrite.ts';
import { Config, readConfig } from '../node/config/config.ts';
import { infoText } from '../node/info/info.ts';
import type { Parameter } from '../node/config/parameterKinds.ts';
import { PARAMETERS } from '../node/config/parameters.ts';
import { histories } from './inspectHistories.ts';
import type { Timeline } from './timeline.ts';
import { messageLabel } from '../world/describe.ts';
import { isHeld } from '../world/held.ts';
import type { LoadGenerator } from '../world/loadGenerator.ts';
import { CONF_FILE, type Machine } from '../world/machine.ts';
import type { MessageRow } from '../world/messages.ts';
import { CLIENT_STATES, LINK_STATES } from '../world/recorder.ts';
import { filePartsOf } from './fileParts.ts';
import { keysOf, valueOf } from './inspectKeys.ts';

/** No page of an answer is longer than this. */
const PAGE_MAX = 1_000;
const BYTES_MAX = 64 * 1024;
/** Log lines told beside a message. */
const LOGGED_MAX = 40;

const nothing = (why: string): Answer => ({ answer: 'nothing', why });
const page = (limit: number): number => Math.max(0, Math.min(limit, PAGE_MAX));

/** Answers a question about the world at this moment. */
export function answerQuestion(timeline: Timeline, question: Question): Answer {
  switch (question.ask) {
    case 'messages':
      return messages(timeline, question);
    case 'message':
      return message(timeline, question.id);
    case 'events': {
      const all = timeline.recorder.events;
      const from = Math.max(all.start, question.offset);
      const events = all.slice(from, from + page(question.limit));
      return { answer: 'events', total: all.end, events };
    }
    case 'histories':
      return histories(timeline);
    case 'digest-of-events':
      return digestOfEvents(timeline);
    case 'loads':
      return {
        answer: 'loads',
        loads: timeline.world.loads.map((load) => loadView(load, timeline.now)),
      };
    default:
      return ofNode(timeline, question);
  }
}

type NodeQuestion = Extract<Question, { node: string }>;

function ofNode(timeline: Timeline, question: NodeQuestion): Answer {
  const machine = timeline.world.machine(question.node);
  if (machine === null) return nothing(`There is no node ${question.node}.`);
  if (question.ask === 'log') return log(timeline, question);
  if (question.ask === 'config') return config(timeline, machine);
  if (question.ask === 'file' || question.ask === 'file-parts') return file(machine, question);
  const { server } = machine;
  if (server === null) return nothing(`Node ${question.node} is not running.`);
  switch (question.ask) {
    case 'info':
      return { answer: 'info', text: infoText(server, ['everything']) };
    case 'clients':
      return { answer: 'clients', text: listClients(server) };
    case 'backlog': {
      const { backlog } = server.stream;
      if (backlog === null) return nothing(`Node ${question.node} has no replication backlog yet.`);
      const from = Math.max(question.from, backlog.first_byte_offset);
      const count = Math.min(Math.max(0, question.limit), BYTES_MAX);
      return { answer: 'backlog', from, bytes: backlog.slice(from, count) };
    }
    case 'keys':
      return keysOf(timeline, machine, question);
    case 'value':
      return valueOf(timeline, machine, question);
  }
}

function file(
  machine: Machine,
  question: Extract<Question, { ask: 'file' | 'file-parts' }>,
): Answer {
  const { name, offset } = question;
  const bytes = machine.disk.read(name);
  if (bytes === null) return nothing(`${name} is not on the disk of ${machine.id}.`);
  if (question.ask === 'file') {
    const to = offset + Math.max(0, question.limit);
    return { answer: 'file', total: bytes.length, bytes: bytes.slice(offset, to) };
  }
  const { format, parts } = filePartsOf(bytes);
  const shown = parts.slice(offset, offset + page(question.limit)).map((part) => {
    const head = bytes.slice(part.from, Math.min(part.to, part.from + PART_HEAD));
    return { ...part, head };
  });
  return { answer: 'file-parts', format, total: parts.length, parts: shown };
}

function config(timeline: Timeline, machine: Machine): Answer {
  const file = textOf(machine.disk.read(CONF_FILE) ?? new Uint8Array(0));
  const onDisk = new Config(timeline.world.backlogModel);
  onDisk.put('port', machine.id);
  readConfig(onDisk, machine.conf);
  const parameters = PARAMETERS.filter(({ hidden }) => !hidden).map((parameter) => {
    const { name, change, inert } = parameter;
    const saved = onDisk.text(name);
    const value = machine.server === null ? saved : shownValue(machine.server, name);
    const usual = onDisk.defaultOf(parameter);
    const choices = choicesOf(parameter);
    return {
      name,
      value,
      default: usual,
      saved,
      fileDiffers: value !== saved,
      change,
      inert,
      choices,
    };
  });
  return { answer: 'config', file, running: machine.server !== null, parameters };
}

function choicesOf({ kind }: Parameter): readonly string[] | null {
  if (kind.type === 'yes-no') return ['yes', 'no'];
  return kind.type === 'enum' ? kind.values : null;
}

function log(timeline: Timeline, question: Extract<Question, { ask: 'log' }>): Answer {
  const all = timeline.recorder.logs
    .slice(0, timeline.world.recorded.logs)
    .filter((line) => line.node === question.node && passes(line.text, question.only));
  const offset = question.offset < 0 ? Math.max(0, all.length + question.offset) : question.offset;
  const lines = all
    .slice(offset, offset + page(question.limit))
    .map(({ at, text }) => ({ at, text }));
  return { answer: 'log', total: all.length, lines };
}

/** `4711:M 01 Jan 2026 00:00:00.000 * text`: the role's letter and the level's sign. */
const LOG_LINE = /^\d+:([A-Z]) .{24} ([.*#-]) /;

function passes(line: string, only: LogFilter | undefined): boolean {
  if (only === undefined) return true;
  if (!line.toLowerCase().includes(only.text.toLowerCase())) return false;
  const [, role = '', level = ''] = LOG_LINE.exec(line) ?? [];
  return (
    (only.roles === '' || only.roles.includes(role)) &&
    (only.levels === '' || only.levels.includes(level))
  );
}

function messages(timeline: Timeline, question: Extract<Question, { ask: 'messages' }>): Answer {
  const [a, b] = question.between.map((id) => timeline.world.machine(id)?.end ?? -1);
  const { messages: log } = timeline.recorder;
  const found: MessageView[] = [];
  let more = false;
  for (let id = Math.min(log.last, question.before - 1); id >= log.first; id--) {
    if (!log.has(id) || !log.between(id, a!, b!)) continue;
    if (found.length === page(question.limit)) {
      more = true;
      break;
    }
    const view = viewOf(timeline, log.get(id)!);
    if (view !== null) found.push(view);
  }
  return { answer: 'messages', messages: found.reverse(), more };
}

function message(timeline: Timeline, id: number): Answer {
  const row = timeline.recorder.messages.get(id);
  const view = row === null ? null : viewOf(timeline, row);
  if (view === null) return nothing('This message is too old: it is not remembered any more.');
  const { bytes, truncated } = timeline.recorder.messages.bytesOf(id);
  const log = loggedMeanwhile(timeline, view);
  return { answer: 'message', message: view, bytes, truncated, log };
}

/** What both ends logged while the message was the newest on its link, or had not arrived. */
function loggedMeanwhile({ recorder, world }: Timeline, view: MessageView) {
  const { id, from, to, sentAt, arrivesAt } = view;
  const [a, b] = [from, to].map((name) => world.machine(name)?.end ?? -1);
  const { messages } = recorder;
  let next = id + 1;
  while (next <= messages.last && !messages.between(next, a!, b!)) next++;
  const nextSent = messages.get(next)?.sentAt ?? Infinity;
  const until = Math.max(Number.isFinite(arrivesAt) ? arrivesAt : sentAt, nextSent - 1);
  return recorder.logs
    .slice(0, world.recorded.logs)
    .filter((line) => line.at >= sentAt && line.at <= until)
    .filter(({ node }) => node === from || node === to)
    .slice(0, LOGGED_MAX)
    .map(({ node, at, text }) => ({ node, at, text }));
}

function viewOf(timeline: Timeline, row: MessageRow): MessageView | null {
  const idOf = (end: number): string | undefined =>
    timeline.world.machines.find((machine) => machine.end === end)?.id;
  const from = idOf(row.from);
  const to = idOf(row.to);
  if (from === undefined || to === undefined) return null;
  const { id, kind, bytes, sentAt, arrivesAt, lost, replicaOffset, masterOffset } = row;
  const stored = timeline.recorder.messages.bytesOf(id).bytes;
  return {
    id,
    from,
    to,
    kind,
    label: messageLabel(kind, stored, bytes),
    bytes,
    sentAt,
    arrivesAt,
    held: heldNow(timeline, row),
    lost,
    replicaState: LINK_STATES[row.replicaState] ?? 'NONE',
    masterState: CLIENT_STATES[row.masterState] ?? 'NONE',
    replica: row.callerSent ? from : to,
    replicaOffset,
    masterOffset,
  };
}

function heldNow({ world }: Timeline, { id, from, to }: MessageRow): boolean {
  const link = world.network.links.get(linkKey(from, to));
  return link !== undefined && isHeld(world, link, id);
}

function digestOfEvents(timeline: Timeline): Answer {
  const events = timeline.recorder.events.slice(0, timeline.world.recorded.events);
  const text = latin1(JSON.stringify(events).replace(/[\u0100-\uffff]/g, '?'));
  const digest = new Uint8Array(20);
  sha1(text, 0, text.length, digest);
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return { answer: 'digest-of-events', digest: hex, events: events.length };
}

function loadView(load: LoadGenerator, now: number): LoadView {
  const { plan, startedAt, endsAt, sent, answered, found, errors, held, finished } = load;
  return {
    nodes: plan.nodes,
    template: plan.template,
    rate: plan.rate,
    startedAt,
    endsAt,
    running: !finished,
    sent,
    answered,
    perSecond: load.perSecond(now),
    found,
    errors,
    held,
    waiting: load.waiting,
  };
}
