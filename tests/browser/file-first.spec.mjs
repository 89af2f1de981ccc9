// The file comes first: where it is kept is asked at the start, it is written at each step, and what the page says of
// it is true.
import { linesOf, verify } from './chain.mjs';
import { expectInFile, onDisk, put, set, stoodIn } from './disk.mjs';
import { asPractice, read } from './files.mjs';
import { expect, expectAccessible, open, test, withoutChoosers } from './page.mjs';

test.use({ choosers: stoodIn });
// Some look at many states, each at two widths.
test.setTimeout(90_000);

const FILE = 'Library.record.jsonl';
const title = (page) => page.getByLabel('Title of the procurement', { exact: true });
const authority = (page) => page.getByLabel('Contracting authority', { exact: true });
const state = (page) => page.locator('.app-header__state');
const question = (page) => page.getByRole('region', { name: 'Where should the file be kept?' });
const notWritten = (page) => page.getByRole('region', { name: 'Your last changes are not in the file' });
const goOn = (page) => page.getByRole('region', { name: 'Go on saving to a file' });
const reminder = (page) => page.getByRole('region', { name: 'Save the file now' });
const news = (page) => page.getByRole('region', { name: 'Please note' });
const home = (page) => page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click();
const press = (where, name) => where.getByRole('button', { name, exact: true }).click();
const saved = (page) => expect(state(page)).toContainText('Saved here at');

