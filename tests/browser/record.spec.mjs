// The record on screens: criteria are locked, refused, amended and locked again; bids wait for it; the history says
// who did what.
import { asPractice, choose, read } from './files.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';

const main = (page) => page.getByRole('main');
const link = (page, name) => main(page).getByRole('link', { name, exact: true });
const button = (page, name) => main(page).getByRole('button', { name, exact: true });
const part = (page, name) => page.getByRole('navigation', { name: 'Menu' }).getByText(name, { exact: true }).click();
const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });

/** Nothing is wrong with the page, and it is not wider than the window. */
async function fine(page, what) {
  await test.step(what, async () => {
    await expectAccessible(page);
    const wider = await page.evaluate(() => Math.max(0, document.scrollingElement.scrollWidth - innerWidth));
    expect(wider, `${what} fits`).toBe(0);
  });
}

/** Fills in a moment so many days from now. */
async function moment(page, legend, days) {
  const date = new Date(Date.now() + days * 86_400_000);
  const fields = page.getByRole('group', { name: legend });
  await fields.getByLabel('Day').fill(String(date.getDate()));
  await fields.getByLabel('Month').fill(String(date.getMonth() + 1));
  await fields.getByLabel('Year').fill(String(date.getFullYear()));
  await fields.getByLabel('Time').fill('12:00');
}

async function start(page, who = 'Ann Officer') {
  await open(page);
  await page.getByLabel('Your name').fill(who);
  await page.getByLabel('Your name').blur();
  await page.getByRole('button', { name: 'Start a new procurement' }).click();
  await expect(heading(page, 'Set up')).toBeVisible();
  await link(page, 'Criteria and weights').click();
  await button(page, '60\u00a0% price, 40\u00a0% quality').click();
  await expect(page.getByLabel('Weight of Price, in per cent')).toHaveValue('60');
}

/** Presses a button that asks first, and answers. */
async function sure(page, name, yes) {
  await main(page).getByRole('button', { name }).click();
  await expect(main(page).getByRole('group', { name: /\?$/ })).toBeFocused();
  await button(page, yes).click();
}

async function lock(page, days = 30) {
  await part(page, 'Set up');
  await link(page, 'Lock the award criteria').last().click();
  await expect(heading(page, 'Lock the award criteria')).toBeVisible();
  await moment(page, 'Tender deadline', days);
  await sure(page, 'Lock the award criteria', 'Yes, lock them');
  await expect(heading(page, 'The award criteria are locked')).toBeFocused();
  return page.locator('.app-panel .app-check-code').innerText();
}

async function enterAs(page, who) {
  await page.getByRole('button', { name: 'Change your name' }).click();
  await page.getByLabel('Your name').fill(who);
  await page.getByLabel('Your name').blur();
  await button(page, 'Continue').click();
}

const SIZES = [{ width: 1280, height: 800 }, { width: 320, height: 640 }];

