// The record: every act an entry, kept line by line, saved as a file, and never written over.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCommandLine, choose, goTo, read, root } from './files.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';

const title = (page) => page.getByLabel('Title of the procurement', { exact: true });
const authority = (page) => page.getByLabel('Contracting authority', { exact: true });
const home = (page) => page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click();
const news = (page) => page.getByRole('region', { name: 'Please note' });
const saved = (page) => expect(page.getByRole('status').filter({ hasText: 'Saved here at' })).toBeVisible();
const details = (page) => page.getByRole('link', { name: 'Details', exact: true }).click();

/** Fills a field and leaves it, so that an entry is made. */
async function enter(page, field, text) {
  await field(page).fill(text);
  await field(page).blur();
  await saved(page);
}

/** Starts a procurement with a title, and stays on its details. */
async function start(page, text) {
  await page.getByRole('button', { name: 'Start a new procurement' }).click();
  await details(page);
  await enter(page, title, text);
}

/** Saves the record as a file and answers its text. */
async function file(page) {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file' }).click();
  const there = await download;
  expect(there.suggestedFilename()).toMatch(/\.record\.jsonl$/);
  return readFileSync(await there.path(), 'utf8');
}

const give = (page, name, text) => choose(page, { name, mimeType: 'application/jsonl', buffer: Buffer.from(text) });

const lines = (text) => text.trimEnd().split('\n');

/** What the browser keeps: the names of its stores, and the texts in one of them. */
const kept = (page, store) => page.evaluate((store) => new Promise((resolve, reject) => {
  const request = indexedDB.open('common-measure');
  request.onerror = () => reject(request.error);
  request.onsuccess = () => {
    const database = request.result;
    const all = database.transaction(store).objectStore(store).getAll();
    all.onsuccess = () => {
      database.close();
      // Lines that were stored together stand in one text.
      resolve({ stores: [...database.objectStoreNames], all: all.result.flatMap((text) => text.split('\n')) });
    };
  };
}), store);

test('entries carry the name that was given, and are only added to', async ({ page }) => {
  await open(page);
  await page.getByLabel('Your name').fill('Ann  Example');
  await page.getByLabel('Your name').blur();
  await start(page, 'Library');
  await expect(page.getByText('You enter as: Ann Example')).toBeVisible();
  const before = lines(await file(page));
  expect(before).toHaveLength(2);
  await enter(page, authority, 'Averdale');
  const after = lines(await file(page));
  expect(after.slice(0, 2)).toEqual(before);
  expect(after[2]).toContain('Ann Example');
  expect((await kept(page, 'lines')).all).toEqual(after);
  await page.reload();
  await expect(authority(page)).toHaveValue('Averdale');
  await expect(page.getByText('You enter as: Ann Example')).toBeVisible();
  // What is taken back stays in the record, and can be taken back after a reload too.
  await page.getByRole('button', { name: 'Undo details' }).click();
  await expect(authority(page)).toHaveValue('');
  await saved(page);
  await page.getByRole('button', { name: 'Redo details' }).click();
  await expect(authority(page)).toHaveValue('Averdale');
  await saved(page);
  expect(lines(await file(page)).slice(0, 3)).toEqual(after);
  expect((await kept(page, 'lines')).all).toHaveLength(5);
  // Someone else goes on.
  await page.getByRole('button', { name: 'Change your name' }).click();
  await expectAccessible(page);
  await page.getByLabel('Your name').fill('Bob Example');
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.getByText('You enter as: Bob Example')).toBeVisible();
  await expect(page.getByRole('button', { name: /^Undo/ })).toBeDisabled();
});

test('one letter of one reason is enough for the app, the command line and the script to name the entry', async ({ page }, testInfo) => {
  // The command line may have to be built.
  test.setTimeout(300_000);
  await open(page);
  await give(page, 'pavilion.record.jsonl', read('examples/sports-pavilion.record.jsonl'));
  await details(page);
  await enter(page, (page) => page.getByLabel('Reference'), 'R1');
  const program = buildCommandLine();
  const path = testInfo.outputPath('saved.record.jsonl');
  const answers = (text) => {
    writeFileSync(path, text);
    return [[program, 'verify', path], ['python3', join(root, 'docs/verify_record.py'), path]].map(([command, ...options]) => {
      const { status, stdout, stderr } = spawnSync(command, options, { encoding: 'utf8' });
      return [status, stdout + stderr];
    });
  };
  const whole = await file(page);
  expect(answers(whole).map(([status]) => status)).toEqual([0, 0]);
  const reason = 'the drainage sequence is described only in outline';
  const number = lines(whole).findIndex((line) => line.includes(reason)) + 1;
  expect(number).toBeGreaterThan(0);
  const changed = whole.replace(reason, reason.replace('only', 'well'));
  for (const [status, said] of answers(changed)) {
    expect(status).toBe(1);
    expect(said).toContain(`ntry ${number}`);
    expect(said).toContain('changed after it was written');
  }
  await home(page);
  await give(page, 'changed.record.jsonl', changed);
  await expect(page.getByRole('alert')).toContainText(`Line ${number} (entry ${number}): One of its texts was changed`);
  await expect(page.getByRole('button', { name: /^Continue/ })).toHaveCount(1);
});

