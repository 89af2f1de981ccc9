// Nothing that a person typed goes in silence: not what is in memory alone, not what another tab has overtaken, not what was
// typed and never entered.
import { readFileSync } from 'node:fs';
import { continued, linesOf } from './chain.mjs';
import { expectInFile, onDisk, put, set, stoodIn } from './disk.mjs';
import { buildCommandLine, choose, goTo, said } from './files.mjs';
import { made, openFile } from './made.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';
import { ready } from './ready.mjs';

const title = (page) => page.getByLabel('Title of the procurement', { exact: true });
const authority = (page) => page.getByLabel('Contracting authority', { exact: true });
const state = (page) => page.locator('.app-header__state');
const saved = (page) => expect(state(page)).toContainText('Saved here at');
const notEntered = (page) => page.getByRole('region', { name: 'Not entered' });
const home = (page) => page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click();
const press = (where, name) => where.getByRole('button', { name, exact: true }).click();

/** Whether the browser would ask before it closes the tab. */
const asks = (page) => page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

async function enter(page, field, text) {
  await field(page).fill(text);
  await field(page).press('Tab');
}

/** A procurement called Library, open on its details. */
async function start(page) {
  await open(page);
  await press(page, 'Start a new procurement');
  await page.getByRole('link', { name: 'Details', exact: true }).click();
  await enter(page, title, 'Library');
}

