// Chromium, which xtask found (CHROME), for scripts that are no specs.
import { chromium } from '@playwright/test';

/** Starts Chromium, hands a fresh page to `use`, and ends it. The page's console errors and faults are in `faults`. */
export async function inChromium(use) {
  const { CHROME } = process.env;
  if (!CHROME) throw new Error('Please run these tests through `cargo xtask test`, or set CHROME.');
  const browser = await chromium.launch({
    executablePath: CHROME,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  });
  try {
    const page = await browser.newPage();
    const faults = [];
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
    return await use(page, faults, browser);
  } finally {
    await browser.close();
  }
}
