// Measures the start page with Lighthouse as it is by default: a phone on a slow line, simulated. Prints one line of JSON
// with the median of RUNS: scores from 0 to 100, times in microseconds. Run by `cargo xtask bench` with CHROME and BASE_URL.
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';

const { BASE_URL, CHROME, RUNS = '5' } = process.env;
const runs = [];
for (let run = 0; run < Number(RUNS); run += 1) {
  // Each in a browser that has never been here.
  const chrome = await launch({
    chromePath: CHROME,
    chromeFlags: ['--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  try {
    const { lhr } = await lighthouse(BASE_URL, { port: chrome.port, logLevel: 'error' });
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    runs.push(lhr);
  } finally {
    chrome.kill();
  }
}

const median = (figure) => {
  const figures = runs.map(figure).sort((a, b) => a - b);
  return Math.round(figures[Math.floor(figures.length / 2)]);
};
const score = (category) => median(({ categories }) => categories[category].score * 100);
const time = (audit) => median(({ audits }) => audits[audit].numericValue * 1000);
const short = new Set();
for (const { audits, categories } of runs) {
  for (const { auditRefs } of [categories.accessibility, categories['best-practices']]) {
    for (const { id, weight } of auditRefs) if (weight > 0 && audits[id].score !== null && audits[id].score < 1) short.add(`${id}: ${audits[id].title}`);
  }
}
// What is short of the full score, for whoever has to mend it.
for (const line of short) console.error(line);
console.log(JSON.stringify({
  performance: score('performance'),
  accessibility: score('accessibility'),
  best_practices: score('best-practices'),
  first_paint: time('first-contentful-paint'),
  largest_paint: time('largest-contentful-paint'),
  blocked: time('total-blocking-time'),
}));
