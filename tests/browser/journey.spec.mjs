// The main job, from an empty start to a result that others can recompute, with keys and one paste alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assess, buildCommandLine, root } from './files.mjs';
import { Keys } from './keys.mjs';
import { expect, open, test } from './page.mjs';
import { expected, shown } from './results.mjs';

const EXAMPLE = 'examples/sports-pavilion-8.json';

const MEASURES = [
  { id: '1', weight: '30', target: '6', relevance: 'The works need labourers.' },
  { id: '2', weight: '20', target: '6', relevance: 'The trades have courses.' },
  { id: '8', weight: '10', target: '12', relevance: 'The site adjoins a school.' },
  { id: '12', weight: '20', floor: '40', cap: '120', relevance: 'The old pavilion is taken down.' },
  { id: '13', weight: '20', target: '30', minimum: '5', relevance: 'Residents plant the grounds.' },
];

const LEVELS = ['No answer.', 'Meets little of it.', 'Meets most of it.', 'Meets all of it.', 'Meets all of it in detail.'];

// As a sheet of Excel puts it on the clipboard.
const SHEET = [
  ['Supplier', 'Price', 'Construction method', 'Programme', 'Working beside a school', 'Jobs', 'Courses', 'Awards', 'Tonnes', 'Volunteers'],
  ['Alder Example Builders', '£1,080,000.00', '4', '3', '3', '2', '2', '6', '45', '9'],
  ['Birch Example Construction', '£1,170,000.00', '3', '3', '4', '5', '6', '12', '90', '36'],
  ['Cedar Example Works', '£1,125,000.00', '2', '4', '2', '4', '3', '4', '150', '4'],
].map((cells) => `${cells.join('\t')}\r\n`).join('');

// A trace keeps the page as it was before and after every key, of which there are more than a thousand.
test.use({ trace: 'off' });

