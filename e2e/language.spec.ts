/** Every screen in a language that nobody speaks: what is still readable was forgotten in the language files. */
import type { Page } from '@playwright/test';
import { expect, test, type Playground } from './fixtures.ts';
import { saysSomething, untranslated } from './untranslated.ts';

const LAB = 'one-master-two-replicas';
const PSEUDO = { lang: 'pseudo' };

test('the finder finds English, and lets words, units and figures pass', () => {
  for (const text of ['killed', '⟦á⟧ and more', '⟦á ⟦b⟧ c⟧ d', 'no 7']) {
    expect(saysSomething(text), text).toBe(true);
  }
  for (const text of ['', '⟦á⟧ · ⟦b⟧', '27 B', '1 357', '⟦á ⟦b⟧ c⟧', '0.5×', '…', '94f1…']) {
    expect(saysSomething(text), text).toBe(false);
  }
});

test('a page in pseudo-language says which it is', async ({ playground, page }) => {
  await playground.open(LAB, PSEUDO);
  await expect(page.getByTestId('role-6379')).toHaveText('⟦ɱàšţéř⟧');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en-XA');
  await page.evaluate(() => document.querySelector('h1')?.append(' in plain English'));
  expect(await untranslated(page)).toEqual([expect.stringContaining('in plain English')]);
});

interface Screen {
  name: string;
  lab?: string;
  phone?: true;
  show: (playground: Playground, page: Page) => Promise<void>;
}

const press = (id: string) => (playground: Playground) => playground.press(id);

