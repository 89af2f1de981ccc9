// Awards, figures that decide, and what people record about bids: on screen as on the command line.
import { join } from 'node:path';
import { assess, buildCommandLine, goTo, openProjectFile, read, root } from './files.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';
import { expected, shown } from './results.mjs';

const LOTS = 'tests/files/three-lots.json';
const QUALITY = 'tests/files/price-per-quality-point.json';

let program;
test.beforeAll(() => {
  test.setTimeout(600_000);
  program = buildCommandLine();
});

const lotOf = (page, at) => page.locator('.app-results__lot').nth(at);

/** Opens what keeps a form closed. */
const unfold = (part, summary) => part.locator('summary', { hasText: summary }).click();

async function results(page, file) {
  await open(page);
  await openProjectFile(page, file);
  await goTo(page, 'Results');
  return assess(program, join(root, file));
}

test('three lots of which each supplier may win one have the command line’s figures and awards', async ({ page }) => {
  const report = await results(page, LOTS);
  for (const [at, lot] of report.lots.entries()) {
    expect(await shown(page, at)).toEqual(expected(report, lot));
    const award = lotOf(page, at).locator('.app-results__award');
    for (const sentence of lot.award.in_words) await expect(award).toContainText(sentence);
    await expect(award).toContainText('People decide the award. Nothing is sent to anyone.');
    for (const { sentence } of lot.findings) await expect(lotOf(page, at)).toContainText(sentence);
  }
  expect(report.lots.map(({ award }) => award.winners)).toEqual([['n-alder'], ['s-birch'], ['e-dogwood']]);
  await expect(lotOf(page, 0)).toContainText(
    'Excluded: the bid is not ranked. Ground: it fails an award criterion that disqualifies. Reason: The certificate ran out in March. Decided by A. Lead. Named as approver: B. Head.',
  );
  await expect(lotOf(page, 1)).toContainText('Cedar Example Ltd was withdrawn. Reason: It has no staff for the south.');
  await expect(lotOf(page, 2)).toContainText(
    'The order drawn: Dogwood Example Ltd, then Birch Example Ltd. Drawn by C. Officer; witness D. Auditor.',
  );
});

test('every order of lots has its awards, and a bid that cannot win may decide', async ({ page }) => {
  await results(page, LOTS);
  const rows = page.locator('.app-orders tbody tr');
  await expect(rows).toHaveCount(4);
  await expect(rows.first()).toContainText('North, East, South');
  await expect(rows.first().locator('td')).toHaveText(['Alder Example Ltd', 'Birch Example Ltd', 'Dogwood Example Ltd']);
  await expect(rows.last().locator('td')).toHaveText(['nobody', 'Birch Example Ltd', 'Alder Example Ltd']);
  await page.getByRole('button', { name: 'Does a bid that cannot win decide between the first two?' }).click();
  await expect(page.locator('.app-deciders__answer')).toHaveText(
    'Yes. Cedar Example Ltd decides between Alder Example Ltd and Birch Example Ltd: without it, Birch Example Ltd would stand before Alder Example Ltd.',
  );
});

test('price per quality point decides, with its workings', async ({ page }) => {
  const report = await results(page, QUALITY);
  const [lot] = report.lots;
  expect(await shown(page)).toEqual(expected(report, lot));
  await expect(page.locator('.app-results__winner')).toHaveText(
    'Provisionally, Beech Example Ltd is first with the lowest price per quality point: £1,410.93, £89.07 less than Ash Example Ltd.',
  );
  for (const note of lot.notes) await expect(lotOf(page, 0)).toContainText(note);
  for (const [row, { deciding, deciding_in_words }] of lot.bids.entries()) {
    const figure = page.locator(`[id="deciding-0-${row}"]`);
    await expect(figure).toContainText(deciding_in_words);
    await figure.click();
    await expect(page.locator('.app-account dt:text-is("Exactly") + dd')).toHaveText(deciding.exact);
  }
});

