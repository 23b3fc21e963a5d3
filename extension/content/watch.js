/** Watches an audited page for changes: says at once that something changed, and once it has settled that it may be read again. */

/** How long a page is still until it has settled, in milliseconds. */
const STILL = 600;
/** How long a page that does not settle is waited for, in milliseconds. */
const PATIENCE = 4000;
/** Least time between two readings, in milliseconds: doubled by each until a page has been still for CALM. */
const [SHORTEST, LONGEST] = [1000, 20000];
const CALM = 30000;
/** Readings that found changes, without calm between, after which a page is left alone. */
const MOST = 8;
/** Least time between two checks of the marks, in milliseconds. */
const CHECK = 200;

const TAG = 'HEARSAY-CARD';

export class Watch {
  /** @type {MutationObserver} */ #observer;
  #listening = new AbortController();
  /** @type {() => boolean} */ #onChange;
  /** @type {() => void} */ #onSettled;
  /** @type {() => void} */ #onRestless;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #check;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #settling;
  /** When the marks were last checked. */
  #looked = -Infinity;
  /** When the page began to change, and when it was last read. */
  #since = 0;
  #read = performance.now();
  #readings = 0;
  /** Readings that found changes. */
  #changes = 0;
  /** Whether marks were lost since. */
  #isPressing = false;
  /** @type {string} */ #address = location.href;

  /**
   * @param {object} on
   * @param {() => boolean} on.change something changed: answers whether marks were lost by it, so that reading again is pressing
   * @param {() => void} on.settled the page may be read again
   * @param {() => void} on.restless the page never settles, and is left alone
   * @param {() => void} on.back the page is back from the browser's memory, marks and all: badge and panel have forgotten it
   * @param {() => void} on.gone the page, or the frame, goes: into the browser's memory, or for ever
   */
  constructor({ change, settled, restless, back, gone }) {
    this.#onChange = change;
    this.#onSettled = settled;
    this.#onRestless = restless;
    this.#observer = new MutationObserver(records => records.some(isOfPage) && this.#changed());
    // What folds out, and what a script shows by a class alone, follows a click.
    const options = { capture: true, passive: true, signal: this.#listening.signal };
    addEventListener('click', () => this.#changed(), options);
    addEventListener('pageshow', event => event.persisted && back(), options);
    addEventListener('pagehide', gone, options);
  }

  /** @param {Iterable<Node>} roots the trees to watch: the document's, shadow roots' */
  observe(roots) {
    const pending = this.#observer.takeRecords();
    this.#observer.disconnect();
    for (const root of roots) {
      this.#observer.observe(root, { childList: true, characterData: true, subtree: true, attributes: true, attributeFilter: ['hidden', 'open'] });
    }
    if (pending.some(isOfPage)) this.#changed();
  }

  /** Stops. */
  close() {
    this.#observer.disconnect();
    this.#listening.abort();
    clearTimeout(this.#check);
    clearTimeout(this.#settling);
  }

  #changed() {
    if (performance.now() - this.#looked >= CHECK) this.#look();
    else this.#check ??= setTimeout(() => this.#look() && this.#schedule(), this.#looked + CHECK - performance.now());
    const now = performance.now();
    if (location.href !== this.#address || now - this.#read > CALM) this.#readings = this.#changes = 0;
    this.#address = location.href;
    if (this.#settling === undefined) this.#since = now;
    this.#schedule();
  }

  /** Sets when the page is read: once it is still, and not too soon after the last time. */
  #schedule() {
    if (this.#changes > MOST) return;
    const now = performance.now();
    const still = Math.min(now + STILL, this.#since + PATIENCE);
    const gap = this.#readings === 0 ? 0 : this.#isPressing ? SHORTEST : Math.min(LONGEST, SHORTEST * 2 ** (this.#readings - 1));
    clearTimeout(this.#settling);
    this.#settling = setTimeout(() => this.#settle(), Math.max(still, this.#read + gap) - now);
  }

  /** Checks the marks: before the page is painted anew, unless that was done just now. @returns {boolean} whether any were lost */
  #look() {
    clearTimeout(this.#check);
    this.#check = undefined;
    this.#looked = performance.now();
    const hasLost = this.#onChange();
    this.#isPressing ||= hasLost;
    return hasLost;
  }

  #settle() {
    this.#settling = undefined;
    this.#isPressing = false;
    this.#read = performance.now();
    this.#readings++;
    if (++this.#changes > MOST) this.#onRestless();
    else this.#onSettled();
  }

  /** The page was read again and was as before: it changes, but not its text, and need not be left alone. */
  forgive() {
    this.#changes = Math.max(0, this.#changes - 1);
  }
}

/** Whether a change is the page's own, not our card's coming and going. @param {MutationRecord} record */
function isOfPage({ type, addedNodes, removedNodes }) {
  if (type !== 'childList') return true;
  return [addedNodes, removedNodes].some(nodes => Array.from(nodes).some(node => node.nodeName !== TAG));
}