/** Nothing is wrong with the page at any width, and it is never wider than the window. */
async function fine(page) {
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await expectAccessible(page);
    expect(await page.evaluate(() => Math.max(0, document.scrollingElement.scrollWidth - innerWidth))).toBe(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
}

/** The name that the chooser was begun with last. */
const proposed = (page) => page.evaluate(() => window.proposed);

/** Fills a field and leaves it, so that an entry is made. */
async function enter(page, field, text) {
  await field(page).fill(text);
  await field(page).press('Tab');
  await saved(page);
}

async function start(page) {
  await open(page);
  await press(page, 'Start a new procurement');
  await expect(page.getByRole('heading', { level: 1, name: 'Set up' })).toBeVisible();
}

/** A procurement with a title and one entry more, kept in a file. */
async function inFile(page) {
  await start(page);
  await set(page, { next: FILE });
  await press(question(page), 'Choose a place');
  await page.getByRole('link', { name: 'Details', exact: true }).click();
  await enter(page, title, 'Library');
  return expectInFile(page, FILE, 2);
}

/** Waits until the browser has stored that everything is in the file. */
const noted = (page) => expect.poll(() => page.evaluate(() => new Promise((resolve) => {
  const request = indexedDB.open('common-measure');
  request.onsuccess = () => {
    const all = request.result.transaction('about').objectStore('about').getAll();
    all.onsuccess = () => {
      request.result.close();
      resolve(all.result.every((about) => !JSON.parse(about).changed_since_file));
    };
  };
}))).toBe(true);

/** An entry that can be made at the end of a whole record. */
async function enterLate(page) {
  await page.getByRole('link', { name: 'Lock the award criteria' }).last().click();
  await page.getByLabel('What is wrong').fill('A scale has no descriptors.');
  await page.getByLabel('What was decided about it').fill('It stands.');
  await press(page, 'Record the error');
  await press(page, 'Yes, record them');
}

/** Locks the criteria, with a deadline a month from now. */
async function lock(page) {
  await page.getByRole('navigation', { name: 'Menu' }).getByText('Set up', { exact: true }).click();
  await page.getByRole('link', { name: 'Lock the award criteria' }).last().click();
  const date = new Date(Date.now() + 30 * 86_400_000);
  const deadline = page.getByRole('group', { name: 'Tender deadline' });
  await deadline.getByLabel('Day').fill(String(date.getDate()));
  await deadline.getByLabel('Month').fill(String(date.getMonth() + 1));
  await deadline.getByLabel('Year').fill(String(date.getFullYear()));
  await deadline.getByLabel('Time').fill('12:00');
  await press(page.getByRole('main'), 'Lock the award criteria');
  await press(page, 'Yes, lock them');
}

/** Opens a file with the browser's own chooser. */
async function choose(page, name) {
  await set(page, { next: name });
  await page.getByLabel('Choose a procurement that was saved as a file, or a response form that a council sent you, or drop it here').click();
}

test('a place is asked for at the start, and the file is written at each step', async ({ page }) => {
  await start(page);
  await expect(question(page)).toBeVisible();
  await fine(page);
  await set(page, { next: 'cancel' });
  await press(question(page), 'Choose a place');
  expect(await page.evaluate(() => window.asked)).toEqual(['save']);
  await expect(question(page)).toBeVisible();
  await expect(state(page)).not.toContainText('record.jsonl');
  await set(page, { next: null });
  await press(question(page), 'Choose a place');
  await expect(question(page)).toBeHidden();
  const name = await proposed(page);
  await expectInFile(page, name, 1);
  await page.getByRole('link', { name: 'Details', exact: true }).click();
  await enter(page, title, 'Library');
  await expectInFile(page, name, 2);
  await enter(page, authority, 'Averdale');
  await expectInFile(page, name, 3);
  await page.getByRole('button', { name: /^Undo/ }).click();
  await expectInFile(page, name, 4);
  await fine(page);
});

test('the name that is proposed is not the one of a file that others save to', async ({ page }) => {
  const header = page.getByRole('banner');
  // 14:32 in the United Kingdom.
  await page.clock.setFixedTime(new Date('2027-07-01T13:32:05Z'));
  await start(page);
  await expect(question(page)).toContainText('Do not replace a file that is there already: the browser empties it at once');
  await set(page, { next: 'cancel' });
  await press(question(page), 'Choose a place');
  await expect.poll(() => proposed(page)).toBe('Procurement 2027-07-01 14.32.05.record.jsonl');
  await page.getByRole('link', { name: 'Details', exact: true }).click();
  await enter(page, title, 'Library');
  // A colleague's procurement may have the same title.
  const file = 'Library 2027-07-01 14.32.05.record.jsonl';
  await press(header, 'Save as file');
  await expect.poll(() => proposed(page)).toBe(file);
  await set(page, { next: null });
  await press(header, 'Save as file');
  const mine = await expectInFile(page, file, 2);
  // Now that there is a place, another one never bears its name: that would empty it.
  await page.clock.setFixedTime(new Date('2027-07-01T13:33:00Z'));
  await put(page, file, `${mine}${(await linesOf(page)).at(-1)}\n`);
  await enter(page, authority, 'Averdale');
  await expect(notWritten(page)).toContainText('Or save your work as another file. Do not replace a file that is there already: the browser empties it at once');
  await press(notWritten(page), 'Save as another file');
  await expectInFile(page, 'Library 2027-07-01 14.33.00.record.jsonl', 3);
  expect(await onDisk(page, file)).toBe(`${mine}${mine.split('\n').at(-2)}\n`);
});

test('what a colleague put there after a first write that failed is not written over', async ({ page }) => {
  const theirs = read('examples/sports-pavilion.record.jsonl');
  await start(page);
  await set(page, { next: FILE, fault: 'NotFoundError' });
  await press(question(page), 'Choose a place');
  await expect(notWritten(page)).toContainText(`“${FILE}” could not be written.`);
  await set(page, { fault: null });
  await put(page, FILE, theirs);
  await press(notWritten(page), 'Try again');
  await expect(notWritten(page)).toContainText(`Someone else has changed “${FILE}”.`);
  expect(await onDisk(page, FILE)).toBe(theirs);
});

test('an example and a plain procurement are asked for too, and the plain file stays as it is', async ({ page }) => {
  await open(page);
  await press(page, 'Sports pavilion: social value at 8\u00a0% of the award');
  await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible();
  await expect(question(page)).toBeVisible();
  await press(question(page), 'Not now');
  await expect(question(page)).toBeHidden();
  await expect(page.getByRole('main')).toBeFocused();
  await home(page);
  const plain = read('examples/sports-pavilion-20.json');
  await put(page, 'plain.json', plain);
  await choose(page, 'plain.json');
  await asPractice(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Set up' })).toBeVisible();
  await expect(question(page)).toBeVisible();
  await page.getByRole('link', { name: 'Details', exact: true }).click();
  // It was asked where it began, and the bar goes on saying so.
  await expect(question(page)).toBeHidden();
  await enter(page, authority, 'Elsewhere');
  await expect(state(page)).toContainText('Not yet in a file');
  expect(await onDisk(page, 'plain.json')).toBe(plain);
  await set(page, { next: FILE });
  await press(page, 'Save as file');
  await expect(state(page)).toContainText(`in ${FILE}`);
  expect(await onDisk(page, FILE)).toContain('Elsewhere');
});

test('“saved” is said once the file is closed, one write at a time, and the newest state wins', async ({ page }) => {
  const before = await inFile(page);
  await page.evaluate(() => {
    window.hold = new Promise((release) => { window.release = release; });
    window.ends = 0;
    window.closes = 0;
  });
  await enter(page, authority, 'Averdale');
  await expect.poll(() => page.evaluate(() => window.ends)).toBe(1);
  await expect(state(page)).toContainText(`Writing ${FILE}…`);
  for (const text of ['Averdale Borough', 'Borough of Averdale', 'Averdale Council']) await enter(page, authority, text);
  await expect(state(page)).toContainText(`Writing ${FILE}…`);
  await expect(state(page)).not.toContainText('in Library');
  // Half of it is written by now, and the file is whole all the same.
  expect(await onDisk(page, FILE)).toBe(before);
  await page.evaluate(() => window.release());
  const text = await expectInFile(page, FILE, 6);
  expect(text.startsWith(before)).toBe(true);
  expect(await page.evaluate(() => window.closes)).toBe(2);
});

test('after a reload it goes on when the person says so', async ({ page }) => {
  const before = await inFile(page);
  await noted(page);
  await set(page, { permission: 'prompt', answer: 'denied' });
  await page.reload();
  await expect(goOn(page)).toContainText(`Everything so far was saved in “${FILE}”.`);
  await expect(state(page)).toContainText(`Saved before in ${FILE}`);
  expect(await page.evaluate(() => window.asked), 'nothing is asked without a click').toEqual([]);
  await fine(page);
  await enter(page, authority, 'Averdale');
  await expect(goOn(page)).toContainText(`Your last changes are not in “${FILE}”.`);
  await expect(state(page)).toContainText(`Not written: see below (${FILE})`);
  await press(goOn(page), `Go on saving to ${FILE}`);
  await expect.poll(() => page.evaluate(() => window.asked)).toEqual(['permission']);
  await expect(goOn(page)).toBeVisible();
  expect(await onDisk(page, FILE)).toBe(before);
  await set(page, { permission: 'prompt', answer: 'granted' });
  await press(goOn(page), `Go on saving to ${FILE}`);
  await expectInFile(page, FILE, 3);
  await expect(goOn(page)).toBeHidden();
  // Where the browser has been told to allow it for good, nothing is asked.
  await page.reload();
  await expectInFile(page, FILE, 3);
  await enter(page, authority, 'Averdale Council');
  await expectInFile(page, FILE, 4);
  expect(await page.evaluate(() => window.asked)).toEqual([]);
  // Nor is it written to any more once the person has said so.
  await set(page, { permission: 'prompt' });
  await page.reload();
  await press(goOn(page), 'Do not save to it');
  await expect(goOn(page)).toBeHidden();
  await page.reload();
  await saved(page);
  await expect(state(page)).not.toContainText(FILE);
  await expect(goOn(page)).toBeHidden();
});

test('a record that is opened is saved to the file that it came from', async ({ page }) => {
  await open(page);
  const record = read('examples/sports-pavilion.record.jsonl');
  await put(page, 'pavilion.record.jsonl', record);
  await set(page, { permission: 'prompt' });
  await choose(page, 'pavilion.record.jsonl');
  await expect(page.getByRole('heading', { level: 1, name: 'Set up' })).toBeVisible();
  await expect(state(page)).toContainText('Saved in pavilion.record.jsonl');
  await expect(question(page)).toBeHidden();
  expect(await page.evaluate(() => window.asked), 'to look at it takes no permission').toEqual(['open']);
  expect(await onDisk(page, 'pavilion.record.jsonl')).toBe(record);
  // The first entry asks.
  await enterLate(page);
  const text = await expectInFile(page, 'pavilion.record.jsonl', 82);
  expect(text.startsWith(record)).toBe(true);
  expect(await page.evaluate(() => window.asked)).toEqual(['open', 'permission']);
});

test('a record that is dropped is saved to the file that it came from', async ({ page }) => {
  await open(page);
  const record = read('examples/sports-pavilion.record.jsonl');
  await put(page, 'pavilion.record.jsonl', record);
  await page.evaluate(async () => {
    const handle = await (await navigator.storage.getDirectory()).getFileHandle('pavilion.record.jsonl');
    DataTransferItem.prototype.getAsFileSystemHandle = async () => handle;
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(await handle.getFile());
    const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
    document.querySelector('.app-drop').dispatchEvent(event);
  });
  await expect(state(page)).toContainText('Saved in pavilion.record.jsonl');
  await enterLate(page);
  const text = await expectInFile(page, 'pavilion.record.jsonl', 82);
  expect(text.startsWith(record)).toBe(true);
});

test('an older copy that is opened is not written over', async ({ page }) => {
  const older = await inFile(page);
  await put(page, 'older.record.jsonl', older);
  await enter(page, authority, 'Averdale');
  const newer = await expectInFile(page, FILE, 3);
  await noted(page);
  await home(page);
  await choose(page, 'older.record.jsonl');
  await expect(news(page)).toContainText('which ends at entry 2 of 3. Nothing was changed.');
  await saved(page);
  await expect(state(page)).toContainText(`in ${FILE}`);
  expect(await onDisk(page, 'older.record.jsonl')).toBe(older);
  expect(await onDisk(page, FILE)).toBe(newer);
});

test('what someone else did to the file is not written over', async ({ page }) => {
  const mine = await inFile(page);
  // They go on from it with an entry of their own.
  const theirs = `${mine}${(await linesOf(page)).at(-1)}\n`;
  await put(page, FILE, theirs);
  await enter(page, authority, 'Averdale');
  await expect(notWritten(page)).toContainText(`Someone else has changed “${FILE}”.`);
  await expect(state(page)).toContainText(`Not written: see below (${FILE})`);
  expect(await onDisk(page, FILE)).toBe(theirs);
  await fine(page);

  await test.step('opening it compares it', async () => {
    await press(notWritten(page), `Open ${FILE}`);
    await expect(page.getByRole('alert')).toContainText(`“${FILE}” was not opened.`);
    await expect(authority(page)).toHaveValue('Averdale');
    expect(await onDisk(page, FILE)).toBe(theirs);
  });

  await test.step('another file takes the work', async () => {
    await set(page, { next: 'Mine.record.jsonl' });
    await press(notWritten(page), 'Save as another file');
    await expectInFile(page, 'Mine.record.jsonl', 3);
    await expect(notWritten(page)).toBeHidden();
    expect(await onDisk(page, FILE)).toBe(theirs);
  });

  await test.step('a file that holds some of the record is ours', async () => {
    await put(page, 'Mine.record.jsonl', `\u{feff}${mine.replaceAll('\n', '\r\n')}`);
    await enter(page, authority, 'Averdale Council');
    await expectInFile(page, 'Mine.record.jsonl', 4);
  });

  await test.step('the same size and another content is seen', async () => {
    const text = await onDisk(page, 'Mine.record.jsonl');
    const other = text.replace('Library', 'Archive');
    await put(page, 'Mine.record.jsonl', other);
    await enter(page, authority, 'Averdale');
    await expect(notWritten(page)).toBeVisible();
    expect(await onDisk(page, 'Mine.record.jsonl')).toBe(other);
  });
});

test('a colleague’s entries in the same file are taken in when it is opened', async ({ page }) => {
  await inFile(page);
  await enter(page, authority, 'Averdale');
  const three = await expectInFile(page, FILE, 3);
  // Someone else had gone on from here; this page knows the first two entries only.
  await home(page);
  await press(page, 'Remove Library');
  await press(page, 'Remove');
  await put(page, FILE, three.split('\n').slice(0, 2).join('\n') + '\n');
  await choose(page, FILE);
  await expect(state(page)).toContainText(`Saved in ${FILE}`);
  await put(page, FILE, three);
  await page.reload();
  await expect(notWritten(page)).toBeVisible();
  await press(notWritten(page), `Open ${FILE}`);
  await expect(news(page)).toContainText('Entries 3 to 3 were added to it.');
  await expectInFile(page, FILE, 3);
});

for (const [fault, reason] of [
  ['NotFoundError', 'It is not where it was: it was moved, renamed or deleted, or its drive is not connected.'],
  ['QuotaExceededError', 'There is no room for it where it is.'],
  ['NotAllowedError', 'The browser, or the folder that it is in, does not allow it.'],
]) {
  test(`a file that cannot be written says so, and work goes on (${fault})`, async ({ page }) => {
    const before = await inFile(page);
    await set(page, { fault });
    await enter(page, authority, 'Averdale');
    await expect(notWritten(page)).toContainText(`“${FILE}” could not be written. ${reason}`.replace('. ', '.'));
    await expect(state(page)).toContainText(`Not written: see below (${FILE})`);
    expect(await onDisk(page, FILE)).toBe(before);
    await press(notWritten(page), 'Try again');
    await expect(notWritten(page)).toBeVisible();
    await enter(page, authority, 'Averdale Council');
    await expect(notWritten(page)).toBeVisible();
    await fine(page);
    await set(page, { fault: null });
    await press(notWritten(page), 'Try again');
    await expectInFile(page, FILE, 4);
    await expect(notWritten(page)).toBeHidden();
  });
}

test('two tabs write to one file, and it holds what both did', async ({ page, context }) => {
  await inFile(page);
  const other = await context.newPage();
  await open(other);
  await press(other, 'Continue Library');
  await expect(state(other)).toContainText(`in ${FILE}`);
  for (let at = 1; at <= 5; at += 1) {
    await Promise.all([enter(page, title, `Library ${at}`), enter(other, authority, `Averdale ${at}`)]);
  }
  await enter(page, title, 'Library and archive');
  await expectInFile(page, FILE, 13);
  await enter(other, authority, 'Averdale Council');
  await expectInFile(other, FILE, 14);
  await expect(notWritten(page)).toBeHidden();
  await expect(notWritten(other)).toBeHidden();
});

test('where the browser keeps nothing, the file holds all of it', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('No.', 'SecurityError'); };
  });
  const kept = page.getByRole('region', { name: 'Nothing is kept in this browser' });
  await start(page);
  await expect(kept).toContainText('your work is gone when you close or reload this page');
  await set(page, { next: 'Procurement.record.jsonl' });
  await press(kept, 'Choose a place');
  await expect(kept).toContainText('You can go on: your work goes into the file at each step.');
  await expect(page.getByText('What you enter is saved in “Procurement.record.jsonl” as you go')).toBeVisible();
  await page.getByRole('link', { name: 'Details', exact: true }).click();
  await title(page).fill('Library');
  await title(page).press('Tab');
  await expect.poll(() => onDisk(page, 'Procurement.record.jsonl')).toContain('Library');
  await expect(state(page)).toHaveText(/^Saved at [0-9:]+ in Procurement.record.jsonl$/);
  await expect(kept.locator('summary')).toHaveText('Nothing is kept in this browser: your work is saved in “Procurement.record.jsonl” at each step.');
  expect(verify((await onDisk(page, 'Procurement.record.jsonl')).trimEnd().split('\n'))).toHaveLength(2);
  await fine(page);
});

