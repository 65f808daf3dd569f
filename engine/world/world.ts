import { bytesOfBase64 } from '../base/base64.ts';
import { Dice } from '../base/dice.ts';
import { DueQueue } from '../base/due.ts';
import { utf8AsLatin1 } from '../base/utf8.ts';
import { MICROS_PER_MILLI, type Micros } from '../base/units.ts';
import type { ConsoleLine, EventBody, NodeId } from '../contract.ts';
import type { LabFile, LabNode } from '../lab/format.ts';
import type { EndId } from '../network/connection.ts';
import { LATENCY_MIN } from '../network/link.ts';
import { DUE_DELIVER, DUE_WRITABLE, Network } from '../network/network.ts';
import type { Receiver } from '../network/receiver.ts';
import type { ExitCause } from '../node/host.ts';
import type { LogLevel } from '../replication/server.ts';
import { Anomalies } from './anomalies/anomalies.ts';
import { Console } from './console.ts';
import type { LoadGenerator } from './loadGenerator.ts';
import { CONF_FILE, Machine } from './machine.ts';
import type { Recorder } from './recorder.ts';

const DUE_TIMER = 3;
const DUE_LOAD = 4;
const CODE_BITS = 8;

/** An end that answers nothing, or refuses everything. */
class Void implements Receiver {
  private readonly answer: 'refuse' | 'silent';
  constructor(answer: 'refuse' | 'silent') {
    this.answer = answer;
  }
  reading(): boolean {
    return true;
  }
  answers(): 'refuse' | 'silent' {
    return this.answer;
  }
  onAccepted(): void {}
  onConnected(): void {}
  onRefused(): void {}
  onBytes(): void {}
  onClosed(): void {}
  onWritable(): void {}
}

/**
 * Everything that a checkpoint must hold: machines, network, consoles, clock, queue and dice. It
 * changes only by actions and by time, and both only through the queue's total order, so the same
 * lab file gives the same world on every machine.
 */
export class World {
  now: Micros = 0;
  readonly due = new DueQueue();
  readonly network = new Network(this.due);
  readonly machines: Machine[] = [];
  readonly consoles: Console[] = [];
  readonly loads: LoadGenerator[] = [];
  readonly dice: Dice;
  readonly seed: number;
  readonly backlogModel: 'exact' | 'blocks';
  readonly anomalies = new Anomalies(this);
  /** Processes that asked to end during this turn. */
  readonly exits: { machine: Machine; how: ExitCause; generation: number }[] = [];
  /** How much has been recorded of each kind: where this world stands in the recorder's lists. */
  readonly recorded = { events: 0, lines: 0, logs: 0, histories: 0, commands: 0 };
  recorder: Recorder | null;
  private readonly nobody: EndId;
  private readonly nowhere: EndId;

  constructor(lab: LabFile, recorder: Recorder | null) {
    this.recorder = recorder;
    this.seed = lab.seed;
    this.dice = new Dice(lab.seed);
    this.backlogModel = lab.backlog;
    this.network.latency = microsOf(lab.network?.latencyMs ?? 1);
    this.network.bandwidth = lab.network?.bandwidth ?? 0;
    this.nobody = this.network.addEnd(new Void('refuse'), false);
    this.nowhere = this.network.addEnd(new Void('silent'), false);
    if (recorder !== null) {
      recorder.world = this;
      this.network.observer = recorder;
    }
    for (const node of lab.nodes) this.addMachine(node);
    for (const { between, latencyMs, bandwidth } of lab.network?.links ?? []) {
      const link = this.network.linkBetween(
        this.machine(between[0])!.end,
        this.machine(between[1])!.end,
      );
      if (latencyMs !== undefined) link.latency = microsOf(latencyMs);
      if (bandwidth !== undefined) link.bandwidth = bandwidth;
    }
    for (const node of lab.nodes) {
      if (node.running !== false) this.machine(node.id)!.start();
    }
    for (const node of lab.nodes) this.console(node.id, 1);
    this.settle();
  }

  machine(id: NodeId): Machine | null {
    return this.machines.find((machine) => machine.id === id) ?? null;
  }

