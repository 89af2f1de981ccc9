// Drives the browser that xtask found (CHROME) on the app that xtask serves (BASE_URL). Run by `cargo xtask test`.
import { defineConfig } from '@playwright/test';

const { BASE_URL, CHROME } = process.env;
if (!BASE_URL || !CHROME) {
  throw new Error('Please run these tests through `cargo xtask test`, or set BASE_URL (ending in /) and CHROME.');
}

export default defineConfig({
  testDir: '.',
  outputDir: 'results',
  reporter: 'list',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  timeout: 30_000,
  use: {
    baseURL: BASE_URL,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    // Else what a spec keeps from a page, or holds back, would come from the browser's own store: see offline.spec.mjs.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: CHROME,
      // What is left to do is the app's alone: no updates, no other addresses.
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
