// Measures how long a key takes to show: 50 bids on 1 price, 10 quality questions and 29 measures that are compared
// with the best offer. Prints one line of JSON, in microseconds. Run by `cargo xtask bench` with CHROME and BASE_URL.
import { chromium } from '@playwright/test';
import { made, openFile } from './made.mjs';
import { ready } from './ready.mjs';

const { BASE_URL, CHROME } = process.env;
const browser = await chromium.launch({
  executablePath: CHROME,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
await page.goto(BASE_URL);
await ready(page);
await openFile(page, made({ bids: 50, questions: 10, measures: 29 }));

// From the moment the browser made the key's event until the frame with what it changed has been handed over: the
// second frame after it begins only when the first is done.
await page.evaluate(() => {
  window.keys = [];
  addEventListener(
    'keydown',
    (event) => {
      const began = event.timeStamp;
      requestAnimationFrame(() => {
        const channel = new MessageChannel();
        channel.port1.onmessage = () => window.keys.push(performance.now() - began);
        channel.port2.postMessage(null);
      });
    },
    { capture: true },
  );
});

const cell = (row, column) => page.locator(`#bids-grid tbody tr:nth-child(${row}) > :nth-child(${column})`);
// A price, quantities and a score, at the top, in the middle and at the end of the table.
const places = [
  [1, 2, '912345.67'],
  [1, 14, '37'],
  [25, 20, '120'],
  [26, 2, '899999'],
  [30, 5, '3'],
  [49, 41, '64'],
  [50, 2, '905000.5'],
];
for (let round = 0; round < 4; round += 1) {
  for (const [row, column, text] of places) {
    await cell(row, column).click();
    await page.waitForTimeout(120);
    for (const key of [...text, 'Enter']) {
      await page.keyboard.press(key);
      // As fast as a person types without pause.
      await page.waitForTimeout(40);
    }
  }
}
await page.waitForTimeout(200);
const times = (await page.evaluate(() => window.keys)).sort((one, other) => one - other);
const at = (share) => Math.round(times[Math.min(times.length - 1, Math.ceil(times.length * share) - 1)] * 1000);
console.log(JSON.stringify({ keys: times.length, median: at(0.5), p95: at(0.95), longest: at(1) }));
await browser.close();
