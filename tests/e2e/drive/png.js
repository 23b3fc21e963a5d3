/** The pixels of a screenshot. */

import zlib from 'node:zlib';

/** @typedef {{ width: number, height: number, at: (x: number, y: number) => number }} Picture `at` gives a pixel's colour, as 0xRRGGBB */

/**
 * Reads a PNG of eight bits a channel, in colour, not interlaced: as browsers write them.
 * @param {Buffer} png
 * @returns {Picture}
 */
export function pixelsOf(png) {
  const width = png.readUInt32BE(16);
  const height = png.readUInt32BE(20);
  const [depth, colour, , , interlaced] = png.subarray(24, 29);
  const size = { 2: 3, 6: 4 }[colour];
  if (depth !== 8 || !size || interlaced) throw Error(`a PNG of another kind: ${depth} bits, colour ${colour}`);
  const parts = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  }
  const rows = unfiltered(zlib.inflateSync(Buffer.concat(parts)), width * size, height, size);
  return { width, height, at: (x, y) => rows.readUIntBE((y * width + x) * size, 3) };
}

/**
 * @param {Buffer} data rows, each with its filter before it
 * @param {number} length bytes of a row
 * @param {number} height
 * @param {number} size bytes of a pixel
 */
function unfiltered(data, length, height, size) {
  const rows = Buffer.alloc(length * height);
  for (let y = 0; y < height; y++) {
    const filter = data[y * (length + 1)];
    const row = rows.subarray(y * length, (y + 1) * length);
    data.copy(row, 0, y * (length + 1) + 1);
    const over = y ? rows.subarray((y - 1) * length, y * length) : null;
    for (let x = 0; filter && x < length; x++) {
      const left = x >= size ? row[x - size] : 0;
      const above = over ? over[x] : 0;
      if (filter === 1) row[x] += left;
      else if (filter === 2) row[x] += above;
      else if (filter === 3) row[x] += (left + above) >> 1;
      else row[x] += nearest(left, above, over && x >= size ? over[x - size] : 0);
    }
  }
  return rows;
}

/** @param {number} left @param {number} above @param {number} corner */
function nearest(left, above, corner) {
  const a = Math.abs(above - corner);
  const b = Math.abs(left - corner);
  const c = Math.abs(left + above - 2 * corner);
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
