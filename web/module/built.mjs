// What is done to the app after each build that Trunk has no place for. Trunk runs several hooks at once, and each of
// these goes on from the one before it: so they are one hook.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nameByContent, tellPage } from './hashed.mjs';
import { split } from './split.mjs';
import { nameVersion } from './version.mjs';

const { TRUNK_STAGING_DIR: staging } = process.env;

nameByContent(staging, split(staging), 'common-measure-web');
const worker = nameByContent(staging, 'common-measure-spreadsheets', 'common-measure-spreadsheets');
const page = join(staging, 'index.html');
writeFileSync(page, tellPage(readFileSync(page, 'utf8'), 'data-spreadsheets', `./${worker}_loader.js`));
nameVersion(staging);
