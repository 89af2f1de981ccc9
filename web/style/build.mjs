// Compiles the style sheets into generated/, if anything they are made from has changed since.
// Trunk runs this before each build, so that `trunk serve` by itself needs no other command.
import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCi } from './npm-ci.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const generated = join(here, 'generated');

/** Each style sheet, and what is done to it once it is compiled. */
const sheets = {
  app: async (css) => css,
  shell: async (css) => css,
  elements: async (css) => (await import('./shadow.mjs')).forShadowRoot(css),
};

try {
  npmCi(here);
  if (isStale()) await compile();
} catch (fault) {
  console.error(fault.message);
  process.exitCode = 1;
}

/** Whether a source was changed, added, renamed or removed after the first of the outputs was written. */
function isStale() {
  const written = Math.min(...Object.keys(sheets).map((name) => statSync(path(name), { throwIfNoEntry: false })?.mtimeMs ?? 0));
  const sources = readdirSync(here).filter((name) => /\.scss$|\.mjs$|^package-lock\.json$/.test(name));
  // The folder's own time tells of files that were added or removed.
  return [here, ...sources.map((name) => join(here, name))].some((path) => statSync(path).mtimeMs > written);
}

/** Where a compiled style sheet is written. */
function path(name) {
  return join(generated, `${name}.css`);
}

async function compile() {
  // Imported only now: it takes longer to load than everything else here takes to run.
  const sass = await import('sass');
  mkdirSync(generated, { recursive: true });
  for (const [name, finish] of Object.entries(sheets)) {
    const { css } = sass.compile(join(here, `${name}.scss`), {
      style: 'compressed',
      loadPaths: [join(here, 'node_modules')],
      quietDeps: true,
    });
    // Renamed into place, so that a build that runs at the same time never reads half a file.
    writeFileSync(`${path(name)}.new`, await finish(css));
    renameSync(`${path(name)}.new`, path(name));
  }
}
