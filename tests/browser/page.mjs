// The test that every browser spec starts from: a page that fails its test when it breaks one of the app's promises.
import AxeBuilder from '@axe-core/playwright';
import { expect, test as base } from '@playwright/test';
import { ready } from './ready.mjs';

export { expect };

/** What makes of this browser one that has no choosers for files to save to. */
export const withoutChoosers = {
  script: () => {
    delete window.showSaveFilePicker;
    delete window.showOpenFilePicker;
  },
};

/**
 * Playwright's `test`, whose `page` watches for console errors, uncaught faults, breaches of the
 * Content-Security-Policy and requests to another origin. Any of them fails the test at its end. A spec that means to
 * cause one empties the list: `test('…', async ({ page, faults }) => { …; faults.length = 0; })`.
 */
export const test = base.extend({
  faults: async ({}, use) => use([]),

  // Nobody can click in the browser's own file choosers here. So pages are as in a browser that has none for saving,
  // and files are downloads, unless a spec brings stand-ins: see disk.mjs.
  choosers: [withoutChoosers, { option: true }],

  context: async ({ context, choosers }, use) => {
    await context.addInitScript(choosers.script);
    await use(context);
  },

  page: async ({ page, baseURL, faults }, use) => {
    const { origin } = new URL(baseURL);
    page.on('console', (message) => {
      // Breaches of the policy are told here as well.
      if (message.type() === 'error') faults.push(`console: ${message.text()}`);
    });
    page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
    page.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) faults.push(`request: ${url}`);
    });
    await use(page);
    expect(faults, 'the page stayed within its promises').toEqual([]);
  },
});

/** Opens the app, or a path below it, and waits until it has drawn itself. */
export async function open(page, path = '') {
  const response = await page.goto(path);
  await ready(page);
  return response;
}

/** Expects that axe-core finds nothing wrong with the page as it is now. */
export async function expectAccessible(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ target }) => target).join(', ')}`);
  expect(found, 'axe-core finds nothing').toEqual([]);
}
