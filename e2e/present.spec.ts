/** A lab presented to a class: beats forward and back, free play and return, laser, notes. */
import type { Page } from '@playwright/test';
import { faults } from './faults.ts';
import { expect, screens, test } from './fixtures.ts';

const LAB = 'short-outage';

/** Waits until the beats of the lab are known. */
async function begun(page: Page): Promise<void> {
  await expect(page.getByTestId('beat')).not.toHaveAttribute('data-total', '0');
  await expect(page.getByTestId('beat')).toHaveAttribute('data-value', '1');
}

const isBeat = (page: Page, beat: number) =>
  expect(page.getByTestId('beat')).toHaveAttribute('data-value', String(beat));

test('a clicker goes forward, and really back in time', async ({ playground, page }) => {
  await playground.open(LAB);
  await page.getByTestId('present').focus();
  await page.keyboard.press('p');
  await begun(page);
  expect(await playground.at()).toBe(5_000);
  await expect(page.getByTestId('caption')).toContainText('One master, two replicas');
  for (let beat = 2; beat <= 6; beat++) {
    await page.keyboard.press('PageDown');
    await isBeat(page, beat);
  }
  await expect(page.getByTestId('caption')).toContainText('old data');
  await expect(page.getByTestId('last-command')).toContainText('SET c 3');
  await expect(page.getByTestId('digest-6380')).toHaveAttribute('data-value', 'unequal');
  await expect(page.getByTestId('beam')).toHaveAttribute('data-value', 'ring-6379');
  await page.keyboard.press('ArrowLeft');
  await page.getByTestId('beat-previous').click();
  await page.keyboard.press('PageUp');
  await isBeat(page, 3);
  expect(await playground.at()).toBe(7_600);
  await expect(page.getByTestId('digest-6380')).toHaveAttribute('data-value', 'equal');
  await expect(page.getByTestId('last-command')).toContainText('SET a 1');
  await page.keyboard.press('End');
  await expect(page.getByTestId('caption')).toContainText('+CONTINUE');
  await expect(page.getByTestId('beat-next')).toHaveAttribute('aria-disabled', 'true');
  await page.getByTestId('chapter-1').click();
  await isBeat(page, 1);
  await page.keyboard.press('p');
  await expect(page.getByTestId('present')).toBeVisible();
  await expect(page.getByTestId('now')).toHaveText('00:05.000');
});

test('time plays to the next beat and stops there; pressed again, it jumps', async ({
  playground,
  page,
}) => {
  await playground.open(LAB, { present: '', clock: 'running', speed: '5' });
  await begun(page);
  await page.keyboard.press(' ');
  await isBeat(page, 2);
  await expect(page.getByTestId('play')).toHaveAccessibleName(/Let time run/);
  expect(await playground.at()).toBe(6_100);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await isBeat(page, 3);
  expect(await playground.at()).toBe(7_600);
});

test('the class plays freely, and the script goes on where it was left', async ({
  playground,
  page,
}) => {
  await playground.open(LAB, { present: '' });
  await begun(page);
  await page.keyboard.press('PageDown');
  await page.keyboard.press('PageDown');
  await isBeat(page, 3);
  await page.keyboard.press('3');
  await playground.type('6379', 'SET class here EX 100');
  await playground.advance(1_500);
  await expect(page.getByTestId('last-command')).toContainText('SET class here PXAT');
  await playground.act({ do: 'kill', node: '6381' });
  await expect(page.getByTestId('caption')).toContainText('6381 was killed');
  await expect(playground.node('6381')).toHaveAccessibleName(/killed/);
  await page.getByTestId('return-to-script').click();
  await expect(page.getByTestId('return-to-script')).toHaveCount(0);
  await isBeat(page, 3);
  expect(await playground.at()).toBe(7_600);
  await expect(playground.node('6381')).not.toHaveAccessibleName(/killed/);
  await expect(page.getByTestId('last-command')).toContainText('SET a 1');
  const { branches } = (await playground.view()) as unknown as { branches: { label: string }[] };
  expect(branches.map(({ label }) => label)).toContain('kill 6381');
  await page.keyboard.press('PageDown');
  await isBeat(page, 4);
  await expect(page.getByTestId('caption')).toContainText('The link to 6380 is cut');
});

test('a lab without a script has its handshake as beats', async ({ playground, page }) => {
  await playground.open(LAB);
  const lab = await playground.save();
  const bare = { ...lab, name: { en: 'Bare' }, openAtMs: 0, actions: [] };
  await playground.load(bare);
  await page.getByTestId('present').click();
  await begun(page);
  await expect(page.getByTestId('caption')).toContainText('6379 started');
  const captions: string[] = [];
  for (let beat = 2; beat <= 8; beat++) {
    await page.getByTestId('beat-next').click();
    await isBeat(page, beat);
    captions.push((await page.getByTestId('caption').textContent()) ?? '');
  }
  expect(captions.join()).toContain('6380 → 6379  PSYNC ? -1');
});

test('laser and spotlight, by mouse and by keyboard', async ({ playground, page }) => {
  await playground.open(LAB, { present: '' });
  await begun(page);
  const beam = page.getByTestId('beam');
  await page.keyboard.press('l');
  await page.getByTestId('role-6380').click();
  await expect(beam).toHaveAttribute('data-value', 'role-6380');
  await expect(beam).toHaveAttribute('data-lit', 'true');
  await expect(page.getByTestId('laser-spot')).toHaveAttribute('data-here', 'true');
  await page.keyboard.press('Escape');
  await expect(beam).toHaveAttribute('data-value', 'node-6379');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('laser-spot')).toHaveCount(0);
  await page.keyboard.press('Shift+S');
  await expect(beam).toHaveAttribute('data-value', /^link-/);
  await expect(beam).toHaveAttribute('data-pinned', 'true');
});

