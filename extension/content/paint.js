/** Marks on the page: CSS custom highlights, which touch no node of it. */

import { isFinding, isShown, standing } from '../findings.js';
import { rootOf } from './dom.js';
import { Grounds } from './ground.js';
import { GROUNDS, kindOf, KINDS, nameOf, NAMES } from './marks.js';
import { adopt, release } from './sheets.js';
import { inSlices } from './slices.js';

/**
 * @typedef {import('../core/hearsay.js').Report} Report
 * @typedef {import('../core/hearsay.js').Claim} Claim
 * @typedef {import('./places.js').Places} Places
 * @typedef {import('./places.js').Stretch} Stretch
 * @typedef {import('./ground.js').Ground} Ground
 *
 * @typedef {import('../messages.js').Looks} Looks
 *
 * @typedef {object} Placed a claim that stands in the page
 * @property {Claim} claim
 * @property {Stretch[]} stretches the Ranges of its mark, in order
 * @property {Ground} ground
 */

/** What lights up for a while: the claim that the reader stands on, the one under the pointer, one that was looked for. @typedef {'current' | 'tie' | 'flash'} Light */

/** What lights up with it: the words that name its source. @type {Partial<Record<Light, string>>} */
const WITH = { current: 'source', tie: 'said' };

/** Claims that are placed between two looks at the clock. */
const STEP = 20;

/**
 * Paints the claims of a report that are findings, or for a reader to decide; those with a source too where the reader chose so.
 * A claim whose words are not found where they stood is left unpainted and told of. The claims are looked for in slices, and
 * painted all at once.
 * @param {Report} report
 * @param {Places} places
 * @param {Looks} looks
 * @param {() => boolean} isWanted asked now and then
 * @param {HighlightRegistry} [registry]
 * @returns {Promise<Painting | null>} `null` where it is no longer wanted: nothing was painted
 */
export async function paint(report, places, looks, isWanted, registry = CSS.highlights) {
  const painting = new Painting(report, places, looks, registry);
  if (!(await inSlices(() => painting.place(STEP), isWanted))) return null;
  painting.show();
  // The page may have changed between two slices.
  painting.check();
  return painting;
}

/**
 * Takes every mark off the page.
 * @param {HighlightRegistry} [registry]
 */
export function clear(registry = CSS.highlights) {
  // By name: Firefox lets no content script iterate over the registry.
  for (const name of NAMES) registry.delete(name);
  release();
}

/** What is painted on a page. */
export class Painting {
  /** Claims that a reader goes through, in the order of the page. @type {Placed[]} */
  placed = [];
  /** Claims that have a source, where these are shown too. @type {Placed[]} */
  #sourced = [];
  /** `id`s of claims whose words do not stand in the page. @type {string[]} */
  unplaced = [];
  /** @type {HighlightRegistry} */ #registry;
  /** @type {Map<AbstractRange, Placed>} */ #byRange = new Map();
  /** @type {Map<string, Placed>} */ #byId = new Map();
  /** @type {Places} */ #places;
  /** @type {Report} */ #report;
  /** @type {Looks} */ #looks;
  /** Claims that are still to be placed, last first. @type {Claim[]} */ #waiting;
  /** @type {Set<ShadowRoot>} */ #roots = new Set();
  #grounds = new Grounds();

  /**
   * Nothing is painted yet.
   * @param {Report} report
   * @param {Places} places
   * @param {Looks} looks
   * @param {HighlightRegistry} registry
   */
  constructor(report, places, looks, registry) {
    this.#registry = registry;
    this.#places = places;
    this.#report = report;
    this.#looks = looks;
    this.#waiting = standing(report)
      .filter(claim => isShown(claim) || (looks.sourced && isSourced(claim)))
      .sort((a, b) => b.mark.start - a.mark.start);
  }

  /**
   * Looks where claims stand.
   * @param {number} most how many
   * @returns {boolean} whether all are placed
   */
  place(most) {
    for (let left = most; left > 0; left--) {
      const claim = this.#waiting.pop();
      if (!claim) return true;
      this.#place(claim);
    }
    return this.#waiting.length === 0;
  }

