/** What the reader does with the marks: rests on them, clicks them, steps through them. */

import { Card } from './card.js';
import { raise, scrollTo } from './scroll.js';
import { shield } from './shield.js';

/**
 * @typedef {import('../core/hearsay.js').Claim} Claim
 * @typedef {import('../messages.js').Done} Done
 * @typedef {import('../messages.js').Where} Where
 * @typedef {import('./paint.js').Painting} Painting
 * @typedef {import('./paint.js').Placed} Placed
 *
 * @typedef {object} Calls
 * @property {() => void} change another claim is current
 * @property {(by: 1 | -1) => void} step the next claim is asked for, or the one before: it may stand in another frame
 * @property {() => Promise<import('../messages.js').Around | null>} around what there is to go through in other frames
 * @property {((what: import('../messages.js').Ignore) => void) | null} ignore `null` where nothing is kept
 * @property {((rule: string) => void) | null} openRule shows a rule's document; `null` where there is none to show
 * @property {(claim: Claim) => string} citation
 * @property {(claim: Claim) => string} link
 * @property {(claim: Claim) => string} wrong
 */

/** How long a pointer rests on a mark until that and its source light up, in milliseconds. */
const TIE = 60;
/** How long a pointer rests on a mark until its card opens, in milliseconds. */
const REST = 350;
/** How long a card waits for the pointer that left its mark, in milliseconds. */
const GRACE = 400;
/** How long a claim is lit up, in milliseconds. */
const FLASH = 1400;

export class Reader {
  /** @type {Painting} */ #painting;
  /** @type {Calls} */ #calls;
  /** @type {Card} */ #card;
  /** @type {Placed | null} */ #current = null;
  #listening = new AbortController();
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #rest;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #leaving;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #flash;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #tying;
  /** The claim under the pointer. @type {Placed | null} */ #tied = null;
  /** Where the pointer was, on the screen. */
  #pointer = '';
  /** Whether the card opened by rest: then it goes when the pointer does. */
  #isPassing = false;
  /** Whether Escape was heard of as it went down. */
  #isEscaping = false;