const SCREENS: readonly Screen[] = [
  { name: 'the start', show: () => Promise.resolve() },
  {
    name: 'after writes, reads, errors',
    show: async (playground, page) => {
      for (const line of ['SET k v', 'EXPIRE k 100', 'LPUSH l a b', 'FOO', 'MULTI']) {
        await playground.ask('6379', line);
      }
      await playground.ask('6380', 'SET k v');
      await playground.type('6381', 'SUBSCRIBE news');
      await playground.advance(900);
      await page.getByTestId('ring-6379').getByRole('slider').focus();
      await page.keyboard.press('ArrowLeft');
    },
  },
  {
    name: 'trouble of every kind',
    lab: 'four-machines',
    show: async (playground) => {
      await playground.ask('6379', 'SET k v');
      await playground.act({ do: 'cut', between: ['6379', '6380'] });
      await playground.act({ do: 'stall', between: ['6379', '6381'] });
      await playground.act({ do: 'freeze', node: '6382' });
      await playground.ask('6379', 'SET k w');
      await playground.ask('6379', 'CLIENT PAUSE 100000 WRITE');
      await playground.act({ do: 'break-disk', node: '6380' });
      await playground.advance(3_000);
      await playground.act({ do: 'kill', node: '6380' });
      await playground.act({ do: 'power-off', node: '6381' });
      await playground.advance(2_000);
    },
  },
  {
    name: 'a full copy under way',
    show: async (playground) => {
      await playground.act({ do: 'bandwidth', between: ['6379', '6380'], bandwidth: 100 });
      await playground.ask('6380', 'REPLICAOF NO ONE');
      await playground.ask('6380', 'REPLICAOF 127.0.0.1 6379');
      await playground.advance(2_500);
    },
  },
  {
    name: 'no nodes',
    show: async (playground) => {
      for (const node of ['6381', '6380', '6379'])
        await playground.act({ do: 'remove-node', node });
    },
  },
  {
    name: 'a message',
    show: async (playground, page) => {
      await playground.ask('6379', 'SET k v');
      await playground.press('next-message');
      await expect(page.getByTestId('message')).toBeVisible();
    },
  },
  {
    name: 'a past with branches',
    show: async (playground) => {
      await playground.ask('6379', 'SET k v');
      await playground.advance(3_000);
      await playground.seek(4_000);
      await playground.ask('6379', 'SET k w');
      await playground.press('branches');
    },
  },
  {
    name: 'the history',
    lab: 'failover-command',
    show: async (playground, page) => {
      await playground.seek(34_500);
      await playground.press('view-history');
      await expect(page.getByTestId('histories')).toBeVisible();
    },
  },
  {
    name: 'the command palette',
    show: async (playground, page) => {
      await playground.press('palette-open');
      await expect(page.getByTestId('palette')).toBeVisible();
    },
  },
  {
    name: 'the load generator',
    show: async (playground, page) => {
      await playground.press('load-open');
      await expect(page.getByTestId('load')).toBeVisible();
    },
  },
  {
    name: 'the table',
    show: async (playground, page) => {
      await playground.ask('6379', 'SET k v');
      await playground.cut('6379', '6380');
      await playground.advance(2_000);
      await playground.press('view-table');
      await expect(page.getByRole('main').getByRole('table').first()).toBeVisible();
    },
  },
  {
    name: 'the marks of the timeline, and its keys',
    show: async (playground, page) => {
      await playground.kill('6381');
      await playground.press('marks');
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await untranslated(page)).toEqual([]);
      await playground.press('keys-open');
      await expect(page.getByTestId('keys-dialog')).toBeVisible();
    },
  },
  {
    name: 'why a resync is partial or full',
    show: async (playground, page) => {
      await playground.press('why-6380');
      await expect(page.getByTestId('why-sentence')).toContainText('⟧');
    },
  },
  {
    name: 'a message, large',
    show: async (playground, page) => {
      await playground.ask('6379', 'SET k v');
      await playground.press('next-message');
      await playground.press('message-large');
      await expect(page.getByTestId('message-dialog')).toBeVisible();
    },
  },
  {
    name: 'found in the command palette',
    show: async (playground, page) => {
      await playground.press('palette-open');
      await page.getByTestId('palette').getByRole('combobox').fill('SET k v');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  },
  {
    name: 'the choice of what to compare',
    show: async (playground, page) => {
      await playground.press('lab-menu');
      await playground.press('compare-open');
      await expect(page.getByTestId('compare-chooser')).toContainText('⟧');
      for (const kind of ['backlog', 'latency', 'bandwidth', 'seed']) {
        await page.getByTestId('compare-kind').selectOption(kind);
        expect(await untranslated(page)).toEqual([]);
      }
    },
  },
  {
    name: 'the labs',
    show: async (playground, page) => {
      await playground.press('lab-menu');
      await expect(page.getByTestId('labs').getByRole('listitem').first()).toBeVisible();
    },
  },
  {
    name: 'About',
    show: async (playground, page) => {
      await playground.press('about');
      await expect(page.getByRole('dialog')).toBeVisible();
    },
  },
  { name: 'themes', show: press('theme') },
  { name: 'speeds', show: press('speed') },
  {
    name: 'latency of a link',
    show: async (playground) => {
      await playground.press('link-6379-6380');
      await playground.press('latency');
    },
  },
  {
    name: 'the menu of a node',
    show: async (_playground, page) => {
      await page.getByTestId('node-6380').getByRole('button').last().click();
      await expect(page.getByRole('menu')).toBeVisible();
    },
  },
  {
    name: 'a refusal',
    show: async (playground, page) => {
      await playground.act({ do: 'latency', between: ['6379', '6380'], latencyMs: -1 });
      await expect(page.getByTestId('notice')).toContainText('⟧');
    },
  },
  {
    name: 'a lab that does not exist',
    lab: 'no-such-lab',
    show: async (_playground, page) => {
      await expect(page.getByTestId('notice')).toContainText('⟧');
    },
  },
  {
    name: 'on a phone: its bar and its menu',
    phone: true,
    show: async (playground) => {
      await playground.press('panel-console');
      await playground.press('more');
    },
  },
];

for (const { name, lab = LAB, phone, show } of SCREENS) {
  test(`everything is translated: ${name}`, async ({ playground, page }) => {
    if (phone) await page.setViewportSize({ width: 390, height: 844 });
    await playground.open(lab, PSEUDO);
    await show(playground, page);
    await playground.settle();
    expect(await untranslated(page)).toEqual([]);
  });
}

