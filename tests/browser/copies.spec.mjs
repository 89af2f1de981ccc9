// Copies of a record: with texts withheld, of two people who went different ways, and procurements that were published
// before their record began.
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { continued, linesOf, verify } from './chain.mjs';
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
    test.setTimeout(120_000);
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
    await expect(main(page)).toContainText('so do the prices and rates of all bids, beside those names');
    await expect(page.getByLabel('On what ground')).toHaveAccessibleDescription(/make a copy of it, in which these are withheld on theirs: the gaps before keep their own/);
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
      // What was chosen by hand is still chosen after a look at another screen.
      await goTo(page, 'History');
      await link(page, 'Make a copy with texts withheld').click();
      await expect(suppliers).toHaveAccessibleName('Suppliers’ names: 3 of 3 texts');
      await page.getByLabel('With these words').fill('witness');
      await expect(witness).not.toBeChecked();
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
      await goTo(page, 'Results');
      const workbook = await downloaded(page, () => button(page, 'Save as spreadsheet (.xlsx)').click());
      expect(workbook.name).toMatch(/ \(copy, texts withheld\) - result\.xlsx$/);
      await goTo(page, 'Set up');
      const plain = await downloaded(page, () => button(page, 'Export as a plain procurement (JSON)').click());
      expect(plain.name).toMatch(/ \(copy, texts withheld\)\.json$/);
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

