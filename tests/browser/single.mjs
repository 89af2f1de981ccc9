// The edition that comes as one file, opened as such.
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './files.mjs';

const path = join(root, 'dist/common-measure.html');

/** Its address on this computer. */
export const single = pathToFileURL(path).href;

/** The address of a copy in a folder of its own, as somebody might put it on a drive: `change` alters its bytes. */
export function copied(change) {
  const copy = join(mkdtempSync(join(tmpdir(), 'Shared drive ')), 'Common Measure (2).html');
  if (change) writeFileSync(copy, change(readFileSync(path)));
  else copyFileSync(path, copy);
  return pathToFileURL(copy).href;
}
