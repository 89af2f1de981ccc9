// The custom elements on pages as councils have them: plain, with other style sheets, under a strict policy.
import AxeBuilder from '@axe-core/playwright';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { POLICY, assess, buildCommandLine, read, root, said } from './files.mjs';
import { expect, test as base } from './page.mjs';
import { serve } from './pages.mjs';

const RECORD = 'examples/sports-pavilion.record.jsonl';

/** Style sheets that pages of councils have, or might have at worst. */
const sheets = {
  small: 'html { font-size: 62.5% }',
  hostile: `html { font-size: 9px; direction: rtl }
    * { letter-spacing: 4px !important; color: red !important; text-transform: uppercase !important; box-sizing: content-box !important; line-height: 3 !important }
    p, input, button { display: none !important } div { float: left !important; width: 50px !important; max-width: 50px !important }
    h1, h2 { font: italic 50px fantasy !important }`,
  bootstrap: readFileSync(join(root, 'tests/browser/node_modules/bootstrap/dist/css/bootstrap.min.css'), 'utf8'),
};

/** The name of a file that the elements' script fetches, by its end: the rest of it changes with what is in them. */
const built = (end) => readdirSync(join(root, 'dist', 'elements')).find((name) => name.startsWith('common-measure-elements-') && name.replace(/^.*-[0-9a-f]{16}/, '') === end);

const page = (body, sheet) => `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>A page of a council</title>
${sheet ? `<link rel="stylesheet" href="/${sheet}.css">` : ''}
<script type="module" src="/dist/elements/common-measure.js"></script></head>
<body><main><h1>A page of a council</h1>${body}</main></body></html>`;

const FORM = '<common-measure-self-assessment form="form.json"></common-measure-self-assessment>';
const FORM_OFF = FORM.replace('form=', 'storage="off" form=');

/** A published result with nine bids, of which one has a name that is one long word, and with other points in each. */
function withManyBids(result) {
  const [lot] = result.lots;
  const bids = Array.from({ length: 9 }, (_, at) => ({
    ...(lot.bids[at] ?? { ...lot.bids[2], rank: at + 1 }),
    name: at === 4 ? 'Wood'.repeat(15) : `Bid ${at + 1} Example Construction`,
    points: lot.bids[0].points.map((_, row) => `${at}.${10 + row}`),
  }));
  return { ...result, lots: [{ ...lot, bids }] };
}

/** The test, whose pages come from a site of its own beside what is handed out. */
const test = base.extend({
  program: [async ({}, use) => use(buildCommandLine()), { scope: 'worker', timeout: 600_000 }],
  site: [async ({ program }, use) => {
    const result = said(program, 'publish', join(root, RECORD), '--show', 'ranks,totals');
    const points = JSON.parse(said(program, 'publish', join(root, RECORD), '--show', 'ranks,totals,points'));
    const draft = read(RECORD).split('\n').slice(0, 40).join('\n');
    const site = await serve(
      {
        '/plain.html': page(FORM),
        '/off.html': page(FORM_OFF),
        '/two.html': page(FORM_OFF + FORM_OFF),
        '/empty.html': page('<common-measure-self-assessment></common-measure-self-assessment>'),
        '/blank.html': page(''),
        '/results.html': page(`<common-measure-results record="/${RECORD}" view="whole"></common-measure-results>`),
        '/early.html': page('<common-measure-results record="early.record.jsonl" view="whole"></common-measure-results>'),
        '/public.html': page('<common-measure-results record="result.json"></common-measure-results>'),
        '/practised.html': page('<common-measure-results record="practised.json"></common-measure-results>'),
        '/many.html': page('<common-measure-results record="many.json"></common-measure-results>'),
        '/leak.html': page(`<common-measure-results record="/${RECORD}"><p>The award notice names the winner.</p></common-measure-results>`),
        '/mistyped.html': page('<common-measure-self-assessment storage="of"></common-measure-self-assessment><script type="module" src="listens.js"></script>'),
        '/listens.js': "document.querySelector('main').addEventListener('cm-error', ({ detail }) => { window.heard = detail.code; });",
        '/app.html': page('<common-measure-app></common-measure-app>'),
        ...Object.fromEntries(Object.keys(sheets).map((name) => [`/${name}.html`, page(FORM_OFF, name)])),
        ...Object.fromEntries(Object.entries(sheets).map(([name, css]) => [`/${name}.css`, css])),
        '/form.json': said(program, 'form', join(root, RECORD)),
        '/early.record.jsonl': `${draft}\n`,
        '/result.json': result,
        '/practised.json': JSON.stringify({ ...JSON.parse(result), practice: true }),
        '/many.json': JSON.stringify(withManyBids(points)),
        '/favicon.ico': '',
      },
      { headers: { 'content-security-policy': POLICY } },
    );
    await use(site);
    await site.close();
  }, { scope: 'worker' }],
  baseURL: async ({ site }, use) => use(site.address),
});

