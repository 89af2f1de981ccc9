// What the engine's functions take and give, through the very files that are handed out.
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { contest } from './contest.mjs';
import { root } from './installed.mjs';
import { load } from './load.mjs';
import { refusal } from './refusal.mjs';

const { assess, check, explain, framework, verify } = await load();

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
  const error = refusal(() => assess(wrong), 'faults');
  assert.deepEqual(error.faults, faults);
  assert.ok(faults.some(({ place }) => place.path === 'scheme/criteria/method/scale'), error.message);
});

test('what cannot be read is thrown first and alone, by check too', () => {
  const wrong = changed(({ scheme, bids }) => {
    scheme.criteria[0].weight = '50';
    for (const { prices } of bids) prices[0].amount = '1,5';
  });
  for (const act of [assess, check]) {
    const { faults } = refusal(() => act(wrong), 'unreadable');
    assert.deepEqual(faults.map(({ place, problem }) => [place.path, problem]), [['file/bids/0/prices/0/amount', '“1,5” is not a number.']]);
  }
});

test('what a bid has not stated is no query, but shows in the result', () => {
  const open = (change) => changed((procurement) => {
    delete procurement.scheme.criteria[1].minimum;
    change(procurement.bids[0]);
  });
  const shown = (procurement) => {
    assert.deepEqual(check(procurement), { faults: [], queries: [] });
    const [{ bids, provisional }] = assess(procurement).lots;
    const { standing, rank, nothing_offered: nothing } = bids.find(({ bid }) => bid === 'a');
    return [standing, rank, nothing, provisional];
  };
  assert.deepEqual(shown(open(() => {})), ['ranked', 2, [], false]);
  assert.deepEqual(shown(open((bid) => (bid.prices = []))), ['incomplete', null, [], true]);
  assert.deepEqual(shown(open((bid) => (bid.commitments[0].quantity = null))), ['ranked', 2, ['jobs'], false]);
});

test('bytes are not taken for an object', () => {
  const bytes = new TextEncoder().encode(JSON.stringify(contest()));
  for (const take of [check, verify]) assert.match(refusal(() => take(bytes), 'usage').faults[0].problem, /^These are bytes, not text/);
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
  // Carrick is set aside until somebody decides; in the other reading it stays in.
  assert.equal(explain(contest(), 'c', 'price', 'other').exact, '40');

  const nobody = refusal(() => explain(contest(), 'nobody')).faults[0];
  assert.deepEqual([nobody.place.path, nobody.remedy], ['bid', `Give the id of a bid in this procurement (${contest().bids.map(({ id }) => id).join(', ')}).`]);
  const nothing = refusal(() => explain(contest(), 'b', 'nothing')).faults[0];
  assert.equal(nothing.place.path, 'criterion');
  assert.match(nothing.remedy, /^Give the id of a section or question \(.*price.*\), or leave it out for the total\.$/);
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
  const shown = (name) => assess(changed(({ suppliers }) => (suppliers[1].name = name))).lots[0].bids[0].name;
  const name = '<img src=x onerror=alert(1)> & “Söhne” 🏗';
  assert.equal(shown(name), name);
  // What is read from right to left turns nothing beside it round, and no mark turns the name itself.
  assert.equal(shown('שלום'), '\u2068שלום\u2069');
  assert.equal(shown('A\u202eB'), '\u2068A\ufffdB\u2069');
});

test('every example is scored', () => {
  for (const file of examples()) {
    const report = assess(readFileSync(file, 'utf8'));
    assert.ok(report.lots.length > 0, basename(file));
  }
});

function examples() {
  const folder = join(root, 'examples');
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(folder, name));
}

const example = (name) => readFileSync(join(root, 'examples', name), 'utf8');
const record = example('sports-pavilion.record.jsonl');

test('takes a record, and names the entry that was changed', () => {
  assert.deepEqual(assess(record), assess(example('sports-pavilion-8.json')));
  assert.deepEqual(check(record), check(example('sports-pavilion-8.json')));
  const { message, place } = refusal(() => assess(record.replace('W. Witness', 'V. Witness')), 'changed');
  assert.match(message, /Line 4 \(entry 4\): One of its texts was changed after it was written/);
  assert.equal(place.path, 'line/4');
});

test('verifies a record, and holds it against a check code', () => {
  const lines = record.trimEnd().split('\n');
  const whole = verify(record);
  assert.deepEqual(whole, { entries: lines.length, check_code: whole.check_code, expected: null, withheld: 0, notes: [] });
  // The code is the entry's number, and the first half of the hash that its line begins with.
  assert.equal(whole.check_code.replaceAll('-', '').toLowerCase(), `${lines.length}:${lines.at(-1).slice(0, 32)}`);
  const third = `3:${lines[2].slice(0, 32)}`;
  assert.equal(verify(record, third).expected.replaceAll('-', '').toLowerCase(), third);

  const cut = lines.slice(0, 10).join('\n');
  assert.equal(verify(`${cut}\n`).entries, 10);
  assert.match(refusal(() => verify(`${cut}\n`, whole.check_code), 'changed').message, /The record ends at entry 10/);
  assert.equal(refusal(() => verify(record, third.replace('3:', '4:')), 'changed').place.path, 'line/4');
  assert.equal(refusal(() => verify(record.replace('W. Witness', 'V. Witness')), 'changed').place.path, 'line/4');

  const short = record.slice(0, -20);
  for (const figures of [assess, check, (it) => explain(it, 'alder')]) {
    assert.match(refusal(() => figures(short), 'changed').message, /The file ends in the middle of this line/);
  }
  assert.deepEqual(verify(short).notes, [
    `The last line, line ${lines.length}, was cut off. It was left out; all lines before it are whole.`,
  ]);
  assert.equal(verify(record.replaceAll('\n', '\r\n')).notes.length, 1);
});
