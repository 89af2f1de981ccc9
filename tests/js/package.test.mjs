// The package as developers use it: installed from the file that is handed out, into folders of its own.
import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { createServer } from 'vite';
import { inChromium } from '../browser/chromium.mjs';
import { inFirefox } from '../browser/firefox.mjs';
import { alongside, installed, node, npm, packed, root, tool } from './installed.mjs';
import { POLICY, serve } from './serve.mjs';

const BROWSERS = [['Chromium', inChromium], ['Firefox', inFirefox]];
const PACKAGE = 'node_modules/@common-measure/engine';
const pavilion = join(root, 'examples', 'sports-pavilion-8.json');
const TOTAL = { shown: '90.81', exact: '6811/75' };

/** Every file below a folder, with its sum. */
function sums(folder) {
  const files = readdirSync(folder, { recursive: true }).filter((name) => statSync(join(folder, name)).isFile());
  const sum = (name) => createHash('sha256').update(readFileSync(join(folder, name))).digest('hex');
  return Object.fromEntries(files.map((name) => [name.replaceAll('\\', '/'), sum(name)]).sort());
}

test('what is installed is what was built, and npm packs the same', (t) => {
  const built = sums(join(root, 'dist', 'npm'));
  for (const name of ['index.js', 'node.js', 'base64.js', 'engine.wasm', 'index.d.ts', 'README.md', 'LICENSE-MIT', 'LICENSE-APACHE']) {
    assert.ok(name in built, name);
  }
  assert.deepEqual(sums(join(installed(t), PACKAGE)), built);

  const folder = mkdtempSync(join(tmpdir(), 'common-measure-pack-'));
  t.after(() => rmSync(folder, { recursive: true }));
  const [{ files, filename, name, version }] = JSON.parse(npm(join(root, 'dist', 'npm'), 'pack', '--json', '--pack-destination', folder));
  assert.deepEqual(files.map(({ path }) => path).sort(), Object.keys(built).sort());
  assert.equal(name, '@common-measure/engine');
  assert.ok(packed().endsWith(filename), `${packed()} is called as npm calls it`);
  const workspace = /\[workspace\.package\]\nversion = "([^"]+)"/.exec(readFileSync(join(root, 'Cargo.toml'), 'utf8'));
  assert.equal(version, workspace[1]);
});

/** The date of the first file in a `.zip`, in seconds since 1970, of which it knows the even ones. */
function dateIn(zip) {
  const [time, date] = [zip.readUInt16LE(10), zip.readUInt16LE(12)];
  return Date.UTC(1980 + (date >> 9), ((date >> 5) & 15) - 1, date & 31, time >> 11, (time >> 5) & 63, (time & 31) * 2) / 1000;
}

