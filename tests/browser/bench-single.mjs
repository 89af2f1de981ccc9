// Measures how long the edition that comes as one file takes, from its opening: until its start page is seen, until that
// page works, and until everything does; then how long a first spreadsheet takes. Prints one line of JSON, in
// microseconds, the median of five. Run by `cargo xtask bench` with CHROME.
import { chromium } from '@playwright/test';
import { copied } from './single.mjs';

const { CHROME } = process.env;
const address = copied();
const rounds = [];
for (let round = 0; round < 5; round += 1) {
  const browser = await chromium.launch({
    executablePath: CHROME,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  const page = await browser.newPage();
  await page.addInitScript(() => {
    delete window.showSaveFilePicker;
    new MutationObserver((_, observer) => {
      // The app's start page has the list of procurements; what the page shows before has not.
      if (document.getElementById('mine-heading')) {
        window.startWorks = performance.now();
        observer.disconnect();
      }
    }).observe(document, { childList: true, subtree: true });
    new MutationObserver(() => {
      if (document.documentElement.dataset.commonMeasure === 'ready') window.allWorks ??= performance.now();
    }).observe(document, { attributes: true, attributeFilter: ['data-common-measure'], subtree: true });
  });
  await page.goto(address);
  await page.waitForFunction(() => window.allWorks !== undefined && window.startWorks !== undefined);
  // The time of the first frame with something in it is told a moment later.
  await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint').length > 0);
  const times = await page.evaluate(() => ({
    seen: performance.getEntriesByName('first-contentful-paint')[0].startTime,
    start: window.startWorks,
    all: window.allWorks,
  }));
  await page.getByRole('button', { name: 'Sports pavilion: social value at 8' }).click();
  const button = page.getByRole('button', { name: 'Save as spreadsheet' });
  await button.waitFor();
  const began = performance.now();
  await Promise.all([page.waitForEvent('download'), button.click()]);
  rounds.push({ ...times, spreadsheet: performance.now() - began });
  await browser.close();
}
const median = (name) => rounds.map((times) => times[name]).sort((one, other) => one - other)[2];
console.log(JSON.stringify(Object.fromEntries(Object.keys(rounds[0]).map((name) => [name, Math.round(median(name) * 1000)]))));
