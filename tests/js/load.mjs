// Loads the built app's WebAssembly module into Node, through the very files that a browser loads.
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const dist = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'dist', 'app');

/** The module's exports, ready to be called: what boot.js has in its hands. Build the app first. */
export async function load() {
  const page = readFileSync(join(dist, 'index.html'), 'utf8');
  const [, js, wasm] = page.match(/data-js="([^"]+)" data-wasm="([^"]+)"/) ?? [];
  if (!js) throw new Error('dist/app/index.html does not name the module. Please run `cargo xtask serve` or `trunk build`.');

  // Node takes a .js file for a module only where a package.json says so, which dist/ has no use for.
  const copy = mkdtempSync(join(tmpdir(), 'common-measure-'));
  // Node's own reads no files.
  const { fetch } = globalThis;
  globalThis.fetch = async (file) => new Response(readFileSync(file));
  try {
    cpSync(dist, copy, { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{"type": "module"}');
    const glue = await import(pathToFileURL(join(copy, js)));
    await glue.default({ module_or_path: readFileSync(join(copy, wasm)) });
    await glue.load();
    return glue;
  } finally {
    globalThis.fetch = fetch;
    rmSync(copy, { recursive: true });
  }
}
