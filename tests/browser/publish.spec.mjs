// The result to publish: made in the app as by the command line, shown by the element.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCommandLine, choose, goTo, read, root, said } from './files.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';

const RECORD = 'examples/sports-pavilion.record.jsonl';

let program;
test.beforeAll(() => {
  test.setTimeout(600_000);
  program = buildCommandLine();
});

test('what an officer selects is saved as the command line makes it, and names no loser and no price', async ({ page }) => {
  await open(page);
  await choose(page, { name: 'pavilion.record.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(read(RECORD)) });
  await goTo(page, 'Results');
  const part = page.getByRole('region', { name: 'A result to publish' });
  const save = async () => {
    const download = page.waitForEvent('download');
    await part.getByRole('button', { name: 'Save the result to publish' }).click();
    return readFileSync(await (await download).path(), 'utf8');
  };
  expect(await save()).toBe(said(program, 'publish', join(root, RECORD)));
  await part.getByLabel('Ranks of all bids').check();
  await part.getByLabel('Their points on each section and question').check();
  const text = await save();
  expect(text).toBe(said(program, 'publish', join(root, RECORD), '--show', 'ranks,points'));
  expect(text).toContain('Alder Example Builders');
  expect(text).not.toMatch(/Birch|Cedar|£|1080000/);
  await expect(part.getByRole('status')).toContainText('.result.json');
  await expectAccessible(page);
});

test('a figure that is changed after the award changes the results, not what was decided, and that is said', async ({ page }) => {
  await open(page);
  await choose(page, { name: 'pavilion.record.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(read(RECORD)) });
  const warning = page.getByText('These are not the figures that the award was decided on');
  await goTo(page, 'Results');
  await expect(page.getByRole('region', { name: 'A result to publish' })).toBeVisible();
  await expect(warning).toHaveCount(0);
  await goTo(page, 'Bids');
  await expect(page.getByText('The award decision is recorded. It rests on the figures as they were then')).toBeVisible();
  await page.locator('[id="bids/cedar/scores/method"]').click();
  await page.keyboard.type('4');
  await page.keyboard.press('Enter');
  await goTo(page, 'Results');
  await expect(warning.first()).toBeVisible();
  const part = page.getByRole('region', { name: 'A result to publish' });
  await part.getByLabel('Their totals').check();
  const download = page.waitForEvent('download');
  await part.getByRole('button', { name: 'Save the result to publish' }).click();
  const now = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  const then = JSON.parse(said(program, 'publish', join(root, RECORD), '--show', 'totals'));
  expect(now.lots).toEqual(then.lots);
  await expectAccessible(page);
});

test('what the Procurement Act asks for before the notice is said beside the result to publish, where that Act holds', async ({ page }) => {
  await open(page);
  await choose(page, { name: 'pavilion.record.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(read(RECORD)) });
  await goTo(page, 'Results');
  const part = page.getByRole('region', { name: 'A result to publish' });
  await expect(part).toBeVisible();
  await expect(part).not.toContainText('assessment summary');
  await goTo(page, 'Set up');
  await page.getByRole('main').getByRole('link', { name: 'Details', exact: true }).click();
  await page.getByLabel('Procurement Act 2023 (England)', { exact: true }).check();
  await goTo(page, 'Results');
  await expect(part).toContainText('first send an assessment summary to each supplier whose bid was assessed');
  await expect(part).toContainText('a standstill of at least 8 working days');
  await expectAccessible(page);
});
