// Compiles app.scss and shell.scss into generated/, if anything they are made from has changed since.
// Trunk runs this before each build, so that `trunk serve` by itself needs no other command.
import { mkdirSync, readdirSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { npmCi } from './npm-ci.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const generated = join(here, 'generated');
const sheets = ['app', 'shell'];
const output = (sheet) => join(generated, `${sheet}.css`);

try {
  npmCi(here);
  if (isStale()) await compile();
} catch (fault) {
  console.error(fault.message);
  process.exitCode = 1;
}

/** Whether a source was changed, added, renamed or removed after the first output was written. */
function isStale() {
  const written = Math.min(...sheets.map((sheet) => statSync(output(sheet), { throwIfNoEntry: false })?.mtimeMs ?? 0));
  const sources = readdirSync(here).filter((name) => /\.scss$|\.mjs$|^package-lock\.json$/.test(name));
  // The folder's own time tells of files that were added or removed.
  return [here, ...sources.map((name) => join(here, name))].some((path) => statSync(path).mtimeMs > written);
}

async function compile() {
  // Imported only now: it takes longer to load than everything else here takes to run.
  const sass = await import('sass');
  mkdirSync(generated, { recursive: true });
  for (const sheet of sheets) {
    const { css } = sass.compile(join(here, `${sheet}.scss`), {
      style: 'compressed',
      loadPaths: [join(here, 'node_modules')],
      quietDeps: true,
    });
    // Renamed into place, so that a build that runs at the same time never reads half a file.
    writeFileSync(`${output(sheet)}.new`, css);
    renameSync(`${output(sheet)}.new`, output(sheet));
  }
}
