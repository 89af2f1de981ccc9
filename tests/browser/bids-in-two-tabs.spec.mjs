// The table of bids while another tab changes the same procurement: what is typed goes into the cell in which somebody
// began to type it, or nowhere.
import { goTo } from './files.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';
import { made, openFile } from './made.mjs';

const path = (of) => `[id="${of}"]`;
const price = (bid) => path(`bids/${bid}/prices/price`);
const name = (supplier) => path(`suppliers/${supplier}/name`);
const adding = path('suppliers/+lot/name');
const rows = (page) => page.locator('#bids-grid tbody [role="rowheader"]');
const gone = (page) => page.getByRole('region', { name: 'The cell that you were in is no longer here' });

const saved = (page) => expect(page.getByRole('status').filter({ hasText: 'Saved here at' })).toBeVisible();
const merged = (page) =>
  expect(page.getByRole('region', { name: 'Please note' })).toContainText('changed in another tab');

/** Opens three bids in this tab and in another one. */
async function both(page, context, procurement = made({ bids: 3, questions: 2, measures: 2 })) {
  await open(page);
  await openFile(page, procurement);
  await saved(page);
  const other = await context.newPage();
  await open(other);
  await other.getByRole('button', { name: 'Continue Made for a test' }).click();
  await goTo(other, 'Bids');
  await other.locator('#bids-grid').waitFor();
  await saved(other);
  return other;
}

async function remove(page, supplier) {
  await page.locator(name(supplier)).click();
  await page.getByRole('button', { name: 'Remove this bid' }).click();
  await page.getByRole('button', { name: 'Remove the bid', exact: true }).click();
  await expect(page.locator(name(supplier))).toHaveCount(0);
  await saved(page);
}

async function add(page, supplier) {
  await page.getByRole('button', { name: 'Add a bid', exact: true }).click();
  await page.keyboard.type(supplier);
  await page.keyboard.press('Enter');
}

test('a figure goes on in its bid when one above it is removed', async ({ page, context }) => {
  const other = await both(page, context);
  await remove(other, 's1');
  await page.locator(price('b2')).click();
  await page.keyboard.type('8');
  // The note of what is being typed tells this tab of the other one.
  await merged(page);
  await expect(rows(page)).toHaveText(['Supplier 2 Ltd', 'Supplier 3 Ltd', 'Add a bid']);
  await page.keyboard.type('50000');
  await page.keyboard.press('Enter');
  await expect(page.locator(price('b2'))).toHaveText('£850,000');
  await expect(page.locator(price('b3'))).toHaveText('£915,838');
  await expect(page.locator(price('b3'))).toBeFocused();
});

test('the name of a new bid goes on in the row that adds one', async ({ page, context }) => {
  const other = await both(page, context);
  await add(other, 'Bolt Ltd');
  await saved(other);
  await page.getByRole('button', { name: 'Add a bid', exact: true }).click();
  await page.keyboard.type('Acme');
  await merged(page);
  await page.keyboard.type(' Builders');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveText([
    'Supplier 1 Ltd', 'Supplier 2 Ltd', 'Supplier 3 Ltd', 'Bolt Ltd', 'Acme Builders', 'Add a bid',
  ]);
  await expect(page.locator(adding)).toBeFocused();
});

test('a figure goes on in its question when a column comes before it', async ({ page, context }) => {
  const other = await both(page, context);
  await add(other, 'Supplier 3 Ltd');
  await other.getByRole('button', { name: 'Same supplier, another bid' }).click();
  await expect(other.getByRole('columnheader', { name: 'Bid title' })).toBeVisible();
  await saved(other);
  await page.locator(price('b2')).click();
  await page.keyboard.type('8');
  await merged(page);
  await expect(page.getByRole('columnheader', { name: 'Bid title' })).toBeVisible();
  await page.keyboard.type('50000');
  await page.keyboard.press('Enter');
  await expect(page.locator(price('b2'))).toHaveText('£850,000');
  await expect(page.locator(path('bids/b2/title'))).toHaveText('');
  await expect(page.locator(price('b3'))).toBeFocused();
});

test('what was typed for a bid that is gone is shown, and no key goes into another', async ({ page, context }) => {
  const other = await both(page, context);
  await remove(other, 's2');
  await page.locator(price('b2')).click();
  await page.keyboard.type('8');
  await expect(gone(page)).toBeFocused();
  await expect(gone(page)).toContainText('Supplier 2 Ltd, Price: gone, because of what was done in another tab or window. You had typed “8” there. It was not entered.');
  await page.keyboard.type('50000');
  await page.keyboard.press('Enter');
  await expect(gone(page)).toBeFocused();
  await expect(page.locator('#bids-grid input')).toHaveCount(0);
  await expectAccessible(page);
  await gone(page).getByRole('button', { name: 'Close' }).click();
  await expect(page.locator(price('b1'))).toHaveText('£900,000');
  await expect(page.locator(price('b3'))).toHaveText('£915,838');
  await expect(page.locator('#bids-grid :focus')).toHaveCount(1);
});

test('whoever only stands on a bid that is gone types into no other', async ({ page, context }) => {
  const other = await both(page, context);
  await remove(other, 's2');
  await page.locator(price('b1')).click();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(gone(page)).toContainText('Supplier 2 Ltd, Price: gone, because of what was done in another tab or window.');
  await expect(gone(page)).toBeFocused();
  await page.keyboard.type('850000');
  await page.keyboard.press('Enter');
  await expect(page.locator(price('b1'))).toHaveText('£7');
  await expect(page.locator(price('b3'))).toHaveText('£915,838');
});

test('a bid that was added in both tabs is not filled in the place of the other', async ({ page, context }) => {
  const other = await both(page, context);
  await add(other, 'Bolt Ltd');
  await saved(other);
  await page.getByRole('button', { name: 'Add a bid', exact: true }).click();
  await page.keyboard.type('Acme');
  await page.keyboard.press('Tab');
  // It was to have the same id as the other one.
  await expect(gone(page)).toContainText('Acme, Price: gone, because of what was done in another tab or window.');
  await expect(gone(page)).toBeFocused();
  await page.keyboard.type('500');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveText(['Supplier 1 Ltd', 'Supplier 2 Ltd', 'Supplier 3 Ltd', 'Bolt Ltd', 'Add a bid']);
  await expect(page.locator(price('bid-1'))).toHaveText('');
  await expect(page.getByRole('region', { name: 'Not entered' })).toContainText('Acme');
});

test('a block that waits for an answer is not pasted elsewhere', async ({ page, context }) => {
  const other = await both(page, context);
  await page.locator(price('b2')).click();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', '850000\t3\nabout 5\t2\n');
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  });
  await expect(page.getByRole('button', { name: 'Paste the cells that can be read' })).toBeVisible();
  await remove(other, 's1');
  // What this tab enters now tells it of the other one.
  await page.locator(price('b3')).click();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  const moved = page.getByRole('region', { name: 'Nothing was pasted: the table has changed' });
  await expect(moved).toContainText('paste it again');
  await expect(page.getByRole('button', { name: 'Paste the cells that can be read' })).toHaveCount(0);
  await expect(page.locator(price('b2'))).toHaveText('£907,919');
  await expect(page.locator(price('b3'))).toHaveText('£7');
});
