// Every figure on the results page is the one that the command line gives for the same file, to the last digit.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { assess, buildCommandLine, goTo, openProjectFile, root } from './files.mjs';
import { expect, open, test } from './page.mjs';
import { expected, shown } from './results.mjs';

const files = [
  'examples/sports-pavilion-8.json',
  'examples/sports-pavilion-20.json',
  ...readdirSync(join(root, 'examples/published'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => `examples/published/${name}`),
];

let program;
test.beforeAll(() => {
  test.setTimeout(600_000);
  program = buildCommandLine();
});

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
