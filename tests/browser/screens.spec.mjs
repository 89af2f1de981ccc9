// Every screen: without barriers at any size and in forced colours, announced when it opens, never wider than the
// window, and asking nothing of any server.
import { asPractice, read } from './files.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';

const link = (name) => (page) => page.getByRole('main').getByRole('link', { name, exact: true }).click();
const button = (name) => (page) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
const part = (name) => (page) => page.getByRole('navigation', { name: 'Menu' }).getByText(name, { exact: true }).click();
const ofCriterion = (name) => async (page) => {
  await part('Set up')(page);
  await link('Criteria and weights')(page);
  await button(`Open ${name}`)(page);
};
const task = (name) => async (page) => {
  await part('Set up')(page);
  await link(name)(page);
};

test.describe.configure({ mode: 'parallel' });
// A trace would keep a copy of the page for each of some hundred looks at it.
test.use({ actionTimeout: 10_000, trace: 'off' });

/** Every screen: its heading, and the way to it from the one before. */
const SCREENS = [
  ['Set up', async () => {}],
  ['Details', link('Details')],
  ['Lots', task('Lots')],
  ['Social value measures', task('Social value measures')],
  ['Criteria and weights', task('Criteria and weights')],
  ['Price', ofCriterion('Price')],
  ['Quality', ofCriterion('Quality')],
  ['Construction method', ofCriterion('Construction method')],
  ['Jobs for people out of work', ofCriterion('Jobs for people out of work')],
  ['Tonnes of waste prevented or reused', ofCriterion('Tonnes of waste prevented or reused')],
  ['Scales', task('Scales')],
  ['Award', task('Award')],
  ['Rounding, ties and minimums', task('Rounding, ties and minimums')],
  ['Check the award criteria', task('Check the award criteria')],
  ['Bids', part('Bids')],
  [
    'Birch Example Construction',
    async (page) => {
      const one = page.locator('details', { hasText: 'Enter one bid at a time' });
      await one.evaluate((details) => { details.open = true; });
      await button('Birch Example Construction')(page);
    },
  ],
  [
    'Take bids in from a spreadsheet',
    async (page) => {
      await part('Bids')(page);
      await page.getByText('Take bids in from a spreadsheet', { exact: true }).click();
    },
  ],
  ['Results', part('Results')],
  ['Common Measure', (page) => page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click()],
];

/** The first example, with two findings to be decided and a bid that is not complete. */
function undecided() {
  const procurement = JSON.parse(read('examples/sports-pavilion-8.json'));
  const [alder, birch] = procurement.bids;
  birch.prices = [];
  procurement.evaluation.scores.find(({ bid, criterion }) => bid === alder.id && criterion === 'method').level = 'level-1';
  procurement.details.title = 'Undecided';
  return procurement;
}

