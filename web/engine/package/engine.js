// The engine once it is there, whatever way its WebAssembly came.
import initialise, * as wasm from './glue.js';
import { CommonMeasureError, ownFault } from './error.js';
import { isPlain, written } from './plain.js';

let starting;

/**
 * Starts the engine, once: what `find` answers with is its WebAssembly, as bytes or compiled. Everyone is handed the
 * same engine. After a failure the next one tries again.
 */
export function start(find) {
  starting ??= begin(find).catch((fault) => {
    starting = undefined;
    throw fault;
  });
  return starting;
}

async function begin(find) {
  if (typeof WebAssembly === 'undefined') {
    throw ownFault('not_loaded', 'WebAssembly is switched off here.', 'Ask whoever looks after this browser to allow it.');
  }
  let found;
  try {
    found = taken(await find());
  } catch (cause) {
    if (cause instanceof CommonMeasureError) throw cause;
    throw ownFault('not_loaded', `Its file could not be read: ${cause?.message}`, 'Install the package again.', cause);
  }
  try {
    const compiled = kindOf(found) === 'WebAssembly.Module' ? found : await WebAssembly.compile(found);
    // What starts another module keeps it, and would hand it out the next time.
    if (!isEngine(compiled)) throw new Error('It is another module.');
    await initialise({ module_or_path: compiled });
  } catch (cause) {
    throw ownFault(
      'not_loaded',
      `WebAssembly could not be started: ${cause?.message}`,
      isAllowed()
        ? 'engine.wasm must be whole, and of the same version as these scripts.'
        : "A page's Content-Security-Policy must allow 'wasm-unsafe-eval' in script-src.",
      cause,
    );
  }
  return engine;
}

/** Whether a module has all that is asked of it here. */
function isEngine(compiled) {
  const exports = new Set(WebAssembly.Module.exports(compiled).map(({ name }) => name));
  return ['__wbindgen_start', ...Object.keys(engine)].every((name) => exports.has(name));
}

/** Whether WebAssembly may run here: an empty module is enough to tell. */
function isAllowed() {
  try {
    return Boolean(new WebAssembly.Module(Uint8Array.of(...MAGIC, 1, 0, 0, 0)));
  } catch {
    return false;
  }
}

/** The `wasm` of what `load` was handed. */
export function wasmOf(options = {}) {
  if (!isPlain(options)) throw ownFault('usage', 'What load() was handed is no plain object.', 'Write load(), or load({ wasm: … }) for a file elsewhere.');
  return options.wasm;
}

/** What `load` takes, for those who gave it something else. */
export const TAKEN = 'Give the address of engine.wasm, in Node also its absolute path, a Response with it, its bytes, or the compiled WebAssembly.Module.';

/** What was found, if it can be started. */
function taken(found) {
  // What comes from a frame or another context is of no class that is known here.
  const kind = kindOf(found);
  if (kind === 'WebAssembly.Module') return found;
  if (ArrayBuffer.isView(found) || kind === 'ArrayBuffer') {
    if (isWasm(found)) return found;
    throw ownFault('not_loaded', `The ${found.byteLength} bytes that it was given are no WebAssembly.`, TAKEN);
  }
  const given = found === Object(found) ? `an object (${kind})` : `the ${typeof found} ${String(found)}`;
  throw ownFault('not_loaded', `It was given ${given} for its file.`, TAKEN);
}

const kindOf = (found) => Object.prototype.toString.call(found).slice(8, -1);

const MAGIC = [0x00, 0x61, 0x73, 0x6d];

/** Whether bytes begin as WebAssembly does. */
function isWasm(bytes) {
  const start = ArrayBuffer.isView(bytes) ? new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength) : new Uint8Array(bytes);
  return MAGIC.every((byte, at) => start[at] === byte);
}

/** The bytes of engine.wasm at an address, whatever type the server says it has. */
export async function fetched(address) {
  let response;
  try {
    response = await fetch(address);
  } catch (cause) {
    throw notThere(address, 'It cannot be fetched.', cause);
  }
  return bytesOf(response);
}

/** The bytes of engine.wasm in a response. */
export async function bytesOf(response) {
  if (!response.ok) throw notThere(response.url, `The server answers ${response.status}.`);
  let bytes;
  try {
    bytes = await response.arrayBuffer();
  } catch (cause) {
    throw notThere(response.url, 'It cannot be read to its end.', cause);
  }
  // Many servers answer with a page where a file is missing.
  return checked(bytes, response.url);
}

/** Bytes that lay at an address, if they are WebAssembly. */
export function checked(bytes, address) {
  if (!isWasm(bytes)) throw notThere(address, 'What is there is no WebAssembly.');
  return bytes;
}

export function notThere(address, problem, cause) {
  return ownFault(
    'not_loaded',
    `Its file was not found at ${address}. ${problem}`,
    'Put engine.wasm there, hand load() its address, or use @common-measure/engine/base64, which needs no such file.',
    cause,
  );
}

let busy = false;
let broken = false;

/** Has a function of the module work on what `given` gives, and makes of what it says an answer or an error. */
function ask(name, given) {
  // What reads objects can be code of their own.
  if (busy) throw ownFault('usage', 'It was called while it reads an object.', 'Do not call it in a getter or in toJSON.');
  busy = true;
  try {
    return JSON.parse(answer(name, given()));
  } finally {
    busy = false;
  }
}

function answer(name, given) {
  try {
    // A module that has stopped is never gone on with. The next call begins with a new one.
    if (broken) wasm.__wbg_reset_state();
    broken = true;
    const answer = wasm[name](...given);
    broken = false;
    return answer;
  } catch (thrown) {
    // Only what is refused is thrown as a text.
    if (typeof thrown !== 'string') throw stopped(thrown);
    broken = false;
    const { code, faults } = JSON.parse(thrown);
    throw new CommonMeasureError(code, faults);
  }
}

function stopped(cause) {
  return ownFault(
    'stopped',
    `It had to stop: ${cause?.message}`,
    'Nothing is lost, and it can be called again. Please report what it was given.',
    cause,
  );
}

const engine = Object.freeze({
  assess: (procurement, reading) => ask('assess', () => [written(procurement), reading]),
  check: (procurement) => ask('check', () => [written(procurement)]),
  deciders: (procurement, reading) => ask('deciders', () => [written(procurement), reading]),
  explain: (procurement, bid, criterion, reading) => ask('explain', () => [written(procurement), bid, criterion, reading]),
  framework: (id) => ask('framework', () => [id]),
  verify: (record, expected) => ask('verify', () => [record, expected]),
});
