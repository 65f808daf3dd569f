import { InvariantBroken } from './base/assert.ts';
import { engineIs, NotLoaded } from './base/later.ts';
import { MICROS_PER_MILLI, MICROS_PER_SECOND, type Micros } from './base/units.ts';
import type {
  Action,
  Answer,
  BranchSummary,
  EngineApi,
  Failure,
  Frame,
  LabFile,
  Question,
  Refusal,
  RefusalCode,
  Step,
} from './contract.ts';
import { actionProblem, readLab } from './lab/later.ts';
import { readPlainLab } from './lab/plainLab.ts';
import { FrameWriter } from './timeline/frames.ts';
import { actionsOf, labelOf } from './timeline/journal.ts';
import { answerQuestion, findBack, found } from './timeline/later.ts';
import { type Branch, Timeline } from './timeline/timeline.ts';
import { checkInvariants } from './world/later.ts';

/** A step forward gives up after so much virtual time without finding anything. */
const STEP_LIMIT: Micros = 120 * MICROS_PER_SECOND;

/** An advance of this much virtual time or more is no animation frame; one of nothing is a pause. */
const CALM_STEP: Micros = 200_000;

const EMPTY_LAB: LabFile = {
  format: 'psync-lab/1',
  name: { en: 'Empty' },
  seed: 1,
  backlog: 'exact',
  nodes: [],
  actions: [],
};

/**
 * The engine as the page calls it: a timeline, its branches, and one frame as the answer to each
 * call. Nothing here throws but `NotLoaded`: a user's mistake is a refusal, a broken invariant stops
 * the engine and is shown with seed and journal.
 */
export class Engine implements EngineApi {
  private timeline = new Timeline(EMPTY_LAB);
  private branchId = 1;
  private lastBranchId = 1;
  private forkedAt: Micros = 0;
  private branches: Branch[] = [];
  private redoTo: number[] = [];
  private refusal: Refusal | null = null;
  private failure: Failure | null = null;
  private frames = new FrameWriter();
  /** This call's frame stands alone. */
  private calm = true;

  load(document: unknown): Frame {
    return this.guard(() => {
      const plain = readPlainLab(document);
      const reading = plain === null ? readLab(document) : { lab: plain };
      if ('problem' in reading) {
        const { path, message } = reading.problem;
        this.refuse('lab-invalid', path, message);
        return;
      }
      this.failure = null;
      this.timeline = new Timeline(reading.lab);
      this.branches = [];
      this.redoTo = [];
      this.branchId = this.lastBranchId = 1;
      this.forkedAt = 0;
      this.frames.replace();
      this.timeline.goTo(Math.round((reading.lab.openAtMs ?? 0) * MICROS_PER_MILLI));
    }, true);
  }

  act(action: Action): Frame {
    return this.guard(() => {
      const { timeline } = this;
      const problem = actionProblem(action);
      if (problem !== null) {
        this.refuse('bad-value', problem.path, problem.message);
        return;
      }
      if (timeline.now < timeline.horizon) {
        this.refusal = timeline.wouldRefuse(action);
        if (this.refusal !== null) return;
        this.leaveBranch();
      }
      this.refusal = timeline.act(action);
      if (this.refusal === null) this.redoTo = [];
    });
  }

  advance(elapsed: number): Frame {
    return this.guard(() => {
      const time = Math.max(0, Math.round(elapsed));
      this.calm = time === 0 || time >= CALM_STEP;
      this.timeline.runTo(this.timeline.now + (Number.isFinite(time) ? time : 0));
    });
  }

  step(step: Step): Frame {
    return this.guard(() => {
      const { timeline } = this;
      if (step.direction === 'back') {
        const at = findBack(timeline, step);
        if (at === null)
          this.refuse('nothing-found', '', 'There is nothing earlier to step back to.');
        else this.travel(at);
        return;
      }
      const { now, horizon } = timeline;
      if (!timeline.stepUntil(found(timeline, step), now + STEP_LIMIT)) {
        // Who asked for a moment that does not come stays where they were.
        this.travel(now);
        if (now === horizon) timeline.cutFuture();
        this.refuse(
          'nothing-found',
          '',
          'Nothing of that kind happens in the next two minutes of the lab.',
        );
      }
    });
  }

  seek(at: number): Frame {
    return this.guard(() => this.travel(Number.isFinite(at) ? Math.max(0, Math.round(at)) : 0));
  }

  private travel(at: Micros): void {
    const back = at < this.timeline.now;
    this.timeline.goTo(at);
    if (back) this.frames.replace();
  }