async function openText(page, procurement) {
  const buffer = Buffer.from(JSON.stringify(procurement));
  await page.locator('#open-file').setInputFiles({ name: 'screens.json', mimeType: 'application/json', buffer });
  await asPractice(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Set up' })).toBeVisible();
}

const example = () => JSON.parse(read('examples/sports-pavilion-8.json'));

/** Goes through all screens and does something on each. */
async function walk(page, onscreen) {
  for (const [heading, go] of SCREENS) {
    await test.step(heading, async () => {
      await go(page);
      await expect(page.getByRole('heading', { level: 1, name: heading, exact: true })).toBeVisible();
      await onscreen(heading);
    });
  }
}

const WAYS = [
  { name: 'at 1280 px', width: 1280, height: 800 },
  { name: 'at 400 % zoom', width: 320, height: 256 },
  { name: 'in forced colours', width: 1280, height: 800, forcedColors: 'active' },
];

/** By how much the page is wider than its window. */
const overflow = (page) => page.evaluate(() => Math.max(0, document.scrollingElement.scrollWidth - innerWidth));

for (const { name, width, height, forcedColors = 'none' } of WAYS) {
  test(`axe-core finds nothing on any screen, and none is too wide, ${name}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ forcedColors });
    await open(page);
    await openText(page, example());
    await walk(page, async (heading) => {
      // What opens on request is part of the screen.
      await page.locator('main details:not([open]) > summary').evaluateAll((all) => all.forEach((each) => each.click()));
      await expectAccessible(page);
      expect(await overflow(page), `${heading} fits`).toBe(0);
    });
  });

  test(`axe-core finds nothing where something is open or wrong, ${name}`, async ({ page }) => {
    test.setTimeout(180_000);
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ forcedColors });
    await open(page);
    const fine = async (what) => {
      await test.step(what, async () => {
        await expectAccessible(page);
        expect(await overflow(page), `${what} fits`).toBe(0);
      });
    };
    await fine('start, with nothing kept');
    await button('Start a new procurement')(page);
    await fine('task list, nothing done');
    await link('Criteria and weights')(page);
    await fine('no criteria yet');
    await task('Check the award criteria')(page);
    await fine('check, with faults');
    await part('Bids')(page);
    await fine('bids, none yet');
    await part('Results')(page);
    await fine('results, none yet');

    await page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click();
    await openText(page, undecided());
    await task('Criteria and weights')(page);
    await page.getByLabel('Weight of Price, in per cent', { exact: true }).fill('sixty');
    await button('Continue')(page);
    await expect(page.getByRole('alert')).toBeFocused();
    await fine('criteria, with an error');

    await part('Results')(page);
    await expect(page.getByText('This result is provisional')).toBeVisible();
    await page.getByText('Decide about Alder Example Builders').click();
    await fine('results, with findings');
    await page.locator('[id="total-0-0"]').click();
    await expect(page.getByRole('heading', { name: /^Workings: / })).toBeFocused();
    await fine('results, with the workings of a total');
    await page.locator('[id="points-0-9-2"]').click();
    await expect(page.getByRole('heading', { name: /^Workings: / })).toBeFocused();
    await fine('results, with the workings of a figure');
    await expect(page.getByText('Decide about Alder Example Builders')).toBeVisible();
    await button('Show the other reading')(page);
    await fine('results, in the other reading');
    // There it is looked at, and decided in the result as stated.
    await expect(page.getByText('Decide about Alder Example Builders')).toHaveCount(0);
    await button('Show the result as stated')(page);
    await expect(page.getByText('Decide about Alder Example Builders')).toBeVisible();
  });
}

/** The first example with names of one very long word. */
function longWords() {
  const procurement = example();
  const [name, question] = [
    'www.northern-neighbourhoodregenerationpartnership.co.uk',
    'Mobilisation/Implementation/Transition-and-Demobilisation',
  ];
  procurement.suppliers.find(({ name }) => name === 'Birch Example Construction').name = name;
  const all = (criteria) => criteria.flatMap((each) => [each, ...all(each.kind.group?.criteria ?? [])]);
  for (const each of all(procurement.scheme.criteria)) {
    if (['Construction method', 'Quality'].includes(each.title)) each.title = `${question} ${each.title}`;
  }
  return { procurement, bid: name, question };
}

test('no screen is wider than a window of 320 px where names are one long word', async ({ page }) => {
  test.setTimeout(180_000);
  await page.setViewportSize({ width: 320, height: 640 });
  await open(page);
  const { procurement, bid, question } = longWords();
  await openText(page, procurement);
  const fits = async (what) => {
    await page.locator('main details:not([open]) > summary').evaluateAll((all) => all.forEach((each) => each.click()));
    expect(await overflow(page), `${what} fits`).toBe(0);
  };
  for (const name of [`${question} Construction method`, `${question} Quality`]) {
    await ofCriterion(name)(page);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
    await fits(name);
  }
  for (const name of ['Criteria and weights', 'Rounding, ties and minimums', 'Check the award criteria']) {
    await task(name)(page);
    await fits(name);
  }
  await part('Bids')(page);
  await page.getByRole('rowheader', { name: bid }).click();
  await expect(page.locator('.app-grid__place')).toContainText(bid);
  await fits('Bids');
  await page.getByRole('button', { name: 'Open this bid’s page' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(bid);
  await fits(bid);
  await part('Results')(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Results');
  await fits('Results');
});

test('each screen has its title, and takes the focus to its heading', async ({ page }) => {
  await open(page);
  await openText(page, example());
  const titles = new Set();
  await walk(page, async (heading) => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    const title = 'Sports pavilion: social value at 8 % of the award – Common Measure';
    await expect(page).toHaveTitle(heading === 'Common Measure' ? heading : `${heading} – ${title}`);
    titles.add(await page.title());
  });
  expect(titles.size).toBe(SCREENS.length);
});

test('no screen asks anything of any server', async ({ page }) => {
  await open(page);
  await page.waitForLoadState('networkidle');
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await openText(page, example());
  await walk(page, async () => {});
  await button('Sports pavilion: social value at 20\u00a0% of the award')(page);
  await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible();
  await page.locator('[id="points-0-0-0"]').click();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as file' }).click();
  await (await download).path();
  await page.waitForLoadState('networkidle');
  // A file that is saved is read from the page's own memory.
  expect(asked.filter((url) => !url.startsWith('blob:'))).toEqual([]);
});
