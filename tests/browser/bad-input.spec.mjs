// What cannot be right is named: what, where, and what would be right. What was there stays as it was.
import { writeFileSync } from 'node:fs';
import { asPractice, choose, goTo, openProjectFile, read } from './files.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';
import { shown } from './results.mjs';

const EXAMPLE = 'examples/sports-pavilion-8.json';
const TOTALS = ['90.81', '88.45', '81.87'];

const at = (page, path) => page.locator(`[id="${path}"]`);
const totals = async (page) => (await shown(page)).totals;

test.beforeEach(async ({ page }) => {
  await open(page);
  await openProjectFile(page, EXAMPLE);
});

test.describe('typed into the award criteria', () => {
  test.beforeEach(({ page }) => page.getByRole('link', { name: 'Criteria and weights', exact: true }).click());

  test('weights that come to 99.9 %', async ({ page }) => {
    const sum = page.getByRole('region', { name: 'The whole award', exact: true }).getByRole('status');
    await expect(sum).toHaveText('The weights add up to 100\u00a0%.');
    await at(page, 'scheme/criteria/price/weight').fill('59.9');
    await page.keyboard.press('Enter');
    await expect(sum).toHaveText('The weights come to 99.9\u00a0%: 0.1\u00a0% short of 100\u00a0%.');
    const named =
      'Award criteria, weights: The weights at the top come to 99.9 %, which is 0.1 % short of 100 %. Change them until they add up exactly.';
    await goTo(page, 'Results');
    await expect(page.getByRole('main')).toContainText('Bids cannot be scored yet: 1 thing is not right.');
    await expect(page.getByRole('main')).toContainText(named);
    await page.getByRole('link', { name: 'Award criteria, weights' }).click();
    // Nothing was made to add up.
    await expect(at(page, 'scheme/criteria/price/weight')).toHaveValue('59.9');
    await expect(at(page, 'scheme/criteria/quality/weight')).toHaveValue('40');
    await goTo(page, 'Set up');
    await page.getByRole('link', { name: 'Check the award criteria' }).click();
    await expect(page.getByRole('listitem').filter({ hasText: named })).toHaveCount(1);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await goTo(page, 'Results');
    expect(await totals(page)).toEqual(TOTALS);
  });

  for (const [text, message] of [
    ['sixty', '“sixty” is not a number. Enter a number, such as 60 or 12.5.'],
    ['-5', '-5 % is not possible here. Enter a percentage from 0 to 100.'],
    ['1'.repeat(40), 'This number has 40 digits. Enter a number, such as 60 or 12.5, with at most 18 digits.'],
  ]) {
    test(`a weight of ${text.slice(0, 5)}`, async ({ page }) => {
      const weight = at(page, 'scheme/criteria/price/weight');
      await weight.fill(text);
      await weight.blur();
      await expect(weight).toHaveAccessibleDescription(new RegExp(`^Error:\\s+${message.replaceAll('.', '\\.')}`));
      await expect(weight).toHaveAttribute('aria-invalid', 'true');
      await page.getByRole('button', { name: 'Continue' }).click();
      await expect(page.getByRole('alert')).toBeFocused();
      await expect(page.getByRole('alert').getByRole('link', { name: message, exact: true })).toBeVisible();
      await expect(weight).toHaveValue(text);
      await goTo(page, 'Results');
      expect(await totals(page)).toEqual(TOTALS);
    });
  }
});

