// Real web servers, each kept as the hosting guide says: with the very files in docs/hosting, in which only the paths are
// changed. xtask found the programs (NGINX, APACHE).
import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { root } from './files.mjs';
import { built, copyOf } from './site.mjs';

const BASE = '/council/common-measure/';
const guide = (name) => readFileSync(join(root, 'docs/hosting', name), 'utf8');

/** A text with a place in it changed, which must be there. */
function changed(text, from, to) {
  if (!text.includes(from)) throw new Error(`The hosting guide's file no longer holds “${from}”.`);
  return text.replaceAll(from, to);
}

/** A program that the tests were told of. */
function program(variable) {
  const path = process.env[variable];
  if (!path) throw new Error(`Please run these tests through \`cargo xtask test\`, or set ${variable}.`);
  return path;
}

/** The app as the bundle hands it out, with compressed copies beside its files, where others may read it. */
function handedOut() {
  const copy = copyOf(built);
  chmodSync(copy.path, 0o755);
  for (const name of readdirSync(copy.path)) {
    const content = readFileSync(join(copy.path, name));
    if (!/\.(css|html|js|svg|wasm)$/.test(name) || content.length < 1_000) continue;
    writeFileSync(join(copy.path, `${name}.gz`), gzipSync(content));
    const quick = { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } };
    writeFileSync(join(copy.path, `${name}.br`), brotliCompressSync(content, quick));
  }
  return copy;
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Runs a server of the first of these folders until it is stopped; answers once it listens. */
async function run(command, parameters, address, folders, log = () => '') {
  const child = spawn(command, parameters, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => { said += text; });
  const ended = new Promise((resolve) => child.on('exit', resolve));
  let over = false;
  ended.then(() => { over = true; });
  for (;;) {
    if (over) {
      const why = `${command} did not start: ${said}${log()}`;
      for (const folder of folders) rmSync(folder, { recursive: true });
      throw new Error(why);
    }
    if (await fetch(address).then(() => true, () => false)) break;
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    for (const folder of folders) rmSync(folder, { recursive: true });
  };
  return { address, stop, folder: folders[0] };
}

const isRoot = () => userInfo().uid === 0;

/** nginx with docs/hosting/nginx.conf, on a site that sets another policy. */
export async function nginx() {
  const { path } = handedOut();
  const work = mkdtempSync(join(tmpdir(), 'common-measure-nginx-'));
  const port = await freePort();
  const snippet = changed(changed(guide('nginx.conf'), 'location /common-measure/', `location ${BASE}`), '/srv/common-measure-app/', `${path}/`);
  writeFileSync(join(work, 'app.conf'), snippet);
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${work}/${kind};`);
  writeFileSync(join(work, 'nginx.conf'), `
    daemon off; worker_processes 1; pid ${work}/pid; error_log stderr;
    ${isRoot() ? 'user root;' : ''}
    events { }
    http { access_log off; ${temporary.join(' ')} add_header Content-Security-Policy "default-src 'self'"; server { listen 127.0.0.1:${port}; include ${work}/app.conf; } }
  `);
  return run(program('NGINX'), ['-c', join(work, 'nginx.conf'), '-p', work], `http://localhost:${port}${BASE}`, [path, work]);
}

/** Where Apache's modules are, on the systems that have it. */
const MODULES = ['/usr/lib/apache2/modules', '/usr/lib64/httpd/modules', '/usr/libexec/apache2', '/etc/httpd/modules'];

/** Apache with docs/hosting/apache.htaccess, and a configuration of its own that knows no types and sets another policy. */
export async function apache() {
  const { path } = handedOut();
  const work = mkdtempSync(join(tmpdir(), 'common-measure-apache-'));
  chmodSync(work, 0o755);
  mkdirSync(join(work, 'site'));
  const port = await freePort();
  writeFileSync(join(path, '.htaccess'), guide('apache.htaccess'));
  const modules = MODULES.find(existsSync);
  const load = ['mpm_event', 'authz_core', 'unixd', 'alias', 'dir', 'mime', 'headers', 'rewrite', 'filter', 'deflate']
    .filter((name) => existsSync(join(modules, `mod_${name}.so`)))
    .map((name) => `LoadModule ${name}_module ${modules}/mod_${name}.so`);
  writeFileSync(join(work, 'types'), '');
  writeFileSync(join(work, 'apache.conf'), `
ServerRoot ${work}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${work}/pid
Mutex fcntl:${work} default
ErrorLog ${work}/error.log
${load.join('\n')}
${isRoot() ? 'User nobody' : ''}
TypesConfig ${work}/types
# As many servers are: these must not spoil what is sent.
AddLanguage br .br
AddType application/x-gzip .gz
AddOutputFilterByType DEFLATE text/html text/javascript text/css application/wasm
# A policy of the site that the app cannot run under: that of its folder takes its place.
Header set Content-Security-Policy "default-src 'self'"
DocumentRoot ${work}/site
DirectoryIndex index.html
Alias ${BASE} ${path}/
<Directory ${path}>
  AllowOverride FileInfo
  Require all granted
</Directory>
`);
  return run(program('APACHE'), ['-f', join(work, 'apache.conf'), '-DFOREGROUND'], `http://localhost:${port}${BASE}`, [path, work], () => existsSync(join(work, 'error.log')) ? readFileSync(join(work, 'error.log'), 'utf8') : '');
}
