/** Serves folders on the loopback, with the headers that a test asks for. */

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const TYPES = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
};

/**
 * A page's first comment may ask for a header: `<!-- header: Content-Security-Policy: default-src 'none' -->`.
 * @param {Buffer} bytes
 */
const headersOf = bytes => {
  const asked = /^(?:<!doctype html>\s*)?<!--\s*header:\s*([\w-]+):\s*(.*?)\s*-->/i.exec(bytes.subarray(0, 500).toString('latin1'));
  return asked ? { [asked[1]]: asked[2] } : {};
};

/**
 * @param {string} folder
 * @param {Record<string, string>} [headers] sent with every answer
 * @returns {Promise<{ url: (path: string) => string, close: () => void }>}
 */
export async function serve(folder, headers = {}) {
  const root = path.resolve(folder);
  const server = http.createServer((request, response) => {
    const address = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = path.join(root, address.endsWith('/') ? `${address}index.html` : address);
    const inside = file.startsWith(root + path.sep) && fs.existsSync(file) && fs.statSync(file).isFile();
    if (!inside) {
      response.writeHead(404).end();
      return;
    }
    const bytes = fs.readFileSync(file);
    const type = TYPES[/** @type {keyof typeof TYPES} */ (path.extname(file))] ?? 'application/octet-stream';
    response.writeHead(200, { 'Content-Type': type, 'Cache-Control': 'no-store', ...headers, ...headersOf(bytes) }).end(bytes);
  });
  await new Promise(resolve => server.listen(0, '127.0.0.1', () => resolve(undefined)));
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: page => `http://127.0.0.1:${address.port}/${page}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
