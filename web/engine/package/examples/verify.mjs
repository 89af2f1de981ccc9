// Whether a record is as it was written, and the one whose check code was lodged:
//
//   node verify.mjs sports-pavilion.record.jsonl [NUMBER:CODE]
import { readFileSync } from 'node:fs';
import { CommonMeasureError, load } from '@common-measure/engine';

const [, , file = new URL('sports-pavilion.record.jsonl', import.meta.url), lodged] = process.argv;
const { verify } = await load();

try {
  const { entries, check_code: code, expected, notes } = verify(readFileSync(file, 'utf8'), lodged);
  console.log(`All ${entries} entries are whole. Check code: ${code}`);
  for (const note of notes) console.log(note);
  if (expected === null) console.log('No check code was given, so nothing shows that this is the record that was lodged.');
} catch (error) {
  if (!(error instanceof CommonMeasureError)) throw error;
  console.error(`${error.place.words}\n${error.message}`);
  process.exitCode = 1;
}
