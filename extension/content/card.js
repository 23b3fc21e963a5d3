/** The card of one claim: what is claimed, who is given, why it is marked, what an editor would ask. */

import { direction, locale, text } from '../strings.js';
import cardSheet from './card.css' with { type: 'text' };
import { make } from './card-parts.js';
import { contentOf } from './card-content.js';
import { scrollerOf } from './dom.js';
import { scrollTo } from './scroll.js';
import { spotFor } from './spot.js';
import { sheetOf } from './sheets.js';

/**
 * @typedef {import('../core/hearsay.js').Claim} Claim
 * @typedef {import('./paint.js').Placed} Placed
 * @typedef {import('../messages.js').Ignore} Ignore
 */

/** @typedef {EventTarget & { destroy: () => void }} CloseWatcher what hears of Escape where a page lets no key through */

const TAG = 'hearsay-card';
/** How often a card is put back into a page that takes it out. */
const PATIENCE = 5;

/**
 * @typedef {object} Calls
 * @property {(by: 1 | -1) => void} step go on to another claim
 * @property {() => void} close it closed
 * @property {((what: Ignore) => void) | null} ignore `null` where nothing is kept
 * @property {((rule: string) => void) | null} openRule shows a rule's document; `null` where there is none to show
 * @property {(claim: Claim) => string} citation
 * @property {(claim: Claim) => string} link
 * @property {(claim: Claim) => string} wrong
 * @property {(placed: Placed) => Placed | null} name shows where a source has its name, and answers where that is
 */

export class Card {
  /** @type {Calls} */ #calls;
  /** @type {HTMLElement | null} */ #host = null;
  /** @type {ShadowRoot | null} */ #root = null;
  /** @type {HTMLElement | null} */ #panel = null;
  /** @type {Placed | null} */ #placed = null;
  /** What the card keeps to: its claim, or the name of the claim's source. @type {Placed | null} */ #beside = null;
  /** What had the focus before the card took it. @type {HTMLElement | null} */ #before = null;
  #frame = 0;
  /** What took a click; a page may have swallowed it. @type {Event | null} */ #taken = null;
  /** @type {CloseWatcher | undefined} */ #watcher;
  /** Hears that a page has taken the card out. */
  #guard = new MutationObserver(() => this.#host?.isConnected || this.follow());
  #returns = 0;
  #isCut = false;

  /** @param {Calls} calls */
  constructor(calls) {
    this.#calls = calls;
  }

  get isOpen() {
    return this.#placed !== null;
  }

  /** Whether the pointer is in it. */
  get isUnderPointer() {
    return this.#panel?.matches(':hover') ?? false;
  }

  /** Whether it found no room for its whole height. */
  get isCut() {
    return this.#isCut;
  }

  get hasFocus() {
    return this.#root?.activeElement != null;
  }

  /** Whether an event happened in the card. @param {Event} event */
  holds(event) {
    return this.#host !== null && event.target === this.#host;
  }

