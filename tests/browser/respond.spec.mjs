// A supplier's own path: a small charity opens a council's form on a phone, fills it in, comes back to it, and saves
// two files.
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { buildCommandLine, choose, said } from './files.mjs';
import { Keys } from './keys.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';
import { single } from './single.mjs';

const main = (page) => page.getByRole('main');
const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const link = (page, name) => main(page).getByRole('link', { name, exact: true });
const button = (page, name) => main(page).getByRole('button', { name, exact: true });
const worth = (page) => page.getByRole('region', { name: 'What it would be worth' });

const RECORD = 'examples/sports-pavilion.record.jsonl';
const TITLE = 'Sports pavilion: social value at 8 % of the award';

// The developer's words that officers or suppliers would misread, or that no screen uses.
const NOT_SAID = /\b(frameworks?|schemes?|leaf|hash(es)?|fingerprint|seal|explanation|comparison set|assessments?|payload|IndexedDB|draft)\b/i;

let program;
test.beforeAll(() => {
  test.setTimeout(600_000);
  program = buildCommandLine();
});

const form = () => JSON.parse(said(program, 'form', RECORD));

/** A form with everything in it that a form can ask. */
function wide() {
  const it = form();
  it.title = 'Home visits for older residents';
  it.deadline = '2099-04-13T11:00:00Z';
  it.send_to = 'https://portal.example/notice/17';
  const { scheme } = it;
  scheme.lots = [
    { id: 'north', title: 'North', estimated_value: '300000', years: '0.4' },
    { id: 'south', title: 'South', estimated_value: '200000', years: '2' },
  ];
  const [price, quality] = scheme.criteria;
  price.kind.price.schedule = {
    lines: [
      { id: 'visit', title: 'Visits', unit: 'visit', quantity: '120' },
      { id: 'night', title: 'Visits at night', unit: 'visit', quantity: '10', option: true },
    ],
    options_count: true,
  };
  price.kind.price.abnormally_low = { below_mean: '20' };
  scheme.price_opening = 'with_bids';
  const [method, programme, , social] = quality.kind.group.criteria;
  method.kind.quality.word_limit = 10;
  programme.kind.quality.rule = 'relative_to_best';
  const [jobs, , awards] = social.kind.group.criteria;
  jobs.kind.commitment.limit = '20';
  jobs.kind.commitment.word_limit = 12;
  awards.kind.commitment.measure = '9';
  scheme.criteria.push({ id: 'insured', title: 'Insurance', weight: null, kind: { pass_fail: { question: 'Are you insured for £5,000,000?' } } });
  return it;
}

const file = (it, name = 'form.json') => ({ name, mimeType: 'application/json', buffer: Buffer.from(typeof it === 'string' ? it : JSON.stringify(it)) });

async function begin(page, it) {
  await open(page);
  await choose(page, file(it));
  await expect(heading(page, 'Your response')).toBeVisible();
}

async function kept(page) {
  await expect(page.getByText(/^Saved in this browser at/)).toBeVisible();
}

/** Nothing is wrong with the page, it fits, and it says nothing in a developer's words. */
async function fine(page, what) {
  await test.step(what, async () => {
    await expectAccessible(page);
    const wider = await page.evaluate(() => Math.max(0, document.scrollingElement.scrollWidth - innerWidth));
    expect(wider, `${what} fits`).toBe(0);
    expect((await main(page).innerText()).match(NOT_SAID), `words on ${what}`).toBeNull();
  });
}

async function download(page, name) {
  const [there] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
  return { name: there.suggestedFilename(), text: readFileSync(await there.path(), 'utf8') };
}

const OFFERS = [
  { task: 'People out of work who start and keep a job', many: '3', how: 'We train 3 people with the job centre.', when: '1 by March 2027, 3 by June 2027', evidence: 'Payroll, by inspection', points: 'Points if accepted as offered: 1.20 of 2.40.' },
  { task: 'People who gain a full qualification', many: '6', also: ['Of these, how many are also counted under “Young people who achieve an award”?', '1'], how: '6 of our trainees sit the exam.', when: 'By July 2027', evidence: 'Awarding body', points: 'Points if accepted as offered: 1.60 of 1.60.' },
  { task: 'Young people who achieve an award', many: '4', also: ['Of these, how many are also counted under “People who gain a full qualification”?', ''], how: '4 school leavers, 2 afternoons a week.', when: 'By May 2027', evidence: 'Awarding body', points: null },
  { task: 'Waste prevented or reused', many: '45', how: 'We reuse 45 tonnes of brick on site.', when: 'Month 2 of 15', evidence: 'Transfer notes', points: null },
  { task: 'New volunteers', many: '9', how: '9 neighbours plant 2 beds.', when: 'April 2027', evidence: 'Log totals', points: 'Points if accepted as offered: 0.48 of 1.60.' },
];

