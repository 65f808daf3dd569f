import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { PatientApi } from './early.ts';
import type { EngineApi, LabFile } from './contract.ts';

const lab = JSON.parse(
  readFileSync(new URL('../public/labs/one-master-two-replicas.json', import.meta.url), 'utf8'),
) as LabFile;

const FRAME = 16_700;

/** A fresh copy of the engine's modules, without the rest and deaf to what other tests installed. */
async function fresh() {
  vi.resetModules();
  const { Engine } = await import('./engine.ts');
  const { earlyEngine } = await import('./early.ts');
  const installRest = async () => (await import('./rest.ts')).installRest();
  return { Engine, earlyEngine, installRest };
}

/** Calls as a page makes them: a lab, frames, and lines typed between them. */
type Story = (engine: PatientApi | EngineApi) => unknown[];

const frames = (engine: PatientApi | EngineApi, count: number): unknown[] =>
  new Array(count).fill(0).map(() => engine.advance(FRAME));
const typed = (engine: PatientApi | EngineApi, node: string, line: string): unknown =>
  engine.act({ do: 'type', node, line });

const opened: Story = (engine) => [engine.load(lab), ...frames(engine, 120)];
const plain: Story = (engine) => [
  ...opened(engine),
  typed(engine, '6379', 'SET k v'),
  ...frames(engine, 60),
  typed(engine, '6380', 'GET k'),
  typed(engine, '6379', 'INCR n'),
  ...frames(engine, 60),
  typed(engine, '6379', 'DEL k nosuch'),
  ...frames(engine, 60),
];
const rich: Story = (engine) => [
  ...plain(engine),
  typed(engine, '6379', 'HSET h f v'),
  ...frames(engine, 40),
  typed(engine, '6381', 'HGETALL h'),
  typed(engine, '6379', 'nosuch command'),
  typed(engine, '6379', 'CONFIG GET tls-port'),
  typed(engine, '6379', 'CONFIG SET nosuch 1'),
  ...frames(engine, 40),
  engine.act({ do: 'cut', between: ['6379', '6380'] }),
  ...frames(engine, 40),
  engine.seek(3_000_000),
  engine.inspect({ ask: 'digest-of-events' }),
  engine.undo(),
  engine.step({ direction: 'forward', to: 'event' }),
  engine.save(),
];
const stories = { opened, plain, rich };

async function toldWhole(story: Story): Promise<unknown[]> {
  const { Engine, installRest } = await fresh();
  await installRest();
  const engine = new Engine();
  return [...story(engine), engine.inspect({ ask: 'digest-of-events' })];
}

describe('an engine whose rest comes late', () => {
  beforeEach(() => {
    vi.resetModules();
  });

  test.each(Object.keys(stories))('tells the story `%s` as one that was whole', async (name) => {
    const story = stories[name as keyof typeof stories];
    const { Engine, earlyEngine, installRest } = await fresh();
    const engine = earlyEngine({
      newEngine: () => new Engine(),
      loadRest: () => new Promise((done) => setTimeout(done, 5)).then(installRest),
      lost: () => expect.unreachable(),
    });
    const answers = [...story(engine), engine.inspect({ ask: 'digest-of-events' })];
    expect(await Promise.all(answers)).toEqual(await toldWhole(story));
  });

  test('opens the lab of the first visit and runs for a minute without waiting', async () => {
    const { Engine } = await fresh();
    const engine = new Engine();
    const minute: Story = (one) => [one.load(lab), ...frames(one, 3_600)];
    const answers = minute(engine);
    expect(answers).toEqual((await toldWhole(minute)).slice(0, -1));
  });

  test('goes on where it is when the rest comes between two calls', async () => {
    const { Engine, earlyEngine, installRest } = await fresh();
    const made: EngineApi[] = [];
    const engine = earlyEngine({
      newEngine: () => {
        made.push(new Engine());
        return made.at(-1)!;
      },
      loadRest: installRest,
      lost: () => expect.unreachable(),
    });
    const before = opened(engine);
    await vi.waitFor(async () => {
      const { engineIs } = await import('./base/later.ts');
      expect(engineIs.whole).toBe(true);
    });
    const after = [typed(engine, '6379', 'CONFIG GET tls-port'), ...frames(engine, 60)];
    const digest = await engine.inspect({ ask: 'digest-of-events' });
    expect(made).toHaveLength(1);
    const same: Story = (one) => [
      ...opened(one),
      typed(one, '6379', 'CONFIG GET tls-port'),
      ...frames(one, 60),
    ];
    expect([...before, ...after, digest]).toEqual(await toldWhole(same));
  });

  test('tells when the rest cannot be had by a call that needs it, and not before', async () => {
    const { Engine, earlyEngine } = await fresh();
    const lost = vi.fn();
    const loadRest = vi.fn(() => Promise.reject(new Error('no network')));
    const engine = earlyEngine({ newEngine: () => new Engine(), loadRest, lost });
    opened(engine);
    await vi.waitFor(() => expect(loadRest).toHaveBeenCalled());
    await Promise.resolve();
    expect(lost).not.toHaveBeenCalled();
    await expect(typed(engine, '6379', 'HSET h f v')).rejects.toThrow('no network');
    expect(lost).toHaveBeenCalledOnce();
  });
});
