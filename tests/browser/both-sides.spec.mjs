// Both sides of one procurement: an officer makes the form, a supplier answers it in another browser, both files come
// in, scores are confirmed, the price follows, and the workbook of the result says the same again.
import { readFileSync, writeFileSync } from 'node:fs';
import { assess, buildCommandLine, choose } from './files.mjs';
import { expect, open, test } from './page.mjs';
import { asFile, files, lockedRecord } from './supplied.mjs';

const main = (page) => page.getByRole('main');
const button = (page, name) => main(page).getByRole('button', { name, exact: true });
const link = (page, name) => main(page).getByRole('link', { name, exact: true });
const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const part = (page, name) => page.getByRole('navigation', { name: 'Menu' }).getByText(name, { exact: true }).click();

async function download(page, press) {
  const [there] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: there.suggestedFilename(), bytes: readFileSync(await there.path()) };
}

async function sure(page, name, yes) {
  await main(page).getByRole('button', { name }).click();
  await button(page, yes).click();
}

/** Fills in the page of one commitment and goes on. */
async function commit(page, many, how) {
  await page.getByLabel('How many', { exact: true }).fill(many);
  await page.getByLabel('How you will do it').fill(how);
  await page.getByLabel('When', { exact: true }).fill('Month 2 of 15');
  await page.getByLabel('What will show that it was done').fill('Log totals');
  await main(page).getByRole('button', { name: /^Continue/ }).click();
}

test('from the form to the result', async ({ page, browser }, info) => {
  test.setTimeout(120_000);
  const program = buildCommandLine();

  const form = await test.step('the officer makes the form', async () => {
    await open(page);
    await page.getByLabel('Your name').fill('Ann Officer');
    await page.getByLabel('Your name').blur();
    await choose(page, { name: 'p.record.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(lockedRecord()) });
    await expect(heading(page, 'Set up')).toBeVisible();
    await link(page, 'Lock the award criteria').click();
    await link(page, 'Make the response form').click();
    return download(page, () => button(page, 'Save the response form').click());
  });

  const sent = await test.step('a supplier answers it elsewhere', async () => {
    const elsewhere = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'en-GB', timezoneId: 'Europe/London' });
    await elsewhere.addInitScript(() => { delete window.showSaveFilePicker; delete window.showOpenFilePicker; });
    const there = await elsewhere.newPage();
    await open(there);
    await choose(there, { name: form.name, mimeType: 'application/json', buffer: form.bytes });
    await expect(heading(there, 'Your response')).toBeVisible();
    await link(there, 'About you').click();
    await there.getByLabel('Name of your organisation').fill('Helping Hands');
    await main(there).getByRole('button', { name: /^Continue/ }).click();
    for (const [many, how] of [['3', 'We train 3 people.'], ['6', '6 trainees sit the exam.'], ['4', '4 school leavers.'], ['45', '45 tonnes of brick.'], ['9', '9 neighbours.']]) {
      await commit(there, many, how);
    }
    for (const question of ['Construction method', 'Programme', 'Working beside a school']) {
      await expect(heading(there, question)).toBeVisible();
      await there.getByLabel('Your answer').fill(`About ${question}: 2 steps.`);
      await main(there).getByRole('button', { name: /^Continue/ }).click();
    }
    await there.getByLabel('Your price').fill('990,000');
    await main(there).getByRole('button', { name: /^Continue/ }).click();
    await button(there, 'Continue to the two files').click();
    await expect(heading(there, 'You have not sent your bid')).toBeVisible();
    const price = await download(there, () => button(there, 'Save the price file').click());
    const quality = await download(there, () => button(there, 'Save the quality and commitments file').click());
    await elsewhere.close();
    return { price, quality };
  });

  await test.step('both suppliers come in, are scored, and then priced', async () => {
    const alder = files('alder', 'Alder Example Builders');
    const from = ({ name, bytes }) => ({ name, mimeType: 'application/json', buffer: bytes });
    const choosing = page.getByLabel('Choose the files that suppliers sent');
    await link(page, 'Take responses in').click();
    await choosing.setInputFiles([from(sent.price), from(sent.quality), asFile('alder.quality.json', alder.quality), asFile('alder.price.json', alder.price)]);
    await sure(page, 'Take in 2 files', 'Yes, take them in');
    for (const name of ['Helping Hands', 'Alder Example Builders']) {
      await part(page, 'Bids');
      await page.getByRole('rowheader', { name }).click();
      await page.getByRole('button', { name: 'Open this bid’s page' }).click();
      if (name === 'Helping Hands') await expect(page.getByText('About Programme: 2 steps.')).toBeAttached();
      for (const question of ['Construction method', 'Programme', 'Working beside a school']) {
        await page.getByRole('group', { name: question }).getByLabel('3', { exact: true }).check();
      }
    }
    await part(page, 'Bids');
    await link(page, 'Responses that came as files, and their prices').click();
    await sure(page, /^Confirm the agreed scores/, 'Yes, confirm them');
    await choosing.setInputFiles([from(sent.price), asFile('alder.price.json', alder.price)]);
    await sure(page, 'Take in 2 files', 'Yes, take them in');
    await expect(main(page)).toContainText('2 files were taken in.');
  });

  await test.step('the result is that of the command line', async () => {
    const saved = await download(page, () => page.getByRole('button', { name: 'Save as file' }).click());
    const path = info.outputPath('after.record.jsonl');
    writeFileSync(path, saved.bytes);
    const [lot] = assess(program, path).lots;
    expect(lot.bids.map(({ name }) => name).sort()).toEqual(['Alder Example Builders', 'Helping Hands']);
    await part(page, 'Results');
    for (const { name, total } of lot.bids) {
      await expect(main(page).getByRole('row').filter({ hasText: name }).first()).toContainText(total.shown ?? total);
    }
  });

  await test.step('and so is its workbook', async () => {
    const workbook = await download(page, () => main(page).getByRole('button', { name: 'Save as spreadsheet (.xlsx)' }).click());
    expect(workbook.name).toMatch(/\.xlsx$/);
    expect(workbook.bytes.subarray(0, 2).toString()).toBe('PK');
  });
});
