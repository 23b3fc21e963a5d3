/** The card of one claim: what is claimed, who is given, why it is marked, what an editor would ask. */

import { about, direction, locale, messageText, text } from '../strings.js';
import cardSheet from './card.css' with { type: 'text' };
import { spotFor } from './spot.js';
import { sheetOf } from './sheets.js';
import { folded } from './whitespace.js';

/**
 * @typedef {import('../core/hearsay.js').Claim} Claim
 * @typedef {import('../core/hearsay.js').Verdict} Verdict
 * @typedef {import('./paint.js').Placed} Placed
 * @typedef {import('../messages.js').Ignore} Ignore
 */

const TAG = 'hearsay-card';
/** Characters of a claim that the card shows. */
const LONGEST = 280;
const SVG = 'http://www.w3.org/2000/svg';

/** Drawn signs, on a square of 24. */
const SIGNS = { close: 'M6 6l12 12M18 6L6 18', previous: 'M15 5l-7 7 7 7', next: 'M9 5l7 7-7 7' };
/** What the dot holds, on a square of 22: nobody (a cross), somebody (a question), undecided (a wave), a link, a name (a tick). @type {Record<Verdict, string>} */
const DOTS = {
  unattributed: 'M7.5 7.5l7 7M14.5 7.5l-7 7',
  unnamed: 'M8.3 8.6a2.7 2.7 0 1 1 4 2.4c-.9.5-1.3 1-1.3 1.9M11 15.9v.1',
  review: 'M6 12.2c1.6-2.8 3.4-2.8 5 0s3.4 2.8 5 0',
  cited: 'M9.6 12.4l2.8-2.8M8.6 10.2l-1 1a2.3 2.3 0 0 0 3.2 3.2l1-1M13.4 11.8l1-1a2.3 2.3 0 0 0-3.2-3.2l-1 1',
  named: 'M7 11.4l2.8 2.8 5.2-6',
};

export class Card {
  /** @type {(by: 1 | -1) => void} */ #onStep;
  /** @type {() => void} */ #onClose;
  /** @type {((what: Ignore) => void) | null} */ #onIgnore;
  /** @type {HTMLElement | null} */ #host = null;
  /** @type {ShadowRoot | null} */ #root = null;
  /** @type {HTMLElement | null} */ #panel = null;
  /** @type {Placed | null} */ #placed = null;
  /** What had the focus before the card took it. @type {HTMLElement | null} */ #before = null;
  #frame = 0;

  /** @param {{ onStep: (by: 1 | -1) => void, onClose: () => void, onIgnore: ((what: Ignore) => void) | null }} callbacks to go on to another claim; when it closed; what is to be ignored */
  constructor({ onStep, onClose, onIgnore }) {
    this.#onIgnore = onIgnore;
    this.#onStep = onStep;
    this.#onClose = onClose;
  }

  get isOpen() {
    return this.#placed !== null;
  }

  /** Whether the pointer is in it. */
  get isUnderPointer() {
    return this.#panel?.matches(':hover') ?? false;
  }

  get hasFocus() {
    return this.#root?.activeElement != null;
  }

  /** Whether an event happened in the card. @param {Event} event */
  holds(event) {
    return this.#host !== null && event.target === this.#host;
  }

  /**
   * Shows a claim; takes the place of another.
   * @param {Placed} placed
   * @param {number} index its place among those that are marked, from 1
   * @param {number} total
   */
  open(placed, index, total) {
    const panel = this.#mount();
    // Turning a card keeps the focus where the reader's hand is.
    const focused = this.#root?.activeElement?.className;
    this.#placed = placed;
    panel.className = `card ${placed.claim.verdict} ${placed.ground}`;
    panel.replaceChildren(...this.#contentOf(placed.claim, index, total));
    if (!panel.matches(':popover-open')) panel.showPopover();
    this.#settle();
    if (focused !== undefined) this.#focusOn(focused);
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
    this.#onClose();
  }

  /** Takes the host out of the page. */
  remove() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#host?.remove();
    this.#host = this.#root = this.#panel = this.#placed = this.#before = null;
  }

