// The app without a connection, and the change from one version to the next: whole or not at all, and never unasked.
import { cpSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { nameVersion } from '../../web/module/version.mjs';
import { root } from './files.mjs';
import { inFirefox } from './firefox.mjs';
import { expect, expectAccessible, open, test as base, withoutChoosers } from './page.mjs';
import { Site, built, copyOf } from './site.mjs';

/** `site` serves the built app; `another` makes a version that differs from it in a script, and in what it says. */
const test = base.extend({
  site: async ({}, use) => {
    const site = await new Site().start();
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.address),
  another: async ({}, use) => {
    const copies = [];
    await use((mark) => {
      const copy = copyOf(built);
      copies.push(copy);
      const script = join(copy.path, 'boot.js');
      writeFileSync(script, `document.documentElement.dataset.mark = '${mark}';\n${readFileSync(script, 'utf8')}`);
      return { folder: copy.path, version: nameVersion(copy.path) };
    });
    for (const copy of copies) copy.remove();
  },
});

test.use({ serviceWorkers: 'allow' });
test.setTimeout(60_000);

const version = (folder) => /data-version="([^"]+)"/.exec(readFileSync(join(folder, 'index.html'), 'utf8'))[1];
const ready = (page) => expect(page.getByText('This page also opens without a connection')).toBeVisible();
const notice = (page) => page.getByRole('region', { name: 'New version' });
const use = (page) => notice(page).getByRole('button', { name: 'Use it now' });
const title = (page) => page.getByLabel('Title of the procurement', { exact: true });

/** The page's own version, and what its first script has marked it with. */
const shown = (page) => page.evaluate(() => [document.querySelector('[data-version]').dataset.version, document.documentElement.dataset.mark]);

/** The names of the stores, and of the files in each. */
const stored = (page) => page.evaluate(async () => {
  const stores = {};
  for (const name of await caches.keys()) {
    const requests = await (await caches.open(name)).keys();
    stores[name] = requests.map(({ url }) => url.slice(new URL('./', location.href).href.length)).sort();
  }
  return stores;
});

const nameOfStore = (site, folder) => `common-measure ${site.address} ${version(folder)}`;

/** The files of a folder that a page may load. */
const filesOf = (folder) => readdirSync(folder).filter((name) => name !== 'service-worker.js' && !/\.(gz|br)$/.test(name)).sort();

/** Has the browser look for a new version, and answers with what becomes of it: `installed`, `redundant` … */
const look = (page) => page.evaluate(async () => {
  const registration = await navigator.serviceWorker.ready;
  const outcome = new Promise((resolve) => {
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker.addEventListener('statechange', () => resolve(worker.state));
    });
  });
  await registration.update();
  return outcome;
});

const clear = (page) => page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));

async function startWork(page) {
  await page.getByRole('button', { name: 'Start a new procurement' }).click();
  await page.getByRole('link', { name: 'Details', exact: true }).click();
  await title(page).fill('Library');
  await title(page).press('Tab');
}

async function saveSpreadsheet(page) {
  await page.getByRole('button', { name: 'Sports pavilion: social value at 8' }).click();
  const name = 'Save as spreadsheet (.xlsx)';
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return (await readFile(await download.path())).subarray(0, 4).toString('latin1');
}

test('opens without a connection, with every part of it', async ({ page, site }) => {
  await open(page);
  await ready(page);
  expect(await stored(page)).toEqual({ [nameOfStore(site, built)]: filesOf(built) });
  await site.stop();
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.commonMeasure === 'ready');
  await ready(page);
  expect(await saveSpreadsheet(page)).toBe('PK\u0003\u0004');
  await expectAccessible(page);
  await page.goto(`${site.address}index.html?from=bookmark#top`);
  await page.waitForFunction(() => document.documentElement.dataset.commonMeasure === 'ready');
  await site.start();
});

test('opens without a connection in Firefox', async ({ site }) => {
  await inFirefox(async (page, faults) => {
    const isReady = () => document.documentElement.dataset.commonMeasure && document.documentElement.dataset.offline === 'ready';
    await page.goto(site.address);
    await page.waitForFunction(isReady);
    await site.stop();
    await page.reload();
    await page.waitForFunction(isReady);
    expect(await page.$eval('h1', (heading) => heading.textContent)).toBe('Common Measure');
    await site.start();
    expect(faults).toEqual([]);
  });
});