test('where it was read that nothing is kept, the place is asked for once more with the next procurement', async ({ page }) => {
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => { throw new DOMException('No.', 'SecurityError'); };
  });
  const kept = page.getByRole('region', { name: 'Nothing is kept in this browser' });
  await start(page);
  await expect(question(page)).toBeHidden();
  await press(kept, 'I have read this');
  await expect(kept).toBeFocused();
  await expect(question(page)).toBeHidden();
  await home(page);
  await press(page, 'Start a new procurement');
  await expect(question(page)).toContainText('Choose a place for the file of this procurement');
  await expect(question(page)).not.toContainText('clear the browser when you log off');
  await expect(kept.locator('summary')).toBeVisible();
  await fine(page);
});

test('where the browser shows no chooser after all, the file is a download', async ({ page }) => {
  await start(page);
  await set(page, { next: 'refuse' });
  const download = page.waitForEvent('download');
  await press(question(page), 'Choose a place');
  expect((await download).suggestedFilename()).toBe('Procurement.record.jsonl');
  await expect(question(page)).toBeHidden();
  await home(page);
  const chooser = page.waitForEvent('filechooser');
  await choose(page, 'refuse');
  await (await chooser).setFiles({
    name: 'pavilion.record.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(read('examples/sports-pavilion.record.jsonl')),
  });
  await expect(page.getByRole('heading', { level: 1, name: 'Set up' })).toBeVisible();
});

