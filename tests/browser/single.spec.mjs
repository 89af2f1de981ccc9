// The edition that comes as one file, opened from a drive: it does what the app does, asks for nothing, and says so when
// it was damaged on its way.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { linesOf, verify } from './chain.mjs';
import { assess, buildCommandLine, choose, goTo, openProjectFile, root, said } from './files.mjs';
import { inFirefox } from './firefox.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';
import { expected, shown } from './results.mjs';
import { copied, single } from './single.mjs';

const EXAMPLE = 'examples/sports-pavilion-8.json';
const TITLE = 'Sports pavilion: social value at 8 % of the award';

let program;
test.beforeAll(() => {
  test.setTimeout(600_000);
  program = buildCommandLine();
});

const nothingKept = (page) => page.getByRole('region', { name: 'Nothing is kept in this browser' });
const press = (where, name) => where.getByRole('button', { name, exact: true }).click();

/** What a button downloads: its name and content. */
async function saved(page, name) {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).first().click()]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

/** What the page asked for, besides itself. */
function requests(page) {
  const asked = [];
  page.on('request', (request) => {
    const url = request.url();
    // Blobs and data are in the page already.
    if (!/^(blob|data):/.test(url) && !request.isNavigationRequest()) asked.push(url);
  });
  return asked;
}

test('starts from a drive under a policy of its own, and asks for nothing', async ({ page }) => {
  const asked = requests(page);
  await open(page, copied());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Common Measure');
  await expect(page.getByText('There are none yet.')).toBeVisible();
  await expect(page.locator('#app-failure')).toBeHidden();
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe-inline|'unsafe-eval'|'self'|https?:|\*/);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await expectAccessible(page);
  expect(asked).toEqual([]);
});

test('its policy is in force', async ({ page, faults }) => {
  await open(page, single);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.slipped = true';
    document.head.append(script);
    const style = document.createElement('style');
    style.textContent = 'h1 { color: rgb(1, 2, 3) }';
    document.head.append(style);
    return [window.slipped, getComputedStyle(document.querySelector('h1')).color];
  });
  expect(ran[0]).toBeUndefined();
  expect(ran[1]).not.toBe('rgb(1, 2, 3)');
  await page.evaluate(() => fetch('https://example.org/').catch(() => {}));
  expect(faults.filter((fault) => fault.includes('Content Security Policy')).length).toBeGreaterThanOrEqual(3);
  faults.length = 0;
});

test('shows its start in the words of the app before it is unpacked, and passes a click on', async ({ page }) => {
  await page.addInitScript(() => {
    // Nothing is unpacked before the test says so.
    const { instantiate } = WebAssembly;
    const held = new Promise((go) => { window.letThrough = go; });
    WebAssembly.instantiate = async (...given) => {
      await held;
      return instantiate(...given);
    };
  });
  await page.goto(single);
  const words = await page.locator('#shell-start').innerText();
  await expectAccessible(page);
  await expect(page.locator('.app-stuck')).toHaveCount(0);
  await press(page, 'Start a new procurement');
  await expect(page.getByRole('status')).toHaveText('Opening…');
  await page.evaluate(() => window.letThrough());
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up');
  await page.goBack();
  expect(await page.locator('main').innerText()).toContain(words);
});

