// A disk to save to: stand-ins for the browser's file choosers, which nobody can click in a test. They answer real
// handles of real files, in the page's private folder, so that everything is written as it would be elsewhere; and as
// browsers do, the one for saving empties a file that is there already.
import { linesOf, verify } from './chain.mjs';
import { expect } from './page.mjs';

/**
 * What is put into the page for `test.use({ choosers: stoodIn })`. The next chooser answers the file called
 * `localStorage.next`, or the suggested name, which `window.proposed` has; `cancel` and `refuse` are what they say. `localStorage.permission` is what the browser
 * says when it is asked whether a page may write, `localStorage.answer` what the person then says. `localStorage.fault`
 * is the name of the error with which every write ends; `window.hold` a promise that every write waits for before its end,
 * `window.ends` and `window.closes` how many have come to that, and how many beyond.
 */
function script() {
  window.asked = [];
  const choose = (what, name) => {
    window.asked.push(what);
    if (!navigator.userActivation.isActive) throw new DOMException('No click.', 'SecurityError');
    const next = localStorage.next ?? name;
    if (next === 'cancel') throw new DOMException('Never mind.', 'AbortError');
    if (next === 'refuse') throw new DOMException('Not here.', 'SecurityError');
    return next;
  };
  window.showSaveFilePicker = async ({ suggestedName }) => {
    window.proposed = suggestedName;
    const name = choose('save', suggestedName);
    const handle = await (await navigator.storage.getDirectory()).getFileHandle(name, { create: true });
    if ((await handle.getFile()).size > 0) await close.call(await createWritable.call(handle));
    return handle;
  };
  window.showOpenFilePicker = async () => {
    const name = choose('open');
    return [await (await navigator.storage.getDirectory()).getFileHandle(name)];
  };
  const handle = FileSystemHandle.prototype;
  handle.queryPermission = async () => localStorage.permission ?? 'granted';
  handle.requestPermission = async () => {
    window.asked.push('permission');
    if (!navigator.userActivation.isActive) throw new DOMException('No click.', 'SecurityError');
    localStorage.permission = localStorage.answer ?? 'granted';
    return localStorage.permission;
  };
  const { createWritable } = FileSystemFileHandle.prototype;
  FileSystemFileHandle.prototype.createWritable = async function begin(options) {
    if (localStorage.fault) throw new DOMException('It was made to fail.', localStorage.fault);
    return createWritable.call(this, options);
  };
  const { close } = FileSystemWritableFileStream.prototype;
  window.ends = 0;
  window.closes = 0;
  FileSystemWritableFileStream.prototype.close = async function end() {
    window.ends += 1;
    await window.hold;
    await close.call(this);
    window.closes += 1;
  };
}

export const stoodIn = { script };

/** Sets, or with `null` takes away, what the stand-ins go by. */
export const set = (page, values) => page.evaluate((values) => {
  for (const [name, value] of Object.entries(values)) {
    if (value === null) localStorage.removeItem(name);
    else localStorage.setItem(name, value);
  }
}, values);

/** The text of a file on that disk; `null` if there is none. */
export const onDisk = (page, name) => page.evaluate(async (name) => {
  const folder = await navigator.storage.getDirectory();
  try {
    return await (await (await folder.getFileHandle(name)).getFile()).text();
  } catch {
    return null;
  }
}, name);

/** Puts a text into a file on that disk, as another program does. */
export const put = (page, name, text) => page.evaluate(async ([name, text]) => {
  const folder = await navigator.storage.getDirectory();
  const handle = await folder.getFileHandle(name, { create: true });
  const writable = await Object.getPrototypeOf(handle).createWritable.call(handle);
  await writable.write(text);
  await writable.close();
}, [name, text]);

/** Expects that a file holds the record that the browser keeps, whole, with so many entries. Answers its text. */
export async function expectInFile(page, name, entries) {
  await expect(page.locator('.app-header__state')).toContainText(new RegExp(`Saved (at [0-9:]+ )?in ${name}`));
  const lines = await linesOf(page);
  expect(verify(lines)).toHaveLength(entries);
  const text = await onDisk(page, name);
  expect(text).toBe(`${lines.join('\n')}\n`);
  return text;
}