  addMachine(node: LabNode): Machine {
    const machine = new Machine(this, node.id, node.commandMicros);
    this.machines.push(machine);
    const hasPort = node.conf.some((line) => /^\s*port\s/.test(line));
    const conf = hasPort ? node.conf : [`port ${node.id}`, ...node.conf];
    for (const { name, base64 } of node.files ?? []) {
      machine.disk.write(name, bytesOfBase64(base64), this.now);
    }
    if (machine.disk.read(CONF_FILE) === null) machine.writeConf(conf.map(utf8AsLatin1));
    return machine;
  }

  removeMachine(machine: Machine): void {
    machine.stop('removed');
    this.network.removeEnd(machine.end);
    this.network.removeEnd(machine.loopback.end);
    this.machines.splice(this.machines.indexOf(machine), 1);
    for (const console of this.consoles.filter((one) => one.node === machine.id)) {
      this.network.removeEnd(console.end);
      this.consoles.splice(this.consoles.indexOf(console), 1);
    }
  }

  /** The console of this number at a node; it is opened when it is not there. */
  console(node: NodeId, number: number): Console {
    let found = this.consoles.find((one) => one.node === node && one.number === number);
    if (found === undefined) {
      found = new Console(this, node, number);
      this.consoles.push(found);
    }
    return found;
  }

  /** The end of the network that this address means; null when the name does not resolve. */
  resolve(host: string, port: number): EndId | null {
    const local = host === '127.0.0.1' || host === 'localhost' || host === '::1';
    if (!local) return /^[\d.]+$/.test(host) || host.includes(':') ? this.nowhere : null;
    const machine = this.machines.find((one) => one.port === port);
    return machine?.end ?? this.nobody;
  }

  timer(at: Micros, machine: Machine, code: number): void {
    this.due.push(at, DUE_TIMER, machine.end, code | (machine.generation << CODE_BITS));
  }

  addLoad(load: LoadGenerator): void {
    this.loads.push(load);
    this.due.push(this.now, DUE_LOAD, this.loads.length - 1);
  }

  /** Runs everything due up to and including `until`, and stands at `until`. */
  runUntil(until: Micros): void {
    const { due } = this;
    while (due.nextAt <= until) this.step();
    this.now = until;
    this.network.now = until;
  }

  /** What is due now; called after each action, so that replay and play agree. */
  settle(): void {
    this.reapExits();
    this.runUntil(this.now);
  }

  /** Runs the next entry of the queue. */
  step(): void {
    const { due, network } = this;
    const at = due.pop();
    const { kind, first, second } = due;
    this.now = at;
    network.now = at;
    if (kind === DUE_DELIVER || kind === DUE_WRITABLE) {
      network.onDue(kind, first, second as 0 | 1);
    } else if (kind === DUE_TIMER) {
      const machine = network.receivers[first];
      if (machine instanceof Machine) {
        machine.onTimerDue(second & ((1 << CODE_BITS) - 1), second >> CODE_BITS);
      }
    } else {
      const next = this.loads[first]!.tick(this);
      if (next !== null) due.push(next, DUE_LOAD, first);
    }
    if (this.exits.length > 0) this.reapExits();
  }

  /** Processes end between turns, never in the middle of their own code. */
  private reapExits(): void {
    for (const { machine, how, generation } of this.exits.splice(0)) {
      if (machine.generation === generation && machine.server !== null) machine.stop(how);
    }
  }

  // ------------------------------------------------------------------ what is recorded

  emit(event: EventBody): void {
    this.recorder?.event(this, event);
  }

  log(machine: Machine, role: 'M' | 'S' | 'C', level: LogLevel, text: string, pid: number): void {
    this.recorder?.logLine(this, machine.id, role, level, text, pid);
  }

  print(console: Console, line: ConsoleLine): void {
    this.recorder?.line(this, console, line);
  }
}

/** A latency of a lab file, in microseconds. */
export function microsOf(latencyMs: number): Micros {
  return Math.max(LATENCY_MIN, Math.round(latencyMs * MICROS_PER_MILLI));
}
