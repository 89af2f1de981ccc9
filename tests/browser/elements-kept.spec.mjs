// What is entered in an element is there when it is drawn again, under the form as it is given now; and what a page
// changes on an element that is out of it counts once it is put back.
import { join } from 'node:path';
import { buildCommandLine, read, root, said } from './files.mjs';
import { expect, test as base } from './page.mjs';
import { serve } from './pages.mjs';

const RECORD = 'examples/sports-pavilion.record.jsonl';
const page = (body) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page of a council</title>
<script type="module" src="/dist/elements/common-measure.js"></script></head>
<body><main>${body}</main></body></html>`;
const filling = (attributes) => page(`<common-measure-self-assessment form="form.json" ${attributes}></common-measure-self-assessment>`);

const test = base.extend({
  form: [async ({}, use) => use(JSON.parse(said(buildCommandLine(), 'form', join(root, RECORD)))), { scope: 'worker', timeout: 600_000 }],
  site: [async ({ form }, use) => {
    const site = await serve({
      '/on.html': filling(''),
      '/off.html': filling('storage="off"'),
      '/read.html': filling('read-only'),
      '/blank.html': page(''),
      '/whole.html': page('<common-measure-results record="whole.record.jsonl" view="whole"></common-measure-results>'),
      '/form.json': JSON.stringify(form),
      '/whole.record.jsonl': read(RECORD),
      '/favicon.ico': '',
    });
    await use(site);
    await site.close();
  }, { scope: 'worker' }],
  baseURL: async ({ site }, use) => use(site.address),
});

const element = (of) => of.locator('common-measure-self-assessment');
const many = (of) => element(of).getByLabel('How many');
const saved = (of) => expect(element(of).getByText(/^Saved in this browser at/)).toBeVisible();
const volunteers = (of) => element(of).getByRole('link', { name: 'New volunteers', exact: true }).click();
const button = (of, name) => element(of).getByRole('button', { name, exact: true });

async function fill(of, text) {
  await volunteers(of);
  await many(of).fill(text);
}

/** What the page is told of the response: how many volunteers. */
const told = (of) => element(of).evaluate((it) => it.response?.bids[0].commitments.map(({ quantity }) => quantity));

/** Takes the element out of the page, and puts it back when it is gone from there. */
const takeOutAndPutBack = (of) => element(of).evaluate(async (it) => {
  const around = it.parentNode;
  it.remove();
  await new Promise(requestAnimationFrame);
  around.append(it);
});

/** Serves another form under the address of the first. */
const give = async (of, form) => {
  await of.unrouteAll();
  await of.route('**/form.json', (route) => route.fulfill({ json: form }));
};

/** All that the browser keeps of the elements. */
const kept = (of) => of.evaluate(() => new Promise((resolve) => {
  indexedDB.open('common-measure-elements').onsuccess = ({ target: { result } }) => {
    result.transaction('responses').objectStore('responses').getAll().onsuccess = ({ target }) => {
      resolve(target.result);
      result.close();
    };
  };
}));

/** How many volunteers each kept response has. */
const figuresKept = async (of) => (await kept(of)).map((text) => JSON.parse(JSON.parse(text).text).bids[0].commitments.map(({ quantity }) => quantity));

test('what is set on an element while it is out of the page counts when it is put back at once', async ({ page: at, faults }) => {
  await at.goto('/whole.html');
  const results = at.locator('common-measure-results');
  await expect(results.getByText('Birch').first()).toBeVisible();
  await results.evaluate((it) => {
    const around = it.parentNode;
    it.remove();
    it.removeAttribute('view');
    around.append(it);
  });
  await expect(results.getByRole('alert')).toHaveText('The result cannot be shown here. Please tell the people who run this page.');
  await expect(results.getByText('Birch')).toHaveCount(0);

  await at.goto('/on.html');
  await volunteers(at);
  await element(at).evaluate((it) => {
    const around = it.parentNode;
    it.remove();
    it.setAttribute('storage', 'off');
    around.append(it);
  });
  await expect(element(at).getByRole('region', { name: 'Nothing is kept in this browser' })).toBeVisible();
  await fill(at, '15');
  await expect(element(at).getByText('Not kept in this browser: see below')).toBeVisible();
  expect(await kept(at)).toEqual([]);
  faults.length = 0;
});

test('no record as a property is no record, and the one at an address is refused to the public', async ({ page: at, faults }) => {
  await at.goto('/blank.html');
  const code = await at.evaluate(() => new Promise((resolve) => {
    const it = document.createElement('common-measure-results');
    it.addEventListener('cm-error', ({ detail }) => resolve(detail.code));
    it.record = null;
    it.setAttribute('record', 'whole.record.jsonl');
    document.querySelector('main').append(it);
  }));
  expect(code).toBe('whole-record');
  faults.length = 0;
});
