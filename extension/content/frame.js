/** What Hearsay knows and shows of one frame: nothing, until it is told to audit it; nothing, once it is told to clear it. */

import { countFindings } from '../findings.js';
import { Reader } from './reader.js';
import { citationOf } from './citation.js';
import { titleOf } from './dom.js';
import { linkTo } from './fragment.js';
import { harvestInSlices } from './harvest.js';
import { hasSentence, hasText, outlineOf, sameDocument, unjudgedIn } from './harvested.js';
import { clear, paint } from './paint.js';
import { parsed } from './parsed.js';
import { partOf } from './part.js';
import { Selected } from './selection.js';
import { adopt } from './sheets.js';
import { pause } from './slices.js';
import { Watch } from './watch.js';
import { wrongMark } from '../wrong.js';

/**
 * @typedef {import('../messages.js').FrameState} FrameState
 * @typedef {import('../messages.js').Status} Status
 * @typedef {import('../messages.js').Done} Done
 * @typedef {import('../messages.js').Looks} Looks
 * @typedef {import('../messages.js').Where} Where
 * @typedef {import('../core/hearsay.js').Claim} Claim
 * @typedef {import('../core/hearsay.js').Report} Report
 * @typedef {import('./harvest.js').Harvested} Harvested
 * @typedef {import('./paint.js').Painting} Painting
 * @typedef {import('./places.js').Places} Places
 */

/**
 * What a frame needs of the world around it.
 * @typedef {object} World
 * @property {globalThis.Document | Element} root what is read
 * @property {(document: Harvested) => Promise<{ report: Report, looks: Looks }>} ask the core's answer on a Document, and how the reader would have it shown
 * @property {((ignore: import('../messages.js').Ignore) => Promise<void>) | null} ignore keeps what a reader wants to see no more; `null` where nothing is kept
 * @property {((by: 1 | -1) => Promise<Done>) | null} walk goes on to the next claim, in another frame where this one has no more; `null` where there are no others
 * @property {(() => Promise<import('../messages.js').Around | null>) | null} around what there is to go through in the other frames; `null` where there are none
 * @property {((id: string) => void) | null} openRule shows a rule's document; `null` where there is none to show
 * @property {(state: FrameState) => void} tell hears how the frame stands, after each change of what is shown
 * @property {() => void} gone hears that the frame goes away
 * @property {(id: string | null) => void} stand hears on which claim the reader stands, after each step
 */

/** After how long an audit is said to be under way, in milliseconds. */
const PATIENCE = 300;

export class Frame {
  /** @type {World} */ #world;
  /** @type {Status} */ #status = 'clear';
  /** @type {Harvested | null} */ #document = null;
  /** What the core answered on it. @type {{ report: Report, looks: Looks } | null} */ #answer = null;
  /** What of it is shown: all, or what touches the selection. @type {Report | null} */ #report = null;
  /** What alone is to be audited. @type {Selected | null} */ #selected = null;
  /** Where that lies in the Document. @type {import('./part.js').Part | undefined} */ #part;
  /** @type {Painting | null} */ #painting = null;
  /** @type {Reader | null} */ #reader = null;
  /** @type {Watch | null} */ #watch = null;
  /** Whether the page never stops changing, and is not followed any more. */ #isRestless = false;
  /** Whether the page has gone, or is kept in the browser's memory: it has no say in the badge then. */ #isAway = false;
  /** What went wrong. @type {string | undefined} */ #problem;
  /** Counts audits and clearings: an answer to an older one is dropped. */
  #turn = 0;
  /** The reading that is under way, or was the last: they come one after the other. @type {Promise<unknown>} */
  #reading = Promise.resolve();

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  /** Whether the extension that put it here still runs. */
  isAlive() {
    return chrome.runtime?.id !== undefined;
  }

  /** Whether nothing of it is audited, or being audited. */
  get isClear() {
    return this.#status === 'clear';
  }

  /** Whether marks are shown. */
  get isMarked() {
    return this.#status === 'marked';
  }

  /** Resolves when the reading that is under way, or was the last, is shown. @returns {Promise<unknown>} */
  get settled() {
    return this.#reading;
  }

  /** Audits the frame, or clears it where it is audited or being audited. */
  toggle() {
    return this.isClear ? this.audit() : this.clear();
  }

