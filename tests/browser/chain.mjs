// The lines of records as the browser keeps them, and whether they hold together.
import { createHash, randomBytes } from 'node:crypto';

/** The lines that the browser keeps, in order. */
export function linesOf(page) {
  return page.evaluate(
    () =>
      new Promise((found, failed) => {
        const request = indexedDB.open('common-measure');
        request.onerror = () => failed(request.error);
        request.onsuccess = () => {
          const lines = request.result.transaction('lines').objectStore('lines').getAll();
          // A row may hold several.
          lines.onsuccess = () => found(lines.result.flatMap((row) => row.split('\n')));
          lines.onerror = () => failed(lines.error);
        };
      }),
  );
}

/** The entries. Fails unless every line has the right hash and continues the one before it. */
export function verify(lines) {
  let previous = '0'.repeat(64);
  return lines.map((line, at) => {
    const [hash, json] = [line.slice(0, 64), line.slice(65).split('\t')[0]];
    if (createHash('sha256').update(json).digest('hex') !== hash) throw new Error(`line ${at + 1} has another hash`);
    const entry = JSON.parse(json);
    if (entry.entry !== at + 1 || entry.previous !== previous) throw new Error(`line ${at + 1} does not continue`);
    previous = hash;
    return entry;
  });
}

/** The text of a record with more entries after its last: changes of details, each by someone. */
export function continued(text, who, details) {
  const lines = text.trimEnd().split('\n');
  for (const detail of details) {
    const salt = randomBytes(16);
    const entry = JSON.stringify({
      version: 1,
      entry: lines.length + 1,
      time: '2026-11-22T09:30:00Z',
      who: createHash('sha256').update(salt).update(who).digest('hex'),
      previous: lines.at(-1).slice(0, 64),
      act: { change: { set_detail: detail } },
    });
    const hash = createHash('sha256').update(entry).digest('hex');
    lines.push(`${hash} ${entry}\t${JSON.stringify([[salt.toString('hex'), who]])}`);
  }
  return `${lines.join('\n')}\n`;
}
