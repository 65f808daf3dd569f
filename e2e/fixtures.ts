/**
 * What every browser test starts from: a page whose time moves only when told, driven as the README
 * tells script authors to, by test ids and by `window.playground`. Scenes are arranged through the
 * page's own interface and then used as a person would.
 */
import { test as base, expect, type Locator, type Page } from '@playwright/test';
import type { Action, EventRecord, LabFile, LinkView, NodeView, Step } from '../engine/contract.ts';

export { expect };

/**
 * Every combination is tried with `THOROUGH=1`; else so many that each theme, language, size and kind
 * comes up, because the whole must not take longer than a coffee.
 */
export const THOROUGH = process.env['THOROUGH'] === '1';

/** Theme, language and kind of screen: all eight with `THOROUGH=1`, else those named (`dark, zh, desk`). */
export function screens(...enough: readonly string[]) {
  const all = ['dark', 'light'].flatMap((theme) =>
    ['en', 'zh'].flatMap((lang) =>
      [false, true].map((phone) => {
        const name = `${theme}, ${lang}, ${phone ? 'phone' : 'desk'}`;
        return { theme, lang, phone, name };
      }),
    ),
  );
  return THOROUGH ? all : all.filter(({ name }) => enough.includes(name));
}

/** The part of `window.playground` that the tests use; README.md describes all of it. */
interface PlaygroundApi {
  load(lab: string | LabFile): Promise<unknown>;
  act(action: Action): Promise<unknown>;
  advance(ms: number): Promise<unknown>;
  step(step: Step): Promise<unknown>;
  seek(ms: number): Promise<unknown>;
  view(): View | Promise<View>;
  save(): Promise<LabFile>;
  settle(): Promise<unknown>;
}

/** The part of what `view()` answers that the tests use. */
export interface View {
  /** Microseconds. */
  now: number;
  horizon: number;
  nodes: Record<string, NodeView>;
  links: Record<string, LinkView>;
  consoles: Record<string, { lines: readonly { kind: string; text: string }[] }>;
  events: readonly EventRecord[];
}

export interface Playground {
  /** Opens a lab by its name, or the page and then this lab file, with `clock=manual` unless `params` say otherwise. */
  open(lab: string | LabFile, params?: Record<string, string>): Promise<void>;
  /** Opens another lab on the page that is open. */
  load(lab: string | LabFile): Promise<void>;
  /** Types into the node's console, as a person would, and waits for what shows at once. */
  type(node: string, line: string): Promise<void>;
  /** What the console answered to the last line typed, as redis-cli prints it; empty while it waits. */
  reply(node: string): Promise<string>;
  /** Types, lets time run until the answer is there (at most `patience` ms of virtual time), returns it. */
  ask(node: string, line: string, patience?: number): Promise<string>;
  /** Virtual time in milliseconds. */
  at(): Promise<number>;
  advance(ms: number): Promise<void>;
  seek(ms: number): Promise<void>;
  step(step: Step): Promise<void>;
  act(action: Action): Promise<void>;
  /** By the node's own buttons. */
  kill(node: string): Promise<void>;
  start(node: string): Promise<void>;
  /** By the buttons on the link. */
  cut(a: string, b: string): Promise<void>;
  stall(a: string, b: string): Promise<void>;
  heal(a: string, b: string): Promise<void>;
  /** Presses what has this test id, and waits for what shows at once. */
  press(testId: string): Promise<void>;
  /** The arcs of a node's ring, oldest first, as a keyboard user is told them: `24 … 50 SET k v`. */
  arcs(node: string): Promise<string[]>;
  /** Chooses the link and reads the messages in view, oldest first: `PING, 14 bytes, 6380 to 6379, …`. */
  messages(a: string, b: string): Promise<string[]>;
  view(): Promise<View>;
  save(): Promise<LabFile>;
  /** Waits until every call so far is answered and drawn. */
  settle(): Promise<void>;
  /** The card, the console panel and its input. */
  node(id: string): Locator;
  console(id: string): Locator;
  input(id: string): Locator;
}

interface Fixtures {
  playground: Playground;
  /** Anything that the browser complains about, and any request that leaves the page's origin. */
  complaints: string[];
}

export const test = base.extend<Fixtures>({
  complaints: [
    async ({ page, baseURL }, use) => {
      const complaints: string[] = [];
      page.on('pageerror', (error) => complaints.push(`page error: ${error.message}`));
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`console: ${message.text()}`);
      });
      page.on('request', (request) => {
        const url = request.url();
        const own = url.startsWith(baseURL ?? '') || /^(data|blob):/.test(url);
        if (!own) complaints.push(`request to ${url}`);
      });
      await use(complaints);
      // A test that provokes a complaint takes it out of the list itself.
      expect(complaints).toEqual([]);
    },
    { auto: true },
  ],
  playground: async ({ page }, use) => {
    await use(playgroundOn(page));
  },
});

