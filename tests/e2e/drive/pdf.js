/** What is drawn on the pages of a PDF. */

import zlib from 'node:zlib';

/**
 * The instructions that draw words and what lies around them, page after page.
 * @param {string} base64 the PDF
 * @returns {string}
 */
export function drawnOn(base64) {
  const pdf = Buffer.from(base64, 'base64');
  const drawn = [];
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 1)) {
    if (pdf.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const end = pdf.indexOf('endstream', at);
    try {
      const text = zlib.inflateSync(pdf.subarray(at + 7, end)).toString('latin1');
      if (/\bBT\b/.test(text)) drawn.push(text);
    } catch {
      // A font, or a picture.
    }
  }
  if (!drawn.length) throw Error('nothing is drawn');
  return drawn.join('\n');
}
