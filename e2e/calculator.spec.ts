/** The calculator: sums with their formulas, fed by hand or from the lab, checked by running them; real INFO read. */
import { faults } from './faults.ts';
import { expect, test } from './fixtures.ts';
import { untranslated } from './untranslated.ts';

const LAB = 'one-master-two-replicas';

test('a card opens by its address, and an outage turns from partial to full where the backlog ends', async ({
  playground,
  page,
}) => {
  await playground.open(LAB, { calculator: 'outage' });
  const answer = page.getByTestId('calc-answer');
  await page.getByTestId('calc-rate').fill('100k');
  await page.getByTestId('calc-backlog').fill('1mb');
  await page.getByTestId('calc-outage').fill('9s');
  await page.getByTestId('calc-outage').press('Enter');
  await expect(answer).toHaveAttribute('data-value', 'partial');
  await page.getByTestId('calc-outage').fill('10s');
  await page.getByTestId('calc-outage').press('Enter');
  await expect(answer).toHaveAttribute('data-value', 'full');
  await expect(page.getByTestId('calc-formula')).toContainText('× 11 s =');
  await page.getByTestId('calc-kind-stall').click();
  await expect(answer).toHaveAttribute('data-value', 'none');
  await page.getByTestId('calc-edge').press('End');
  await expect(answer).toHaveAttribute('data-value', 'full');
  await expect(page).toHaveURL(/calculator=outage/);
});

test('what cannot be read as a quantity is said, and changes nothing', async ({
  playground,
  page,
}) => {
  await playground.open(LAB, { calculator: 'backlog' });
  const before = await page.getByTestId('calc-answer').getAttribute('data-value');
  const rate = page.getByTestId('calc-rate');
  await rate.fill('a lot');
  await rate.press('Enter');
  await expect(rate).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('alert')).toContainText('64kb');
  await expect(page.getByTestId('calc-answer')).toHaveAttribute('data-value', before ?? '');
});

test('“simulate it” opens a lab with these numbers, and the run agrees; one byte less is a full resync', async ({
  playground,
  page,
}) => {
  await playground.open(LAB, { calculator: 'backlog' });
  await page.getByTestId('calc-outage').fill('5s');
  await page.getByTestId('calc-outage').press('Enter');
  await page.getByTestId('calc-simulate').click();
  const verdict = page.getByTestId('calc-verdict');
  await expect(verdict).toHaveAttribute('data-value', 'running');
  await page.getByTestId('calc-skip').click();
  await expect(verdict).toHaveAttribute('data-value', 'agrees');
  await expect(verdict).toContainText('partial resync');
  await page.getByTestId('calc-short').click();
  await expect(verdict).toHaveAttribute('data-value', 'running');
  await playground.advance(12_000);
  await expect(verdict).toHaveAttribute('data-value', 'agrees');
  await expect(verdict).toContainText('full resync');
  await expect(page.getByTestId('link-status-6380')).toHaveCount(1);
});

for (const { card, set, says } of [
  { card: 'full-sync', set: { 'calc-rate': '8mb', 'calc-rdb': '1gb' }, says: 'dropped' },
  {
    card: 'catch-up',
    set: { 'calc-gap': '10mb', 'calc-bandwidth': '2mb' },
    says: 'caught up after',
  },
  { card: 'failover', set: { 'calc-until': '10s', 'calc-writes': '50' }, says: '500 writes lost' },
]) {
  test(`the run of ${card} agrees with its formula`, async ({ playground, page }) => {
    // Some hundred commands a run, each with its messages: a busy machine takes its time.
    test.slow();
    await playground.open(LAB, { calculator: card });
    for (const [id, text] of Object.entries(set)) {
      await page.getByTestId(id).fill(text);
      await page.getByTestId(id).press('Enter');
    }
    await page.getByTestId('calc-simulate').click();
    const verdict = page.getByTestId('calc-verdict');
    await expect(verdict).toHaveAttribute('data-value', 'running');
    // How long it took to be level is seen at a look: those are close together.
    const step = card === 'catch-up' ? 500 : 3_000;
    for (let i = 0; i < 200; i += 1) {
      if ((await verdict.getAttribute('data-value')) !== 'running') break;
      await playground.advance(step);
    }
    await expect(verdict).toHaveAttribute('data-value', 'agrees');
    await expect(verdict).toContainText(says);
  });
}

test('figures come live from the lab, and follow it', async ({ playground, page }) => {
  await playground.open(LAB, { calculator: 'outage' });
  await page.getByTestId('calc-live').click();
  await expect(page.getByTestId('calc-backlog')).toHaveAttribute('data-value', '512');
  await expect(page.getByTestId('calc-backlog')).toBeDisabled();
  for (let i = 0; i < 10; i += 1) {
    await playground.type('6379', `SET key:${i} some-value`);
    await playground.advance(500);
  }
  // Ten SETs of 40 bytes in five seconds, and a SELECT.
  await expect(page.getByTestId('calc-rate')).toHaveAttribute('data-value', /^(?:7|8|9)\d$/);
  await page.getByTestId('calc-live').click();
  await expect(page.getByTestId('calc-backlog')).toBeEnabled();
});

