// Responses that come as files: what would come of each is shown first, prices wait for the agreed scores, and the
// result is that of the command line.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { assess, buildCommandLine, choose } from './files.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';
import { asFile, files, lockedRecord } from './supplied.mjs';

const main = (page) => page.getByRole('main');
const link = (page, name) => main(page).getByRole('link', { name, exact: true });
const button = (page, name) => main(page).getByRole('button', { name, exact: true });
const part = (page, name) => page.getByRole('navigation', { name: 'Menu' }).getByText(name, { exact: true }).click();
const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const waiting = (page, name) => main(page).getByRole('listitem').filter({ has: page.locator('strong', { hasText: name }) });
const take = (page, chosen) => page.getByLabel('Choose the files that suppliers sent').setInputFiles(chosen);

/** Nothing is wrong with the page, and it is not wider than the window. */
async function fine(page, what) {
  await test.step(what, async () => {
    await expectAccessible(page);
    const wider = await page.evaluate(() => Math.max(0, document.scrollingElement.scrollWidth - innerWidth));
    expect(wider, `${what} fits`).toBe(0);
  });
}

/** Presses a button that asks first, and answers. */
async function sure(page, name, yes) {
  await main(page).getByRole('button', { name }).click();
  await expect(main(page).getByRole('group', { name: /\?$/ })).toBeFocused();
  await button(page, yes).click();
}