for (const size of SIZES) {
  test(`criteria are locked, refused, amended and locked again, at ${size.width} px`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.setViewportSize(size);
    await start(page);

    await test.step('bids wait', async () => {
      await part(page, 'Bids');
      await expect(page.getByText('Bids are entered once the award criteria are locked.')).toBeVisible();
      await fine(page, 'bids before locking');
      await link(page, 'Lock the award criteria').click();
      await fine(page, 'the form to lock');
    });

    await test.step('what is no time is named', async () => {
      await button(page, 'Lock the award criteria').click();
      const summary = page.getByRole('alert');
      await expect(summary).toContainText('Enter a day, a month, a year and a time');
      await summary.getByRole('link').click();
      await expect(page.getByLabel('Day')).toBeFocused();
      await moment(page, 'Tender deadline', -3);
      await button(page, 'Lock the award criteria').click();
      await expect(summary).toContainText('The tender deadline is over.');
      await fine(page, 'the form with an error');
    });

    const first = await lock(page);
    expect(first).toMatch(/^\d+:([0-9A-F]{4}-){7}[0-9A-F]{4}$/);
    await fine(page, 'locked');

    await test.step('the criteria on paper and as text', async () => {
      await link(page, 'Print the criteria and methods').click();
      await expect(heading(page, 'Award criteria and scoring method')).toBeVisible();
      await expect(main(page)).toContainText(first);
      await fine(page, 'criteria and methods');
      const saved = page.waitForEvent('download');
      await button(page, 'Save them as text').click();
      const stream = await (await saved).createReadStream();
      let text = '';
      for await (const chunk of stream) text += chunk;
      expect(text).toContain(`Check code of the award criteria: ${first}`);
      expect(text).toContain('60 % of the award');
    });

    await test.step('a change is refused', async () => {
      await part(page, 'Set up');
      await expect(main(page)).toContainText('The award criteria are locked.');
      await fine(page, 'the locked task list');
      await link(page, 'Criteria and weights').click();
      const weight = page.getByLabel('Weight of Price, in per cent');
      await weight.fill('59');
      await weight.blur();
      await expect(main(page)).toContainText('The award criteria are locked, by Ann Officer');
      await fine(page, 'a refused change');
    });

    await test.step('they are amended', async () => {
      await link(page, 'Amend the criteria').first().click();
      await expect(heading(page, 'Amend the criteria')).toBeVisible();
      await fine(page, 'the amendment');
      await button(page, 'Amend the criteria').click();
      await expect(page.getByRole('alert')).toContainText('Enter the reference of the notice');
      await page.getByLabel('What is changed, and why').fill('Price was to weigh 50 %.');
      await page.getByLabel('Reference of the notice that is published again').fill('N-2');
      await sure(page, 'Amend the criteria', 'Yes, open them');
      await expect(heading(page, 'Set up')).toBeVisible();
      await expect(main(page)).toContainText('open for an amendment (notice N-2)');
      await link(page, 'Criteria and weights').click();
      const price = page.getByLabel('Weight of Price, in per cent');
      await expect(price).toHaveValue('60');
      await price.fill('50');
      await price.press('Enter');
      const quality = page.getByLabel('Weight of Quality, in per cent');
      await quality.fill('50');
      await quality.press('Enter');
    });

    const second = await lock(page, 40);
    expect(second).not.toBe(first);

    await test.step('the history says who did what', async () => {
      await part(page, 'History');
      await expect(heading(page, 'History')).toBeVisible();
      const entries = main(page).locator('.app-history > li');
      await expect(entries.first()).toContainText('The award criteria were locked, check code');
      await fine(page, 'the history');
      await page.getByLabel('With these words').fill('price weight');
      const line = entries.filter({ hasText: 'from 60 % to 50 %' }).or(entries.filter({ hasText: /from 60\s*%? to 50/ }));
      await expect(line.first()).toContainText('Ann Officer');
      await expect(line.first()).toContainText('Price');
      await page.getByLabel('With these words').fill('no such words');
      await expect(main(page)).toContainText('No entry fits.');
    });

    await test.step('someone else approves', async () => {
      await link(page, 'Checks and approvals').click();
      await expect(main(page)).toContainText('You entered this. Someone else approves it.');
      await fine(page, 'checks and approvals');
      await enterAs(page, 'Bob Approver');
      await expect(heading(page, 'Checks and approvals')).toBeVisible();
      await main(page).getByRole('button', { name: /^Approve/ }).click();
      await expect(main(page)).toContainText('Nothing waits.');
      await expect(page.getByRole('heading', { name: 'Waiting for approval' })).toBeFocused();
    });

    await test.step('bids can be entered, and openings recorded', async () => {
      await part(page, 'Bids');
      await page.locator('#bids-grid').waitFor();
      await expect(main(page)).toContainText(/The tender deadline is .+\. Bids stay unopened until it is over/);
      await link(page, 'Opening and late bids').click();
      await expect(heading(page, 'Opening and late bids')).toBeVisible();
      await page.locator('main details > summary').first().click();
      await fine(page, 'opening and late bids');
    });
  });
}

