// The functions that the module offers to JavaScript, through the very files that are shipped.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { contest } from './contest.mjs';
import { load } from './load.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const { assess, check, explain, framework } = await load();

/** What the function throws, once it is known to be an error of the agreed shape. */
function refusal(act) {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof Error, `not an Error: ${error}`);
    assert.equal(error.name, 'CommonMeasureError', error.stack);
    assert.ok(Array.isArray(error.faults) && error.faults.length > 0, 'no faults');
    for (const { place, problem, remedy } of error.faults) {
      for (const text of [place.path, place.words, problem, remedy]) {
        assert.equal(typeof text, 'string');
        assert.notEqual(text, '');
      }
      assert.ok(error.message.includes(problem), error.message);
    }
    return error;
  }
  assert.fail('nothing was thrown');
}

function changed(change) {
  const procurement = contest();
  change(procurement);
  return procurement;
}

test('an object is scored exactly', () => {
  const [lot] = assess(contest()).lots;
  assert.deepEqual(lot.ranking, ['b', 'a']);
  const [bravo, alpha, carrick] = lot.bids;
  // 60 × 100 ÷ 140 + 30 + 10
  assert.deepEqual(bravo.total, { shown: '82.86', exact: '580/7' });
  // 60 + 15 + 10 × 1 ÷ 3
  assert.deepEqual(alpha.total, { shown: '78.33', exact: '235/3' });
  assert.deepEqual([bravo.rank, alpha.rank, carrick.rank], [1, 2, null]);
  assert.equal(carrick.standing, 'set_aside');
  assert.equal(lot.provisional, true);
  assert.equal(lot.findings[0].kind, 'below_minimum');
  assert.equal(lot.findings[0].decision, null);
});

test('the text of a file gives the same as the object', () => {
  const procurement = contest();
  assert.deepEqual(assess(JSON.stringify(procurement)), assess(procurement));
  assert.deepEqual(assess(`\ufeff${JSON.stringify(procurement, null, 2)}`), assess(procurement));
  assert.deepEqual(procurement, contest(), 'what is given is not changed');
});

test('the result is plain data', () => {
  const report = assess(contest());
  assert.deepEqual(JSON.parse(JSON.stringify(report)), report);
  (function plain(value) {
    if (value === null || typeof value !== 'object') return;
    assert.ok(Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype);
    Object.values(value).forEach(plain);
  })(report);
});

test('the other reading of undecided findings can be had', () => {
  const other = assess(contest(), 'other');
  assert.deepEqual(other.lots[0].ranking, ['b', 'a', 'c']);
  assert.deepEqual([other.reading, assess(contest()).reading], ['other', 'as_stated']);
  for (const reading of ['as_stated', null, undefined]) {
    assert.deepEqual(assess(contest(), reading), assess(contest()));
  }
  for (const reading of ['Other', '', 3, {}, 'x'.repeat(100_000)]) {
    assert.equal(refusal(() => assess(contest(), reading)).faults[0].place.path, 'reading');
  }
});

test('check names faults and queries, and assess refuses with the same faults', () => {
  assert.deepEqual(check(contest()).faults, []);
  const wrong = changed(({ scheme }) => {
    scheme.criteria[0].weight = '50';
    scheme.criteria[1].kind.quality.scale = null;
  });
  const { faults, queries } = check(wrong);
  assert.ok(faults.length >= 2);
  assert.ok(Array.isArray(queries));
  const error = refusal(() => assess(wrong));
  assert.deepEqual(error.faults, faults);
  assert.ok(faults.some(({ place }) => place.path === 'scheme/criteria/method/scale'), error.message);
});

test('every figure is explained down to what was entered', () => {
  const total = explain(contest(), 'b');
  assert.equal(total.criterion, null);
  assert.equal(total.exact, '580/7');
  const price = explain(contest(), 'b', 'price');
  assert.equal(price.shown, '42.86');
  assert.equal(price.exact, '300/7');
  assert.ok(price.inputs.some(({ value }) => value.includes('£140')), JSON.stringify(price.inputs));
  assert.ok(price.steps.length > 0);
  assert.deepEqual(explain(contest(), 'b', null), total);

  assert.equal(refusal(() => explain(contest(), 'nobody')).faults[0].place.path, 'bid');
  assert.equal(refusal(() => explain(contest(), 'b', 'nothing')).faults[0].place.path, 'criterion');
  for (const bid of [undefined, null, 3, {}, '', 'a b', 'x'.repeat(5000)]) {
    assert.equal(refusal(() => explain(contest(), bid)).faults[0].place.path, 'bid');
  }
  for (const criterion of [3, {}, '', '“', [], Symbol('price')]) {
    assert.equal(refusal(() => explain(contest(), 'b', criterion)).faults[0].place.path, 'criterion');
  }
});

test('the built-in measure set can be read and adapted', () => {
  const set = framework();
  assert.equal(set.measures.length, 29);
  assert.deepEqual(framework(set.id), set);
  assert.equal(refusal(() => framework('none')).faults[0].place.path, 'framework');
  for (const id of [3, {}, '', () => {}]) refusal(() => framework(id));

  set.id = 'our-own';
  const own = changed((procurement) => {
    procurement.measures = { own: set };
  });
  assert.deepEqual(assess(own).lots, assess(contest()).lots);
});

