// Kills the browser while someone types, again and again, and looks what is still there. Run by `cargo xtask soak` with
// CHROME and BASE_URL; KILLS says how often. Half of the kills hit the page's own process, half the whole browser.
//
// Each change is numbered. The page reports every number that it called saved; after the kill the title must be that
// one or a later one, and the chain of the record must be whole. Prints one line of JSON.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import { linesOf, verify } from './chain.mjs';
import { ready } from './ready.mjs';

const { BASE_URL, CHROME, KILLS = '200' } = process.env;
const folder = mkdtempSync(join(tmpdir(), 'common-measure-soak-'));

/** Starts a browser of its own on the folder, so that it can be killed whole. */
async function start() {
  const browser = spawn(
    CHROME,
    [
      '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
      '--remote-debugging-port=0', `--user-data-dir=${folder}`, 'about:blank',
    ],
    { stdio: ['ignore', 'ignore', 'pipe'], detached: true },
  );
  const address = await new Promise((found, failed) => {
    let said = '';
    browser.stderr.on('data', (data) => {
      said += data;
      const line = /DevTools listening on (\S+)/.exec(said);
      if (line) found(line[1]);
    });
    browser.once('exit', () => failed(new Error(`the browser ended at once: ${said}`)));
  });
  const connection = await chromium.connectOverCDP(address);
  const context = connection.contexts()[0];
  return { browser, connection, context, page: context.pages()[0] ?? (await context.newPage()) };
}

/** Ends a browser and everything that it started, at once. */
function kill({ browser }) {
  return new Promise((ended) => {
    if (browser.exitCode !== null || browser.signalCode !== null) ended();
    browser.once('exit', ended);
    try {
      process.kill(-browser.pid, 'SIGKILL');
    } catch {
      ended();
    }
  });
}

async function open(page) {
  await page.goto(BASE_URL);
  await ready(page);
}

const number = (title) => Number(/^Change (\d+)$/.exec(title.trim())?.[1] ?? Number.NaN);

let round = await start();
await open(round.page);
await round.page.getByRole('button', { name: 'Start a new procurement' }).click();
let [typed, called, lost, pages, browsers] = [0, 0, 0, 0, 0];

for (let kills = 0; kills < Number(KILLS); kills += 1) {
  const { page } = round;
  let saved = called;
  await page.exposeFunction('calledSaved', (title) => {
    const now = number(title);
    if (now > saved) saved = now;
  });
  const field = page.getByLabel('Title of the procurement');
  const details = page.getByRole('link', { name: /^Details/ }).first();
  await field.or(details).first().waitFor();
  // It is opened again where it was left.
  if (!(await field.isVisible())) await details.click();
  await field.waitFor();
  await page.evaluate(() => {
    const [state, title] = ['.app-header__state', '.app-header__title'].map((part) => document.querySelector(part));
    const look = () => state.textContent.startsWith('Saved') && window.calledSaved(title.textContent);
    new MutationObserver(look).observe(document.querySelector('.app-header'), {
      subtree: true, childList: true, characterData: true,
    });
  });
  // At a random moment within two seconds of typing.
  const until = Date.now() + Math.random() * 2_000;
  try {
    while (Date.now() < until) {
      typed += 1;
      await field.fill(`Change ${typed}`, { timeout: 2_000 });
      await field.press('Tab', { timeout: 2_000 });
      await page.waitForTimeout(Math.random() * 60);
    }
  } catch {
    // The page may be slower than the clock; then it is killed in the middle of this.
  }
  if (kills % 2 === 0) {
    pages += 1;
    const session = await round.context.newCDPSession(page);
    await Promise.race([session.send('Page.crash').catch(() => {}), page.waitForEvent('crash').catch(() => {})]);
    round.page = await round.context.newPage();
    await page.close().catch(() => {});
  } else {
    browsers += 1;
    await kill(round);
    await round.connection.close().catch(() => {});
    round = await start();
  }
  await open(round.page);
  const lines = await linesOf(round.page);
  verify(lines);
  const title = round.page.locator('.app-header__title');
  const again = round.page.getByRole('button', { name: /^Continue/ }).first();
  await title.or(again).first().waitFor();
  if (!(await title.isVisible())) await again.click();
  await title.waitFor();
  const now = number(await title.textContent());
  if (saved > 0 && !(now >= saved)) {
    lost += 1;
    console.error(`Called saved: ${saved}. There after the kill: ${now}.`);
  }
  called = Math.max(saved, now || 0);
}
const lines = (await linesOf(round.page)).length;
await kill(round);
rmSync(folder, { recursive: true, force: true });
console.log(JSON.stringify({ kills: pages + browsers, pages, browsers, changes: typed, entries: lines, lost }));
process.exit(lost === 0 ? 0 : 1);
