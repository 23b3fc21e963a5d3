/**
 * A list of claims that stays quick with thousands of them: rows are made in pieces, a piece when it comes near the window, and
 * taken away when it is far. Arrow keys walk it; one row is in the tab order.
 */

import { text } from '../strings.js';
import { make } from './element.js';
import { groupOf } from './groups.js';
import { around, remarkOn } from './words.js';

/**
 * @typedef {import('./rows.js').Row} Row
 * @typedef {import('./rows.js').Section} Section
 * @typedef {{ element: HTMLElement, section: Section, rows: Row[], first: boolean }} Piece
 */

/** Rows in a piece. */
const PIECE = 20;
/** How high a row is before it was seen, in CSS pixels. */
const GUESS = 68;

export class List {
  /**
   * @param {HTMLElement} element where the list goes
   * @param {HTMLElement} scroller the box that scrolls
   * @param {(row: Row) => void} choose
   * @param {(row: Row) => HTMLElement} [actions] what can be done with the claim that the reader stands on
   */
  constructor(element, scroller, choose, actions) {
    this.element = element;
    this.scroller = scroller;
    this.choose = choose;
    this.actions = actions;
    /** @type {Piece[]} */
    this.pieces = [];
    /** @type {Row[]} */
    this.rows = [];
    /** @type {Map<string, number>} */
    this.index = new Map();
    this.current = '';
    this.stop = '';
    this.observer = new IntersectionObserver(entries => entries.forEach(entry => this.near(entry)), { root: scroller, rootMargin: '800px 0px' });
    element.addEventListener('keydown', event => this.key(event));
    element.addEventListener('focusin', event => this.stopAt(rowElement(event.target)?.dataset.key ?? ''));
  }

  /** Show these in the place of those; what is in view stays where it is, if it is still there. @param {Section[]} sections */
  show(sections) {
    this.observer.disconnect();
    const focused = this.element.contains(document.activeElement) ? rowElement(document.activeElement)?.dataset.key : undefined;
    const place = this.place();
    this.pieces = sections.flatMap(section => cut(section));
    this.rows = this.pieces.flatMap(piece => piece.rows);
    this.index = new Map(this.rows.map((row, at) => [row.key, at]));
    if (!this.index.has(this.stop)) this.stop = this.rows[0]?.key ?? '';
    this.element.replaceChildren(...this.pieces.map(piece => piece.element));
    this.keep(place);
    for (const piece of this.pieces) this.observer.observe(piece.element);
    if (focused !== undefined && this.index.has(focused)) this.focus(focused);
  }

  /** Rows in view, from the top, and how far each is from it in CSS pixels. @returns {{ key: string, top: number }[]} */
  place() {
    const edge = this.scroller.getBoundingClientRect();
    if (!this.scroller.scrollTop || !edge.height) return [];
    /** @type {{ key: string, top: number }[]} */
    const found = [];
    for (const row of this.element.querySelectorAll('[data-key]')) {
      const { top, bottom } = row.getBoundingClientRect();
      if (top > edge.bottom) break;
      if (bottom > edge.top) found.push({ key: row.getAttribute('data-key') ?? '', top: top - edge.top });
    }
    return found;
  }

  /** Bring the first of these that is still listed to where it was. @param {{ key: string, top: number }[]} place */
  keep(place) {
    const stays = place.find(({ key }) => this.index.has(key));
    const row = stays && this.built(stays.key);
    if (row) this.scroller.scrollTop += row.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top - stays.top;
  }

  /** Show which claim the reader stands on, and bring it into view. @param {string} key `''` for none */
  stand(key) {
    if (key === this.current) return;
    const before = this.find(this.current);
    before?.removeAttribute('aria-current');
    before?.nextElementSibling?.remove();
    // A row that is made only now has nothing beside it yet.
    this.current = '';
    const element = this.built(key);
    this.current = key;
    if (!this.index.has(key)) return;
    this.stopAt(key);
    element?.setAttribute('aria-current', 'true');
    const row = this.rows[this.index.get(key) ?? -1];
    if (element && row && this.actions) element.after(this.actions(row));
    (element?.parentElement ?? element)?.scrollIntoView({ block: 'nearest' });
  }