// A trace keeps the page as it was before and after every key, of which there are many.
test.use({ trace: 'off', actionTimeout: 10_000 });

test('a small charity fills in a form with keys alone, on a phone, and saves two files', async ({ page, context }, info) => {
  test.setTimeout(300_000);
  await page.setViewportSize({ width: 360, height: 640 });
  const asked = { ...form(), send_to: 'https://portal.example/notice/17', deadline: '2099-04-13T11:00:00Z' };
  await begin(page, asked);
  await expect(main(page)).toContainText('The council must have it before 13 April 2099 at 12:00, UK time.');
  await expect(main(page)).toContainText('0 of 10 parts completed.');
  let keys = new Keys(page);

  await test.step('who they are', async () => {
    await keys.activate('link', 'About you');
    await keys.arrived('About you');
    await keys.fill('Name of your organisation', 'Helping Hands');
    await keys.fill('Postal address', '1 High Street');
    await keys.fill('E-mail address', 'bids@hands.example');
    await keys.fill('Unique identifier', '1234567');
    await keys.activate('button', /^Continue/);
    await keys.arrived(OFFERS[0].task);
  });

  const seen = [];
  for (const [at, offer] of OFFERS.entries()) {
    await test.step(offer.task, async () => {
      await keys.arrived(offer.task);
      await keys.fill('How many', offer.many);
      if (offer.also?.[1]) await keys.fill(...offer.also);
      await keys.fill('How you will do it', offer.how);
      await keys.fill('When', offer.when);
      await keys.fill('What will show that it was done', offer.evidence);
      if (offer.points) await expect(worth(page)).toContainText(offer.points);
      await expect(worth(page)).toContainText('The council’s scoring decides. This page is no promise.');
      seen.push(await worth(page).innerText());
      if (at < 2) {
        // The tab is closed, and everything is there again.
        await kept(page);
        await page.close();
        page = await context.newPage();
        await page.setViewportSize({ width: 360, height: 640 });
        keys = new Keys(page);
        await open(page);
        await keys.activate('button', `Continue your response to ${TITLE}`);
        await keys.arrived('Your response');
        await keys.activate('link', offer.task);
        await keys.arrived(offer.task);
        await expect(page.getByLabel('How you will do it')).toHaveValue(offer.how);
      }
      await keys.activate('button', /^Continue/);
    });
  }

  await test.step('points that depend on others stand in three cases', async () => {
    const rows = seen[3].split('\n').filter((line) => line.startsWith('If the best offer'));
    expect(rows).toEqual([
      'If the best offer is the same as yours\t1.60',
      'If the best offer is twice yours\t0.80',
      'If the best offer is five times yours\t0.60',
    ]);
    expect(seen[3]).toContain('nobody can know that before the deadline');
  });

  await test.step('questions and the price', async () => {
    for (const question of ['Construction method', 'Programme', 'Working beside a school']) {
      await keys.arrived(question);
      await keys.fill('Your answer', `An answer about ${question.toLowerCase()}.`);
      await expect(worth(page)).toContainText('Meets all of the requirement in detail');
      await keys.activate('button', /^Continue/);
    }
    await keys.arrived('Price');
    await expect(main(page)).toContainText('Prices are opened once the scores for everything else in the lot are agreed and confirmed');
    await keys.fill('Your price', '1080000');
    await expect(page.getByLabel('Your price')).toHaveValue('1,080,000');
    await expect(worth(page).getByRole('row').last()).toContainText('45.00');
  });

  await test.step('the last change is taken back', async () => {
    await keys.fill('Your price', '1');
    await keys.activate('button', 'Undo');
    await expect(page.getByLabel('Your price')).toHaveValue('1,080,000');
  });

  let response;
  await test.step('a file to go on elsewhere says the same to the command line', async () => {
    response = await download(page, 'Save a file to go on elsewhere');
    const path = info.outputPath('response.json');
    writeFileSync(path, response.text);
    const answer = said(program, 'respond', '--check', path);
    expect(answer).toContain('What it would be worth');
    expect(answer).not.toContain('to finish');
    for (const [at, { points }] of OFFERS.entries()) {
      const said = (points ?? seen[at]).match(/as offered: ([\d.]+) of ([\d.]+)\./);
      if (said) expect(answer).toContain(`${said[1]} of ${said[2]} points if accepted as offered`);
    }
    expect(answer).toContain('If the best offer is twice yours: 0.80');
    expect(answer).toContain('0: 0.00 (below the minimum score), 1: 4.00 (below the minimum score), 2: 8.00, 3: 12.00, 4: 16.00');
  });

  await keys.activate('button', /^Continue/);
  await keys.arrived('Check and save');
  await expect(main(page)).toContainText('Every part of the form is filled in.');
  await keys.activate('button', 'Continue to the two files');
  await keys.arrived('You have not sent your bid');
  await expect(main(page)).toContainText('Upload both files to https://portal.example/notice/17 before 13 April 2099 at 12:00, UK time.');

  const price = await download(page, 'Save the price file');
  const quality = await download(page, 'Save the quality and commitments file');
  expect(price.name).toContain('price file');
  expect(quality.name).toContain('quality and commitments file');

  await test.step('each file holds what it should', async () => {
    const prices = JSON.parse(price.text);
    expect(prices).toMatchObject({ format: 'common-measure price file', criteria: asked.criteria, supplier: 'Helping Hands' });
    expect(prices.random).toMatch(/^[0-9a-f]{32}$/);
    expect(prices.lots).toEqual([{ lot: 'pavilion', prices: [{ criterion: 'price', amount: '1080000' }] }]);
    const rest = JSON.parse(quality.text);
    expect(rest.price_file).toBe(createHash('sha256').update(price.text).digest('hex'));
    expect(quality.text).not.toContain('1080000');
    expect(rest.bids[0].prices).toEqual([]);
    expect(rest.bids[0].commitments.map(({ measure, quantity }) => [measure, quantity])).toEqual([['1', '3'], ['2', '6'], ['8', '4'], ['12', '45'], ['13', '9']]);
    expect(rest.bids[0].commitments[1].also_under).toEqual([{ measure: '8', quantity: '1' }]);
    expect(rest.bids[0].answers).toHaveLength(3);
    expect(rest.supplier).toMatchObject({ name: 'Helping Hands', postal_address: '1 High Street', email: 'bids@hands.example', identifier: '1234567' });
  });

  await test.step('saved again after a reload, they still belong together', async () => {
    await page.getByRole('link', { name: 'Back to all parts of your response' }).click();
    await kept(page);
    await page.goBack();
    await page.reload();
    await expect(heading(page, 'You have not sent your bid')).toBeVisible();
    expect((await download(page, 'Save the price file')).text).toBe(price.text);
    expect((await download(page, 'Save the quality and commitments file')).text).toBe(quality.text);
  });

  await test.step('a change makes another pair, with other random bits', async () => {
    await link(page, 'Back to check and save').click();
    await main(page).getByRole('link', { name: 'Change price' }).click();
    await page.getByLabel('Your price').fill('1,080,001');
    await page.goBack();
    await button(page, 'Continue to the two files').click();
    const other = await download(page, 'Save the price file');
    expect(JSON.parse(other.text).random).not.toBe(JSON.parse(price.text).random);
  });

  await test.step('printed, it says that it is no proof', async () => {
    await page.emulateMedia({ media: 'print' });
    await expect(page.getByText('is no proof that anything was sent')).toBeVisible();
    await expect(page.getByText('We reuse 45 tonnes of brick on site.')).toBeVisible();
    await expect(button(page, 'Save the price file')).toBeHidden();
    await expect(page.getByRole('link', { name: /^Change/ }).first()).toBeHidden();
    await page.emulateMedia({ media: 'screen' });
  });

  await test.step('the file that was saved opens elsewhere', async () => {
    const other = await context.browser().newContext();
    const there = await other.newPage();
    await open(there);
    await choose(there, file(response.text, 'mine.json'));
    await expect(heading(there, 'Your response')).toBeVisible();
    await expect(main(there)).toContainText('10 of 10 parts completed.');
    await other.close();
  });
});

