// The app comes up at all, under its policy, and says what is wrong when it cannot.
import { choose } from './files.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';

test('starts under the policy, from a sub-path, asking no other origin', async ({ page }) => {
  const response = await open(page);
  const policy = response.headers()['content-security-policy'];
  expect(policy).toContain("default-src 'none'");
  await expect(page.locator('meta[http-equiv="Content-Security-Policy"]')).toHaveAttribute('content', policy);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('#app-failure')).toBeHidden();
});

test('the policy is in force', async ({ page, faults }) => {
  await open(page);
  await page.evaluate(() => fetch('https://example.org/').catch(() => {}));
  expect(faults.join()).toContain('Content Security Policy');
  faults.length = 0;
});

test('axe-core finds nothing on the first screen', async ({ page }) => {
  await open(page);
  await expectAccessible(page);
});

test('axe-core finds nothing in forced colours, at 400 % zoom', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await page.setViewportSize({ width: 320, height: 256 });
  await open(page);
  await expectAccessible(page);
});

test('starts when the server sends WebAssembly as another type', async ({ page }) => {
  await page.route('**/*.wasm', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
  });
  await open(page);
  await expect(page.locator('#app-failure')).toBeHidden();
});

test('says so when the app cannot be loaded', async ({ page, faults }) => {
  await page.route('**/*.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('');
  await expect(page.getByRole('alert')).toContainText('could not start');
  await expect(page.getByText('Loading…')).toBeHidden();
  await expectAccessible(page);
  faults.length = 0;
});

test('says so when the rest of the app cannot be loaded', async ({ page, faults }) => {
  await page.route('**/*_later.wasm', (route) => route.fulfill({ status: 404, body: '' }));
  await page.goto('');
  await expect(page.getByRole('alert')).toContainText('could not start');
  await expect(page.getByRole('heading', { name: 'My procurements in this browser' })).toBeVisible();
  await expectAccessible(page);
  faults.length = 0;
});

test('says so when the app has stopped', async ({ page, faults }) => {
  await open(page);
  await page.evaluate(() => {
    setTimeout(() => {
      throw new WebAssembly.RuntimeError('unreachable');
    });
  });
  await expect(page.getByRole('alert')).toContainText('has stopped');
  await expect(page.getByRole('alert')).toBeFocused();
  expect(faults).toEqual(['uncaught: unreachable']);
  faults.length = 0;
});

test('shows its start before the app is here, in the same words, and passes a click on', async ({ page }) => {
  let letThrough;
  const held = new Promise((resolve) => { letThrough = resolve; });
  await page.route('**/*.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('');
  const button = page.getByRole('button', { name: 'Start a new procurement' });
  const said = await page.locator('#shell-start').innerText();
  await expectAccessible(page);
  await button.click();
  await expect(page.getByRole('status')).toHaveText('Opening…');
  letThrough();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up');
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Open a file' })).toBeVisible();
  expect(await page.locator('main').innerText()).toContain(said);
});

test('runs its start before the rest of the app is here, and then does what was clicked', async ({ page }) => {
  let letThrough;
  const held = new Promise((resolve) => { letThrough = resolve; });
  await page.route('**/*_later.wasm', async (route) => {
    await held;
    await route.continue();
  });
  await page.goto('');
  await expect(page.getByText('There are none yet.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Start a new procurement' }).click();
  await expect(page.getByRole('status')).toHaveText('Opening…');
  letThrough();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Set up');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('says that it is needed', async ({ page }) => {
    await page.goto('');
    // Playwright looks for no text within <noscript>.
    await expect(page.locator('noscript p')).toBeVisible();
    await expect(page.locator('#start-new')).toBeHidden();
    await expect(page.getByText('Loading…')).toBeHidden();
  });
});

test('a name that is being typed outlasts what is drawn anew meanwhile', async ({ page }) => {
  await open(page);
  const name = page.getByLabel('Your name');
  await name.fill('Ann');
  await name.blur();
  await name.focus();
  await name.pressSequentially(' Officer');
  await choose(page, { name: 'no.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.getByRole('alert')).toContainText('“no.json” was not opened.');
  await expect(name).toHaveValue('Ann Officer');
  await page.reload();
  await expect(name).toHaveValue('Ann Officer');
});
