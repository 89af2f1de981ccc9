// Objects are taken with everything that is in them, or refused: nothing is left out in silence.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runInNewContext } from 'node:vm';
import { contest } from './contest.mjs';
import { load } from './load.mjs';
import { refusal } from './refusal.mjs';

const { assess, check, deciders, explain } = await load();
const ACTS = [assess, check, deciders, (given) => explain(given, 'b')];
const REMEDY = 'Give plain data: objects without a class, arrays, texts, finite numbers, true, false and null.';

class Amount {
  #pence = 14_000n;

  text() {
    return `${this.#pence / 100n}`;
  }
}

class Told extends Amount {
  toJSON() {
    return this.text();
  }
}

function changed(change) {
  const procurement = contest();
  change(procurement);
  return procurement;
}

const priced = (amount) => changed(({ bids }) => (bids[0].prices[0].amount = amount));

test('what JSON would leave out or make nothing of is refused, with its place', () => {
  const wrong = [
    [NaN, 'This is NaN.'],
    [-Infinity, 'This is infinite.'],
    [() => '1', 'This is a function.'],
    [Symbol('1'), 'This is a symbol.'],
    [1n, 'This is a bigint.'],
    [Promise.resolve('1'), 'This is a Promise: was an await forgotten?'],
    [runInNewContext('Promise.resolve("1")'), 'This is a Promise: was an await forgotten?'],
    [new Map([['1', '1']]), 'This is an object of the class Map.'],
    [new Set(['1']), 'This is an object of the class Set.'],
    [runInNewContext('new Set(["1"])'), 'This is an object of the class Set.'],
    [new Number(NaN), 'This is an object of the class Number.'],
    [new String('1'), 'This is an object of the class String.'],
    [new Date(NaN), 'This is an object of the class Date, and its toJSON gives nothing.'],
    [{ toJSON: () => undefined }, 'This is an object of the class Object, and its toJSON gives nothing.'],
    [{ toJSON: async () => '1' }, 'This is a Promise: was an await forgotten?'],
    [{ toJSON: () => new Date(0) }, 'This is an object of the class Date.'],
    [new Amount(), 'This is an object of the class Amount.'],
    [new (class {})(), 'This is an object of a class.'],
    [Object.create({ inherited: '1' }), 'This is an object of the class Object.'],
    [/1/, 'This is an object of the class RegExp.'],
    [new ArrayBuffer(1), 'This is an object of the class ArrayBuffer.'],
  ];
  const place = { path: 'procurement/bids/0/prices/0/amount', words: 'The procurement, bids, item 1, prices, item 1, amount' };
  for (const [value, problem] of wrong) {
    for (const act of ACTS) assert.deepEqual(refusal(() => act(priced(value)), 'usage').faults, [{ place, problem, remedy: REMEDY }]);
  }
});

test('nothing that is missing turns the result', () => {
  const withdrawn = changed((procurement) => {
    procurement.evaluation.withdrawals = [{ bid: 'b', reason: 'Withdrew.', recorded_by: 'Lead' }];
  });
  assert.deepEqual(assess(withdrawn).lots[0].ranking, ['a']);
  const { evaluation } = withdrawn;
  for (const given of [Promise.resolve(evaluation), new Map(Object.entries(evaluation)), { toJSON() {} }]) {
    const { place } = refusal(() => assess({ ...withdrawn, evaluation: given }), 'usage');
    assert.deepEqual(place, { path: 'procurement/evaluation', words: 'The procurement, evaluation' });
  }
  for (const [given, problem] of [[Promise.resolve(withdrawn), 'This is a Promise: was an await forgotten?'], [new Map(Object.entries(withdrawn)), 'This is an object of the class Map.']]) {
    assert.deepEqual(refusal(() => assess(given), 'usage').faults, [{ place: { path: 'procurement', words: 'The procurement' }, problem, remedy: REMEDY }]);
  }
});

test('a list with nothing in one place is refused', () => {
  for (const spoil of [(bids) => (bids[1] = undefined), (bids) => delete bids[1]]) {
    const error = refusal(() => assess(changed(({ bids }) => spoil(bids))), 'usage');
    assert.deepEqual([error.place.path, error.faults[0].problem], ['procurement/bids/1', 'This is undefined.']);
  }
});

test('what throws when it is read, has circles or no end is refused where it stands', () => {
  const throwing = priced('1');
  Object.defineProperty(throwing.bids[0].prices[0], 'amount', { enumerable: true, get: () => { throw new Error('Not yet.'); } });
  const error = refusal(() => assess(throwing), 'usage');
  assert.deepEqual([error.place.path, error.faults[0].problem], ['procurement/bids/0/prices/0/amount', 'It cannot be read: Not yet.']);
  const circle = contest();
  circle.bids.push(circle);
  assert.equal(refusal(() => assess(circle), 'usage').faults[0].problem, 'It goes round in circles, or is nested deeper than any procurement.');
});

test('half a character is refused where it stands, in a text and in a name', () => {
  const text = refusal(() => assess(changed(({ suppliers }) => (suppliers[0].name = 'A\ud800B'))), 'usage');
  assert.deepEqual([text.place.path, text.faults[0].problem], ['procurement/suppliers/0/name', 'There is half a character in it (a lone surrogate).']);
  const name = refusal(() => assess(changed((all) => (all['x\udc00'] = 1))), 'usage');
  assert.equal(name.faults[0].problem, 'There is half a character in its name (a lone surrogate).');
});

test('an object may be nested as deep as a text', () => {
  const nested = (levels) => changed(({ scheme }) => {
    for (let level = 0; level < levels; level += 1) {
      scheme.criteria = [{ id: `s${level}`, title: `Section ${level}`, weight: '100', kind: { group: { criteria: scheme.criteria } } }];
    }
  });
  for (const levels of [1, 24, 28]) {
    assert.deepEqual(assess(nested(levels)), assess(JSON.stringify(nested(levels))), `${levels} levels`);
  }
  // It can be read, and is more than a record could hold.
  for (const given of [nested(29), JSON.stringify(nested(29))]) {
    assert.equal(refusal(() => assess(given), 'faults').faults[0].place.words, 'Award criteria, “Section 28”');
  }
  refusal(() => assess(nested(30)), 'usage');
  refusal(() => assess(JSON.stringify(nested(30))), 'unreadable');
});

test('plain data is taken from wherever it comes, and left as it is', () => {
  const expected = assess(contest());
  const text = JSON.stringify(contest());
  const bare = JSON.parse(text, (_, value) => (value === Object(value) && !Array.isArray(value) ? Object.setPrototypeOf(value, null) : value));
  const given = {
    'another context': runInNewContext(`(${text})`),
    'objects without a prototype': bare,
    'a proxy': new Proxy(contest(), {}),
    'frozen': Object.freeze(contest()),
    'a field that is undefined': changed(({ scheme }) => (scheme.criteria[0].minimum = undefined)),
    'a field that is null': changed(({ scheme }) => (scheme.criteria[0].minimum = null)),
    'a toJSON of its own': { toJSON: () => contest() },
    'a class that says what it is': changed(({ bids }) => (bids.find(({ id }) => id === 'b').prices[0].amount = new Told())),
  };
  for (const [name, procurement] of Object.entries(given)) assert.deepEqual(assess(procurement), expected, name);
  const kept = contest();
  assess(kept);
  assert.deepEqual(kept, contest());
});
