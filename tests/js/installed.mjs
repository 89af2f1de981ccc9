// The package as a developer has it: installed from the packed file into a folder of its own.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The file that is handed out. */
export function packed() {
  const name = readdirSync(join(root, 'dist')).find((name) => /^common-measure-engine-.*\.tgz$/.test(name));
  if (!name) throw new Error('The package is not built. Please run `cargo xtask bundle`.');
  return join(root, 'dist', name);
}

/** What npm says. */
export function npm(folder, ...words) {
  const env = { ...process.env, npm_config_update_notifier: 'false', npm_config_loglevel: 'error' };
  return execFileSync('npm', words, { cwd: folder, env, encoding: 'utf8', shell: process.platform === 'win32' });
}

/** Makes a folder, gone after the test, that is a package with this one installed: nothing of it is fetched. */
export function installed(t) {
  const folder = mkdtempSync(join(tmpdir(), 'common-measure-package-'));
  t.after(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'package.json'), '{ "name": "a-user", "private": true, "type": "module" }\n');
  npm(folder, 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', packed());
  return folder;
}

/** Copies a folder of these tests beside what is installed. */
export function alongside(folder, name) {
  mkdirSync(join(folder, name), { recursive: true });
  cpSync(join(root, 'tests', 'js', name), join(folder, name), { recursive: true });
  return join(folder, name);
}

/** The path of a tool's program among the packages of these tests. */
export function tool(path) {
  const program = join(root, 'tests', 'js', 'node_modules', path);
  if (!existsSync(program)) throw new Error('Please run these tests through `cargo xtask test`.');
  return program;
}

/** What a Node script says. */
export function node(folder, ...words) {
  // Vite's own server changes the one of this process.
  const env = { ...process.env, NODE_ENV: undefined };
  return execFileSync(process.execPath, words, { cwd: folder, env, encoding: 'utf8', maxBuffer: 1 << 28 });
}