test.describe('typed into the bids', () => {
  test.beforeEach(async ({ page }) => {
    await goTo(page, 'Bids');
    await page.locator('#bids-grid').waitFor();
  });

  const POUNDS = 'Enter pounds and pence, such as 1250.50';
  for (const [what, cell, text, place, message] of [
    [
      'a price of nothing',
      'bids/alder/prices/price',
      '0',
      'Alder Example Builders – Price',
      'A price of £0 cannot be scored. Enter a price above £0, or leave it empty if there is none.',
    ],
    [
      'text for a price',
      'bids/alder/prices/price',
      'a lot',
      'Alder Example Builders – Price',
      `“a lot” is not a number. ${POUNDS}.`,
    ],
    [
      'a price of 40 digits',
      'bids/alder/prices/price',
      '1'.repeat(40),
      'Alder Example Builders – Price',
      `This number has 40 digits. ${POUNDS}, with at most 18 digits.`,
    ],
    [
      'a score that is not a level',
      'bids/alder/scores/method',
      '9',
      'Alder Example Builders – Construction method',
      'Enter one of: 0, 1, 2, 3, 4.',
    ],
    [
      'a quantity below nothing',
      'bids/alder/commitments/12',
      '-45',
      'Alder Example Builders – Tonnes of waste prevented or reused',
      'A quantity of -45 is less than nothing. Enter a number of 0 or more. All quantities are put so that more is better.',
    ],
  ]) {
    test(what, async ({ page }) => {
      await at(page, cell).click();
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
      await at(page, cell).click();
      await expect(page.locator('#bids-message')).toContainText(message);
      await expect(page.locator('.app-grid__place')).toContainText(place);
      await expect(at(page, cell)).toHaveText(text);
      await expect(at(page, cell)).toHaveAttribute('aria-invalid', 'true');
      await expect(at(page, 'bids/alder/total')).toHaveText('unclear');
      await goTo(page, 'Results');
      // What was there before counts, and that is said above, and in the row.
      expect(await totals(page)).toEqual(TOTALS);
      const row = page.getByRole('row').filter({ hasText: 'Unclear: something typed is not counted' });
      await expect(row.getByRole('rowheader')).toContainText('Alder Example Builders');
    });
  }

  test('saving says whose entry is not in the file', async ({ page }) => {
    await at(page, 'bids/alder/prices/price').click();
    await page.keyboard.type('a lot');
    await page.keyboard.press('Enter');
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save as file' }).click();
    await download;
    await expect(page.getByRole('alert')).toContainText(
      'The file was saved without an entry of Alder Example Builders that is not in the record: “a lot” is not a number.',
    );
  });

  test('a price that is taken away', async ({ page }) => {
    await at(page, 'bids/alder/prices/price').click();
    await page.keyboard.press('Delete');
    await expect(at(page, 'bids/alder/rank')).toHaveText('not complete');
    await expect(at(page, 'bids/birch/rank')).toHaveText('1');
    await goTo(page, 'Results');
    await expect(page.getByRole('main')).toContainText('This result is provisional: 1 finding is not decided, and 1 bid is not complete.');
    await expect(page.getByRole('listitem').filter({ hasText: 'no price on' })).toHaveText(
      'Alder Example Builders: no price on “Price”.',
    );
    expect(await totals(page)).toEqual(['90.76', '84.27', 'none']);
    await page.getByRole('link', { name: 'Alder Example Builders', exact: true }).click();
    await at(page, 'bids/alder/prices/price').fill('1,080,000');
    await goTo(page, 'Results');
    expect(await totals(page)).toEqual(TOTALS);
  });

  test('a second supplier of one name is asked about, not refused', async ({ page }) => {
    await at(page, 'suppliers/+pavilion/name').click();
    await page.keyboard.type('Birch Example Construction');
    await page.keyboard.press('Enter');
    const panel = page.getByRole('region', { name: 'There is a supplier called “Birch Example Construction” already' });
    await expect(panel).toContainText('Is this another bid by the same supplier, or a different supplier with the same name?');
    await expect(page.locator('#bids-grid tbody tr')).toHaveCount(4);
    await panel.getByRole('button', { name: 'Different supplier' }).click();
    await expect(page.locator('#bids-grid tbody tr')).toHaveCount(5);
    await expect(page.locator('#bids-grid [role="rowheader"]').filter({ hasText: 'Birch Example Construction' })).toHaveCount(2);
    await page.getByRole('button', { name: /^Undo/ }).click();
    await expect(page.locator('#bids-grid tbody tr')).toHaveCount(4);
  });
});

