/** Every lab of the site opens, by its address and by the menu, and plays to the end as it promises. */
import { readFileSync } from 'node:fs';
import type { LabFile } from '../engine/contract.ts';
import { expect, test } from './fixtures.ts';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`../public/labs/${name}.json`, import.meta.url), 'utf8'));
const names = read('index') as string[];

for (const name of names) {
  const lab = read(name) as LabFile;

  test(`${name}: by its address, and every expectation is met`, async ({ playground, page }) => {
    await playground.open(name);
    await expect(page.getByTestId('lab-name')).toHaveText(lab.name.en);
    for (const { id } of lab.nodes) await expect(playground.node(id)).toBeVisible();
    expect(await playground.at()).toBe(lab.openAtMs ?? 0);
    const expected = lab.actions.filter((action) => action.do === 'expect').length;
    await playground.seek((lab.actions.at(-1)?.atMs ?? 0) + 5000);
    const { events } = await playground.view();
    const checked = events.filter((event) => event.kind === 'expectation');
    expect(checked.filter((event) => !event.met)).toEqual([]);
    expect(checked).toHaveLength(expected);
  });
}

test('the menu lists them all and opens each', async ({ playground, page }) => {
  await playground.open('one-master-two-replicas');
  for (const name of names.toReversed()) {
    const lab = read(name) as LabFile;
    await page.getByTestId('lab-menu').click();
    const dialog = page.getByRole('dialog', { name: 'Labs' });
    await expect(dialog.getByTestId(/^lab-/)).toHaveCount(names.length);
    await dialog.getByRole('button', { name: lab.name.en }).click();
    await expect(dialog).toBeHidden();
    await expect(page.getByTestId('lab-name')).toHaveText(lab.name.en);
    await expect(page.getByTestId(/^node-\d+$/)).toHaveCount(lab.nodes.length);
  }
});

test('a saved lab, opened again, is the same lab', async ({ playground, page }) => {
  await playground.open('short-outage');
  await playground.ask('6379', 'SET mine 1');
  await playground.advance(3000);
  await page.getByTestId('lab-menu').click();
  const downloading = page.waitForEvent('download');
  await page.getByTestId('save-file').click();
  const path = await (await downloading).path();
  const before = await playground.view();
  await playground.load('chain');
  await page.getByTestId('import-file').setInputFiles(path);
  await expect(page.getByTestId('lab-name')).toHaveText('A short outage: partial resync');
  await playground.seek(before.now / 1000);
  const after = await playground.view();
  expect(after.nodes).toEqual(before.nodes);
  expect(await playground.ask('6380', 'GET mine')).toBe('"1"');
});