const element = (of, name = 'self-assessment', at = 0) => of.locator(`common-measure-${name}`).nth(at);
const link = (of, name) => of.getByRole('link', { name, exact: true });

/** Listens to the element's events from now on; answers with a function that tells what came. */
const listen = async (of) => {
  await of.evaluate((it) => {
    window.events = [];
    for (const name of ['cm-change', 'cm-save', 'cm-error']) {
      it.addEventListener(name, async ({ detail }) => {
        const { file, ...rest } = detail;
        window.events.push({ ...rest, event: name, response: detail.response, text: await file?.text() });
      });
    }
  });
  return (name) => of.page().evaluate((wanted) => window.events.filter(({ event }) => event === wanted), name);
};

const TELL_THEM = 'This part of the page cannot be shown. Please tell the people who run it.';

/** Puts an element into a page; answers with what the page is told because it cannot be shown. */
const refused = (of, html) => of.evaluate((html) => new Promise((resolve) => {
  document.addEventListener('cm-error', ({ detail }) => resolve(detail), { once: true });
  document.querySelector('main').innerHTML = html;
}), html);

test('a supplier makes a commitment, sees its points, and saves a file, with the page told of each', async ({ page: at }) => {
  await at.goto('/off.html');
  const it = element(at);
  await expect(it.getByRole('heading', { name: 'Your response' })).toBeVisible();
  const came = await listen(it);
  await link(it, 'New volunteers').click();
  await expect(it.getByRole('heading', { name: 'New volunteers', exact: true })).toBeFocused();
  await it.getByLabel('How many').fill('15');
  // 15 of a target of 30, for half of 1.6 points.
  await expect(it.locator('.app-respond__worth')).toContainText('Points if accepted as offered: 0.80 of 1.60.');
  const [last] = (await came('cm-change')).slice(-1);
  expect(last.response.bids[0].commitments.map(({ quantity }) => quantity)).toEqual(['15']);
  const download = at.waitForEvent('download');
  await it.getByRole('button', { name: 'Save a file to go on elsewhere' }).click();
  const saved = readFileSync(await (await download).path(), 'utf8');
  await expect.poll(async () => (await came('cm-save')).map(({ text }) => text)).toEqual([saved]);
  expect(JSON.parse(saved)).toEqual(last.response);
  expect(await at.evaluate(() => indexedDB.databases())).toEqual([]);
});

test('a page that sees to the file itself keeps the browser from saving it', async ({ page: at }) => {
  await at.goto('/off.html');
  const it = element(at);
  await it.getByRole('heading', { name: 'Your response' }).waitFor();
  await it.evaluate((node) => node.addEventListener('cm-save', (event) => {
    event.preventDefault();
    window.taken = event.detail.name;
  }));
  let downloads = 0;
  at.on('download', () => { downloads += 1; });
  await it.getByRole('button', { name: 'Save a file to go on elsewhere' }).click();
  await at.waitForFunction(() => window.taken);
  expect(await at.evaluate(() => window.taken)).toMatch(/my response, not for sending\.json$/);
  // There is no file, so none is spoken of.
  await expect(it.getByRole('alert')).toContainText('Your browser saved no file: the page around this form took it.');
  await link(it, 'About you').click();
  await it.getByLabel('Name of your organisation').fill('Fern Example Ltd');
  await it.getByRole('button', { name: 'Save a file to go on elsewhere' }).click();
  await expect(it.getByRole('alert')).toContainText('the page around this form took it');
  await expect(it.getByRole('region', { name: 'Nothing is kept in this browser' })).toContainText('your work is gone when you close or reload this page');
  await link(it, 'Back to all parts of your response').click();
  await link(it, 'Check and save').click();
  await it.getByRole('button', { name: 'Continue to the two files' }).click();
  await expect(it.getByRole('heading', { name: 'You have not sent your bid' })).toBeVisible();
  await it.getByRole('button', { name: 'Save the price file' }).click();
  await expect(it.getByRole('status').filter({ hasText: 'Only that page can say whether they were sent.' })).toContainText('price file.json');
  await expect(it.getByRole('heading', { name: 'Your files' })).toBeVisible();
  for (const said of ['downloads', 'This form sends nothing']) await expect(it.getByText(said)).toHaveCount(0);
  expect(downloads).toBe(0);
});

test('what is entered is kept in the browser unless the page says no', async ({ page: at }) => {
  await at.goto('/plain.html');
  const it = element(at);
  await link(it, 'About you').click();
  await it.getByLabel('Name of your organisation').fill('Fern Example Ltd');
  await expect(it.getByText(/^Saved in this browser at/)).toBeVisible();
  await at.reload();
  await expect(it.getByText('You have begun a response to this form already.')).toBeVisible();
  await link(it, 'About you').click();
  await expect(it.getByLabel('Name of your organisation')).toHaveValue('Fern Example Ltd');
});

