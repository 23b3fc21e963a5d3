/** What the reader does with the marks: rests on them, clicks them, steps through them. */

import { Card } from './card.js';
import { scrollTo } from './scroll.js';

/**
 * @typedef {import('../messages.js').Done} Done
 * @typedef {import('./paint.js').Painting} Painting
 * @typedef {import('./paint.js').Placed} Placed
 */

/** How long a pointer rests on a mark until its card opens, in milliseconds. */
const REST = 350;
/** How long a card waits for the pointer that left its mark, in milliseconds. */
const GRACE = 400;
/** How long a claim is lit up, in milliseconds. */
const FLASH = 1400;

export class Reader {
  /** @type {Painting} */ #painting;
  /** @type {() => void} */ #onChange;
  /** @type {Card} */ #card;
  /** @type {Placed | null} */ #current = null;
  #listening = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #rest;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #leaving;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #flash;
  /** Where the pointer was, on the screen. */
  #pointer = '';
  /** Whether the card opened by rest: then it goes when the pointer does. */
  #isPassing = false;

  /**
   * @param {Painting} painting
   * @param {() => void} onChange when another claim is current
   * @param {((what: import('../messages.js').Ignore) => void) | null} onIgnore `null` where nothing is kept
   */
  constructor(painting, onChange, onIgnore) {
    this.#painting = painting;
    this.#onChange = onChange;
    this.#card = new Card({ onStep: by => this.step(by), onClose: () => this.#leaveCard(), onIgnore });
    // On the window, and on the way down: before any listener of the page can swallow them.
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    addEventListener('pointermove', event => this.#onMove(event), options);
    addEventListener('pointerdown', event => this.#onPress(event), options);
    addEventListener('click', event => this.#onClick(event), options);
    addEventListener('keydown', event => this.#onKey(event), { ...options, passive: false });
    addEventListener('scroll', () => this.#card.follow(), options);
    addEventListener('resize', () => this.#card.follow(), options);
  }

  /** `id` of the claim the reader stands on. */
  get current() {
    return this.#current?.claim.id ?? null;
  }

  /**
   * Goes on with what is painted now: on the same claim, where that still stands.
   * @param {Painting} painting
   */
  goOn(painting) {
    this.#painting = painting;
    this.#lost(this.#current && (painting.find(this.#current.claim.id) ?? null));
  }

  /** Leaves the claim it stands on, where that is painted no more. */
  check() {
    if (this.#current && !this.#painting.find(this.#current.claim.id)) this.#lost(null);
  }

  /** @param {Placed | null} placed the current claim as it is now */
  #lost(placed) {
    this.#current = placed;
    this.#painting.setCurrent(placed);
    this.#painting.setFlash(null);
    if (!this.#card.isOpen) return;
    if (placed) this.#open(placed, this.#isPassing);
    else this.#card.close();
  }

  /** Stops listening, and takes the card away. */
  close() {
    this.#listening.abort();
    clearTimeout(this.#rest);
    clearTimeout(this.#leaving);
    clearTimeout(this.#flash);
    this.#card.remove();
  }

  /**
   * @param {string} id
   * @returns {Done}
   */
  show(id) {
    const placed = this.#painting.find(id);
    if (!placed) return { ok: false };
    this.closeCard();
    this.#stand(placed);
    scrollTo(placed.stretches[0].range);
    this.#painting.setFlash(placed);
    clearTimeout(this.#flash);
    this.#flash = setTimeout(() => this.#painting.setFlash(null), FLASH);
    return { ok: true, id };
  }

  /**
   * @param {1 | -1} by
   * @returns {Done}
   */
  step(by) {
    const { placed } = this.#painting;
    if (!placed.length) return { ok: false };
    const at = this.#current ? placed.indexOf(this.#current) : by > 0 ? -1 : placed.length;
    this.#stand(placed[(at + by + placed.length) % placed.length]);
    return this.openCard();
  }

  /** @returns {Done} */
  openCard() {
    const placed = this.#current ?? this.#painting.placed[0];
    if (!placed) return { ok: false };
    scrollTo(placed.stretches[0].range);
    this.#open(placed, false);
    this.#card.focus();
    return { ok: true, id: placed.claim.id };
  }

  /** @returns {Done} */
  closeCard() {
    const ok = this.#card.isOpen;
    this.#card.close();
    return { ok };
  }

  /**
   * @param {Placed} placed
   * @param {boolean} isPassing
   */
  #open(placed, isPassing) {
    clearTimeout(this.#leaving);
    this.#isPassing = isPassing;
    const all = this.#painting.placed;
    this.#stand(placed);
    this.#card.open(placed, all.indexOf(placed) + 1, all.length);
  }

  /** @param {Placed} placed */
  #stand(placed) {
    if (placed === this.#current) return;
    this.#current = placed;
    this.#painting.setCurrent(placed);
    this.#onChange();
  }

  #leaveCard() {
    clearTimeout(this.#leaving);
    this.#isPassing = false;
  }

  /** @param {PointerEvent} event */
  #onMove(event) {
    // What scrolls away under a pointer that lies still is told of as a move, too.
    const at = `${event.screenX} ${event.screenY}`;
    if (at === this.#pointer) return;
    this.#pointer = at;
    clearTimeout(this.#rest);
    if (this.#card.holds(event)) {
      clearTimeout(this.#leaving);
      this.#leaving = undefined;
      return;
    }
    if (event.buttons !== 0 || event.pointerType === 'touch') return;
    const { clientX, clientY } = event;
    this.#rest = setTimeout(() => this.#onRest(clientX, clientY), REST);
    if (!this.#isPassing || this.#leaving !== undefined) return;
    this.#leaving = setTimeout(() => {
      this.#leaving = undefined;
      if (this.#isPassing && !this.#card.isUnderPointer) this.#card.close();
    }, GRACE + REST);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #onRest(x, y) {
    const placed = this.#painting.at(x, y);
    if (!placed) return;
    clearTimeout(this.#leaving);
    this.#leaving = undefined;
    if (this.#card.isOpen && (placed === this.#current || !this.#isPassing)) return;
    this.#open(placed, true);
  }

  /** @param {PointerEvent} event */
  #onPress(event) {
    clearTimeout(this.#rest);
    if (this.#card.isOpen && !this.#card.holds(event) && !this.#painting.at(event.clientX, event.clientY)) this.#card.close();
  }

  /** @param {MouseEvent} event */
  #onClick(event) {
    clearTimeout(this.#rest);
    // By key or by script there is no point that was clicked. A reader who selects words wants no card.
    if (event.button !== 0 || event.detail !== 1 || this.#card.holds(event) || !getSelection()?.isCollapsed) return;
    const placed = this.#painting.at(event.clientX, event.clientY);
    if (placed) this.#open(placed, false);
  }

  /** @param {KeyboardEvent} event */
  #onKey(event) {
    if (event.key !== 'Escape' || event.isComposing || !this.#card.isOpen) return;
    // Within the card the key means the card alone: not the page's dialog under it.
    if (this.#card.hasFocus) {
      event.preventDefault();
      event.stopPropagation();
    }
    this.#card.close();
  }
}
