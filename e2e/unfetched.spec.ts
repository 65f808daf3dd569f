/** Pieces of the program that do not come: the page says what is missing, and the rest of it goes on. */
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

/** From now on no file of this name is to be had. Returns what lets it through again. */
async function withhold(page: Page, files: RegExp): Promise<() => Promise<void>> {
  await page.route(files, (route) => route.abort('internetdisconnected'));
  return () => page.unroute(files);
}

/** The browser itself complains of what it cannot fetch. */
function forgive(complaints: string[]): void {
  const own = /net::ERR|dynamically imported module|preload CSS|EngineDied|Failed to fetch/;
  complaints.splice(0, complaints.length, ...complaints.filter((text) => !own.test(text)));
}

test('the engine’s second half does not come: the page says so, and starts again with the network', async ({
  playground,
  page,
  complaints,
}) => {
  const release = await withhold(page, /\/assets\/rest-[^/]*\.js/);
  await page.goto(`/?lab=${LAB}&clock=manual`);
  const sheet = page.getByTestId('worker-died');
  await expect(sheet).toContainText('could not be fetched');
  await expect(sheet).toContainText('rest-');
  await release();
  await sheet.getByRole('button', { name: 'Start the first lab' }).click();
  await expect(sheet).toBeHidden();
  await playground.settle();
  expect(await playground.ask('6379', 'HSET h f v')).toBe('(integer) 1');
  forgive(complaints);
});

test('without any network at all the sheet is plain, and still offers a way on', async ({
  playground,
  page,
  complaints,
}) => {
  const release = await withhold(page, /\/assets\/(rest|Trouble)-/);
  await page.goto(`/?lab=${LAB}&clock=manual`);
  const sheet = page.getByTestId('worker-died');
  await expect(sheet).toContainText('could not be fetched');
  await release();
  await sheet.getByRole('button', { name: 'Start the first lab' }).click();
  await expect(sheet).toBeHidden();
  await playground.settle();
  expect(await playground.ask('6379', 'PING')).toBe('PONG');
  forgive(complaints);
});

test('a panel that does not come is told of, and the page goes on', async ({
  playground,
  page,
  complaints,
}) => {
  await withhold(page, /\/assets\/(Tables|AboutDialog)-/);
  await playground.open(LAB);
  await page.getByRole('tab', { name: 'Table' }).click();
  await expect(page.getByTestId('notice')).toContainText('could not be fetched');
  await page.getByRole('tab', { name: 'Picture' }).click();
  await expect(page.getByTestId('role-6380')).toHaveText('replica');
  expect(await playground.ask('6379', 'SET k v')).toBe('OK');
  forgive(complaints);
});

for (const [missing, files] of [
  ['the first piece', /\/assets\/begin-/],
  ['what the first piece asks for', /\/assets\/early-/],
  ['the page’s own', /\/assets\/page-[^/]*\.js/],
  ['its style sheet', /\/assets\/page-[^/]*\.css/],
] as const) {
  test(`nothing can begin (${missing}): the document says so, and loads itself again`, async ({
    page,
    complaints,
  }) => {
    const release = await withhold(page, files);
    await page.goto(`/?lab=${LAB}&lang=zh`);
    const note = page.getByTestId('program-unreached');
    await expect(note).toBeVisible();
    await expect(note).toContainText('重新加载');
    await expect(note.getByText('Reload', { exact: true })).toBeHidden();
    await release();
    await note.getByRole('button').click();
    await expect(page.getByTestId('role-6379')).toBeVisible();
    await expect(note).toHaveCount(0);
    forgive(complaints);
  });
}
