// Copies of a record: with texts withheld, of two people who went different ways, and procurements that were published
// before their record began.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { choose, goTo, read, root } from './files.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';
import { shown } from './results.mjs';

const PAVILION = 'examples/sports-pavilion.record.jsonl';

const main = (page) => page.getByRole('main');
const link = (page, name) => main(page).getByRole('link', { name, exact: true });
const button = (page, name) => main(page).getByRole('button', { name, exact: true });
const heading = (page, name) => page.getByRole('heading', { level: 1, name, exact: true });
const home = (page) => page.getByRole('banner').getByRole('link', { name: 'Common Measure' }).click();
const give = (page, name, text) => choose(page, { name, mimeType: 'application/jsonl', buffer: Buffer.from(text) });
const SIZES = [{ width: 1280, height: 800 }, { width: 320, height: 640 }];

/** Nothing is wrong with the page, and it is not wider than the window. */
async function fine(page, what) {
  await test.step(what, async () => {
    for (const size of SIZES) {
      await page.setViewportSize(size);
      await expectAccessible(page);
      const wider = await page.evaluate(() => Math.max(0, document.scrollingElement.scrollWidth - innerWidth));
      expect(wider, `${what} fits ${size.width} px`).toBe(0);
      if (process.env.SHOTS) {
        await page.screenshot({ path: join(process.env.SHOTS, `${what.replaceAll(/\W+/g, '-')}-${size.width}.png`), fullPage: true });
      }
    }
    await page.setViewportSize(SIZES[0]);
  });
}

/** Does what downloads a file, and answers its name and its text. */
async function downloaded(page, act) {
  const download = page.waitForEvent('download');
  await act();
  const there = await download;
  return { name: there.suggestedFilename(), text: readFileSync(await there.path(), 'utf8') };
}

/** The points and totals on the results page. */
async function figures(page) {
  await goTo(page, 'Results');
  await page.locator('.app-results__lot').first().waitFor();
  const { points, totals } = await shown(page);
  return { points, totals };
}

