// Firefox, which xtask found (FIREFOX), driven by its own protocol: Playwright drives only a Firefox of its own making.
import puppeteer from 'puppeteer-core';

/** Starts Firefox, hands a fresh page to `use`, and ends it. The page's console errors and faults are in `faults`. */
export async function inFirefox(use, preferences = {}) {
  const executablePath = process.env.FIREFOX;
  if (!executablePath) throw new Error('Please run these tests through `cargo xtask test`, or set FIREFOX.');
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    extraPrefsFirefox: { 'intl.accept_languages': 'en-GB', ...preferences },
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