for (const size of [{ width: 320, height: 640 }, { width: 1280, height: 800 }]) {
  test(`every screen is clean at ${size.width} px`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.setViewportSize(size);
    await begin(page, wide());
    await fine(page, 'the list of tasks');
    await page.getByText('How this works').click();
    await expect(main(page)).toContainText('A check code is');
    await fine(page, 'how it works');

    await link(page, 'Which lots are you bidding for?').click();
    await expect(main(page)).toContainText('The contract is divided into parts, called lots.');
    await page.getByLabel('North').check();
    await page.getByLabel('South').check();
    await fine(page, 'lots');
    await page.getByLabel('South').uncheck();
    await button(page, 'Undo').click();
    await expect(page.getByLabel('South')).toBeChecked();
    await page.getByLabel('South').uncheck();
    await main(page).getByRole('button', { name: /^Continue/ }).click();
    await expect(heading(page, 'What every bid must pass')).toBeFocused();
    await expect(main(page)).toContainText('Are you insured for £5,000,000?');
    await fine(page, 'what must be passed');
    await main(page).getByRole('button', { name: /^Continue/ }).click();

    await test.step('a commitment', async () => {
      await expect(heading(page, /People out of work who start and keep a job$/)).toBeFocused();
      await fine(page, 'an empty commitment');
      await page.getByLabel('How many', { exact: true }).fill('30');
      await page.getByLabel('How you will do it').fill('We will do our best for everybody who comes to us and asks for work');
      await page.getByLabel('When', { exact: true }).fill('Soon');
      await page.getByLabel('When', { exact: true }).blur();
      await expect(main(page)).toContainText('15 of 12 words: 3 words too many.');
      const helps = main(page).locator('.app-respond__helps');
      await expect(helps).toContainText('There is no number in it.');
      await expect(helps).toContainText('There is no date in it.');
      await expect(helps).toContainText('This is more than 20, from which on the council asks whether it can be kept.');
      await expect(helps).toContainText('the contract is shorter than that');
      await fine(page, 'a commitment with help');
      await page.getByLabel('How many', { exact: true }).fill('three');
      await expect(main(page).getByText('Error:')).toHaveCount(0);
      await page.getByLabel('How many', { exact: true }).blur();
      await expect(main(page).locator('.govuk-error-message')).toContainText('three');
      await fine(page, 'a commitment that cannot be read');
    });

    await test.step('nothing that cannot be read goes into the files', async () => {
      await link(page, 'Back to all parts of your response').click();
      await link(page, 'Check and save').click();
      await fine(page, 'the check of an unfinished response');
      await button(page, 'Continue to the two files').click();
      await expect(page.getByRole('alert')).toContainText('“three” could not be entered.');
      await fine(page, 'the check with what is in the way');
      await page.getByRole('alert').getByRole('link').click();
      await expect(page.getByLabel('How many', { exact: true })).toBeFocused();
      await page.getByLabel('How many', { exact: true }).fill('3');
      await link(page, 'Back to all parts of your response').click();
      await link(page, 'Check and save').click();
      await button(page, 'Continue to the two files').click();
      await expect(page.getByRole('alert')).toContainText('name is missing.');
      await page.getByRole('alert').getByRole('link').click();
      await expect(page.getByLabel('Name of your organisation')).toBeFocused();
      await page.getByLabel('Name of your organisation').fill('Helping Hands');
      await fine(page, 'about you');
    });

    await test.step('counts only, where a measure touches on health', async () => {
      await link(page, 'Back to all parts of your response').click();
      await link(page, 'People still living at home').click();
      await expect(main(page)).toContainText('Counts only.');
      await fine(page, 'a sensitive commitment');
    });

    await test.step('questions and rates', async () => {
      await link(page, 'Back to all parts of your response').click();
      await link(page, 'Construction method').click();
      await page.getByLabel('Your answer').fill('one two three four five six seven eight nine ten eleven');
      await expect(main(page)).toContainText('11 of 10 words: 1 word too many.');
      await fine(page, 'a question');
      await main(page).getByRole('button', { name: /^Continue/ }).click();
      await expect(main(page)).toContainText('The best answer gets all points');
      await fine(page, 'a question beside the best answer');
      await link(page, 'Back to all parts of your response').click();
      await link(page, 'Price').click();
      for (const stated of [
        'Prices without VAT.',
        'A price 20 % or more below the mean is reported.',
        'Options count in the price that is compared.',
        'Prices go into a file of their own. Prices are opened together with the rest of the bid.',
      ]) await expect(main(page)).toContainText(stated);
      await page.getByLabel('Visits', { exact: true }).fill('£21.50');
      await expect(main(page)).toContainText('1 rate is left to enter.');
      await page.getByLabel('Visits at night', { exact: true }).fill('40');
      await expect(main(page)).toContainText('Your rates come to £2,980.');
      await fine(page, 'rates');
      await main(page).getByRole('button', { name: /^Continue/ }).click();
    });

    await expect(heading(page, 'Check and save')).toBeFocused();
    await button(page, 'Continue to the two files').click();
    await expect(heading(page, 'You have not sent your bid')).toBeFocused();
    await expect(main(page)).toContainText('The price file: your prices and nothing else. Prices are opened together with the rest of the bid.');
    await button(page, 'Save the price file').click();
    await expect(main(page)).toContainText('Look whether they are among your downloads.');
    await fine(page, 'the files');
    await page.getByRole('link', { name: 'Common Measure', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'My responses to councils' })).toBeVisible();
    await fine(page, 'the start page with a response');
  });
}