test('a new version is announced and taken over in Firefox too', async ({ site, another }) => {
  await inFirefox(async (page, faults) => {
    await page.goto(site.address);
    await page.waitForFunction(() => document.documentElement.dataset.offline === 'ready');
    site.folder = another('next').folder;
    expect(await look(page)).toBe('installed');
    await page.waitForSelector('#app-version button');
    await page.reload();
    await page.waitForSelector('#app-version button');
    expect(await shown(page)).toEqual([version(built), undefined]);
    // Which waits until it has come to rest: a click on where it was before would do nothing.
    await page.locator('#app-version button').click();
    await page.waitForFunction(() => document.documentElement.dataset.mark === 'next' && document.documentElement.dataset.commonMeasure);
    expect((await stored(page))[nameOfStore(site, site.folder)]).toEqual(filesOf(site.folder));
    expect(faults).toEqual([]);
  });
});

test('a version that is being fetched while another is taken into use is whole in the end', async ({ page, site, another }) => {
  await open(page);
  await ready(page);
  const next = another('next').folder;
  site.folder = next;
  expect(await look(page)).toBe('installed');
  const third = another('third').folder;
  site.folder = third;
  let release;
  site.held.set('boot.js', new Promise((resolve) => { release = resolve; }));
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  const isInstalling = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).installing));
  await expect.poll(isInstalling).toBe(true);
  await use(page).click();
  await expect.poll(() => shown(page).catch(() => [])).toEqual([version(next), 'next']);
  expect(await isInstalling()).toBe(true);
  site.held.clear();
  release();
  const isWaiting = () => page.evaluate(async () => Boolean((await navigator.serviceWorker.getRegistration()).waiting));
  await expect.poll(isWaiting).toBe(true);
  expect(await stored(page)).toEqual({ [nameOfStore(site, next)]: filesOf(next), [nameOfStore(site, third)]: filesOf(third) });
});

test('a worker of a folder above is not taken for an earlier version', async ({ page, site }) => {
  await page.goto(site.address);
  await ready(page);
  // The same app in a folder of this folder: its first page comes while the worker above answers for it.
  const inner = copyOf(built);
  cpSync(built, join(inner.path, 'test'), { recursive: true });
  site.folder = inner.path;
  await page.goto(`${site.address}test/index.html`);
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(`${site.address}service-worker.js`);
  await ready(page);
  expect(await page.evaluate(() => navigator.serviceWorker.controller?.scriptURL)).toBe(`${site.address}test/service-worker.js`);
  await expect(notice(page)).toHaveCount(0);
  inner.remove();
});

test('goes on without a connection on the page that was loaded first', async ({ page, site }) => {
  await open(page);
  await ready(page);
  await site.stop();
  expect(await saveSpreadsheet(page)).toBe('PK\u0003\u0004');
  await site.start();
});

test('asks for its own files, and for nothing while one works', async ({ page, site }) => {
  await open(page);
  await ready(page);
  const names = new Set(site.asked);
  expect([...names].filter((name) => !filesOf(built).includes(name))).toEqual(['service-worker.js']);
  site.asked.length = 0;
  expect(await saveSpreadsheet(page)).toBe('PK\u0003\u0004');
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.commonMeasure === 'ready');
  await ready(page);
  expect(site.asked.filter((name) => name !== 'service-worker.js')).toEqual([]);
});

