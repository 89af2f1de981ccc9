// Names that change with the content of the files that belong together. So a browser may keep them for ever, and files of
// two versions never meet. Trunk names the app's module before it is cut, and the worker for spreadsheets not at all.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The page's element that starts the app, and names what it loads. */
export const START = '<script type="module" src="./boot.js"';

/** Renames all files whose names start with `stem` to one that starts with `plain`, wherever they or `page` name them, too. */
export function nameByContent(folder, stem, plain, page = 'index.html') {
  const files = readdirSync(folder).filter((file) => file.startsWith(stem)).sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file} `).update(readFileSync(join(folder, file)));
  const name = `${plain}-${hash.digest('hex').slice(0, 16)}`;

  for (const file of [...files.filter((file) => file.endsWith('.js')), page]) {
    const text = readFileSync(join(folder, file), 'utf8');
    // By that one name a module calls its script, and it is not a file's.
    writeFileSync(join(folder, file), text.replaceAll(new RegExp(`${stem}(?!_bg\\.js)`, 'g'), name));
  }
  for (const file of files) renameSync(join(folder, file), join(folder, file.replace(stem, name)));
  return name;
}

/** Adds an attribute to the element that starts the app, in place of one from before. */
export function tellPage(page, attribute, value) {
  const plain = page.replace(new RegExp(` ${attribute}="[^"]*"`), '');
  if (!plain.includes(START)) throw new Error(`index.html no longer holds ${START}: see web/module/hashed.mjs.`);
  return value === undefined ? plain : plain.replace(START, `${START} ${attribute}="${value}"`);
}
