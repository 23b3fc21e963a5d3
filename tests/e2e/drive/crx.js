/** A folder as a signed package (CRX3) that a Chromium installs as it does one from a store: no developer's extension. */

import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pack } from './pack.js';

/** @typedef {{ publicKey: crypto.KeyObject, privateKey: crypto.KeyObject }} Key */

/** A key that signs the packages of one extension. @returns {Key} */
export const newKey = () => crypto.generateKeyPairSync('rsa', { modulusLength: 2048 });

/**
 * Lays a package of `folder` into a profile, to be installed when a browser next starts with it.
 * @param {string} profile
 * @param {string} folder
 * @param {Key} key
 * @param {string} version in the place of the manifest's own
 */
export function offer(profile, folder, key, version) {
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'manifest.json'), 'utf8'));
  const zip = path.join(profile, 'package.zip');
  pack(folder, zip, { 'manifest.json': JSON.stringify({ ...manifest, version }) });
  const file = path.join(profile, `package-${version}.crx`);
  fs.writeFileSync(file, signed(fs.readFileSync(zip), key));
  const place = path.join(profile, 'External Extensions');
  fs.mkdirSync(place, { recursive: true });
  fs.writeFileSync(path.join(place, `${idOf(key)}.json`), JSON.stringify({ external_crx: file, external_version: version }));
}

/** @param {Key} key */
const bytesOf = key => key.publicKey.export({ type: 'spki', format: 'der' });
/** @param {Key} key */
const digestOf = key => crypto.createHash('sha256').update(bytesOf(key)).digest().subarray(0, 16);
/** An extension's id: its key's digest, its digits written from `a` to `p`. @param {Key} key */
const idOf = key => digestOf(key).toString('hex').replace(/./g, digit => String.fromCharCode(97 + parseInt(digit, 16)));

/** @param {Buffer} archive @param {Key} key */
function signed(archive, key) {
  const what = field(1, digestOf(key));
  const signature = crypto.sign('sha256', Buffer.concat([Buffer.from('CRX3 SignedData\0'), number(what.length), what, archive]), key.privateKey);
  const header = Buffer.concat([field(2, Buffer.concat([field(1, bytesOf(key)), field(2, signature)])), field(10_000, what)]);
  return Buffer.concat([Buffer.from('Cr24'), number(3), number(header.length), header, archive]);
}

/** @param {number} value */
function number(value) {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

/** Bytes as a field of a protocol buffer. @param {number} id @param {Buffer} bytes */
const field = (id, bytes) => Buffer.concat([varint(id * 8 + 2), varint(bytes.length), bytes]);

/** @param {number} value */
function varint(value) {
  const bytes = [];
  for (; value > 127; value >>= 7) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}