test('everything is translated: the inspector', async ({ playground, page }) => {
  await playground.open(LAB, PSEUDO);
  await playground.ask('6379', 'SET k v');
  await playground.press('tab-inspector');
  const tabs = page.getByTestId('inspector').getByRole('tab');
  await expect(tabs.first()).toBeVisible();
  for (const node of ['6379', '6380']) {
    if (node === '6380') await playground.kill('6380');
    await page.getByTestId(`node-${node}`).click({ position: { x: 40, y: 12 } });
    for (const tab of await tabs.all()) {
      await tab.click();
      await expect(tab).toHaveAttribute('aria-selected', 'true');
      await playground.settle();
      expect(await untranslated(page)).toEqual([]);
    }
  }
});

for (const phone of [false, true]) {
  test(`everything is translated: a presentation, ${phone ? 'on a phone' : 'and its notes'}`, async ({
    playground,
    page,
  }) => {
    test.slow();
    if (phone) await page.setViewportSize({ width: 390, height: 844 });
    await playground.open('short-outage', { ...PSEUDO, present: '' });
    await expect(page.getByTestId('beat')).toHaveAttribute('data-value', '1');
    if (!phone) {
      const opening = page.waitForEvent('popup');
      await page.keyboard.press('n');
      const notes = await opening;
      await expect(notes.getByTestId('notes-text')).toContainText('⟧');
      expect(await untranslated(notes)).toEqual([]);
      await notes.close();
    }
    for (const shown of ['messages', 'console', 'history', 'none']) {
      await playground.press(`present-${shown}`);
      expect(await untranslated(page), shown).toEqual([]);
    }
    await playground.act({ do: 'kill', node: '6381' });
    await playground.settle();
    await expect(page.getByTestId('return-to-script')).toBeVisible();
    expect(await untranslated(page), 'free play').toEqual([]);
    await page.keyboard.press('s');
    await page.keyboard.press('b');
    await expect(page.getByTestId('blackout')).toBeVisible();
    expect(await untranslated(page), 'a dark screen').toEqual([]);
  });

  test(`everything is translated: a comparison${phone ? ', on a phone' : ''}`, async ({ page }) => {
    test.slow();
    if (phone) await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('/?clock=manual&lang=pseudo&compare=long-outage&change=repl-backlog-size=1mb');
    const resync = page.getByTestId('difference-6380-resync');
    await expect(page.getByTestId('differences')).toHaveAttribute('data-value', '0', {
      timeout: 20_000,
    });
    await expect(page.getByTestId('compare-parting')).toContainText('⟧', { timeout: 20_000 });
    await page.getByTestId('compare-timeline').fill('20000');
    await expect(resync).toHaveAttribute('data-right', /^partial/);
    await page.getByTestId('differences-all').check();
    for (const frame of page.frames()) {
      expect(await untranslated(frame), frame.name()).toEqual([]);
    }
  });
}

test('everything is translated: an engine that has ended', async ({ playground, page }) => {
  await page.addInitScript(() => {
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        addEventListener('end-engine', () => {
          this.dispatchEvent(new ErrorEvent('error', { message: 'out of memory' }));
        });
      }
    };
  });
  await playground.open(LAB, PSEUDO);
  await page.evaluate(() => dispatchEvent(new Event('end-engine')));
  await expect(page.getByTestId('worker-died')).toContainText('⟧');
  expect(await untranslated(page)).toEqual([]);
});

test('the language is switched at once, everywhere', async ({ playground, page }) => {
  await playground.open(LAB);
  await playground.press('tab-inspector');
  await expect(page.getByTestId('inspector')).toBeVisible();
  await playground.press('language');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page.getByTestId('tab-inspector')).toContainText('检查器');
  await playground.press('language');
  await expect(page.getByTestId('tab-inspector')).toContainText('Inspector');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
