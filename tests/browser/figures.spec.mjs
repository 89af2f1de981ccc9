// Every figure on the results page is the one that the command line gives for the same file, to the last digit.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assess, buildCommandLine, goTo, openProjectFile, root } from './files.mjs';
import { expect, open, test } from './page.mjs';

const files = [
  'examples/sports-pavilion-8.json',
  'examples/sports-pavilion-20.json',
  ...readdirSync(join(root, 'examples/published')).filter((name) => name.endsWith('.json')).map((name) => `examples/published/${name}`),
];

let program;
test.beforeAll(() => {
  test.setTimeout(600_000);
  program = buildCommandLine();
});

/** The figures of a lot in the command line's report, as the page should show them. */
function expected(report, lot) {
  const points = (bid) => bid.points.map(({ points, why_none }) => points?.shown ?? why_none);
  return {
    ranking: lot.bids.map((bid) => [bid.standing_in_words, bid.name, bid.total?.shown ?? 'none']),
    bids: lot.bids.map(({ name }) => name),
    criteria: report.criteria.map(({ title, points_available, share_in_words }) => [title, points_available.shown, share_in_words]),
    points: report.criteria.map((_, row) => lot.bids.map((bid) => points(bid)[row])),
    totals: lot.bids.map((bid) => bid.total?.shown ?? 'none'),
    parts: lot.bids.map((bid) => [
      bid.name,
      ...report.criteria.flatMap(({ depth }, row) => (depth === 0 ? [points(bid)[row]] : [])),
      bid.total?.shown ?? 'none',
    ]),
  };
}

/** The figures of a lot on the page. What is only said to screen readers is left out. */
const shown = (page, at) =>
  page.locator('.app-results__lot').nth(at).evaluate((lot) => {
    const text = (cell) => {
      const copy = cell.cloneNode(true);
      copy.querySelectorAll('.govuk-visually-hidden').forEach((hidden) => hidden.remove());
      return copy.textContent.trim();
    };
    const rows = (table) => [...table.querySelectorAll('tbody tr')].map((row) => [...row.cells]);
    const table = lot.querySelector('.app-points__screen table');
    const all = rows(table);
    const lines = all.slice(0, -1);
    // “60 points” stands for 60.00: trailing noughts of what can be had are left out.
    const worth = (cell) => cell.firstChild.textContent.replace(/ points$/, '');
    return {
      ranking: rows(lot.querySelector('.app-ranking')).map((cells) => cells.slice(0, 3).map(text)),
      bids: [...table.tHead.rows[0].cells].slice(2).map(text),
      criteria: lines.map(([title, cell]) => [
        text(title),
        worth(cell),
        cell.querySelector('.app-points__share').textContent.replaceAll('\u00a0', ' '),
      ]),
      points: lines.map((cells) => cells.slice(2).map(text)),
      totals: all.at(-1).slice(2).map(text),
      parts: rows(lot.querySelector('details table')).map((cells) => cells.map(text)),
    };
  });

/** The places of a figure without noughts at its end: 60.00 as 60, 7.50 as 7.5. */
const plain = (figure) => (figure.includes('.') ? figure.replace(/\.?0+$/, '') : figure);

for (const file of files) {
  test(`${file} has the command line’s figures`, async ({ page }) => {
    const report = assess(program, join(root, file));
    expect(report.lots.length).toBeGreaterThan(0);
    await open(page);
    await openProjectFile(page, file);
    await goTo(page, 'Results');
    await expect(page.locator('.app-results__lot')).toHaveCount(report.lots.length);
    for (const [at, lot] of report.lots.entries()) {
      const wanted = expected(report, lot);
      wanted.criteria = wanted.criteria.map(([title, worth, share]) => [title, plain(worth), share]);
      expect(wanted.points.flat().length).toBeGreaterThan(1);
      expect(await shown(page, at)).toEqual(wanted);

      // The exact totals stand in their workings.
      const of = page.locator('.app-results__lot').nth(at);
      for (const [row, bid] of lot.bids.entries()) {
        await page.locator(`[id="total-${at}-${row}"]`).click();
        await expect(of.locator('.app-account dt:text-is("Exactly") + dd')).toHaveText(`${bid.total.exact} points`);
      }
    }
  });
}