  /**
   * Audits what the frame is now.
   * @param {'selection'} [part] what alone is to be audited; a frame without it is cleared
   * @returns {Promise<FrameState>}
   */
  async audit(part) {
    const selected = part && Selected.now();
    if (part && !selected) return this.clear();
    const turn = this.#begin();
    this.#selected = selected ?? null;
    const reading = this.#readFirst(() => turn === this.#turn);
    this.#reading = reading;
    return reading;
  }

  /** @param {() => boolean} isWanted */
  async #readFirst(isWanted) {
    const waiting = setTimeout(() => isWanted() && this.announce(), PATIENCE);
    try {
      await parsed(document);
      if (!isWanted()) return this.state();
      // Before it is read: what comes in meanwhile is read once the page is still.
      this.#follow([]);
      const read = await harvestInSlices(this.#world.root, isWanted);
      if (!read || !isWanted()) return this.state();
      this.#document = read.document;
      this.#follow(read.roots);
      const answer = hasText(read.document) ? await this.#world.ask(read.document) : null;
      if (!isWanted() || !(await this.#settle(answer, read.places, isWanted))) return this.state();
      // Marks first, then the word of them.
      await pause();
      if (!isWanted()) return this.state();
    } catch (problem) {
      if (!isWanted()) return this.state();
      this.#watch?.close();
      this.#watch = null;
      this.#status = 'error';
      this.#problem = problem instanceof Error ? problem.message : String(problem);
    } finally {
      clearTimeout(waiting);
    }
    this.announce();
    return this.state();
  }

  /** The reader chose otherwise: what is shown is asked about again. */
  async refresh() {
    await this.#readNext(true);
  }

  /** @param {import('../messages.js').Ignore} what */
  async #ignore(what) {
    this.#reader?.leave();
    // What was kept is heard of by every page that is marked, this one too.
    await this.#world.ignore?.(what);
  }

  /** Takes away everything that was put into the frame. */
  clear() {
    this.#begin();
    this.#status = 'clear';
    this.announce();
    return this.state();
  }

  #begin() {
    this.#watch?.close();
    this.#watch = null;
    this.#isRestless = false;
    this.#reader?.close();
    this.#reader = null;
    this.#painting = null;
    clear();
    this.#document = null;
    this.#answer = null;
    this.#report = null;
    this.#selected = null;
    this.#part = undefined;
    this.#problem = undefined;
    this.#status = 'working';
    return ++this.#turn;
  }