test('an exclusion needs a ground and someone else’s approval', async ({ page }) => {
  await results(page, QUALITY);
  const finding = page.locator('.app-finding', { hasText: 'is below the minimum score on the whole award' });
  await unfold(finding, 'Decide about');
  await finding.getByLabel('Exclude', { exact: true }).check();
  await finding.getByRole('button', { name: /^Save the decision/ }).click();
  await expect(page.getByRole('alert', { name: 'There is a problem' }).getByRole('listitem')).toHaveText([
    'Choose the ground on which the bid is excluded.',
    'A decision needs a reason. Say why, in a sentence.',
    'Enter the name of the person who decided.',
    'Enter the name of the person who approved the exclusion.',
  ]);
  await finding.getByLabel('Ground').selectOption({ label: 'It fails an award criterion that disqualifies' });
  await finding.getByLabel('Reason').fill('Its answers say little');
  await finding.getByLabel('Decided by').fill('A. Lead');
  await finding.getByLabel('Approved by').fill('a. lead');
  await finding.getByRole('button', { name: /^Save the decision/ }).click();
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText('The same person decided and approved.');
  // What was put right says so no more.
  await expect(finding.locator('.govuk-error-message')).toHaveText([/The same person decided and approved\./]);
  await finding.getByLabel('Approved by').fill('B. Head');
  await finding.getByRole('button', { name: /^Save the decision/ }).click();
  await expect(page.locator('.app-finding')).toContainText('Named as approver: B. Head.');
  await expect(page.locator('.app-results__winner')).toHaveText(/^Beech Example Ltd is first/);
});

test('a draw and a withdrawal are taken back and recorded again', async ({ page }) => {
  await results(page, LOTS);
  const east = lotOf(page, 2);
  const ranks = () => east.locator('.app-ranking tbody tr').evaluateAll((rows) => rows.map(({ cells }) => cells[0].textContent));
  await east.getByRole('button', { name: 'Take back the draw of lots' }).click();
  expect(await ranks()).toEqual(['1', '2 equal', '2 equal']);
  await unfold(east, 'Record a draw of lots between');
  await east.getByLabel('Drawn 1st').selectOption({ label: 'Birch Example Ltd' });
  await east.getByLabel('Drawn 2nd').selectOption({ label: 'Birch Example Ltd' });
  await east.getByLabel('Drawn by').fill('C. Officer');
  await east.getByLabel('Witness').fill('D. Auditor');
  await east.getByRole('button', { name: 'Save the draw' }).click();
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText('Choose each bid once.');
  await east.getByLabel('Drawn 2nd').selectOption({ label: 'Dogwood Example Ltd' });
  await east.getByRole('button', { name: 'Save the draw' }).click();
  await expect(east).toContainText('The order drawn: Birch Example Ltd, then Dogwood Example Ltd.');
  expect(await ranks()).toEqual(['1', '2', '3']);

  const south = lotOf(page, 1);
  await south.getByRole('button', { name: 'Take back the withdrawal of Cedar Example Ltd' }).click();
  await expect(south.locator('.app-results__winner')).toHaveText(/^Cedar Example Ltd is first with 60\.00 points/);
  await unfold(south, 'Record that a bid was withdrawn');
  await south.getByLabel('Which bid was withdrawn').selectOption({ label: 'Cedar Example Ltd' });
  await south.getByLabel('Reason').fill('It has no staff');
  await south.getByLabel('Recorded by').fill('C. Officer');
  await south.getByRole('button', { name: 'Save the withdrawal' }).click();
  await expect(south).toContainText('Points stay as they were'.toLowerCase());
  await expect(south.locator('.app-results__winner')).toHaveText(/^Alder Example Ltd is first/);
});