test('a file that is chosen at once is opened as soon as it is known what the browser keeps', async ({ page }) => {
  await page.addInitScript(() => {
    const { databases } = IDBFactory.prototype;
    const held = new Promise((resolve) => { window.letThrough = resolve; });
    IDBFactory.prototype.databases = async function wait() {
      await held;
      return databases.call(this);
    };
  });
  await open(page, single);
  const form = said(program, 'form', 'examples/sports-pavilion.record.jsonl');
  await choose(page, { name: 'form.json', mimeType: 'application/json', buffer: Buffer.from(form) });
  await expect(page.getByRole('status')).toHaveText('Opening…');
  await page.evaluate(() => window.letThrough());
  await expect(page.getByRole('link', { name: 'About you', exact: true })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('gives the command line’s figures, prints, and saves a file that opens again', async ({ page }) => {
  const asked = requests(page);
  const report = assess(program, join(root, EXAMPLE));
  const wanted = expected(report, report.lots[0]);
  expect(wanted.points.flat().length).toBeGreaterThan(1);
  await open(page, single);
  await openProjectFile(page, EXAMPLE);
  await goTo(page, 'Results');
  expect(await shown(page)).toEqual(wanted);

  await page.evaluate(() => { window.print = () => { window.printed = true; }; });
  await press(page, 'Print with all workings');
  await page.waitForFunction(() => window.printed);
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: 'Print with all workings' })).toBeHidden();
  await expect(page.getByText('Alder Example Builders is first with 90.81 points').first()).toBeVisible();
  await page.emulateMedia({ media: 'screen' });

  const { name, content } = await saved(page, 'Save as file');
  expect(name).toMatch(/\.record\.jsonl$/);
  await expect(nothingKept(page)).toContainText('You downloaded your work as a file. What you change from now on is only on this page until you save it again.');
  await page.reload();
  await expect(nothingKept(page)).toBeVisible();
  await page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click();
  await expect(page.getByText('There are none yet.')).toBeVisible();
  await choose(page, { name, mimeType: 'application/jsonl', buffer: content });
  await page.getByRole('heading', { level: 1, name: 'Set up' }).waitFor();
  await goTo(page, 'Results');
  expect(await shown(page)).toEqual(wanted);
  expect(asked).toEqual([]);
});

test('says whole once that nothing is kept, then in one line, and everywhere what is true of the work', async ({ page }) => {
  const state = page.locator('.app-header__state');
  const line = nothingKept(page).locator('summary');
  const whole = page.getByText('other pages that are opened as files may be able to read it');
  const foot = page.getByRole('contentinfo');
  const enter = async (label, text) => {
    await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByLabel(label, { exact: true }).press('Tab');
  };
  await open(page, single);
  await expect(whole).toBeVisible();
  await expect(line).toHaveCount(0);
  await expect(page.getByRole('heading', { name: 'My procurements on this page' })).toBeVisible();
  await expect(foot).toContainText('your work is kept only in the files that you save');
  await expect(foot).not.toContainText('stays in this browser');

  // It stands whole on every page until it was read.
  await press(page, 'Start a new procurement');
  await expect(whole).toBeVisible();
  await press(nothingKept(page), 'I have read this');
  await expect(nothingKept(page)).toBeFocused();
  await expect(line).toBeInViewport();
  await expect(whole).toBeHidden();
  await expect(line).toHaveText('Nothing is kept in this browser. Your work is only on this page, not in a file.');
  await expect(page.getByText('What you enter is only on this page until you save it as a file.')).toBeVisible();
  await expect(page.getByText('saved in this browser as you go')).toHaveCount(0);
  await expectAccessible(page);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await line.press('Enter');
  await expect(whole).toBeVisible();
  await expect(nothingKept(page).getByRole('button', { name: 'Keep it in this browser all the same' })).toBeVisible();
  await expectAccessible(page);
  await page.setViewportSize({ width: 1280, height: 720 });

  await page.getByRole('link', { name: 'Details', exact: true }).click();
  await enter('Title of the procurement', 'Library');
  await expect(state).toContainText('Not kept: see below');
  await expect(state).toContainText('Not yet in a file');
  await saved(page, 'Save as file');
  await expect(state).toHaveText('Downloaded as a file');
  await expect(line).toHaveText('Nothing is kept in this browser. You downloaded your work; later changes are only on this page.');
  await enter('Contracting authority', 'Averdale');
  await expect(state).toContainText('Not kept: see below');
  await expect(state).toContainText('Changed since it was saved as a file');
  await expect(line).toHaveText('Nothing is kept in this browser. Your last changes are only on this page, not in a file.');
});

