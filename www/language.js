/** The language of the site: what the reader chose in the address, else the first of theirs that we speak, else English. */

import { direction, text, useMessages } from '../extension/strings.js';

/** @typedef {Record<string, { message: string }>} Messages */

/** What we speak; the first where nothing else is wanted. @type {readonly string[]} */
export const SPOKEN = ['en', 'de', 'es', 'fr', 'he'];

/**
 * The one of ours that is wanted most.
 * @param {readonly (string | null)[]} wanted BCP 47 tags
 * @returns {string} a tag with the reader's region where that is known
 */
export const spokenOf = wanted => wanted.find(tag => tag && SPOKEN.includes(primary(tag))) ?? 'en';

/** @param {string} tag */
const primary = tag => tag.split('-')[0]?.toLowerCase() ?? '';

/** Speak it, and fill the page with its words. */
export async function speak() {
  const tag = spokenOf([new URLSearchParams(location.search).get('lang'), ...navigator.languages]);
  const [english, own] = await Promise.all(['en', primary(tag)].map(read));
  // What a locale does not say, the core says in English.
  useMessages({ ...english, ...own }, tag);
  document.documentElement.lang = tag;
  document.documentElement.dir = direction();
  document.title = text('site_title');
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.getAttribute('data-text') ?? '');
  offer(/** @type {HTMLSelectElement} */ (document.getElementById('language')), primary(tag));
}

/** @param {string} language @returns {Promise<Messages>} */
const read = async language => (await fetch(`_locales/${language}/messages.json`)).json();

/**
 * All that we speak, each by its own name.
 * @param {HTMLSelectElement} select
 * @param {string} spoken
 */
function offer(select, spoken) {
  for (const language of SPOKEN) {
    const option = new Option(new Intl.DisplayNames(language, { type: 'language' }).of(language), language, false, language === spoken);
    option.lang = language;
    select.append(option);
  }
  select.setAttribute('aria-label', text('site_language'));
  select.addEventListener('change', () => (location.search = `?lang=${select.value}`));
}