  /**
   * Shows what the core answered; the reader stays where they are.
   * @param {{ report: Report, looks: Looks } | null} answer `null` where there was nothing to ask about
   * @param {Places} places
   * @param {() => boolean} isWanted
   * @returns {Promise<boolean>} whether it was still wanted
   */
  async #settle(answer, places, isWanted) {
    // The core judges English alone, and counts what it judged.
    if (answer?.report.document.words) {
      const part = this.#selected?.in(places);
      const report = part ? partOf(answer.report, part, places.text) : answer.report;
      const painting = await paint(report, places, answer.looks, isWanted);
      if (!painting) return false;
      this.#status = 'marked';
      this.#answer = answer;
      this.#report = report;
      this.#part = part;
      this.#painting = painting;
      // Pages of our own, and the playground, have no sheet put into them from without.
      if (!(this.#world.root instanceof Document)) adopt([document]);
      if (this.#reader) this.#reader.goOn(painting);
      else this.#reader = this.#newReader(painting);
      return true;
    }
    this.#status = hasSentence(this.#document) ? 'not-english' : 'no-text';
    this.#reader?.close();
    this.#painting?.hide();
    this.#reader = this.#painting = this.#answer = this.#report = null;
    return true;
  }

  /** @param {Painting} painting */
  #newReader(painting) {
    const { ignore, openRule } = this.#world;
    /** What a citation says of the page. */
    const page = () => ({ title: this.#document?.title ?? '', url: location.href });
    return new Reader(painting, {
      change: () => this.#world.stand(this.#reader?.current ?? null),
      step: by => this.#go(by),
      around: async () => (this.#isAlone ? null : ((await this.#world.around?.().catch(() => null)) ?? null)),
      ignore: ignore && (what => this.#ignore(what)),
      openRule,
      citation: claim => citationOf(claim, page(), new Date()),
      link: claim => (this.#document ? linkTo(location.href, this.#document, claim.mark) : location.href),
      wrong: claim => wrongMark(claim, this.#report?.engine.version ?? ''),
    });
  }

  /** Whether the page has no other frame. */
  get #isAlone() {
    return window === window.top && window.length === 0;
  }

  /** To the next claim, in whatever frame that is. @param {1 | -1} by */
  async #go(by) {
    const { walk } = this.#world;
    if (this.#isAlone || !walk) return this.step(by);
    // Without the background there is this frame alone.
    return walk(by).catch(() => this.step(by));
  }

  /** @param {ShadowRoot[]} roots */
  #follow(roots) {
    this.#watch ??= new Watch({
      change: () => this.#check(),
      settled: () => this.#readNext(),
      restless: () => {
        this.#isRestless = true;
        this.#reader?.check();
        this.announce();
      },
      back: () => {
        this.#isAway = false;
        this.announce();
      },
      gone: () => {
        this.#isAway = true;
        this.#world.gone();
      },
    });
    this.#watch.observe([this.#world.root, ...roots]);
  }

  /** Marks stay on their words, or go. @returns {boolean} whether any went */
  #check() {
    const hasLost = this.#painting?.check() ?? false;
    if (!hasLost) return false;
    // What was lost may stand elsewhere: the reading that follows tells. On a page that is left alone there is none.
    if (this.#isRestless) this.#reader?.check();
    this.announce();
    return true;
  }

  /**
   * Reads the frame again once it is read.
   * @param {boolean} [isAsked] whether it is asked about again where it is as before
   */
  #readNext(isAsked = false) {
    const turn = this.#turn;
    const isWanted = () => turn === this.#turn;
    this.#reading = this.#reading.then(async () => {
      if (isWanted() && (!isAsked || this.#report)) await this.#readAgain(isAsked, isWanted);
    });
    return this.#reading;
  }

  /**
   * Audits what the frame has become, and shows it in the place of what it was.
   * @param {boolean} isAsked
   * @param {() => boolean} isWanted
   */
  async #readAgain(isAsked, isWanted) {
    try {
      const read = await harvestInSlices(this.#world.root, isWanted);
      if (!read || !isWanted()) return;
      this.#follow(read.roots);
      const isSame = !isAsked && sameDocument(read.document, this.#document);
      const isIntact = !this.#painting || this.#painting.isIntact(read.places);
      if (isSame && isIntact) return this.#watch?.forgive();
      const answer = isSame && this.#answer ? this.#answer : hasText(read.document) ? await this.#world.ask(read.document) : null;
      if (!isWanted()) return;
      this.#document = read.document;
      if (!(await this.#settle(answer, read.places, isWanted))) return;
      await pause();
      if (isWanted()) this.announce();
    } catch {
      // The background is gone: what is shown was true of the page, and marks that are not any more go by themselves.
    }
  }

  /** @returns {FrameState} */
  state() {
    const document = this.#document;
    /** @type {FrameState} */
    const state = {
      status: this.#status,
      url: location.href,
      title: document?.title ?? titleOf(globalThis.document),
      report: this.#report,
      findings: this.#report ? countFindings(this.#report) : 0,
      current: this.#reader?.current ?? null,
      unplaced: this.#painting?.unplaced ?? [],
      top: window === window.top,
      outline: document ? outlineOf(document) : [],
      length: document?.text.length ?? 0,
      unjudged: document ? unjudgedIn(document) : {},
    };
    if (this.#part) state.selection = this.#part;
    if (this.#isRestless) state.restless = true;
    if (this.#problem !== undefined) state.problem = this.#problem;
    return state;
  }

  /** Tells how the frame stands. @returns {Done} not `ok` where it has gone */
  announce() {
    if (!this.#isAway) this.#world.tell(this.state());
    return { ok: !this.#isAway };
  }

  /**
   * Scrolls to a claim and lights it up.
   * @param {string} id
   * @returns {Done}
   */
  show(id) {
    return this.#reader?.show(id) ?? { ok: false };
  }

  /**
   * Goes to the next claim, or the one before, and opens its card.
   * @param {1 | -1} by
   * @returns {Done}
   */
  step(by) {
    return this.#reader?.step(by) ?? { ok: false };
  }

  /** Opens the card of the claim the reader stands on, or closes it where it has the focus. @returns {Done} */
  toggleCard() {
    return this.#reader?.toggleCard() ?? { ok: false };
  }

  /** Where the reader stands among what is marked; `null` where nothing is. @returns {Where | null} */
  where() {
    return this.#reader?.where() ?? null;
  }

  /** Stands on no claim any more: the reader has gone to another frame. */
  leave() {
    this.#reader?.leave();
    return { ok: true };
  }

  /** @returns {Done} */
  closeCard() {
    return this.#reader?.closeCard() ?? { ok: false };
  }
}
