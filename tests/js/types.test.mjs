// The hand-written TypeScript types fit what the functions really take and give.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { load } from './load.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const tsc = join(root, 'tests', 'browser', 'node_modules', 'typescript', 'bin', 'tsc');

/** The text of a file made for tests. */
const made = (name) => readFileSync(join(root, 'tests', 'files', name), 'utf8');

/** What the compiler says of a program that can import the types from './types'. Empty: nothing is wrong. */
function compiled(program) {
  const folder = mkdtempSync(join(tmpdir(), 'common-measure-types-'));
  try {
    const types = readFileSync(join(root, 'web', 'src', 'api', 'types.d.ts'), 'utf8');
    writeFileSync(join(folder, 'types.d.ts'), types);
    writeFileSync(join(folder, 'program.ts'), program);
    const { stdout, stderr } = spawnSync(process.execPath, [tsc, '--noEmit', '--strict', 'program.ts'], {
      cwd: folder,
      encoding: 'utf8',
    });
    return stdout + stderr;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test('what goes in and what comes out has the types that are promised', async () => {
  const { assess, check, deciders, explain, framework } = await load();
  const text = readFileSync(join(root, 'examples', 'sports-pavilion-8.json'), 'utf8');
  // Parts that another procurement would not show: a finding that was decided, and a query.
  const open = JSON.parse(text);
  open.bids[0].prices = [];
  open.evaluation.decisions = [
    { bid: open.bids[0].id, criterion: 'price', about: 'price_missing', outcome: 'clarify', reason: 'Asked on Monday.', decided_by: 'Lead' },
  ];
  open.suppliers[1].name = open.suppliers[0].name;
  const constant = (name, type, value) => `export const ${name}: types.${type} = ${JSON.stringify(value)};`;
  const program = [
    "import type * as types from './types';",
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
  ];
  assert.equal(compiled(program.join('\n')), '');
});

test('a number in the place of a decimal, and a field that does not exist, are found by the compiler', () => {
  const program = `
    import type { Offer, Figure } from './types';
    export const offer: Offer = { measure: '1', quantity: 5 };
    export const figure: Figure = { shown: '1', exact: '1', rounded: '1' };`;
  const said = compiled(program);
  assert.match(said, /program\.ts\(3,.*'number' is not assignable to type 'string'/);
  assert.match(said, /program\.ts\(4,.*'rounded' does not exist in type 'Figure'/);
});
