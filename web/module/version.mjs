// Names the version after the content of all its files, and writes the service worker that keeps them: the list of
// files with their sums, then web/offline/service-worker.js. The page gets the name too, to know which one it is.
//
//   node web/module/version.mjs <folder of the built app>
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tellPage } from './hashed.mjs';

const WORKER = 'service-worker.js';
const PAGE = 'index.html';
const ATTRIBUTE = 'data-version';
const body = fileURLToPath(new URL(`../offline/${WORKER}`, import.meta.url));

/** Copies for web servers, which say nothing new, and what is for servers alone. */
const isKept = (name) => name !== WORKER && !/\.(gz|br)$/.test(name) && !/^(web\.config|\.)/.test(name);

/** Writes the worker into the folder, and the version's name into its page. Both may be there from before. */
export function nameVersion(folder) {
  const path = join(folder, PAGE);
  const nameless = tellPage(readFileSync(path, 'utf8'), ATTRIBUTE);
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join('/'))
    .filter(isKept)
    .sort();
  const files = Object.fromEntries(names.map((name) => [name, name === PAGE ? sum(nameless) : sum(readFileSync(join(folder, name)))]));
  const worker = readFileSync(body, 'utf8');
  // How it works is part of what it is.
  const version = sum(JSON.stringify([files, worker])).slice(0, 16);

  const page = tellPage(nameless, ATTRIBUTE, version);
  writeFileSync(path, page);
  files[PAGE] = sum(page);
  writeFileSync(join(folder, WORKER), `const VERSION = ${JSON.stringify(version)};\nconst FILES = ${JSON.stringify(files, null, 2)};\n\n${worker}`);
  return version;
}

function sum(content) {
  return createHash('sha256').update(content).digest('hex');
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) nameVersion(process.argv[2]);
