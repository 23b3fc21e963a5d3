/** axe-core in a page: WCAG 2.2 AA, and what is known to be good. */

import fs from 'node:fs';
import { createRequire } from 'node:module';

/** @typedef {import('./cdp.js').Session} Session */

/** Its source. */
export const AXE = fs.readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What runs it, where its source has run. @param {string} within an expression: a part of the page */
export const RUN = within => `axe.run(${within}, { runOnly: ${JSON.stringify(STANDARDS)} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`;

/**
 * What axe finds, in a colour scheme.
 * @param {Session} session
 * @param {string} scheme `light` or `dark`
 * @param {string} [within] a part of the page; all of it unless given
 * @returns {Promise<string[]>}
 */
export async function violations(session, scheme, within = 'document') {
  await session.send('Emulation.setEmulatedMedia', { features: [{ name: 'prefers-color-scheme', value: scheme }] });
  const run = `${AXE}; ${RUN(within)}`;
  const { result, exceptionDetails } = await session.send('Runtime.evaluate', { expression: run, awaitPromise: true, returnByValue: true });
  if (exceptionDetails) throw Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
  return result.value;
}
