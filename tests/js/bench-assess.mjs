// How long the built package takes from a procurement's text to its whole result. Given a folder with
// files named after their number of bids, prints one JSON object a line.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { load } from './load.mjs';

const [, , folder] = process.argv;
const { assess } = await load();

const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
for (const name of names.sort((a, b) => parseInt(a) - parseInt(b))) {
  const text = readFileSync(join(folder, name), 'utf8');
  const times = [];
  for (let run = 0; run < 15; run += 1) {
    const start = performance.now();
    assess(text);
    times.push(performance.now() - start);
  }
  times.sort((a, b) => a - b);
  const microseconds = Math.round(times[7] * 1000);
  console.log(JSON.stringify({ bids: parseInt(name), text_to_report_microseconds: microseconds }));
}
