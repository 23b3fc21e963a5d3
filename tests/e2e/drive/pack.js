/** A folder as a zip archive, its files stored as they are: enough for a browser to install. */

import fs from 'node:fs';
import path from 'node:path';
import { crc32 } from 'node:zlib';

/**
 * @param {string} folder
 * @param {string} file where the archive goes
 * @param {Record<string, string>} [instead] other contents for files of the folder, by path
 */
export function pack(folder, file, instead = {}) {
  /** @type {Buffer[]} */ const parts = [];
  /** @type {Buffer[]} */ const index = [];
  let offset = 0;
  const names = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => fs.statSync(path.join(folder, name)).isFile());
  for (const name of names) {
    const bytes = instead[name] === undefined ? fs.readFileSync(path.join(folder, name)) : Buffer.from(instead[name]);
    const title = Buffer.from(name.split(path.sep).join('/'));
    // Version, flags (names in UTF-8), stored, time and date, checksum, sizes, lengths of name and extra.
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(0x800, 2);
    fields.writeUInt16LE(0x21, 8);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(bytes.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    index.push(Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), fields, place, title);
    parts.push(Buffer.from('PK\x03\x04'), fields, title, bytes);
    offset += 4 + fields.length + title.length + bytes.length;
  }
  const list = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(names.length, 8);
  end.writeUInt16LE(names.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  fs.writeFileSync(file, Buffer.concat([...parts, list, end]));
}