test.describe('a copy with texts withheld', () => {
  test('is checked, holds none of the names, verifies and comes to the same', async ({ page }, testInfo) => {
    test.setTimeout(90_000);
    await open(page);
    await page.getByLabel('Your name').fill('Ivy Governance');
    await page.getByLabel('Your name').blur();
    await give(page, 'pavilion.record.jsonl', read(PAVILION));
    const whole = await figures(page);
    await goTo(page, 'History');
    await link(page, 'Make a copy with texts withheld').click();
    await expect(heading(page, 'Make a copy with texts withheld')).toBeFocused();
    await fine(page, 'redaction before a purpose');

    await test.step('what is missing is named', async () => {
      await button(page, 'Make the copy').click();
      const alert = page.getByRole('alert');
      await expect(alert).toContainText('Choose what the copy is for.');
      await expect(alert).toContainText('Enter the ground');
      await expect(alert.getByRole('listitem')).toHaveCount(2);
      await fine(page, 'redaction with errors');
    });

    await expect(page.getByLabel('Who withholds')).toHaveValue('Ivy Governance');
    await page.getByLabel('A request under the Freedom of Information Act').check();
    await page.getByLabel('On what ground').fill('FOIA section 40');
    const names = page.getByRole('checkbox', { name: /^People’s names: \d+ of \d+ texts$/ });
    await expect(names).toBeChecked();
    const suppliers = page.getByRole('checkbox', { name: /^Suppliers’ names/ });
    await expect(suppliers).not.toBeChecked();
    await expect(suppliers).toHaveAccessibleName('Suppliers’ names: 0 of 3 texts');
    await suppliers.check();
    await expect(suppliers).toHaveAccessibleName('Suppliers’ names: 3 of 3 texts');

    await test.step('single texts can be left, and looked for', async () => {
      await page.getByLabel('With these words').fill('witness');
      const witness = page.getByRole('checkbox', { name: 'W. Witness', exact: true });
      await expect(witness).toBeChecked();
      await expect(main(page).getByText('1 different text.')).toBeVisible();
      await witness.uncheck();
      await expect(names).toHaveAccessibleName(/: (\d+) of (?!\1)\d+ texts$/);
      await witness.check();
      await page.getByLabel('With these words').fill('');
      await fine(page, 'redaction with a list');
    });

    const made = await downloaded(page, () => button(page, 'Make the copy').click());
    await expect(page.getByRole('heading', { name: 'The copy is made' })).toBeFocused();
    await expect(main(page)).toContainText('it comes to the same points, totals, ranks and awards');
    await fine(page, 'redaction made');
    expect(made.name).toMatch(/ \(copy, texts withheld\)\.record\.jsonl$/);
    for (const name of ['A. Officer', 'L. Lead', 'W. Witness', 'Alder Example Builders', 'Birch Example Construction']) {
      expect(read(PAVILION)).toContain(name);
      expect(made.text).not.toContain(name);
    }
    const path = testInfo.outputPath('copy.record.jsonl');
    writeFileSync(path, made.text);
    const code = await main(page).locator('.govuk-inset-text .app-check-code').innerText();
    const verified = execFileSync('python3', [join(root, 'docs/verify_record.py'), path, code], { encoding: 'utf8' });
    expect(verified).toContain(`Check code ${code.split(':')[0]}:`);
    const original = execFileSync('python3', [join(root, 'docs/verify_record.py'), join(root, PAVILION)], { encoding: 'utf8' });
    expect(verified.trim().split('\n').at(-1)).toBe(original.trim().split('\n').at(-1));

    await test.step('in the app it is to be read, beside the whole record', async () => {
      await home(page);
      await give(page, made.name, made.text);
      await expect(page.getByText('Copy with texts withheld: to read')).toBeVisible();
      expect(await figures(page)).toEqual(whole);
      await goTo(page, 'History');
      await expect(main(page)).toContainText('by Ivy Governance: FOIA section 40');
      await expect(main(page).locator('.app-history > li').first()).toContainText('withheld by Ivy Governance: FOIA section 40');
      await expect(main(page).locator('.app-history > li').first()).toContainText(/\[withheld [0-9a-f]{6}\]/);
      await fine(page, 'history of a copy');
      await goTo(page, 'Set up');
      await link(page, 'Details').click();
      const title = page.getByLabel('Title of the procurement', { exact: true });
      await title.fill('Changed');
      await title.blur();
      await expect(main(page)).toContainText('This is a copy with texts withheld, so nothing can be entered in it.');
      await title.fill('Averdale sports pavilion');
      await home(page);
      await expect(page.getByText('Copy, texts withheld', { exact: true })).toHaveCount(1);
      await expect(page.getByRole('button', { name: /^Continue / })).toHaveCount(2);
    });

    await test.step('each file leads to its own', async () => {
      await give(page, 'pavilion.record.jsonl', read(PAVILION));
      await expect(page.getByRole('region', { name: 'Please note' })).toContainText('are the same, entry for entry');
      await expect(page.getByText('Copy with texts withheld: to read')).toHaveCount(0);
      await home(page);
      await give(page, made.name, made.text);
      await expect(page.getByRole('region', { name: 'Please note' })).toContainText('are the same, entry for entry');
      await expect(page.getByText('Copy with texts withheld: to read')).toBeVisible();
      await home(page);
      await expect(page.getByRole('button', { name: /^Continue / })).toHaveCount(2);
    });
  });

  test('names that still stand elsewhere are listed', async ({ page }) => {
    await open(page);
    await page.getByLabel('Your name').fill('Ann Example');
    await page.getByLabel('Your name').blur();
    await page.getByRole('button', { name: 'Start a new procurement' }).click();
    await link(page, 'Details').click();
    await page.getByLabel('Title of the procurement', { exact: true }).fill('Pavilion (asked for by Ann Example)');
    await page.getByLabel('Title of the procurement', { exact: true }).blur();
    await goTo(page, 'Set up');
    await link(page, 'make a copy with texts withheld').click();
    await page.getByLabel('A request under the Freedom of Information Act').check();
    await page.getByLabel('Who withholds').fill('Governance');
    await page.getByLabel('On what ground').fill('Section 40');
    await downloaded(page, () => button(page, 'Make the copy').click());
    await expect(main(page)).toContainText('still stand elsewhere in it');
    await expect(main(page).getByRole('listitem').filter({ hasText: /^Ann Example$/ })).toBeVisible();
    await expect(main(page)).toContainText('there are no figures to compare');
  });
});
