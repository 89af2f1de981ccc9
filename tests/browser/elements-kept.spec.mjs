// What is entered in an element is there when it is drawn again, under the form as it is given now; and what a page
// changes on an element that is out of it counts once it is put back.
import { join } from 'node:path';
import { buildCommandLine, read, root, said } from './files.mjs';
import { expect, expectAccessible, test as base } from './page.mjs';
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
      '/choose.html': page('<common-measure-self-assessment></common-measure-self-assessment>'),
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

const back = (of) => element(of).getByRole('link', { name: 'Back to all parts of your response' }).click();
const start = (of) => element(of).getByRole('heading', { name: 'Your response', exact: true });
const begun = (of) => element(of).getByText('You have begun a response to this form already.');
/** What the browser keeps of the same form besides. */
const besides = (of) => element(of).getByRole('region', { name: 'Another response to this form' }).getByRole('button');

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

test('what was entered comes along when the page lets the browser keep it from then on, and when no longer', async ({ page: at }) => {
  await at.goto('/off.html');
  await fill(at, '15');
  await element(at).getByLabel('How you will do it').fill('Ten of us');
  await element(at).evaluate((it) => it.setAttribute('storage', 'on'));
  await saved(at);
  await volunteers(at);
  await expect(many(at)).toHaveValue('15');
  // What cannot be part of a response comes along too.
  await many(at).fill('about 16');
  await element(at).evaluate((it) => it.setAttribute('storage', 'off'));
  await expect(element(at).getByRole('region', { name: 'Nothing is kept in this browser' })).toBeVisible();
  await volunteers(at);
  await expect(many(at)).toHaveValue('about 16');
  await expect(element(at).getByLabel('How you will do it')).toHaveValue('Ten of us');
});

for (const [what, refuse] of [
  ['gives the page no store', () => { IDBFactory.prototype.open = () => { throw new DOMException('No.', 'SecurityError'); }; }],
  ['stores nothing any more', () => { IDBObjectStore.prototype.put = () => { throw new DOMException('Full.', 'QuotaExceededError'); }; }],
]) {
  test(`taken out and put back, an element has what was entered where the browser ${what}`, async ({ page: at }) => {
    await at.addInitScript(refuse);
    await at.goto('/on.html');
    await fill(at, '15');
    await takeOutAndPutBack(at);
    await volunteers(at);
    await expect(many(at)).toHaveValue('15');
    expect(await told(at)).toEqual(['15']);
  });
}

test('what was just typed is stored when the element is drawn again at once', async ({ page: at }) => {
  await at.goto('/on.html');
  await fill(at, '15');
  await takeOutAndPutBack(at);
  await volunteers(at);
  await expect(many(at)).toHaveValue('15');
  await expect.poll(() => figuresKept(at)).toEqual([['15']]);
  await expect(element(at).getByText('Saving…')).toHaveCount(0);
  await at.reload();
  await volunteers(at);
  await expect(many(at)).toHaveValue('15');
});

test('what was entered is there where its form cannot be fetched again', async ({ page: at, faults }) => {
  await at.goto('/off.html');
  await fill(at, '15');
  await at.route('**/form.json', (route) => route.abort());
  await takeOutAndPutBack(at);
  await volunteers(at);
  await expect(many(at)).toHaveValue('15');
  faults.length = 0;
});

test('the browser is asked not to throw a response away, once it keeps one', async ({ page: at }) => {
  await at.addInitScript(() => {
    globalThis.asked = 0;
    StorageManager.prototype.persist = () => { globalThis.asked += 1; return Promise.resolve(false); };
  });
  const asked = () => at.evaluate(() => globalThis.asked);
  await at.goto('/on.html');
  await expect(start(at)).toBeVisible();
  expect(await asked()).toBe(0);
  await fill(at, '15');
  await saved(at);
  expect(await asked()).toBe(1);
  await many(at).fill('16');
  await expect.poll(() => figuresKept(at)).toEqual([['16']]);
  expect(await asked()).toBe(1);
});

