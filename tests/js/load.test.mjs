import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from './load.mjs';

test('the module loads in Node, where there is no page, and offers its start', async () => {
  const { start } = await load();
  assert.equal(typeof start, 'function');
});
