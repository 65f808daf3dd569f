/** The automation handles that the README promises: each is there once, means what it says, in each language. */
import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import type { LabFile } from '../engine/contract.ts';
import { expect, test } from './fixtures.ts';
import { LATER } from './handlesLater.ts';

const LAB = 'one-master-two-replicas';
const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

/** The ids of the README's table; `6379` stands for any node there. */
const documented = [...section('Test ids').matchAll(/^\| (`[^|]+`) +\|/gm)].flatMap(([, cell]) =>
  [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, id]) => id ?? ''),
);

test('the table of the README is read', () => {
  expect(documented).toEqual(expect.arrayContaining(['node-6379', 'cut-6379-6380', 'lab-menu']));
  expect(documented.length).toBeGreaterThan(25);
});

for (const lang of ['en', 'zh']) {
  test(`${lang}: every documented id is on the page, once, and has a name where it is a control`, async ({
    playground,
    page,
  }) => {
    await playground.open(LAB, { lang });
    for (const id of documented.filter((each) => !LATER.includes(each))) {
      await expect(page.getByTestId(id), id).toHaveCount(1);
      await expect(page.getByTestId(id), id).toBeVisible();
    }
    expect(await twins(page)).toEqual([]);
    await playground.ask('6379', 'CLIENT PAUSE 60000 WRITE');
    await expect(page.getByTestId('hold-6379')).toHaveCount(1);
    await playground.press('hold-next-6379-6380');
    await expect(page.getByTestId('release-6379-6380')).toHaveCount(1);
    await playground.kill('6379');
    await expect(page.getByTestId('start-6379')).toHaveCount(1);
    await playground.cut('6379', '6380');
    await expect(page.getByTestId('heal-6379-6380')).toHaveCount(1);
    expect(await twins(page)).toEqual([]);
    for (const button of await page.getByRole('button').all()) {
      await expect(button).toHaveAccessibleName(/\S/);
    }
  });

  test(`${lang}: read-outs say what the nodes are`, async ({ playground, page }) => {
    await playground.open(LAB, { lang });
    const words = {
      en: { master: 'master', replica: 'replica' },
      zh: { master: '主节点', replica: '从节点' },
    }[lang === 'zh' ? 'zh' : 'en'];
    await expect(page.getByTestId('role-6379')).toHaveText(words.master);
    await expect(page.getByTestId('role-6380')).toHaveText(words.replica);
    await expect(page.getByTestId('link-status-6380')).toHaveAttribute('data-value', 'up');
    await expect(page.getByTestId('digest-6380')).toHaveAttribute('data-value', 'equal');
    await playground.ask('6379', 'SET k v');
    await expect(page.getByTestId('digest-6380')).toHaveAttribute('data-value', 'unequal');
    await expect(page.getByTestId('offset-6379')).toHaveText('50');
    await expect(page.getByTestId('offset-6379')).toHaveAttribute('data-value', '50');
    await expect(page.getByTestId('role-6380')).toHaveAttribute('data-value', 'replica');
    await expect(page.getByTestId('now')).toHaveText('00:04.000');
  });
}

test('a console has one textbox; buttons of a card reach the process', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await expect(playground.input('6379')).toHaveCount(1);
  await playground.kill('6380');
  await expect(page.getByTestId('kill-6380')).toHaveCount(0);
  await expect(playground.node('6380')).toHaveAccessibleName(/killed/);
  await playground.start('6380');
  await expect(page.getByTestId('start-6380')).toHaveCount(0);
  await playground.press('add-node');
  await expect(page.getByTestId('node-6382')).toBeVisible();
  expect(await playground.ask('6382', 'PING')).toBe('PONG');
});

test('lang, theme, speed, embed', async ({ playground, page }) => {
  await playground.open(LAB, { lang: 'zh', theme: 'light', speed: '5', embed: '' });
  await expect(page.locator('html')).toHaveAttribute('lang', /^zh/);
  expect(await background(page)).toBeGreaterThan(200);
  await expect(page.getByTestId('speed')).toHaveText(/^5/);
  await expect(page.getByTestId('lab-menu')).toHaveCount(0);
  await playground.open(LAB, { lang: 'en', theme: 'dark' });
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await background(page)).toBeLessThan(60);
  await expect(page.getByTestId('lab-menu')).toHaveCount(1);
});