test('a kept response goes on under the form as it was corrected since', async ({ page: at, form }) => {
  await give(at, { ...form, send_to: 'https://wrong.example/portal' });
  await at.goto('/on.html');
  await fill(at, '3');
  await saved(at);
  await give(at, { ...form, title: 'Pavilion, as corrected', send_to: 'https://right.example/portal' });
  await at.reload();
  await expect(element(at).getByText('You have begun a response to this form already.')).toBeVisible();
  await expect(element(at).getByText('What the form says about itself has changed since you began')).toBeVisible();
  await expect(element(at).getByText('Pavilion, as corrected').first()).toBeVisible();
  await volunteers(at);
  await expect(many(at)).toHaveValue('3');
  await many(at).fill('4');
  expect(await told(at)).toEqual(['4']);
  const { title, send_to: to } = await element(at).evaluate((it) => it.response.form);
  expect([title, to]).toEqual(['Pavilion, as corrected', 'https://right.example/portal']);
});

test('a kept response goes on after an amendment that asks the same', async ({ page: at, form }) => {
  await at.goto('/on.html');
  await fill(at, '3');
  await saved(at);
  // Locked again, the criteria have another code.
  const amended = { ...form, criteria: form.criteria.replace(/^\d+:..../, '9:ABCD'), deadline: '2027-06-30T11:00:00Z' };
  await give(at, amended);
  await at.reload();
  await expect(element(at).getByText('You have begun a response to this form already.')).toBeVisible();
  await expect(element(at).getByText('What the form says about itself has changed since you began')).toBeVisible();
  await expect(element(at).getByText('30 June 2027').first()).toBeVisible();
  await volunteers(at);
  await expect(many(at)).toHaveValue('3');
  await many(at).fill('4');
  expect(await told(at)).toEqual(['4']);
  const { criteria, deadline } = await element(at).evaluate((it) => it.response.form);
  expect([criteria, deadline]).toEqual([amended.criteria, amended.deadline]);
});

test('a kept response is not taken over to a form that asks something else under the same code', async ({ page: at, form }) => {
  await at.goto('/on.html');
  await fill(at, '3');
  await saved(at);
  const other = structuredClone(form);
  const [price, quality] = other.scheme.criteria;
  expect(price.weight).not.toBe(quality.weight);
  [price.weight, quality.weight] = [quality.weight, price.weight];
  await give(at, other);
  await at.reload();
  await expect(element(at).getByText('What this form asks has changed since you began a response to it')).toBeVisible();
  await expect(besides(at)).toHaveText([/^Go on with the one without a name, last changed on .*, under the form as it was then$/]);
  await volunteers(at);
  await expect(many(at)).toHaveValue('');
  await give(at, form);
  await at.reload();
  await expect(element(at).getByText('You have begun a response to this form already.')).toBeVisible();
  await volunteers(at);
  await expect(many(at)).toHaveValue('3');
});

test('each of two kept responses is gone on with under the form as it is given now, where that asks the same', async ({ page: at, form }) => {
  const before = { ...form, send_to: 'https://wrong.example/portal' };
  const other = structuredClone(before);
  const [price, quality] = other.scheme.criteria;
  [price.weight, quality.weight] = [quality.weight, price.weight];
  for (const [given, name, figure] of [[before, 'Helping Hands', '9'], [other, 'Neighbours', '30']]) {
    await give(at, given);
    await at.goto('/on.html');
    await element(at).getByRole('link', { name: 'About you', exact: true }).click();
    await element(at).getByLabel('Name of your organisation').fill(name);
    await back(at);
    await fill(at, figure);
    await expect.poll(async () => (await figuresKept(at)).flat()).toContain(figure);
  }
  await give(at, { ...form, send_to: 'https://right.example/portal' });
  await at.goto('/on.html');
  await expect(begun(at)).toBeVisible();
  await expect(besides(at)).toHaveText([/“Neighbours”, last changed on .*, under the form as it was then$/]);
  await besides(at).click();
  await expect(besides(at)).toHaveText([/^Go on with the one of “Helping Hands”, last changed on \d+ \w+ \d{4} at \d\d:\d\d$/]);
  await besides(at).click();
  await expect(element(at).getByText('What the form says about itself has changed since you began')).toBeVisible();
  await fill(at, '10');
  expect(await told(at)).toEqual(['10']);
  expect(await element(at).evaluate((it) => it.response.form.send_to)).toBe('https://right.example/portal');
});

