// The hand-written TypeScript types fit what the functions really take and give.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { installed, root, tool } from './installed.mjs';
import { load } from './load.mjs';

const tsc = tool('typescript/bin/tsc');

/** The text of a file made for tests. */
const made = (name) => readFileSync(join(root, 'tests', 'files', name), 'utf8');

/** What the compiler says of a program that uses the package. Empty: nothing is wrong, in the package's types either. */
function compiled(t, program, ...options) {
  const folder = installed(t);
  writeFileSync(join(folder, 'program.ts'), program);
  const words = [tsc, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', ...options, 'program.ts'];
  const { stdout, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
  return stdout + stderr;
}

test('what goes in and what comes out has the types that are promised', async (t) => {
  const { assess, check, deciders, explain, framework, verify } = await load();
  const text = readFileSync(join(root, 'examples', 'sports-pavilion-8.json'), 'utf8');
  const record = readFileSync(join(root, 'examples', 'sports-pavilion.record.jsonl'), 'utf8');
  // Parts that another procurement would not show: a finding that was decided, and a query.
  const open = JSON.parse(text);
  open.bids[0].prices = [];
  open.evaluation.decisions = [
    { bid: open.bids[0].id, criterion: 'price', about: 'price_missing', outcome: 'clarify', reason: 'Asked on Monday.', decided_by: 'Lead' },
  ];
  open.suppliers[1].name = open.suppliers[0].name;
  const constant = (name, type, value) => `export const ${name}: types.${type} = ${JSON.stringify(value)};`;
  const program = [
    "import type * as types from '@common-measure/engine';",
    constant('procurement', 'Procurement', JSON.parse(text)),
    constant('report', 'Report', assess(text)),
    constant('undecided', 'Report', assess(open)),
    constant('found', 'Check', check(open)),
    constant('lots', 'Procurement', JSON.parse(made('three-lots.json'))),
    constant('awarded', 'Report', assess(made('three-lots.json'))),
    constant('decided', 'Decider[]', deciders(made('three-lots.json'))),
    constant('quality', 'Procurement', JSON.parse(made('price-per-quality-point.json'))),
    constant('ranked', 'Report', assess(made('price-per-quality-point.json'))),
    constant('deciding', 'Workings', explain(made('price-per-quality-point.json'), 'beech', { figure: 'deciding' })),
    constant('workings', 'Workings', explain(text, open.bids[1].id, 'price')),
    constant('set', 'Framework', framework('knowsley-2013')),
    constant('verified', 'Verified', verify(record)),
    constant('held', 'Verified', verify(record, verify(record).check_code)),
  ];
  assert.equal(compiled(t, program.join('\n')), '');
});

test('a number in the place of a decimal, and a field that does not exist, are found by the compiler', (t) => {
  const program = `
    import type { Offer, Figure } from '@common-measure/engine';
    export const offer: Offer = { measure: '1', quantity: 5 };
    export const figure: Figure = { shown: '1', exact: '1', rounded: '1' };`;
  const said = compiled(t, program);
  assert.match(said, /program\.ts\(3,.*'number' is not assignable to type 'string'/);
  assert.match(said, /program\.ts\(4,.*'rounded' does not exist in type 'Figure'/);
});

test('the functions take and give what they do, in every kind of TypeScript project', (t) => {
  const program = `
    import { CommonMeasureError, load, type Engine, type Report } from '@common-measure/engine';
    import * as base64 from '@common-measure/engine/base64';
    const engine: Engine = await load();
    const same: Engine = await base64.load();
    const elsewhere: Engine = await load({ wasm: new Uint8Array(8) });
    const report: Report = engine.assess('{}', 'other');
    const code: string = same.verify('', '3:00').check_code;
    try {
      elsewhere.explain('{}', 'bid', { figure: 'deciding' }, null);
      engine.deciders('{}');
    } catch (error) {
      if (error instanceof CommonMeasureError && error.code === 'faults') error.faults[0]?.place.path satisfies string | undefined;
      if (error instanceof base64.CommonMeasureError) error.place.words satisfies string;
    }
    // @ts-expect-error There is no such reading.
    engine.assess('{}', 'another');
    // @ts-expect-error A record is text.
    engine.verify({});
    // @ts-expect-error There is no such code.
    new Error() instanceof CommonMeasureError && ({} as CommonMeasureError).code === 'else';
    export { code, report };`;
  assert.equal(compiled(t, program), '');
  assert.equal(compiled(t, program, '--lib', 'es2022'), '', 'without a page and without Node');
  assert.equal(compiled(t, program, '--module', 'esnext', '--moduleResolution', 'bundler', '--customConditions', 'browser'), '');
});
