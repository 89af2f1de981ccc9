// Takes the names of functions out of the built WebAssembly: nobody but a debugger reads them, and they are a quarter
// of the file. Trunk runs this after each build; a build for debugging keeps them.
//
// Rust's own `strip = true` would do it too early: it also takes what wasm-bindgen needs to know.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const { TRUNK_PROFILE, TRUNK_STAGING_DIR } = process.env;
const unneeded = new Set(['name', 'producers']);

if (TRUNK_PROFILE === 'release') {
  for (const file of readdirSync(TRUNK_STAGING_DIR).filter((name) => name.endsWith('.wasm'))) {
    const path = join(TRUNK_STAGING_DIR, file);
    writeFileSync(path, stripped(readFileSync(path)));
  }
}

/** The module without its unneeded custom sections. */
function stripped(module) {
  const header = 8;
  const kept = [module.subarray(0, header)];
  for (let start = header; start < module.length; ) {
    // A section: one byte for its kind, its size, its content. A custom one (kind 0) starts with its name.
    const [size, content] = integer(module, start + 1);
    const [nameSize, name] = integer(module, content);
    const isUnneeded = module[start] === 0 && unneeded.has(module.toString('utf8', name, name + nameSize));
    if (!isUnneeded) kept.push(module.subarray(start, content + size));
    start = content + size;
  }
  return Buffer.concat(kept);
}

/** The unsigned LEB128 integer at an offset, and the offset after it. */
function integer(bytes, offset) {
  let value = 0;
  for (let scale = 1; ; scale *= 128) {
    const byte = bytes[offset++];
    value += (byte % 128) * scale;
    if (byte < 128) return [value, offset];
  }
}