test('keeps the person’s name while the page is loaded again, says what became of the work, and offers a name from a file', async ({ page, context }) => {
  await open(page, single);
  await page.getByLabel('Your name').fill('Ann  Example');
  await page.getByLabel('Your name').press('Tab');
  await press(page, 'Start a new procurement');
  await expect(page.getByText('You enter as: Ann Example')).toBeVisible();
  await page.getByRole('link', { name: 'Details', exact: true }).click();
  await page.getByLabel('Title of the procurement', { exact: true }).fill('Library');
  await page.getByLabel('Title of the procurement', { exact: true }).press('Tab');
  const { name, content } = await saved(page, 'Save as file');

  await page.reload();
  await expect(page.getByText('What was open on this page is not kept in this browser. If you saved it as a file, open the file.')).toBeVisible();
  await expect(page.getByText('no longer kept')).toHaveCount(0);
  await expect(page.getByLabel('Your name')).toHaveValue('Ann Example');
  await choose(page, { name, mimeType: 'application/jsonl', buffer: content });
  await expect(page.getByText('You enter as: Ann Example')).toBeVisible();
  await expect(page.getByRole('button', { name: 'I am Ann Example' })).toBeHidden();

  // In a tab of its own nobody has given a name yet, but the file has it.
  const other = await context.newPage();
  await open(other, single);
  await expect(other.getByLabel('Your name')).toHaveValue('');
  await choose(other, { name, mimeType: 'application/jsonl', buffer: content });
  await expect(other.getByText('You enter as: Not named')).toBeVisible();
  await expect(other.locator('.app-header__state')).toHaveText(`Saved in ${name}`);
  await other.getByRole('button', { name: 'I am Ann Example' }).click();
  await expect(other.getByText('You enter as: Ann Example')).toBeVisible();
  await expect(other.getByRole('button', { name: 'Change your name' })).toBeFocused();
  await expect(other.getByRole('button', { name: 'I am Ann Example' })).toBeHidden();
});

test('opens its examples, and once the person says so, keeps work for the next time', async ({ page }) => {
  const report = assess(program, join(root, EXAMPLE));
  await open(page, single);
  await expect(nothingKept(page)).toContainText('You opened Common Measure as a file. Your work is kept only in the files that you save.');
  await page.getByRole('button', { name: TITLE.replace('8 %', '8\u00a0%') }).click();
  await page.getByRole('heading', { level: 1, name: 'Results' }).waitFor();
  expect(await shown(page)).toEqual(expected(report, report.lots[0]));
  await expect(nothingKept(page)).toContainText('your work is gone when you close or reload this page');
  await press(nothingKept(page), 'Keep it in this browser all the same');
  await expect(page.locator('.app-header__state')).toContainText('Saved here at');
  verify(await linesOf(page));
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible();
  expect(await shown(page)).toEqual(expected(report, report.lots[0]));
});

test('saves bids as a spreadsheet, and takes them in', async ({ page }) => {
  const asked = requests(page);
  await open(page, single);
  await openProjectFile(page, EXAMPLE);
  await goTo(page, 'Bids');
  const { name, content } = await saved(page, 'Save all bids as a spreadsheet');
  expect(content.subarray(0, 4).toString('latin1')).toBe('PK\u0003\u0004');
  await page.getByText('Take bids in from a spreadsheet', { exact: true }).click();
  const sheet = page.getByLabel('Choose the spreadsheet');
  await sheet.setInputFiles({ name, mimeType: '', buffer: content });
  await expect(page.getByText('Nothing in the spreadsheet is different from what is here.')).toBeVisible();
  await sheet.setInputFiles({ name: 'bids.csv', mimeType: '', buffer: Buffer.from('Supplier,[price]\nAlder Example Builders,900000\n') });
  await press(page, 'Take these bids in');
  await expect(page.locator('[id="bids/alder/prices/price"]')).toContainText('900,000');
  expect(asked).toEqual([]);
});

test('a supplier fills in a response form', async ({ page }) => {
  await open(page, single);
  const form = said(program, 'form', 'examples/sports-pavilion.record.jsonl');
  await choose(page, { name: 'form.json', mimeType: 'application/json', buffer: Buffer.from(form) });
  await page.getByRole('link', { name: 'About you', exact: true }).click();
  await page.getByLabel('Name of your organisation').fill('Helping Hands');
  await expect(page.getByText('Not kept in this browser: see below')).toBeVisible();
  const { content } = await saved(page, 'Save a file');
  expect(content.toString()).toContain('Helping Hands');
});

test('runs from a web server as well', async ({ page, baseURL }) => {
  const address = new URL('common-measure.html', baseURL).href;
  const body = await readFile(new URL(single));
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }));
  await open(page, address);
  await openProjectFile(page, EXAMPLE);
  await expect(nothingKept(page)).toBeHidden();
});

/** Where the packed parts begin, and where they end. */
const packed = (bytes) => [bytes.indexOf('id="packed">') + 'id="packed">'.length, bytes.lastIndexOf('</script>')];

