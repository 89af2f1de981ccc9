// The engine in WebAssembly beside decimal.js, doing the same sums: a table of decimals as text in, every bid's total
// as text out. Given the engine's folder and a table, prints one JSON object.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import Decimal from 'decimal.js';

const [, , engine, table] = process.argv;
const { totals } = createRequire(import.meta.url)(join(resolve(engine), 'common_measure_peers.js'));
const text = readFileSync(table, 'utf8');

const QUESTIONS = 10;

/** The same totals with decimal.js, at its own precision of 20 digits. */
function peer(text) {
  const bids = text
    .trimEnd()
    .split('\n')
    .map((line) => line.split('\t').map((cell) => new Decimal(cell)));
  const column = (at) => bids.map((cells) => cells[at]);
  const lowest = Decimal.min(...column(0));
  const best = bids[0].map((_, at) => (at > QUESTIONS ? Decimal.max(...column(at)) : null));
  return bids
    .map((cells) =>
      cells
        .map((cell, at) => {
          if (at === 0) return lowest.div(cell).times('41');
          if (at <= QUESTIONS) return cell.div('100').times('3');
          return best[at].isZero() ? best[at] : cell.div(best[at]);
        })
        .reduce((sum, points) => sum.plus(points))
        .toFixed(2, Decimal.ROUND_HALF_UP),
    )
    .map((total) => `${total}\n`)
    .join('');
}

if (totals(text) !== peer(text)) throw new Error('The engine and decimal.js do not come to the same totals.');

// In turn, so that both meet the same machine; the first rounds warm both up.
const times = { engine: [], peer: [] };
for (let round = 0; round < 60; round += 1) {
  for (const [name, work] of [['engine', totals], ['peer', peer]]) {
    const start = performance.now();
    work(text);
    if (round >= 20) times[name].push(performance.now() - start);
  }
}
const median = (list) => Math.round(list.sort((a, b) => a - b)[list.length >> 1] * 1000);
console.log(JSON.stringify({ engine_microseconds: median(times.engine), peer_microseconds: median(times.peer) }));