test('the file of a record goes on where it ends, and nothing is written over', async ({ page }) => {
  await open(page);
  await start(page, 'Library');
  const first = await file(page);
  await enter(page, authority, 'Averdale');
  const second = await file(page);
  await home(page);
  const entries = (count) => expect(page.getByRole('button', { name: 'Continue Library' })).toHaveCount(count);

  await test.step('the same', async () => {
    await give(page, 'same.record.jsonl', second);
    await expect(news(page)).toContainText('are the same, entry for entry. Nothing was changed.');
    await expectAccessible(page);
    await home(page);
    await entries(1);
  });

  await test.step('an older one', async () => {
    await give(page, 'older.record.jsonl', first);
    await expect(news(page)).toContainText('which ends at entry 2 of 3. Nothing was changed.');
    await expect(authority(page)).toHaveValue('Averdale');
    await home(page);
  });

  await test.step('a broken one', async () => {
    await give(page, 'broken.record.jsonl', second.replace('"Library"', '"Archive"'));
    await expect(page.getByRole('alert')).toContainText('“broken.record.jsonl” was not opened. Line 2');
    await entries(1);
  });

  await test.step('one that goes on', async () => {
    await page.getByRole('button', { name: 'Remove Library' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByText('There are none yet.')).toBeVisible();
    await give(page, 'first.record.jsonl', first);
    await expect(page.getByRole('heading', { level: 1, name: 'Set up' })).toBeVisible();
    await saved(page);
    await home(page);
    await give(page, 'second.record.jsonl', second);
    await expect(news(page)).toContainText('Entries 3 to 3 were added to it.');
    await saved(page);
    expect(await file(page)).toBe(second);
    await home(page);
    await entries(1);
  });

  await test.step('one that parts from it', async () => {
    await page.getByRole('button', { name: 'Remove Library' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByText('There are none yet.')).toBeVisible();
    await give(page, 'first.record.jsonl', first);
    await details(page);
    await enter(page, authority, 'Elsewhere');
    await home(page);
    await give(page, 'second.record.jsonl', second);
    await expect(page.getByRole('main')).toContainText('are the same up to entry 2. After that, 1 entry was made here, and 1 entry in the file.');
    await page.getByRole('button', { name: 'Cancel: leave all as it is' }).click();
    await entries(1);
    await page.getByRole('button', { name: 'Continue Library' }).click();
    await expect(authority(page)).toHaveValue('Elsewhere');
  });
});

test('two tabs add to one record, and what both changed is said', async ({ page, context }) => {
  await open(page);
  await start(page, 'Library');
  const other = await context.newPage();
  await open(other);
  await other.getByRole('button', { name: 'Continue Library' }).click();
  await enter(other, authority, 'Averdale');
  // This tab does not know of that yet.
  await enter(page, title, 'Library and archive');
  await expect(news(page)).toContainText('changed in another tab');
  await expect(authority(page)).toHaveValue('Averdale');
  await expect(title(page)).toHaveValue('Library and archive');
  await enter(page, authority, 'Borough of Averdale');
  await authority(other).fill('Averdale Council');
  await authority(other).blur();
  const clashes = other.getByRole('region', { name: 'Not entered' });
  await expect(clashes).toContainText('Borough of Averdale');
  await expect(clashes).toContainText('Averdale Council');
  await expect(authority(other)).toHaveValue('Borough of Averdale');
  await expectAccessible(other);
  // It stays until it has been read, whatever is done meanwhile.
  await enter(other, (page) => page.getByLabel('Reference'), 'R1');
  await expect(clashes).toContainText('Averdale Council');
  await clashes.getByRole('button', { name: 'I have read this' }).click();
  await expect(clashes).toHaveCount(0);
  await expect(title(other)).toHaveValue('Library and archive');
  await saved(other);
  expect((await kept(page, 'lines')).all).toHaveLength(6);
});

test('what is half typed in one tab is not entered by another, and comes back when that tab is gone', async ({ page, context }) => {
  await open(page);
  await start(page, 'Library');
  const other = await context.newPage();
  await open(other);
  await other.getByRole('button', { name: 'Continue Library' }).click();
  await title(page).fill('Half of a ti');
  const noted = async () => (await kept(page, 'about')).all.join().includes('Half of a ti');
  await expect.poll(noted).toBe(true);
  await enter(other, authority, 'Averdale');
  await title(other).focus();
  await title(other).blur();
  await expect(title(other)).toHaveValue('Library');
  expect((await kept(other, 'lines')).all.join()).not.toContain('Half of a ti');
  expect(await noted()).toBe(true);
  await page.close();
  await other.reload();
  await expect(title(other)).toHaveValue('Half of a ti');
  await enter(other, title, 'Half of a title');
  await other.reload();
  await expect(title(other)).toHaveValue('Half of a title');
});

test('what another tab removed can be kept as a copy', async ({ page, context }) => {
  await open(page);
  await start(page, 'Library');
  const other = await context.newPage();
  await open(other);
  await other.getByRole('button', { name: 'Remove Library' }).click();
  await other.getByRole('button', { name: 'Remove', exact: true }).click();
  await expect(other.getByText('There are none yet.')).toBeVisible();
  await authority(page).fill('Averdale');
  await authority(page).blur();
  const removed = page.getByRole('region', { name: 'Removed in another tab' });
  await expect(removed).toBeVisible();
  expect((await kept(page, 'lines')).all).toEqual([]);
  await removed.getByRole('button', { name: 'Keep mine as a separate copy' }).click();
  await saved(page);
  await expect(authority(page)).toHaveValue('Averdale');
  expect((await kept(page, 'lines')).all).toHaveLength(3);
});

test('what was kept before there were records is taken over', async ({ page }) => {
  await page.route('**/empty', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('empty');
  const text = read('examples/sports-pavilion-8.json');
  await page.evaluate((text) => new Promise((resolve, reject) => {
    const request = indexedDB.open('common-measure', 1);
    request.onerror = () => reject(request.error);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('about');
      request.result.createObjectStore('text');
    };
    request.onsuccess = () => {
      const transaction = request.result.transaction(['about', 'text'], 'readwrite');
      const about = { key: 'old-1', title: 'Kept before', changed: '2026-01-02T03:04:05Z', stamp: 'x', screen: 'results' };
      transaction.objectStore('about').put(JSON.stringify(about), 'old-1');
      transaction.objectStore('text').put(text, 'old-1');
      transaction.oncomplete = () => {
        request.result.close();
        resolve();
      };
    };
  }), text);
  await open(page);
  await page.getByRole('button', { name: 'Continue Kept before' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible();
  await expect(page.getByText('Practice copy: not for award')).toBeVisible();
  await saved(page);
  const { stores, all } = await kept(page, 'lines');
  expect(stores).toEqual(['about', 'lines', 'places', 'responses', 'settings']);
  expect(all).toHaveLength(1);
  expect(all[0]).toContain('kept_before');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible();
});

test('a practice copy says so on every page and on paper, and bids wait for the lock elsewhere', async ({ page }) => {
  const practice = page.getByText('Practice copy: not for award', { exact: true });
  await open(page);
  await page.getByRole('button', { name: 'Sports pavilion: social value at 8\u00a0% of the award' }).click();
  for (const part of ['Results', 'Bids', 'Set up']) {
    await goTo(page, part);
    await expect(practice).toBeVisible();
  }
  await goTo(page, 'Results');
  await page.emulateMedia({ media: 'print' });
  await expect(practice).toBeVisible();
  await expect(page.getByText('You enter as')).toBeHidden();
  await page.emulateMedia({ media: 'screen' });
  await home(page);
  const procurement = JSON.parse(read('examples/sports-pavilion-8.json'));
  const bare = { ...procurement, suppliers: [], bids: [], evaluation: { mode: 'direct', scores: [] } };
  await choose(page, { name: 'bare.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(bare)) });
  await expect(page.getByRole('heading', { level: 1, name: 'Set up' })).toBeVisible();
  await expect(practice).toHaveCount(0);
});