test('each replica of the lab tells how long it could be away', async ({ playground, page }) => {
  await playground.open(LAB, { calculator: 'replicas' });
  await expect(page.getByTestId('calc-leave-6380')).toHaveAttribute('data-by', 'nothing');
  for (let i = 0; i < 8; i += 1) {
    await playground.type('6379', `SET key:${i} some-value`);
    await playground.advance(500);
  }
  const leave = page.getByTestId('calc-leave-6380');
  await expect(leave).toHaveAttribute('data-by', 'backlog');
  const before = Number(await leave.getAttribute('data-value'));
  await page.getByTestId('calc-try-6380').click();
  await playground.type('6379', 'SET key:9 some-value');
  await playground.advance(1_000);
  expect(Number(await leave.getAttribute('data-value'))).toBeLessThan(before);
});

test('pasted INFO is drawn, read, and continued as a lab', async ({ playground, page }) => {
  await playground.open(LAB, { calculator: 'info' });
  await playground.type('6379', 'SET k v');
  await playground.advance(3_000);
  const answers = [];
  for (const node of ['6379', '6380', '6381']) {
    answers.push(
      `127.0.0.1:${node}> INFO replication`,
      await playground.ask(node, 'INFO replication'),
    );
  }
  await page.getByTestId('calc-paste').fill(answers.join('\n'));
  await expect(page.getByTestId('calc-topology')).toHaveAttribute(
    'data-value',
    '127.0.0.1:6380<127.0.0.1:6379 127.0.0.1:6381<127.0.0.1:6379',
  );
  await expect(page.getByTestId('calc-findings')).toContainText('Nothing here looks wrong');
  const offset = (await playground.view()).nodes['6379']?.master_repl_offset;
  await page.getByTestId('calc-continue').click();
  await expect(page.getByTestId('link-status-6381')).toHaveAttribute('data-value', 'up');
  expect((await playground.view()).nodes['6379']?.master_repl_offset).toBe(offset);
});

test('a paste that is cut off says so, and what is there is used', async ({ playground, page }) => {
  await playground.open(LAB, { calculator: 'info' });
  await page.getByTestId('calc-example').click();
  await expect(page.getByTestId('calc-findings').locator('[data-value="two-masters"]')).toHaveCount(
    1,
  );
  await page
    .getByTestId('calc-paste')
    .fill('# Replication\nrole:master\nconnected_slaves:0\nmaster_repl');
  await expect(page.getByTestId('calc-paste-problems')).toContainText('cut off');
  await page.getByTestId('calc-paste').fill('used_memory:12');
  await expect(page.getByTestId('calc-paste-problems')).toContainText('INFO replication');
});

const CARDS = ['backlog', 'outage', 'full-sync', 'catch-up', 'failover', 'info', 'replicas'];
const SCREENS = [
  { name: 'dark, large', theme: 'dark', size: { width: 1280, height: 720 } },
  { name: 'light, phone', theme: 'light', size: { width: 390, height: 844 } },
] as const;

for (const { name, theme, size } of SCREENS) {
  test(`axe finds nothing in any card, and nothing is wider than the screen: ${name}`, async ({
    playground,
    page,
  }) => {
    test.slow();
    await page.setViewportSize(size);
    await playground.open(LAB, { theme, lang: 'zh', calculator: 'backlog' });
    for (const card of CARDS) {
      const trigger = page.getByTestId(`calc-card-${card}`);
      if ((await trigger.getAttribute('aria-expanded')) !== 'true') await trigger.click();
      await expect(trigger).toHaveAttribute('aria-expanded', 'true');
      if (card === 'info') await page.getByTestId('calc-example').click();
      expect(await faults(page, '[data-testid="calculator"]'), card).toEqual([]);
      const wide = await page
        .getByTestId('calculator')
        .evaluate((sheet) => sheet.scrollWidth > sheet.clientWidth);
      expect(wide, card).toBe(false);
    }
  });
}

test('no sentence of the calculator is left in English', async ({ playground, page }) => {
  await playground.open(LAB, { lang: 'pseudo', calculator: 'backlog' });
  for (const card of CARDS) {
    const trigger = page.getByTestId(`calc-card-${card}`);
    if ((await trigger.getAttribute('aria-expanded')) !== 'true') await trigger.click();
    expect(await untranslated(page), card).toEqual([]);
  }
});

test('by keyboard alone: open, choose a card, enter a figure, run, close', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await page.getByTestId('learn').focus();
  await page.keyboard.press('Enter');
  await page.getByTestId('open-calculator').press('Enter');
  const card = page.getByRole('button', { name: 'Partial or full?' });
  await card.focus();
  await page.keyboard.press('Enter');
  const outage = page.getByTestId('calc-outage');
  await outage.focus();
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('3s');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('calc-answer')).toHaveAttribute('data-value', 'partial');
  await page.getByTestId('calc-simulate').press('Enter');
  await page.getByTestId('calc-skip').press('Enter');
  await expect(page.getByTestId('calc-verdict')).toHaveAttribute('data-value', 'agrees');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('calculator')).toBeHidden();
});
