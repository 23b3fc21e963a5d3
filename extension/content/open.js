/** An element that the walk is in: what it is, and what it asks for its words. */

import * as dom from './dom.js';
import { EDITOR, FIELD_ROLES, KINDS, QUOTE_SOURCES } from './elements.js';
import { regionOfNames, ROLES, TAGS } from './landmarks.js';

/**
 * @typedef {import('./regions.js').Kind} Kind
 * @typedef {import('./regions.js').Region} Region
 *
 * @typedef {object} Open an element that the walk is in
 * @property {Element | null} element
 * @property {Open | null} parent
 * @property {Open} holder the innermost block element: itself, or one around it
 * @property {string} name
 * @property {Kind} kind of its blocks
 * @property {boolean} title in an `h1`
 * @property {boolean} quoted in a `blockquote`, and no word about whose it is
 * @property {boolean} sectioned in an `article`, `main` or quotation: its `header` is no page's header
 * @property {boolean} linked in a link that leads elsewhere
 * @property {CSSStyleDeclaration} style
 * @property {boolean | null} hidden its own text is not painted, that of elements in it may be; `null` until asked
 * @property {boolean | null} keepsLines its style keeps line feeds; `null` until asked
 * @property {boolean} folded a closed `details`
 * @property {import('./draft.js').Mark | null} mark
 * @property {Region | null} asks which region it asks for
 * @property {'main' | 'article' | null} root
 * @property {boolean} holdsTitle whether `main` or the page's first `h1` lie in it
 * @property {number} box index of its box; -1 until a block opens in it
 *
 * @typedef {{ role: string, names: string, isField: boolean }} Said what an element's attributes say of it
 */

/** @type {Said} */
const NOTHING = { role: '', names: '', isField: false };

/**
 * What an element's attributes say of it.
 * @param {Element} element
 * @returns {Said}
 */
export function saidBy(element) {
  if (!dom.hasAny(element)) return NOTHING;
  const role = roleOf(element);
  const names = namesOf(element);
  return { role, names, isField: FIELD_ROLES.has(role) || EDITOR.test(names) || isEditable(element) };
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {Said} said
 * @param {CSSStyleDeclaration} style
 * @param {boolean} isBlock
 * @param {Open | null} above
 * @returns {Open}
 */
export function openOf(element, name, { role, names }, style, isBlock, above) {
  const standard = standardFor(name, role, above);
  const root = standard === 'main' || standard === 'article' ? standard : null;
  /** @type {Open} */
  const open = {
    element,
    parent: above,
    holder: /** @type {Open} */ (above?.holder),
    name,
    kind: kindOf(name, role, isBlock, above?.kind ?? 'paragraph'),
    title: name === 'h1' || (above?.title ?? false),
    quoted: name === 'blockquote' || ((above?.quoted ?? false) && !QUOTE_SOURCES.has(name)),
    sectioned: root !== null || name === 'blockquote' || (above?.sectioned ?? false),
    linked: above?.linked ?? false,
    style,
    hidden: null,
    keepsLines: null,
    folded: name === 'details' && !dom.has(element, 'open'),
    mark: null,
    asks: above ? askedBy(standard, isBlock && names ? regionOfNames(names) : null) : null,
    root,
    holdsTitle: false,
    box: -1,
  };
  if (isBlock) open.holder = open;
  return open;
}

/**
 * The role an element has: the first it names.
 * @param {Element} element
 */
function roleOf(element) {
  const roles = dom.attribute(element, 'role');
  return roles ? roles.trim().split(/\s/, 1)[0].toLowerCase() : '';
}

/**
 * Its class and id.
 * @param {Element} element
 */
function namesOf(element) {
  const names = dom.attribute(element, 'class') ?? '';
  const id = dom.attribute(element, 'id');
  return id ? `${names} ${id}` : names;
}

/**
 * Whether somebody writes in it.
 * @param {Element} element
 */
function isEditable(element) {
  const editable = dom.attribute(element, 'contenteditable');
  return editable !== null && editable.toLowerCase() !== 'false';
}

/**
 * @param {string} name
 * @param {string} role
 * @param {boolean} isBlock
 * @param {Kind} around
 * @returns {Kind}
 */
function kindOf(name, role, isBlock, around) {
  if (around === 'code') return 'code';
  if (role === 'heading') return 'heading';
  if (name === 'p') return around === 'cell' || around === 'other' ? 'paragraph' : around;
  if (name === 'code' && isBlock) return 'code';
  if (around === 'quote' && QUOTE_SOURCES.has(name)) return 'other';
  return KINDS.get(name) ?? around;
}

/**
 * What the standards say an element is (regions.js, rule 1): `header` and `footer` of a quotation, and the `header` of an
 * article, are not the page's.
 * @param {string} name
 * @param {string} role
 * @param {Open | null} above
 */
function standardFor(name, role, above) {
  const byRole = role ? ROLES.get(role) : undefined;
  if (byRole || above?.quoted || (name === 'header' && above?.sectioned)) return byRole ?? null;
  return TAGS.get(name) ?? null;
}

/**
 * @param {Region | 'main' | 'article' | null} standard
 * @param {Region | null} byNames
 * @returns {Region | null}
 */
function askedBy(standard, byNames) {
  if (byNames === 'comment' || byNames === 'teaser') return byNames;
  if (standard === 'main' || standard === 'article') return null;
  return standard ?? byNames;
}
