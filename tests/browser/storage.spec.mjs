// Where the browser keeps nothing, keeps it no longer, or has no room: each is said at once, work goes on, and the file
// is offered. What earlier versions kept is still there.
import { readFileSync } from 'node:fs';
import { linesOf, verify } from './chain.mjs';
import { read } from './files.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';
import { single } from './single.mjs';

// Each goes on with the work for a while.
test.setTimeout(90_000);

const title = (page) => page.getByLabel('Title of the procurement', { exact: true });
const authority = (page) => page.getByLabel('Contracting authority', { exact: true });
const state = (page) => page.locator('.app-header__state');
const nothingKept = (page) => page.getByRole('region', { name: 'Nothing is kept in this browser' });
const home = (page) => page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click();
const press = (where, name) => where.getByRole('button', { name, exact: true }).click();

async function enter(page, field, text) {
  await field(page).fill(text);
  await field(page).press('Tab');
}

/** Starts a procurement with a title, and stays on its details. */
async function start(page) {
  await press(page, 'Start a new procurement');
  await page.getByRole('link', { name: 'Details', exact: true }).click();
  await enter(page, title, 'Library');
}

/** The text of the file that a button gives. */
async function file(page, within, name = 'Save as file') {
  const download = page.waitForEvent('download');
  await press(within, name);
  return readFileSync(await (await download).path(), 'utf8');
}

/** Work goes on without the browser's store: entries are made, saved as a file, and found again from the start. */
async function goesOn(page, entries) {
  await enter(page, authority, 'Averdale');
  await expect(state(page)).toContainText('Not kept: see below');
  await expectAccessible(page);
  const text = await file(page, nothingKept(page));
  expect(verify(text.trimEnd().split('\n'))).toHaveLength(entries);
  expect(text).toContain('Averdale');
  await home(page);
  await press(page, 'Continue Library');
  await expect(authority(page)).toHaveValue('Averdale');
  await enter(page, authority, 'Averdale Council');
  await expect(authority(page)).toHaveValue('Averdale Council');
}

/** Something done with the database on a page of the same origin that is not the app. */
async function elsewhere(context, what) {
  const page = await context.newPage();
  await page.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('empty');
  const answer = await page.evaluate(what);
  await page.close();
  return answer;
}

const removeAll = () => new Promise((resolve, reject) => {
  const request = indexedDB.deleteDatabase('common-measure');
  request.onsuccess = resolve;
  request.onerror = () => reject(request.error);
});

const newerVersion = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('common-measure', 99);
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    request.result.close();
    resolve();
  };
});

for (const [how, block] of [
  ['refuses', () => { IDBFactory.prototype.open = () => { throw new DOMException('No.', 'SecurityError'); }; }],
  ['has none', () => { Object.defineProperty(window, 'indexedDB', { get: () => null }); }],
]) {
  test(`a browser that ${how} says so at once`, async ({ page }) => {
    await page.addInitScript(block);
    await open(page);
    await expect(nothingKept(page)).toContainText('You can go on, but your work is gone when you close or reload this page.');
    await expect(page.getByText('stays here until you close or reload this page')).toBeVisible();
    await start(page);
    await goesOn(page, 3);
  });
}

test('the browser is asked not to throw the work away, once it holds some', async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.asked = 0;
    StorageManager.prototype.persist = () => { globalThis.asked += 1; return Promise.resolve(false); };
  });
  await open(page);
  const asked = () => page.evaluate(() => globalThis.asked);
  expect(await asked()).toBe(0);
  await start(page);
  await expect(state(page)).toContainText('Saved');
  expect(await asked()).toBe(1);
  await enter(page, authority, 'Averdale');
  await expect(state(page)).toContainText('Saved');
  expect(await asked()).toBe(1);
});

test('what a newer version keeps is left alone', async ({ page, context }) => {
  await elsewhere(context, newerVersion);
  await open(page);
  await expect(nothingKept(page)).toContainText('A newer version of Common Measure has used this browser');
  await start(page);
  await goesOn(page, 3);
  const [there] = await page.evaluate(() => indexedDB.databases());
  expect(there).toEqual({ name: 'common-measure', version: 99 });
});

test('a newer version in another tab is said at once, and does not wait', async ({ page, context }) => {
  await open(page);
  await start(page);
  await expect(state(page)).toContainText('Saved here at');
  await elsewhere(context, newerVersion);
  await expect(nothingKept(page)).toContainText('A newer version of Common Measure was opened in another tab');
  await goesOn(page, 3);
  expect(await linesOf(page), 'what was kept before').toHaveLength(2);
});