test('what is not a procurement is refused in words, and never ends the module', () => {
  const cyclic = contest();
  cyclic.details.note = cyclic;
  const trap = {
    get format() {
      throw new Error('a getter of my own');
    },
  };
  let deep = {};
  for (let depth = 0; depth < 50_000; depth += 1) deep = { deep };
  const given = {
    null: null,
    undefined,
    'a function': () => {},
    'a symbol': Symbol('procurement'),
    'a number': 3,
    'not a number': NaN,
    'a big integer': 10n,
    'true': true,
    'an array': [contest()],
    'an empty object': {},
    'an object without a prototype': Object.create(null),
    'a map': new Map([['format', 'common-measure procurement']]),
    'a date': new Date(0),
    'a boxed string': new String('{}'),
    'a cyclic object': cyclic,
    'a getter that throws': trap,
    'a toJSON that gives nothing': { toJSON: () => undefined },
    'a toJSON that throws nothing much': {
      toJSON() {
        throw undefined;
      },
    },
    'a deep object': deep,
    'an object with a big integer': changed((procurement) => (procurement.version = 1n)),
    'a revoked proxy': revoked(),
    'empty text': '',
    'text that is not JSON': 'procurement',
    'a lone half of a character': '{"\ud800',
    'deep text': '['.repeat(100_000),
    'deep objects as text': '{"a":'.repeat(100_000),
    '50 MB of text': 'x'.repeat(50_000_000),
    '50 MB in an object': changed((procurement) => (procurement.details.note = 'x'.repeat(50_000_000))),
  };
  for (const [name, value] of Object.entries(given)) {
    for (const act of [assess, check, (it) => explain(it, 'b')]) {
      const { message } = refusal(() => act(value));
      assert.ok(message.length < 1000, `${name}: ${message.slice(0, 2000)}`);
    }
  }
  assert.deepEqual(assess(contest()).lots[0].ranking, ['b', 'a'], 'the module goes on');
});

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

test('what is wrong inside an object is refused by name', () => {
  const cases = [
    ['bids/0/prices/0/amount', changed(({ bids }) => (bids[0].prices[0].amount = 100))],
    ['amount', changed(({ bids }) => (bids[0].prices[0].amount = '1e3'))],
    ['quantity', changed(({ bids }) => (bids[0].commitments[0].quantity = `1${'0'.repeat(10_000)}`))],
    ['colour', changed(({ bids }) => (bids[0].colour = 'red'))],
    ['weigth', changed(({ scheme }) => (scheme.criteria[0].weigth = '60'))],
    ['version', changed((procurement) => (procurement.version = 2))],
    ['format', changed((procurement) => delete procurement.format)],
  ];
  for (const [named, procurement] of cases) {
    const [fault] = refusal(() => assess(procurement)).faults;
    assert.ok(JSON.stringify(fault).includes(named), `${named}: ${JSON.stringify(fault)}`);
  }
});

test('a key given twice in a text is refused', () => {
  const text = JSON.stringify(contest()).replace('"amount":"100"', '"amount":"100","amount":"90"');
  assert.match(refusal(() => assess(text)).message, /amount/);
});

test('names with markup come back as they were given', () => {
  const name = '<img src=x onerror=alert(1)> & “Söhne” \u202e 🏗';
  const report = assess(changed(({ suppliers }) => (suppliers[1].name = name)));
  assert.equal(report.lots[0].bids[0].name, name);
});

test('the figures are those of the command line', (t) => {
  const tool = ['release', 'debug'].map((kind) => join(root, 'target', kind, 'common-measure')).find(existsSync);
  if (!tool || !spawnSync(tool, ['--help'], { encoding: 'utf8' }).stdout.includes('assess')) {
    t.skip('the command line is not built');
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), 'common-measure-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const files = [join(folder, 'contest.json'), ...examples()];
  writeFileSync(files[0], JSON.stringify(contest()));
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    const said = spawnSync(tool, ['assess', '--format', 'json', file], { encoding: 'utf8' });
    assert.equal(said.error, undefined);
    assert.deepEqual(assess(text), JSON.parse(said.stdout), basename(file));
  }
});

test('every example is scored', () => {
  for (const file of examples()) {
    const report = assess(readFileSync(file, 'utf8'));
    assert.ok(report.lots.length > 0, basename(file));
  }
});

function examples() {
  const folder = join(root, 'examples');
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(folder, name));
}

test('takes a record, and names the entry that was changed', () => {
  const example = (name) => readFileSync(join(root, 'examples', name), 'utf8');
  const record = example('sports-pavilion.record.jsonl');
  assert.deepEqual(assess(record), assess(example('sports-pavilion-8.json')));
  assert.deepEqual(check(record), check(example('sports-pavilion-8.json')));
  const { message } = refusal(() => assess(record.replace('W. Witness', 'V. Witness')));
  assert.match(message, /Line 4 \(entry 4\): One of its texts was changed after it was written/);
});
