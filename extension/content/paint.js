/** Marks on the page: CSS custom highlights, which touch no node of it. */

import { isShown, standing, VERDICTS } from '../findings.js';
import { rootOf } from './dom.js';
import { Grounds } from './ground.js';
import { adopt, release } from './sheets.js';

/**
 * @typedef {import('../core/hearsay.js').Report} Report
 * @typedef {import('../core/hearsay.js').Claim} Claim
 * @typedef {import('./places.js').Places} Places
 * @typedef {import('./places.js').Stretch} Stretch
 * @typedef {import('./ground.js').Ground} Ground
 *
 * @typedef {object} Placed a claim that stands in the page
 * @property {Claim} claim
 * @property {Stretch[]} stretches the Ranges of its mark, in order
 * @property {Ground} ground
 */

const PREFIX = 'hearsay-';
/** @type {readonly Ground[]} */
const GROUNDS = ['light', 'dark'];

/** Which of two highlights is on top, lowest first. */
const ORDER = ['source', ...[...VERDICTS].reverse(), 'current', 'flash'];

/**
 * Paints the claims of a report that are findings, or for a reader to decide. A claim whose words are not found where they
 * stood is left unpainted and told of.
 * @param {Report} report
 * @param {Places} places
 * @param {HighlightRegistry} [registry]
 * @returns {Painting}
 */
export function paint(report, places, registry = CSS.highlights) {
  return new Painting(report, places, registry);
}

/**
 * Takes every mark off the page.
 * @param {HighlightRegistry} [registry]
 */
export function clear(registry = CSS.highlights) {
  // By name: Firefox lets no content script iterate over the registry.
  for (const name of ORDER) remove(registry, name);
  release();
}

/** What is painted on a page. */
export class Painting {
  /** Claims in the order of the page. @type {Placed[]} */
  placed = [];
  /** `id`s of claims whose words do not stand in the page. @type {string[]} */
  unplaced = [];
  /** @type {HighlightRegistry} */ #registry;
  /** @type {Map<AbstractRange, Placed>} */ #byRange = new Map();
  /** @type {Map<string, Placed>} */ #byId = new Map();
  /** @type {Places} */ #places;
  /** @type {Report} */ #report;
  /** @type {Set<ShadowRoot>} */ #roots = new Set();
  #grounds = new Grounds();

  /**
   * @param {Report} report
   * @param {Places} places
   * @param {HighlightRegistry} registry
   */
  constructor(report, places, registry) {
    this.#registry = registry;
    this.#places = places;
    this.#report = report;
    clear(registry);
    for (const claim of standing(report).filter(isShown)) this.#place(claim);
    this.placed.sort((a, b) => a.claim.mark.start - b.claim.mark.start);
    for (const one of this.placed) for (const { range } of one.stretches) this.#add(one.claim.verdict, one.ground, range);
    adopt(this.#roots);
  }

  /**
   * @param {Claim} claim
   * @returns {Placed | undefined}
   */
  #locate(claim) {
    const stretches = this.#places.rangesOf(claim.mark.start, claim.mark.end);
    return stretches ? { claim, stretches, ground: this.#grounds.behind(stretches[0].range.startContainer) } : undefined;
  }

  /** @param {Claim} claim */
  #place(claim) {
    const placed = this.#locate(claim);
    if (!placed) {
      this.unplaced.push(claim.id);
      return;
    }
    const { stretches } = placed;
    this.placed.push(placed);
    this.#byId.set(claim.id, placed);
    for (const { range } of stretches) {
      this.#byRange.set(range, placed);
      const root = rootOf(range.startContainer);
      if (root instanceof ShadowRoot) this.#roots.add(root);
    }
  }

  /**
   * @param {string} name
   * @param {Ground} ground
   * @param {AbstractRange} range
   */
  #add(name, ground, range) {
    const full = `${PREFIX}${name}-${ground}`;
    let highlight = this.#registry.get(full);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = ORDER.indexOf(name);
      this.#registry.set(full, highlight);
    }
    highlight.add(range);
  }

  /**
   * A claim where it stands; one that is not painted too, as lists show more than is painted.
   * @param {string | null} id
   * @returns {Placed | undefined}
   */
  find(id) {
    if (id === null) return undefined;
    const placed = this.#byId.get(id);
    if (placed) return placed;
    const claim = this.#report.claims.find(one => one.id === id);
    return claim && this.#locate(claim);
  }

  /**
   * Shows which claim the reader stands on, and the words that name its source; none with `null`.
   * @param {Placed | null} placed
   */
  setCurrent(placed) {
    remove(this.#registry, 'current');
    remove(this.#registry, 'source');
    if (!placed) return;
    for (const { range } of placed.stretches) this.#add('current', placed.ground, range);
    const { source } = placed.claim;
    const inSource = source && this.#places.rangesOf(source.start, source.end);
    for (const { range } of inSource || []) this.#add('source', placed.ground, range);
  }

  /**
   * Lights a claim up, or puts the light out.
   * @param {Placed | null} placed
   */
  setFlash(placed) {
    remove(this.#registry, 'flash');
    for (const { range } of placed?.stretches ?? []) this.#add('flash', /** @type {Placed} */ (placed).ground, range);
  }

  /**
   * The claim whose mark is at a point of the window, the shortest where several are.
   * @param {number} x
   * @param {number} y
   * @returns {Placed | null}
   */
  at(x, y) {
    const hits = this.#registry.highlightsFromPoint(x, y, { shadowRoots: [...this.#roots] });
    const found = hits.flatMap(({ ranges }) => ranges).map(range => this.#byRange.get(range)).filter(one => one !== undefined);
    return found.reduce((/** @type {Placed | null} */ best, one) => (best && length(best) <= length(one) ? best : one), null);
  }

  /** Whether every mark stands on its words, and in the page's registry: a page may empty that. */
  isIntact() {
    return !this.unplaced.length && this.placed.every(({ claim, ground, stretches }) => {
      const highlight = this.#registry.get(`${PREFIX}${claim.verdict}-${ground}`);
      return stretches.every(stretch => highlight?.has(stretch.range) && this.#places.holds(stretch));
    });
  }

  /**
   * Takes off the marks whose words have changed.
   * @returns {boolean} whether there were any
   */
  check() {
    const stale = this.placed.filter(({ stretches }) => !stretches.every(stretch => this.#places.holds(stretch)));
    if (!stale.length) return false;
    this.placed = this.placed.filter(one => !stale.includes(one));
    for (const one of stale) {
      this.unplaced.push(one.claim.id);
      this.#byId.delete(one.claim.id);
      for (const { range } of one.stretches) {
        this.#byRange.delete(range);
        for (const name of ORDER) this.#registry.get(`${PREFIX}${name}-${one.ground}`)?.delete(range);
      }
    }
    return true;
  }

  /** Takes everything off the page. */
  clear() {
    clear(this.#registry);
  }
}

/**
 * @param {HighlightRegistry} registry
 * @param {string} name
 */
function remove(registry, name) {
  for (const ground of GROUNDS) registry.delete(`${PREFIX}${name}-${ground}`);
}

/** @param {Placed} placed */
const length = ({ claim: { mark } }) => mark.end - mark.start;
