// Files in and out of the app, and the command line on the same files.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** The text of a file of the project. */
export const read = (path) => readFileSync(join(root, path), 'utf8');

/** The policy that the hosting guide hands out, as the app's page states it. */
export const POLICY = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(read('index.html'))[1];

/** The path of the command line, built from what is there now. */
export function buildCommandLine() {
  const options = ['build', '--quiet', '--locked', '--package', 'common-measure-cli', '--message-format=json'];
  const said = execFileSync(process.env.CARGO ?? 'cargo', options, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });
  const built = said.split('\n').filter(Boolean).map((line) => JSON.parse(line));
  return built.findLast(({ executable }) => executable).executable;
}

/** What the command line makes of a file: its report. */
export const assess = (program, path) =>
  JSON.parse(execFileSync(program, ['assess', path, '--format', 'json'], { encoding: 'utf8', maxBuffer: 1 << 26 }));

/** What the command line says. */
export const said = (program, ...words) =>
  execFileSync(program, words, { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 });

/** Chooses a file on the start page, by its path or as `{ name, mimeType, buffer }`. */
export const choose = (page, file) => page.locator('#open-file').setInputFiles(file);

/** Answers what a plain procurement with bids in it is: a practice copy. */
export async function asPractice(page) {
  await page.getByLabel('A practice copy, not for award').check();
  await page.getByRole('button', { name: 'Continue', exact: true }).click();
}

/** Opens a file of the project, with bids in it, as a practice copy and waits until it is there. */
export async function openProjectFile(page, path) {
  const { details } = JSON.parse(read(path));
  await choose(page, { name: basename(path), mimeType: 'application/json', buffer: Buffer.from(read(path)) });
  await asPractice(page);
  await page.getByRole('heading', { level: 1, name: 'Set up' }).waitFor();
  return details.title;
}

/** Goes to a part of the open procurement: Set up, Bids or Results. */
export const goTo = (page, part) => page.getByRole('navigation', { name: 'Menu' }).getByText(part, { exact: true }).click();