test('a word for storage that is not known is refused, and nothing is kept', async ({ page: at, faults }) => {
  await at.goto('/blank.html');
  for (const word of ['of', 'no', '']) {
    expect(await refused(at, FORM_OFF.replace('"off"', `"${word}"`))).toEqual({ code: 'storage', message: `There is no storage “${word}”. Say storage="on" or storage="off".`, place: '' });
    await expect(element(at).getByRole('alert')).toHaveText(TELL_THEM);
    expect(await at.evaluate(() => indexedDB.databases())).toEqual([]);
  }
  await at.evaluate((html) => { document.querySelector('main').innerHTML = html; }, FORM_OFF.replace('"off"', '" OFF "'));
  await expect(element(at).getByRole('region', { name: 'Nothing is kept in this browser' })).toBeVisible();
  expect(await at.evaluate(() => indexedDB.databases())).toEqual([]);
  faults.length = 0;
});

test('that nothing is kept is said whole at the start, and in a line on the pages behind it', async ({ page: at }) => {
  await at.goto('/off.html');
  const kept = element(at).getByRole('region', { name: 'Nothing is kept in this browser' });
  const whole = kept.getByText('your work is gone when you close or reload this page');
  await expect(whole).toBeVisible();
  await link(element(at), 'About you').click();
  await expect(kept).toBeVisible();
  await expect(whole).toBeHidden();
  await kept.getByText('Nothing is kept in this browser').click();
  await expect(whole).toBeVisible();
  await element(at).getByLabel('Name of your organisation').fill('Fern Example Ltd');
  await element(at).getByRole('button', { name: 'Save a file to go on elsewhere' }).click();
  await expect(kept).toContainText('You saved your work as a file. What you change from now on is gone');
});

test('undo and redo by keys do what the buttons do, and never type a figure twice', async ({ page: at }) => {
  await at.goto('/off.html');
  const it = element(at);
  await link(it, 'New volunteers').click();
  const [many, how] = [it.getByLabel('How many'), it.getByLabel('How you will do it')];
  await many.pressSequentially('4');
  await at.keyboard.press('Tab');
  await expect(many).not.toBeFocused();
  await at.keyboard.press('Control+z');
  await expect(many).toHaveValue('');
  await at.keyboard.press('Control+y');
  await expect(many).toHaveValue('4');
  for (const key of ['z', 'z', 'y', 'y', 'z', 'y']) await at.keyboard.press(`Control+${key}`);
  await expect(many).toHaveValue('4');
  // The letters that are just being typed are the browser's to take back, and only they.
  await how.click();
  await at.keyboard.type('Ten of us');
  await at.keyboard.press('Control+z');
  await expect(how).not.toHaveValue('Ten of us');
  await expect(many).toHaveValue('4');
  await at.keyboard.press('Control+y');
  await expect(how).toHaveValue('Ten of us');
  const response = await it.evaluate((element) => element.response);
  expect(response.bids[0].commitments.map(({ quantity, statement }) => [quantity, statement])).toEqual([['4', 'Ten of us']]);
  // The same from the browser's menu, in a field in which nothing was typed since.
  await many.click();
  const session = await at.context().newCDPSession(at);
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: ['undo'] });
  await expect(how).toHaveValue('');
  await expect(many).toHaveValue('4');
});

test('a button that can do nothing yet is pale, but not while it has the focus', async ({ page: at }) => {
  await at.goto('/off.html');
  const undo = element(at).getByRole('button', { name: 'Undo' });
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  await expect(undo).toHaveCSS('opacity', '0.55');
  await undo.focus();
  await expect(undo).toHaveCSS('opacity', '1');
});

test('a figure that cannot be read counts for nothing, not even its beginning', async ({ page: at }) => {
  await at.goto('/off.html');
  const it = element(at);
  await link(it, 'New volunteers').click();
  await it.getByLabel('How many').pressSequentially('5 people');
  await at.keyboard.press('Tab');
  await expect(it.locator('.govuk-error-message')).toContainText('“5 people” is not a number.');
  await expect(it.locator('.app-respond__worth')).not.toContainText('Points if accepted');
  expect((await it.evaluate((element) => element.response)).bids[0].commitments).toEqual([]);
});

test('moved, or taken away and put back, an element goes on as it was', async ({ page: at }) => {
  await at.goto('/off.html');
  const it = element(at);
  await link(it, 'New volunteers').click();
  await it.getByLabel('How many').fill('7');
  await it.evaluate((node) => {
    const box = document.createElement('section');
    document.querySelector('main').append(box);
    box.append(node);
  });
  await expect(it.getByLabel('How many')).toHaveValue('7');
  await it.evaluate(async (node) => {
    node.remove();
    await new Promise(requestAnimationFrame);
    document.querySelector('main').prepend(node);
  });
  await link(it, 'New volunteers').click();
  await expect(it.getByLabel('How many')).toHaveValue('7');
});

