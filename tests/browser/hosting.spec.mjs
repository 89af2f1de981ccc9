// What the hosting guide hands out, on the servers that it is for; and servers that are kept less well.
import { cpSync, readFileSync, readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { get } from 'node:http';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { POLICY, read } from './files.mjs';
import { expect, open, test as base } from './page.mjs';
import { apache, nginx } from './servers.mjs';
import { Site, built } from './site.mjs';

const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', wasm: 'application/wasm' };
const HASHED = /-[0-9a-f]{16}[._]/;
const names = () => readdirSync(built).filter((name) => !/\.(gz|br)$/.test(name));

/** What a server answers to a request as a browser sends it: fetch() would unpack it. */
const asked = (address, encoding, others = {}) => new Promise((resolve, reject) => {
  get(address, { headers: { ...others, ...(encoding && { 'accept-encoding': encoding }) } }, (response) => {
    const parts = [];
    response.on('data', (part) => parts.push(part));
    response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, body: Buffer.concat(parts) }));
  }).on('error', reject);
});

async function saveSpreadsheet(page) {
  await page.getByRole('button', { name: 'Sports pavilion: social value at 8' }).click();
  const name = 'Save as spreadsheet (.xlsx)';
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name }).click()]);
  return (await readFile(await download.path())).subarray(0, 4).toString('latin1');
}

for (const [server, start, best] of [['nginx', nginx, 'gzip'], ['Apache', apache, 'br']]) {
  const test = base.extend({
    served: async ({}, use) => {
      const served = await start();
      await use(served);
      await served.stop();
    },
    baseURL: async ({ served }, use) => use(served.address),
  });

  test.describe(server, () => {
    test.use({ serviceWorkers: 'allow' });

    test('sends every file as the guide says', async ({ served }) => {
      for (const name of ['', ...names()]) {
        const { status, headers, body } = await asked(served.address + name);
        const file = name || 'index.html';
        expect(status, name).toBe(200);
        expect(headers['content-type'].split(';')[0], name).toBe(TYPES[file.split('.').at(-1)]);
        expect(headers['content-security-policy'], name).toBe(POLICY);
        expect(headers['x-content-type-options'], name).toBe('nosniff');
        expect(headers['referrer-policy'], name).toBe('no-referrer');
        const cached = HASHED.test(name) ? /max-age=31536000/ : /^no-cache$/;
        expect(headers['cache-control'], name).toMatch(cached);
        expect(headers['content-encoding'], name).toBeUndefined();
        expect(body.equals(readFileSync(join(built, file))), name).toBe(true);
      }
      expect((await asked(`${served.address}none`)).status).toBe(404);
    });

    for (const [encoding, unpack] of [['gzip', gunzipSync], ['br', brotliDecompressSync]]) {
      // nginx sends .br only with a module that Debian's own has not.
      if (encoding === 'br' && best !== 'br') continue;
      test(`sends the ${encoding} copies that lie beside the files`, async ({ served }) => {
        for (const name of names().filter((name) => readFileSync(join(built, name)).length >= 1_000)) {
          const { headers, body } = await asked(served.address + name, encoding);
          expect(headers['content-encoding'], name).toBe(encoding);
          expect(headers['content-type'].split(';')[0], name).toBe(TYPES[name.split('.').at(-1)]);
          expect(headers['content-security-policy'], name).toBe(POLICY);
          expect(headers['content-language'], name).toBeUndefined();
          expect(headers.vary, name).toContain('Accept-Encoding');
          expect(unpack(body).equals(readFileSync(join(built, name))), name).toBe(true);
        }
      });
    }

    test('runs the app, and lets it go on without a connection', async ({ page, context }) => {
      const response = await open(page);
      expect(response.headers()['content-encoding']).toBe(best);
      await expect(page.getByText('This page also opens without a connection')).toBeVisible();
      await context.setOffline(true);
      await page.reload();
      await page.waitForFunction(() => document.documentElement.dataset.commonMeasure === 'ready');
      expect(await saveSpreadsheet(page)).toBe('PK\u0003\u0004');
    });

    test('sends the page of another release, of the same size, for its date', async ({ served }) => {
      const path = join(served.folder, 'index.html');
      const date = (seconds) => utimesSync(path, seconds, seconds);
      date(1_700_000_000);
      const first = await asked(served.address);
      const next = Buffer.from(first.body.toString().replace(/(data-version=")[^"]+/, (all, start) => start.padEnd(all.length, 'f')));
      expect([next.length, next.equals(first.body)]).toEqual([first.body.length, false]);
      writeFileSync(path, next);
      const again = () => asked(served.address, undefined, { 'if-none-match': first.headers.etag, 'if-modified-since': first.headers['last-modified'] });
      // With the old date it is taken for the old page: why the bundle dates what it packs.
      date(1_700_000_000);
      expect((await again()).status).toBe(304);
      // The least by which the dates of two releases differ.
      date(1_700_000_002);
      const { status, body } = await again();
      expect([status, body.equals(next)]).toEqual([200, true]);
    });

    test('has nothing left of an app that is taken away as the guide says', async ({ page, served, faults }) => {
      await open(page);
      await expect(page.getByText('This page also opens without a connection')).toBeVisible();
      cpSync(join(built, '../docs/hosting/removed'), served.folder, { recursive: true });
      await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
      const left = () => page.evaluate(async () => [await caches.keys(), await navigator.serviceWorker.getRegistrations()]);
      await expect.poll(left).toEqual([[], []]);
      await page.reload();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Common Measure has been taken away from this address');
      // The page that is left has no icon.
      faults.length = 0;
    });
  });
}