test('a new version is announced, and taken over when it is asked for', async ({ page, site, another }) => {
  await open(page);
  await ready(page);
  await startWork(page);
  await expect(page.locator('.app-header__state')).toContainText('Saved here at');
  const next = another('next');
  site.folder = next.folder;
  expect(await look(page)).toBe('installed');
  await expect(notice(page)).toContainText('A new version of Common Measure is ready. Your work stays.');
  await expectAccessible(page);
  expect(await shown(page)).toEqual([version(built), undefined]);

  // Not by itself, and not by a reload.
  await page.reload();
  await expect(title(page)).toHaveValue('Library');
  await expect(use(page)).toBeVisible();
  expect(await shown(page)).toEqual([version(built), undefined]);
  expect(Object.keys(await stored(page)).sort()).toEqual([nameOfStore(site, built), nameOfStore(site, next.folder)].sort());

  await use(page).click();
  await page.waitForFunction(() => document.documentElement.dataset.mark === 'next' && document.documentElement.dataset.commonMeasure);
  expect(await shown(page)).toEqual([next.version, 'next']);
  await expect(title(page)).toHaveValue('Library');
  await expect(notice(page)).toBeHidden();
  await ready(page);
  expect(await stored(page)).toEqual({ [nameOfStore(site, next.folder)]: filesOf(next.folder) });
});

for (const [what, spoil] of [
  ['missing', (path) => rmSync(path)],
  ['another one', (path) => writeFileSync(path, readFileSync(path, 'utf8').replaceAll('\n', '\r\n'))],
]) {
  test(`a version of which a file is ${what} on the server is not used`, async ({ page, site, another }) => {
    await open(page);
    await ready(page);
    const next = another('spoilt');
    const whole = copyOf(next.folder);
    spoil(join(next.folder, 'old-browser.js'));
    site.folder = next.folder;
    expect(await look(page)).toBe('redundant');
    await expect(notice(page)).toBeHidden();
    expect(await stored(page)).toEqual({ [nameOfStore(site, built)]: filesOf(built) });
    await page.reload();
    await page.waitForFunction(() => document.documentElement.dataset.commonMeasure === 'ready');
    expect(await shown(page)).toEqual([version(built), undefined]);

    // Once the server has it whole, it comes.
    site.folder = whole.path;
    expect(await look(page)).toBe('installed');
    await use(page).click();
    await page.waitForFunction(() => document.documentElement.dataset.mark === 'spoilt' && document.documentElement.dataset.commonMeasure);
    whole.remove();
  });
}

test('a version is not taken over while work is not saved', async ({ page, site, another }) => {
  await page.addInitScript(() => { IDBFactory.prototype.open = () => { throw new DOMException('No.', 'SecurityError'); }; });
  await open(page);
  await ready(page);
  await startWork(page);
  site.folder = another('next').folder;
  expect(await look(page)).toBe('installed');
  await use(page).click();
  await expect(notice(page)).toContainText('Your last changes are not saved yet. Save them, then choose this again.');
  await expect(title(page)).toHaveValue('Library');
  expect(await shown(page)).toEqual([version(built), undefined]);
  expect(Object.keys(await stored(page))).toHaveLength(2);

  // Once they are in a file, nothing is in the way.
  const download = page.waitForEvent('download');
  await page.getByRole('banner').getByRole('button', { name: 'Save as file' }).click();
  await download;
  await use(page).click();
  await page.waitForFunction(() => document.documentElement.dataset.mark === 'next');
});

test('a version is not taken over while another tab is open', async ({ page, context, site, another }) => {
  await open(page);
  await ready(page);
  const other = await context.newPage();
  await open(other, site.address);
  await ready(other);
  await startWork(other);
  site.folder = another('next').folder;
  expect(await look(page)).toBe('installed');
  await expect(use(other)).toBeVisible();
  await use(page).click();
  await expect(notice(page)).toContainText('Common Measure is open in another tab or window too');
  expect(await shown(page)).toEqual([version(built), undefined]);
  expect(await shown(other)).toEqual([version(built), undefined]);
  await expect(title(other)).toHaveValue('Library');
  // Another page of the same folder is none of the app's.
  await other.goto(`${site.address}notes.txt`);
  await use(page).click();
  await page.waitForFunction(() => document.documentElement.dataset.mark === 'next');
});

test('a version that nobody asked for begins once no page of the old one is open', async ({ page, context, site, another }) => {
  await open(page);
  await ready(page);
  site.folder = another('next').folder;
  expect(await look(page)).toBe('installed');
  await page.goto('about:blank');
  const later = await context.newPage();
  await expect(async () => {
    await later.goto(site.address);
    expect((await shown(later))[1]).toBe('next');
  }).toPass();
});

