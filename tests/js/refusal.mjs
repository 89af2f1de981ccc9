import assert from 'node:assert/strict';
import { CommonMeasureError } from './load.mjs';

/** What the function throws, once it is known to be an error of the agreed shape, and of this code if one is given. */
export function refusal(act, code) {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof CommonMeasureError, `not of the type: ${error?.stack ?? error}`);
    assert.ok(error instanceof Error);
    assert.equal(error.name, 'CommonMeasureError');
    if (code === undefined) assert.ok(['usage', 'unreadable', 'faults', 'changed'].includes(error.code), error.stack);
    else assert.equal(error.code, code, error.stack);
    assert.ok(Array.isArray(error.faults) && error.faults.length > 0, 'no faults');
    assert.deepEqual(error.place, error.faults[0].place);
    for (const { place, problem, remedy } of error.faults) {
      for (const text of [place.path, place.words, problem, remedy]) {
        assert.equal(typeof text, 'string');
        assert.notEqual(text, '');
      }
      assert.ok(error.message.includes(`${place.words}: ${problem} ${remedy}`), error.message);
    }
    return error;
  }
  assert.fail('nothing was thrown');
}
