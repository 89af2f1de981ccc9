// Whatever the engine is handed, it answers or throws an error of the agreed shape, and goes on.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { contest } from './contest.mjs';
import { root } from './installed.mjs';
import { CommonMeasureError, load } from './load.mjs';
import { refusal } from './refusal.mjs';

const { assess, check, deciders, explain, framework, verify } = await load();
const record = readFileSync(join(root, 'examples', 'sports-pavilion.record.jsonl'), 'utf8');

function changed(change) {
  const procurement = contest();
  change(procurement);
  return procurement;
}

function goesOn() {
  assert.deepEqual(assess(contest()).lots[0].ranking, ['b', 'a'], 'the engine goes on');
}

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
    'a toJSON that throws a revoked proxy': {
      toJSON() {
        throw revoked();
      },
    },
    'a deep object': deep,
    'an object without end': endless(),
    'a proxy whose every trap throws': trapped(),
    'an object with a function in the place of a number': changed((procurement) => (procurement.version = () => 1)),
    'an object with undefined in the place of its criteria': changed((procurement) => (procurement.scheme = undefined)),
    'a name with half a character': changed((procurement) => (procurement.details.title = 'a \ud800 b')),
    'a text with half a character in a name': JSON.stringify(contest()).replace('Pavilion', 'a \udfff b'),
    'a huge number': changed((procurement) => (procurement.version = 1e308)),
    'infinity': changed((procurement) => (procurement.version = Infinity)),
    'a number of 10,000 digits in a text': JSON.stringify(contest()).replace('"version":1', `"version":1${'0'.repeat(10_000)}`),
    'a weight of 10,000 digits': changed(({ scheme }) => (scheme.criteria[0].weight = '9'.repeat(10_000))),
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
    for (const act of [assess, check, deciders, (it) => explain(it, 'b')]) {
      const { message } = refusal(() => act(value));
      assert.ok(message.length < 1000, `${name}: ${message.slice(0, 2000)}`);
    }
  }
  goesOn();
});