test.describe('opened', () => {
  const text = read(EXAMPLE);
  const with_ = (from, to) => {
    expect(text).toContain(from);
    return text.replace(from, to);
  };
  const notOpened = (name, fault) => `“${name}” was not opened. ${fault} What you had open is as it was.`;
  const WANTED = 'Choose a procurement saved by Common Measure: a file that says "format": "common-measure procurement" at the top.';

  /** What is chosen, and what is said of it. */
  const FILES = [
    [
      'cut.json',
      () => text.slice(0, text.length / 2),
      'Procurement, scheme, scales, item 1, levels, item 5, share, line 207, column 24: The file ends too early: part of it is missing. Save or download the whole file again, or copy all of it.',
    ],
    [
      'newer.json',
      () => with_('"version": 1', '"version": 2'),
      'Procurement: This file was made by a newer version of Common Measure: file version 2, and this edition reads up to 1. Open it with the newer edition.',
    ],
    [
      'number.json',
      () => with_('"amount": "1080000"', '"amount": "a lot"'),
      'Procurement, bids, item 1, prices, item 1, amount, line 269, column 27: “a lot” is not a number. Enter pounds and pence, such as 1250.50.',
    ],
    [
      'twice.json',
      () => with_('"weight": "60",', '"weight": "60", "weight": "50",'),
      'Procurement, scheme, criteria, item 1, line 21, column 32: “weight” is given twice. Keep one of the two and take out the other.',
    ],
    ['letter.json', () => 'Dear all, please find attached', `Procurement: This is not a procurement. ${WANTED}`],
    ['empty.json', () => '', `Procurement: The file is empty. ${WANTED}`],
    [
      'picture.png',
      () => Buffer.concat([Buffer.from([0x89]), Buffer.from('PNG\r\n\x1a\n'), Buffer.from(Array.from({ length: 4096 }, (_, at) => at % 256))]),
      `Procurement: This is not a procurement. ${WANTED}`,
    ],
  ];

  /** Whether the procurement that was there is as it was, and the only one. */
  async function asItWas(page, entries = 1) {
    await expect(page.getByRole('button', { name: /^Continue / })).toHaveCount(entries);
    await page.getByRole('button', { name: /^Continue Sports pavilion/ }).last().click();
    await expect(page.getByRole('heading', { level: 1, name: 'Results' })).toBeVisible();
    expect(await totals(page)).toEqual(TOTALS);
  }

  test.beforeEach(async ({ page }) => {
    await goTo(page, 'Results');
    expect(await totals(page)).toEqual(TOTALS);
    await page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click();
    await expect(page.getByRole('button', { name: /^Continue / })).toHaveCount(1);
  });

  for (const [name, make, fault] of FILES) {
    test(name, async ({ page }) => {
      await choose(page, { name, mimeType: 'application/json', buffer: Buffer.from(make()) });
      await expect(page.getByRole('alert').getByRole('listitem')).toHaveText(notOpened(name, fault));
      await expect(page.getByRole('alert')).toBeFocused();
      await expectAccessible(page);
      await asItWas(page);
    });
  }

  test('50 MB', async ({ page }, testInfo) => {
    const path = testInfo.outputPath('large.json');
    writeFileSync(path, text.padEnd(50 * 1024 * 1024));
    await choose(page, path);
    await expect(page.getByRole('alert').getByRole('listitem')).toHaveText(
      '“large.json” is larger than 16 MB, so it is not a procurement. Choose a file that was saved from Common Measure.',
    );
    await asItWas(page);
  });

  test('a measure that is not in the set opens, and is named wherever it stands', async ({ page }) => {
    const unknown = text.replaceAll('"measure": "12"', '"measure": "99"').replace('value at 8 %', 'value, unknown measure');
    await choose(page, { name: 'unknown.json', mimeType: 'application/json', buffer: Buffer.from(unknown) });
    await asPractice(page);
    await expect(page.getByRole('heading', { level: 1, name: 'Set up' })).toBeVisible();
    await goTo(page, 'Results');
    const main = page.getByRole('main');
    await expect(main).toContainText('Bids cannot be scored yet: 4 things are not right. Nothing is guessed in the meantime.');
    await expect(main).toContainText(
      'Award criteria, “Tonnes of waste prevented or reused”, measure: The measure set has no measure 99. Choose one of its measures.',
    );
    for (const bidder of ['Alder Example Builders', 'Birch Example Construction', 'Cedar Example Works']) {
      await expect(main).toContainText(`${bidder}, measure 99: The measure set has no measure 99. Name one of its measures.`);
    }
    await main.getByRole('link', { name: 'Award criteria, “Tonnes of waste prevented or reused”, measure' }).click();
    await expect(main).toContainText('Measure 99 is not in the measure set');
    await goTo(page, 'Bids');
    await expect(at(page, 'bids/alder/commitments/99')).toHaveText('45');
    await page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click();
    await asItWas(page, 2);
  });
});