  /** @param {IntersectionObserverEntry} entry */
  near({ target, isIntersecting, boundingClientRect }) {
    const piece = this.pieces.find(({ element }) => element === target);
    if (!piece) return;
    if (isIntersecting) this.build(piece);
    else if (piece.element.firstChild && !piece.element.contains(document.activeElement)) {
      piece.element.style.minHeight = `${boundingClientRect.height}px`;
      piece.element.replaceChildren();
    }
  }

  /** @param {Piece} piece */
  build(piece) {
    if (piece.element.firstChild) return;
    const { section, rows, first } = piece;
    if (first && section.frame) piece.element.append(make('h2', { class: 'frame' }, frameTitle(section.frame.title)));
    if (first && section.heading) piece.element.append(make('h2', { dir: 'auto' }, section.heading));
    piece.element.append(make('ol', {}, ...rows.map(row => make('li', {}, this.row(row), row.key === this.current && this.actions ? this.actions(row) : null))));
    piece.element.style.minHeight = '';
  }

  /** @param {Row} row */
  row(row) {
    const group = groupOf(row.claim);
    return make(
      'button',
      { type: 'button', class: `row ${row.claim.verdict}`, 'data-key': row.key, tabindex: row.key === this.stop ? 0 : -1, 'aria-current': row.key === this.current && 'true', click: () => this.choose(row) },
      make('i', { 'aria-hidden': 'true' }),
      make(
        'span',
        {},
        make('span', { class: 'unseen' }, `${text(`verdict_${group}`)}: `),
        make('span', { class: 'q', dir: 'auto' }, ...around(row.claim)),
        make('span', { class: 'w' }, row.gone ? text('panel_gone') : remarkOn(row.claim)),
      ),
    );
  }

  /** The row's element, made if need be. @param {string} key */
  built(key) {
    const at = this.index.get(key);
    const piece = at === undefined ? undefined : this.pieces.find(({ rows }) => rows.some(row => row.key === key));
    if (piece) this.build(piece);
    return this.find(key);
  }

  /** @param {string} key @returns {HTMLElement | null} */
  find(key) {
    return key ? this.element.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
  }

  /** @param {string} key */
  focus(key) {
    this.stopAt(key);
    this.built(key)?.focus();
  }

  /** Make this row the one in the tab order. @param {string} key */
  stopAt(key) {
    if (!key || key === this.stop) return;
    this.find(this.stop)?.setAttribute('tabindex', '-1');
    this.stop = key;
    this.find(key)?.setAttribute('tabindex', '0');
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10, Home: -Infinity, End: Infinity }[event.key];
    const at = this.index.get(rowElement(event.target)?.dataset.key ?? '');
    if (step === undefined || at === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const row = this.rows[Math.max(0, Math.min(this.rows.length - 1, at + step))];
    if (row) this.focus(row.key);
  }
}

/** @param {string} title a frame's */
export const frameTitle = title => (title ? text('panel_frame', { title }) : text('panel_frame_untitled'));

/** @param {unknown} target @returns {HTMLElement | null} */
const rowElement = target => (target instanceof Element ? target.closest('[data-key]') : null);

/**
 * @param {Section} section
 * @returns {Piece[]}
 */
function cut(section) {
  const pieces = [];
  for (let at = 0; at < section.rows.length; at += PIECE) {
    const rows = section.rows.slice(at, at + PIECE);
    const element = make('div', { class: 'piece' });
    element.style.minHeight = `${rows.length * GUESS}px`;
    pieces.push({ element, section, rows, first: at === 0 });
  }
  return pieces;
}