function revoked() {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

/** Each level is made when it is asked for. */
function endless() {
  return {
    get deeper() {
      return endless();
    },
  };
}

function trapped() {
  const traps = Object.getOwnPropertyNames(Reflect).map((name) => [name, () => assert.fail(`a trap: ${name}`)]);
  return new Proxy({}, Object.fromEntries(traps));
}

test('what is not a record is refused in words', () => {
  const given = {
    nothing: undefined,
    null: null,
    'an object': contest(),
    'a number': 3,
    'a big integer': 3n,
    'a revoked proxy': revoked(),
    'empty text': '',
    spaces: ' \n\n ',
    'a procurement': JSON.stringify(contest()),
    'text of another kind': 'a record',
    'the half of its first line': record.slice(0, 200),
    'without its first line': record.slice(record.indexOf('\n') + 1),
    'with a line twice': record.replace(/^(.*\n)/, '$1$1'),
    'with two lines swapped': record.replace(/^(.*\n)(.*\n)(.*\n)/, '$1$3$2'),
    'with half a character in it': record.replace('W. Witness', 'W. \ud800itness'),
    'cut off in the middle of a line, and gone on with': record.slice(0, 3000) + record.slice(3100),
    'a line of brackets': `${'0'.repeat(64)} ${'[{'.repeat(100_000)}`,
    '64 MB': `${'0'.repeat(64)} {${' '.repeat(64_000_000)}`,
  };
  for (const [name, value] of Object.entries(given)) {
    const { message } = refusal(() => verify(value));
    assert.ok(message.length < 1000, `${name}: ${message.slice(0, 2000)}`);
  }
  for (const length of [1, 60, 66, 500, 5_000, 20_000]) {
    // Cut off anywhere, it is read up to its last whole line, or refused.
    const cut = record.slice(0, length);
    if (cut.includes('\n')) assert.equal(verify(cut).entries, cut.split('\n').length - 1);
    else refusal(() => verify(cut));
  }
  goesOn();
});

test('what is no check code, or another record’s, is refused', () => {
  const wrong = ['', ':', '3', '3:', 'abc', '-1:00', `1:${'0'.repeat(31)}`, `99999999999999999999:${'0'.repeat(32)}`, 'x'.repeat(5_000), 3, {}, [], 5n, Symbol('code')];
  for (const code of wrong) assert.equal(refusal(() => verify(record, code), 'usage').place.path, 'expected');
  for (const entry of [0, 1, 81, 82, '18446744073709551615']) refusal(() => verify(record, `${entry}:${'0'.repeat(32)}`), 'changed');
  goesOn();
});

test('ids, readings and figures of any kind are refused or answered', () => {
  const odd = [0, -1, NaN, 1n, true, Symbol('id'), () => {}, [], {}, new Date(NaN), 'a b', '\ud800', 'x'.repeat(100_000), revoked(), endless(), trapped()];
  for (const value of odd) {
    refusal(() => framework(value), 'usage');
    refusal(() => explain(contest(), value), 'usage');
    refusal(() => explain(contest(), 'b', value), 'usage');
    refusal(() => explain(contest(), 'b', 'price', value), 'usage');
    refusal(() => assess(contest(), value), 'usage');
  }
  goesOn();
});

test('numbers at the edge of what may be entered are exact or refused', () => {
  const priced = (...amounts) =>
    changed(({ bids }) => amounts.forEach((amount, at) => (bids[at].prices[0].amount = amount)));
  const [first] = assess(priced('999999999999999.99', '0.01', '1')).lots[0].bids;
  // 60 for the lowest price, which is b's, 30 and 10
  assert.deepEqual([first.bid, first.total.exact], ['b', '100']);
  for (const amount of ['1'.repeat(10_000), '1e9', '-1', 'NaN', 'Infinity', '0x10', '', ' ', '1,000', '٣', '1'.repeat(19), 3, 1e21, 5n]) {
    refusal(() => assess(priced(amount, '1', '1')));
  }
  goesOn();
});

test('a call out of a getter is refused, and the call around it is answered or refused', () => {
  let inner;
  const calls = contest();
  Object.defineProperty(calls, 'details', {
    enumerable: true,
    get() {
      inner = refusal(() => check(contest()), 'usage');
      return { title: 'Read' };
    },
  });
  assert.equal(assess(calls).title, 'Read');
  assert.equal(inner.place.path, 'engine');
  goesOn();
});

test('with hardly any stack left it throws, and goes on afterwards', () => {
  const text = JSON.stringify(contest());
  const expected = JSON.stringify(assess(text));
  let [thrown, answered] = [0, 0];
  function deeper(depth) {
    try {
      deeper(depth + 1);
    } catch {
      // Nothing fits here any more: further up, a call may begin and not come to its end.
    }
    if (thrown + answered > 400) return;
    try {
      if (JSON.stringify(assess(text)) !== expected) throw new assert.AssertionError({ message: 'another answer' });
      answered += 1;
    } catch (error) {
      if (error instanceof assert.AssertionError) throw error;
      if (!(error instanceof CommonMeasureError) && !(error instanceof RangeError)) throw error;
      thrown += 1;
    }
  }
  deeper(0);
  assert.ok(thrown > 0, 'the stack was never short');
  assert.ok(answered > 0, 'the engine never came back');
  goesOn();
});

test('after a fault of its own it says so, and the next call begins with a new instance', (t) => {
  let instances = 0;
  const { Instance } = WebAssembly;
  WebAssembly.Instance = new Proxy(Instance, {
    construct(...given) {
      instances += 1;
      return Reflect.construct(...given);
    },
  });
  t.after(() => (WebAssembly.Instance = Instance));
  // What the module itself calls fails where nothing can be refused any more.
  const { encodeInto } = TextEncoder.prototype;
  const fault = new Error('no encoder');
  TextEncoder.prototype.encodeInto = () => {
    throw fault;
  };
  const text = JSON.stringify(contest()).replace('Pavilion', 'Pavilion “A”');
  const error = refusal(() => assess(text), 'stopped');
  TextEncoder.prototype.encodeInto = encodeInto;
  assert.equal(error.cause, fault);
  assert.equal(error.place.path, 'engine');
  goesOn();
  assert.equal(instances, 1);
  goesOn();
  assert.equal(instances, 1);
});
