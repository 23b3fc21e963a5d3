/** What Hearsay knows and shows of one frame: nothing, until it is told to audit it; nothing, once it is told to clear it. */

import { countFindings } from '../findings.js';
import { Reader } from './reader.js';
import { titleOf } from './dom.js';
import { harvestInSlices } from './harvest.js';
import { clear, paint } from './paint.js';
import { Watch } from './watch.js';

/**
 * @typedef {import('../messages.js').FrameState} FrameState
 * @typedef {import('../messages.js').Status} Status
 * @typedef {import('../messages.js').Done} Done
 * @typedef {import('../core/hearsay.js').Report} Report
 * @typedef {import('./harvest.js').Harvested} Harvested
 * @typedef {import('./paint.js').Painting} Painting
 * @typedef {import('./places.js').Places} Places
 */

/**
 * What a frame needs of the world around it.
 * @typedef {object} World
 * @property {globalThis.Document | Element} root what is read
 * @property {(document: Harvested) => Promise<Report>} ask the core's answer on a Document
 * @property {((ignore: import('../messages.js').Ignore) => Promise<void>) | null} ignore keeps what a reader wants to see no more; `null` where nothing is kept
 * @property {(state: FrameState) => void} tell hears how the frame stands, after each change
 */

/** After how long an audit is said to be under way, in milliseconds. */
const PATIENCE = 300;
/** How long a page that is still coming in is waited for, in milliseconds. */
const PARSING = 2000;
/** Frames smaller than this, in CSS pixels, show no text: counters, bridges. */
const SMALLEST = 20;
/** Characters of the shortest block that is more than a label. */
const SENTENCE = 40;

export class Frame {
  /** @type {World} */ #world;
  /** @type {Status} */ #status = 'clear';
  /** @type {Harvested | null} */ #document = null;
  /** @type {Report | null} */ #report = null;
  /** @type {Painting | null} */ #painting = null;
  /** @type {Reader | null} */ #reader = null;
  /** @type {Watch | null} */ #watch = null;
  /** Whether the page never stops changing, and is not followed any more. */ #isRestless = false;
  /** What went wrong. @type {string | undefined} */ #problem;
  /** Counts audits and clearings: an answer to an older one is dropped. */
  #turn = 0;

  /** @param {World} world */
  constructor(world) {
    this.#world = world;
  }

  /** Whether the extension that put it here still runs. */
  isAlive() {
    return chrome.runtime?.id !== undefined;
  }

  /** Audits the frame, or clears it where it is audited or being audited. */
  toggle() {
    return this.#status === 'clear' ? this.audit() : this.clear();
  }