async function openRecord(page) {
  await open(page);
  await page.getByLabel('Your name').fill('Ann Officer');
  await page.getByLabel('Your name').blur();
  await choose(page, { name: 'pavilion.record.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(lockedRecord()) });
  await expect(heading(page, 'Set up')).toBeVisible();
  await part(page, 'Bids');
  await link(page, 'Responses that came as files, and their prices').click();
  await expect(heading(page, 'Responses')).toBeVisible();
}

async function scoreAll(page, names, level) {
  for (const name of names) {
    await part(page, 'Bids');
    await page.getByRole('rowheader', { name }).click();
    await page.getByRole('button', { name: 'Open this bid’s page' }).click();
    await expect(heading(page, name)).toBeVisible();
    for (const question of ['Construction method', 'Programme', 'Working beside a school']) {
      await page.getByRole('group', { name: question }).getByLabel(level, { exact: true }).check();
    }
  }
  await part(page, 'Bids');
  await link(page, 'Responses that came as files, and their prices').click();
}

async function savedRecord(page, path) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file' }).click();
  const text = readFileSync(await (await download).path(), 'utf8');
  if (path) writeFileSync(path, text);
  return text;
}

for (const size of [{ width: 1280, height: 900 }, { width: 320, height: 640 }]) {
  test(`responses come in, then scores, then prices, at ${size.width} px`, async ({ page }) => {
    test.setTimeout(40_000);
    await page.setViewportSize(size);
    const [alder, birch] = [files('alder', 'Alder Example Builders'), files('birch', 'Birch Example Ltd')];
    await openRecord(page);
    await expect(main(page)).toContainText('No response was taken in yet.');
    await fine(page, 'nothing yet');

    await test.step('each file says what would come of it', async () => {
      await take(page, [
        asFile('alder.price.json', alder.price), asFile('alder.quality.json', alder.quality),
        asFile('birch.quality.json', birch.quality), asFile('holiday.json', '{"format": "photo"}'),
      ]);
      await expect(waiting(page, 'alder.quality.json')).toContainText('Quality and commitments of Alder Example Builders');
      await expect(waiting(page, 'alder.quality.json')).toContainText('2 things differ from what is asked');
      await expect(waiting(page, 'alder.price.json')).toContainText('The agreed scores of “Sports pavilion” are not confirmed yet, and no price is opened before they are.');
      await expect(waiting(page, 'holiday.json')).toContainText('Not ready');
      await fine(page, 'files that wait');
      await button(page, 'Leave this file out about holiday.json').or(waiting(page, 'holiday.json').getByRole('button')).first().click();
      await expect(waiting(page, 'holiday.json')).toHaveCount(0);
    });

    await test.step('two are taken in, and the price waits', async () => {
      await sure(page, 'Take in 2 files', 'Yes, take them in');
      await expect(main(page)).toContainText('2 files were taken in.');
      const row = main(page).getByRole('row').filter({ hasText: 'Alder Example Builders' });
      await expect(row).toContainText(alder.code);
      await expect(row).toContainText('Wait for the agreed scores');
      await expect(waiting(page, 'alder.price.json')).toContainText('Not ready');
      await expect(main(page)).toContainText('6 agreed scores are missing.');
      await fine(page, 'responses taken in');
      expect(await savedRecord(page)).not.toContain('1080000');
    });

    await test.step('what a bid answers stands beside its score', async () => {
      await scoreAll(page, ['Alder Example Builders', 'Birch Example Ltd'], '3');
      await expect(main(page)).toContainText('Every agreed score is entered.');
      await sure(page, /^Confirm the agreed scores/, 'Yes, confirm them');
      await expect(main(page)).toContainText('Confirmed by Ann Officer');
      await fine(page, 'scores confirmed');
    });

    await test.step('prices come in, and only those that belong to a response', async () => {
      const other = files('alder', 'Alder Example Builders', (offered) => ({ ...offered, made: '2026-03-31T10:00:00Z' }));
      await take(page, [asFile('alder.price.json', alder.price), asFile('birch.price.json', birch.price), asFile('other.price.json', other.price.replace('1080000', '1000000'))]);
      await expect(waiting(page, 'other.price.json')).toContainText('No response that was taken in names this price file');
      await sure(page, 'Take in 2 files', 'Yes, take them in');
      await expect(main(page).getByRole('row').filter({ hasText: 'Birch Example Ltd' })).toContainText(/Taken in \(entry \d+\)/);
      await fine(page, 'prices taken in');
    });

    await test.step('the result is that of the command line', async () => {
      const path = test.info().outputPath('after.record.jsonl');
      const text = await savedRecord(page, path);
      expect(text).toContain('1080000');
      const program = buildCommandLine();
      expect(spawnSync(program, ['verify', path]).status).toBe(0);
      const [lot] = assess(program, path).lots;
      await part(page, 'Results');
      for (const { name, total } of lot.bids) {
        await expect(main(page).getByRole('row').filter({ hasText: name }).first()).toContainText(total.shown ?? total);
      }
    });
  });
}

test('a replacement says that it arrived in time; what is opened again says why', async ({ page }) => {
  test.setTimeout(40_000);
  await openRecord(page);
  const first = files('alder', 'Alder Example Builders');
  const second = files('birch', 'Alder Example Builders');
  await take(page, [asFile('first.json', first.quality)]);
  await sure(page, 'Take in 1 file', 'Yes, take them in');
  await expect(main(page)).toContainText('1 file was taken in.');
  await take(page, [asFile('again.json', first.quality), asFile('second.json', second.quality)]);
  await expect(waiting(page, 'again.json')).toContainText('This file was taken in already, in entry 3.');
  await expect(waiting(page, 'second.json')).toContainText('There is a bid of Alder Example Builders already.');
  await waiting(page, 'second.json').getByLabel(/It arrived before the tender deadline and replaces the response of entry 3/).check();
  await expect(waiting(page, 'second.json')).toContainText('Ready');
  await sure(page, 'Take in 1 file', 'Yes, take them in');
  await expect(main(page).getByRole('row').filter({ hasText: first.code })).toContainText('Replaced (entry 4)');
  await scoreAll(page, ['Alder Example Builders'], '2');
  await sure(page, /^Confirm the agreed scores/, 'Yes, confirm them');
  await test.step('confirmed scores are neither emptied nor pasted over in the table, and it says why', async () => {
    await part(page, 'Bids');
    const score = page.locator('#bids-grid .app-grid__score').first();
    const said = page.locator('.app-grid__said');
    await score.click();
    await page.keyboard.press('Delete');
    await expect(said).toHaveText(/^Nothing was cleared\. The agreed scores of this lot were confirmed, in entry \d+\. Open them again first, with a reason\.$/);
    await page.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', '3\t3\n');
      document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    });
    await expect(said).toHaveText(/^Nothing was pasted\. The agreed scores of this lot were confirmed/);
    await expect(score).toHaveText('2');
    await page.getByRole('button', { name: 'Add a bid', exact: true }).click();
    await page.keyboard.type('Late Ltd');
    await page.keyboard.press('Enter');
    await expect(said).toHaveText(/^No bid was added\. The agreed scores of this lot were confirmed/);
    await page.keyboard.press('Escape');
    await link(page, 'Responses that came as files, and their prices').click();
  });
  await main(page).getByText('Open the scores of Sports pavilion again').click();
  await main(page).getByRole('button', { name: /^Open them again/ }).click();
  await expect(page.getByRole('alert')).toContainText('Confirmed scores are opened again for a reason.');
  await page.getByLabel('Why they are opened again').fill('The score of question 1 was entered for another bid.');
  await sure(page, /^Open them again/, 'Yes, open them again');
  await expect(main(page)).toContainText('Every agreed score is entered.');
  await part(page, 'History');
  await expect(main(page)).toContainText('Confirmed scores were opened again (The score of question 1 was entered for another bid.)');
});