const changes = {
  'with another byte': (bytes) => {
    const [start, end] = packed(bytes);
    const at = Math.floor((start + end) / 2);
    bytes[at] = bytes[at] === 0x61 ? 0x62 : 0x61;
    return bytes;
  },
  'cut off': (bytes) => bytes.subarray(0, packed(bytes)[1] - 1000),
  'cut off before what is packed': (bytes) => bytes.subarray(0, bytes.indexOf('<script type="text/plain"')),
  'that lost its line ends': (bytes) => Buffer.from(bytes.filter((byte, at) => byte !== 0x0a || at < packed(bytes)[0])),
  'saved as UTF-8': (bytes) => Buffer.from(new TextDecoder('windows-1252').decode(bytes)),
  'saved as ASCII': (bytes) => Buffer.from(bytes.map((byte) => (byte < 0x80 ? byte : 0x3f))),
};

for (const [how, change] of Object.entries(changes)) {
  test(`a copy ${how} says that it is damaged`, async ({ page, faults }) => {
    await page.goto(copied(change));
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('This copy of Common Measure is damaged');
    await expect(alert).toContainText('Get the file again from where it came from');
    await expect(alert).toContainText('Procurements that were saved, as files or in this browser, are unharmed.');
    await expect(alert).toBeFocused();
    await expect(page.getByRole('button', { name: 'Start a new procurement' })).toBeDisabled();
    await expectAccessible(page);
    faults.length = 0;
  });
}

for (const [how, change] of Object.entries({
  'whose script was changed': (bytes) => {
    bytes.write('x', bytes.indexOf('const damaged = [') + 6);
    return bytes;
  },
  'that was cut off in its script': (bytes) => bytes.subarray(0, bytes.indexOf('const damaged = [')),
})) {
  test(`a copy ${how} says that it has not started`, async ({ page, faults }) => {
    await page.goto(copied(change));
    await expect(page.getByText('Common Measure has not started.')).toBeVisible({ timeout: 20_000 });
    await expect(page.locator('#start-new')).toBeHidden();
    await expectAccessible(page);
    // Where there is a whole script, the browser names it: the policy does not know it.
    faults.length = 0;
  });
}

test('a copy with the line ends of Windows starts all the same', async ({ page }) => {
  const windows = (bytes) => Buffer.from(bytes.toString('latin1').replaceAll('\n', '\r\n'), 'latin1');
  await open(page, copied(windows));
  await openProjectFile(page, EXAMPLE);
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('says that it is needed', async ({ page }) => {
    await page.goto(single);
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.getByText('Loading…')).toBeHidden();
  });
});

test('without WebAssembly it says what to ask for', async ({ page }) => {
  await page.addInitScript(() => { delete window.WebAssembly; });
  await page.goto(single);
  await expect(page.getByRole('alert')).toContainText('Ask your IT team to allow WebAssembly for pages that are opened as a file');
});

test('in Firefox it starts, scores the example, and saves a spreadsheet', async () => {
  test.setTimeout(120_000);
  const report = assess(program, join(root, EXAMPLE));
  await inFirefox(async (page, faults) => {
    await page.goto(copied());
    await page.waitForFunction(() => document.documentElement.dataset.commonMeasure === 'ready');
    const button = (words) => page.locator(`::-p-xpath(//button[contains(., "${words}")])`).click();
    await button('social value at 8');
    await page.waitForSelector('.app-results__lot');
    const here = { locator: (selector) => ({ nth: (at) => ({ evaluate: (of) => page.$$(selector).then((all) => all[at].evaluate(of)) }) }) };
    expect(await shown(here)).toEqual(expected(report, report.lots[0]));
    // What is downloaded has passed the worker and come back whole.
    await page.evaluate(() => {
      const { createObjectURL } = URL;
      URL.createObjectURL = (blob) => {
        window.lastBlob = blob;
        return createObjectURL(blob);
      };
    });
    await button('Save as spreadsheet');
    await page.waitForFunction(() => document.body.textContent.includes('Downloaded as'));
    const start = await page.evaluate(async () => {
      const blob = [...new Uint8Array(await window.lastBlob.arrayBuffer())];
      return { start: blob.slice(0, 4), size: blob.length };
    });
    expect(start.start).toEqual([0x50, 0x4b, 3, 4]);
    expect(start.size).toBeGreaterThan(10_000);
    expect(faults).toEqual([]);
  });
});
