// Where the app cannot run, the page says so in a plain sentence, with what to do about it.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromium } from '@playwright/test';
import { read, root } from './files.mjs';
import { expect, expectAccessible, test } from './page.mjs';

const alert = (page) => page.getByRole('alert');
const stuck = (page) => page.getByText('Common Measure has not started.');
/** As if the time after which the page says that it has not started were over. */
const later = (page) => page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));

async function saysNoWebAssembly(page) {
  await expect(alert(page)).toContainText('Common Measure cannot run in this browser');
  await expect(alert(page)).toContainText('WebAssembly is switched off here. Ask your IT team to allow WebAssembly for this address, or use another browser.');
  await expect(alert(page)).toBeFocused();
  await later(page);
  await expect(stuck(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Start a new procurement' })).toBeDisabled();
  await expectAccessible(page);
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('says what is needed, and nothing that is not so', async ({ page }) => {
    await page.goto('');
    await expect(page.locator('noscript p')).toContainText('needs JavaScript, which is switched off here. Switch it on for this page, or ask your IT team to.');
    await expect(stuck(page)).toBeHidden();
    await expect(page.getByRole('button')).toHaveCount(0);
  });
});

test('says that WebAssembly is switched off where a page has none', async ({ page }) => {
  await page.addInitScript(() => { delete window.WebAssembly; });
  await page.goto('');
  await saysNoWebAssembly(page);
});

test('says that WebAssembly is switched off where the browser has none', async ({ launchOptions, baseURL }) => {
  // As where a group policy forbids the browser to compile scripts while they run.
  const browser = await chromium.launch({ ...launchOptions, args: [...launchOptions.args, '--js-flags=--jitless'] });
  const page = await (await browser.newContext({ baseURL })).newPage();
  await page.goto('');
  expect(await page.evaluate(() => typeof WebAssembly)).toBe('undefined');
  await saysNoWebAssembly(page);
  await browser.close();
});

test('says that a browser without modules is too old', async ({ page }) => {
  // What such a browser makes of the page: it knows neither modules nor the word that keeps scripts from others.
  await page.route(/\/$/, async (route) => {
    const response = await route.fetch();
    const text = await response.text();
    await route.fulfill({ response, body: text.replaceAll('type="module"', 'type="unknown"').replaceAll('nomodule', '') });
  });
  await page.goto('');
  await expect(alert(page)).toContainText('Common Measure cannot run in this browser');
  await expect(alert(page)).toContainText('Open this page in an up-to-date Edge, Chrome, Firefox or Safari.');
  await later(page);
  await expect(stuck(page)).toBeHidden();
  await expectAccessible(page);
});

test('what it says to old browsers is written as they read it', () => {
  const script = read('web/style/old-browser.js').replaceAll(/^\/\/.*$/gm, '');
  expect(script).not.toMatch(/=>|`|\b(const|let|class|async|import|export)\b|\?\.|\?\?/);
});

test('says after a while that its first script did not come', async ({ page, faults }) => {
  await page.route('**/boot.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('');
  await expect(stuck(page)).toBeHidden();
  await later(page);
  await expect(stuck(page)).toBeVisible();
  await expectAccessible(page);
  faults.length = 0;
});

test('says, opened from a folder, to take the single file', async ({ page, faults }) => {
  await page.goto(pathToFileURL(join(root, 'dist/app/index.html')).href);
  await later(page);
  await expect(stuck(page)).toContainText('If you opened it from a folder or a shared drive, open the edition that is a single file instead.');
  await expect(page.getByRole('button')).toHaveCount(0);
  faults.length = 0;
});

test('runs without the script that looks after versions', async ({ page, faults }) => {
  await page.route('**/versions.js', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('');
  await page.waitForFunction(() => document.documentElement.dataset.commonMeasure === 'ready');
  await expect(alert(page)).toBeHidden();
  faults.length = 0;
});

test('says in a browser that is set to keep nothing that nothing is kept', async ({ launchOptions, baseURL }) => {
  const profile = mkdtempSync(join(tmpdir(), 'common-measure-profile-'));
  mkdirSync(join(profile, 'Default'));
  // The setting “Block all cookies”, which shuts off every store of a page.
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify({ profile: { default_content_setting_values: { cookies: 2 } } }));
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL, locale: 'en-GB', serviceWorkers: 'allow' });
  try {
    const page = await context.newPage();
    const faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    await page.goto('');
    await page.waitForFunction(() => document.documentElement.dataset.commonMeasure === 'ready');
    expect(await page.evaluate(() => { try { return typeof localStorage; } catch (fault) { return fault.name; } })).toBe('SecurityError');
    const kept = page.getByRole('region', { name: 'Nothing is kept in this browser' });
    await expect(kept).toContainText('You can go on, but your work is gone when you close or reload this page.');
    await expect(kept).toContainText('Save your work as a file before you close the page.');
    await expect(alert(page)).toBeHidden();
    await expect(page.getByText('This page also opens without a connection')).toBeHidden();
    await page.getByRole('button', { name: 'Sports pavilion: social value at 8' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible();
    expect(faults).toEqual([]);
  } finally {
    await context.close();
    rmSync(profile, { recursive: true });
  }
});