  undo(): Frame {
    return this.guard(() => {
      const { timeline } = this;
      const index = timeline.journal.findLastIndex(
        (entry, i) => i < timeline.cursor && !entry.scripted,
      );
      if (index < 0) {
        this.refuse('nothing-to-undo', '', 'There is no action of yours before this moment.');
        return;
      }
      this.redoTo.push(this.branchId);
      this.leaveBranch(timeline.journal[index]!.at, () => timeline.goBefore(index));
      this.frames.replace();
    });
  }

  redo(): Frame {
    return this.guard(() => {
      const branch = this.redoTo.pop();
      if (branch === undefined) {
        this.refuse('nothing-to-redo', '', 'Nothing was undone since your last action.');
        return;
      }
      this.returnTo(branch);
    });
  }

  switchBranch(branch: number): Frame {
    return this.guard(() => this.returnTo(branch));
  }

  /** Keeps the current future as a branch and goes on in a new one. */
  private leaveBranch(forkedAt: Micros = this.timeline.now, rewind?: () => void): void {
    this.keepBranch();
    this.branchId = ++this.lastBranchId;
    rewind?.();
    this.forkedAt = forkedAt;
    this.timeline.cutFuture();
    this.frames.replace();
  }

  private keepBranch(): void {
    const { timeline } = this;
    this.branches.push({
      id: this.branchId,
      forkedAt: this.forkedAt,
      journal: timeline.journal.slice(),
      horizon: timeline.horizon,
      leftAt: timeline.now,
    });
  }

  /** Plays another branch again, to where it was left. */
  private returnTo(id: number): void {
    const branch = this.branches.find((one) => one.id === id);
    if (branch === undefined) {
      this.refuse('no-such-branch', String(id), `There is no branch ${id} to return to.`);
      return;
    }
    this.keepBranch();
    this.branches = this.branches.filter((one) => one !== branch);
    this.branchId = branch.id;
    this.forkedAt = branch.forkedAt;
    this.timeline = new Timeline(this.timeline.lab, branch.journal);
    this.timeline.goTo(branch.horizon);
    this.timeline.goTo(branch.leftAt);
    this.frames.replace();
  }

  inspect(question: Question): Answer {
    try {
      return answerQuestion(this.timeline, question);
    } catch (problem) {
      if (problem instanceof NotLoaded) throw problem;
      return {
        answer: 'nothing',
        why: problem instanceof Error ? problem.message : String(problem),
      };
    }
  }

  save(): LabFile {
    const { timeline } = this;
    return {
      ...timeline.lab,
      openAtMs: timeline.now / MICROS_PER_MILLI,
      actions: actionsOf(
        timeline.journal.filter((entry, i) => i < timeline.cursor || entry.scripted),
      ),
    };
  }

  private refuse(code: RefusalCode, detail: string, message: string): void {
    this.refusal = { code, detail, message };
  }

  /** Runs a call; what breaks in it stops the engine instead of leaving it. */
  private guard(work: () => void, revives = false): Frame {
    this.refusal = null;
    this.calm = true;
    if (this.failure !== null && !revives) {
      this.refuse(
        'stopped',
        '',
        'The engine has stopped. Open a lab, or restore from the journal.',
      );
      return this.frame();
    }
    try {
      work();
      if (engineIs.whole) checkInvariants(this.timeline.world);
    } catch (problem) {
      // No fault: early.ts waits for what is missing.
      if (problem instanceof NotLoaded) throw problem;
      this.failure = this.failureOf(problem);
    }
    return this.frame();
  }

  private failureOf(problem: unknown): Failure {
    const known = problem instanceof InvariantBroken || problem instanceof Error;
    return {
      message: known ? `${problem.name}: ${problem.message}` : String(problem),
      seed: this.timeline.lab.seed,
      journal: this.save(),
    };
  }

  private frame(): Frame {
    const { timeline } = this;
    const branches: BranchSummary[] = this.branches.map(({ id, forkedAt, horizon, journal }) => ({
      id,
      forkedAt,
      partsAt: partsAt(journal, timeline.journal, Math.min(horizon, timeline.horizon)),
      horizon,
      label: labelOfLast(journal),
    }));
    const envelope = {
      branch: this.branchId,
      branches,
      canUndo: timeline.journal.some((entry, i) => i < timeline.cursor && !entry.scripted),
      canRedo: this.redoTo.length > 0,
      refusal: this.refusal,
      failure: this.failure,
    };
    return this.frames.write(timeline, envelope, this.calm);
  }
}

function labelOfLast(journal: Branch['journal']): string {
  const last = journal.findLast((entry) => !entry.scripted) ?? journal[journal.length - 1];
  return last === undefined ? '' : labelOf(last.action);
}

/** Up to when two journals tell the same; `end` where one goes on as the other stops. */
function partsAt(a: Branch['journal'], b: Branch['journal'], end: Micros): Micros {
  let same = 0;
  while (same < a.length && a[same] === b[same]) same++;
  return Math.min(a[same]?.at ?? end, b[same]?.at ?? end, end);
}
