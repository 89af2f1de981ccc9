// Setting up with the less usual methods, rules and awards: what is chosen shows its figures at once, and all of it is
// said again where it is checked.
import { inFirefox } from './firefox.mjs';
import { Keys } from './keys.mjs';
import { everything } from './methods.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';

const OTHERS = 'Other methods';

test.use({ trace: 'off' });

/** The points that stand beside an example. */
const pointsOf = (page, what, number) => page.getByRole('row')
  .filter({ has: page.getByLabel(`Example ${what} ${number}`, { exact: true }) })
  .getByRole('cell').nth(1);

const go = async (keys, task) => {
  if (!(await keys.page.getByRole('heading', { level: 1, name: 'Set up', exact: true }).isVisible())) {
    const menu = keys.page.getByRole('navigation', { name: 'Menu' });
    await keys.to(menu.getByRole('link', { name: 'Set up', exact: true }));
    await keys.press('Enter');
  }
  await keys.arrived('Set up');
  await keys.activate('link', task);
  await keys.arrived(task);
};

test('a scheme in points, a mean, bands, a schedule, a minimum for a section, a method statement and three lots', async ({ page }) => {
  test.setTimeout(300_000);
  const keys = new Keys(page);
  await open(page);
  await keys.activate('button', 'Start a new procurement');
  await keys.arrived('Set up');

  await test.step('weights in points', async () => {
    await go(keys, 'Criteria and weights');
    await keys.activate('button', 'Add a price question to the whole award');
    await expect(page.getByLabel('Name of Price', { exact: true })).toBeFocused();
    await keys.pick('points (their sum is what the award is worth)');
    await keys.activate('button', 'Add a section to the whole award');
    await keys.name('Quality');
    await keys.press('Enter');
    await keys.fill('Weight of Price, in points', '400');
    await keys.fill('Weight of Quality, in points', '600');
    const whole = page.getByRole('region', { name: 'The whole award', exact: true });
    await expect(whole.getByRole('status')).toHaveText('The weights add up to 1000 points.');
    await expect(whole.getByRole('row').filter({ has: page.getByLabel('Name of Price', { exact: true }) }))
      .toContainText('400 of 1,000 points = 40 % of the award');
    await keys.activate('button', 'Add a quality question to Quality');
    await keys.name('Approach');
    await keys.press('Enter');
    await keys.fill('Weight of Approach, in per cent', '100');
    await keys.unfold('Other kinds', whole);
    await keys.activate('button', 'Add a pass or fail question to the whole award');
    await keys.name('Insurance');
    await keys.press('Enter');
    await expect(page.getByLabel('Name of Insurance', { exact: true })).toHaveValue('Insurance');
    await expect(page.getByLabel('Weight of Insurance, in points', { exact: true })).toHaveCount(0);
    await expect(page.getByText('Earns no points', { exact: true })).toBeVisible();
  });

  await test.step('a price against the mean, then in bands', async () => {
    await keys.activate('button', 'Open Price');
    await keys.arrived('Price');
    await expect(page.locator('details', { hasText: OTHERS })).not.toHaveAttribute('open');
    await keys.unfold(OTHERS);
    await keys.pick('Distance from the mean price');
    await expect(pointsOf(page, 'price', 1)).toHaveText('324.14');
    await expect(pointsOf(page, 'price', 2)).toHaveText('255.17');
    await expect(pointsOf(page, 'price', 3)).toHaveText('20.69');
    await keys.fill('Example price 3', '145,000');
    await expect(pointsOf(page, 'price', 3)).toHaveText('129.73');
    await expect(page.getByRole('img', { name: 'Points by price' })).toBeVisible();
    await keys.fill('Example price 3', 'cheap');
    await expect(pointsOf(page, 'price', 3)).toHaveText('Enter an amount above £0');
    await keys.fill('Example price 3', '210,000');
    await keys.pick('Price bands');
    await expect(pointsOf(page, 'price', 1)).toHaveText('Not stated yet');
    const bands = [['120,000', '100'], ['200,000', '50'], ['', '0']];
    for (const [at, [price, share]] of bands.entries()) {
      if (price) await keys.fill(`Price up to, band ${at + 1}`, price);
      await keys.fill(`Share of the points, band ${at + 1}`, share);
    }
    for (const [at, points] of ['400.00', '200.00', '0.00'].entries()) {
      await expect(pointsOf(page, 'price', at + 1)).toHaveText(points);
    }
    await keys.activate('button', 'Add a band');
    await expect(page.getByLabel('Price up to, band 4', { exact: true })).toBeFocused();
    await keys.activate('button', 'Remove band 4');
    await expect(page.getByLabel('Price up to, band 4', { exact: true })).toHaveCount(0);
  });

  await test.step('a pricing schedule with an option, a budget and a question about low prices', async () => {
    await keys.pick('A rate for each line of a pricing schedule');
    await keys.fill('What line 1 prices', 'Visits');
    await keys.fill('Unit of Visits', 'visit');
    await keys.fill('Stated quantity of Visits', '40');
    await keys.activate('button', 'Add a line');
    await expect(page.getByLabel('What line 2 prices', { exact: true })).toBeFocused();
    await keys.type('Visits at night');
    await keys.press('Tab');
    await keys.fill('Stated quantity of Visits at night', '5');
    await keys.to(page.getByRole('checkbox', { name: /^Option\b.* Visits at night$/ }));
    await keys.press('Space');
    await expect(page.getByText('Price compared = 40 × rate for Visits.', { exact: true })).toBeVisible();
    await keys.pick('Yes');
    await expect(page.getByText('Price compared = 40 × rate for Visits + 5 × rate for Visits at night.')).toBeVisible();
    await keys.fill('Budget: the most that you mean to pay (optional)', '250,000');
    await keys.pick('Those far below the mean of all prices');
    await keys.fill('This much or more below the mean', '20');
    await keys.activate('button', 'Continue');
    await keys.arrived('Criteria and weights');
  });

  await test.step('a minimum for a section', async () => {
    await keys.activate('button', 'Open Quality');
    await keys.arrived('Quality');
    await keys.fill('The least share of this section’s points that a bid must reach (optional)', '60');
    await keys.activate('button', 'Continue');
  });

  await test.step('a scale, and a method statement scored on it', async () => {
    await go(keys, 'Scales');
    await keys.activate('button', '0 to 4 in even steps (0, 25, 50, 75, 100\u00a0%)');
    await expect(page.getByLabel('What an answer of 4 is worth')).toHaveCount(0);
    await go(keys, 'Social value measures');
    await keys.to(page.getByRole('checkbox', { name: /^1\. / }));
    await keys.press('Space');
    await go(keys, 'Criteria and weights');
    await keys.fill('Weight of Social value, in points', '200');
    const section = page.getByRole('region', { name: 'Social value', exact: true });
    await keys.to(section.getByLabel(/^Weight of /));
    await keys.type('100');
    await keys.press('Enter');
    await expect(page.getByRole('region', { name: 'The whole award', exact: true }).getByRole('status'))
      .toHaveText('The weights add up to 1200 points.');
    await keys.to(section.getByRole('button', { name: /^Open / }));
    await keys.press('Enter');
    await keys.unfold(OTHERS);
    await keys.pick('The method statement, scored by people');
    await expect(page.getByLabel('Scale', { exact: true })).toHaveValue('scale-1');
    await expect(page.getByLabel('Minimum quantity (optional)')).toHaveCount(0);
    await keys.select('Section that it stands in', 'Quality');
    await go(keys, 'Criteria and weights');
    await expect(page.getByText('There is nothing in this section yet.')).toBeVisible();
    await keys.activate('button', 'Remove Social value');
    await keys.fill('Weight of Approach, in per cent', '80');
    await keys.to(page.getByRole('region', { name: 'Quality', exact: true }).getByLabel(/^Weight of /).nth(1));
    await keys.press('Control+a');
    await keys.type('20');
    await keys.press('Enter');
    await keys.activate('button', 'Open Approach');
    await keys.select('Scale', '0 to 4');
  });

  await test.step('three lots, of which a supplier may win two', async () => {
    await go(keys, 'Lots');
    await keys.activate('button', 'Divide it: add a lot');
    await keys.name('East');
    await keys.press('Tab');
    await keys.activate('button', 'Add a lot');
    await keys.name('West');
    await keys.press('Enter');
    const names = page.getByLabel('Name of the lot');
    await expect(names).toHaveCount(3);
    await keys.to(names.first());
    await keys.type('North');
    await keys.press('Enter');
    await keys.to(page.getByLabel('Estimated value of the lot (optional)').first());
    await keys.type('300,000');
    await keys.press('Tab');
    await keys.to(page.getByLabel('Length in years (optional)').first());
    await keys.type('2.5');
    await keys.press('Tab');
    await go(keys, 'Award');
    await keys.fill('The least share of all points that a bid must reach (optional)', '50');
    await keys.pick('A stated number');
    await keys.fill('Number of winners', 'two');
    await expect(page.getByText('“two” is not a whole number. Enter one in digits, such as 2.')).toBeVisible();
    await keys.fill('Number of winners', '2');
    await keys.fill('Bids kept in reserve (optional)', '1');
    await keys.fill('Most lots that one supplier may win (optional)', '2');
    await keys.pick('Those that it prefers');
    await keys.pick('Points are worked out again without the bid');
    await keys.fill('A result is close within (optional)', '0.5');
    await keys.activate('button', 'Continue');
    await keys.arrived('Rounding, ties and minimums');
    await expect(page.getByLabel('How many points is the whole award worth?')).toHaveValue('');
  });

  await test.step('all of it is said again', async () => {
    await keys.activate('button', 'Continue');
    await keys.arrived('Check the award criteria');
    const main = page.locator('main');
    for (const words of [
      'Nothing is missing and everything adds up.',
      'up to £120,000: 100 %; up to £200,000: 50 %; any higher price: 0 %',
      'Visits: 40 × visit.',
      'Visits at night: 5 (option).',
      'Options count in the price that is compared.',
      'Budget: £250,000.',
      'A price 20 % or more below the mean is reported.',
      'Minimum score: 60 % of its points.',
      'It is the method statement that is scored, not the quantity.',
      'Lot 1: North, estimated at £300,000, 2.5 years.',
      'Minimum score: 50 % of all points.',
      'The first 2 bids are awarded each lot; the next is kept in reserve.',
      'One supplier may win at most 2 lots: a supplier that could win more keeps those that it prefers.',
      'The sum of the points at the top',
    ]) await expect(main).toContainText(words);
  });
});

