/**
 * What tells which part of a page an element is: its role, its tag, and what its author calls it. The tables are the
 * core's, whose HTML reader goes by them too.
 */
import TABLES from '../../src/html/landmarks.json' with { type: 'json' };
import { byName } from './elements.js';

/** @typedef {import('./regions.js').Region} Region */

/** Names of more words than this are headings made into ids, or lists of a page's traits. */
const MOST_WORDS = 4;
/** Characters of class and id that are looked at. */
const LONGEST_NAMES = 400;

/** @type {ReadonlyMap<string, Region | 'main' | 'article'>} */
export const ROLES = byName(TABLES.roles);

/**
 * `header` and `footer` are the page's own only outside `article` and `main` (HTML, "sectioning"); in a quotation they
 * belong to it.
 * @type {ReadonlyMap<string, Region | 'main' | 'article'>}
 */
export const TAGS = byName(TABLES.tags);

/** Words of class names and ids (`related-stories`, `relatedStories`), most telling first. */
const NAMES = /** @type {[Region, string[]][]} */ (TABLES.names);
const PATTERNS = NAMES.map(([region, words]) => ({ region, pattern: new RegExp(` (?:${words.join('|')}) `) }));

/** @type {Map<string, Region | null>} */
const seen = new Map();

/**
 * What an author's names for an element say.
 * @param {string} names its class and id, parted by a space
 * @returns {Region | null}
 */
export function regionOfNames(names) {
  const known = seen.get(names);
  if (known !== undefined) return known;
  const all = names.slice(0, LONGEST_NAMES).split(/\s+/).map(wordsOf).filter(words => words.length <= MOST_WORDS).map(words => ` ${words.join(' ')} `);
  const region = PATTERNS.find(({ pattern }) => all.some(words => pattern.test(words)))?.region ?? null;
  if (seen.size > 5000) seen.clear();
  seen.set(names, region);
  return region;
}

/** @param {string} name such as `relatedStories`, `most-read_2` */
const wordsOf = name => name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase().split(/[^a-z]+/).filter(Boolean);
