// Cuts a module of WebAssembly in two: what its page needs at once, and what is fetched once it is needed. Which functions
// begin the second part, the Rust code says with `wasm_split`; whatever is reached from there alone goes along.
//
// The cut must be made before wasm-bindgen, which binds what is left under the names asked for.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { atOnce } from './at_once.mjs';
import { withoutNames } from './names.mjs';

/** The name that the splitter gives to the script that fetches the second part. */
const LOADER = '__wasm_split.js';

/**
 * Writes a module into a folder as `name.js`, `name_bg.wasm`, `name_loader.js` and `name_part.wasm`. `linked`: the module as
 * the linker left it. `part`: what the Rust code calls the second part. `names`: whether those of functions stay, for
 * debugging.
 */
export function cut(linked, folder, name, part, { names = false } = {}) {
  const [later, loader] = [`${name}_${part}.wasm`, `${name}_loader.js`];
  const split = `split_${part}.wasm`;
  const between = mkdtempSync(join(tmpdir(), 'common-measure-split-'));
  const read = (file) => readFileSync(join(between, file));
  const put = (file, content) => writeFileSync(join(folder, file), content);
  const module = (file) => (names ? read(file) : withoutNames(read(file)));
  try {
    run('wasm-split-cli', [linked, between, '--out-name', name]);
    run('wasm-bindgen', ['--target', 'web', '--no-typescript', '--keep-lld-exports', '--out-dir', between, join(between, `${name}.wasm`)]);
    put(`${name}_bg.wasm`, module(`${name}_bg.wasm`));
    put(later, module(split));
    put(`${name}.js`, atOnce(replaced(read(`${name}.js`).toString(), `from "./${LOADER}"`, `from "./${loader}"`)));
    const script = replaced(read(LOADER).toString(), `"./${split}"`, `"./${later}"`);
    // A server that does not know the type of WebAssembly is no reason not to start.
    put(loader, replaced(script, 'WebAssembly.instantiateStreaming(src, imports)', 'src.then((response) => response.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))'));
  } finally {
    rmSync(between, { recursive: true });
  }
}

function run(program, parameters) {
  try {
    execFileSync(program, parameters, { stdio: 'inherit' });
  } catch (fault) {
    if (fault.code !== 'ENOENT') throw fault;
    throw new Error(`${program} was not found. \`cargo xtask serve\` brings it; README.md names what \`trunk\` needs by itself.`);
  }
}

/** The text with every `from` made `to`. Another release of a tool may write it differently: then the build stops. */
function replaced(text, from, to) {
  if (!text.includes(from)) throw new Error(`A tool no longer writes “${from}”: see web/module/cut.mjs.`);
  return text.replaceAll(from, to);
}