test('a response that was given and only looked at does not stand before what was entered later', async ({ page: at }) => {
  await at.goto('/on.html');
  await fill(at, '3');
  const given = await element(at).evaluate((it) => it.response);
  await many(at).fill('25');
  await expect.poll(() => figuresKept(at)).toEqual([['25']]);
  const before = await kept(at);
  await at.goto('/blank.html');
  await at.evaluate((response) => {
    const it = document.createElement('common-measure-self-assessment');
    it.response = response;
    document.querySelector('main').append(it);
  }, given);
  await volunteers(at);
  await expect(many(at)).toHaveValue('3');
  const download = at.waitForEvent('download');
  await button(at, 'Save a file to go on elsewhere').click();
  await download;
  await takeOutAndPutBack(at);
  await volunteers(at);
  await expect(many(at)).toHaveValue('3');
  expect(await kept(at)).toEqual(before);
  await at.goto('/on.html');
  await volunteers(at);
  await expect(many(at)).toHaveValue('25');
});

test('of two responses that were begun side by side, each can be gone on with', async ({ page: at, context }) => {
  const other = await context.newPage();
  for (const of of [at, other]) {
    await of.goto('/on.html');
    await expect(start(of)).toBeVisible();
  }
  for (const [of, name, figure] of [[at, 'Helping Hands', '9'], [other, 'Neighbours', '30']]) {
    await element(of).getByRole('link', { name: 'About you', exact: true }).click();
    await element(of).getByLabel('Name of your organisation').fill(name);
    await back(of);
    await fill(of, figure);
    await expect.poll(async () => (await figuresKept(of)).flat()).toContain(figure);
  }
  await other.close();
  await at.goto('/on.html');
  await expect(begun(at)).toBeVisible();
  await expect(besides(at)).toHaveText([/^Go on with the one of “Helping Hands”, last changed on \d+ \w+ \d{4} at \d\d:\d\d$/]);
  await expectAccessible(at);
  await besides(at).click();
  // What was pressed is gone.
  await expect(start(at)).toBeFocused();
  await expect(besides(at)).toHaveText([/“Neighbours”/]);
  await volunteers(at);
  await expect(besides(at)).toHaveCount(0);
  await expect(many(at)).toHaveValue('9');
  // Drawn again, it is still the one that was chosen, though the other was changed later.
  await takeOutAndPutBack(at);
  await volunteers(at);
  await expect(many(at)).toHaveValue('9');
  await many(at).fill('10');
  await expect.poll(async () => (await figuresKept(at)).flat().sort()).toEqual(['10', '30']);
});

test('what the browser keeps is offered when the file that it came from is chosen again', async ({ page: at }) => {
  const choose = (response) => element(at).getByLabel('Open the response form').setInputFiles({
    name: 'my response, not for sending.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(response)),
  });
  const response = () => element(at).evaluate((it) => it.response);
  await at.goto('/off.html');
  await fill(at, '3');
  const before = await response();
  await at.goto('/choose.html');
  await choose(before);
  await fill(at, '25');
  await expect.poll(() => figuresKept(at)).toEqual([['25']]);
  const after = await response();
  await at.reload();
  await choose(before);
  await expect(besides(at)).toHaveText([/^Go on with the one without a name, last changed on/]);
  await volunteers(at);
  await expect(many(at)).toHaveValue('3');
  await back(at);
  await besides(at).click();
  await expect(besides(at)).toHaveCount(0);
  await volunteers(at);
  await expect(many(at)).toHaveValue('25');
  // The file of just that is gone on with where it is kept.
  await at.reload();
  await choose(after);
  await expect(begun(at)).toBeVisible();
  await expect(besides(at)).toHaveCount(0);
  await fill(at, '26');
  await expect.poll(() => figuresKept(at)).toEqual([['26']]);
  // Once removed, it is not shown from the file again either.
  await back(at);
  await button(at, 'Remove it from this browser').click();
  await button(at, 'Remove it').click();
  await expect(start(at)).toBeFocused();
  expect(await kept(at)).toEqual([]);
  await volunteers(at);
  await expect(many(at)).toHaveValue('');
});

