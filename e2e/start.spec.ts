import { expect, test } from './fixtures.ts';

const LAB = 'one-master-two-replicas';

test('a visitor finds a master and two replicas alive, and can type', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByTestId('role-6379')).toHaveText(/master/i);
  for (const replica of ['6380', '6381']) {
    await expect(page.getByTestId(`role-${replica}`)).toHaveText(/replica/i);
    await expect(page.getByTestId(`link-status-${replica}`)).toHaveAttribute('data-value', 'up');
  }
  const master = page.getByTestId('console-6379');
  await master.getByRole('textbox').fill('SET greeting hello');
  await master.getByRole('textbox').press('Enter');
  await expect(master.getByRole('log')).toContainText('OK');
  const replica = page.getByTestId('console-6380');
  await expect(async () => {
    await replica.getByRole('textbox').fill('GET greeting');
    await replica.getByRole('textbox').press('Enter');
    await expect(replica.getByRole('log')).toContainText('"hello"', { timeout: 500 });
  }).toPass();
});

test('time goes back, and the same future comes again', async ({ playground }) => {
  await playground.open(LAB);
  const start = await playground.at();
  await playground.advance(100);
  await playground.ask('6379', 'SET k v');
  await playground.advance(3_000);
  const after = await playground.view();
  await playground.seek(start);
  const before = await playground.view();
  expect(before.nodes['6379']?.keys.count).toBe((after.nodes['6379']?.keys.count ?? 0) - 1);
  await playground.seek(after.now / 1000);
  expect((await playground.view()).nodes).toEqual(after.nodes);
});

for (const [system, asked, ground] of [
  ['dark', '', 'rgb(12, 17, 27)'],
  ['light', '', 'rgb(238, 242, 247)'],
  ['dark', '?theme=light', 'rgb(238, 242, 247)'],
  ['light', '?theme=dark', 'rgb(12, 17, 27)'],
] as const) {
  test(`before its program is here the page is in its colours: ${system} ${asked}`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme: system });
    await page.route(/assets\/main-.*\.js/, () => undefined);
    await page.goto(`/${asked}`, { waitUntil: 'commit' });
    await expect(page.locator('.loading')).toBeVisible();
    await expect(page.locator('body')).toHaveCSS('background-color', ground);
  });
}

test('a lab that cannot be fetched at the start is said, and may be tried again', async ({
  page,
  complaints,
}) => {
  await page.route(/labs\/one-master.*/, (route) => route.abort());
  await page.goto('/');
  const notice = page.getByTestId('unreached');
  await expect(notice).toContainText('one-master-two-replicas');
  await page.unroute(/labs\/one-master.*/);
  await notice.getByRole('button').click();
  await expect(notice).toBeHidden();
  await expect(page.getByTestId('role-6379')).toHaveText(/master/i);
  expect(complaints.join()).toMatch(/ERR_FAILED/);
  complaints.length = 0;
});

test('the title names the lab, in the language of the page', async ({ playground, page }) => {
  await playground.open(LAB);
  await expect(page).toHaveTitle('One master, two replicas · PSYNC Playground');
  await page.getByTestId('language').click();
  await expect(page).toHaveTitle('一主二仆 · PSYNC Playground');
});

test('what the head points to is there', async ({ page, request }) => {
  await page.goto('/');
  const addresses = await page.evaluate(() =>
    [
      ...[...document.querySelectorAll('link')].map((link) => link.href),
      ...[...document.querySelectorAll('meta[content$=".png"]')].map((meta) =>
        new URL(meta.getAttribute('content') ?? '', document.baseURI).toString(),
      ),
    ].filter((address) => !address.endsWith('.js')),
  );
  expect(addresses.join()).toMatch(/favicon.svg.*icon-32.*icon-180.*manifest.*social.png/);
  for (const address of addresses) {
    const answer = await request.get(address);
    expect(answer.headers()['content-type'], address).not.toContain('text/html');
  }
  const manifest = (await (await request.get('/manifest.webmanifest')).json()) as {
    icons: { src: string }[];
  };
  for (const { src } of manifest.icons) {
    expect((await request.get(`/${src}`)).headers()['content-type'], src).toContain('image/');
  }
});