  /** Does what a click in the card asks for, where the page swallowed it on its way. @param {MouseEvent} event */
  clicked(event) {
    const root = this.#root;
    const at = event.detail ? root?.elementFromPoint(event.clientX, event.clientY) : root?.activeElement;
    this.#taken = null;
    // Made here, it never leaves the card's root.
    setTimeout(() => this.#root === root && !this.#taken && at?.closest('button')?.dispatchEvent(new Event('command')));
  }

  /**
   * Shows a claim; takes the place of another.
   * @param {Placed} placed
   * @param {number} index its place among those that are gone through, from 1; 0 where it is none of them
   * @param {number} total
   */
  open(placed, index, total) {
    const panel = this.#mount();
    // Turning a card keeps the focus where the reader's hand is.
    const focused = this.#root?.activeElement?.className;
    this.#placed = this.#beside = placed;
    panel.className = `card ${placed.claim.verdict} ${placed.ground}`;
    panel.replaceChildren(
      ...contentOf(placed.claim, index, total, { ...this.#calls, close: () => this.close(), resized: () => this.#settle(), name: () => this.#turn() }),
    );
    this.#settle();
    if (focused !== undefined) this.#focusOn(focused);
  }

  /**
   * Says which of how many it is, where the page's other frames are counted in.
   * @param {Placed} placed what it was said of: by now another may be shown
   * @param {number} index from 1
   * @param {number} total
   */
  count(placed, index, total) {
    const position = this.#placed === placed && this.#panel?.querySelector('#position');
    if (position) position.textContent = text('card_position', { index, total });
  }

  /** Takes the focus, to give it back on closing. */
  focus() {
    if (!this.#panel || this.hasFocus) return;
    this.#before = focusedIn(document);
    this.#panel.focus({ preventScroll: true });
  }

  close() {
    if (!this.isOpen) return;
    const before = this.hasFocus ? this.#before : null;
    this.remove();
    before?.focus({ preventScroll: true });
    this.#calls.close();
  }

  /** Takes the host out of the page. */
  remove() {
    cancelAnimationFrame(this.#frame);
    this.#frame = this.#returns = 0;
    this.#watcher?.destroy();
    this.#guard.disconnect();
    this.#watcher = undefined;
    this.#host?.remove();
    this.#host = this.#root = this.#panel = this.#placed = this.#beside = this.#before = null;
  }

  /**
   * Goes with the reader to where the source has its name, and back to the claim.
   * @returns {boolean} whether it is there now
   */
  #turn() {
    const placed = this.#placed;
    if (!placed) return false;
    const isThere = this.#beside !== placed;
    this.#beside = (!isThere && this.#calls.name(placed)) || placed;
    if (isThere) scrollTo(placed.stretches[0].range);
    this.#settle();
    return this.#beside !== placed;
  }

  /** Keeps to its claim when the page moves; closes when that is out of view. */
  follow() {
    if (!this.isOpen || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.isOpen && !this.#settle()) this.close();
    });
  }

  /** The panel, in the page: within the modal dialog that is open, or what fills the screen, as all else is inert then. */
  #mount() {
    const parent = /** @type {Element} */ ([...document.querySelectorAll('dialog:modal, :fullscreen:not(video, iframe, img, canvas)')].at(-1) ?? document.documentElement);
    if (this.#host && this.#panel) {
      if (this.#host.parentNode !== parent && this.#returns++ < PATIENCE) this.#put(parent);
      this.#panel.style.zoom = unzoomed(parent);
      return this.#panel;
    }
    this.#host = document.createElement(TAG);
    this.#root = this.#host.attachShadow({ mode: 'closed' });
    this.#root.adoptedStyleSheets = [sheetOf(cardSheet)];
    const panel = make('section');
    panel.popover = 'manual';
    panel.tabIndex = -1;
    panel.style.zoom = unzoomed(parent);
    panel.lang = locale();
    panel.dir = direction();
    panel.setAttribute('role', 'dialog');
    panel.setAttribute('aria-labelledby', 'title position');
    this.#root.append(panel);
    this.#root.addEventListener('command', event => (this.#taken = event), true);
    this.#put(parent);
    const { CloseWatcher } = /** @type {{ CloseWatcher?: new () => CloseWatcher }} */ (globalThis);
    this.#watcher = CloseWatcher && new CloseWatcher();
    this.#watcher?.addEventListener('close', () => this.close());
    return (this.#panel = panel);
  }

  /** @param {Element} parent */
  #put(parent) {
    const host = /** @type {HTMLElement} */ (this.#host);
    parent.append(host);
    // A page may have had its say as soon as it was there.
    host.inert = false;
    this.#guard.observe(parent, { childList: true });
  }

  /** Puts the panel beside its claim; `false` where that is out of view. */
  #settle() {
    if (!this.#panel || !this.#beside) return false;
    // A page may have opened a dialog since, or filled the screen.
    this.#mount();
    if (!this.#host?.isConnected) return false;
    if (!this.#panel.matches(':popover-open')) this.#panel.showPopover();
    const lines = this.#beside.stretches.flatMap(({ range }) => Array.from(range.getClientRects()));
    const panel = this.#panel;
    panel.style.maxHeight = panel.style.maxWidth = '';
    const { width, height } = panel.getBoundingClientRect();
    const spot = spotFor(lines, { width, height }, seen(), panel.dir === 'rtl');
    if (!spot) return false;
    panel.style.left = `${spot.left}px`;
    panel.style.top = `${spot.top}px`;
    panel.style.maxWidth = `${spot.width}px`;
    panel.style.maxHeight = `${spot.height}px`;
    this.#isCut = spot.height < height;
    return true;
  }

  /** @param {string} className */
  #focusOn(className) {
    const again = className && this.#panel?.querySelector(`button.${className.split(' ').join('.')}`);
    (again instanceof HTMLElement ? again : this.#panel)?.focus({ preventScroll: true });
  }
}

/** The window as far as it shows the page: without its scroll bars, where these can be told. */
function seen() {
  const { clientWidth = 0, clientHeight = 0 } = scrollerOf(document) ?? {};
  return { width: Math.min(clientWidth || innerWidth, innerWidth), height: Math.min(clientHeight || innerHeight, innerHeight) };
}

/** The `zoom` that undoes a page's own. @param {Element} element */
const unzoomed = element => String(1 / (/** @type {Element & { currentCSSZoom?: number }} */ (element).currentCSSZoom || 1));

/**
 * What has the focus, in shadow roots too where they are open.
 * @param {Document} document
 */
function focusedIn(document) {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement && focused !== document.body ? focused : null;
}
