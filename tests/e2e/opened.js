/** What the browser tests of one file stand on: a browser with the extension, and the test pages behind a server. */

import { after } from 'node:test';
import { PAGES } from './expected.js';
import { serve } from './server.js';

/**
 * Opens both; they are closed after the file's tests.
 * @template {{ close(): unknown }} B
 * @param {{ launch: () => Promise<B> }} Kind
 */
export async function opened(Kind) {
  const site = await serve(PAGES);
  after(() => site.close());
  const browser = await Kind.launch();
  after(() => browser.close());
  return { browser, site };
}