test.describe('two copies that went different ways', () => {
  const title = (page) => page.getByLabel('Title of the procurement', { exact: true });
  const authority = (page) => page.getByLabel('Contracting authority', { exact: true });
  const reference = (page) => page.getByLabel('Your reference (optional)', { exact: true });
  const saved = (page) => expect(page.getByRole('status').filter({ hasText: 'Saved here at' })).toBeVisible();
  const file = async (page) => (await downloaded(page, () => page.getByRole('button', { name: 'Save as file' }).click())).text;

  async function enter(page, field, text) {
    await field(page).fill(text);
    await field(page).blur();
    await saved(page);
  }

  async function as(page, who) {
    await page.getByLabel('Your name').fill(who);
    await page.getByLabel('Your name').blur();
  }

  const open_details = async (page) => {
    await goTo(page, 'Set up');
    await link(page, 'Details').click();
  };

  /**
   * Here: a title by Ann and an authority by Ann. In the file, which parted after the title: another authority and a
   * reference by Bob. Leaves the page at the start, and answers the text of the file.
   */
  async function parted(page) {
    await open(page);
    await as(page, 'Bob Other');
    await page.getByRole('button', { name: 'Start a new procurement' }).click();
    await open_details(page);
    await enter(page, title, 'Library');
    const common = await file(page);
    await enter(page, authority, 'Averdale');
    await enter(page, reference, 'AV-1');
    const theirs = await file(page);
    await home(page);
    await page.getByRole('button', { name: 'Remove Library' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByText('There are none yet.')).toBeVisible();
    await as(page, 'Ann Here');
    await give(page, 'common.record.jsonl', common);
    await open_details(page);
    await enter(page, authority, 'Birchester');
    const ours = await file(page);
    await home(page);
    return { common, theirs, ours };
  }

  const kept = (page) => linesOf(page);
  const lines = (text) => text.trimEnd().split('\n');

  test('the one here goes on, what the other did is brought over, and what both changed stays', async ({ page }, testInfo) => {
    test.setTimeout(120_000);
    const { theirs, ours } = await parted(page);
    await give(page, 'theirs.record.jsonl', theirs);
    await expect(heading(page, 'Two copies that went different ways')).toBeFocused();
    await expect(main(page)).toContainText('are the same up to entry 2. After that, 1 entry was made here, and 2 entries in the file.');
    const here = page.getByRole('region', { name: 'In this browser' });
    const there = page.getByRole('region', { name: 'In the file' });
    await expect(here).toContainText('Ann Here');
    await expect(here).toContainText('from nothing to Birchester');
    await expect(there).toContainText('from nothing to Averdale');
    await expect(there).toContainText('from nothing to AV-1');
    await fine(page, 'two copies');

    await test.step('a choice is needed', async () => {
      await button(page, 'Continue').click();
      await expect(page.getByRole('alert')).toContainText('Choose the copy that goes on.');
    });

    await test.step('cancelling leaves all as it was', async () => {
      await button(page, 'Cancel: leave all as it is').click();
      await expect(heading(page, 'Common Measure')).toBeVisible();
      expect(await kept(page)).toEqual(lines(ours));
      await give(page, 'theirs.record.jsonl', theirs);
      await page.getByLabel('The copy in this browser').check();
      await button(page, 'Continue').click();
      await button(page, 'Cancel: leave all as it is').click();
      expect(await kept(page)).toEqual(lines(ours));
    });

    await give(page, 'theirs.record.jsonl', theirs);
    await expect(page.getByLabel('The copy in this browser')).not.toBeChecked();
    await page.getByLabel('The copy in this browser').check();
    await button(page, 'Continue').click();
    await expect(heading(page, 'Check before it is stored')).toBeFocused();
    const left = page.getByRole('region', { name: '1 entry is not brought over' });
    await expect(left).toContainText('Details, authority');
    await expect(left).toContainText('What Ann Here entered on the side that goes on stands (entry 3: Details, authority: Birchester).');
    await expect(page.getByRole('region', { name: '1 entry is brought over' })).toContainText('from nothing to AV-1');
    await fine(page, 'what comes of it');
    const other = await downloaded(page, () => button(page, 'Save the copy in the file as a file first').click());
    expect(other.text).toBe(theirs);
    expect(await kept(page)).toEqual(lines(ours));
    await button(page, 'Go on with the copy in this browser').click();
    await expect(heading(page, 'History')).toBeVisible();
    await expect(page.getByRole('region', { name: 'Please note' })).toContainText(
      'The record goes on from the copy in this browser. Of “theirs.record.jsonl”, 1 entry was brought over and 1 was not.',
    );
    await saved(page);
    const now = await kept(page);
    expect(now.slice(0, 3)).toEqual(lines(ours));
    expect(now).toHaveLength(4);
    verify(now);
    const newest = main(page).locator('.app-history > li').first();
    await expect(newest).toContainText('Bob Other');
    await expect(newest).toContainText('from nothing to AV-1');
    const path = testInfo.outputPath('merged.record.jsonl');
    writeFileSync(path, await file(page));
    execFileSync('python3', [join(root, 'docs/verify_record.py'), path]);
    await open_details(page);
    await expect(authority(page)).toHaveValue('Birchester');
    await expect(reference(page)).toHaveValue('AV-1');
    await enter(page, title, 'Library and archive');
    expect(await kept(page)).toHaveLength(5);

    await test.step('what was brought over is known again', async () => {
      await home(page);
      await give(page, 'theirs.record.jsonl', theirs);
      await expect(main(page)).toContainText(
        'are the same up to entry 2. After that, 2 entries were made here, and 1 entry in the file. 1 more entry is in both, and not shown again.',
      );
      await expect(there).toContainText('from nothing to Averdale');
      await expect(there).not.toContainText('AV-1');
      await fine(page, 'two copies once more');
      await button(page, 'Cancel: leave all as it is').click();
      const cats = continued(theirs.split('\n').slice(0, 2).join('\n'), 'Cat', [{ estimated_value: '2000000' }]);
      await give(page, 'cats.record.jsonl', cats);
      await page.getByLabel('The copy in this browser').check();
      await button(page, 'Continue').click();
      await button(page, 'Go on with the copy in this browser').click();
      await expect(heading(page, 'History')).toBeVisible();
      await saved(page);
      const joined = await kept(page);
      expect(joined).toHaveLength(6);
      await home(page);
      await give(page, 'cats.record.jsonl', cats);
      await expect(page.getByRole('region', { name: 'Please note' })).toContainText(
        '“cats.record.jsonl” went another way than the record that was here, and all that was done in it is here already. Nothing was changed.',
      );
      expect(await kept(page)).toEqual(joined);
    });
  });

  test('the one of the file takes its place, and another tab does not write on', async ({ page, context }) => {
    test.setTimeout(120_000);
    const { theirs, ours } = await parted(page);
    const other = await context.newPage();
    await open(other);
    await other.getByRole('button', { name: 'Continue Library' }).click();
    await open_details(other);
    await give(page, 'theirs.record.jsonl', theirs);
    await page.getByLabel('The copy in the file').check();
    await page.getByLabel('Bring over what was done in the other copy').uncheck();
    await button(page, 'Continue').click();
    await expect(main(page)).toContainText('Nothing is brought over from the copy in this browser.');
    const saved_copy = await downloaded(page, () => button(page, 'Save the copy in this browser as a file first').click());
    expect(saved_copy.text).toBe(ours);
    await fine(page, 'the file goes on');
    await button(page, 'Go on with the copy in the file').click();
    await expect(heading(page, 'History')).toBeVisible();
    await saved(page);
    expect(await kept(page)).toEqual(lines(theirs));
    await open_details(page);
    await expect(authority(page)).toHaveValue('Averdale');

    await test.step('the other tab is told and stores nothing', async () => {
      await title(other).fill('Written in vain');
      await title(other).blur();
      const removed = other.getByRole('region', { name: 'Removed in another tab' });
      await expect(removed).toContainText('another copy was put in its place');
      expect(await kept(page)).toEqual(lines(theirs));
      await removed.getByRole('button', { name: 'Show what is kept' }).click();
      await expect(authority(other)).toHaveValue('Averdale');
    });

    await test.step('work goes on', async () => {
      await enter(page, authority, 'Averdale Council');
      const now = await kept(page);
      verify(now);
      expect(now).toHaveLength(5);
    });
  });

  test('a copy of the same length is not written on either', async ({ page, context }) => {
    test.setTimeout(120_000);
    const { common, ours } = await parted(page);
    // Another side with one entry, as many as here.
    await give(page, 'common.record.jsonl', common);
    await home(page);
    await page.getByRole('button', { name: 'Remove Library' }).click();
    await page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect(page.getByText('There are none yet.')).toBeVisible();
    await give(page, 'common.record.jsonl', common);
    await open_details(page);
    await enter(page, reference, 'C-1');
    const other = await context.newPage();
    await open(other);
    await other.getByRole('button', { name: 'Continue Library' }).click();
    await open_details(other);
    await home(page);
    await give(page, 'ours.record.jsonl', ours);
    await page.getByLabel('The copy in the file').check();
    await page.getByLabel('Bring over what was done in the other copy').uncheck();
    await button(page, 'Continue').click();
    await button(page, 'Go on with the copy in the file').click();
    await saved(page);
    expect(await kept(page)).toEqual(lines(ours));
    await title(other).fill('Written in vain');
    await title(other).blur();
    await expect(other.getByRole('region', { name: 'Removed in another tab' })).toBeVisible();
    expect(await kept(page)).toEqual(lines(ours));
  });

  test('what another tab entered meanwhile is not replaced', async ({ page, context }) => {
    test.setTimeout(120_000);
    const { theirs, ours } = await parted(page);
    const other = await context.newPage();
    await open(other);
    await give(page, 'theirs.record.jsonl', theirs);
    await page.getByLabel('The copy in the file').check();
    await button(page, 'Continue').click();
    await other.getByRole('button', { name: 'Continue Library' }).click();
    await open_details(other);
    await enter(other, title, 'Meanwhile');
    await button(page, 'Go on with the copy in the file').click();
    await expect(page.getByRole('alert')).toContainText('was changed or removed in another tab meanwhile. Nothing was changed here.');
    const now = await kept(page);
    expect(now.slice(0, 3)).toEqual(lines(ours));
    expect(now).toHaveLength(4);
  });
});

test('copies that parted thousands of entries ago are shown page by page and joined', async ({ page }) => {
  test.setTimeout(90_000);
  await open(page);
  await page.getByRole('button', { name: 'Start a new procurement' }).click();
  await expect(page.getByRole('status').filter({ hasText: 'Saved here at' })).toBeVisible();
  const { text: common } = await downloaded(page, () => page.getByRole('button', { name: 'Save as file' }).click());
  await home(page);
  const many = (who, other) => Array.from({ length: 3_000 }, (_, at) => (at % 2 ? { title: `${who} ${at}` } : { [other]: `${who} ${at}` }));
  await give(page, 'ann.record.jsonl', continued(common, 'Ann', many('Ann', 'authority')));
  await expect(page.getByRole('region', { name: 'Please note' })).toContainText('Entries 2 to 3001 were added to it.');
  await expect(page.getByRole('status').filter({ hasText: 'Saved here at' })).toBeVisible();
  await home(page);
  await give(page, 'bob.record.jsonl', continued(common, 'Bob', many('Bob', 'reference')));
  const there = page.getByRole('region', { name: 'In the file' });
  await expect(there.getByText('3000 entries, page 1 of 300.')).toBeVisible();
  await expect(there.getByRole('listitem')).toHaveCount(10);
  await there.getByRole('button', { name: 'Older entries' }).click();
  await expect(there.getByText('3000 entries, page 2 of 300.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'In this browser' }).getByText('3000 entries, page 1 of 300.')).toBeVisible();
  await page.getByLabel('The copy in this browser').check();
  await button(page, 'Continue').click();
  await expect(page.getByRole('heading', { name: '1500 entries are not brought over' })).toBeVisible();
  await expect(page.getByRole('heading', { name: '1500 entries are brought over' })).toBeVisible();
  await button(page, 'Go on with the copy in this browser').click();
  await expect(heading(page, 'History')).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'Saved here at' })).toBeVisible();
  const kept = await linesOf(page);
  expect(kept).toHaveLength(4_501);
  verify(kept);
});

