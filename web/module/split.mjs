// Cuts the app's WebAssembly in two: what the start page needs, and what comes in behind it (web/src/later.rs says what
// that is). built.mjs runs this after each build.
//
// Trunk has no place for anything before wasm-bindgen. So what it has bound as one is bound again here as two, under the
// names that the page has for it already.
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cut } from './cut.mjs';
import { withoutNames } from './names.mjs';

/** A build for debugging keeps the names of functions. */
const names = process.env.TRUNK_PROFILE !== 'release';

/** Cuts the app in a folder, and answers with what the names of its files start with. */
export function split(staging) {
  // The app's module has a hash in its name; the worker's, which stays whole, has not.
  const name = readdirSync(staging).find((file) => /^common-measure-web-.*_bg\.wasm$/.test(file)).replace('_bg.wasm', '');
  cut(linked(), staging, name, 'later', { names });
  if (!names) {
    const worker = join(staging, 'common-measure-spreadsheets_bg.wasm');
    writeFileSync(worker, withoutNames(readFileSync(worker)));
  }
  return name;
}

/** The module as the linker left it. */
function linked() {
  const metadata = execFileSync('cargo', ['metadata', '--no-deps', '--offline', '--format-version', '1'], { encoding: 'utf8' });
  const { target_directory: target } = JSON.parse(metadata);
  return join(target, 'wasm32-unknown-unknown', 'app', 'common_measure_web.wasm');
}
