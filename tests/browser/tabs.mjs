// Two tabs write to one procurement at once, CHANGES entries each, as fast as the page takes them: first in fields of
// their own, where every entry must land; then in the same field, where each must land or be refused, with both values
// on the page. The chain must be whole. Run by `cargo xtask soak` with CHROME and BASE_URL. Prints one line of JSON.
import { chromium } from '@playwright/test';
import { linesOf, verify } from './chain.mjs';
import { ready } from './ready.mjs';

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
  await ready(page);
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

/** Which of the changes with a name are in the record. */
const landed = (entries, name, field) =>
  new Set(entries.flatMap(({ act }) => act.change?.set_detail?.[field] ?? []).filter((text) => text.startsWith(name)));

await Promise.all([write(one, 'Title of the procurement', 'Title'), write(two, 'Contracting authority', 'Authority')]);
await Promise.all([kept(one), kept(two)]);
const apart = verify(await linesOf(one));

// What was in the field whenever it was left. The other tab's value may come between the selecting and the typing, and
// then stands before what is typed.
const both = [[one, 'First'], [two, 'Second']];
const leave = (page) => page.evaluate(() => {
  window.left = [];
  addEventListener('focusout', ({ target }) => target.id === 'details/reference' && window.left.push(target.value), true);
});
await Promise.all(both.map(([page]) => leave(page)));
await Promise.all(both.map(([page, name]) => write(page, 'Reference', name)));
await Promise.all([kept(one), kept(two)]);
const entries = verify(await linesOf(one));

// A refusal says what stands there, and in the second brackets what was not entered.
const REFUSED = /, so your entry was not made \([^:()]*: (.+?)\)\. /;
const there = landed(entries, '', 'reference');
let [together, refused, silent] = [0, 0, 0];
for (const [page, name] of both) {
  const left = await page.evaluate(() => window.left);
  const said = new Set((await page.locator('.app-clashes > li').allTextContents()).map((line) => REFUSED.exec(line)?.[1]));
  for (let at = 1; at <= changes; at += 1) {
    const texts = left.filter((text) => text.endsWith(`${name} ${at}`));
    if (texts.some((text) => there.has(text))) together += 1;
    else if (texts.some((text) => said.has(text))) refused += 1;
    else {
      silent += 1;
      console.error(`Neither in the record nor refused: ${name} ${at}.`);
    }
  }
}
const found = {
  changes,
  entries: entries.length,
  titles: landed(apart, 'Title ', 'title').size,
  authorities: landed(apart, 'Authority ', 'authority').size,
  together,
  refused,
  silent,
};
await browser.close();
console.log(JSON.stringify(found));
process.exit(found.titles === changes && found.authorities === changes && silent === 0 ? 0 : 1);