test('the list says what is in a file, and removing asks with that', async ({ page }) => {
  const mine = page.locator('.app-mine > li');
  const remove = page.locator('#remove-question');
  await inFile(page);
  await home(page);
  await expect(mine).toHaveCount(1);
  await expect(mine).toContainText(`Saved as a file after the last change: ${FILE}`);
  await expect(mine).toContainText(/Last changed \d+ \w+ \d{4} at \d\d:\d\d, \d+\sKB/);
  await press(page, 'Sports pavilion: social value at 8\u00a0% of the award');
  await home(page);
  await expect(mine).toHaveCount(2);
  await expect(mine.first()).toContainText('Practice copy');
  await expect(mine.first()).toContainText('Never saved as a file');
  await press(page, 'Continue Library');
  await set(page, { fault: 'NotFoundError' });
  await enter(page, authority, 'Averdale');
  await expect(notWritten(page)).toBeVisible();
  await home(page);
  await expect(mine.first()).toContainText(`Changed since it was saved as a file: ${FILE}`);
  await fine(page);
  await press(page, 'Remove Library');
  await expect(remove).toBeFocused();
  await expect(remove).toContainText(`Changed since it was saved as a file: ${FILE}. What was changed after that is in no file.`);
  await expect(remove).toContainText('at least three years (Procurement Act 2023, section 98)');
  await expect(remove).toContainText('A copy in this browser is not your council’s record.');
  await fine(page);
  await set(page, { fault: null, next: 'Kept.record.jsonl' });
  await press(remove, 'Save as file first');
  await expect(remove).toContainText('Saved as a file after the last change: Kept.record.jsonl. Check that the file is where you keep it.');
  const kept = await onDisk(page, 'Kept.record.jsonl');
  expect(kept).toBe(`${(await linesOf(page)).filter((line) => kept.includes(line)).join('\n')}\n`);
  await press(remove, 'Remove');
  await expect(mine).toHaveCount(1);
  // The file is not removed with it.
  expect(await onDisk(page, 'Kept.record.jsonl')).toBe(kept);
  // One that is not open.
  await page.reload();
  await page.getByRole('button', { name: /^Remove/ }).click();
  await expect(remove).toContainText('Never saved as a file. There is nothing else to go back to.');
  const download = page.waitForEvent('download');
  await press(remove, 'Save as file first');
  await download;
  await expect(remove).toContainText('Downloaded as a file after the last change. Check that the file is where you keep it.');
});