test('what is taken back on another page is shown there, and can be done again', async ({ page }) => {
  await begin(page, form());
  await link(page, 'About you').click();
  const name = page.getByLabel('Name of your organisation');
  await name.fill('Helping Hands');
  await main(page).getByRole('button', { name: /^Continue/ }).click();
  const many = page.getByLabel('How many', { exact: true });
  await many.fill('about 4');
  await many.blur();
  await link(page, 'Back to all parts of your response').click();
  await link(page, 'Check and save').click();
  await expect(main(page)).toContainText('1 entry to put right');
  await expect(main(page)).toContainText('“about 4” could not be entered.');
  await button(page, 'Undo').click();
  await expect(many).toHaveValue('');
  await button(page, 'Undo').click();
  await expect(name).toHaveValue('');
  await button(page, 'Redo').click();
  await expect(name).toHaveValue('Helping Hands');
  await button(page, 'Redo').click();
  await expect(many).toHaveValue('about 4');
  await expect(button(page, 'Redo')).toBeDisabled();
});

test('a form that is opened again goes on where it was left', async ({ page }) => {
  await begin(page, form());
  await link(page, 'About you').click();
  await page.getByLabel('Name of your organisation').fill('Helping Hands');
  await page.getByRole('link', { name: 'Common Measure', exact: true }).click();
  await choose(page, file(form()));
  await expect(main(page)).toContainText('You have begun a response to this form already.');
  await link(page, 'About you').click();
  await expect(page.getByLabel('Name of your organisation')).toHaveValue('Helping Hands');
});

