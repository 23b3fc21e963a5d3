/**
 * All words that a reader sees come from `_locales`, through `text`. A message holds its places as `{name}`;
 * one that counts has a variant for each plural category of its language (`findings_one`, `findings_other`).
 */

/** @typedef {Record<string, string | number>} Args */

/** @type {Record<string, { message: string }> | null} */
let table = null;
let language = '';

/**
 * Read messages from `messages` instead of the extension's own locale: for pages that are no part of it.
 * @param {Record<string, { message: string }>} messages a locale's `messages.json`
 * @param {string} locale its BCP 47 tag
 */
export function useMessages(messages, locale) {
  table = messages;
  language = locale;
}

/**
 * The language that the messages are in, as a BCP 47 tag: the browser's own where they are in that, with its region, so that
 * numbers are written as the reader writes them. A browser in a language that we do not speak shows us in English.
 */
export function locale() {
  if (language) return language;
  const spoken = raw('language') || 'en';
  const own = chrome.i18n.getMessage('@@ui_locale').replace('_', '-');
  return (language = own.split('-')[0] === spoken ? own : spoken);
}

/** Which way the interface's language runs. @returns {'ltr' | 'rtl'} */
export const direction = () => (/^(ar|fa|he|iw|ur)\b/.test(locale()) ? 'rtl' : 'ltr');

/** @param {string} key */
const raw = key => (table ? table[key]?.message : chrome.i18n.getMessage(key)) || '';

/**
 * The message for `key` with `args` put in its places; `''` where there is none. Where `args.count` is a number,
 * the variant for it is taken.
 * @param {string} key
 * @param {Args} [args]
 * @returns {string}
 */
export function text(key, args) {
  if (!args) return raw(key);
  const { count } = args;
  const form = typeof count === 'number' ? new Intl.PluralRules(locale()).select(count) : '';
  const message = (form && (raw(`${key}_${form}`) || raw(`${key}_other`))) || raw(key);
  return message.replace(/\{(\w+)\}/g, (place, name) => {
    const value = args[name];
    return typeof value === 'number' ? number(value) : value === undefined ? place : isolated(value);
  });
}

/** Words of a page in a sentence that runs from right to left keep their own direction. @param {string} words */
const isolated = words => (direction() === 'rtl' ? `\u2068${words}\u2069` : words);

/** @param {number} value a count, written as the reader's language writes it */
export const number = value => new Intl.NumberFormat(locale()).format(value);

/** What a rule says of itself; its document's head holds the words, and the build brings them into the locale. @typedef {'rule' | 'question' | 'why' | 'ask' | 'standard'} Part */

/**
 * The key of a part of what is said about a rule: a rule's or message's id may hold hyphens and dots, a key may not.
 * @param {Part | 'message'} part
 * @param {string} id a rule's id, or a message's
 */
export const keyOf = (part, id) => `${part}_${id.replace(/\W/g, '_')}`;

/** @typedef {{ id: string, args: { source?: string, cue?: string, content?: string }, text: string }} Message */

/** Words of a claim that a sentence still waits for. */
const OPEN = /\{(source|cue|content)\}/;

/**
 * What a claim's rule says, the claim's own words put in; `''` where it has no rule, or lacks words that are needed. Where a claim lacks
 * the words that its rule asks about, its message has a question of its own, and says why.
 * @param {Part} part
 * @param {{ rule: string | null, message: Message | null, verdict?: string, source?: { text: string } | null }} claim
 */
export function about(part, { rule, message, verdict, source }) {
  if (!rule) return '';
  // What could not be decided is asked in the page's own words, not by the name that they may stand for.
  const args = { ...message?.args, ...(verdict === 'review' && source ? { source: source.text } : {}) };
  const isOwn = message && (part === 'question' || part === 'why') && OPEN.test(text(keyOf('question', rule), args));
  const said = text(keyOf(part, isOwn ? message.id : rule), args);
  return OPEN.test(said) ? '' : said;
}

/**
 * What is said of a claim in one line: by the message's id, or the core's own English where a locale does not have it.
 * @param {Message} message
 */
export const messageText = message => text(keyOf('message', message.id), { ...message.args }) || message.text;
