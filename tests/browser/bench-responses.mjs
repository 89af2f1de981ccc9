// Measures how long 100 responses, with one file among them that is none, take from their choice until each stands on
// the page with what would come of it, and then until all are entered. Prints one line of JSON, in microseconds. Run by
// `cargo xtask bench` with CHROME and BASE_URL.
import { chromium } from '@playwright/test';
import { ready } from './ready.mjs';
import { asFile, files, lockedRecord } from './supplied.mjs';

const { BASE_URL, CHROME } = process.env;
const browser = await chromium.launch({
  executablePath: CHROME,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
page.setDefaultTimeout(60_000);
await page.addInitScript(() => { delete window.showSaveFilePicker; delete window.showOpenFilePicker; });
await page.goto(BASE_URL);
await ready(page);
await page.locator('#open-file').setInputFiles({ name: 'p.record.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(lockedRecord()) });
await page.getByRole('navigation').getByText('Bids', { exact: true }).click();
await page.getByRole('link', { name: 'Responses that came as files, and their prices' }).click();

/** From the event until the frame in which the page says so. */
const until = (words) => page.evaluate((words) => {
  window.said = undefined;
  new MutationObserver((_, observer) => {
    if (document.querySelector('main').textContent.includes(words)) {
      observer.disconnect();
      requestAnimationFrame(() => (window.said = performance.now()));
    }
  }).observe(document.body, { childList: true, subtree: true, characterData: true });
}, words);
const took = async () => (await page.waitForFunction(() => window.said && (window.said - window.began) * 1000)).jsonValue();

const bids = ['alder', 'birch', 'cedar'];
const chosen = Array.from({ length: 100 }, (_, at) => asFile(`${at}.json`, files(bids[at % 3], `Supplier ${at} Example Ltd`, (offered) => ({
  ...offered, supplier: { ...offered.supplier, identifier: `GB-${at}` },
})).quality));
chosen[50] = asFile('holiday.json', '{"format": "photo"}');
await until('100 files are not taken in yet');
await page.evaluate(() => document.querySelector('#responses-files').addEventListener('change', () => (window.began = performance.now()), { capture: true }));
await page.locator('#responses-files').setInputFiles(chosen);
const opened = await took();
if (await page.getByText('Not ready', { exact: true }).count() !== 1) throw new Error('not one file was refused');

await page.getByRole('button', { name: 'Take in 99 files' }).click();
await until('99 files were taken in.');
await page.getByRole('button', { name: 'Yes, take them in' }).evaluate((button) => {
  button.addEventListener('click', () => (window.began = performance.now()), { capture: true });
  button.click();
});
const entered = await took();
console.log(JSON.stringify({ opened: Math.round(opened), entered: Math.round(entered) }));
await browser.close();