test('the browser is asked not to throw a response away, once it keeps one', async ({ page }) => {
  await page.addInitScript(() => {
    globalThis.asked = 0;
    StorageManager.prototype.persist = () => { globalThis.asked += 1; return Promise.resolve(false); };
  });
  const asked = () => page.evaluate(() => globalThis.asked);
  await open(page);
  expect(await asked()).toBe(0);
  await choose(page, file(form()));
  await expect(heading(page, 'Your response')).toBeVisible();
  await link(page, 'About you').click();
  await page.getByLabel('Name of your organisation').fill('Helping Hands');
  await kept(page);
  expect(await asked()).toBe(1);
  await page.getByLabel('E-mail address').fill('hands@example.org');
  await kept(page);
  expect(await asked()).toBe(1);
});

test('a form that was corrected is shown as it is now, with the answers that were given already', async ({ page }) => {
  const before = { ...form(), send_to: 'https://wrong.example/portal' };
  await begin(page, before);
  await link(page, 'About you').click();
  await page.getByLabel('Name of your organisation').fill('Helping Hands');
  await kept(page);
  await page.getByRole('link', { name: 'Common Measure', exact: true }).click();
  await choose(page, file({ ...before, title: 'Pavilion, as corrected', send_to: 'https://right.example/portal' }));
  await expect(main(page)).toContainText('You have begun a response to this form already.');
  await expect(main(page)).toContainText('What the form says about itself has changed since you began');
  await fine(page, 'a response to a form that was corrected');
  // It is stored like this: what was opened as a file is not there any more after a reload.
  await page.reload();
  const { text } = await download(page, 'Save a file to go on elsewhere');
  expect(JSON.parse(text).form.send_to).toBe('https://right.example/portal');
  await link(page, 'About you').click();
  await expect(page.getByLabel('Name of your organisation')).toHaveValue('Helping Hands');
  await page.getByRole('link', { name: 'Common Measure', exact: true }).click();
  await expect(page.getByRole('button', { name: /^Continue your response to/ })).toHaveAccessibleName('Continue your response to Pavilion, as corrected');
});

