// Spreadsheets: the result and all bids saved, bids taken in, and nothing loaded before somebody wants it.
import { readFile } from 'node:fs/promises';
import { expect, expectAccessible, open, test } from './page.mjs';
import { goTo } from './files.mjs';
import { made, openFile } from './made.mjs';

const small = () => made({ bids: 3, questions: 2, measures: 2 });

const ofWorker = (url) => url.includes('common-measure-spreadsheets');

/** Presses a button that saves a file, and answers with its name and content. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

const choose = (page, content, name = 'bids.csv') =>
  page.getByLabel('Choose the spreadsheet').setInputFiles({ name, mimeType: '', buffer: Buffer.from(content) });

const toTakeIn = async (page) => {
  await goTo(page, 'Bids');
  await page.getByText('Take bids in from a spreadsheet', { exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Take bids in from a spreadsheet');
};

const takeIn = (page) => page.getByRole('button', { name: 'Take these bids in' });

test.describe('with bids', () => {
  let requests;

  test.beforeEach(async ({ page }) => {
    requests = [];
    page.on('request', (request) => requests.push(request.url()));
    await open(page);
    await openFile(page, small());
  });

  test('the result is saved as a workbook, by what is loaded only then', async ({ page }) => {
    await goTo(page, 'Results');
    await expect(page.getByRole('button', { name: 'Save as spreadsheet (.xlsx)' })).toBeVisible();
    expect(requests.filter(ofWorker), 'nothing of it is loaded before').toEqual([]);
    const { name, content } = await saved(page, 'Save as spreadsheet (.xlsx)');
    expect(name).toBe('Made for a test - result.xlsx');
    expect(content.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
    await expect(page.getByText('Downloaded as “Made for a test - result.xlsx”.')).toBeVisible();
    expect(requests.filter(ofWorker)).toHaveLength(3);
    await saved(page, 'Save as spreadsheet (.xlsx)');
    expect(requests.filter(ofWorker), 'it is loaded once').toHaveLength(3);
    await expectAccessible(page);
  });

  test('all bids are saved, and the same file taken in changes nothing', async ({ page }) => {
    await goTo(page, 'Bids');
    const { name, content } = await saved(page, 'Save all bids as a spreadsheet');
    expect(name).toBe('Made for a test - bids.xlsx');
    await toTakeIn(page);
    await choose(page, content, name);
    await expect(page.getByText('The sheet “Bids” has 3 bids, 0 of them new.')).toBeVisible();
    await expect(page.getByText('Nothing in the spreadsheet is different from what is here.')).toBeVisible();
    await expect(takeIn(page)).toHaveCount(0);
    await expectAccessible(page);
  });

  test('what differs is shown before it is taken in, as one change that can be undone', async ({ page }) => {
    await toTakeIn(page);
    await choose(page, 'Weather,[price],Supplier\nwet,"£901,000.50",Supplier 1 Ltd\ndry,950000,Fresh Ltd\n');
    await expect(page.getByText('The file has 2 bids, 1 of them new.')).toBeVisible();
    const changes = page.getByRole('table', { name: 'What would change' });
    await expect(changes.getByRole('row').nth(1)).toHaveText('B2Supplier 1 Ltd, Price£900,000£901,000.50');
    await expect(changes.getByRole('row').nth(2)).toHaveText('C3Fresh Ltdnothinga new bid, with 1 cell filled in');
    await expect(page.getByText('These columns are not known, and were left out: A1 “Weather”.')).toBeVisible();
    await expect(page.getByText('2 bids are not in the file, and left as they are.')).toBeVisible();
    await expectAccessible(page);
    await takeIn(page).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Bids');
    await expect(page.locator('[id="bids/b1/prices/price"]')).toContainText('901,000.50');
    await expect(page.locator('#bids-grid')).toContainText('Fresh Ltd');
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page.locator('[id="bids/b1/prices/price"]')).toContainText('900,000');
    await expect(page.locator('#bids-grid')).not.toContainText('Fresh Ltd');
  });

  test('what would change is worked out again when the procurement changes', async ({ page }) => {
    await page.locator('[id="bids/b1/prices/price"]').click();
    await page.keyboard.type('800000');
    await page.keyboard.press('Enter');
    await toTakeIn(page);
    await choose(page, 'Supplier,[price]\nSupplier 1 Ltd,800000\nSupplier 2 Ltd,700000\n');
    const changes = page.getByRole('table', { name: 'What would change' });
    await expect(changes.getByRole('row')).toHaveCount(2);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(changes.getByRole('row')).toHaveCount(3);
    await expect(changes.getByRole('row').nth(1)).toHaveText('B2Supplier 1 Ltd, Price£900,000£800,000');
    await takeIn(page).click();
    await expect(page.locator('[id="bids/b1/prices/price"]')).toHaveText('£800,000');
    await expect(page.locator('[id="bids/b2/prices/price"]')).toHaveText('£700,000');
  });

  test('text that was not entered goes from the cells that the file fills, and from no other', async ({ page }) => {
    const quantity = page.locator('[id="bids/b1/commitments/1"]');
    for (const id of ['bids/b1/prices/price', 'bids/b2/prices/price', 'bids/b1/commitments/1']) {
      await page.locator(`[id="${id}"]`).click();
      await page.keyboard.type('about 5');
      await page.keyboard.press('Enter');
    }
    await expect(quantity).toHaveText('about 5');
    await toTakeIn(page);
    await choose(page, 'Supplier,[price],[measure 1]\nSupplier 1 Ltd,555000,77\n');
    await takeIn(page).click();
    await expect(page.locator('[id="bids/b1/prices/price"]')).toHaveText('£555,000');
    await expect(quantity).toHaveText('77');
    await expect(page.locator('[id="bids/b2/prices/price"]')).toHaveText('about 5');
    await expect(page.locator('#bids-grid [aria-invalid="true"]')).toHaveCount(1);
  });

  test('a cell that could mean two things is asked about, and nothing is taken in', async ({ page }) => {
    await toTakeIn(page);
    await choose(page, 'Supplier,[price]\nSupplier 1 Ltd,about 5\nFresh Ltd,£1.2m\n');
    await expect(page.getByRole('heading', { name: '2 cells could not be taken as they are' })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Cell B3' })).toHaveText(
      'Cell B3 (Fresh Ltd, Price): “£1.2m” is not one plain number. It could mean £1,200,000. Enter what is meant.',
    );
    await expect(takeIn(page)).toHaveCount(0);
    await expectAccessible(page);
    await choose(page, 'Supplier,[price]\nSupplier 1 Ltd,5\nFresh Ltd,1200000\n');
    await expect(takeIn(page)).toBeVisible();
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await expectAccessible(page);
  });

  test('what is no spreadsheet is refused in words', async ({ page }) => {
    await toTakeIn(page);
    await choose(page, '\u0000\u0001\u0002', 'picture.xlsx');
    await expect(page.getByRole('alert')).toHaveText(
      'Error: The file is neither a workbook (.xlsx) nor text in UTF-8. Save it as .xlsx, or as “CSV UTF-8”.',
    );
    await expectAccessible(page);
  });

  test('a worker that cannot be loaded is told of, and the next try loads it', async ({ page, faults }) => {
    await goTo(page, 'Results');
    await page.route(ofWorkerPattern, (route) => route.abort());
    await page.getByRole('button', { name: 'Save as spreadsheet (.xlsx)' }).click();
    await expect(page.getByRole('alert')).toContainText('could not be loaded, or has stopped. Your work is not touched.');
    await page.unroute(ofWorkerPattern);
    const { content } = await saved(page, 'Save as spreadsheet (.xlsx)');
    expect(content.subarray(0, 2).toString()).toBe('PK');
    // The browser itself reports the file that was kept from it.
    faults.length = 0;
  });
});

const ofWorkerPattern = /common-measure-spreadsheets/;
