// The table of bids: worked with the keyboard alone, filled by pasting, and never losing what was entered.
import { expect, expectAccessible, open, test } from './page.mjs';
import { made, openFile, openPractice } from './made.mjs';

const small = (bids = 3) => made({ bids, questions: 2, measures: 2 });

const path = (of) => `[id="${of}"]`;
const price = (bid) => path(`bids/${bid}/prices/price`);
const score = (bid, question) => path(`bids/${bid}/scores/${question}`);
const quantity = (bid, measure) => path(`bids/${bid}/commitments/${measure}`);
const total = (bid) => path(`bids/${bid}/total`);
const rank = (bid) => path(`bids/${bid}/rank`);
const adding = path('suppliers/+lot/name');

const press = async (page, ...keys) => {
  for (const key of keys) await page.keyboard.press(key);
};

/** Sends the page what Ctrl+V would, with this text on the clipboard. */
const paste = (page, text) =>
  page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, text);

/** What Ctrl+C, or Ctrl+X, puts on the clipboard. */
const copied = (page, how = 'copy') =>
  page.evaluate((how) => {
    const clipboardData = new DataTransfer();
    const event = new ClipboardEvent(how, { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
    return clipboardData.getData('text/plain');
  }, how);

test.describe('with bids', () => {
  test.beforeEach(async ({ page }) => {
    await open(page);
    await openFile(page, small());
  });

  test('is one stop of the Tab key, and arrows move in it', async ({ page }) => {
    await expect(page.locator('#bids-grid [tabindex="0"]')).toHaveCount(1);
    await page.locator('#bids-grid [tabindex="0"]').focus();
    await press(page, 'ArrowRight', 'ArrowDown');
    await expect(page.locator(price('b2'))).toBeFocused();
    await press(page, 'End');
    await expect(page.locator(path('bids/b2/rank'))).toBeFocused();
    await press(page, 'Control+Home');
    await expect(page.locator(path('suppliers/s1/name'))).toBeFocused();
    await press(page, 'PageDown');
    await expect(page.locator(adding)).toBeFocused();
    await press(page, 'Tab');
    await expect(page.locator('#bids-grid :focus')).toHaveCount(0);
  });

  test('typing replaces, Enter takes it and goes down, totals follow each key', async ({ page }) => {
    await page.locator(price('b1')).click();
    const before = await page.locator(total('b2')).textContent();
    await press(page, '1');
    await expect(page.locator(total('b2'))).not.toHaveText(before);
    await expect(page.locator('#bids-grid')).toContainText('provisional');
    await press(page, '0', '0', 'Enter');
    await expect(page.locator(price('b1'))).toHaveText('£100');
    await expect(page.locator(price('b2'))).toBeFocused();
    await expect(page.locator('#bids-grid')).not.toContainText('provisional');
  });

  test('F2 changes what is there, and Escape leaves it as it was', async ({ page }) => {
    await page.locator(price('b1')).click();
    const before = await page.locator(price('b1')).textContent();
    const points = await page.locator(total('b1')).textContent();
    await press(page, 'F2', '5', 'Escape');
    await expect(page.locator(price('b1'))).toHaveText(before);
    await expect(page.locator(total('b1'))).toHaveText(points);
    await expect(page.locator(price('b1'))).toBeFocused();
    await press(page, 'F2', '5', 'Enter');
    await expect(page.locator(price('b1'))).toHaveText(`${before}5`.replace('£900,0005', '£9,000,005'));
  });

  test('Tab goes right while editing, and Enter comes back to where it began', async ({ page }) => {
    await page.locator(price('b1')).click();
    await press(page, '7', 'Tab', '4', 'Tab', '3', 'Enter');
    await expect(page.locator(price('b1'))).toHaveText('£7');
    await expect(page.locator(score('b1', 'q1'))).toHaveText('4');
    await expect(page.locator(score('b1', 'q2'))).toHaveText('3');
    await expect(page.locator(price('b2'))).toBeFocused();
  });

  test('what cannot be read stays in its cell with a message until it is put right', async ({ page }) => {
    const cell = page.locator(price('b1'));
    const points = await page.locator(total('b1')).textContent();
    // What says it is there before: screen readers pass over what appears with its text.
    const says = page.locator('.app-grid__said');
    await expect(says).toHaveText('');
    expect(await says.evaluate((it) => getComputedStyle(it).display)).toBe('block');
    await cell.click();
    await page.keyboard.type('about 5');
    await press(page, 'Enter');
    await expect(cell).toHaveText('about 5');
    await expect(cell).toHaveAttribute('aria-invalid', 'true');
    await expect(page.getByRole('status').filter({ hasText: 'not a number' })).toBeVisible();
    // Neither with the price that stood there before nor without one.
    await expect(page.locator(total('b1'))).toHaveText('unclear');
    await expect(page.locator(rank('b1'))).toHaveText('unclear');
    await expect(page.locator(total('b2'))).toHaveText(/^\d/);
    await expect(page.getByText('provisional', { exact: true }).first()).toBeVisible();
    await page.locator(total('b1')).click();
    await expect(page.getByText('not worked out, because an entry of this bid could not be read')).toBeVisible();
    await cell.click();
    await expect(cell).toHaveAccessibleDescription(/“about 5” is not a number/);
    await expectAccessible(page);

    // It is there again after a change of screen.
    await page.getByRole('navigation').getByText('Results', { exact: true }).click();
    await page.getByRole('navigation').getByText('Bids', { exact: true }).click();
    await expect(cell).toHaveText('about 5');

    await cell.click();
    await press(page, 'F2', 'x', 'Escape');
    await expect(cell).toHaveText('about 5');
    await press(page, 'Escape');
    await expect(cell).toHaveText('£900,000');
    await expect(cell).not.toHaveAttribute('aria-invalid');
    await expect(page.locator(total('b1'))).toHaveText(points);
  });

  test('a price that is a tenth of all others is asked about, and the results say so', async ({ page }) => {
    await page.locator(price('b2')).click();
    await page.keyboard.type('1.2');
    await press(page, 'Enter');
    await page.getByText('1 thing to look at in these bids').click();
    await expect(page.getByText('£1.20 is less than a tenth of the next lowest price, £900,000. Compare it with the bid: a digit may be missing, and “1.2” is £1.20, not 1.2 million.')).toBeVisible();
    await page.getByRole('navigation').getByText('Results', { exact: true }).click();
    await expect(page.getByText('There may be slips in the bids: 1 thing to look at.')).toBeVisible();
    await page.getByRole('link', { name: 'See the list below the table of bids' }).click();
    await expect(page.locator(price('b2'))).toHaveText('£1.20');
  });

  test('undo takes back what could not be read before anything that was entered', async ({ page }) => {
    const [first, second] = [page.locator(price('b1')), page.locator(score('b1', 'q1'))];
    await first.click();
    await page.keyboard.type('850000');
    await press(page, 'Enter');
    const points = await page.locator(total('b1')).textContent();
    await second.click();
    await page.keyboard.type('3-4');
    await press(page, 'Enter');
    await expect(second).toHaveText('3-4');
    await expect(page.locator(total('b1'))).toHaveText('unclear');
    await expect(page.getByRole('button', { name: /^Undo/ })).toHaveText('Undo an entry that could not be read');
    await press(page, 'Control+z');
    await expect(second).toHaveText('0');
    await expect(first).toHaveText('£850,000');
    await expect(page.locator(total('b1'))).toHaveText(points);
    await press(page, 'Control+z');
    await expect(first).toHaveText('£900,000');
    await expect(page.getByRole('status').filter({ hasText: 'Taken back: price.' })).toBeVisible();
    // What is typed now gives up what was taken back before: it never comes again.
    await first.click();
    await page.keyboard.type('870000');
    await press(page, 'Enter', 'Control+z', 'Control+y');
    await expect(first).toHaveText('£870,000');
    await expect(page.getByRole('button', { name: /^Redo/ })).toBeDisabled();
    await press(page, 'Control+y', 'Control+z');
    await expect(first).toHaveText('£900,000');
  });

  test('whoever stands on a bid that is taken back goes to the row below', async ({ page }) => {
    await page.locator(adding).click();
    await page.keyboard.type('Alpha');
    await press(page, 'Enter', 'ArrowUp');
    const alpha = page.locator(path('suppliers/supplier-1/name'));
    await expect(alpha).toBeFocused();
    await press(page, 'Control+z');
    await expect(alpha).toHaveCount(0);
    await expect(page.locator(adding)).toBeFocused();
    await press(page, 'ArrowUp');
    await expect(page.locator(path('suppliers/s3/name'))).toBeFocused();
  });

  test('core refuses what can never be right', async ({ page }) => {
    await page.locator(price('b1')).click();
    await press(page, '0', 'Enter', 'ArrowUp');
    await expect(page.locator(price('b1'))).toHaveText('0');
    await expect(page.locator('#bids-message')).toContainText('Enter a price above £0');
  });

  test('an agreed score is a level of the scale, typed or chosen', async ({ page }) => {
    const cell = page.locator(score('b1', 'q1'));
    await cell.click();
    await press(page, '9', 'Enter', 'ArrowUp');
    await expect(page.locator('#bids-message')).toContainText('Enter one of: 0, 1, 2, 3, 4.');
    await press(page, 'Delete', 'F2', 'ArrowDown', 'ArrowDown', 'Enter');
    await expect(cell).toHaveText('1');
    await cell.click();
    // A list to choose from only while the cell is edited: a screen reader would leave the table for it.
    const listbox = page.getByRole('listbox', { name: 'Levels' });
    await expect(listbox).toHaveCount(0);
    await page.getByRole('list', { name: 'Levels' }).getByRole('listitem').filter({ hasText: '4 Very good' }).click();
    await expect(cell).toHaveText('4');
    await press(page, 'F2');
    await expect(listbox.getByRole('option', { name: '4 Very good' })).toHaveAttribute('aria-selected', 'true');
    await press(page, 'Escape');
    await expect(cell).toHaveText('4');
    await expect(cell).toBeFocused();
  });

  test('a block is copied and pasted', async ({ page }) => {
    await page.locator(price('b1')).click();
    await press(page, 'Shift+ArrowRight', 'Shift+ArrowDown');
    await expect(page.locator('#bids-grid [aria-selected="true"]')).toHaveCount(4);
    expect(await copied(page)).toBe('900000\t0\r\n907919\t4\r\n');
    await paste(page, '£1,200.50 \t3\r\n"1,300"\t2\r\n');
    await expect(page.locator(price('b1'))).toHaveText('£1,200.50');
    await expect(page.locator(score('b2', 'q1'))).toHaveText('2');
    await press(page, 'Control+z');
    await expect(page.locator(price('b1'))).toHaveText('£900,000');
    await expect(page.locator(score('b2', 'q1'))).toHaveText('4');
  });

  test('what a cell shows is copied and cut, and what that gives up is said', async ({ page }) => {
    const cell = page.locator(price('b1'));
    const said = page.locator('.app-grid__said');
    await cell.click();
    await page.keyboard.type('about 5');
    await press(page, 'Enter', 'ArrowUp');
    await expect(cell).toHaveText('about 5');
    expect(await copied(page)).toBe('about 5\r\n');
    expect(await copied(page, 'cut')).toBe('about 5\r\n');
    await expect(cell).toHaveText('');
    await expect(said).toHaveText(
      '1 cell cleared. You can undo this. Given up, and not brought back by undo, because it was never entered: “about 5” (Supplier 1 Ltd, Price).',
    );
    await press(page, 'Control+z');
    await expect(cell).toHaveText('£900,000');
    // What was done after something was taken back is said too.
    await page.keyboard.type('6?');
    await press(page, 'Enter', 'ArrowUp', 'Delete');
    await expect(said).toContainText('never entered: “6?” (Supplier 1 Ltd, Price).');
  });

  test('a block with bad cells changes nothing and names each of them', async ({ page }) => {
    await page.locator(path('suppliers/s1/name')).click();
    await paste(page, 'Alpha\t£1.2m\t3\t3\t5\t6\nBravo\t8\tgood\t3\t-1\t6\n');
    const panel = page.getByRole('region', { name: 'Nothing was pasted: 3 cells cannot be read' });
    await expect(panel).toBeFocused();
    await expect(panel).toContainText('Supplier 1 Ltd, Price');
    await expect(panel).toContainText('“£1.2m” is not a number');
    await expect(panel).toContainText('Supplier 2 Ltd, Question 1');
    await expect(panel).toContainText('A quantity of -1 is less than nothing');
    await expect(page.locator(path('suppliers/s1/name'))).toHaveText('Supplier 1 Ltd');
    await expectAccessible(page);

    await panel.getByRole('button', { name: 'Paste the cells that can be read' }).click();
    await expect(page.locator(path('suppliers/s1/name'))).toHaveText('Alpha');
    await expect(page.locator(price('b1'))).toHaveText('£1.2m');
    await expect(page.locator(price('b1'))).toHaveAttribute('aria-invalid', 'true');
  });

  test('rows below the last bid become bids, headings are left out, one Undo takes all back', async ({ page }) => {
    await page.locator(adding).click();
    await paste(page, 'Supplier\tPrice\tQuestion 1\nAlpha\t5\t3\nBravo\t6\t\n"Charlie ""C"" Ltd"\t7\t1\n');
    await expect(page.getByRole('status').filter({ hasText: '3 bids added' })).toContainText('taken as headings');
    await expect(page.locator('#bids-grid tbody tr')).toHaveCount(7);
    await expect(page.locator('#bids-grid')).toContainText('Charlie "C" Ltd');
    await press(page, 'Control+z');
    await expect(page.locator('#bids-grid tbody tr')).toHaveCount(4);
  });

  test('a name that is there already is asked about', async ({ page }) => {
    await page.locator(adding).click();
    await page.keyboard.type('supplier 1 ltd');
    await press(page, 'Enter');
    const panel = page.getByRole('region', { name: 'There is a supplier called' });
    await expect(panel).toBeFocused();
    await panel.getByRole('button', { name: 'Same supplier, another bid' }).click();
    await expect(page.getByRole('columnheader', { name: 'Bid title' })).toBeVisible();
    await expect(page.locator('#bids-grid tbody tr')).toHaveCount(5);
    await page.keyboard.type('variant');
    await press(page, 'Enter');
    await expect(page.locator('#bids-grid')).toContainText('variant');
    await expectAccessible(page);
  });

  test('no row takes the name of another supplier, pasted or typed', async ({ page }) => {
    const name = (of) => page.locator(path(`suppliers/${of}/name`));
    await name('s1').click();
    // The bids in another order, as a spreadsheet has them that was sorted by price; one price cannot be read.
    await paste(page, 'Supplier 3 Ltd\t5\r\nSupplier 1 Ltd\tabout 6\r\nsupplier 2 ltd\t7\r\n');
    const panel = page.getByRole('region', { name: 'Nothing was pasted: 3 cells cannot be read' });
    await expect(panel).toBeFocused();
    await expect(panel).toContainText('“Supplier 3 Ltd” is the name of another supplier, and scores and commitments stay in their rows.');
    await expect(panel.getByRole('button', { name: 'Paste the cells that can be read' })).toHaveCount(0);
    await panel.getByRole('button', { name: 'Close' }).click();
    await expect(name('s1')).toHaveText('Supplier 1 Ltd');
    await expect(page.locator(price('b1'))).toHaveText('£900,000');
    // In their order they are taken.
    await name('s1').click();
    await paste(page, 'SUPPLIER 1 LTD\t5\r\nSupplier 2 Ltd\t6\r\n');
    await expect(name('s1')).toHaveText('SUPPLIER 1 LTD');
    await expect(page.locator(price('b2'))).toHaveText('£6');

    await name('s1').click();
    await page.keyboard.type('supplier 2 ltd');
    await press(page, 'Enter');
    await expect(name('s1')).toHaveAttribute('aria-invalid', 'true');
    await press(page, 'ArrowUp');
    await expect(page.locator('.app-grid__status')).toContainText('“supplier 2 ltd” is the name of another supplier.');
    await press(page, 'Escape');
    await expect(name('s1')).toHaveText('SUPPLIER 1 LTD');
    await page.getByRole('button', { name: 'Open this bid’s page' }).click();
    await page.getByLabel('Supplier’s name').fill('Supplier 3 Ltd');
    await page.getByLabel('Supplier’s name').press('Enter');
    await expect(page.getByRole('main')).toContainText('“Supplier 3 Ltd” is the name of another supplier.');
  });

  test('another name for a supplier with two bids says that it is for both', async ({ page }) => {
    await page.locator(adding).click();
    await page.keyboard.type('Supplier 1 Ltd');
    await press(page, 'Enter');
    await page.getByRole('button', { name: 'Same supplier, another bid' }).click();
    await page.keyboard.type('variant');
    await press(page, 'Enter');
    const said = page.locator('.app-grid__said');
    await page.locator(path('suppliers/s1/name')).click();
    await press(page, 'F2');
    await expect(said).toHaveText('This supplier has several bids. Another name changes all of them.');
    await press(page, 'Escape');
    await page.keyboard.type('Alder');
    await press(page, 'Enter');
    await expect(said).toHaveText('All bids of this supplier are called “Alder” now, in every lot.');
    await expect(page.getByRole('rowheader').filter({ hasText: 'Alder' })).toHaveCount(2);
    await page.locator(path('suppliers/s1/name')).click();
    await paste(page, 'Birch\tstandard\r\n');
    await expect(said).toContainText('All bids of this supplier are called “Birch” now, in every lot.');
  });

  test('the reason of an agreed score is there again with the next score', async ({ page }) => {
    const why = 'Both foremen are named, on page 7.';
    await page.locator(price('b1')).click();
    await page.getByRole('button', { name: 'Open this bid’s page' }).click();
    const question = page.getByRole('group', { name: 'Question 1', exact: true });
    const reason = page.locator(path('bids/b1/scores/q1/reason'));
    const level = question.getByRole('radio', { name: '4', exact: true });
    await level.check();
    await reason.fill(why);
    await reason.press('Tab');
    await level.focus();
    await press(page, 'ArrowDown');
    await expect(question.getByRole('radio', { name: 'No agreed score yet' })).toBeChecked();
    await expect(reason).toHaveCount(0);
    await expect(page.getByText(`The reason that was given comes back with the next agreed score: “${why}”`)).toBeVisible();
    await press(page, 'ArrowUp');
    await expect(level).toBeChecked();
    await expect(reason).toHaveValue(why);
    // The same in the table.
    await page.getByRole('navigation').getByText('Bids', { exact: true }).click();
    await page.locator(score('b1', 'q1')).click();
    await press(page, 'Delete');
    await expect(page.locator(score('b1', 'q1'))).toHaveText('');
    await page.keyboard.type('3');
    await press(page, 'Enter', 'ArrowUp');
    await expect(page.locator(score('b1', 'q1'))).toHaveText('3');
    await page.getByRole('button', { name: 'Open this bid’s page' }).click();
    await expect(reason).toHaveValue(why);
  });

  test('Escape leaves a text of several lines as it is, and one line as it was', async ({ page }) => {
    await page.locator(price('b1')).click();
    await page.getByRole('button', { name: 'Open this bid’s page' }).click();
    const address = page.getByLabel('Postal address');
    await address.click();
    await page.keyboard.type('1 High Street');
    await press(page, 'Escape');
    await expect(address).toHaveValue('1 High Street');
    await press(page, 'Tab', 'Control+z');
    await expect(address).toHaveValue('');
    const title = page.getByLabel('Bid title');
    await title.click();
    await page.keyboard.type('variant');
    await press(page, 'Escape');
    await expect(title).toHaveValue('');
  });

  test('a bid with something in it is removed only when that is confirmed', async ({ page }) => {
    await page.locator(price('b2')).click();
    await page.getByRole('button', { name: 'Remove this bid' }).click();
    const panel = page.getByRole('region', { name: 'Remove the bid from Supplier 2 Ltd?' });
    await expect(panel).toContainText('1 price, 2 social value commitments, 2 agreed scores');
    await panel.getByRole('button', { name: 'Keep it' }).click();
    await expect(page.locator(price('b2'))).toBeFocused();
    await page.getByRole('button', { name: 'Remove this bid' }).click();
    await panel.getByRole('button', { name: 'Remove the bid' }).click();
    await expect(page.locator('#bids-grid tbody tr')).toHaveCount(3);
    await press(page, 'Control+z');
    await expect(page.locator('#bids-grid tbody tr')).toHaveCount(4);
  });

  test('the page of one bid shows and changes the same', async ({ page }) => {
    await page.locator(quantity('b1', 2)).click();
    await page.getByRole('button', { name: 'Open this bid’s page' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Supplier 1 Ltd');
    await expectAccessible(page);
    await page.locator(quantity('b1', 2)).fill('77');
    await page.getByRole('navigation').getByText('Bids', { exact: true }).click();
    await expect(page.locator(quantity('b1', 2))).toHaveText('77');
  });

  test('undo and redo by keys on the page of one bid take back what was entered, and never type a price twice', async ({ page }) => {
    await page.locator(price('b1')).click();
    await page.getByRole('button', { name: 'Open this bid’s page' }).click();
    const [title, amount] = [page.getByLabel('Bid title'), page.locator(price('b1'))];
    const before = await amount.inputValue();
    await amount.fill('95');
    await page.keyboard.press('Tab');
    await title.click();
    await page.keyboard.type('AB');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Control+z');
    await expect(title).toHaveValue('');
    await page.keyboard.press('Control+z');
    await expect(amount).toHaveValue(before);
    await page.keyboard.press('Control+y');
    await expect(amount).toHaveValue('95');
    await page.keyboard.press('Control+y');
    await expect(title).toHaveValue('AB');
    for (const key of ['z', 'z', 'y', 'y', 'y']) await page.keyboard.press(`Control+${key}`);
    await expect(amount).toHaveValue('95');
    await expect(title).toHaveValue('AB');
  });

  test('axe-core finds nothing, also while a cell is edited and at 320 px', async ({ page }) => {
    await expectAccessible(page);
    await page.locator(score('b1', 'q1')).click();
    await press(page, 'F2');
    await expectAccessible(page);
    await press(page, 'Escape');
    await page.setViewportSize({ width: 320, height: 568 });
    await expectAccessible(page);
    // The table scrolls by itself; the page does not.
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(wider).toBeLessThanOrEqual(0);
    await page.locator(score('b2', 'q2')).click();
    await press(page, '1', 'Enter');
    await expect(page.locator(score('b2', 'q2'))).toHaveText('1');
  });
});

for (const slower of [1, 12]) test(`bids are entered from nothing with the keyboard alone, on a computer ${slower} times as slow`, async ({ page }) => {
  test.slow();
  await open(page);
  await openPractice(page, small(0));
  await expect(page.getByText('An example of a sheet')).toBeVisible();
  await expectAccessible(page);
  // Keys then come while what they set off is still being done.
  await (await page.context().newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slower });
  await page.locator(adding).focus();
  await page.keyboard.type('Alpha');
  await press(page, 'Tab');
  await page.keyboard.type('500');
  await press(page, 'Tab', '4', 'Tab', '3', 'Tab', '1', 'Tab', '2', 'Enter');
  await page.keyboard.type('Bravo');
  await press(page, 'Tab');
  await page.keyboard.type('1,000');
  await press(page, 'Tab', '4', 'Tab', '3', 'Tab', '1', 'Tab', '2', 'Enter');
  await expect(page.locator(path('bids/bid-1/rank'))).toHaveText('1');
  await expect(page.locator(path('bids/bid-2/rank'))).toHaveText('2');
  await expect(page.locator(path('bids/bid-1/total'))).toHaveText('95.00');
});

test('a button begins a new bid, and its name is typed at once', async ({ page }) => {
  await open(page);
  await openFile(page, small(2));
  await page.getByRole('button', { name: 'Add a bid', exact: true }).click();
  await expect(page.getByLabel('Add a bid: the supplier’s name')).toBeFocused();
  await page.keyboard.type('Alpha');
  await press(page, 'Enter');
  await expect(page.locator('#bids-grid tbody tr')).toHaveCount(4);
  await expect(page.locator('#bids-grid')).toContainText('Alpha');

  // Of many bids the last row is out of sight, so there is a way to it above the table.
  await page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click();
  await openFile(page, { ...small(30), details: { title: 'Many' } });
  await page.getByRole('button', { name: 'Add a bid', exact: true }).first().click();
  await expect(page.getByLabel('Add a bid: the supplier’s name')).toBeFocused();
  await expect(page.getByLabel('Add a bid: the supplier’s name')).toBeInViewport();
  await page.keyboard.type('Bravo');
  await press(page, 'Enter');
  await expect(page.locator('#bids-grid tbody tr')).toHaveCount(32);
});

test('shows at which edge there are more columns, and says how to get to them where the window is small', async ({ page }) => {
  const said = page.getByText('The table has 8 columns. Scroll it sideways, or use the arrow keys in it, to see those out of sight.');
  const edges = () => page.locator('.app-grid').evaluate((grid) =>
    ['::before', '::after'].map((edge) => Math.round(Number(getComputedStyle(grid, edge).opacity))));
  const scroll = (to) => page.locator('.app-grid').evaluate((grid, to) => { grid.scrollLeft = to; }, to);
  await open(page);
  await openFile(page, small());
  await page.setViewportSize({ width: 1280, height: 720 });
  await expect(said).toBeHidden();
  await expect.poll(edges, 'all of it is in sight').toEqual([0, 0]);
  for (const width of [800, 320]) {
    await page.setViewportSize({ width, height: 720 });
    await scroll(0);
    await expect.poll(edges, 'at the start').toEqual([0, 1]);
    await scroll(60);
    await expect.poll(edges, 'in the middle').toEqual([1, 1]);
    await scroll(9999);
    await expect.poll(edges, 'at the end').toEqual([1, 0]);
  }
  await expect(said).toBeVisible();
  await expectAccessible(page);
});

test('a press of the mouse leaves the table where it is and selects no block, and a key brings a cell into sight', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await open(page);
  await openFile(page, small(33));
  const grid = page.locator('.app-grid');
  const selected = page.locator('#bids-grid [aria-selected="true"]');
  await grid.evaluate((grid) => { grid.scrollTop = 300; });
  // The first row below the headings, of which a part may be under them.
  const { id, x, y } = await grid.evaluate((grid) => {
    const head = grid.querySelector('.app-grid__headings').getBoundingClientRect();
    const column = grid.querySelector('[id="bids/b1/scores/q1"]').getBoundingClientRect();
    const [x, y] = [column.x + column.width / 2, head.bottom + 4];
    return { id: document.elementFromPoint(x, y).closest('[id]').id, x, y };
  });
  const cell = page.locator(path(id));
  const bid = /^bids\/(b\d+)\/scores\/q1$/.exec(id)[1];
  const above = page.locator(score(`b${Number(bid.slice(1)) - 1}`, 'q1'));
  const was = await above.textContent();
  await page.mouse.move(x, y);
  await page.mouse.down();
  await expect(cell).toBeFocused();
  await page.mouse.move(x + 1, y);
  await page.mouse.move(x, y);
  await page.mouse.up();
  expect(await grid.evaluate((grid) => grid.scrollTop)).toBe(300);
  // No block.
  await expect(selected).toHaveCount(0);
  await press(page, 'Delete');
  await expect(page.locator('.app-grid__said')).toHaveText('1 cell cleared. You can undo this.');
  await expect(cell).toHaveText('');
  await expect(above).toHaveText(was);

  // What is dragged over is selected all the same.
  const below = page.locator(score(`b${Number(bid.slice(1)) + 2}`, 'q1'));
  await cell.hover({ position: { x: 60, y: 30 } });
  await page.mouse.down();
  await below.hover();
  await page.mouse.up();
  await expect(selected).toHaveCount(3);

  // Keys lead to a cell just below the headings without moving the table, and to one behind them by moving it.
  const scroll = () => grid.evaluate((grid) => grid.scrollTop);
  const bottom = () => page.locator('.app-grid__headings').evaluate((of) => of.getBoundingClientRect().bottom);
  const top = async (of) => (await of.boundingBox()).y;
  await press(page, 'ArrowDown');
  await grid.evaluate((grid, by) => { grid.scrollTop += by; }, (await top(cell)) - (await bottom()) - 6);
  const at = await scroll();
  await press(page, 'ArrowUp');
  await expect(cell).toBeFocused();
  expect(await scroll()).toBe(at);
  await press(page, 'ArrowUp');
  await expect(above).toBeFocused();
  expect(await top(above)).toBeGreaterThanOrEqual((await bottom()) - 1);
});

for (const [where, width] of [['in the table at 320 px', 320], ['between the columns that stay at 800 px', 800]]) {
  test(`a cell of which a part is out of sight at the side comes into sight ${where}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 720 });
    await open(page);
    await openFile(page, small());
    const [grid, cell] = [page.locator('.app-grid'), page.locator(quantity('b1', 1))];
    const edges = () => grid.evaluate((grid) => {
      const around = grid.getBoundingClientRect();
      const stays = (of) => {
        const it = grid.querySelector(of);
        return getComputedStyle(it).position === 'sticky' && it.getBoundingClientRect();
      };
      const [name, total] = [stays('tbody .app-grid__name'), stays('tbody .app-grid__total')];
      return { left: name ? name.right : around.left, right: total ? total.left : around.right };
    });
    await page.locator(score('b1', 'q2')).focus();
    // Of the next cell, 30 px can be seen.
    const { right } = await edges();
    const at = await cell.boundingBox();
    await grid.evaluate((grid, by) => { grid.scrollLeft += by; }, at.x - (right - 30));
    expect((await cell.boundingBox()).x).toBeCloseTo(right - 30, 0);
    await press(page, 'ArrowRight');
    await expect(cell).toBeFocused();
    const [box, { left }] = [await cell.boundingBox(), await edges()];
    expect(box.x + box.width).toBeLessThanOrEqual(right + 1);
    expect(box.x).toBeGreaterThanOrEqual(left - 1);
  });
}

test('says that points are relative to other bids where they are, and only there', async ({ page }) => {
  const price = page.getByText('Points for “Price” are relative to the lowest price, so a new lowest price can lower the points of all others.');
  const offers = page.getByText('Points for “Measure 1” and “Measure 2” are relative to the best offer');
  const part = (name) => page.getByRole('navigation').getByText(name, { exact: true }).click();
  const relative = small();
  await open(page);
  await openFile(page, relative);
  await expect(price).toBeVisible();
  await expect(offers).toBeVisible();
  await part('Results');
  await expect(price).toBeVisible();
  await expect(offers).toBeVisible();

  const absolute = small();
  absolute.details.title = 'Absolute';
  const [money] = absolute.scheme.criteria;
  money.kind.price.method = { between_limits: { all_points_at: '800000', no_points_at: '1200000' } };
  await page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click();
  await openFile(page, absolute);
  await expect(price).toHaveCount(0);
  await expect(offers).toBeVisible();
  await part('Results');
  await expect(offers).toBeVisible();
  await expect(price).toHaveCount(0);
});