test('a file to go on with is opened under the form that the page gives, and one for another form is refused', async ({ page: at, form }) => {
  const field = element(at).getByLabel('Open your response');
  const choose = (response) => field.setInputFiles({
    name: 'my response, not for sending.json',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(response)),
  });
  const response = () => element(at).evaluate((it) => it.response);
  await give(at, { ...form, send_to: 'https://wrong.example/portal' });
  await at.goto('/off.html');
  await fill(at, '3');
  const before = await response();
  await give(at, { ...form, send_to: 'https://right.example/portal' });
  await at.reload();
  await fill(at, '7');
  await back(at);
  await expect(field).toBeHidden();
  await element(at).getByText('Go on with a file that you saved').click();
  const other = structuredClone(before);
  const [price, quality] = other.form.scheme.criteria;
  [price.weight, quality.weight] = [quality.weight, price.weight];
  await choose(other);
  const refused = element(at).getByRole('alert').getByRole('link', { name: 'What this form asks has changed since you saved this file' });
  await refused.click();
  await expect(field).toBeFocused();
  await expectAccessible(at);
  expect((await response()).bids[0].commitments.map(({ quantity }) => quantity)).toEqual(['7']);
  await choose(before);
  await expect(start(at)).toBeFocused();
  await expect(refused).toHaveCount(0);
  expect((await response()).form.send_to).toBe('https://right.example/portal');
  // What was entered until then is still there.
  await expect(besides(at)).toHaveText([/^Go on with the one without a name, last changed on/]);
  await volunteers(at);
  await expect(many(at)).toHaveValue('3');
  await back(at);
  await besides(at).click();
  await volunteers(at);
  await expect(many(at)).toHaveValue('7');
});

test('a supplier removes what the browser keeps, once that was asked', async ({ page: at }) => {
  const remove = 'Remove it from this browser';
  const asked = element(at).locator('#remove');
  await at.goto('/on.html');
  await expect(start(at)).toBeVisible();
  await expect(button(at, remove)).toHaveCount(0);
  await fill(at, '15');
  await saved(at);
  await back(at);
  await button(at, remove).click();
  await expect(asked).toBeFocused();
  await expect(asked).toContainText('It cannot be brought back, except from a file to go on with that you saved');
  await expectAccessible(at);
  await button(at, 'Keep it').click();
  await expect(asked).toBeFocused();
  expect(await figuresKept(at)).toEqual([['15']]);
  await button(at, remove).click();
  await button(at, 'Remove it').click();
  await expect(start(at)).toBeFocused();
  await expect(button(at, remove)).toHaveCount(0);
  expect(await kept(at)).toEqual([]);
  expect(await told(at)).toEqual([]);
  await takeOutAndPutBack(at);
  await volunteers(at);
  await expect(many(at)).toHaveValue('');
  await at.reload();
  await volunteers(at);
  await expect(many(at)).toHaveValue('');
  expect(await kept(at)).toEqual([]);
});

