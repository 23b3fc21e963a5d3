/** Waits for a page that is still coming in. */

/** How long, in milliseconds. */
const PARSING = 2000;

/**
 * Resolves when a document is parsed, or has taken its time.
 * @param {globalThis.Document} document
 */
export const parsed = document =>
  new Promise(resolve => {
    if (document.readyState !== 'loading') return resolve(undefined);
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
    setTimeout(resolve, PARSING);
  });