test('a page never meets files of a version that came between', async ({ page, site, another, faults }) => {
  // The page is of one version; the worker that it is given, of the next.
  const next = another('between');
  let letThrough;
  site.held.set('service-worker.js', new Promise((resolve) => { letThrough = resolve; }));
  await open(page);
  site.folder = next.folder;
  letThrough();
  await expect.poll(() => stored(page)).toEqual({ [nameOfStore(site, next.folder)]: filesOf(next.folder) });
  await page.evaluate(() => navigator.serviceWorker.ready);
  await expect(page.getByText('This page also opens without a connection')).toBeHidden();
  expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBe(null);
  expect(await shown(page)).toEqual([version(built), undefined]);
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.mark === 'between');
  await ready(page);
  expect(faults).toEqual([]);
});

test('what was cleared is fetched and kept again', async ({ page, site }) => {
  await open(page);
  await ready(page);
  await clear(page);
  await page.reload();
  await ready(page);
  expect(await stored(page)).toEqual({ [nameOfStore(site, built)]: filesOf(built) });
});

test('a part that was cleared is not made up for with another version', async ({ page, site, another, faults }) => {
  await open(page);
  await ready(page);
  await page.evaluate(async () => {
    const [name] = await caches.keys();
    await (await caches.open(name)).delete('./boot.js');
  });
  site.folder = another('other').folder;
  await page.reload();
  // The page of one version does not run with the script of the next, and says so.
  await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
  await expect(page.getByText('Common Measure has not started.')).toBeVisible();
  expect(await shown(page)).toEqual([version(built), undefined]);
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.mark === 'other' && document.documentElement.dataset.commonMeasure);
  faults.length = 0;
});

test('what was cleared comes from the server in its new version, all of it', async ({ page, site, another }) => {
  await open(page);
  await ready(page);
  await clear(page);
  const next = another('cleared');
  site.folder = next.folder;
  await page.reload();
  await page.waitForFunction(() => document.documentElement.dataset.mark === 'cleared' && document.documentElement.dataset.commonMeasure);
  expect(await shown(page)).toEqual([next.version, 'cleared']);
  // The worker of the old version has nothing left, and gives way as ever.
  await use(page).click();
  await ready(page);
  expect(await shown(page)).toEqual([next.version, 'cleared']);
  expect(await stored(page)).toEqual({ [nameOfStore(site, next.folder)]: filesOf(next.folder) });
});

test('a council that takes the app away leaves nothing behind', async ({ page, site, faults }) => {
  await open(page);
  await ready(page);
  await startWork(page);
  // The worker of the hosting guide, in a folder where nothing else is left.
  const copy = copyOf(join(root, 'docs/hosting/removed'));
  site.folder = copy.path;
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
  await expect(notice(page)).toContainText('This page is of an earlier version of Common Measure. Save your work, then reload the page.');
  await expect(title(page)).toHaveValue('Library');
  await expect.poll(() => stored(page)).toEqual({});
  await expect.poll(() => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length)).toBe(0);
  await notice(page).getByRole('button', { name: 'Reload' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('has been taken away');
  copy.remove();
  faults.length = 0;
});

test('on plain http nothing is kept, and nothing is said', async ({ site, launchOptions }) => {
  const browser = await chromium.launch({ ...launchOptions, args: [...launchOptions.args, '--host-resolver-rules=MAP intranet.example 127.0.0.1'] });
  try {
    const context = await browser.newContext({ locale: 'en-GB' });
    await context.addInitScript(withoutChoosers.script);
    const page = await context.newPage();
    const faults = [];
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto(site.address.replace('localhost', 'intranet.example'));
    await page.waitForFunction(() => document.documentElement.dataset.commonMeasure === 'ready');
    expect(await page.evaluate(() => window.isSecureContext)).toBe(false);
    expect(await saveSpreadsheet(page)).toBe('PK\u0003\u0004');
    await expect(page.getByText('This page also opens without a connection')).toBeHidden();
    await expect(notice(page)).toBeHidden();
    expect(site.asked).not.toContain('service-worker.js');
    expect(faults).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('says in colours that are forced, and at 320 pixels, what it says elsewhere', async ({ page, site, another }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page);
  await ready(page);
  site.folder = another('next').folder;
  expect(await look(page)).toBe('installed');
  await expect(use(page)).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