test('answers are not taken over to a form that asks something else under the same code', async ({ page }) => {
  await begin(page, form());
  await link(page, 'About you').click();
  await page.getByLabel('Name of your organisation').fill('Helping Hands');
  await kept(page);
  await page.getByRole('link', { name: 'Common Measure', exact: true }).click();
  const other = form();
  const [price, quality] = other.scheme.criteria;
  [price.weight, quality.weight] = [quality.weight, price.weight];
  await choose(page, file(other));
  await expect(main(page)).toContainText('What this form asks has changed since you began a response to it');
  await expect(main(page)).toContainText('It is still on the start page, as you left it.');
  await fine(page, 'a response to a form that asks something else');
  await link(page, 'About you').click();
  await expect(page.getByLabel('Name of your organisation')).toHaveValue('');
  await page.getByRole('link', { name: 'Common Measure', exact: true }).click();
  await expect(page.getByRole('button', { name: `Continue your response to ${TITLE}` })).toHaveCount(2);
});

test('two tabs do not overwrite each other in silence', async ({ page, context }) => {
  await begin(page, form());
  await link(page, 'About you').click();
  await page.getByLabel('Name of your organisation').fill('One');
  await kept(page);
  const other = await context.newPage();
  await open(other);
  await other.getByRole('button', { name: `Continue your response to ${TITLE}` }).click();
  await link(other, 'About you').click();
  await other.getByLabel('Name of your organisation').fill('Two');
  await kept(other);
  await page.getByLabel('Name of your organisation').fill('Three');
  await expect(page.getByRole('region', { name: 'Changed in another tab or window' })).toBeVisible();
  await expect(page.getByText('Not saved: see below')).toBeVisible();
  await fine(page, 'a response changed elsewhere');
  await button(page, 'Take what is in the other tab').click();
  await expect(page.getByLabel('Name of your organisation')).toHaveValue('Two');
  await page.getByLabel('Name of your organisation').fill('Four');
  await kept(page);
  await other.getByLabel('Name of your organisation').fill('Five');
  await button(other, 'Keep what is here').click();
  await kept(other);
  await other.reload();
  await expect(other.getByLabel('Name of your organisation')).toHaveValue('Five');
});

