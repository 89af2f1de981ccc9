// Both sides of one procurement: an officer makes the form, a supplier answers it in another browser, another one in the
// workbooks with LibreOffice, all files come in, scores are confirmed, prices follow, and LibreOffice works the result out
// again.
import { readFileSync, writeFileSync } from 'node:fs';
import { assess, buildCommandLine, choose } from './files.mjs';
import { filledIn, workedOut } from './office.mjs';
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

/** What a supplier types into the workbook for quality and commitments. */
const TYPED = [
  ['supplier/name', 'Your entry', 'Northern Crews'],
  ...[['1', '2'], ['2', '3'], ['12', '1,050.5'], ['13', '8']].flatMap(([measure, many]) => [
    [`commitments/pavilion/${measure}`, 'How many', many],
    [`commitments/pavilion/${measure}`, 'How you will do it', `-${many} for each crew, = in all.`],
    [`commitments/pavilion/${measure}`, 'When', '1 May 2027'],
  ]),
  ['commitments/pavilion/8', 'How many', 'about 4'],
  ['answers/pavilion/method', 'Your answer', '=1+1 crews, in 2 steps.'],
];

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

  const books = await test.step('and its workbooks, which a supplier fills in with LibreOffice', async () => {
    const [response, prices] = [/^Save it as a spreadsheet: quality/, /^Save it as a spreadsheet: prices/];
    const save = (name) => download(page, () => main(page).getByRole('button', { name }).click());
    const [empty, unpriced] = [await save(response), await save(prices)];
    const named = ['supplier/name', 'Your entry', 'northern  crews'];
    return {
      quality: { name: 'nc quality.xlsx', bytes: filledIn(empty.bytes, TYPED) },
      price: { name: 'nc prices.xlsx', bytes: filledIn(unpriced.bytes, [named, ['prices/pavilion/price', 'Your price in £', '1,010,000.50']]) },
      other: { name: 'nc prices 2.xlsx', bytes: filledIn(unpriced.bytes, [named, ['prices/pavilion/price', 'Your price in £', '1']]) },
    };
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

  await test.step('all suppliers come in, are scored, and then priced', async () => {
    const alder = files('alder', 'Alder Example Builders');
    const from = ({ name, bytes }) => ({ name, mimeType: 'application/octet-stream', buffer: bytes });
    const choosing = page.getByLabel('Choose the files that suppliers sent');
    await link(page, 'Take responses in').click();
    await choosing.setInputFiles([
      from(books.price), from(sent.price), from(sent.quality), from(books.quality),
      asFile('alder.quality.json', alder.quality), asFile('alder.price.json', alder.price),
    ]);
    const crews = main(page).getByRole('listitem').filter({ has: page.locator('strong', { hasText: books.quality.name }) });
    await expect(crews).toContainText('Quality and commitments of Northern Crews');
    await expect(crews).toContainText('“about 4” is not one plain number. It is left out: ask the supplier, and enter it on the bid’s page. It could mean 4.');
    await sure(page, 'Take in 3 files', 'Yes, take them in');
    await expect(main(page).getByRole('row').filter({ hasText: 'Northern Crews' })).toContainText('1 thing to ask the supplier');
    for (const name of ['Helping Hands', 'Alder Example Builders', 'Northern Crews']) {
      await part(page, 'Bids');
      await page.getByRole('rowheader', { name }).click();
      await page.getByRole('button', { name: 'Open this bid’s page' }).click();
      if (name === 'Helping Hands') await expect(page.getByText('About Programme: 2 steps.')).toBeAttached();
      if (name === 'Northern Crews') {
        await expect(page.getByText('=1+1 crews, in 2 steps.')).toBeAttached();
        // What the supplier says when it is asked.
        await page.getByLabel('Quantity offered').nth(2).fill('4');
        await page.getByLabel('Quantity offered').nth(2).blur();
      }
      for (const question of ['Construction method', 'Programme', 'Working beside a school']) {
        await page.getByRole('group', { name: question }).getByLabel('3', { exact: true }).check();
      }
    }
    await part(page, 'Bids');
    await link(page, 'Responses that came as files, and their prices').click();
    await sure(page, /^Confirm the agreed scores/, 'Yes, confirm them');
    // The workbook for prices that came with the response is the one: no other takes its place.
    await choosing.setInputFiles([from(books.other), from(sent.price), asFile('alder.price.json', alder.price), from(books.price)]);
    await expect(main(page)).toContainText('No response that was taken in names this price file of “northern  crews”');
    await sure(page, 'Take in 3 files', 'Yes, take them in');
    await expect(main(page)).toContainText('3 files were taken in.');
  });

  const totals = await test.step('the result is that of the command line', async () => {
    const saved = await download(page, () => page.getByRole('button', { name: 'Save as file' }).click());
    const path = info.outputPath('after.record.jsonl');
    writeFileSync(path, saved.bytes);
    const [lot] = assess(program, path).lots;
    expect(lot.bids.map(({ name }) => name).sort()).toEqual(['Alder Example Builders', 'Helping Hands', 'Northern Crews']);
    await part(page, 'Results');
    for (const { name, total } of lot.bids) {
      await expect(main(page).getByRole('row').filter({ hasText: name }).first()).toContainText(total.shown ?? total);
    }
    return lot.bids.map(({ name, total }) => [name, total.shown ?? total]);
  });

  await test.step('and LibreOffice comes to the same in its workbook', async () => {
    const workbook = await download(page, () => main(page).getByRole('button', { name: 'Save as spreadsheet (.xlsx)' }).click());
    expect(workbook.name).toMatch(/\.xlsx$/);
    const { Result, Ranks } = workedOut(workbook.bytes);
    expect(Result).toMatch(/All \d+ figures are the same as Common Measure’s\./);
    for (const [name, total] of totals) {
      expect(Ranks.split('\n').find((row) => row.startsWith(name))).toContain(`,${total}`);
    }
  });
});
