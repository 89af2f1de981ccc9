// For hosts that serve no .wasm: the same engine, carried in a script.
import { start } from './engine.js';
import packed from './engine.base64.js';

export { CommonMeasureError } from './error.js';

/** Loads the engine. */
export function load() {
  return start(async () => {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
    return new Response(unpacked).arrayBuffer();
  });
}