export function playgroundOn(page: Page): Playground {
  const call = async <Method extends keyof PlaygroundApi>(
    method: Method,
    ...args: Parameters<PlaygroundApi[Method]>
  ) => {
    await ask(page, method, args);
  };
  const act = (action: Action) => call('act', action);
  const press = async (button: string) => {
    await page.getByTestId(button).click();
    await call('settle');
  };
  const onLink = async (verb: 'cut' | 'stall' | 'heal', a: string, b: string) => {
    await press(`link-${a}-${b}`);
    await press(`${verb}-${a}-${b}`);
  };
  const playground: Playground = {
    async open(lab, params = {}) {
      const query = new URLSearchParams({ clock: 'manual', ...params });
      if (typeof lab === 'string') query.set('lab', lab);
      await page.goto(`/?${query.toString()}`);
      await page.waitForFunction(() => 'playground' in window);
      await call('settle');
      if (typeof lab !== 'string') await call('load', lab);
      await expect(page.getByTestId('page')).toHaveAttribute('data-ready', 'true');
      await expect(page.getByTestId(/^node-/).first()).toBeVisible();
    },
    load: (lab) => call('load', lab),
    async type(node, line) {
      const input = playground.input(node);
      await input.fill(line);
      await input.press('Enter');
      await call('settle');
    },
    reply: (node) => page.evaluate(replyIn, node),
    async ask(node, line, patience = 5_000) {
      await playground.type(node, line);
      for (let waited = 0; waited < patience; waited += 100) {
        const reply = await playground.reply(node);
        if (reply !== '') return reply;
        await playground.advance(100);
      }
      return playground.reply(node);
    },
    at: async () => (await playground.view()).now / 1000,
    advance: (ms) => call('advance', ms),
    seek: (ms) => call('seek', ms),
    step: (step) => call('step', step),
    act,
    kill: (node) => press(`kill-${node}`),
    start: (node) => press(`start-${node}`),
    cut: (a, b) => onLink('cut', a, b),
    stall: (a, b) => onLink('stall', a, b),
    heal: (a, b) => onLink('heal', a, b),
    press,
    arcs: (node) => readArcs(page.getByTestId(`ring-${node}`).getByRole('slider')),
    async messages(a, b) {
      const chosen = await page.getByTestId(`link-${a}-${b}`).getAttribute('aria-pressed');
      if (chosen !== 'true') await press(`link-${a}-${b}`);
      return readMessages(page.getByRole('list', { name: /^Messages between/ }));
    },
    view: async () => (await ask(page, 'view', [])) as View,
    save: async () => (await ask(page, 'save', [])) as LabFile,
    settle: () => call('settle'),
    node: (id) => page.getByTestId(`node-${id}`),
    console: (id) => page.getByTestId(`console-${id}`),
    input: (id) => page.getByTestId(`console-${id}`).getByRole('textbox'),
  };
  return playground;
}

async function readMessages(list: Locator): Promise<string[]> {
  const rows = list.getByRole('button');
  await expect(rows.first()).toBeVisible();
  return rows.evaluateAll((buttons) => buttons.map((button) => button.ariaLabel ?? ''));
}

/** Walks over the ring with the arrow keys, once round. */
async function readArcs(ring: Locator): Promise<string[]> {
  const arcs: string[] = [];
  await ring.focus();
  await ring.press('Home');
  for (;;) {
    const told = (await ring.getAttribute('aria-valuetext')) ?? '';
    if (told === arcs[0] || arcs.length > 300) break;
    arcs.push(told);
    await ring.press('ArrowRight');
  }
  await ring.press('Escape');
  return arcs;
}

/** In the page: what the first console of a node printed after the line typed last. */
function replyIn(node: string): string {
  const { playground } = window as unknown as { playground: { view(): View } };
  const lines = playground.view().consoles[`${node}#1`]?.lines ?? [];
  const typed = lines.findLastIndex((line) => line.kind === 'typed');
  return lines
    .slice(typed + 1)
    .filter((line) => line.kind !== 'note')
    .map((line) => line.text)
    .join('\n');
}

/** Calls a method of `window.playground` in the page, waits until all of it is drawn, answers what it gave. */
async function ask(page: Page, method: keyof PlaygroundApi, args: unknown[]): Promise<unknown> {
  return page.evaluate(
    async ({ method, args }) => {
      const { playground } = window as unknown as {
        playground: Record<string, (...args: unknown[]) => unknown>;
      };
      const run = playground[method];
      if (!run) throw new Error(`window.playground has no ${method}`);
      const answer = await run(...args);
      await playground['settle']?.();
      return answer;
    },
    { method, args },
  );
}
