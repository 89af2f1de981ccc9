// Measures how long a large record (RECORD, a path) takes to open in the app, until it has been verified and stands on
// the screen and in the browser's storage, and what one more entry costs there and in a small record. Prints one line
// of JSON, in microseconds and bytes. Run by `cargo xtask bench` with CHROME and BASE_URL.
import { chromium } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { ready } from './ready.mjs';

const { BASE_URL, CHROME, RECORD } = process.env;
const SMALL = fileURLToPath(new URL('../../examples/sports-pavilion.record.jsonl', import.meta.url));
const browser = await chromium.launch({
  executablePath: CHROME,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});

/** Opens a record in a fresh browser's window, and enters a price six times. */
async function measure(file) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  await page.goto(BASE_URL);
  await ready(page);
  // From the choice of the file until the frame in which its heading stands.
  await page.evaluate(() => {
    document.querySelector('#open-file').addEventListener('change', () => (window.chosen = performance.now()), { capture: true });
    new MutationObserver(() => {
      if (window.opened === undefined && document.querySelector('h1')?.textContent === 'Set up') {
        requestAnimationFrame(() => (window.opened ??= performance.now()));
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  });
  await page.locator('#open-file').setInputFiles(file);
  const opened = await (await page.waitForFunction(() => window.opened && (window.opened - window.chosen) * 1000)).jsonValue();
  await page.getByText(/^Saved here at/).waitFor();
  const stored = await page.evaluate(() => (performance.now() - window.chosen) * 1000);

  await page.getByRole('navigation').getByText('Bids', { exact: true }).click();
  await page.locator('#bids-grid').waitFor();
  const times = [];
  for (let round = 0; round < 6; round += 1) {
    await page.locator('#bids-grid tbody tr:nth-child(1) > :nth-child(2)').click();
    await page.keyboard.type(String(700_000 + round));
    times.push(
      await page.evaluate(async () => {
        const began = performance.now();
        const cell = document.activeElement;
        cell.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
        const drawn = new MessageChannel();
        await new Promise((resolve) => {
          drawn.port1.onmessage = resolve;
          requestAnimationFrame(() => drawn.port2.postMessage(null));
        });
        return (performance.now() - began) * 1000;
      }),
    );
    await page.getByText(/^Saved here at/).waitFor();
  }
  // From the load of the page until the frame in which the record stands again.
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (document.querySelector('#bids-grid')) {
        observer.disconnect();
        requestAnimationFrame(() => (window.again = performance.now()));
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await page.reload();
  const again = await (await page.waitForFunction(() => window.again * 1000)).jsonValue();
  await context.close();
  times.sort((one, other) => one - other);
  return { opened: Math.round(opened), stored: Math.round(stored), entry: Math.round(times[3]), again: Math.round(again) };
}

const small = await measure(SMALL);
const large = await measure(RECORD);
console.log(JSON.stringify({ small, large }));
await browser.close();
