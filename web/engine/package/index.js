// For browsers, and all else that can fetch a file beside this one.
import { bytesOf, fetched, start, wasmOf } from './engine.js';

export { CommonMeasureError } from './error.js';

/** Loads the engine. `wasm` is for hosts that keep engine.wasm elsewhere. */
export function load(options) {
  return start(async () => {
    // Written like this, bundlers see which file is meant and take it along.
    const source = (await wasmOf(options)) ?? new URL('./engine.wasm', import.meta.url);
    if (source instanceof Response) return bytesOf(source);
    if (typeof source === 'string' || source instanceof URL) return fetched(source);
    return source;
  });
}
