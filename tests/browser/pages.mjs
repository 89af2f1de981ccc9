// A small web server for pages that a test makes up, beside what is handed out.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { root } from './files.mjs';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.jsonl': 'application/jsonl',
  '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
};

/**
 * Serves `pages` (a text by its path) and what is in dist/ and examples/, until `close` is called. `headers` are sent
 * with every page; `type` may answer another MIME type for a path.
 */
export async function serve(pages, { headers = {}, type = () => undefined } = {}) {
  const asked = [];
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
    asked.push(path);
    if (Object.hasOwn(pages, path)) {
      response.writeHead(200, { 'content-type': type(path) ?? TYPES[extname(path)] ?? TYPES['.html'], ...headers });
      response.end(pages[path]);
      return;
    }
    const file = join(root, normalize(path.endsWith('/') ? `${path}index.html` : path));
    const there = /^\/(dist|examples|tests\/files)\//.test(path) && statSync(file, { throwIfNoEntry: false });
    if (!there || !there.isFile()) {
      response.writeHead(404).end();
      return;
    }
    response.writeHead(200, { 'content-type': type(path) ?? TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${server.address().port}`,
    /** The paths that were asked for. */
    asked,
    close: () => new Promise((closed) => {
      server.closeAllConnections();
      server.close(closed);
    }),
  };
}