  /** Keeps to its claim when the page moves; closes when that is out of view. */
  follow() {
    if (!this.isOpen || this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.isOpen && !this.#settle()) this.close();
    });
  }

  /** The panel, in the page: within the modal dialog that is open, as all else is inert then. */
  #mount() {
    const parent = [...document.querySelectorAll('dialog:modal')].at(-1) ?? /** @type {Element} */ (document.documentElement);
    if (this.#host && this.#panel) {
      if (this.#host.parentNode !== parent) parent.append(this.#host);
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
    parent.append(this.#host);
    return (this.#panel = panel);
  }

  /** Puts the panel beside its claim; `false` where that is out of view. */
  #settle() {
    if (!this.#panel || !this.#placed) return false;
    const lines = this.#placed.stretches.flatMap(({ range }) => Array.from(range.getClientRects()));
    const panel = this.#panel;
    panel.style.maxHeight = '';
    const { width, height } = panel.getBoundingClientRect();
    const spot = spotFor(lines, { width, height }, { width: document.documentElement.clientWidth || innerWidth, height: innerHeight }, panel.dir === 'rtl');
    if (!spot) return false;
    panel.style.left = `${spot.left}px`;
    panel.style.top = `${spot.top}px`;
    panel.style.maxHeight = `${spot.height}px`;
    return true;
  }

  /** @param {string} className */
  #focusOn(className) {
    const again = className && this.#panel?.querySelector(`button.${className.split(' ').join('.')}`);
    (again instanceof HTMLElement ? again : this.#panel)?.focus({ preventScroll: true });
  }

  /**
   * @param {Claim} claim
   * @param {number} index
   * @param {number} total
   */
  #contentOf(claim, index, total) {
    const title = make('h2', titleOf(claim));
    title.id = 'title';
    const header = make('header', dotOf(claim.verdict), title, button('close', text('card_close'), SIGNS.close, () => this.close()));
    const body = make('div', factsOf(claim), ...whyOf(claim));
    body.className = 'body';
    const position = make('span', text('card_position', { index, total }));
    position.id = 'position';
    const choices = this.#onIgnore && claim.rule ? choicesFor(claim, this.#onIgnore) : null;
    const footer = make(
      'footer',
      button('turn previous', text('card_previous'), SIGNS.previous, () => this.#onStep(-1)),
      position,
      button('turn next', text('card_next'), SIGNS.next, () => this.#onStep(1)),
      make('span', ''),
    );
    if (!choices) return [header, body, footer];
    choices.hidden = true;
    const ignore = textButton('opens', text('card_ignore'), () => {
      choices.hidden = !choices.hidden;
      ignore.setAttribute('aria-expanded', String(!choices.hidden));
      this.#settle();
      if (!choices.hidden) choices.querySelector('button')?.focus({ preventScroll: true });
    });
    ignore.setAttribute('aria-expanded', 'false');
    footer.append(ignore);
    return [header, body, choices, footer];
  }
}

/**
 * What there is to ignore, said in words.
 * @param {Claim} claim
 * @param {(what: Ignore) => void} onIgnore
 */
function choicesFor(claim, onIgnore) {
  const rule = claim.rule ?? '';
  const site = location.hostname;
  const choices = make(
    'div',
    make('p', text('card_ignore_what', { rule: about('rule', claim) })),
    textButton('choice', text('card_ignore_claim'), () => onIgnore({ what: 'claim', id: claim.id, words: shortened(folded(claim.content.text)) })),
  );
  if (site) choices.append(textButton('choice', text('card_ignore_site', { site }), () => onIgnore({ what: 'site', rule, site })));
  choices.append(textButton('choice', text('card_ignore_rule'), () => onIgnore({ what: 'rule', rule })));
  choices.className = 'choices';
  return choices;
}

/** The `zoom` that undoes a page's own. @param {Element} element */
const unzoomed = element => String(1 / (/** @type {Element & { currentCSSZoom?: number }} */ (element).currentCSSZoom || 1));

/** The question a person would ask. @param {Claim} claim */
const titleOf = claim => about('question', claim) || text(`verdict_${claim.verdict}`);

/** @param {Claim} claim */
function factsOf(claim) {
  const list = make('dl');
  /** @param {string} key @param {string} words */
  const add = (key, words) => {
    const value = make('dd', words);
    value.dir = 'auto';
    list.append(make('dt', text(key)), value);
  };
  add('card_claim', shortened(folded(claim.content.text)));
  add('card_source', sourceOf(claim));
  if (claim.relayed_by) add('card_through', claim.relayed_by.name);
  if (claim.rule) add('card_rule', about('rule', claim));
  return list;
}

/** Who is given, in the page's own words. @param {Claim} claim */
function sourceOf({ source, cue, attributed_to: who }) {
  if (!source) return cue ? text('card_source_impersonal', { cue: folded(cue.text) }) : text('card_source_none');
  const given = folded(source.text);
  if (who && who.name !== given && who.kind !== 'impersonal') return text('card_source_resolved', { source: given, name: who.name });
  return text('card_source_given', { source: given });
}

/** @param {Claim} claim */
function* whyOf(claim) {
  const why = about('why', claim) || (claim.message && messageText(claim.message)) || (claim.verdict === 'review' && text('legend_review'));
  if (why) yield make('p', why);
  const question = about('ask', claim);
  if (!question) return;
  const ask = make('div', make('b', text('card_ask')), ` ${question} `, make('i', about('standard', claim)));
  ask.className = 'ask';
  yield ask;
}

/** @param {string} words */
function shortened(words) {
  if (words.length <= LONGEST) return words;
  const cut = words.lastIndexOf(' ', LONGEST);
  return `${words.slice(0, cut > LONGEST / 2 ? cut : LONGEST)}…`;
}

/**
 * @param {string} name
 * @param {...(Node | string)} children
 */
function make(name, ...children) {
  const element = document.createElement(name);
  element.append(...children);
  return element;
}

/**
 * @param {string} path
 * @param {number} size
 * @param {boolean} isDot
 */
function drawing(path, size, isDot) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', `0 0 ${size} ${size}`);
  svg.setAttribute('aria-hidden', 'true');
  const stroke = document.createElementNS(SVG, 'path');
  stroke.setAttribute('d', path);
  if (isDot) {
    const disc = document.createElementNS(SVG, 'circle');
    for (const side of ['cx', 'cy', 'r']) disc.setAttribute(side, String(size / 2));
    svg.setAttribute('class', 'dot');
    svg.append(disc);
  }
  svg.append(stroke);
  return svg;
}

/** @param {Verdict} verdict */
const dotOf = verdict => drawing(DOTS[verdict], 22, true);

/**
 * @param {string} className
 * @param {string} words
 * @param {() => void} onPress
 */
function textButton(className, words, onPress) {
  const made = /** @type {HTMLButtonElement} */ (make('button', words));
  made.type = 'button';
  made.className = `words ${className}`;
  made.addEventListener('click', onPress);
  return made;
}

/**
 * @param {string} className
 * @param {string} label
 * @param {string} sign
 * @param {() => void} onPress
 */
function button(className, label, sign, onPress) {
  const made = /** @type {HTMLButtonElement} */ (make('button', drawing(sign, 24, false)));
  made.type = 'button';
  made.className = className;
  made.title = label;
  made.setAttribute('aria-label', label);
  made.addEventListener('click', onPress);
  return made;
}

/**
 * What has the focus, in shadow roots too where they are open.
 * @param {Document} document
 */
function focusedIn(document) {
  let focused = document.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused instanceof HTMLElement && focused !== document.body ? focused : null;
}
