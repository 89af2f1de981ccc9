// The result to publish: made in the app as by the command line, shown by the element.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildCommandLine, choose, goTo, read, root, said } from './files.mjs';
import { expect, expectAccessible, open, test } from './page.mjs';

const RECORD = 'examples/sports-pavilion.record.jsonl';

let program;
test.beforeAll(() => {
  test.setTimeout(600_000);
  program = buildCommandLine();
});

test('what an officer selects is saved as the command line makes it, and names no loser and no price', async ({ page }) => {
  await open(page);
  await choose(page, { name: 'pavilion.record.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(read(RECORD)) });
  await goTo(page, 'Results');
  const part = page.getByRole('region', { name: 'A result to publish' });
  const save = async () => {
    const download = page.waitForEvent('download');
    await part.getByRole('button', { name: 'Save the result to publish' }).click();
    return readFileSync(await (await download).path(), 'utf8');
  };
  expect(await save()).toBe(said(program, 'publish', join(root, RECORD)));
  await part.getByLabel('Ranks of all bids').check();
  await part.getByLabel('Their points on each section and question').check();
  const text = await save();
  expect(text).toBe(said(program, 'publish', join(root, RECORD), '--show', 'ranks,points'));
  expect(text).toContain('Alder Example Builders');
  expect(text).not.toMatch(/Birch|Cedar|£|1080000/);
  await expect(part.getByRole('status')).toContainText('.result.json');
  await expectAccessible(page);
});