test('what is removed under an open tab is said at once, and is still in the tab', async ({ page, context }) => {
  await open(page);
  await start(page);
  await expect(state(page)).toContainText('Saved here at');
  await elsewhere(context, removeAll);
  await expect(nothingKept(page)).toContainText('What this browser kept for this page was cleared while it was open.');
  await goesOn(page, 3);
});

test('a browser that clears its data says so at once', async ({ page, context, baseURL }) => {
  await open(page);
  await start(page);
  await expect(state(page)).toContainText('Saved here at');
  const session = await context.newCDPSession(page);
  await session.send('Storage.clearDataForOrigin', { origin: new URL(baseURL).origin, storageTypes: 'indexeddb' });
  await expect(nothingKept(page)).toContainText('What this browser kept for this page was cleared while it was open.');
  await goesOn(page, 3);
});

test('a full browser says so, and stores again when there is room', async ({ page, context, baseURL }) => {
  const failed = page.getByRole('region', { name: 'Your last changes are not saved' });
  await open(page);
  // Before anything is written: for a while after a write the browser does not count.
  const session = await context.newCDPSession(page);
  const { origin } = new URL(baseURL);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 });
  await start(page);
  await enter(page, authority, 'Averdale');
  await expect(failed).toContainText('The space that this browser gives to the page is full.');
  await expect(state(page)).toContainText('Not saved: see below');
  await expectAccessible(page);
  const text = await file(page, failed);
  expect(verify(text.trimEnd().split('\n'))).toHaveLength(3);
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await enter(page, authority, 'Averdale Council');
  await expect(state(page)).toContainText('Saved here at');
  await expect(failed).toBeHidden();
  expect(verify(await linesOf(page))).toHaveLength(4);
});

test('what the version before kept is there, and is kept on', async ({ page, context }) => {
  const lines = read('examples/sports-pavilion.record.jsonl').trimEnd().split('\n');
  const other = await context.newPage();
  await other.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await other.goto('empty');
  await other.evaluate((lines) => new Promise((resolve, reject) => {
    const request = indexedDB.open('common-measure', 2);
    request.onerror = () => reject(request.error);
    request.onupgradeneeded = () => {
      for (const store of ['about', 'lines', 'settings']) request.result.createObjectStore(store);
    };
    request.onsuccess = () => {
      const transaction = request.result.transaction(['about', 'lines', 'settings'], 'readwrite');
      const about = {
        key: 'two-1', title: 'Pavilion', changed: '2026-01-02T03:04:05Z', stamp: 'x', start: lines[0].slice(0, 64),
        practice: false, screen: 'results', unfinished: {}, changed_since_file: true,
      };
      transaction.objectStore('about').put(JSON.stringify(about), 'two-1');
      lines.forEach((line, at) => transaction.objectStore('lines').put(line, ['two-1', at + 1]));
      transaction.objectStore('settings').put('Ann Example', 'name');
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  }), lines);
  await other.close();
  await open(page);
  await expect(page.locator('.app-mine > li')).toContainText('Last changed 2 January 2026 at 03:04');
  await expect(page.locator('.app-mine > li')).toContainText('Never saved as a file');
  await press(page, 'Continue Pavilion');
  await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible();
  await expect(page.getByText('You enter as: Ann Example')).toBeVisible();
  await expect(state(page)).toContainText('Saved here at');
  await expect(state(page)).toContainText('Not yet in a file');
  expect(await linesOf(page)).toEqual(lines);
  await home(page);
  await expect(page.locator('.app-mine > li')).toContainText(/03:04, \d+\sKB/);
});

test('a page that was opened as a local file keeps nothing before the person says so', async ({ page }) => {
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await open(page, single);
  await expect(nothingKept(page)).toContainText('You opened Common Measure as a file.');
  await expectAccessible(page);
  await start(page);
  await goesOn(page, 3);
  expect(await databases()).toEqual([]);
  await page.reload();
  await expect(nothingKept(page)).toBeVisible();
  await home(page);
  await expect(page.getByText('There are none yet.')).toBeVisible();
  await start(page);
  await enter(page, authority, 'Averdale');
  await press(nothingKept(page), 'Keep it in this browser all the same');
  await expect(state(page)).toContainText('Saved here at');
  await expect(nothingKept(page)).toBeHidden();
  await expect(page.getByRole('main')).toBeFocused();
  expect(verify(await linesOf(page))).toHaveLength(3);
  await enter(page, authority, 'Averdale Council');
  await expect.poll(async () => (await linesOf(page)).length).toBe(4);
  await page.reload();
  await expect(authority(page)).toHaveValue('Averdale Council');
  await expect(nothingKept(page)).toBeHidden();
  verify(await linesOf(page));
});