test('from nothing to a result, a file, and the same result again', async ({ page }, testInfo) => {
  test.setTimeout(600_000);
  const program = buildCommandLine();
  const example = assess(program, join(root, EXAMPLE));
  const wanted = expected(example, example.lots[0]);
  expect(wanted.ranking).toEqual([
    ['1', 'Alder Example Builders', '90.81'],
    ['2', 'Birch Example Construction', '88.45'],
    ['3', 'Cedar Example Works', '81.87'],
  ]);

  const keys = new Keys(page);
  await open(page);
  await test.step('a new procurement and its details', async () => {
    await keys.activate('button', 'Start a new procurement');
    await keys.arrived('Set up');
    await keys.activate('link', 'Details');
    await keys.arrived('Details');
    await keys.fill('Title of the procurement', 'Sports pavilion');
    await keys.fill('Contracting authority', 'Averdale Borough Council (fictional)');
    await keys.pick('Below the thresholds of the Act');
    await keys.fill('Estimated value of the contract (optional)', '1,200,000');
    await keys.activate('button', 'Continue');
    await keys.arrived('Lots');
    await keys.activate('button', 'Continue');
    await keys.arrived('Social value measures');
    await keys.activate('button', 'Continue');
  });

  await test.step('criteria and weights', async () => {
    await keys.arrived('Criteria and weights');
    await keys.activate('button', '60\u00a0% price, 40\u00a0% quality');
    await keys.fill('Name of Approach and method', 'Construction method');
    await keys.fill('Weight of Construction method, in per cent', '40');
    await keys.fill('Name of People and experience', 'Programme');
    await keys.fill('Weight of Programme, in per cent', '20');
    await keys.activate('button', 'Add a quality question to Quality');
    await expect(page.getByLabel('Name of the criterion without a name', { exact: true })).toBeFocused();
    await keys.type('Working beside a school');
    await keys.press('Tab');
    await keys.fill('Weight of Working beside a school, in per cent', '20');
    await keys.activate('button', 'Add a section to Quality');
    await expect(page.getByLabel('Name of the criterion without a name', { exact: true })).toBeFocused();
    await keys.type('Social value');
    await keys.press('Tab');
    await keys.fill('Weight of Social value, in per cent', '20');
    const row = page.getByRole('row').filter({ has: page.getByLabel('Name of Social value', { exact: true }) });
    await expect(row).toContainText('20 % of the 40 % for “Quality” = 8 % of the award');
  });

  await test.step('measures and how each relates', async () => {
    await keys.to(page.getByRole('button', { name: 'Choose social value measures' }).first());
    await keys.press('Enter');
    await keys.arrived('Social value measures');
    await expect(page.getByLabel('Put the measures that you choose next into')).toContainText('Social value');
    for (const [at, { id, relevance }] of MEASURES.entries()) {
      await keys.to(page.getByRole('checkbox', { name: new RegExp(`^${id}\\. `) }));
      await keys.press('Space');
      const asked = page.getByLabel('How does this relate to what you are buying?');
      await expect(asked).toHaveCount(at + 1);
      await keys.to(asked.last());
      await keys.type(relevance);
    }
    await expect(page.getByRole('status').filter({ hasText: 'chosen of' })).toHaveText('5 chosen of 29.');
    await keys.activate('button', 'Continue');
    await keys.arrived('Criteria and weights');
    const section = page.getByRole('region', { name: 'Social value', exact: true });
    for (const [at, { weight }] of MEASURES.entries()) {
      await keys.to(section.getByLabel(/^Weight of /).nth(at));
      await keys.type(weight);
    }
    await keys.press('Enter');
    await expect(section.getByRole('status')).toHaveText('The weights add up to 100\u00a0%.');
  });

  await test.step('targets, caps and minimums', async () => {
    const section = page.getByRole('region', { name: 'Social value', exact: true });
    for (const [at, { target, floor, cap, minimum }] of MEASURES.entries()) {
      await keys.to(section.getByRole('button', { name: /^Open / }).nth(at));
      await keys.press('Enter');
      await expect(page.getByText('Social value commitment', { exact: true })).toBeVisible();
      if (target) {
        await keys.fill('Target: the quantity that earns all points', target);
      } else {
        await keys.unfold('Other methods');
        await keys.pick('Relative to the best offer');
        await keys.fill('Cap: the most that counts (optional)', cap);
        await keys.fill('Floor: the least quantity that earns all points (optional)', floor);
      }
      if (minimum) await keys.fill('Minimum quantity (optional)', minimum);
      await keys.activate('button', 'Continue');
      await keys.arrived('Criteria and weights');
    }
    await keys.activate('button', 'Open Construction method');
    await keys.arrived('Construction method');
    await keys.fill('The least share of this question’s points that a bid must reach (optional)', '50');
    await keys.activate('button', 'Continue');
    await keys.arrived('Criteria and weights');
  });

  await test.step('the price method', async () => {
    await keys.activate('button', 'Open Price');
    await keys.arrived('Price');
    await keys.pick('Lowest price divided by the bid’s price');
    const example = page.getByRole('row').filter({ has: page.getByLabel('Example price 2', { exact: true }) });
    await expect(example.getByRole('cell').nth(1)).toHaveText('48.00');
    await keys.fill('Term and extensions that are priced', '15 months, no options');
    await keys.fill('How prices change over time', 'Fixed');
    await keys.activate('button', 'Continue');
    await keys.arrived('Criteria and weights');
    await keys.activate('button', 'Continue');
  });

  await test.step('the scale', async () => {
    await keys.arrived('Scales');
    for (const [label, words] of LEVELS.entries()) await keys.fill(`What an answer of ${label} is like`, words);
    await expect(page.getByLabel('Share of the points for 3, in per cent')).toHaveValue('75');
    await keys.activate('button', 'Continue');
  });

  await test.step('the award, as it usually is', async () => {
    await keys.arrived('Award');
    await expect(page.getByRole('radio', { name: 'The one with the highest total of points' })).toBeChecked();
    await keys.activate('button', 'Continue');
  });

  await test.step('rounding and ties', async () => {
    await keys.arrived('Rounding, ties and minimums');
    await keys.select('Decimal places', '2');
    await keys.pick('To the nearest; exactly half goes up, below 0 down');
    await keys.pick('Only when figures are shown');
    for (const step of ['More points on “Quality”', 'The lower price on “Price”', 'Lots drawn by people']) {
      await keys.select('Next step', step);
      await keys.activate('button', 'Add this step');
      await expect(page.locator('.app-ladder__name').last()).toHaveText(step);
    }
    await keys.pick('It is set aside');
    await keys.activate('button', 'Continue');
    await keys.arrived('Check the award criteria');
    await expect(page.locator('main')).toContainText('Nothing is missing and everything adds up.');
    await keys.activate('button', 'Continue');
  });

  await test.step('the award criteria are locked', async () => {
    await keys.arrived('Lock the award criteria');
    const deadline = new Date(Date.now() + 30 * 86_400_000);
    await keys.fill('Day', String(deadline.getDate()));
    await keys.fill('Month', String(deadline.getMonth() + 1));
    await keys.fill('Year', String(deadline.getFullYear()));
    await keys.fill('Time', '12:00');
    await keys.activate('button', 'Lock the award criteria');
    // The day of the week and the distance show a slip that the figures do not.
    await expect(page.getByRole('group', { name: 'Lock the award criteria now?' })).toContainText(
      /The tender deadline: \w+day,? \d+ \w+ \d{4} at 12:00 \(in (29|30) days\)\./,
    );
    await keys.activate('button', 'Yes, lock them');
    await keys.arrived('The award criteria are locked');
    await expect(page.locator('.app-check-code').first()).toHaveText(/^\d+:([0-9A-F]{4}-){7}[0-9A-F]{4}$/);
    await keys.activate('link', 'Enter the bids');
  });

  await test.step('bids, pasted from a sheet', async () => {
    await keys.arrived('Bids');
    await keys.to(page.locator('[id="suppliers/+lot-1/name"]'));
    await keys.paste(SHEET);
    await expect(page.getByRole('status').filter({ hasText: '3 bids added.' })).toBeVisible();
    await expect(page.locator('#bids-grid tbody tr')).toHaveCount(4);
  });

  await test.step('what one bid counts under two measures', async () => {
    await keys.unfold('Enter one bid at a time');
    await keys.activate('button', 'Birch Example Construction');
    await keys.arrived('Birch Example Construction');
    await keys.to(page.getByLabel(/also counted under .* \(measure 8\)\?$/));
    await keys.type('2');
    await keys.press('Tab');
  });

  const same = async () => {
    const now = await shown(page);
    expect(now.ranking).toEqual(wanted.ranking);
    expect(now.bids).toEqual(wanted.bids);
    expect(now.points).toEqual(wanted.points);
    expect(now.totals).toEqual(wanted.totals);
    expect(now.parts).toEqual(wanted.parts);
    // The questions have the measures' own names here.
    expect(now.criteria.map(([, ...worth]) => worth)).toEqual(wanted.criteria.map(([, ...worth]) => worth));
  };

  await test.step('results and the workings of a figure', async () => {
    await keys.activate('link', 'Results');
    await keys.arrived('Results');
    await same();
    await keys.to(page.locator('[id="points-0-0-0"]'));
    await keys.press(...Array.from({ length: 9 }, () => 'ArrowDown'), 'Enter');
    const workings = page.getByRole('region', { name: /^Workings: / });
    await expect(workings.getByRole('heading')).toBeFocused();
    await expect(workings.getByRole('heading')).toHaveText('Workings: Alder Example Builders, Waste prevented or reused');
    await expect(workings).toContainText(
      'Alder Example Builders gets 0.60 of 1.6 points: it offers 45 tonnes and the best offer that counts is 120 tonnes (Cedar Example Works).',
    );
    await expect(workings).toContainText('1.6 × 45 ÷ 120 = 0.6');
    await expect(workings.locator('dt:text-is("Exactly") + dd')).toHaveText('3/5 points');
    await keys.press('Escape');
    await expect(workings).toBeHidden();
    await expect(page.locator('[id="points-0-9-0"]')).toBeFocused();
  });

  const path = testInfo.outputPath('saved.json');
  await test.step('saved as a file, which the command line reads alike', async () => {
    const download = page.waitForEvent('download');
    await keys.activate('link', 'Set up');
    await keys.arrived('Set up');
    await keys.activate('button', 'Export as a plain procurement (JSON)');
    const file = await download;
    expect(file.suggestedFilename()).toBe('Sports pavilion.json');
    await file.saveAs(path);
    const [lot] = assess(program, path).lots;
    const figures = ({ name, standing_in_words, total, points }) => [name, standing_in_words, total, points.map(({ points }) => points)];
    expect(lot.bids.map(figures)).toEqual(example.lots[0].bids.map(figures));
    expect(JSON.parse(readFileSync(path, 'utf8')).details.title).toBe('Sports pavilion');
    await keys.activate('link', 'Results');
    await keys.arrived('Results');
  });

  await test.step('there again after a reload', async () => {
    await expect(page.getByRole('status').filter({ hasText: 'Saved here at' })).toBeVisible();
    await page.reload();
    await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible();
    await same();
  });

  await test.step('opened from the file', async () => {
    await keys.activate('link', 'Common Measure');
    await keys.arrived('Common Measure');
    await expect(page.getByRole('button', { name: 'Continue Sports pavilion' })).toHaveCount(1);
    const chooser = page.waitForEvent('filechooser');
    await keys.to(page.getByLabel('Choose a procurement that was saved as a file, or a response form that a council sent you, or drop it here'));
    await keys.press('Enter');
    await (await chooser).setFiles(path);
    await keys.arrived('There are bids in this file');
    await keys.pick('A practice copy, not for award');
    await keys.activate('button', 'Continue');
    await keys.arrived('Set up');
    await keys.activate('link', 'Results');
    await keys.arrived('Results');
    await same();
    await keys.activate('link', 'Common Measure');
    await expect(page.getByRole('button', { name: 'Continue Sports pavilion' })).toHaveCount(2);
  });
});