test('a late bid stays unopened until it is decided about', async ({ page }) => {
  await start(page);
  await lock(page, 2);
  await page.clock.setFixedTime(Date.now() + 4 * 86_400_000);
  await link(page, 'Record the opening of bids').click();
  await page.getByText('Record a late bid').click();
  await page.getByLabel('Supplier').fill('Elm Example Ltd');
  await moment(page, 'When it was received', 1);
  await button(page, 'Record the late bid').click();
  await expect(page.getByRole('alert')).toContainText('so the bid was in time');
  await moment(page, 'When it was received', 3);
  await button(page, 'Record the late bid').click();
  await expect(main(page)).toContainText('Unopened until decided');
  await fine(page, 'a late bid');
  await page.getByLabel('Do not take it in').check();
  await page.getByLabel('Reason').fill('It came a day late.');
  await sure(page, /^Record the decision/, 'Yes, record it');
  await expect(main(page)).toContainText('Not taken in: It came a day late.');
  await page.getByText('Another bid of Elm Example Ltd came in time').click();
  await fine(page, 'a late bid that was not taken in');
  await page.getByLabel('When and how it came').fill('By hand, two days before.');
  await sure(page, /^Record it/, 'Yes, record it');
  await expect(main(page)).toContainText('Another bid of this supplier came in time: By hand, two days before.');
  await expect(main(page)).toContainText('Not taken in: It came a day late.');
});

test('a practice copy is made before locking, and is never locked', async ({ page }) => {
  await start(page);
  await part(page, 'Bids');
  await button(page, 'Make a practice copy').click();
  await page.locator('#bids-grid').waitFor();
  await expect(page.getByText('Practice copy: not for award')).toBeVisible();
  await part(page, 'Set up');
  await expect(link(page, 'Lock the award criteria')).toHaveCount(0);
});