  /** Puts the marks on the page, in the place of what was painted before. */
  show() {
    clear(this.#registry);
    for (const one of this.#all()) for (const { range } of one.stretches) this.#add(kindOf(one.claim, this.#looks.strength), one.ground, range);
    adopt(this.#roots);
  }

  get looks() {
    return this.#looks;
  }

  /** Takes the marks off: `show` puts them on again. */
  hide() {
    clear(this.#registry);
  }

  #all() {
    return [...this.placed, ...this.#sourced];
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
    (isShown(claim) ? this.placed : this.#sourced).push(placed);
    this.#byId.set(claim.id, placed);
    for (const { range } of placed.stretches) {
      this.#byRange.set(range, placed);
      const root = rootOf(range.startContainer);
      if (root instanceof ShadowRoot) this.#roots.add(root);
    }
  }

  /**
   * @param {string} kind
   * @param {Ground} ground
   * @param {AbstractRange} range
   */
  #add(kind, ground, range) {
    const name = nameOf(kind, ground);
    let highlight = this.#registry.get(name);
    if (!highlight) {
      highlight = new Highlight();
      highlight.priority = KINDS.indexOf(kind);
      this.#registry.set(name, highlight);
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
   * Lights up a claim, and the words that name its source with it; puts the light out with `null`.
   * @param {Light} light
   * @param {Placed | null} placed
   */
  light(light, placed) {
    const beside = WITH[light];
    remove(this.#registry, light);
    if (beside) remove(this.#registry, beside);
    if (!placed) return;
    for (const { range } of placed.stretches) this.#add(light, placed.ground, range);
    const { source } = placed.claim;
    const inSource = beside && source && this.#places.rangesOf(source.start, source.end);
    for (const { range } of inSource || []) this.#add(beside ?? '', placed.ground, range);
  }

  /**
   * The words of the page that give a claim's source its name, where these stand elsewhere than the source ("she").
   * @param {Placed} placed
   * @returns {Placed | null}
   */
  nameOf({ claim }) {
    const name = claim.attributed_to?.via.at(-1);
    const stretches = name && this.#places.rangesOf(name.start, name.end);
    return stretches ? { claim, stretches, ground: this.#grounds.behind(stretches[0].range.startContainer) } : null;
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

  /**
   * Whether every mark stands on its words, and in the page's registry: a page may empty that. And whether what could not be placed
   * still cannot be: to paint anew would show no more.
   * @param {Places} places those of the page now, its text being the same
   */
  isIntact(places) {
    const unplaced = new Set(this.unplaced);
    const isLost = this.#report.claims.some(({ id, mark }) => unplaced.has(id) && places.rangesOf(mark.start, mark.end));
    return !isLost && this.#all().every(({ claim, ground, stretches }) => {
      const highlight = this.#registry.get(nameOf(kindOf(claim, this.#looks.strength), ground));
      return stretches.every(stretch => highlight?.has(stretch.range) && this.#places.holds(stretch));
    });
  }

  /**
   * Takes off the marks whose words have changed.
   * @returns {boolean} whether there were any
   */
  check() {
    const stale = this.#all().filter(({ stretches }) => !stretches.every(stretch => this.#places.holds(stretch)));
    if (!stale.length) return false;
    const gone = new Set(stale);
    this.placed = this.placed.filter(one => !gone.has(one));
    this.#sourced = this.#sourced.filter(one => !gone.has(one));
    for (const one of stale) {
      this.unplaced.push(one.claim.id);
      this.#byId.delete(one.claim.id);
      for (const { range } of one.stretches) {
        this.#byRange.delete(range);
        for (const kind of KINDS) this.#registry.get(nameOf(kind, one.ground))?.delete(range);
      }
    }
    return true;
  }
}

/** Whether a claim's source is given, and no more needs to be said. @param {Claim} claim */
const isSourced = claim => (claim.verdict === 'named' || claim.verdict === 'cited') && !isFinding(claim);

/**
 * @param {HighlightRegistry} registry
 * @param {string} kind
 */
function remove(registry, kind) {
  for (const ground of GROUNDS) registry.delete(nameOf(kind, ground));
}

/** @param {Placed} placed */
const length = ({ claim: { mark } }) => mark.end - mark.start;
