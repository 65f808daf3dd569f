/** What people do wrong, and what goes wrong by itself: the page answers, and nothing is lost. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';
const MEGABYTES_10 = 10 * 1024 * 1024;

test('mistyped commands are answered as redis-cli and redis-server answer them', async ({
  playground,
}) => {
  await playground.open(LAB);
  const answers: [line: string, answer: string][] = [
    ['FOO bar', "(error) ERR unknown command 'FOO', with args beginning with: 'bar' "],
    ['GET', "(error) ERR wrong number of arguments for 'get' command"],
    ['SET k', "(error) ERR wrong number of arguments for 'set' command"],
    ['SET k v EX', '(error) ERR syntax error'],
    ['SET k v EX 0', "(error) ERR invalid expire time in 'set' command"],
    ['SET k "v', 'Invalid argument(s)'],
    ['SELECT 99', '(error) ERR DB index is out of range'],
    ['SET text abc', 'OK'],
    ['INCR text', '(error) ERR value is not an integer or out of range'],
    ['EXEC', '(error) ERR EXEC without MULTI'],
    ['SLAVEOF 127.0.0.1 port', '(error) ERR Invalid master port'],
    ['SLAVEOF 127.0.0.1', "(error) ERR wrong number of arguments for 'slaveof' command"],
    [
      'DEBUG NOTHING',
      "(error) ERR unknown subcommand or wrong number of arguments for 'NOTHING'. Try DEBUG HELP.",
    ],
  ];
  for (const [line, answer] of answers) {
    expect(await playground.ask('6379', line), line).toBe(answer);
  }
});

test('keys and values of any bytes, and of any alphabet', async ({ playground, page }) => {
  await playground.open(LAB);
  expect(await playground.ask('6379', 'SET "\\x00\\xff" "\\x01\\n\\"q\\""')).toBe('OK');
  expect(await playground.ask('6379', 'KEYS *')).toBe('1) "\\x00\\xff"');
  expect(await playground.ask('6379', 'GET "\\x00\\xff"')).toBe('"\\x01\\n\\"q\\""');
  expect(await playground.ask('6379', 'SET 名字 "你好 🙂"')).toBe('OK');
  expect(await playground.ask('6379', 'STRLEN 名字')).toBe('(integer) 11');
  expect(await playground.ask('6379', 'SET <b>&amp; <img>')).toBe('OK');
  await playground.advance(1000);
  expect(await playground.ask('6380', 'GET <b>&amp;')).toBe('"<img>"');
  await expect(page.getByTestId('digest-6380')).toHaveAttribute('data-value', 'equal');
  await expect(playground.console('6379').getByRole('log')).toContainText('SET 名字 "你好 🙂"');
});

test('a value of ten megabytes is written, replicated and read, and the page stays awake', async ({
  playground,
  page,
}) => {
  test.slow();
  await playground.open(LAB);
  await page.evaluate(async (size) => {
    const { playground: scripted } = window as unknown as {
      playground: { type(node: string, line: string): Promise<void> };
    };
    await scripted.type('6379', `SET big ${'x'.repeat(size)}`);
  }, MEGABYTES_10);
  expect(await playground.ask('6379', 'STRLEN big')).toBe(`(integer) ${MEGABYTES_10}`);
  // A window of the connection travels per latency, so this takes some seconds.
  await playground.advance(8000);
  expect(await playground.ask('6380', 'STRLEN big')).toBe(`(integer) ${MEGABYTES_10}`);
  await playground.type('6380', 'GET big');
  await expect(playground.console('6380').getByRole('log')).toContainText('more bytes');
  expect(await longestFrame(page)).toBeLessThan(2000);
  expect(await playground.ask('6380', 'PING')).toBe('PONG');
});

test('a replica of itself, of a closed port, of nobody', async ({ playground, page }) => {
  await playground.open('four-machines');
  for (const where of ['127.0.0.1 6382', '127.0.0.1 9999', 'nowhere.invalid 6379']) {
    expect(await playground.ask('6382', `SLAVEOF ${where}`)).toBe('OK');
    await playground.advance(5000);
    await expect(page.getByTestId('role-6382')).toHaveText('replica');
    await expect(page.getByTestId('link-status-6382')).toHaveAttribute('data-value', 'down');
    expect(await playground.ask('6382', 'GET course')).toBe('(nil)');
  }
  expect(await playground.ask('6382', 'SLAVEOF NO ONE')).toBe('OK');
  expect(await playground.ask('6382', 'SET k v')).toBe('OK');
});

test('two masters pointed at each other wait for each other', async ({ playground, page }) => {
  await playground.open('four-machines');
  await playground.ask('6379', 'SLAVEOF 127.0.0.1 6382');
  await playground.ask('6382', 'SLAVEOF 127.0.0.1 6379');
  await playground.advance(20_000);
  await expect(page.getByTestId('link-status-6379')).toHaveAttribute('data-value', 'down');
  await expect(page.getByTestId('link-status-6382')).toHaveAttribute('data-value', 'down');
  expect(await playground.ask('6382', 'SLAVEOF NO ONE')).toBe('OK');
  await playground.advance(8000);
  await expect(page.getByTestId('link-status-6379')).toHaveAttribute('data-value', 'up');
});

test('what cannot be done is said, and nothing changes', async ({ playground, page }) => {
  await playground.open(LAB);
  const before = await playground.view();
  const refused: [action: Parameters<typeof playground.act>[0], says: RegExp][] = [
    [{ do: 'kill', node: '7000' }, /no such node.*7000/i],
    [{ do: 'start', node: '6379' }, /running already/],
    [{ do: 'heal', between: ['6379', '6380'] }, /in that state already/],
    [{ do: 'cut', between: ['6379', '7000'] }, /no/i],
    [{ do: 'add-node', node: { id: '6379', conf: ['port 6379'] } }, /exists already/],
    [{ do: 'latency', between: ['6379', '6380'], latencyMs: -1 }, /value/i],
  ];
  for (const [action, says] of refused) {
    await playground.act(action);
    await expect(page.getByTestId('notice'), JSON.stringify(action)).toHaveText(says);
  }
  expect((await playground.view()).nodes).toEqual(before.nodes);
});

const good = (nodes: unknown, more: object = {}) =>
  JSON.stringify({
    format: 'psync-lab/1',
    name: { en: 'Broken' },
    seed: 1,
    backlog: 'exact',
    network: { latencyMs: 1 },
    nodes,
    actions: [],
    ...more,
  });
const BROKEN: [name: string, text: string, says: RegExp][] = [
  ['not JSON', 'hello', /JSON/],
  ['not an object', '[1]', /./],
  ['another format', '{"format":"other/9"}', /format/],
  ['a wrong type', good([{ id: 6379, conf: [] }]), /nodes/],
  ['an unknown field', good([{ id: '6379', conf: ['port 6379'] }], { colour: 'red' }), /colour/],
  ['a node twice', good(['6379', '6379'].map((id) => ({ id, conf: [`port ${id}`] }))), /6379/],
  [
    'an action on nobody',
    good([{ id: '6379', conf: ['port 6379'] }], {
      actions: [{ atMs: 1, do: 'kill', node: '6380' }],
    }),
    /actions/,
  ],
];

test('a broken lab file is refused with its place, and nothing is lost', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await playground.ask('6379', 'SET k v');
  const before = await playground.view();
  await page.getByTestId('lab-menu').click();
  const alert = page.getByRole('dialog').getByRole('alert');
  for (const [name, text, says] of BROKEN) {
    const file = { name: `${name}.json`, mimeType: 'application/json', buffer: Buffer.from(text) };
    await page.getByTestId('import-file').setInputFiles(file);
    await expect(alert).toContainText(`${name}.json was not opened`);
    await expect(alert, name).toContainText(says);
  }
  await page.keyboard.press('Escape');
  expect((await playground.view()).nodes).toEqual(before.nodes);
  expect(await playground.ask('6379', 'GET k')).toBe('"v"');
});

test('an unknown lab: the page says so and opens the first', async ({
  playground,
  page,
  complaints,
}) => {
  await playground.open('no-such-lab');
  await expect(page.getByTestId('notice')).toContainText('no-such-lab');
  await expect(page.getByTestId('lab-name')).toHaveText('One master, two replicas');
  // The browser itself tells of the answer 404, where the server gives it.
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !text.includes('404')));
});

test('a worker that dies: the page says so and restores everything from the journal', async ({
  playground,
  page,
}) => {
  await page.addInitScript(keepWorkers);
  await playground.open(LAB);
  await playground.ask('6379', 'SET before death');
  await playground.advance(1000);
  const before = await playground.view();
  await page.evaluate(() => {
    const { workers } = window as unknown as { workers: Worker[] };
    // What the browser does when a worker's thread fails: it is gone, and `error` is told.
    workers[0]?.terminate();
    workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'killed by a test' }));
  });
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible();
  await expect(sheet).toContainText('stopped answering');
  await sheet.getByTestId('restore').click();
  await expect(sheet).toBeHidden();
  await playground.settle();
  await playground.seek(before.now / 1000);
  expect((await playground.view()).nodes).toEqual(before.nodes);
  expect(await playground.ask('6380', 'GET before')).toBe('"death"');
});

test('a worker that falls silent is noticed, and the first lab can be started', async ({
  playground,
  page,
}) => {
  test.slow();
  await page.addInitScript(keepWorkers);
  await playground.open(LAB);
  await page.evaluate(() => (window as unknown as { workers: Worker[] }).workers[0]?.terminate());
  await page.getByTestId('add-node').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toBeVisible({ timeout: 20_000 });
  await sheet.getByRole('button', { name: 'Start the first lab' }).click();
  await expect(sheet).toBeHidden();
  await expect(page.getByTestId('link-status-6380')).toHaveAttribute('data-value', 'up');
  expect(await playground.ask('6379', 'SET k v')).toBe('OK');
});

test('in the middle of a lesson: a broken invariant and a dead worker cost the last action at most', async ({
  playground,
  page,
}) => {
  test.slow();
  await page.addInitScript(keepWorkers);
  await page.addInitScript(breakEngines);
  await playground.open('short-outage', { lesson: 'short-outage' });
  await playground.type('6379', 'SET kept 1');
  await playground.advance(1000);
  await playground.type('6379', 'SET gone 1');
  await page.evaluate(async () => {
    const { playground: scripted } = window as unknown as {
      playground: { save(): Promise<unknown> };
    };
    Reflect.set(window, 'journal', await scripted.save());
    Reflect.set(window, 'breakNow', 'InvariantBroken: by a test');
  });
  await page.getByTestId('add-node').click();
  const sheet = page.getByRole('dialog');
  await expect(sheet).toContainText('InvariantBroken: by a test');
  await expect(sheet.getByRole('button', { name: 'Download the journal' })).toBeVisible();
  await sheet.getByTestId('before-failure').click();
  await expect(sheet).toBeHidden();
  expect(await playground.ask('6379', 'EXISTS kept gone')).toBe('(integer) 1');
  await page.evaluate(() => {
    const { workers } = window as unknown as { workers: Worker[] };
    workers.at(-1)?.terminate();
    workers.at(-1)?.dispatchEvent(new ErrorEvent('error', { message: 'killed by a test' }));
  });
  await expect(sheet).toContainText('is kept');
  await sheet.getByTestId('restore').click();
  await expect(sheet).toBeHidden();
  await expect(page.getByTestId('lesson')).toBeVisible();
  await expect(page.getByTestId('lab-name')).toHaveText('A short outage');
});

/** Runs in the page before its own scripts, after `keepWorkers`: the next frame tells of what `breakNow` says, once. */
function breakEngines(): void {
  const Real = window.Worker;
  window.Worker = class extends Real {
    constructor(...args: ConstructorParameters<typeof Real>) {
      super(...args);
      // The first listener of a message sees it first; comlink's come with each call.
      super.addEventListener('message', (event: MessageEvent<{ value?: unknown }>) => {
        const told: unknown = Reflect.get(window, 'breakNow');
        const frame = event.data.value;
        if (typeof told !== 'string' || typeof frame !== 'object' || frame === null) return;
        if (!('quietUntil' in frame)) return;
        Reflect.set(window, 'breakNow', null);
        Reflect.set(frame, 'failure', {
          message: told,
          seed: 7,
          journal: Reflect.get(window, 'journal'),
        });
      });
    }
  };
}

/** Runs in the page before its own scripts: remembers every worker that it starts. */
function keepWorkers(): void {
  const started: Worker[] = [];
  Reflect.set(window, 'workers', started);
  const Real = window.Worker;
  window.Worker = class extends Real {
    constructor(...args: ConstructorParameters<typeof Real>) {
      super(...args);
      started.push(this);
    }
  };
}

/** The longest of twenty animation frames, in milliseconds. */
function longestFrame(page: Page): Promise<number> {
  return page.evaluate(async () => {
    let longest = 0;
    let last = performance.now();
    for (let frame = 0; frame < 20; frame += 1) {
      const now = await new Promise<number>((resolve) => {
        requestAnimationFrame(() => resolve(performance.now()));
      });
      longest = Math.max(longest, now - last);
      last = now;
    }
    return longest;
  });
}