test('notes stand in a second window, which drives this one', async ({ playground, page }) => {
  await playground.open(LAB, { present: '', lang: 'zh', theme: 'light' });
  await begun(page);
  const opening = page.waitForEvent('popup');
  await page.getByTestId('notes-open').click();
  const notes = await opening;
  await expect(notes.getByTestId('notes-text')).toContainText('复制积压缓冲区');
  await expect(notes.getByTestId('notes-next')).toContainText('SET a 1');
  await expect(notes.locator('html')).toHaveAttribute('data-theme', 'light');
  await notes.getByTestId('notes-next-beat').click();
  await isBeat(page, 2);
  await notes.keyboard.press('PageUp');
  await isBeat(page, 1);
  expect(await faults(notes)).toEqual([]);
  await notes.close();
  await expect(page.getByTestId('notes-open')).toHaveAttribute('aria-pressed', 'false');
  await page.evaluate(() => Object.assign(window, { open: () => null }));
  await page.keyboard.press('n');
  await expect(page.getByRole('alert')).toContainText('允许');
});

test('a reload by mistake costs nothing: the beat, the view of the class, the notes', async ({
  playground,
  page,
}) => {
  await playground.open(LAB);
  await page.getByTestId('present').click();
  await begun(page);
  const opening = page.waitForEvent('popup');
  await page.keyboard.press('n');
  const notes = await opening;
  await page.keyboard.press('PageDown');
  await isBeat(page, 2);
  const closed = notes.waitForEvent('close');
  await page.reload();
  await closed;
  await isBeat(page, 2);
  expect(await playground.at()).toBe(6_100);
  const again = page.waitForEvent('popup');
  await page.keyboard.press('PageDown');
  await expect((await again).getByTestId('notes-next')).toContainText(/\S/);
  await isBeat(page, 3);
  await page.keyboard.press('p');
  await expect(page.getByTestId('present')).toBeVisible();
  expect(new URL(page.url()).searchParams.has('present')).toBe(false);
  // What ended on purpose does not come again.
  await page.reload();
  await expect(page.getByTestId('present')).toBeVisible();
});

test('a clicker makes the screen dark, and light again with the next beat', async ({
  playground,
  page,
}) => {
  await playground.open(LAB, { present: '' });
  await begun(page);
  const dark = page.getByTestId('blackout');
  await page.keyboard.press('b');
  await expect(dark).toBeFocused();
  await expect(dark).toHaveCSS('background-color', 'rgb(0, 0, 0)');
  await page.keyboard.press('.');
  await expect(dark).toHaveCount(0);
  await page.keyboard.press('.');
  await page.keyboard.press('PageDown');
  await expect(dark).toHaveCount(0);
  await isBeat(page, 2);
  await page.keyboard.press('b');
  await dark.click();
  await expect(dark).toHaveCount(0);
});

for (const lab of [
  'one-master-two-replicas',
  'long-outage',
  'manual-failover',
  'failover-command',
]) {
  test(`every beat of ${lab} is said whole, on a desk and on a phone`, async ({
    playground,
    page,
  }) => {
    test.slow();
    for (const size of [
      { width: 1280, height: 720 },
      { width: 390, height: 844 },
    ]) {
      await page.setViewportSize(size);
      await playground.open(lab, { present: '' });
      await begun(page);
      const total = Number(await page.getByTestId('beat').getAttribute('data-total'));
      for (let beat = 1; beat <= total; beat++) {
        await isBeat(page, beat);
        await expect.poll(() => cutOff(page), `beat ${beat}, ${size.width} wide`).toEqual([]);
        if (beat < total) await page.keyboard.press('PageDown');
      }
    }
  });
}

/** What is said, what was typed and its answer, and what the lab is called, where they do not fit. */
const cutOff = (page: Page) =>
  page.evaluate(() => {
    const whole = (element: Element) =>
      element.scrollHeight <= element.clientHeight + 1 &&
      element.scrollWidth <= element.clientWidth + 1;
    const said = document.querySelectorAll(
      '[data-testid="caption"], [data-testid="last-command"] > code, [data-presenting] h1',
    );
    return [...said].filter((element) => !whole(element)).map((element) => element.textContent);
  });

for (const { theme, lang, phone, name } of screens('dark, en, desk', 'light, zh, phone')) {
  test(`axe finds nothing in a presentation: ${name}`, async ({ playground, page }) => {
    test.slow();
    if (phone) await page.setViewportSize({ width: 390, height: 844 });
    await playground.open(LAB, { present: '', theme, lang });
    await begun(page);
    expect(await faults(page), 'at a beat').toEqual([]);
    await page.keyboard.press('2');
    await playground.act({ do: 'kill', node: '6381' });
    await playground.settle();
    await page.keyboard.press('s');
    expect(await faults(page, 'body', true), 'in free play, with a light').toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('3');
    await playground.settle();
    expect(await faults(page), 'with a console').toEqual([]);
    await playground.press('present-history');
    expect(await faults(page), 'the history').toEqual([]);
    await page.keyboard.press('b');
    await expect(page.getByTestId('blackout')).toBeFocused();
    expect(await faults(page), 'dark').toEqual([]);
  });
}