  /**
   * @param {Painting} painting
   * @param {Calls} calls
   */
  constructor(painting, calls) {
    this.#painting = painting;
    this.#calls = calls;
    const { step, ignore, openRule, citation, link, wrong } = calls;
    this.#card = new Card({ step, ignore, openRule, citation, link, wrong, close: () => this.#leaveCard(), name: placed => this.#name(placed) });
    // On the window, and on the way down: before any listener of the page can swallow them.
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    addEventListener('pointermove', event => this.#onMove(event), options);
    addEventListener('pointerout', event => event.relatedTarget === null && this.#tie(null), options);
    addEventListener('pointerdown', event => this.#onPress(event), options);
    addEventListener('click', event => this.#onClick(event), options);
    addEventListener('keydown', event => this.#onKey(event), { ...options, passive: false });
    addEventListener('keyup', event => this.#onKeyUp(event), options);
    shield(this.#card, this.#listening.signal);
    addEventListener('scroll', () => this.#card.follow(), options);
    addEventListener('resize', () => this.#card.follow(), options);
    addEventListener('fullscreenchange', () => this.#card.follow(), options);
    addEventListener('beforeprint', () => this.#painting.looks.print === 'drop' && this.#painting.hide(), options);
    addEventListener('afterprint', () => this.#painting.looks.print === 'drop' && this.#relight(), options);
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
    this.#tied = null;
    this.#lost(this.#current && (painting.find(this.#current.claim.id) ?? null));
  }

  /** Leaves the claim it stands on, where that is painted no more. */
  check() {
    if (this.#current && !this.#painting.find(this.#current.claim.id)) this.#lost(null);
  }

  /** @param {Placed | null} placed the current claim as it is now */
  #lost(placed) {
    this.#current = placed;
    this.#painting.light('current', placed);
    this.#painting.light('flash', null);
    if (!this.#card.isOpen) return;
    if (placed) this.#open(placed, this.#isPassing);
    else this.#card.close();
  }

  /** Paints again what was taken off. */
  #relight() {
    this.#painting.show();
    this.#painting.light('current', this.#current);
  }

  /** Stops listening, and takes the card away. */
  close() {
    this.#listening.abort();
    for (const timer of [this.#rest, this.#tying, this.#leaving, this.#flash]) clearTimeout(timer);
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
    this.#flashAt(placed);
    return { ok: true, id };
  }

  /** @param {Placed} placed */
  #flashAt(placed) {
    scrollTo(placed.stretches[0].range);
    this.#painting.light('flash', placed);
    clearTimeout(this.#flash);
    this.#flash = setTimeout(() => this.#painting.light('flash', null), FLASH);
  }

  /**
   * Shows where a claim's source has its name, and answers where that is.
   * @param {Placed} placed
   */
  #name(placed) {
    const name = this.#painting.nameOf(placed);
    if (name) this.#flashAt(name);
    return name;
  }

  /**
   * @param {1 | -1} by
   * @returns {Done}
   */
  step(by) {
    const { placed } = this.#painting;
    if (!placed.length) return { ok: false };
    const { before, stands, after } = this.where() ?? { before: 0, stands: false, after: 0 };
    const next = by > 0 ? (stands && after ? placed.length - after : 0) : stands && before ? before - 1 : placed.length - 1;
    this.#stand(placed[next]);
    return this.openCard();
  }

  /** Where the reader stands among the claims that are gone through; `null` where there are none. @returns {Where | null} */
  where() {
    const { placed } = this.#painting;
    if (!placed.length) return null;
    const current = this.#current;
    if (!current) return { stands: false, before: 0, after: placed.length, total: placed.length };
    const at = placed.indexOf(current);
    const { start } = current.claim.mark;
    // What has a source is shown, too, and stood on, but not gone through.
    const before = at >= 0 ? at : placed.filter(({ claim }) => claim.mark.start < start).length;
    return { stands: true, before, after: placed.length - before - (at >= 0 ? 1 : 0), total: placed.length };
  }

  /** Stands on no claim any more. */
  leave() {
    this.#card.close();
    this.#stand(null);
  }

  /** @returns {Done} */
  openCard() {
    const placed = this.#current ?? this.#painting.placed[0];
    if (!placed) return { ok: false };
    scrollTo(placed.stretches[0].range);
    this.#open(placed, false);
    if (this.#card.isCut) raise(placed.stretches[0].range);
    this.#card.focus();
    return { ok: true, id: placed.claim.id };
  }

  /** Opens the card, or gives it the focus; closes it where it has that: on some pages no key reaches it. @returns {Done} */
  toggleCard() {
    return this.#card.hasFocus ? this.closeCard() : this.openCard();
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
    this.#tie(null);
    const index = all.indexOf(placed) + 1;
    this.#card.open(placed, index, all.length);
    if (index) this.#calls.around().then(around => around && this.#card.count(placed, around.before + index, around.before + all.length + around.after));
  }

  /** @param {Placed | null} placed */
  #stand(placed) {
    if (placed === this.#current) return;
    this.#current = placed;
    this.#painting.light('current', placed);
    this.#calls.change();
  }

  /** Lights up the claim under the pointer, and who said it. @param {Placed | null} placed */
  #tie(placed) {
    const tied = placed === this.#current ? null : placed;
    if (tied === this.#tied) return;
    this.#tied = tied;
    this.#painting.light('tie', tied);
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
    clearTimeout(this.#tying);
    this.#tying = setTimeout(() => this.#tie(this.#painting.at(clientX, clientY)), TIE);
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
    if (event.key !== 'Escape') return;
    this.#isEscaping = true;
    if (event.isComposing || !this.#card.isOpen) return;
    // Within the card the key means the card alone: not the page's dialog under it.
    if (this.#card.hasFocus) {
      event.preventDefault();
      event.stopPropagation();
    }
    this.#card.close();
  }

  /** A page may have swallowed the key on its way down. @param {KeyboardEvent} event */
  #onKeyUp(event) {
    if (event.key !== 'Escape') return;
    if (!this.#isEscaping) this.#card.close();
    this.#isEscaping = false;
  }
}