test('files that are not taken in yet wait while another page is open, with what was said of them', async ({ page }) => {
  await openRecord(page);
  const alder = files('alder', 'Alder Example Builders');
  await take(page, [asFile('alder.quality.json', alder.quality)]);
  await sure(page, 'Take in 1 file', 'Yes, take them in');
  const second = files('birch', 'Alder Example Builders');
  await take(page, [asFile('second.json', second.quality), asFile('alder.price.json', alder.price)]);
  const replaces = waiting(page, 'second.json').getByLabel(/It arrived before the tender deadline and replaces the response of entry 3/);
  await replaces.check();
  await expect(waiting(page, 'second.json')).toContainText('Ready');
  await expect(main(page)).toContainText('2 files are not taken in yet');
  await part(page, 'Bids');
  await link(page, 'Responses that came as files, and their prices').click();
  await expect(main(page)).toContainText('2 files are not taken in yet');
  await expect(replaces).toBeChecked();
  await expect(waiting(page, 'alder.price.json')).toContainText('Not ready');
  await sure(page, 'Take in 1 file', 'Yes, take them in');
  await expect(main(page)).toContainText('1 file was taken in.');
  // That is news once.
  await part(page, 'Bids');
  await link(page, 'Responses that came as files, and their prices').click();
  await expect(main(page)).toContainText('1 file is not taken in yet');
  await expect(main(page)).not.toContainText('1 file was taken in.');
  // The start page gives it up.
  await page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click();
  await page.getByRole('button', { name: /^Continue/ }).first().click();
  await part(page, 'Bids');
  await link(page, 'Responses that came as files, and their prices').click();
  await expect(heading(page, 'Responses')).toBeVisible();
  await expect(waiting(page, 'alder.price.json')).toHaveCount(0);
});

test('the response form of locked criteria is saved as a file and as a page', async ({ page, context }) => {
  await openRecord(page);
  await link(page, 'response form').click();
  await expect(heading(page, 'Response form')).toBeVisible();
  await page.getByLabel('Where suppliers send their responses (optional)').fill('https://portal.example/42');
  await page.getByLabel('Where suppliers send their responses (optional)').blur();
  await fine(page, 'the response form');
  const saved = async (name) => {
    const download = page.waitForEvent('download');
    await button(page, name).click();
    return readFileSync(await (await download).path(), 'utf8');
  };
  const form = JSON.parse(await saved('Save the response form'));
  expect(form.format).toBe('common-measure response form');
  expect(form.send_to).toBe('https://portal.example/42');
  const code = await page.locator('.app-check-code').innerText();
  expect(form.criteria).toBe(code);
  const paper = await saved('Save it as a page to print or fill in with Word');
  expect(paper).toContain('Before: 13 April 2026 at 13:00, UK time');
  const path = test.info().outputPath('form.html');
  writeFileSync(path, paper);
  const sheet = await context.newPage();
  await sheet.goto(`file://${path}`);
  await expectAccessible(sheet);
  await expect(sheet.getByRole('heading', { name: 'Jobs for people out of work' })).toBeVisible();
});
