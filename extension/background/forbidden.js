/** Pages that the browser closes to extensions: which they are, and why. */

/** @typedef {import('../messages.js').Forbidden} Forbidden */

/** Hosts whose pages no extension may read. */
const STORES = /^https:\/\/(chromewebstore\.google\.com|chrome\.google\.com\/webstore|microsoftedge\.microsoft\.com\/addons|addons\.mozilla\.org)(\/|$)/;

/**
 * Why a page could not be entered. The address decides where the browser shows it to us, else what the browser said.
 * @param {string} url the page's address, `''` where unknown
 * @param {string} said the browser's words on refusing
 * @returns {Forbidden}
 */
export function whyForbidden(url, said) {
  if (/^view-source:/.test(url)) return 'source';
  if (STORES.test(url) || /gallery|web ?store/i.test(said)) return 'store';
  if (/\.pdf([?#]|$)/i.test(url) || /pdf/i.test(said)) return 'pdf';
  if (/^(chrome|moz|edge)-extension:/.test(url) || /extension:\/\//.test(said)) return 'extension';
  if (/^(about|chrome|edge|brave|vivaldi|opera|devtools|resource|chrome-search|chrome-untrusted):/.test(url) || /\b(chrome|about|edge|devtools)(:\/\/|:)/.test(said)) return 'browser';
  return 'restricted';
}
