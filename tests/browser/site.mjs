// A small web server for a folder, which a test may stop, give another folder, or have answer as a badly kept one does.
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { root } from './files.mjs';

export const built = join(root, 'dist/app');

const types = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.wasm': 'application/wasm' };

export class Site {
  /** What stands before every name. */
  base = '/council/common-measure/';
  /** What is sent with every file. */
  headers = {};
  /** The types of files by their ends, where they are not the usual. */
  types = {};
  /** The names that were asked for. */
  asked = [];
  /** What a request for a name waits for. */
  held = new Map();

  constructor(folder = built) {
    this.folder = folder;
  }

  /** Listens; at first on any port, and after a stop on the same one. */
  async start() {
    this.server = createServer((request, response) => this.answer(request, response));
    await new Promise((resolve) => this.server.listen(this.port ?? 0, '127.0.0.1', resolve));
    this.port = this.server.address().port;
    this.address = `http://localhost:${this.port}${this.base}`;
    return this;
  }

  async stop() {
    const ended = new Promise((resolve) => this.server.close(resolve));
    this.server.closeAllConnections();
    await ended;
  }

  async answer(request, response) {
    const { pathname } = new URL(request.url, 'http://localhost');
    const name = pathname.startsWith(this.base) ? pathname.slice(this.base.length) || 'index.html' : '';
    this.asked.push(name || pathname);
    await this.held.get(name);
    const path = join(this.folder, name);
    if (!name || !existsSync(path)) {
      response.writeHead(404, { 'content-type': 'text/plain' }).end('There is nothing here.');
      return;
    }
    const end = extname(name);
    response.writeHead(200, { 'content-type': this.types[end] ?? types[end], 'cache-control': 'no-cache', ...this.headers });
    response.end(readFileSync(path));
  }
}

/** A copy of a folder, in a place of its own, that goes with the test. */
export function copyOf(folder) {
  const copy = mkdtempSync(join(tmpdir(), 'common-measure-site-'));
  cpSync(folder, copy, { recursive: true });
  return { path: copy, remove: () => rmSync(copy, { recursive: true }) };
}
