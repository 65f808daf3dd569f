/** Plays a part without a page: what a solution or a wrong path leads to. */
import type { ConsoleLine, EngineApi, EventRecord, Frame, NodeId } from '../contract.ts';
import { evaluate } from './evaluate.ts';
import { PAUSE_MS, UNTIL_MS, type Deed, type Move, type Part, type WrongPath } from './format.ts';
import { labOf, openingOf } from './lab.ts';
import { isQuestion } from './progress.ts';
import {
  answersTo,
  questionsOf,
  type Answers,
  type ConsoleSeen,
  type Situation,
} from './situation.ts';
import { lackingOf } from './tell.ts';

/** Between two looks while something is waited for. */
const SLICE_MS = 100;

export class PartPlayer {
  private readonly engine: EngineApi;
  private readonly part: Part;
  private readonly opening: number;
  private readonly nodes: Record<NodeId, Situation['nodes'][string]> = {};
  private readonly links = new Map<string, Situation['links'][number]>();
  private readonly consoles = new Map<string, { node: NodeId; lines: ConsoleLine[] }>();
  private events: EventRecord[] = [];
  private now = 0;
  private answers: Record<string, readonly (string | number)[]> = {};
  /** Why the last move did nothing; null: it did. */
  private refused: string | null = null;

  constructor(engine: EngineApi, part: Part) {
    this.engine = engine;
    this.part = part;
    this.opening = openingOf(part);
    this.take(engine.load(labOf(part, { en: part.id })));
  }

  /** Carries out a move; the answer is what was wrong with it, or null. */
  move(move: WrongPath['moves'][number]): string | null {
    this.refused = null;
    switch (move.do) {
      case 'answer':
        return this.answer(move.goal, move.choice);
      case 'wait':
        this.run(move.ms);
        break;
      case 'until':
        return this.until(move);
      default:
        this.take(this.engine.act(move));
        this.run(PAUSE_MS);
    }
    return this.refused;
  }

  answer(goal: string, choice: string | number): string | null {
    const known = this.part.goals.some((one) => one.id === goal && isQuestion(one));
    if (!known) return `There is no question ${goal}.`;
    this.answers = { ...this.answers, [goal]: [...(this.answers[goal] ?? []), choice] };
    return null;
  }

  get given(): Answers {
    return this.answers;
  }

  get situation(): Situation {
    const { nodes, now, opening } = this;
    const questions = questionsOf(this.part, nodes);
    const answers = questions.map((question) => this.engine.inspect(question));
    return {
      now,
      nodes,
      links: [...this.links.values()],
      events: this.events.filter(({ at }) => at >= opening && at <= now),
      consoles: [...this.consoles.values()].map((seen) => sinceOf(seen, opening)),
      asked: answersTo(questions, answers),
    };
  }

  /** What is not the case yet of what a deed asks for. */
  lacking({ check }: Deed): string {
    return lackingOf(check, this.situation);
  }

  /** What the node's log says last, without pid and time. */
  lastLogLines(node: NodeId, count: number): readonly string[] {
    const answer = this.engine.inspect({ ask: 'log', node, offset: -count, limit: count });
    if (answer.answer !== 'log') return [];
    return answer.lines.map(({ text }) => text.replace(/^.*? [.*#-] /, '').trim());
  }

  private run(ms: number): void {
    this.take(this.engine.advance(Math.round(ms * 1000)));
  }

  private until({ check, ms = UNTIL_MS }: Extract<Move, { do: 'until' }>): string | null {
    for (let waited = 0; waited < ms; waited += SLICE_MS) {
      if (evaluate(check, this.situation).holds) return this.refused;
      this.run(SLICE_MS);
    }
    const { situation } = this;
    if (evaluate(check, situation).holds) return null;
    return `Waited ${ms} ms in vain: ${lackingOf(check, situation)}.`;
  }

  private take(frame: Frame): void {
    if (frame.failure !== null) throw new Error(frame.failure.message);
    if (frame.refusal !== null) {
      this.refused = frame.refusal.message;
    }
    this.now = frame.now;
    if (frame.replaced) this.forget();
    for (const node of frame.nodes) this.nodes[node.id] = node;
    for (const id of frame.removed) delete this.nodes[id];
    for (const link of frame.links) this.links.set(link.between.join(' '), link);
    this.events.push(...frame.events);
    for (const { node, number, replaced, lines } of frame.consoles) {
      const key = `${node} ${number}`;
      const known = replaced ? [] : (this.consoles.get(key)?.lines ?? []);
      this.consoles.set(key, { node, lines: [...known, ...lines] });
    }
  }

  private forget(): void {
    for (const id of Object.keys(this.nodes)) delete this.nodes[id];
    this.links.clear();
    this.consoles.clear();
    this.events = [];
  }
}

function sinceOf({ node, lines }: ConsoleSeen, opening: number): ConsoleSeen {
  return { node, lines: lines.filter(({ at }) => at >= opening) };
}