test('the file that is handed out is dated like the others, and says nothing of who packed it', () => {
  const released = dateIn(readFileSync(join(root, 'dist', 'common-measure-app.zip')));
  const bytes = readFileSync(packed());
  assert.equal(bytes.readUInt32LE(4), 0, 'gzip has no time');
  const tar = gunzipSync(bytes);
  const field = (header, from, to) => tar.toString('latin1', header + from, header + to).replace(/[\0 ]+$/, '');
  let files = 0;
  for (let header = 0; tar[header] !== 0; files += 1) {
    assert.match(field(header, 0, 100), /^package\//);
    // Mode, owner, group, and the time of the last change.
    const [time, ...said] = [[136, 148], [100, 108], [108, 116], [116, 124]].map(([from, to]) => parseInt(field(header, from, to) || '0', 8));
    assert.deepEqual(said, [0o644, 0, 0]);
    assert.equal(time - (time % 2), released);
    header += 512 + Math.ceil(parseInt(field(header, 124, 136), 8) / 512) * 512;
  }
  assert.ok(files > 15);
});

test('the examples run in Node', (t) => {
  const folder = installed(t);
  const example = (name, ...words) => node(folder, join(PACKAGE, 'examples', name), ...words);
  const said = example('assess.mjs');
  assert.match(said, /1 {2}Alder Example Builders: 90\.81\n {2}2 {2}Birch Example Construction: 88\.45\n/);
  assert.equal(example('assess.mjs', pavilion), said);
  const code = /Check code: (\S+)/.exec(example('verify.mjs'))[1];
  const record = join(root, 'examples', 'sports-pavilion.record.jsonl');
  assert.match(example('verify.mjs', record, code), /^All 81 entries are whole\./);
  assert.throws(() => example('verify.mjs', record, code.replace('81:', '80:')), /80:.* was lodged/);
  assert.throws(() => example('assess.mjs', join(root, 'Cargo.toml')), /unreadable:/);
});

test('what the README shows runs in Node', (t) => {
  const folder = installed(t);
  const shown = [...readFileSync(join(folder, PACKAGE, 'README.md'), 'utf8').matchAll(/```js\n(import [^]*?)```/g)];
  assert.equal(shown.length, 2);
  const said = shown.map(([, script], at) => {
    writeFileSync(join(folder, `shown-${at}.js`), script);
    return node(folder, `shown-${at}.js`);
  });
  assert.match(said[0], /^Alder Example Builders \{ shown: '90\.81', exact: '6811\/75' \}\nAlder Example Builders gets 0\.48 of 1\.6 points: it offers 9 volunteers against a target of 30 volunteers\.\n$/);
  assert.match(said[1], /^unreadable Procurement/);
});

test('the base64 variant runs in Node, and is the same engine', (t) => {
  const folder = installed(t);
  writeFileSync(
    join(folder, 'both.js'),
    `import { readFileSync } from 'node:fs';
     import { CommonMeasureError, load } from '@common-measure/engine';
     import * as base64 from '@common-measure/engine/base64';
     const text = readFileSync(process.argv[2], 'utf8');
     const carried = await base64.load();
     console.log(JSON.stringify([carried.assess(text).lots[0].bids[0].total, carried === (await load()), base64.CommonMeasureError === CommonMeasureError]));`,
  );
  assert.deepEqual(JSON.parse(node(folder, 'both.js', pavilion)), [TOTAL, true, true]);
  // Alone, without the file beside it.
  rmSync(join(folder, PACKAGE, 'engine.wasm'));
  assert.deepEqual(JSON.parse(node(folder, 'both.js', pavilion)), [TOTAL, true, true]);
});

test('in Node it says when its file is missing or another, and loads once it is there', (t) => {
  const folder = installed(t);
  const wasm = join(folder, PACKAGE, 'engine.wasm');
  copyFileSync(wasm, join(folder, 'kept.wasm'));
  rmSync(wasm);
  writeFileSync(
    join(folder, 'missing.js'),
    `import { readFileSync } from 'node:fs';
     import { pathToFileURL } from 'node:url';
     import { CommonMeasureError, load } from '@common-measure/engine';
     const said = [];
     const another = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
     for (const wasm of [undefined, new Uint8Array(100), another, 'no address', 5, new Response('', { status: 404 }), new Response('<!DOCTYPE html>')]) {
       await load({ wasm }).catch((error) => said.push([error instanceof CommonMeasureError, error.code, error.place.path]));
     }
     const kept = pathToFileURL('kept.wasm');
     for (const wasm of [kept, readFileSync(kept), new Response(readFileSync(kept)), WebAssembly.compile(readFileSync(kept))].slice(process.argv[2])) {
       const engine = await load({ wasm });
       said.push(engine.framework().measures.length);
     }
     console.log(JSON.stringify(said));`,
  );
  for (const from of [0, 1, 2, 3]) {
    const said = JSON.parse(node(folder, 'missing.js', `${from}`));
    assert.deepEqual(said, [...Array(7).fill([true, 'not_loaded', 'engine']), ...Array(4 - from).fill(29)]);
  }
});

test('in Node it says what it was given and what it takes, and takes a path', (t) => {
  const folder = installed(t);
  const wasm = join(folder, PACKAGE, 'engine.wasm');
  writeFileSync(
    join(folder, 'given.js'),
    `import { load } from '@common-measure/engine';
     const [, , page, path] = process.argv;
     const said = [];
     for (const options of [null, 'engine.wasm', new URL('file:///engine.wasm')]) {
       await load(options).catch(({ name, code, faults: [{ problem }] }) => said.push([name, code, problem]));
     }
     for (const wasm of [42, new Map(), new Uint8Array(100), Uint8Array.of(0, 97, 115, 109), 'engine.wasm', '/nowhere/engine.wasm', page]) {
       await load({ wasm }).catch(({ faults: [{ problem, remedy }] }) => said.push([problem, remedy]));
     }
     const engine = await load({ wasm: path });
     said.push(engine.framework().measures.length, engine === (await load({ wasm: 42 })));
     console.log(JSON.stringify(said));`,
  );
  const takes = 'Give the address of engine.wasm, in Node also its absolute path, a Response with it, its bytes, or the compiled WebAssembly.Module.';
  const put = 'Put engine.wasm there, hand load() its address, or use @common-measure/engine/base64, which needs no such file.';
  const page = join(folder, PACKAGE, 'examples', 'page.html');
  for (const path of [wasm, pathToFileURL(wasm).href]) {
    const said = JSON.parse(node(folder, 'given.js', page, path));
    assert.deepEqual(said.splice(0, 3), Array(3).fill(['CommonMeasureError', 'usage', 'What load() was handed is no plain object.']));
    assert.match(said[3][0], /^WebAssembly could not be started: /);
    said[3].shift();
    assert.deepEqual(said, [
      ['It was given the number 42 for its file.', takes],
      ['It was given an object (Map) for its file.', takes],
      ['The 100 bytes that it was given are no WebAssembly.', takes],
      ['engine.wasm must be whole, and of the same version as these scripts.'],
      ['“engine.wasm” is no address.', takes],
      ['Its file was not found at /nowhere/engine.wasm. It cannot be read.', put],
      [`Its file was not found at ${page}. What is there is no WebAssembly.`, put],
      29,
      true,
    ]);
  }
});

test('the TypeScript example compiles under --strict, and runs', (t) => {
  const folder = installed(t);
  copyFileSync(join(folder, PACKAGE, 'examples', 'typed.ts'), join(folder, 'typed.ts'));
  node(folder, tool('typescript/bin/tsc'), '--strict', '--target', 'es2022', '--module', 'nodenext', 'typed.ts');
  // 80 + 20 × 1 ÷ 3; 80 × 1200 ÷ 1500 + 20
  assert.equal(
    node(folder, 'typed.js'),
    '1 Ash: 86.67 points, exactly 260/3\n2 Elm: 84.00 points, exactly 84\nunreadable at file/bids/0/prices/0/amount: “1e3” is not a number.\n',
  );
});

/** Has a page that Vite built work the pavilion out. */
async function workedOut(page, address) {
  await page.goto(address);
  return page.evaluate(async (text) => {
    while (!window.total) await new Promise(requestAnimationFrame);
    return window.total(text);
  }, readFileSync(pavilion, 'utf8'));
}

/** Builds the page of these tests with Vite, in a folder of its own, and answers with what came of it. */
function built(t) {
  const folder = installed(t);
  const page = alongside(folder, 'vite');
  node(page, tool('vite/bin/vite.js'), 'build', '--base', './', '--logLevel', 'warn');
  return join(page, 'dist');
}

test('Vite takes the WebAssembly along, and what it builds runs under the policy', { timeout: 300_000 }, async (t) => {
  const folder = built(t);
  const assets = readdirSync(join(folder, 'assets'));
  const [wasm] = assets.filter((name) => /^engine-.*\.wasm$/.test(name));
  assert.equal(assets.filter((name) => name.endsWith('.wasm')).length, 1);
  for (const [edition, inBrowser] of BROWSERS) {
    const asked = [];
    const address = await serve(t, folder, { asked });
    await inBrowser(async (page, faults) => {
      assert.deepEqual(await workedOut(page, `${address}index.html`), TOTAL, edition);
      assert.deepEqual(faults, [], edition);
    });
    assert.ok(asked.includes(`/assets/${wasm}`), edition);
  }
});

test('Vite’s own server, for pages at work, needs no file', { timeout: 300_000 }, async (t) => {
  const server = await createServer({ root: alongside(installed(t), 'vite'), logLevel: 'error', server: { port: 0, host: '127.0.0.1' } });
  t.after(() => server.close());
  await server.listen();
  await inChromium(async (page, faults) => {
    assert.deepEqual(await workedOut(page, `http://127.0.0.1:${server.httpServer.address().port}/`), TOTAL);
    assert.deepEqual(faults, []);
  });
});

test('it starts where a server sends WebAssembly as another type, and says so where it sends none', { timeout: 300_000 }, async (t) => {
  const folder = built(t);
  for (const [edition, inBrowser] of BROWSERS) {
    const mistaken = await serve(t, folder, { types: { '.wasm': 'text/html' } });
    const without = await serve(t, folder, { missing: ['.wasm'] });
    const forbidding = await serve(t, folder, { policy: POLICY.replace(" 'wasm-unsafe-eval'", '') });
    await inBrowser(async (page, faults) => {
      assert.deepEqual(await workedOut(page, `${mistaken}index.html`), TOTAL, edition);
      assert.deepEqual(faults, [], edition);
      await assert.rejects(workedOut(page, `${without}index.html`), /not found at .*engine-.*\.wasm\. The server answers 404/, edition);
      await assert.rejects(workedOut(page, `${forbidding}index.html`), /'wasm-unsafe-eval' in script-src/, edition);
    });
  }
});

test('the example page runs with the base64 variant, under the policy, from scripts alone', { timeout: 300_000 }, async (t) => {
  for (const [edition, inBrowser] of BROWSERS) {
    const asked = [];
    const folder = installed(t);
    const address = await serve(t, folder, { asked, policy: POLICY.replace("connect-src 'self'", "connect-src 'none'") });
    await inBrowser(async (page, faults) => {
      await page.goto(`${address}${PACKAGE}/examples/page.html`);
      const said = await page.evaluate(async (text) => {
        const input = document.getElementById('file');
        while (input.disabled) await new Promise(requestAnimationFrame);
        const chosen = new DataTransfer();
        chosen.items.add(new File([text], 'pavilion.json'));
        input.files = chosen.files;
        input.dispatchEvent(new Event('change'));
        const ranking = document.getElementById('ranking');
        while (!ranking.textContent) await new Promise(requestAnimationFrame);
        return [...ranking.children].map(({ textContent }) => textContent);
      }, readFileSync(pavilion, 'utf8'));
      assert.deepEqual(said, ['Alder Example Builders: 90.81', 'Birch Example Construction: 88.45', 'Cedar Example Works: 81.87'], edition);
      assert.deepEqual(faults, [], edition);
    });
    assert.deepEqual(asked.filter((path) => !/\.(js|html)$/.test(path) && path !== '/favicon.ico'), [], edition);
  }
});