test('several on a page know nothing of each other', async ({ page: at }) => {
  await at.goto('/two.html');
  const [one, two] = [element(at, 'self-assessment', 0), element(at, 'self-assessment', 1)];
  await link(one, 'About you').click();
  await one.getByLabel('Name of your organisation').fill('One Ltd');
  await link(two, 'About you').click();
  await expect(two.getByLabel('Name of your organisation')).toHaveValue('');
  await expect(two.getByRole('heading', { name: 'About you' })).toBeFocused();
  await two.getByLabel('Name of your organisation').fill('Two Ltd');
  await expect(one.getByLabel('Name of your organisation')).toHaveValue('One Ltd');
});

/** How the element's parts look and how large they are. */
const look = (it) => it.evaluate((node) => {
  const seen = [...node.shadowRoot.querySelectorAll('h1, p, a, button, strong, li')].filter((part) => part.checkVisibility());
  return seen.map((part) => {
    const style = getComputedStyle(part);
    return [part.textContent, style.fontFamily, style.fontSize, style.color, style.letterSpacing, style.lineHeight, style.textTransform, style.direction, part.getBoundingClientRect().height];
  });
});

for (const sheet of Object.keys(sheets)) {
  test(`an element looks the same on a page with the style sheet “${sheet}”`, async ({ page: at }) => {
    await at.goto('/off.html');
    await element(at).getByRole('heading', { name: 'Your response' }).waitFor();
    const narrow = () => element(at).evaluate((node) => node.style.setProperty('width', '600px', 'important'));
    await narrow();
    const plain = await look(element(at));
    expect(plain.length).toBeGreaterThan(20);
    await at.goto(`/${sheet}.html`);
    await element(at).locator('h1').waitFor();
    await narrow();
    expect(await look(element(at))).toEqual(plain);
    await expect(element(at).getByText('How this works')).toBeVisible();
  });
}

test('a page sets colours, letters and parts', async ({ page: at }) => {
  await at.goto('/off.html');
  const it = element(at);
  await it.getByRole('heading', { name: 'Your response' }).waitFor();
  await at.evaluate(() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`common-measure-self-assessment { --cm-link-colour: #006600; --cm-font-family: monospace }
      common-measure-self-assessment::part(heading) { color: #550055 }`);
    document.adoptedStyleSheets = [sheet];
  });
  await expect(link(it, 'About you')).toHaveCSS('color', 'rgb(0, 102, 0)');
  await expect(it.locator('h1')).toHaveCSS('color', 'rgb(85, 0, 85)');
  await expect(it.locator('h1')).toHaveCSS('font-family', 'monospace');
});

test('without a form the supplier is asked for it, and a wrong file is refused in words', async ({ page: at, program }) => {
  await at.goto('/empty.html');
  const it = element(at);
  const came = await listen(it);
  const field = it.getByLabel('Open the response form');
  await field.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{"format": "common-measure response form", "version": 1}') });
  await expect(it.getByRole('alert')).toContainText('“criteria” is missing');
  expect((await came('cm-error'))[0]).toMatchObject({ code: 'form' });
  await field.setInputFiles({ name: 'form.json', mimeType: 'application/json', buffer: Buffer.from(said(program, 'form', join(root, RECORD))) });
  // What had the focus is gone: it goes on at the heading.
  await expect(it.getByRole('heading', { name: 'Your response' })).toBeFocused();
});

test('an element that is given nothing says in the console what would give it', async ({ page: at }) => {
  const warned = [];
  at.on('console', (message) => message.type() === 'warning' && warned.push(message.text()));
  await at.goto('/blank.html');
  const shown = async (html, said) => {
    await at.evaluate((html) => { document.querySelector('main').innerHTML = html; }, html);
    await expect(at.locator('main > *')).toContainText(said);
    return warned.splice(0);
  };
  expect(await shown(FORM_OFF.replace('form=', 'from='), 'Open the response form')).toEqual(['<common-measure-self-assessment> has no form, so the supplier is asked for it. Name its address in the attribute “form”, or set the property “form”.']);
  expect(await shown('<common-measure-results src="result.json"></common-measure-results>', 'No result is shown here yet.')).toEqual(['<common-measure-results> has no result to show. Name its address in the attribute “record”, or set the property “record”.']);
  expect(await shown(FORM_OFF, 'Your response')).toEqual([]);
  expect(await shown('<common-measure-results record="result.json"></common-measure-results>', 'Awarded to')).toEqual([]);
});

test('a response can be given, and only read', async ({ page: at }) => {
  await at.goto('/off.html');
  const it = element(at);
  await link(it, 'New volunteers').click();
  await it.getByLabel('How many').fill('12');
  const response = await it.evaluate((node) => node.response);
  await it.evaluate((node, given) => {
    node.setAttribute('read-only', '');
    node.response = given;
  }, response);
  await expect(it.locator('.govuk-summary-list__row', { hasText: 'New volunteers' })).toContainText('12');
  await expect(it.getByRole('textbox')).toHaveCount(0);
  await expect(it.getByRole('link')).toHaveCount(0);
  await expect(it.getByRole('button')).toHaveCount(0);
});