const test = base.extend({
  site: async ({}, use) => {
    const site = new Site();
    site.headers = { 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff' };
    await site.start();
    await use(site);
    await site.stop();
  },
  baseURL: async ({ site }, use) => use(site.address),
});

for (const type of ['application/octet-stream', 'text/plain', 'text/html']) {
  test(`the app runs where WebAssembly is sent as ${type}, not to be guessed at`, async ({ page, site }) => {
    site.types['.wasm'] = type;
    await open(page);
    expect(await saveSpreadsheet(page)).toBe('PK\u0003\u0004');
    await expect(page.locator('#app-failure')).toBeHidden();
  });
}

test.describe('scripts that are sent with a wrong type', () => {
  for (const type of ['text/plain', 'application/octet-stream']) {
    test(`as ${type}: the page says after a while that it has not started`, async ({ page, site, faults }) => {
      site.types['.js'] = type;
      await page.goto('');
      const said = page.getByText('Common Measure has not started.');
      await expect(said).toBeHidden();
      await page.evaluate(() => document.getAnimations().forEach((animation) => animation.finish()));
      await expect(said).toBeVisible();
      await expect(said).toContainText('tell your web team that the scripts of this page are blocked, or are sent with a wrong type');
      faults.length = 0;
    });
  }
});

test.describe('a policy that forbids WebAssembly', () => {
  test.beforeEach(({ site }) => {
    site.headers['content-security-policy'] = POLICY.replace(" 'wasm-unsafe-eval'", '');
  });

  test('is named, with what the web team can do', async ({ page, faults }) => {
    await page.goto('');
    await expect(page.getByRole('alert')).toContainText('Common Measure cannot run at this address');
    await expect(page.getByRole('alert')).toContainText('allow “wasm-unsafe-eval” in script-src for this address, or to put the app on an address that allows it and show it here in a frame');
    await expect(page.getByRole('alert')).toBeFocused();
    faults.length = 0;
  });

  const inGuide = /If the frame has a `sandbox` attribute, it must hold\s+`([^`]+)`/.exec(read('docs/hosting.md'))[1];
  for (const [where, sandbox] of [['a frame', undefined], ['a frame with a sandbox as in the guide', inGuide]]) {
    test(`does not reach into ${where}, with the app at another address`, async ({ context, site, faults }) => {
      const app = await new Site().start();
      app.headers = { 'content-security-policy': `${POLICY}; frame-ancestors http://localhost:${site.port}` };
      site.folder = join(built, '../../tests/browser/intranet');
      site.headers['content-security-policy'] = `default-src 'none'; script-src 'self'; frame-src http://localhost:${app.port}`;
      const page = await context.newPage();
      await page.goto(`${site.address}page.html?${new URLSearchParams({ app: app.address, ...(sandbox && { sandbox }) })}`);
      const frame = page.frameLocator('iframe');
      await expect(frame.getByRole('heading', { level: 1 })).toHaveText('Common Measure');
      await expect(frame.getByRole('heading', { name: 'My procurements in this browser' })).toBeVisible();
      await frame.getByRole('button', { name: 'Sports pavilion: social value at 8' }).click();
      const save = frame.getByRole('button', { name: 'Save as spreadsheet (.xlsx)' });
      const [download] = await Promise.all([page.waitForEvent('download'), save.click()]);
      expect((await readFile(await download.path())).subarray(0, 2).toString()).toBe('PK');
      await expect(frame.locator('.app-header__state')).toContainText('Saved here at');
      await page.close();
      await app.stop();
      expect(faults).toEqual([]);
    });
  }
});

test('the file for IIS is well-formed, with the same policy', async ({ page }) => {
  await open(page);
  const [fault, policy, types] = await page.evaluate((text) => {
    const file = new DOMParser().parseFromString(text, 'application/xml');
    const header = file.querySelector('customHeaders add[name="Content-Security-Policy"]');
    const types = [...file.querySelectorAll('mimeMap')].map((map) => [map.getAttribute('fileExtension'), map.getAttribute('mimeType')]);
    return [file.querySelector('parsererror')?.textContent, header?.getAttribute('value'), types];
  }, read('docs/hosting/web.config'));
  expect(fault).toBeUndefined();
  expect(policy).toBe(POLICY);
  for (const [end, type] of types) expect(type).toBe(TYPES[end.slice(1)]);
});