  /**
   * Audits what the frame is now.
   * @returns {Promise<FrameState>}
   */
  async audit() {
    const turn = this.#begin();
    const waiting = setTimeout(() => turn === this.#turn && this.announce(), PATIENCE);
    try {
      await parsed(document);
      const read = await harvestInSlices(this.#world.root, () => turn === this.#turn);
      if (!read || turn !== this.#turn) return this.state();
      this.#document = read.document;
      const report = hasText(read.document) ? await this.#world.ask(read.document) : null;
      if (turn !== this.#turn) return this.state();
      this.#settle(report, read.places);
      this.#follow(read.roots);
    } catch (problem) {
      if (turn !== this.#turn) return this.state();
      this.#status = 'error';
      this.#problem = problem instanceof Error ? problem.message : String(problem);
    } finally {
      clearTimeout(waiting);
    }
    this.announce();
    return this.state();
  }

  /** @param {import('../messages.js').Ignore} what */
  async #ignore(what) {
    await this.#world.ignore?.(what);
    await this.audit();
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
    this.#painting?.clear();
    this.#painting = null;
    clear();
    this.#document = null;
    this.#report = null;
    this.#problem = undefined;
    this.#status = 'working';
    return ++this.#turn;
  }

  /**
   * Shows what the core answered; the reader stays where they are.
   * @param {Report | null} report `null` where there was nothing to ask about
   * @param {Places} places
   */
  #settle(report, places) {
    // The core judges English alone, and counts what it judged.
    if (report?.document.words) {
      this.#status = 'marked';
      this.#report = report;
      this.#painting = paint(report, places);
      if (this.#reader) this.#reader.goOn(this.#painting);
      else this.#reader = new Reader(this.#painting, () => this.announce(), this.#world.ignore && (what => this.#ignore(what)));
      return;
    }
    this.#status = hasSentence(this.#document) ? 'not-english' : 'no-text';
    this.#reader?.close();
    this.#painting?.clear();
    this.#reader = this.#painting = this.#report = null;
  }

  /** @param {ShadowRoot[]} roots */
  #follow(roots) {
    this.#watch ??= new Watch({
      change: () => this.#check(),
      settled: () => this.#readAgain(),
      restless: () => {
        this.#isRestless = true;
        this.#reader?.check();
        this.announce();
      },
      back: () => this.announce(),
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

  /** Audits what the frame has become, and shows it in the place of what it was. */
  async #readAgain() {
    const turn = this.#turn;
    const isWanted = () => turn === this.#turn;
    try {
      const read = await harvestInSlices(this.#world.root, isWanted);
      if (!read || !isWanted()) return;
      const isSame = sameDocument(read.document, this.#document);
      const report = isSame ? this.#report : hasText(read.document) ? await this.#world.ask(read.document) : null;
      if (!isWanted()) return;
      this.#document = read.document;
      this.#follow(read.roots);
      if (isSame && (!this.#painting || this.#painting.isIntact())) return this.#watch?.forgive();
      this.#settle(report, read.places);
      this.announce();
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
    if (this.#isRestless) state.restless = true;
    if (this.#problem !== undefined) state.problem = this.#problem;
    return state;
  }

  /** Tells how the frame stands. */
  announce() {
    this.#world.tell(this.state());
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

  /** Opens the card of the claim the reader stands on. @returns {Done} */
  openCard() {
    return this.#reader?.openCard() ?? { ok: false };
  }

  /** @returns {Done} */
  closeCard() {
    return this.#reader?.closeCard() ?? { ok: false };
  }
}

/** @param {Harvested} document */
const hasText = document => document.blocks.length > 0 && innerWidth >= SMALLEST && innerHeight >= SMALLEST;

/** Whether there is something to judge, in whatever language. @param {Harvested | null} document */
const hasSentence = document =>
  document?.blocks.some(({ start, end, kind, region }) => region === 'content' && kind !== 'code' && end - start >= SENTENCE) ?? false;

/** @param {Harvested} document */
const outlineOf = ({ blocks, text }) =>
  blocks.filter(({ kind, region }) => kind === 'heading' && region === 'content').map(({ start, end }) => ({ start, text: text.slice(start, end) }));

/** @param {Harvested} document */
function unjudgedIn({ blocks }) {
  /** @type {Record<string, number>} */
  const counts = {};
  for (const { kind, region } of blocks) {
    const why = region !== 'content' ? region : kind === 'code' ? 'code' : null;
    if (why) counts[why] = (counts[why] ?? 0) + 1;
  }
  return counts;
}

/**
 * Resolves when a document is parsed, or has taken its time.
 * @param {globalThis.Document} document
 */
const parsed = document =>
  new Promise(resolve => {
    if (document.readyState !== 'loading') return resolve(undefined);
    document.addEventListener('DOMContentLoaded', resolve, { once: true });
    setTimeout(resolve, PARSING);
  });

/**
 * @param {Harvested} one
 * @param {Harvested | null} other
 */
const sameDocument = (one, other) =>
  one.text === other?.text && one.blocks.length === other.blocks.length && one.blocks.every(({ region, kind }, i) => region === other.blocks[i].region && kind === other.blocks[i].kind);
