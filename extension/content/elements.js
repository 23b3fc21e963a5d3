/** What elements mean to the harvest. The tables are the core's, whose HTML reader goes by them too. */
import TABLES from '../../src/html/elements.json' with { type: 'json' };

/** @typedef {import('./regions.js').Kind} Kind */

/** Elements whose inside is never text of the page: machinery, media, form fields. */
export const SKIPPED = new Set(TABLES.skipped);

/** Elements that are blocks by themselves: such a one shown as `inline-block` parts the text. */
export const BLOCKS = new Set(TABLES.blocks);

/** Elements of the line: a block where the page's style floats them (a drop cap) is none. */
export const PHRASING = new Set(TABLES.phrasing);

/** Kind of the blocks in an element, unless an element inside says otherwise. @type {ReadonlyMap<string, Kind>} */
export const KINDS = byName(TABLES.kinds);

/** What the page says of the words in an element. @type {ReadonlyMap<string, 'quotation-element' | 'cite' | 'emphasis' | 'time'>} */
export const MARKS = byName(TABLES.marks);

/** Elements that say whose words a `blockquote` holds, and are no part of them. */
export const QUOTE_SOURCES = new Set(TABLES.quoteSources);

/** Roles of places where somebody writes. */
export const FIELD_ROLES = new Set(TABLES.fieldRoles);

/** Roles of references to a note or an entry of a bibliography. */
export const REFERENCE_ROLES = new Set(TABLES.referenceRoles);

/** Class names of editors that do not say so otherwise. */
export const EDITOR = new RegExp(`(?:^|\\s)(?:${TABLES.editors.join('|')})(?:\\s|$)`);

/** Words of a link that is a reference mark: a number, a letter, a sign, alone or in brackets. */
export const REFERENCE = /^[\s[({]*(?:\d{1,4}|[a-z]|[ivxlc]{1,6}|note \d{1,3}|citation needed|[*†‡§¶]{1,3})[\s\])}]*$/i;

/** Values of `white-space-collapse` that keep line feeds. */
export const KEEPS_LINES = new Set(['preserve', 'preserve-breaks', 'break-spaces']);

/**
 * What each name stands for, from lists of the names that stand for a thing.
 * @param {readonly (string | string[])[][]} lists
 * @returns {ReadonlyMap<string, any>}
 */
export function byName(lists) {
  return new Map(lists.flatMap(([thing, names]) => [...names].map(name => /** @type {const} */ ([name, thing]))));
}
