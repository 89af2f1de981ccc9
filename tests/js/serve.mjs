// A server of a folder that sends the safety policy of a careful council, for pages that use the package.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

export const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'";

const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.json': 'application/json', '.wasm': 'application/wasm' };

/**
 * Serves a folder until the test ends, and answers with its address. `types` are other media types by the ends of names;
 * the names in `missing` are not there; `asked` collects what was asked for.
 */
export async function serve(t, folder, { policy = POLICY, types = {}, missing = [], asked = [] } = {}) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://localhost');
    asked.push(pathname);
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    const end = extname(path);
    try {
      if (!path.startsWith(folder + sep) || missing.some((name) => path.endsWith(name))) throw new Error('not here');
      const content = readFileSync(path);
      response.writeHead(200, {
        'content-type': types[end] ?? TYPES[end] ?? 'application/octet-stream',
        'content-security-policy': policy,
        'x-content-type-options': 'nosniff',
      });
      response.end(content);
    } catch {
      response.writeHead(pathname === '/favicon.ico' ? 204 : 404).end();
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  t.after(() => new Promise((closed) => {
    server.closeAllConnections();
    server.close(closed);
  }));
  return `http://127.0.0.1:${server.address().port}/`;
}