async function openExample(page) {
  await home(page);
  await page.getByRole('button', { name: /^Sports pavilion: social value at 8/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible();
}

/** From now on, until `window.fails` is false, whatever lines this tab stores are refused. */
const refuse = (page) => page.evaluate(() => {
  const { add } = IDBObjectStore.prototype;
  window.fails = true;
  IDBObjectStore.prototype.add = function fail(...given) {
    const request = add.apply(this, given);
    if (window.fails) this.transaction.abort();
    return request;
  };
});

let program;
test.beforeAll(() => {
  test.setTimeout(600_000);
  program = buildCommandLine();
});

const nowhere = () => { IDBFactory.prototype.open = () => { throw new DOMException('No.', 'SecurityError'); }; };

test('the browser asks while anything is in memory alone, whatever is open', async ({ page }) => {
  await page.addInitScript(nowhere);
  await start(page);
  await openExample(page);
  expect(await asks(page)).toBe(true);
  await home(page);
  const download = page.waitForEvent('download');
  await press(page, 'Remove Library');
  await press(page, 'Save as file first');
  await download;
  await expect.poll(() => asks(page)).toBe(false);
});

test('it asks for a response too that its page has left', async ({ page }) => {
  await page.addInitScript(nowhere);
  await open(page);
  const text = said(program, 'form', 'examples/sports-pavilion.record.jsonl');
  await choose(page, { name: 'form.json', mimeType: 'application/json', buffer: Buffer.from(text) });
  await page.getByRole('link', { name: 'About you', exact: true }).click();
  await page.getByLabel('Name of your organisation').fill('Acme Ltd');
  await page.getByLabel('Name of your organisation').press('Tab');
  await home(page);
  await expect(page.getByRole('main')).toContainText('What you changed last is in no file');
  expect(await asks(page)).toBe(true);
});

test('what could not be stored is stored once it is opened again', async ({ page }) => {
  await start(page);
  await saved(page);
  await refuse(page);
  await enter(page, authority, 'Averdale');
  await expect(state(page)).toContainText('Not saved: see below');
  await openExample(page);
  expect(await asks(page)).toBe(true);
  await page.evaluate(() => { window.fails = false; });
  await home(page);
  await press(page, 'Continue Library');
  await expect(authority(page)).toHaveValue('Averdale');
  await saved(page);
  await page.reload();
  await ready(page);
  await expect(authority(page)).toHaveValue('Averdale');
});

test('what another tab has removed stays in the list when something else is opened', async ({ page, context }) => {
  await start(page);
  await saved(page);
  const other = await context.newPage();
  await open(other);
  await press(other, 'Remove Library');
  await press(other, 'Remove');
  await expect(other.getByRole('button', { name: 'Continue Library' })).toHaveCount(0);
  await enter(page, authority, 'Averdale');
  await expect(page.getByRole('region', { name: 'Removed in another tab' })).toBeVisible();
  await openExample(page);
  expect(await asks(page)).toBe(true);
  await home(page);
  await press(page, 'Continue Library');
  await expect(authority(page)).toHaveValue('Averdale');
  await saved(page);
  expect(await asks(page)).toBe(false);
});

test('what was stored from a file by another tab takes nothing away that was entered here since', async ({ page, context }) => {
  await start(page);
  await saved(page);
  await page.getByRole('link', { name: 'Set up', exact: true }).first().click();
  await page.getByRole('link', { name: 'Rounding, ties and minimums' }).first().click();
  await refuse(page);
  await page.locator('[id="scheme/rounding/mode=half-even"], input[value="half-even"]').first().check();
  await expect(state(page)).toContainText('Not saved: see below');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file', exact: true }).first().click();
  const text = readFileSync(await (await download).path(), 'utf8');
  const other = await context.newPage();
  await open(other);
  await choose(other, { name: 'Library.record.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(text) });
  await saved(other);
  await page.evaluate(() => { window.fails = false; });
  const leaf = page.locator('input[value="leaf"]').first();
  await leaf.check();
  await expect(page.getByRole('region', { name: 'Please note' })).toContainText('changed in another tab');
  await expect(leaf).toBeChecked();
  await saved(page);
  const lines = await linesOf(page);
  expect(lines).toHaveLength(4);
  expect(lines[3]).toContain('"stage":"leaf"');
});

test('text that was typed and not entered is marked, counted and named', async ({ page }) => {
  await open(page);
  await openFile(page, made({ bids: 3, questions: 2, measures: 2 }));
  await page.locator('[id="bids/b1/prices/price"]').click();
  await page.getByRole('button', { name: 'Open this bid’s page' }).click();
  const price = page.locator('input[id="bids/b1/prices/price"]');
  const kept = () => page.evaluate(() => new Promise((resolve) => {
    const request = indexedDB.open('common-measure');
    request.onsuccess = () => {
      const all = request.result.transaction('about').objectStore('about').getAll();
      all.onsuccess = () => {
        request.result.close();
        resolve(all.result.some((about) => about.includes('123456')));
      };
    };
  }));
  // What is wrong with a field that was left is said from a place that was there before.
  const says = page.locator('[aria-live="polite"]', { has: page.locator('[id="bids/b1/prices/price/error"]') });
  const region = await price.evaluateHandle((field) => field.closest('.govuk-form-group').querySelector('[aria-live="polite"]'));
  await price.fill('a lot');
  await price.press('Tab');
  await expect(says).toContainText('“a lot” is not a number.');
  expect(await says.evaluate((it, before) => it === before, region)).toBe(true);
  await price.fill('123456');
  await expect.poll(kept).toBe(true);
  await page.reload();
  await ready(page);
  await expect(price).toHaveValue('123456');
  await expect(price).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText('This was typed but not entered. Go there and enter it, or press Escape to give it up.')).toBeVisible();
  await expectAccessible(page);
  await goTo(page, 'Results');
  await expect(page.getByRole('main')).toContainText('1 entry could not be read or was not entered, and is not in this result');
  await page.goBack();
  await price.press('Enter');
  await expect(page.getByText('This was typed but not entered.')).toHaveCount(0);
  await goTo(page, 'Results');
  await expect(page.getByRole('main')).not.toContainText('not in this result');
});

test('a field that another tab changes while it is typed in says so', async ({ page, context }) => {
  await start(page);
  await saved(page);
  const other = await context.newPage();
  await open(other);
  await press(other, 'Continue Library');
  await enter(other, authority, 'Borough of Averdale');
  await saved(other);
  await page.bringToFront();
  await authority(page).pressSequentially('Averdale C');
  await expect(notEntered(page)).toContainText('Borough of Averdale. You are typing “Averdale C” there: if you enter it, it replaces theirs.');
  await expect(authority(page)).toHaveValue('Averdale C');
  await authority(page).press('Escape');
  await expect(authority(page)).toHaveValue('Borough of Averdale');
});

test.describe('with a file', () => {
  test.use({ choosers: stoodIn });

  test('that of the copy that does not go on is not written over', async ({ page }) => {
    const own = 'Library.record.jsonl';
    await open(page);
    await press(page, 'Start a new procurement');
    await set(page, { next: own });
    await press(page, 'Choose a place');
    await page.getByRole('link', { name: 'Details', exact: true }).click();
    await enter(page, title, 'Library');
    const common = await expectInFile(page, own, 2);
    await enter(page, authority, 'Birchester');
    await expectInFile(page, own, 3);
    const ours = await onDisk(page, own);
    await put(page, 'Theirs.record.jsonl', continued(common, 'Bob', [{ authority: 'Averdale' }]));
    await home(page);
    await set(page, { next: 'Theirs.record.jsonl' });
    await page.getByLabel(/^Choose a procurement that was saved/).click();
    await page.getByLabel('The copy in the file').check();
    await page.getByLabel('Bring over what was done in the other copy').uncheck();
    await press(page, 'Continue');
    await press(page, 'Go on with the copy in the file');
    await expect(page.getByRole('heading', { level: 1, name: 'History' })).toBeVisible();
    await page.getByRole('link', { name: 'Set up', exact: true }).first().click();
    await page.getByRole('link', { name: 'Details', exact: true }).click();
    await enter(page, authority, 'Averdale Council');
    await saved(page);
    expect(await onDisk(page, own)).toBe(ours);
  });
});
