// Objects that are handed in, taken for nothing until they are looked at.
import { CommonMeasureError } from './error.js';

/** The text of a procurement is read to this depth. What is deeper goes round in circles, or has no end. */
const DEEPEST = 127;

/** Half a character: with `u`, whole ones are never matched. */
const HALF = /\p{Surrogate}/u;

/** So many steps say where something is. */
const SAID = 10;

const REMEDY = 'Give plain data: objects without a class, arrays, texts, finite numbers, true, false and null.';

const refusals = new WeakSet();

/**
 * An object as the text of a procurement file, which the one parser reads. What is no object, and bytes, stay as they
 * are.
 *
 * JSON.stringify has nothing for some values, and would leave them out in silence: a price that was worked out wrongly,
 * or an evaluation that nobody waited for, must not come to mean that there is none.
 */
export function written(given) {
  if (typeof given !== 'object' || given === null || ArrayBuffer.isView(given)) return given;
  const at = [];
  try {
    return JSON.stringify(plain(given, at));
  } catch (cause) {
    // Reading an object runs its own getters and toJSON, which can throw anything.
    throw refusals.has(cause) ? cause : refused(at, `It cannot be read: ${why(cause)}`);
  }
}

/** Whether it is an object without a class, from whatever frame or context: at most one prototype stands behind it. */
export function isPlain(given) {
  if (typeof given !== 'object' || given === null) return false;
  const prototype = Object.getPrototypeOf(given);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

/** A copy of which JSON leaves nothing out. `at`: where it stands, in keys and indices. It stays there when this throws. */
function plain(given, at) {
  if (at.length > DEEPEST) throw refused([], 'It goes round in circles, or is nested deeper than any procurement.');
  const isMade = (typeof given === 'object' || typeof given === 'bigint') && typeof given?.toJSON === 'function';
  const value = isMade ? given.toJSON(`${at.at(-1) ?? ''}`) : given;
  if (value === undefined || value === null) {
    if (isMade) throw refused(at, `This is ${kind(given)}, and its toJSON gives nothing.`);
    return value;
  }
  if (typeof value === 'string' && HALF.test(value)) throw refused(at, 'There is half a character in it (a lone surrogate).');
  if (typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value)) return value;
  if (Array.isArray(value)) return Array.from({ length: value.length }, (_, index) => within(value, index, at));
  if (!isPlain(value)) throw refused(at, `This is ${kind(value)}${isPromise(value) ? ': was an await forgotten?' : '.'}`);
  // Nothing that a page has given to all objects.
  const copy = Object.create(null);
  for (const key of Object.keys(value)) copy[key] = within(value, key, at);
  return copy;
}

function within(outer, key, at) {
  at.push(key);
  if (HALF.test(key)) throw refused(at, 'There is half a character in its name (a lone surrogate).');
  const copy = plain(outer[key], at);
  // A field may be left out; what is left out of a list would be null.
  if (copy === undefined && Array.isArray(outer)) throw refused(at, 'This is undefined.');
  at.pop();
  return copy;
}

/** What something is that JSON has nothing for, or not all of. */
function kind(value) {
  if (Number.isNaN(value)) return 'NaN';
  if (typeof value === 'number') return 'infinite';
  if (typeof value !== 'object') return `a ${typeof value}`;
  if (isPromise(value)) return 'a Promise';
  const name = value.constructor?.name;
  return typeof name === 'string' && name !== '' ? `an object of the class ${shortened(name)}` : 'an object of a class';
}

const isPromise = (value) => typeof value === 'object' && typeof value.then === 'function';

/** What was thrown, in its own words. */
function why(cause) {
  try {
    if (cause instanceof Error) return shortened(`${cause.message}`);
  } catch {
    // It can be told no better than what has none.
  }
  return 'it threw something that is not an Error';
}

const shortened = (text) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);

function refused(at, problem) {
  const steps = at.slice(0, SAID);
  if (at.length > SAID) steps.push('…');
  const words = steps.map((step) => (typeof step === 'number' ? `item ${step + 1}` : shortened(step)));
  const place = {
    path: ['procurement', ...steps.map((step) => shortened(`${step}`))].join('/'),
    words: ['The procurement', ...words].join(', '),
  };
  const refusal = new CommonMeasureError('usage', [{ place, problem, remedy: REMEDY }]);
  refusals.add(refusal);
  return refusal;
}