test('who is reminded to save, and could replace a file, is told not to', async ({ page }) => {
  await start(page);
  await page.getByRole('link', { name: 'Criteria and weights', exact: true }).click();
  await press(page, '60\u00a0% price, 40\u00a0% quality');
  await lock(page);
  await expect(reminder(page)).toContainText('Do not replace a file that is there already: the browser empties it at once');
  await fine(page);
});

test.describe('in a browser that cannot write files', () => {
  test.use({ choosers: withoutChoosers });

  test('it reminds: in the bar, and when criteria are locked', async ({ page }) => {
    await start(page);
    await expect(question(page)).toBeHidden();
    await expect(state(page)).not.toContainText('file');
    await page.getByRole('link', { name: 'Criteria and weights', exact: true }).click();
    await press(page, '60\u00a0% price, 40\u00a0% quality');
    await expect(state(page)).toContainText('Not yet in a file');
    const download = page.waitForEvent('download');
    await press(page, 'Save as file');
    await download;
    await expect(state(page)).not.toContainText('file');
    await page.getByLabel('Weight of Price, in per cent').press('Tab');
    await expect(reminder(page)).toBeHidden();
    await lock(page);
    await expect(reminder(page)).toContainText('The award criteria are locked.');
    await expect(state(page)).toContainText('Changed since it was saved as a file');
    await fine(page);
    const again = page.waitForEvent('download');
    await press(reminder(page), 'Save as file');
    await again;
    await expect(reminder(page)).toBeHidden();
    await expect(state(page)).not.toContainText('file');
  });
});
