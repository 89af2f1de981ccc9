// Installs the npm packages of a folder exactly as its lock file says, and only when the lock file is not the one
// they were last installed from.
//
//   node web/style/npm-ci.mjs <folder>
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Makes `folder/node_modules` match `folder/package-lock.json`. Throws when npm fails. */
export function npmCi(folder) {
  const lock = join(folder, 'package-lock.json');
  // Written last, so that an interrupted install is not taken for a whole one.
  const stamp = join(folder, 'node_modules', '.installed-from.json');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === readFileSync(lock, 'utf8')) return;

  // One string for the shell: on Windows npm is a script, which only a shell can start.
  const run = spawnSync('npm ci --omit=optional --ignore-scripts --no-fund --no-audit --loglevel=error', {
    cwd: folder,
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: '1' },
    shell: true,
    stdio: 'inherit',
  });
  if (run.status !== 0) {
    throw new Error(`npm could not install the packages listed in ${lock}. Is npm installed, and is the network there?`);
  }
  copyFileSync(lock, stamp);
}

if (process.argv[1] && resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    npmCi(resolve(process.argv[2] ?? '.'));
  } catch (fault) {
    console.error(fault.message);
    process.exitCode = 1;
  }
}
