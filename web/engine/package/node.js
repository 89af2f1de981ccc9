// For Node, which reads the file from its own folder.
import { readFile } from 'node:fs/promises';
import { bytesOf, fetched, start } from './engine.js';

export { CommonMeasureError } from './error.js';

/** Loads the engine. `wasm` is for hosts that keep engine.wasm elsewhere. */
export function load({ wasm } = {}) {
  return start(async () => {
    const source = (await wasm) ?? new URL('./engine.wasm', import.meta.url);
    if (source instanceof Response) return bytesOf(source);
    if (source instanceof URL && source.protocol === 'file:') return readFile(source);
    if (typeof source === 'string' || source instanceof URL) return fetched(source);
    return source;
  });
}
