// Rust's own `strip = true` would take the names out too early: it also takes what wasm-bindgen needs to know.

const unneeded = new Set(['name', 'producers']);

/** The WebAssembly module without the names of its functions. Only a debugger reads them, and they are a third of it. */
export function withoutNames(module) {
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
