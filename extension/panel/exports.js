/** Reports taken out of the panel: copied, or saved as a file. Nothing is sent. */

import { text } from '../strings.js';

/** @typedef {import('../core/hearsay.js').Report} Report */
/** @typedef {{ id: string, ending: string, type: string }} Form */

/** Forms of a report: the core's, and the reports themselves. @type {readonly Form[]} */
export const FORMS = [
  { id: 'markdown', ending: 'md', type: 'text/markdown' },
  { id: 'html', ending: 'html', type: 'text/html' },
  { id: 'csv', ending: 'csv', type: 'text/csv' },
  { id: 'json', ending: 'json', type: 'application/json' },
  { id: 'sarif', ending: 'sarif', type: 'application/sarif+json' },
  { id: 'annotation', ending: 'jsonld', type: 'application/ld+json' },
];

/** Longest name of a file, its ending left out. */
const LONGEST = 60;
/** How long an address of ours can be opened, in milliseconds. */
const LASTS = 60_000;

/**
 * @param {Report[]} reports the page's first
 * @param {string} form
 * @param {(reports: Report[], form: string) => Promise<string>} write the core's forms
 */
export const written = async (reports, form, write) =>
  form === 'json' ? `${JSON.stringify(reports.length === 1 ? reports[0] : reports, null, 2)}\n` : write(reports, form);

/**
 * Offer `words` as a file, named by the page.
 * @param {string} words
 * @param {string} title of the page
 * @param {Form} form
 */
export function save(words, title, { ending, type }) {
  const name = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '').slice(0, LONGEST) || text('export_untitled');
  offer(words, `${name}.${ending}`, type);
}

/**
 * Show a page to print in a tab of its own. It is the core's, without a script: the audited page stands in it as escaped text.
 * @param {string} page as HTML
 */
export function open(page) {
  const address = URL.createObjectURL(new Blob([page], { type: 'text/html' }));
  window.open(address);
  setTimeout(() => URL.revokeObjectURL(address), LASTS);
}

/**
 * Offer `words` as a file.
 * @param {string} words
 * @param {string} name of the file
 * @param {string} type
 */
export function offer(words, name, type) {
  const address = URL.createObjectURL(new Blob([words], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), LASTS);
}