test('results have the command line’s figures', async ({ page: at, program }) => {
  await at.goto('/results.html');
  const it = element(at, 'results');
  const report = assess(program, join(root, RECORD));
  const [lot] = report.lots;
  const rows = it.getByRole('table', { name: 'Bids by rank' }).getByRole('row');
  await expect(rows).toHaveCount(lot.bids.length + 1);
  for (const [row, bid] of lot.bids.entries()) {
    await expect(rows.nth(row + 1)).toContainText(bid.name);
    await expect(rows.nth(row + 1).getByRole('cell').last()).toHaveText(bid.total.shown);
  }
  const points = it.getByRole('table', { name: 'Points', exact: true }).getByRole('row');
  for (const [row, criterion] of report.criteria.entries()) {
    const cells = await points.nth(row + 1).getByRole('cell').allTextContents();
    expect([criterion.title, cells]).toEqual([criterion.title, [criterion.points_available.shown, ...lot.bids.map((bid) => bid.points[row].points?.shown ?? bid.points[row].why_none)]]);
  }
  await expect(it.getByText('Awarded to Alder Example Builders.')).toBeVisible();
});

test('the whole view says that it comes from a copy with texts withheld', async ({ page: at, program }) => {
  await at.goto('/results.html');
  const it = element(at, 'results');
  const warning = it.getByText('This comes from a copy of the record with texts withheld');
  await expect(it.getByText('Awarded to Alder Example Builders.')).toBeVisible();
  await expect(warning).toHaveCount(0);
  const copy = said(program, 'redact', join(root, RECORD), '--for', 'disclosure', '--by', 'I. Governance', '--ground', 'Section 40');
  await it.evaluate((node, record) => { node.record = record; }, copy);
  await expect(warning).toBeVisible();
});

test('nothing of a result is shown before the award decision', async ({ page: at }) => {
  await at.goto('/early.html');
  const it = element(at, 'results');
  await expect(it.getByText('No award decision is recorded in this file, so nothing of its result is shown.')).toBeVisible();
  expect(await it.evaluate((node) => node.shadowRoot.textContent)).not.toMatch(/Alder|Birch|\d\d\.\d\d/);
});

test('the public view names winners alone, and has what was selected and no more', async ({ page: at }) => {
  await at.goto('/public.html');
  const it = element(at, 'results');
  await expect(it.getByText('Awarded to Alder Example Builders.')).toBeVisible();
  await expect(it.getByRole('row')).toHaveText([/^RankBidPoints of 100$/, '1Alder Example Builders90.81', '2Bid A88.45', '3Bid B81.87']);
  const text = await it.evaluate((node) => node.shadowRoot.textContent);
  expect(text).not.toMatch(/Birch|Cedar|£/);
  // From a record that the page holds itself, for a look before publishing.
  await it.evaluate((node, record) => { node.record = record; }, read(RECORD));
  await expect(it.getByRole('row')).toHaveCount(0);
  await it.evaluate((node) => node.setAttribute('show', 'points'));
  await expect(it.getByRole('row').first()).toHaveText('Section or questionCan be hadAlder Example BuildersBid ABid B');
});

test('the public view says by what ranks go where it is not points', async ({ page: at, program }) => {
  await at.goto('/public.html');
  const it = element(at, 'results');
  const first = 'The bid with the lowest price per quality point is first. So ranks do not go by points alone, and no price is shown here.';
  await expect(it.getByText('Awarded to')).toBeVisible();
  await expect(it.getByText('ranks do not go by points')).toHaveCount(0);
  const result = JSON.parse(said(program, 'publish', join(root, RECORD), '--show', 'ranks'));
  await it.evaluate((node, record) => { node.record = record; }, JSON.stringify({ ...result, first }));
  await expect(it.getByText(first)).toBeVisible();
});

test('the public view says that letters begin again in each lot, where there are several', async ({ page: at, program }) => {
  await at.goto('/public.html');
  const it = element(at, 'results');
  const sentence = it.getByText('Letters begin again in each lot: “Bid A” of one lot and “Bid A” of another may be different suppliers’.');
  await expect(it.getByText('Awarded to')).toBeVisible();
  await expect(sentence).toHaveCount(0);
  const result = JSON.parse(said(program, 'publish', join(root, RECORD), '--show', 'ranks'));
  const [lot] = result.lots;
  const withLots = (...lots) => it.evaluate((node, record) => { node.record = record; }, JSON.stringify({ ...result, lots }));
  await withLots({ ...lot, title: 'North' }, { ...lot, title: 'South' });
  await expect(sentence).toBeVisible();
  await withLots({ ...lot, title: 'North' }, { ...lot, title: 'South', bids: [] });
  await expect(it.getByRole('heading', { name: 'South' })).toBeVisible();
  await expect(sentence).toHaveCount(0);
});

