// Measures how long the worker takes for a spreadsheet of 1,000 bids and 40 columns with figures: written, and read into a
// procurement without bids. Prints one line of JSON, in microseconds. Run by `cargo xtask bench` with CHROME and BASE_URL.
import { chromium } from '@playwright/test';
import { made } from './made.mjs';
import { ready } from './ready.mjs';

const { BASE_URL, CHROME } = process.env;
const browser = await chromium.launch({
  executablePath: CHROME,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const page = await browser.newPage({ serviceWorkers: 'block' });
await page.goto(BASE_URL);
await ready(page);

const full = made({ bids: 1000, questions: 10, measures: 29 });
const empty = { ...full, suppliers: [], bids: [], evaluation: {} };
const times = await page.evaluate(
  async ([full, empty]) => {
    const began = performance.now();
    const worker = new Worker(document.querySelector('[data-spreadsheets]').dataset.spreadsheets);
    const heard = (wanted) =>
      new Promise((resolve, reject) => {
        worker.onmessage = ({ data: [, word, what] }) => {
          if (word === wanted) resolve(what);
          if (word === 'not') reject(new Error(what));
        };
        worker.onerror = (fault) => reject(new Error(fault.message));
      });
    await heard('ready');
    const load = performance.now() - began;
    const timed = async (message) => {
      const began = performance.now();
      const answer = heard('done');
      worker.postMessage(message);
      return [performance.now() - began, await answer, performance.now() - began];
    };
    const written = [];
    const read = [];
    for (let round = 0; round < 5; round += 1) {
      const [, file, toWrite] = await timed([1, 'bids.xlsx', full, null]);
      const [, told, toRead] = await timed([2, 'read bids', empty, [file, '[]']]);
      const { bids, new_bids, questions } = JSON.parse(told);
      if (bids !== 1000 || new_bids !== 1000 || questions.length > 0) throw new Error(`${bids} bids were read`);
      written.push(toWrite);
      read.push(toRead);
    }
    const [, , result] = await timed([3, 'result.xlsx', full, ['22 November 2026', null, false]]);
    const median = (times) => times.sort((one, other) => one - other)[2];
    return { load, written: median(written), read: median(read), result };
  },
  [JSON.stringify(full), JSON.stringify(empty)],
);
console.log(JSON.stringify(Object.fromEntries(Object.entries(times).map(([name, ms]) => [name, Math.round(ms * 1000)]))));
await browser.close();