test('no file for the council is saved while another tab has something newer', async ({ page, context }) => {
  const price = async (of, text) => {
    await link(of, 'Price').click();
    await of.getByLabel('Your price').fill(text);
    await link(of, 'Back to all parts of your response').click();
  };
  const elsewhere = page.getByRole('region', { name: 'Changed in another tab or window' });
  const nothing = page.getByRole('alert').getByText('No file was made or saved: this response was changed or removed in another tab or window.');
  const downloads = [];
  await begin(page, form());
  await link(page, 'About you').click();
  await page.getByLabel('Name of your organisation').fill('Ash');
  await link(page, 'Back to all parts of your response').click();
  await price(page, '990,000');
  await link(page, 'Check and save').click();
  await button(page, 'Continue to the two files').click();
  await expect(heading(page, 'You have not sent your bid')).toBeVisible();
  await kept(page);
  page.on('download', (it) => downloads.push(it.suggestedFilename()));
  const other = await context.newPage();
  await open(other);
  await other.getByRole('button', { name: `Continue your response to ${TITLE}` }).click();
  await price(other, '890,000');
  await kept(other);

  await button(page, 'Save the price file').click();
  await expect(nothing).toBeVisible();
  await expect(elsewhere).toBeVisible();
  await fine(page, 'files of a response changed elsewhere');
  await button(page, 'Save the quality and commitments file').click();
  await expect(page.getByText('Not saved: see below')).toBeVisible();
  await expect(page.getByText('Your browser was asked to save the following.')).toHaveCount(0);
  await button(page, 'Take what is in the other tab').click();
  await expect(main(page)).toContainText('You have changed your response since the files were made.');
  expect(downloads).toEqual([]);
  await link(page, 'Back to check and save').click();
  await button(page, 'Continue to the two files').click();
  const taken = await download(page, 'Save the price file');
  expect(JSON.parse(taken.text).lots[0].prices).toEqual([{ criterion: 'price', amount: '890000' }]);

  // What is chosen over the other tab's is saved too; and none is made where the other one does not know of that.
  await kept(page);
  await link(other, 'Check and save').click();
  await button(other, 'Continue to the two files').click();
  await expect(other.getByRole('alert')).toContainText('No file was made or saved');
  await expect(heading(other, 'You have not sent your bid')).toHaveCount(0);
  await button(other, 'Keep what is here').click();
  await button(other, 'Continue to the two files').click();
  const chosen = await download(other, 'Save the price file');
  expect(JSON.parse(chosen.text).lots[0].prices).toEqual([{ criterion: 'price', amount: '890000' }]);
});

test.describe('where the browser keeps nothing', () => {
  test.beforeEach(({ page }) => page.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  }));

  test('it says so, and nothing is called saved', async ({ page }) => {
    await begin(page, form());
    await expect(page.getByRole('region', { name: 'Nothing is kept in this browser' })).toBeVisible();
    await link(page, 'About you').click();
    await page.getByLabel('Name of your organisation').fill('Helping Hands');
    await expect(page.getByText('Not kept in this browser: see below')).toBeVisible();
    await expect(page.getByText(/Saved in this browser/)).toHaveCount(0);
    // While the page stays open, it is not lost.
    await page.getByRole('link', { name: 'Common Measure', exact: true }).click();
    await page.getByRole('button', { name: `Continue your response to ${TITLE}` }).click();
    await link(page, 'About you').click();
    await expect(page.getByLabel('Name of your organisation')).toHaveValue('Helping Hands');
    await fine(page, 'a response that is not kept');
  });
});

test('a page that was opened as a local file keeps a response only once the person says so', async ({ page, context }) => {
  const databases = () => page.evaluate(async () => (await indexedDB.databases()).map(({ name }) => name));
  await open(page, single);
  await choose(page, file(form()));
  await link(page, 'About you').click();
  await page.getByLabel('Name of your organisation').fill('Helping Hands');
  await expect(page.getByText('Not kept in this browser: see below')).toBeVisible();
  expect(await databases()).toEqual([]);
  await button(page, 'Keep it in this browser all the same').click();
  await kept(page);
  expect(await databases()).toEqual(['common-measure']);
  await page.close();
  const again = await context.newPage();
  await open(again, single);
  await again.getByRole('button', { name: `Continue your response to ${TITLE}` }).click();
  await link(again, 'About you').click();
  await expect(again.getByLabel('Name of your organisation')).toHaveValue('Helping Hands');
});

test('what is no form says what it is', async ({ page }) => {
  await open(page);
  const alert = page.getByRole('alert');
  await choose(page, file({ ...form(), criteria: 'x' }));
  await expect(alert).toContainText('“form.json” was not opened.');
  await choose(page, file('{"format": "common-measure price file", "version": 1}', 'price.json'));
  await expect(alert).toContainText('It is one of the two files that a supplier sends.');
  const broken = form();
  broken.scheme.criteria[0].weight = '61';
  await choose(page, file(broken));
  await expect(alert).toContainText('Its award criteria have a fault.');
  await choose(page, file('PK\u0003\u0004…', 'response.xlsx'));
  await expect(alert).toContainText('It is a workbook, or another packed file.');
  await choose(page, file('%PDF-1.7', 'form.pdf'));
  await expect(alert).toContainText('It is a PDF. Choose a file that was saved from Common Measure');
  await expect(heading(page, 'Common Measure')).toBeVisible();
});
