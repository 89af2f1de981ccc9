// Cuts the app's WebAssembly in two: what the start page needs, and what comes in behind it (web/src/later.rs says what
// that is). built.mjs runs this after each build.
//
// The cut must be made before wasm-bindgen, and Trunk has no place for anything there. So what Trunk has bound as one
// is bound again here as two, under the names that the page has for it already.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withoutNames } from './names.mjs';

const { TRUNK_PROFILE } = process.env;

/** The names that the splitter gives to the second part, and to the script that fetches it. */
const splitters = { later: 'split_later.wasm', loader: '__wasm_split.js' };

/** Cuts the app in a folder, and answers with what the names of its files start with. */
export function split(staging) {
  // The app's module has a hash in its name; the worker's, which stays whole, has not.
  const name = readdirSync(staging).find((file) => /^common-measure-web-.*_bg\.wasm$/.test(file)).replace('_bg.wasm', '');
  const later = `${name}_later.wasm`;
  const loader = `${name}_loader.js`;
  const folder = mkdtempSync(join(tmpdir(), 'common-measure-split-'));
  const read = (file) => readFileSync(join(folder, file));
  const put = (file, content) => writeFileSync(join(staging, file), content);
  try {
    run('wasm-split-cli', [linked(), folder, '--out-name', name]);
    run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', folder, join(folder, `${name}.wasm`)]);

    // The worker's names of functions weigh as much as a tenth of it.
    const worker = 'common-measure-spreadsheets_bg.wasm';
    put(worker, named(readFileSync(join(staging, worker))));
    put(`${name}_bg.wasm`, named(read(`${name}_bg.wasm`)));
    put(later, named(read(splitters.later)));
    put(`${name}.js`, replaced(read(`${name}.js`).toString(), `from "./${splitters.loader}"`, `from "./${loader}"`));
    const script = replaced(read(splitters.loader).toString(), `"./${splitters.later}"`, `"./${later}"`);
    // A server that does not know the type of WebAssembly is no reason not to start.
    put(loader, replaced(script, 'WebAssembly.instantiateStreaming(src, imports)', 'src.then((response) => response.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))'));
  } finally {
    rmSync(folder, { recursive: true });
  }
  return name;
}

/** The module as the linker left it. */
function linked() {
  const metadata = execFileSync('cargo', ['metadata', '--no-deps', '--offline', '--format-version', '1'], { encoding: 'utf8' });
  const { target_directory: target } = JSON.parse(metadata);
  return join(target, 'wasm32-unknown-unknown', 'app', 'common_measure_web.wasm');
}

function run(program, parameters) {
  try {
    execFileSync(program, parameters, { stdio: 'inherit' });
  } catch (fault) {
    if (fault.code !== 'ENOENT') throw fault;
    throw new Error(`${program} was not found. \`cargo xtask serve\` brings it; README.md names what \`trunk\` needs by itself.`);
  }
}

/** The module as it is shipped; a build for debugging keeps its names. */
function named(module) {
  return TRUNK_PROFILE === 'release' ? withoutNames(module) : module;
}

/** The text with every `from` made `to`. Another release of a tool may write it differently: then the build stops. */
function replaced(text, from, to) {
  if (!text.includes(from)) throw new Error(`A tool no longer writes “${from}”: see web/module/split.mjs.`);
  return text.replaceAll(from, to);
}