test('parameters that make no sense are passed over', async ({ playground, page }) => {
  await playground.open(LAB, { lang: 'xx', theme: 'pink', speed: 'fast' });
  await expect(page.getByTestId('speed')).toHaveText('1×');
  await expect(page.getByTestId('role-6379')).toHaveText('master');
});

test('the language changes on the spot, and is remembered', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET k v');
  await page.getByTestId('language').click();
  await expect(page.getByTestId('role-6379')).toHaveText('主节点');
  await expect(playground.console('6379').getByRole('log')).toContainText('SET k v');
  await playground.open(LAB);
  await expect(page.getByTestId('role-6379')).toHaveText('主节点');
});

test('clock=manual: time moves only when told', async ({ playground, page }) => {
  await playground.open(LAB);
  await expect(page.getByTestId('now')).toHaveText('00:04.000');
  await page.getByTestId('play').click();
  await playground.settle();
  await expect(page.getByTestId('now')).toHaveText('00:04.000');
});

test('window.playground: every documented method does what it says', async ({ page }) => {
  await page.goto(`/?lab=${LAB}&clock=manual`);
  await expect(page.getByTestId('role-6380')).toBeVisible();
  const methods = [...section('`window.playground`').matchAll(/^\| `(\w+)\(/gm)].map(([, m]) => m);
  expect(methods).toEqual(
    expect.arrayContaining(['load', 'type', 'act', 'advance', 'step', 'seek', 'view', 'save']),
  );
  const told = await page.evaluate(async () => {
    const { playground } = window as unknown as { playground: Documented };
    await playground.advance(10_000);
    await playground.type('6379', 'SET k v');
    await playground.advance(2_000);
    const { digestEqual } = (await playground.view()).nodes['6380'] ?? {};
    const now = (await playground.view()).now;
    await playground.seek(5_000);
    const sought = (await playground.view()).now;
    await playground.step('event');
    await playground.seek(now / 1000);
    await playground.act({ do: 'kill', node: '6381' });
    const run = (await playground.view()).nodes['6381']?.run;
    await playground.type('6379', 'INCR n', 2);
    const second = Object.keys((await playground.view()).consoles);
    const saved = await playground.save();
    const loaded = await playground.load(saved);
    const refused = await playground.load('{"format":"psync-lab/1"}');
    await playground.settle();
    return { digestEqual, now, sought, run, second, saved: saved.format, loaded, refused };
  });
  expect(told).toMatchObject({
    digestEqual: true,
    now: 16_000_000,
    sought: 5_000_000,
    run: 'killed',
    saved: 'psync-lab/1',
    loaded: true,
    refused: false,
  });
  expect(told.second).toContain('6379#2');
  for (const method of methods) {
    expect(
      await page.evaluate(
        (m) => typeof Reflect.get(Reflect.get(window, 'playground'), m),
        method ?? '',
      ),
    ).toBe('function');
  }
});

interface Documented {
  load(lab: unknown): Promise<boolean>;
  type(node: string, line: string, console?: number): Promise<void>;
  act(action: unknown): Promise<void>;
  advance(ms: number): Promise<void>;
  step(step: string): Promise<void>;
  seek(ms: number): Promise<void>;
  view(): Promise<{
    now: number;
    nodes: Record<string, { digestEqual: boolean | null; run: string }>;
    consoles: Record<string, unknown>;
  }>;
  save(): Promise<LabFile>;
  settle(): Promise<void>;
}

/** The text below a heading of the README, up to the next one. */
function section(title: string): string {
  return readme.split(/^#+ /m).find((part) => part.startsWith(title)) ?? '';
}

/** Test ids that stand on the page more than once. */
function twins(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll<HTMLElement>('[data-testid]')].map(
      (element) => element.dataset['testid'] ?? '',
    );
    return ids.filter((id, index) => ids.indexOf(id) !== index);
  });
}

/** How bright the page's ground is, 0 to 255. */
function background(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d');
    if (canvas === null) return -1;
    canvas.fillStyle = getComputedStyle(document.body).backgroundColor;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data[1] ?? -1;
  });
}
