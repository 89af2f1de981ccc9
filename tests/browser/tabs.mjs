// Two tabs write to one procurement at once, CHANGES entries each, as fast as the page takes them. Every one of them must
// be in the record, and its chain whole. Run by `cargo xtask soak` with CHROME and BASE_URL. Prints one line of JSON.
import { chromium } from '@playwright/test';
import { linesOf, verify } from './chain.mjs';

const { BASE_URL, CHROME, CHANGES = '1000' } = process.env;
const changes = Number(CHANGES);
const browser = await chromium.launch({
  executablePath: CHROME,
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
});
const context = await browser.newContext();

async function tab() {
  const page = await context.newPage();
  await page.goto(BASE_URL);
  await page.waitForFunction(() => window.commonMeasure !== undefined);
  return page;
}

const kept = (page) => page.waitForFunction(() => document.querySelector('.app-header__state')?.textContent.startsWith('Saved'));
const details = async (page) => {
  const link = page.getByRole('link', { name: /^Details/ }).first();
  const title = page.getByLabel('Title of the procurement');
  await link.or(title).first().waitFor();
  if (!(await title.isVisible())) await link.click();
  await title.waitFor();
};

const one = await tab();
await one.getByRole('button', { name: 'Start a new procurement' }).click();
await details(one);
await kept(one);
const two = await tab();
await two.getByRole('button', { name: /^Continue/ }).first().click();
await details(two);

async function write(page, label, name) {
  const field = page.getByLabel(label);
  for (let at = 1; at <= changes; at += 1) {
    await field.fill(`${name} ${at}`);
    await field.press('Tab');
  }
}
await Promise.all([write(one, 'Title of the procurement', 'Title'), write(two, 'Contracting authority', 'Authority')]);
await Promise.all([kept(one), kept(two)]);

const lines = await linesOf(one);
const entries = verify(lines);
const landed = (name, field) =>
  new Set(entries.flatMap(({ act }) => act.change?.set_detail?.[field] ?? []).filter((text) => text.startsWith(`${name} `))).size;
const found = { changes, entries: lines.length, titles: landed('Title', 'title'), authorities: landed('Authority', 'authority') };
await browser.close();
console.log(JSON.stringify(found));
process.exit(found.titles === changes && found.authorities === changes ? 0 : 1);
