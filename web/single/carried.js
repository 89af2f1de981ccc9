// Brings in the app from what its page carries, where boot.js would take files beside the page. xtask puts this in front
// of boot.js, with `unpacker` (the script that goes with web/single/unpack) and `unpackerModule` (its WebAssembly).

/** How much is unpacked at a time, so that the page stays usable meanwhile. */
const SLICE = 1024 * 1024;

const damaged = [
  'This copy of Common Measure is damaged',
  'Something in the file was changed or cut off on its way to this computer, so nothing in it is used. Get the file again from where it came from, and keep it as it is: do not open it in a word processor or save it from one.',
];

/** The app's functions, and what makes its worker. `say` tells people how far it is. */
async function fromThisPage(say) {
  await new Promise((done) => {
    if (document.readyState !== 'loading') done();
    else document.addEventListener('DOMContentLoaded', done);
  });
  const begun = performance.now();
  const packed = carried();
  await unpacker({ module_or_path: Uint8Array.from(atob(unpackerModule), (letter) => letter.charCodeAt(0)) });
  const unpack = packed && unpacker.Unpack.begin(packed);
  if (!unpack) throw Object.assign(new Error('The packed parts are not as they were packed.'), { told: damaged });

  // In the order in which xtask packs them.
  add('style', text(await part(unpack)));
  const script = text(await part(unpack));
  const ofWorker = text(await part(unpack));
  const module = await part(unpack, (percent) => {
    if (performance.now() - begun > 1000) say(`Unpacking: ${percent} %`);
  });
  // Calls what it brings `wasm_bindgen`, for every script of the page.
  add('script', script);
  await wasm_bindgen({ module_or_path: module });

  const rest = part(unpack).finally(() => unpack.free());
  const address = URL.createObjectURL(new Blob([ofWorker], { type: 'text/javascript' }));
  const worker = () => {
    const made = new Worker(address);
    rest.then((module) => made.postMessage(module)).catch(() => made.dispatchEvent(new Event('error')));
    return made;
  };
  return { app: wasm_bindgen, worker };
}

/** The bytes that the page carries, or nothing where they are no longer all there. */
function carried() {
  const holder = document.getElementById('packed');
  if (!holder) return null;
  const characters = holder.textContent;
  holder.remove();
  // Bytes from 80 to 9F (in hexadecimal) are other characters in this encoding: which, the browser knows.
  const encoding = new Map();
  for (let byte = 0x80; byte < 0xa0; byte++) {
    encoding.set(new TextDecoder('windows-1252').decode(Uint8Array.of(byte)).charCodeAt(0), byte);
  }
  const bytes = new Uint8Array(characters.length);
  let length = 0;
  for (let at = 0; at < characters.length; at++) {
    const code = characters.charCodeAt(at);
    // An equals sign stands before what HTML would not leave as it is.
    if (code === 0x3d) bytes[length++] = characters.charCodeAt(++at) ^ 0x40;
    else bytes[length++] = encoding.get(code) ?? code;
  }
  return bytes.subarray(0, length);
}

/** The next part: its length in four bytes, then its bytes. */
async function part(unpack, at = () => {}) {
  const next = (length) => {
    const bytes = unpack.next(length);
    if (!bytes) throw Object.assign(new Error('A part ends early.'), { told: damaged });
    return bytes;
  };
  const bytes = new Uint8Array(new DataView(next(4).buffer).getUint32(0, true));
  for (let done = 0; done < bytes.length; done += SLICE) {
    bytes.set(next(Math.min(SLICE, bytes.length - done)), done);
    at(Math.round((100 * Math.min(done + SLICE, bytes.length)) / bytes.length));
    await new Promise((go) => { setTimeout(go); });
  }
  return bytes;
}

const text = (bytes) => new TextDecoder().decode(bytes);

/** Adds an element to the page's head. The page's policy names its content. */
function add(kind, content) {
  const element = document.createElement(kind);
  element.textContent = content;
  document.head.append(element);
}
