/** What Hearsay knows and shows of one frame: nothing, until it is told to audit it; nothing, once it is told to clear it. */

import { countFindings } from '../findings.js';
import { Reader } from './reader.js';
import { harvest } from './harvest.js';
import { clear, paint } from './paint.js';

/**
 * @typedef {import('../messages.js').FrameState} FrameState
 * @typedef {import('../messages.js').Status} Status
 * @typedef {import('../messages.js').Done} Done
 * @typedef {import('../core/hearsay.js').Report} Report
 * @typedef {import('./harvest.js').Harvested} Harvested
 * @typedef {import('./paint.js').Painting} Painting
 */

/**
 * What a frame needs of the world around it.
 * @typedef {object} World
 * @property {globalThis.Document | Element} root what is read
 * @property {(document: Harvested) => Promise<Report>} ask the core's answer on a Document
 * @property {(state: FrameState) => void} tell hears how the frame stands, after each change
 */

/** After how long an audit is said to be under way, in milliseconds. */
const PATIENCE = 300;
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
      const { document, places } = harvest(this.#world.root);
      this.#document = document;
      const report = hasText(document) ? await this.#world.ask(document) : null;
      if (turn !== this.#turn) return this.state();
      if (report) this.#settle(report, places);
      else this.#status = 'no-text';
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

  /** Takes away everything that was put into the frame. */
  clear() {
    this.#begin();
    this.#status = 'clear';
    this.announce();
    return this.state();
  }

  #begin() {
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
   * @param {Report} report
   * @param {import('./places.js').Places} places
   */
  #settle(report, places) {
    // The core judges English alone, and counts what it judged.
    if (report.document.words === 0) this.#status = hasSentence(this.#document) ? 'not-english' : 'no-text';
    else {
      this.#status = 'marked';
      this.#report = report;
      this.#painting = paint(report, places);
      this.#reader = new Reader(this.#painting, () => this.announce());
    }
  }

  /** @returns {FrameState} */
  state() {
    const document = this.#document;
    /** @type {FrameState} */
    const state = {
      status: this.#status,
      url: location.href,
      title: document?.title ?? globalThis.document.title,
      report: this.#report,
      findings: this.#report ? countFindings(this.#report) : 0,
      current: this.#reader?.current ?? null,
      unplaced: this.#painting?.unplaced ?? [],
      top: window === window.top,
      outline: document ? outlineOf(document) : [],
      length: document?.text.length ?? 0,
      unjudged: document ? unjudgedIn(document) : {},
    };
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
