// For Node, which reads files itself.
import { readFile } from 'node:fs/promises';
import { isAbsolute } from 'node:path';
import { bytesOf, checked, fetched, notThere, start, TAKEN, wasmOf } from './engine.js';
import { ownFault } from './error.js';

export { CommonMeasureError } from './error.js';

/** Loads the engine. `wasm` is for hosts that keep engine.wasm elsewhere. */
export function load(options) {
  return start(async () => {
    const source = await wasmOf(options);
    if (source === undefined || source === null) return readFile(new URL('./engine.wasm', import.meta.url));
    if (source instanceof Response) return bytesOf(source);
    if (typeof source !== 'string' && !(source instanceof URL)) return source;
    // Without a page around it, a path is part of no address.
    if (isAbsolute(`${source}`)) return read(source);
    if (!URL.canParse(source)) throw ownFault('not_loaded', `“${source}” is no address.`, TAKEN);
    const address = new URL(source);
    return address.protocol === 'file:' ? read(address) : fetched(address);
  });
}

async function read(path) {
  let bytes;
  try {
    bytes = await readFile(path);
  } catch (cause) {
    throw notThere(path, 'It cannot be read.', cause);
  }
  return checked(bytes, path);
}