test('rates make the price, and the supplier’s own sum is compared with it', async ({ page }) => {
  await open(page);
  await openProjectFile(page, LOTS);
  await goTo(page, 'Bids');
  const price = page.locator('[id="bids/n-alder/prices/price"]');
  await expect(price).toHaveText('£6,000');
  await price.click();
  await page.keyboard.press('7');
  await expect(page.locator('.app-grid__said')).toContainText('worked out from the rates');
  const safe = page.locator('[id="bids/n-alder/scores/safe"]');
  await safe.click();
  await page.keyboard.type('f');
  await page.keyboard.press('Enter');
  await expect(safe).toHaveText('Fail');
  await price.click();
  await page.getByRole('button', { name: 'Open this bid’s page of Alder Example Ltd' }).click();
  await expect(page.getByText('The supplier’s own sum is £100 more than its rates come to.')).toBeVisible();
  await page.getByLabel('Rate for Planned visits').fill('51');
  await expect(page.locator('[id="bids/n-alder/prices/price/derived"]')).toHaveText('£6,100');
  await expect(page.getByText('The supplier’s own sum is what its rates come to.')).toBeVisible();
  await page.getByLabel('Rate for Planned visits').press('Tab');
  const pasted = (text) =>
    page.getByLabel('Rate for Planned visits').evaluate((field, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      field.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
    }, text);
  await pasted('£1,051.50\r\nlots\r\n');
  await expect(page.getByLabel('Rate for Planned visits')).toHaveValue('1,051.50');
  await expect(page.locator('.app-rates .govuk-error-message')).toHaveText([/“lots” is not a number\./]);
  await pasted('Planned visits\t51\r\n');
  await expect(page.getByRole('alert', { name: 'There is a problem' })).toContainText('Copy the column of rates alone.');
  await expect(page.getByLabel('Rate for Planned visits')).toHaveValue('1,051.50');
  await page.getByRole('link', { name: 'Back to bids' }).click();
  await page.getByLabel('Lot', { exact: true }).selectOption({ index: 1 });
  const other = page.locator('#bids-grid tbody tr').first();
  await other.getByRole('rowheader').click();
  await page.getByRole('button', { name: /^Open this bid’s page/ }).click();
  await page.getByRole('link', { name: 'Back to bids' }).click();
  await expect(page.getByLabel('Lot', { exact: true }).locator('option:checked')).toHaveText(/^South/);
  await page.getByLabel('Lot', { exact: true }).selectOption({ index: 0 });
  await price.click();
  await page.getByRole('button', { name: 'Open this bid’s page of Alder Example Ltd' }).click();
  await page.getByLabel('Rate for Planned visits').fill('');
  await expect(page.locator('[id="bids/n-alder/prices/price/derived"]')).toHaveText('1 rate is missing');
  await page.keyboard.press('Tab');
  await goTo(page, 'Results');
  await expect(lotOf(page, 0)).toContainText('Alder Example Ltd gives no rate for “Planned visits” on “Price”.');
});

for (const [name, width, height] of [['at 1280 px', 1280, 800], ['at 400 % zoom', 320, 256]]) {
  for (const file of [LOTS, QUALITY]) {
    test(`axe-core finds nothing, and nothing is too wide, ${name}: ${file}`, async ({ page }) => {
      test.setTimeout(120_000);
      await page.setViewportSize({ width, height });
      await results(page, file);
      await page.locator('main details:not([open]) > summary').evaluateAll((all) => all.forEach((each) => each.click()));
      await page.getByLabel('Exclude', { exact: true }).first().check();
      const fine = async (what) => {
        await expectAccessible(page);
        const overflow = await page.evaluate(() => Math.max(0, document.scrollingElement.scrollWidth - innerWidth));
        expect(overflow, `${what} fit`).toBe(0);
      };
      await fine('the results');
      await goTo(page, 'Bids');
      const one = page.locator('details', { hasText: 'Enter one bid at a time' });
      await one.evaluate((details) => { details.open = true; });
      await fine('the bids');
      await one.getByRole('button').first().click();
      await expect(page.getByRole('heading', { level: 2, name: 'Supplier' })).toBeVisible();
      await fine('the parts of a bid');
    });
  }
}
