// Who stands where in a procurement, and how the first one's total comes about:
//
//   node assess.mjs sports-pavilion-8.json
import { readFileSync } from 'node:fs';
import { CommonMeasureError, load } from '@common-measure/engine';

const file = process.argv[2] ?? new URL('sports-pavilion-8.json', import.meta.url);
const text = readFileSync(file, 'utf8');
const { assess, explain } = await load();

try {
  for (const { title, lot, bids, ranking, notes } of assess(text).lots) {
    console.log(title || lot);
    for (const { rank, name, total } of bids) console.log(`  ${rank ?? '-'}  ${name}: ${total?.shown ?? 'no total yet'}`);
    for (const note of notes) console.log(`  ${note}`);
    if (ranking.length > 0) console.log(`  ${explain(text, ranking[0]).short}`);
  }
} catch (error) {
  if (!(error instanceof CommonMeasureError)) throw error;
  // All faults, each with its place and what would be right.
  console.error(`${error.code}:\n${error.message}`);
  process.exitCode = 1;
}