test('an award by price per quality point says what it needs', async ({ page }) => {
  await open(page);
  await page.getByRole('button', { name: 'Start a new procurement' }).click();
  const link = (name) => page.getByRole('main').getByRole('link', { name, exact: true });
  await link('Criteria and weights').click();
  await page.getByRole('button', { name: 'Quality- and cost-based selection (70\u00a0% quality, 30\u00a0% price)' }).click();
  await expect(page.getByLabel('Weight of Quality, in per cent')).toHaveValue('70');
  await page.getByRole('navigation', { name: 'Menu' }).getByText('Set up', { exact: true }).click();
  await link('Award').click();
  await page.locator('summary', { hasText: OTHERS }).click();
  await page.getByRole('radio', { name: 'Lowest price per quality point' }).check();
  await expect(page.getByLabel('Price question that the rule uses')).toHaveValue('criterion-1');
  await expect(page.getByText('“Price” earns points now.')).toBeVisible();
  await link('Choose “Not scored” as its method').click();
  await page.locator('summary', { hasText: OTHERS }).click();
  await page.getByRole('radio', { name: 'Not scored' }).check();
  await expect(page.getByText('It earns no points, so it has no weight.')).toBeVisible();
  await expect(page.getByLabel('Weight', { exact: true })).toHaveCount(0);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByLabel('Weight of Quality, in per cent').fill('100');
  await page.getByRole('navigation', { name: 'Menu' }).getByText('Set up', { exact: true }).click();
  await link('Check the award criteria').click();
  await expect(page.locator('main')).toContainText('Price per quality point needs a minimum for all points');
  await page.getByRole('navigation', { name: 'Menu' }).getByText('Set up', { exact: true }).click();
  await link('Award').click();
  await page.getByLabel('The least share of all points that a bid must reach (optional)').fill('60');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect(page.locator('main')).toContainText('Nothing is missing and everything adds up.');
  await expect(page.locator('main')).toContainText('The bid with the lowest price per quality point is first: “Price” ÷ points.');
});

