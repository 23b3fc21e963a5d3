/**
 * What the extension's parts say to each other. Every offset is in UTF-16 units of the Document's text.
 * Messages are JSON: no typed arrays, no `undefined` that matters.
 */
import type { Document, Report } from './core/hearsay.js';
import type { Ignore } from './ignores.js';

import type { Settings } from './settings.js';

export type { Document, Ignore, Report };

/** How the reader would have marks shown. */
export type Looks = Pick<Settings, 'sourced' | 'strength' | 'print'>;

/** Where the reader stands among the claims of a frame that are gone through: how many come before the current one, and after. */
export interface Where {
  /** Whether the reader stands on any. */
  stands: boolean;
  before: number;
  after: number;
  /** How many are gone through in the frame. */
  total: number;
}

/** How many claims are gone through in the frames before one, and in those after it. */
export interface Around {
  before: number;
  after: number;
}

/** How a frame stands. */
export type Status = 'clear' | 'working' | 'marked' | 'no-text' | 'not-english' | 'error';

/** A heading of the page: where it starts in the Document's text, and its words. */
export interface Heading {
  start: number;
  text: string;
}

/** All that the panel and the badge need to know of one frame. */
export interface FrameState {
  status: Status;
  url: string;
  title: string;
  /** The core's answer, offsets in UTF-16; `null` unless `status` is `marked`. */
  report: Report | null;
  /** Claims whose severity is serious, moderate or minor and that are no repetition of the claim they lie in: what the badge counts. */
  findings: number;
  /** `id` of the claim that the reader stands on. */
  current: string | null;
  /** `id`s of claims whose words are no longer in the page. */
  unplaced: string[];
  /** Whether this is the page itself, not a frame in it. */
  top: boolean;
  /** Headings of the judged part, in page order. */
  outline: Heading[];
  /** Length of the Document's text. */
  length: number;
  /** Blocks that were not judged, counted by why: a region's name, or `code`. */
  unjudged: Record<string, number>;
  /** Whether the page never stops changing, and is not followed any more: its marks are those of the last reading. */
  restless?: true;
  /**
   * The part of the Document's text that the reader had selected, where that alone was to be audited: `report` holds the claims
   * that touch it, and no others. An `audit` without `part` audits all of the frame again.
   */
  selection?: { start: number; end: number };
  /** What went wrong, in the engine's words, where `status` is `error`. */
  problem?: string;
}

/** To the content script of a frame. */
export type ToContent =
  | { type: 'toggle' }
  /** With `part`, only what the reader has selected there: a frame without a selection is cleared. */
  | { type: 'audit'; part?: 'selection' }
  | { type: 'clear' }
  | { type: 'state' }
  | { type: 'show'; id: string }
  | { type: 'step'; by: 1 | -1 }
  | { type: 'card' }
  | { type: 'close' }
  /** The reader goes on in another frame. */
  | { type: 'leave' }
  /** The reader chose otherwise: what is shown is asked about again. Sent to all frames of all tabs. */
  | { type: 'refresh' }
  /** Say how you stand, as `changed`: sent to all frames of a tab at once. A frame that is clear keeps silent. */
  | { type: 'announce' };

/** What the content script answers to `toggle`, `audit` and `clear`. */
export interface Standing {
  status: FrameState['status'];
  /** Whether it is clear because its audit was cancelled. */
  isCancelled?: boolean;
}

/** What it answers to `state` is a FrameState; to the others: */
export interface Done {
  ok: boolean;
  /** The claim that is current now. */
  id?: string;
}

/**
 * From a content script to the background. `document` is answered by an Answer, `walk` (to the next claim of the page, in whatever
 * frame) and `ignore` by a Done, `around` by an Around, the others by nothing; the panel hears `changed`, `current` and `gone` too.
 */
export type FromContent =
  | { type: 'document'; document: Document }
  | { type: 'ignore'; ignore: Ignore }
  | { type: 'walk'; by: 1 | -1 }
  | { type: 'around' }
  /** Show the document of a rule. */
  | { type: 'rule'; id: string }
  /** The reader stands on another claim of the frame, or on none: nothing else has changed since the last `changed`. */
  | { type: 'current'; id: string | null }
  /** The frame goes away, or is kept in the browser's memory with its page: it counts no more until it speaks again. */
  | { type: 'gone' }
  | { type: 'changed'; state: FrameState };

/** From the panel to the background. `audit`: audit all of a tab anew, as a click does; new frames of it, too. */
export type FromPanel = { type: 'audit'; tabId: number };

/** What the background answers to `document`. */
export type Answer = { report: Report; looks: Looks } | { error: string };

/** Why a page cannot be read at all. */
export type Forbidden = 'store' | 'browser' | 'source' | 'pdf' | 'extension' | 'restricted';

/**
 * From the background to the panel, which hears `changed` too. `closed`: a page turned out to be closed to us, or does not answer; the title
 * of the tab's button says why. `leave`: the click cleared the page, and only the sidebar itself may close itself (Firefox).
 */
export type ToPanel = { type: 'closed'; tabId: number } | { type: 'leave'; windowId: number };