test('the result of a practice copy says that it is one', async ({ page: at }) => {
  const warning = element(at, 'results').getByText('Practice copy: not for award. Nothing below was really decided.');
  await at.goto('/practised.html');
  await expect(warning).toBeVisible();
  await at.goto('/public.html');
  await expect(element(at, 'results').getByText('Awarded to')).toBeVisible();
  await expect(warning).toHaveCount(0);
});

test('printed, a result is whole, with the points of a few bids at a time', async ({ page: at }) => {
  await at.goto('/many.html');
  const it = element(at, 'results');
  await expect(it.getByRole('table', { name: 'Points', exact: true })).toHaveCount(1);
  // A4 less margins of 15 mm.
  await at.setViewportSize({ width: 680, height: 1000 });
  await at.emulateMedia({ media: 'print' });
  const tables = it.getByRole('table', { name: 'Points', exact: true });
  await expect(tables).toHaveCount(3);
  const boxes = await it.evaluate((node) => [...node.shadowRoot.querySelectorAll('.app-scroll')].filter((box) => box.checkVisibility()).map((box) => [getComputedStyle(box).overflowX, box.scrollWidth - box.clientWidth]));
  expect(boxes).toEqual(Array(4).fill(['visible', 0]));
  // Side by side, the three have every name and every figure.
  const { criteria, lots: [{ bids }] } = JSON.parse(await at.evaluate(async () => (await fetch('many.json')).text()));
  const texts = await tables.evaluateAll((tables) => tables.map((table) => [...table.rows].map((row) => [...row.cells].slice(2).map((cell) => cell.textContent))));
  const rows = texts[0].map((_, row) => texts.flatMap((table) => table[row]));
  expect(rows).toEqual([bids.map(({ name }) => name), ...criteria.map((_, row) => bids.map(({ points }) => points[row]))]);
});

test('attributes that are set or mended once an element is there count too', async ({ page: at, faults }) => {
  await at.goto('/blank.html');
  const it = element(at);
  const heading = it.getByRole('heading', { name: 'Your response' });
  await at.evaluate(() => {
    const made = document.createElement('common-measure-self-assessment');
    document.querySelector('main').append(made);
    made.setAttribute('storage', 'off');
    made.setAttribute('form', 'form.json');
  });
  await expect(heading).toBeVisible();
  await it.evaluate((made) => made.setAttribute('form', 'nowhere.json'));
  await expect(it.getByRole('alert')).toBeVisible();
  await it.evaluate((made) => made.setAttribute('form', 'form.json'));
  await expect(heading).toBeVisible();
  faults.length = 0;
});

test('a script that stands behind that of the elements hears what is wrong with an attribute', async ({ page: at, faults }) => {
  await at.goto('/mistyped.html');
  await expect(element(at).getByRole('alert')).toHaveText(TELL_THEM);
  expect(await at.evaluate(() => window.heard)).toBe('storage');
  faults.length = 0;
});

test('a whole record at an address is never shown to the public', async ({ page: at, faults }) => {
  await at.goto('/leak.html');
  const it = element(at, 'results');
  await expect(at.getByText('The award notice names the winner.')).toBeVisible();
  const came = await listen(it);
  for (const [view, code] of [[' PUBLIC ', 'whole-record'], ['staff', 'view'], ['', 'view']]) {
    await it.evaluate((node, value) => {
      node.setAttribute('view', value);
      return node.redraw();
    }, view);
    await expect(it.getByRole('alert')).toHaveText('The result cannot be shown here. Please tell the people who run this page.');
    expect((await came('cm-error')).at(-1).code).toBe(code);
    expect(await it.evaluate((node) => node.shadowRoot.textContent)).not.toMatch(/Alder|Birch/);
  }
  faults.length = 0;
});

test('a word for what is shown that is not known is refused', async ({ page: at, faults }) => {
  await at.goto('/blank.html');
  const showing = (words) => `<common-measure-results record="result.json" show="${words}"></common-measure-results>`;
  for (const [words, unknown] of [['rank', 'rank'], ['ranks totals prices', 'prices'], ['ranks,totals', 'ranks,totals']]) {
    expect(await refused(at, showing(words))).toEqual({ code: 'show', message: `There is nothing called “${unknown}” to show. Say some of these words in show, with spaces between them: ranks, totals, points.`, place: '' });
    await expect(element(at, 'results').getByRole('alert')).toHaveText(TELL_THEM);
  }
  await at.evaluate((html) => { document.querySelector('main').innerHTML = html; }, showing('\nPoints  ranks '));
  await expect(element(at, 'results').getByText('Awarded to Alder Example Builders.')).toBeVisible();
  faults.length = 0;
});