test('what was removed does not come back from the response that the page gave', async ({ page: at }) => {
  await at.goto('/on.html');
  await fill(at, '15');
  await saved(at);
  const given = await element(at).evaluate((it) => it.response);
  await at.goto('/blank.html');
  await at.evaluate((response) => {
    const it = document.createElement('common-measure-self-assessment');
    it.response = response;
    document.querySelector('main').append(it);
  }, given);
  await expect(begun(at)).toBeVisible();
  await button(at, 'Remove it from this browser').click();
  await button(at, 'Remove it').click();
  await expect(start(at)).toBeFocused();
  // Nothing was changed here before, and the page is told all the same.
  expect(await told(at)).toEqual([]);
  await takeOutAndPutBack(at);
  await volunteers(at);
  await expect(many(at)).toHaveValue('');
  expect(await told(at)).toEqual([]);
  expect(await kept(at)).toEqual([]);
});

test('read-only shows what the browser keeps, and stores nothing', async ({ page: at }) => {
  await at.goto('/on.html');
  await fill(at, '15');
  await saved(at);
  const before = await kept(at);
  await at.goto('/read.html');
  const row = element(at).locator('.govuk-summary-list__row', { hasText: 'New volunteers' });
  await expect(row).toContainText('15');
  await takeOutAndPutBack(at);
  await expect(row).toContainText('15');
  expect(await kept(at)).toEqual(before);
});

test('what could not be entered is read and printed as it was typed, and marked', async ({ page: at }) => {
  const marked = element(at).locator('.govuk-summary-list__row', { hasText: 'New volunteers' }).getByText('“about 9” could not be entered, and counts for nothing.');
  await at.goto('/on.html');
  await fill(at, 'about 9');
  await expect.poll(async () => (await kept(at)).join()).toContain('about 9');
  await back(at);
  await element(at).getByRole('link', { name: 'Check and save', exact: true }).click();
  await at.emulateMedia({ media: 'print' });
  await expect(marked).toBeVisible();
  await at.emulateMedia({ media: 'screen' });
  await at.goto('/read.html');
  await expect(marked).toBeVisible();
});

test('what another tab removed can still be kept, and nothing is said of that afterwards', async ({ page: at, context }) => {
  await at.goto('/on.html');
  await fill(at, '15');
  await expect.poll(() => figuresKept(at)).toEqual([['15']]);
  const other = await context.newPage();
  await other.goto('/on.html');
  await button(other, 'Remove it from this browser').click();
  await button(other, 'Remove it').click();
  await expect.poll(() => kept(other)).toEqual([]);
  await many(at).fill('16');
  await button(at, 'Take what is in the other tab').click();
  const nothing = element(at).getByRole('alert').filter({ hasText: 'It was removed in the other tab, so there is nothing to take.' });
  await expect(nothing).toBeVisible();
  await expect(many(at)).toHaveValue('16');
  await button(at, 'Keep what is here').click();
  await expect.poll(() => figuresKept(at)).toEqual([['16']]);
  await expect(nothing).toHaveCount(0);
});

test('the response that the page is told is the one that is shown, when it is taken from another tab too', async ({ page: at, context }) => {
  await at.goto('/on.html');
  await fill(at, '15');
  await saved(at);
  const other = await context.newPage();
  await other.goto('/on.html');
  await fill(other, '30');
  await saved(other);
  await element(at).evaluate((it) => {
    window.changes = [];
    it.addEventListener('cm-change', ({ detail }) => window.changes.push(detail.response.bids[0].commitments[0].quantity));
  });
  await many(at).fill('16');
  await button(at, 'Take what is in the other tab').click();
  await expect(many(at)).toHaveValue('30');
  expect(await told(at)).toEqual(['30']);
  expect(await at.evaluate(() => window.changes)).toEqual(['16', '30']);
  // The same where it is found when the element is drawn again.
  await many(other).fill('31');
  await expect.poll(() => figuresKept(other)).toEqual([['31']]);
  await takeOutAndPutBack(at);
  await volunteers(at);
  await expect(many(at)).toHaveValue('31');
  expect(await told(at)).toEqual(['31']);
  expect(await at.evaluate(() => window.changes)).toEqual(['16', '30', '31']);
});

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