/** Starts a procurement from the first starting point, which lacks nothing, and opens a task of it. */
async function begin(page, task) {
  await open(page);
  await page.getByRole('button', { name: 'Start a new procurement' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Criteria and weights', exact: true }).click();
  await page.getByRole('button', { name: '60\u00a0% price, 40\u00a0% quality', exact: true }).click();
  await expect(page.getByLabel('Weight of Price, in per cent')).toHaveValue('60');
  if (task) await openTask(page, task);
}

async function openTask(page, task) {
  await page.getByRole('navigation', { name: 'Menu' }).getByText('Set up', { exact: true }).click();
  await page.getByRole('main').getByRole('link', { name: task, exact: true }).last().click();
  await expect(page.getByRole('heading', { level: 1, name: task, exact: true })).toBeVisible();
}

const enter = async (field, text) => {
  await field.fill(text);
  await field.press('Tab');
};

test('what was stated is there again once a choice is chosen again', async ({ page }) => {
  await begin(page);
  await page.getByRole('button', { name: 'Open Price', exact: true }).click();
  const choose = (name) => page.getByRole('radio', { name, exact: true }).check();
  await page.locator('summary', { hasText: OTHERS }).click();
  await choose('Price bands');
  const band = page.getByLabel('Price up to, band 1', { exact: true });
  await enter(band, '120,000');
  await choose('Not scored');
  await expect(page.getByLabel('Weight', { exact: true })).toHaveCount(0);
  await choose('Price bands');
  await expect(band).toHaveValue('120,000');
  await expect(page.getByLabel('Weight', { exact: true })).toHaveValue('60');

  await choose('A rate for each line of a pricing schedule');
  await enter(page.getByLabel('What line 1 prices', { exact: true }), 'Visits');
  await enter(page.getByLabel('Stated quantity of Visits', { exact: true }), '40');
  // An arrow key goes to the other choice, and back.
  await page.getByRole('radio', { name: 'A rate for each line of a pricing schedule', exact: true }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.getByLabel('Stated quantity of Visits', { exact: true })).toHaveCount(0);
  await page.keyboard.press('ArrowDown');
  await expect(page.getByLabel('Stated quantity of Visits', { exact: true })).toHaveValue('40');
});

test('the focus stays where someone works when a row is moved or removed', async ({ page }) => {
  const keys = new Keys(page);
  await open(page);
  await keys.activate('button', 'Start a new procurement');
  await keys.arrived('Set up');
  await go(keys, 'Criteria and weights');
  await keys.activate('button', 'Add a price question to the whole award');
  for (const name of ['Approach', 'People']) {
    await keys.activate('button', 'Add a quality question to the whole award');
    await keys.name(name);
    await keys.press('Enter');
  }
  const names = () => page.getByLabel(/^Name of /).evaluateAll((all) => all.map((field) => field.value));
  const up = page.getByRole('button', { name: 'Up People', exact: true });
  await keys.to(up);
  for (const order of [['Price', 'People', 'Approach'], ['People', 'Price', 'Approach']]) {
    await page.keyboard.press('Enter');
    await expect.poll(names).toEqual(order);
    await expect(up).toBeFocused();
  }
  // What comes in the place of what was removed.
  await keys.activate('button', 'Remove People');
  await expect.poll(names).toEqual(['Price', 'Approach']);
  await expect(page.getByLabel('Name of Price', { exact: true })).toBeFocused();
  await keys.activate('button', 'Remove Approach');
  await expect.poll(names).toEqual(['Price']);
  await expect(page.getByLabel('Name of Price', { exact: true })).toBeFocused();

  await keys.activate('button', 'Add a quality question to the whole award');
  await keys.name('Approach');
  await keys.press('Enter');
  await go(keys, 'Rounding, ties and minimums');
  for (let step = 0; step < 3; step += 1) await keys.activate('button', 'Add this step');
  const steps = page.locator('.app-ladder__name');
  const [first, second, third] = await steps.allTextContents();
  await keys.to(page.getByRole('button', { name: `Up ${third}`, exact: true }));
  for (const order of [[first, third, second], [third, first, second]]) {
    await page.keyboard.press('Enter');
    await expect(steps).toHaveText(order);
    await expect(page.getByRole('button', { name: `Up ${third}`, exact: true })).toBeFocused();
  }
});

test('what is typed in a field that another tab takes away goes into no other question', async ({ page, context }) => {
  const saved = (of) => expect(of.getByRole('status').filter({ hasText: 'Saved here at' })).toBeVisible();
  const keys = new Keys(page);
  await open(page);
  await keys.activate('button', 'Start a new procurement');
  await keys.arrived('Set up');
  await go(keys, 'Criteria and weights');
  for (const name of ['Approach', 'People']) {
    await keys.activate('button', 'Add a quality question to the whole award');
    await keys.name(name);
    await keys.press('Enter');
  }
  await saved(page);
  const other = await context.newPage();
  await open(other);
  await other.getByRole('button', { name: /^Continue/ }).first().click();
  const there = new Keys(other);
  await go(there, 'Criteria and weights');

  const weight = page.getByLabel('Weight of Approach, in per cent', { exact: true });
  await weight.click();
  await page.keyboard.type('4');
  await saved(page);
  await there.activate('button', 'Remove Approach');
  await expect(other.getByLabel('Name of Approach', { exact: true })).toHaveCount(0);
  await saved(other);
  // The note of what is being typed tells this tab of the other one.
  await page.keyboard.type('0');
  await expect(weight).toHaveCount(0);
  await expect(page.getByRole('main')).toBeFocused();
  await page.keyboard.type('5 of 100');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Name of People', { exact: true })).toHaveValue('People');
  await expect(page.getByLabel('Weight of People, in per cent', { exact: true })).toHaveValue('');
  await expect(page.getByRole('main')).toBeFocused();
});

test('nor in Firefox, which tells no field that it is taken away', async ({ baseURL }) => {
  await inFirefox(async (page, faults, browser) => {
    const field = (id, name) => `[id="scheme/criteria/criterion-${id}/${name}"]`;
    const press = async (of, name) => {
      const find = (name) => [...document.querySelectorAll('a, button')].find((it) => it.textContent.replace(/\s+/g, ' ').trim() === name);
      await (await of.waitForFunction(find, {}, name)).click();
    };
    const saved = (of) => of.waitForFunction(() => document.querySelector('.app-header__state').textContent.startsWith('Saved here at'));
    const arrive = async (of, name) => {
      await press(of, name);
      await of.waitForFunction((name) => document.querySelector('h1').textContent === name, {}, name);
    };
    const start = async (of) => {
      await of.goto(baseURL);
      await of.waitForFunction(() => document.documentElement.dataset.commonMeasure === 'ready');
    };
    const focused = (selector) => page.waitForFunction((selector) => document.activeElement.matches(selector), {}, selector);

    await start(page);
    await press(page, 'Start a new procurement');
    await arrive(page, 'Criteria and weights');
    for (const [at, name] of ['Approach', 'People'].entries()) {
      await press(page, 'Add a quality question to the whole award');
      await focused(field(at + 1, 'title'));
      await page.keyboard.type(name);
      await page.keyboard.press('Enter');
    }
    await saved(page);
    const other = await browser.newPage();
    await start(other);
    await press(other, 'Continue Procurement without a title');
    await arrive(other, 'Set up');
    await arrive(other, 'Criteria and weights');
    await press(other, 'Remove Approach');
    await other.waitForSelector(field(1, 'title'), { hidden: true });
    await saved(other);

    await page.bringToFront();
    await page.locator(field(1, 'weight')).click();
    await page.keyboard.type('4');
    await page.waitForSelector(field(1, 'weight'), { hidden: true });
    // It is given to something once the browser has drawn the rest.
    await page.waitForFunction(() => document.activeElement !== document.body);
    await page.keyboard.type('055');
    const values = await page.$$eval('[id^="scheme/criteria/"]:is(input)', (fields) => fields.map(({ id, value }) => [id, value]));
    expect(values).toEqual([['scheme/criteria/criterion-2/title', 'People'], ['scheme/criteria/criterion-2/weight', '']]);
    await focused('main');
    expect(faults).toEqual([]);
  });
});

test('text that was not taken is named where criteria are checked, and goes with its field', async ({ page }) => {
  const main = page.getByRole('main');
  await begin(page);
  await page.getByRole('button', { name: 'Open Price', exact: true }).click();
  const budget = page.getByLabel('Budget: the most that you mean to pay (optional)');
  await enter(budget, 'plenty');
  await page.getByRole('radio', { name: 'Those below a stated amount', exact: true }).check();
  await enter(page.getByLabel('Below this amount', { exact: true }), 'little');
  await openTask(page, 'Check the award criteria');
  await expect(main).toContainText('2 texts that are not part of the criteria');
  await expect(main).not.toContainText('Nothing is missing');
  await expectAccessible(page);
  await main.getByRole('link', { name: /“plenty”/ }).click();
  await expect(budget).toBeFocused();
  await page.locator('summary', { hasText: OTHERS }).click();
  await page.getByRole('radio', { name: 'Income: the highest is best', exact: true }).check();
  await expect(budget).toHaveCount(0);
  await page.getByRole('group', { name: 'Which prices are reported as abnormally low?' })
    .getByRole('radio', { name: 'None', exact: true }).check();
  await openTask(page, 'Check the award criteria');
  await expect(main).toContainText('Nothing is missing and everything adds up.');
  await openTask(page, 'Lock the award criteria');
  await expect(page.getByRole('group', { name: 'Tender deadline' })).toBeVisible();
});

test('a deadline in a wrong year is seen before locking, and what cannot be added then says so', async ({ page }) => {
  const main = page.getByRole('main');
  await begin(page, 'Lock the award criteria');
  const deadline = page.getByRole('group', { name: 'Tender deadline' });
  for (const [field, text] of [['Day', '13'], ['Month', '4'], ['Year', '2962'], ['Time', '12:00']]) {
    await deadline.getByLabel(field).fill(text);
  }
  await main.getByRole('button', { name: 'Lock the award criteria', exact: true }).click();
  const question = page.getByRole('group', { name: 'Lock the award criteria now?' });
  await expect(question).toBeFocused();
  await expect(question).toContainText(/The tender deadline: Tuesday,? 13 April 2962 at 12:00 \(in about \d+ years\)\./);
  await expect(question).toContainText('This is more than a year away. Check the day, the month and the year.');
  await expectAccessible(page);
  await question.getByRole('button', { name: 'Yes, lock them' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'The award criteria are locked' })).toBeVisible();
  for (const [task, button] of [
    ['Criteria and weights', /^Add a quality question to the whole award/],
    ['Lots', /^Divide it: add a lot/],
    ['Scales', /^0 to 3 in uneven steps/],
  ]) {
    await openTask(page, task);
    await page.getByRole('button', { name: button }).click();
    await expect(page.getByRole('alert')).toContainText('The award criteria are locked');
  }
});

const WAYS = [
  { name: 'at 1280 px', width: 1280, height: 800 },
  { name: 'at 400 % zoom', width: 320, height: 256 },
  { name: 'in forced colours', width: 1280, height: 800, forcedColors: 'active' },
];

for (const { name, width, height, forcedColors = 'none' } of WAYS) {
  test(`axe-core finds nothing on the page of any method, and none is too wide, ${name}`, async ({ page }) => {
    test.setTimeout(300_000);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ forcedColors });
    await open(page);
    const { procurement, questions } = everything();
    await page.locator('#open-file').setInputFiles({
      name: 'methods.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(procurement)),
    });
    const menu = page.getByRole('navigation', { name: 'Menu' }).getByText('Set up', { exact: true });
    const fine = async (what) => {
      await test.step(what, async () => {
        await expect(page.getByRole('heading', { level: 1, name: what, exact: true })).toBeVisible();
        await page.locator('main details:not([open]) > summary').evaluateAll((all) => all.forEach((each) => each.click()));
        await expectAccessible(page);
        const overflow = await page.evaluate(() => document.scrollingElement.scrollWidth - innerWidth);
        expect(overflow, `${what} fits`).toBeLessThanOrEqual(0);
        if (process.env.LOOK) {
          const file = `${process.env.LOOK}/${width}-${forcedColors}-${what.replaceAll(/\W+/g, '-')}.png`;
          await page.screenshot({ path: file, fullPage: true });
        }
      });
    };
    // Once they are checked, fields say what is missing in them.
    for (const task of ['Check the award criteria', 'Lots', 'Scales', 'Award', 'Criteria and weights']) {
      await menu.click();
      await page.getByRole('main').getByRole('link', { name: task, exact: true }).click();
      await fine(task);
    }
    for (const question of questions) {
      await menu.click();
      await page.getByRole('main').getByRole('link', { name: 'Criteria and weights', exact: true }).click();
      await page.getByRole('button', { name: `Open ${question}`, exact: true }).click();
      await fine(question);
    }
  });
}