test('bids that are equal in reserve have no order before someone chooses it', async ({ page }) => {
  const names = ['Alder', 'Birch', 'Cedar'];
  const procurement = {
    format: 'common-measure procurement', version: 1, details: { title: 'Benches' }, measures: { built_in: 'knowsley-2013' },
    scheme: {
      points_available: '100', scales: [], tie_break: ['lots_drawn'], lots: [{ id: 'all' }], award: { reserves: 1 },
      criteria: [{ id: 'price', title: 'Price', weight: '100', kind: { price: { method: 'lowest_over_price' } } }],
    },
    suppliers: names.map((name) => ({ id: name.toLowerCase(), name })),
    bids: names.map((name, at) => ({
      id: name.toLowerCase(), supplier: name.toLowerCase(), lot: 'all', prices: [{ criterion: 'price', amount: at ? '200' : '100' }],
    })),
  };
  await open(page);
  await choose(page, { name: 'benches.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(procurement)) });
  await asPractice(page);
  await part(page, 'Results');
  await expect(main(page)).toContainText('In reserve: Birch and Cedar.');
  await expect(main(page)).toContainText('Birch and Cedar are equal in reserve. People draw lots.');
  await link(page, 'Record the award decision').click();
  await expect(link(page, '1 lot with equal bids in reserve')).toBeVisible();
  const of = (name) => page.getByLabel(new RegExp(`^${name} \\(rank 2`));
  for (const name of ['Birch', 'Cedar']) await expect(of(name)).toHaveValue('equal');
  await page.getByLabel('Reason').fill('The lowest price.');
  await moment(page, 'When it was decided', -1);
  await page.getByLabel('Decided by').fill('Head of procurement');
  await button(page, 'Record the award decision').click();
  await expect(main(page)).toContainText('It is equal with others in reserve. Choose its place');
  await of('Cedar').selectOption('In reserve, place 1');
  await of('Birch').selectOption('Not awarded');
  await button(page, 'Record the award decision').click();
  const question = page.getByRole('group', { name: 'Record this award decision?' });
  await expect(question).toContainText('Awarded to Alder (rank 1).');
  await expect(question).toContainText(/In reserve, place 1: Cedar \(rank 2/);
  await fine(page, 'an award with a reserve that people chose');
  await button(page, 'Yes, record it').click();
  await expect(main(page)).toContainText('Check code of the decision:');
  await expect(page.locator('.govuk-summary-list__row', { hasText: 'In reserve, place 1' })).toContainText('Cedar');
});

test('the award is decided, with what is still open named before', async ({ page }) => {
  test.setTimeout(60_000);
  await open(page);
  await page.getByLabel('Your name').fill('Ann Officer');
  await page.getByLabel('Your name').blur();
  await page.getByRole('button', { name: /sports pavilion/i }).first().click();
  await part(page, 'Results');
  await link(page, 'Record the award decision').click();
  await expect(heading(page, 'Award decision')).toBeVisible();
  await fine(page, 'the award decision');
  await expect(page.getByLabel('Alder Example Builders (rank 1)')).toHaveValue('awarded');
  await page.getByLabel('Reason').fill('The most points under the award criteria.');
  await moment(page, 'When it was decided', -1);
  await page.getByLabel('Decided by').fill('Head of procurement');
  await button(page, 'Record the award decision').click();
  await expect(main(page)).toContainText('It cannot be changed. If it must be withdrawn later, both stay on the record, with the reason.');
  await fine(page, 'the question before the award');
  await button(page, 'Go back').click();
  await expect(button(page, 'Record the award decision')).toBeFocused();
  await button(page, 'Record the award decision').click();
  // What is changed in the form is asked again.
  await page.getByLabel('Decided by').fill('Head of Procurement');
  await expect(button(page, 'Yes, record it')).toHaveCount(0);
  await expect(page.getByLabel('Decided by')).toBeFocused();
  await sure(page, 'Record the award decision', 'Yes, record it');
  await expect(main(page)).toContainText('Check code of the decision:');
  await expect(heading(page, 'Award decision')).toBeFocused();
  await expect(main(page)).toContainText('Nothing is sent to anyone.');
  await fine(page, 'the recorded award');
  await part(page, 'Results');
  await expect(main(page)).toContainText('Check code of the decision:');
  await part(page, 'History');
  await expect(main(page).locator('.app-history > li').first()).toContainText('The award was decided');
  await expect(main(page).locator('.app-history > li').first()).toContainText('by Head of Procurement (The most points under the award criteria.)');

  await test.step('it is withdrawn, and another is decided that is not what the criteria come to', async () => {
    await part(page, 'Results');
    await main(page).getByText('Withdraw this award decision').click();
    const form = main(page).getByRole('group').filter({ hasText: 'Why it is withdrawn' });
    await button(page, 'Withdraw the award decision').click();
    await expect(page.getByRole('alert')).toContainText('An award decision is withdrawn for a reason.');
    await form.getByLabel('Why it is withdrawn').fill('A score was entered for the wrong bid.');
    await moment(page, 'When this was decided', -2);
    await form.getByLabel('Decided by').fill('Head of Procurement');
    await button(page, 'Withdraw the award decision').click();
    await expect(page.getByRole('alert')).toContainText('This is before the award was decided.');
    await moment(page, 'When this was decided', -1);
    await fine(page, 'withdrawing the award');
    await sure(page, 'Withdraw the award decision', 'Yes, withdraw it');
    await expect(heading(page, 'Award decision')).toBeFocused();
    const earlier = page.getByRole('region', { name: 'A decision that was withdrawn' });
    await expect(earlier).toContainText('The most points under the award criteria.');
    await expect(earlier).toContainText('A score was entered for the wrong bid.');
    await fine(page, 'a withdrawn award');
    await page.getByLabel('Alder Example Builders (rank 1)').selectOption('Not awarded');
    await page.getByLabel('Birch Example Construction (rank 2)').selectOption('Awarded');
    await page.getByLabel('Reason').fill('Alder withdrew.');
    await moment(page, 'When it was decided', -1);
    await page.getByLabel('Decided by').fill('Head of Procurement');
    await button(page, 'Record the award decision').click();
    await expect(main(page)).toContainText('This is not what the award criteria come to.');
    await expect(main(page)).toContainText('Alder Example Builders (rank 1): not awarded. By the award criteria: awarded.');
    // The focus is on the question, and what it warns of is read out with it.
    const question = page.getByRole('group', { name: 'Record this award decision?' });
    await expect(question).toBeFocused();
    await expect(question).toHaveAccessibleDescription(/This is not what the award criteria come to.*not awarded/);
    await fine(page, 'an award against the criteria');
    await button(page, 'Yes, record it').click();
    await expect(main(page)).toContainText('Check code of the decision:');
    await expect(earlier).toBeVisible();
    await part(page, 'History');
    await expect(main(page)).toContainText('by Head of Procurement (A score was entered for the wrong bid.)');
  });
});

test('once the deadline is over, bids are opened and entered, and someone else compares the figures', async ({ page }) => {
  test.setTimeout(60_000);
  await start(page);
  await lock(page, 1);
  await page.clock.setFixedTime(Date.now() + 3 * 86_400_000);

  await test.step('nothing is amended any more', async () => {
    await part(page, 'Set up');
    await expect(link(page, 'Amend the criteria')).toHaveCount(0);
    await link(page, 'Record an error in the criteria').click();
    await button(page, 'Record the error').click();
    await expect(page.getByRole('alert')).toContainText('Say what is wrong, in a sentence.');
    await page.getByLabel('What is wrong').fill('A scale has no descriptors.');
    await page.getByLabel('What was decided about it').fill('It stands; bidders were told.');
    await sure(page, 'Record the error', 'Yes, record them');
    await expect(main(page)).toContainText('Decided: It stands; bidders were told. (entry 4)');
    await fine(page, 'an error in the criteria');
  });

  await test.step('the opening', async () => {
    await part(page, 'Bids');
    await expect(main(page)).not.toContainText('Bids stay unopened');
    await link(page, 'Opening and late bids').click();
    await moment(page, 'When the bids were opened', 2);
    await page.getByLabel('Opened by').fill('Ann Officer');
    await page.getByLabel('Witness').fill('ann officer');
    await button(page, 'Record the opening').click();
    await expect(page.getByRole('alert')).toContainText('A witness is someone else.');
    await page.getByLabel('Witness').fill('Wes Witness');
    await sure(page, 'Record the opening', 'Yes, record it');
    await expect(main(page)).toContainText(/Check code of the opening: \d+:[0-9A-F]{4}-/);
    await expect(main(page).locator('dl')).toContainText('Wes Witness');
    await expect(page.getByLabel('Witness')).toHaveValue('');
    await fine(page, 'a recorded opening');
  });

  await test.step('a bid', async () => {
    await part(page, 'Bids');
    await page.locator('[id^="suppliers/+"]').click();
    await page.keyboard.type('Birch Example Ltd');
    await page.keyboard.press('Enter');
    await page.locator('[id^="bids/"][id*="/prices/"]').first().click();
    await page.keyboard.type('1000');
    await page.keyboard.press('Enter');
    await expect(page.locator('[id^="bids/"][id*="/prices/"]').first()).toHaveText('£1,000');
  });

  await test.step('the comparison', async () => {
    await part(page, 'History');
    await link(page, 'Checks and approvals').click();
    await expect(main(page)).toContainText('You entered these. Someone else compares them with the bid.');
    await enterAs(page, 'Bob Checker');
    await page.getByText('1 figure to compare: Birch Example Ltd').click();
    await expect(main(page)).toContainText('Price: £1,000 (entered by Ann Officer');
    await fine(page, 'figures to compare');
    await main(page).getByRole('button', { name: /^I have compared these figures/ }).click();
    await expect(main(page)).toContainText('No figure waits to be compared.');
    await expect(page.getByRole('heading', { name: 'Figures to compare with the bids' })).toBeFocused();
  });

  await test.step('what is taken back says so', async () => {
    await part(page, 'Set up');
    await link(page, 'Details').click();
    await page.getByLabel('Title of the procurement').fill('Library');
    await page.getByLabel('Title of the procurement').blur();
    await page.getByRole('button', { name: /^Undo/ }).click();
    await part(page, 'History');
    await expect(main(page)).toContainText(/Taken back in entry \d+/);
    await page.getByLabel('Entered by').selectOption('Ann Officer');
    await expect(main(page).locator('.app-history > li').first()).not.toContainText('Bob Checker');
  });
});

test('the screens of a record that came to its award', async ({ page }) => {
  test.setTimeout(60_000);
  await open(page);
  await choose(page, {
    name: 'pavilion.record.jsonl',
    mimeType: 'application/jsonl',
    buffer: Buffer.from(read('examples/sports-pavilion.record.jsonl')),
  });
  await expect(page.getByRole('navigation', { name: 'Menu' })).toBeVisible();
  for (const width of [1280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await part(page, 'Set up');
    await fine(page, 'the task list of a record');
    await link(page, 'Lock the award criteria').click();
    await expect(heading(page, 'The award criteria are locked')).toBeVisible();
    await fine(page, 'locked criteria of a record');
    await link(page, 'Print the criteria and methods').click();
    await fine(page, 'criteria and methods of a record');
    await part(page, 'Bids');
    await link(page, 'Opening and late bids').click();
    await fine(page, 'openings of a record');
    await part(page, 'Results');
    await expect(main(page)).toContainText('Check code of the decision:');
    await fine(page, 'results of a record');
    await part(page, 'History');
    await fine(page, 'history of a record');
    await link(page, 'Checks and approvals').click();
    await fine(page, 'checks of a record');
  }
});