test('the app stands in a frame and works there', async ({ page: at }) => {
  await at.goto('/app.html');
  const app = at.frameLocator('common-measure-app iframe');
  await app.getByRole('button', { name: 'Start a new procurement' }).click();
  await expect(app.locator('h1')).toBeVisible();
  expect(await at.title()).toBe('A page of a council');
});

test('what has stopped says so, and hands out what was entered where nothing else has it', async ({ page: at, faults }) => {
  await at.route('**/common-measure-elements-*.js', async (route) => {
    const response = await route.fetch();
    const script = (await response.text()).replace(/(export function onFailure\((\w+)\) \{)/, '$1 globalThis.fail = $2;');
    await route.fulfill({ response, body: script });
  });
  await at.goto('/off.html');
  const it = element(at);
  await link(it, 'New volunteers').click();
  await it.getByLabel('How many').fill('15');
  await expect(it.locator('.app-respond__worth')).toContainText('0.80');
  await at.evaluate(() => globalThis.fail('unreachable'));
  await expect(it.getByRole('alert')).toHaveText(/has stopped.* Save what was entered as a file$/);
  const download = at.waitForEvent('download');
  await link(it, 'Save what was entered as a file').click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('my response, not for sending.json');
  const { bids } = JSON.parse(readFileSync(await saved.path(), 'utf8'));
  expect(bids[0].commitments.map(({ quantity }) => quantity)).toEqual(['15']);
  faults.length = 0;
});

test('where there is no app, the page says so and is told', async ({ page: at, faults }) => {
  await at.goto('/blank.html');
  const { code, message } = await refused(at, '<common-measure-app src="/nowhere/"><a href="/">Open it here</a></common-measure-app>');
  expect([code, message]).toEqual(['not-fetched', `There is no app at ${new URL('/nowhere/', at.url())}. Put its folder there, or say in src where it is.`]);
  const it = element(at, 'app');
  await expect(it.getByRole('alert')).toHaveText(TELL_THEM);
  await expect(it.locator('iframe')).toHaveCount(0);
  await expect(at.getByRole('link', { name: 'Open it here' })).toBeVisible();
  faults.length = 0;
});

for (const [name, path] of [['form', '/off.html'], ['results', '/results.html'], ['public', '/public.html']]) {
  test(`axe-core finds nothing in ${name}, at 320 px too`, async ({ page: at }) => {
    for (const width of [1280, 320]) {
      await at.setViewportSize({ width, height: 900 });
      await at.goto(path);
      await at.locator('main > :nth-child(2)').locator('h1, h2').first().waitFor();
      const { violations } = await new AxeBuilder({ page: at }).analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target)}`)).toEqual([]);
      expect(await at.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
}

test('100 times shown and taken away, the memory is where it was', async ({ page: at }) => {
  test.setTimeout(120_000);
  await at.goto('/blank.html');
  const session = await at.context().newCDPSession(at);
  await session.send('HeapProfiler.enable');
  const times = (count) => at.evaluate(async (left) => {
    const form = await (await fetch('form.json')).text();
    for (; left > 0; left -= 1) {
      const node = document.createElement('common-measure-self-assessment');
      node.setAttribute('storage', 'off');
      node.form = form;
      document.querySelector('main').append(node);
      while (!node.shadowRoot.querySelector('h1')) await new Promise(requestAnimationFrame);
      node.remove();
      await new Promise(requestAnimationFrame);
    }
  }, count);
  const glue = `/dist/elements/${built('.js')}`;
  const memory = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { usedSize } = await session.send('Runtime.getHeapUsage');
    const wasm = await at.evaluate(async (glue) => (await (await import(glue)).default()).memory.buffer.byteLength, glue);
    return usedSize + wasm;
  };
  await times(10);
  const before = await memory();
  await times(100);
  expect(Math.abs((await memory()) - before)).toBeLessThan(2_000_000);
});

test('a page that forbids WebAssembly gets a sentence and what the page put there for it', async ({ browser }) => {
  const strict = await serve({ '/x.html': page(FORM.replace('></', '><p>Fill in the paper form.</p></')), '/form.json': '{}', '/favicon.ico': '' }, { headers: { 'content-security-policy': POLICY.replace(" 'wasm-unsafe-eval'", '') } });
  const at = await browser.newPage();
  await at.goto(`${strict.address}/x.html`);
  await expect(element(at).getByRole('alert')).toContainText('does not allow WebAssembly');
  await expect(at.getByText('Fill in the paper form.')).toBeVisible();
  await at.close();
  await strict.close();
});

test('what is handed out is what the page loads: nothing else is asked for', async ({ page: at, site }) => {
  const before = site.asked.length;
  await at.goto('/off.html');
  await element(at).locator('h1').waitFor();
  const asked = () => site.asked.slice(before).filter((path) => path !== '/favicon.ico').sort();
  const first = ['.css', '.js', '_bg.wasm', '_loader.js'].map((end) => `/dist/elements/${built(end)}`);
  expect(asked()).toEqual([...first, '/dist/elements/common-measure.js', '/form.json', '/off.html'].sort());
  // What only results need comes with the first of them.
  await at.evaluate(() => document.querySelector('main').append(document.createElement('common-measure-results')));
  await expect(at.locator('common-measure-results')).toContainText('No result is shown here yet.');
  expect(asked().filter((path) => path.endsWith('.wasm'))).toEqual([built('_bg.wasm'), built('_results.wasm')].map((name) => `/dist/elements/${name}`));
});

test('a file of the elements that is missing is named to the page with what the server said', async ({ page: at, faults }) => {
  const results = '<common-measure-results record="result.json"></common-measure-results>';
  for (const [end, html] of [['.js', FORM_OFF], ['_loader.js', FORM_OFF], ['_bg.wasm', FORM_OFF], ['.css', FORM_OFF], ['_results.wasm', results]]) {
    await at.goto('/blank.html');
    const address = new URL(`/dist/elements/${built(end)}`, at.url());
    await at.route(`${address}`, (route) => route.fulfill({ status: 404 }));
    expect(await refused(at, html)).toEqual({ code: 'not-loaded', message: `${address} could not be fetched: the server answered 404.`, place: '' });
    await expect(at.getByRole('alert')).toHaveText(TELL_THEM);
    // Without an answer it is the connection, as far as anybody can tell.
    await at.unrouteAll();
    await at.route(`${address}`, (route) => route.abort());
    await at.goto('/blank.html');
    expect(await refused(at, html)).toEqual({ code: 'not-loaded', message: `${address} could not be fetched.`, place: '' });
    await expect(at.getByRole('alert')).toHaveText('This part of the page could not be loaded. Check that you are connected, and load the page again.');
    await at.unrouteAll();
  }
  await at.route('**/*_bg.wasm', (route) => route.fulfill({ body: '<!DOCTYPE html>' }));
  await at.goto('/blank.html');
  expect((await refused(at, FORM_OFF)).message).toBe(`What is at ${new URL(`/dist/elements/${built('_bg.wasm')}`, at.url())} is no WebAssembly.`);
  await expect(at.getByRole('alert')).toHaveText(TELL_THEM);
  // A transfer that broke off, or that took the file for text.
  const whole = readFileSync(join(root, 'dist', 'elements', built('_bg.wasm')));
  await at.unrouteAll();
  await at.route('**/*_bg.wasm', (route) => route.fulfill({ body: whole.subarray(0, 400_000) }));
  await at.goto('/blank.html');
  const damaged = await refused(at, FORM_OFF);
  expect(damaged.code).toBe('not-loaded');
  expect(damaged.message).toContain(`${new URL(`/dist/elements/${built('_bg.wasm')}`, at.url())} is there, but does not run: `);
  await expect(at.getByRole('alert')).toHaveText(TELL_THEM);
  faults.length = 0;
});

test('after a script was missing, adding the element again does not blame the script, and after it was damaged, it does', async ({ page: at, faults }) => {
  await at.goto('/blank.html');
  const script = `/dist/elements/${built('.js')}`;
  const addedAgain = () => at.evaluate(() => new Promise((done) => {
    const element = document.querySelector('common-measure-self-assessment');
    element.addEventListener('cm-error', ({ detail }) => done(detail.message), { once: true });
    element.parentElement.append(element);
  }));
  await at.route(`**${script}`, (route) => route.abort());
  expect((await refused(at, FORM_OFF)).message).toBe(`${new URL(script, at.url())} could not be fetched.`);
  await at.unrouteAll();
  expect(await addedAgain()).toBe(`${new URL(script, at.url())} is there now, but was not before, and this browser asks for it again only when the page is loaded again.`);
  await expect(at.getByRole('alert')).toHaveText('This part of the page could not be loaded. Check that you are connected, and load the page again.');
  // What was damaged was there before, too.
  await at.route(`**${script}`, (route) => route.fulfill({ contentType: 'text/javascript', body: 'import { from' }));
  await at.goto('/blank.html');
  const damaged = `${new URL(script, at.url())} is there, but does not run: `;
  expect((await refused(at, FORM_OFF)).message).toContain(damaged);
  expect(await addedAgain()).toContain(damaged);
  await expect(at.getByRole('alert')).toHaveText(TELL_THEM);
  faults.length = 0;
});

test('where the code for results cannot be fetched, a sentence says so, and trying again helps', async ({ browser, site }) => {
  // Its console holds the failure, which no other page's may.
  const at = await browser.newPage();
  await at.route('**/*_results.wasm', (route) => route.abort());
  await at.goto(`${site.address}/results.html`);
  const results = at.locator('common-measure-results');
  await expect(results.getByRole('alert')).toHaveText('This part of the page could not be loaded. Check that you are connected, and load the page again.');
  await at.unroute('**/*_results.wasm');
  await results.evaluate((element) => element.parentElement.append(element));
  await expect(results.locator('table').first()).toBeVisible();
  await at.close();
});
