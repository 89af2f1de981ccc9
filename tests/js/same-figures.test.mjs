// The same 500 procurements, a fifth of them with faults, give the same bytes on the command line, in Node, in Chromium
// and in Firefox.
import assert from 'node:assert/strict';
import { execFile, execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { inChromium } from '../browser/chromium.mjs';
import { buildCommandLine } from '../browser/files.mjs';
import { inFirefox } from '../browser/firefox.mjs';
import { alongside, installed, root } from './installed.mjs';
import { load } from './load.mjs';
import { answers, reading, sums, written } from './same/answers.js';
import { serve } from './serve.mjs';

const COUNT = 500;
const numbers = Array.from({ length: COUNT }, (_, number) => number);

const folder = mkdtempSync(join(tmpdir(), 'common-measure-same-'));
after(() => rmSync(folder, { recursive: true }));
execFileSync(
  process.env.CARGO ?? 'cargo',
  ['run', '--quiet', '--locked', '--package', 'common-measure', '--example', 'procurements', '--', folder, `${COUNT}`],
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
);
const program = buildCommandLine();
const path = (number) => join(folder, `${number}.json`);

/** What the command line writes, and its exit code. */
function said(...words) {
  return new Promise((done, failed) => {
    execFile(program, words, { encoding: 'utf8', maxBuffer: 1 << 28 }, (error, text, wrong) => {
      const code = error?.code ?? 0;
      if (code === 0 || code === 1) done({ code, text });
      else failed(new Error(`${words.join(' ')}: ${wrong}`));
    });
  });
}

/** The same answers from the command line. Where it refuses to assess, the faults are those that its check names. */
async function ofCommandLine(number) {
  const file = path(number);
  const { bids } = JSON.parse(readFileSync(file, 'utf8'));
  const check = (await said('check', file, '--format', 'json')).text;
  const orFaults = async (...words) => {
    const { code, text } = await said(...words, '--format', 'json', '--reading', reading(number).replace('_', '-'));
    if (code === 0) return text;
    assert.equal(text, '', `${file}: a refusal has no answer`);
    return written({ faults: JSON.parse(check).faults });
  };
  return {
    assess: await orFaults('assess', file),
    check,
    explain: bids?.length > 0 ? await orFaults('explain', file, '--bid', bids[0].id, '--figure', 'total') : '',
  };
}

const expected = [];
const waiting = [...numbers];
await Promise.all(
  Array.from({ length: availableParallelism() }, async () => {
    for (let number = waiting.shift(); number !== undefined; number = waiting.shift()) {
      expected[number] = await ofCommandLine(number);
    }
  }),
);
const expectedSums = await Promise.all(expected.map(sums));

/** Compares all sums, and shows of the first answer that differs where it does. */
async function compare(edition, found, show) {
  assert.equal(found.length, COUNT);
  for (const number of numbers) {
    for (const answer of ['assess', 'check', 'explain']) {
      if (found[number][answer] === expectedSums[number][answer]) continue;
      const [own, its] = [expected[number][answer], (await show(number))[answer]];
      let at = 0;
      while (own[at] === its[at]) at += 1;
      const part = (text) => JSON.stringify(text.slice(Math.max(0, at - 200), at + 200));
      assert.fail(`${edition}: ${answer} of procurement ${number} differs at ${at}.\nCommand line: ${part(own)}\n${edition}: ${part(its)}`);
    }
  }
}

test('the procurements are worth comparing', () => {
  const faulty = expected.filter(({ check }) => JSON.parse(check).faults.length > 0);
  assert.ok(faulty.length > 60 && faulty.length < 140, `${faulty.length} have faults`);
  const results = expected.filter((_, number) => !faulty.includes(expected[number])).map(({ assess }) => JSON.parse(assess));
  assert.ok(results.filter(({ lots }) => lots.some(({ bids }) => bids.length > 2)).length > 200);
  assert.ok(results.some(({ title }) => title.includes('\u001b')) && results.some(({ title }) => title.includes('\u2028')));
  assert.equal(new Set(expected.map(({ assess }) => assess)).size > 400, true);
});

test('Node has the command line’s bytes', async () => {
  const engine = await load();
  const of = (number) => answers(engine, number, readFileSync(path(number), 'utf8'));
  await compare('Node', await Promise.all(numbers.map((number) => sums(of(number)))), of);
});

for (const [edition, inBrowser] of [['Chromium', inChromium], ['Firefox', inFirefox]]) {
  test(`${edition} has the command line’s bytes`, { timeout: 300_000 }, async (t) => {
    const site = installed(t);
    alongside(site, 'same');
    cpSync(folder, join(site, 'procurements'), { recursive: true });
    const address = await serve(t, site);
    await inBrowser(async (page, faults) => {
      await page.goto(`${address}same/index.html`);
      // The page's script may still be on its way.
      const found = await page.evaluate(async (count) => {
        while (!window.sums) await new Promise(requestAnimationFrame);
        return window.sums(count);
      }, COUNT);
      await compare(edition, found, (number) => page.evaluate((number) => window.answers(number), number));
      assert.deepEqual(faults, []);
    });
  });
}