test.describe('a plain procurement with bids in it', () => {
  const EXAMPLE = 'examples/sports-pavilion-8.json';
  const practice = (page) => page.getByText('Practice copy: not for award', { exact: true });
  const plain = (page, text = read(EXAMPLE)) => choose(page, { name: 'pavilion.json', mimeType: 'application/json', buffer: Buffer.from(text) });

  async function moment(page, [day, month, year, time]) {
    const fields = page.getByRole('group', { name: 'When they were published' });
    await fields.getByLabel('Day').fill(day);
    await fields.getByLabel('Month').fill(month);
    await fields.getByLabel('Year').fill(year);
    await fields.getByLabel('Time').fill(time);
  }

  test('becomes a record once it is said where and when its criteria were published', async ({ page }) => {
    test.setTimeout(120_000);
    await open(page);
    await plain(page);
    await expect(heading(page, 'There are bids in this file')).toBeFocused();
    await expect(main(page)).toContainText('“pavilion.json” is a plain procurement with 3 bids in it and no record.');
    await fine(page, 'bids in a file');
    await button(page, 'Continue').click();
    await expect(page.getByRole('alert')).toContainText('Choose what the file is to be opened as.');

    await test.step('faults stand at their fields', async () => {
      await page.getByLabel('The start of a record').check();
      await button(page, 'Begin the record').click();
      await expect(page.getByRole('alert').getByRole('listitem')).toHaveText([
        'Enter the reference or address of the notice in which the award criteria were published.',
        'Enter a day, a month, a year and a time, such as 27 3 2027 and 12:00.',
      ]);
      await page.getByLabel('Where the award criteria were published').fill('N-17');
      await moment(page, ['27', '3', '2926', '12:00']);
      await button(page, 'Begin the record').click();
      await expect(page.getByRole('alert').getByRole('listitem')).toHaveText(['This is still to come. Record it once it has been, and check the time.']);
      await page.getByRole('alert').getByRole('link').click();
      await expect(page.getByLabel('Day')).toBeFocused();
      await fine(page, 'a published file with errors');
    });

    await moment(page, ['27', '7', '2026', '12:00']);
    await page.getByLabel('Your name').fill('Ann Officer');
    await page.getByLabel('Your name').blur();
    await button(page, 'Begin the record').click();
    await expect(page.getByRole('group', { name: 'Begin the record with these award criteria?' })).toBeFocused();
    await expect(main(page)).toContainText('published in N-17 on 27 July 2026 at 12:00, UK time');
    await fine(page, 'before the record begins');
    await button(page, 'Go back').click();
    await expect(button(page, 'Begin the record')).toBeFocused();
    await button(page, 'Begin the record').click();
    await button(page, 'Yes, begin the record').click();
    await expect(heading(page, 'Set up')).toBeVisible();
    await expect(practice(page)).toHaveCount(0);
    await expect(main(page)).toContainText('The award criteria are locked.');
    const { totals } = await figures(page);
    expect(totals).toEqual(['90.81', '88.45', '81.87']);
    await goTo(page, 'History');
    await expect(main(page).locator('.app-history > li').first()).toContainText('its criteria were published in N-17 on 27 July 2026, 11:00 UTC');
    await expect(main(page).locator('.app-history > li').first()).toContainText('Ann Officer');
  });

  test('can be a practice copy, and cancelled it is not opened', async ({ page }) => {
    await open(page);
    await plain(page);
    await page.getByLabel('The start of a record').check();
    await page.getByLabel('Where the award criteria were published').fill('N-17');
    await button(page, 'Cancel: open nothing').click();
    await expect(heading(page, 'Common Measure')).toBeVisible();
    await expect(page.getByText('There are none yet.')).toBeVisible();
    await plain(page);
    await expect(page.getByLabel('The start of a record')).not.toBeChecked();
    await page.goBack();
    await expect(heading(page, 'Common Measure')).toBeVisible();
    await page.goForward();
    await expect(heading(page, 'Common Measure')).toBeVisible();
    await plain(page);
    await page.getByLabel('A practice copy, not for award').check();
    await button(page, 'Continue').click();
    await expect(heading(page, 'Set up')).toBeVisible();
    await expect(practice(page)).toBeVisible();
  });

  test('with criteria that cannot score is no record, and says why', async ({ page }) => {
    await open(page);
    const odd = JSON.parse(read(EXAMPLE));
    odd.scheme.criteria[0].weight = null;
    await plain(page, JSON.stringify(odd));
    await page.getByLabel('The start of a record').check();
    await page.getByLabel('Where the award criteria were published').fill('N-17');
    await moment(page, ['27', '7', '2026', '12:00']);
    await button(page, 'Begin the record').click();
    await expect(page.getByRole('alert')).toContainText('The award criteria cannot be locked as they are.');
    await expect(page.getByRole('alert')).toContainText('Open it as a practice copy, put this right, and export it.');
  });
});
