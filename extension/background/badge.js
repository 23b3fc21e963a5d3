/** The badge: how many findings a tab has, all its frames together. The browser drops it when the tab goes to another page. */

import { text } from '../strings.js';

/** @typedef {import('../messages.js').FrameState} FrameState */
/** @typedef {{ findings: number, review: number, status: FrameState['status'], said: string }} Count */

const GROUND = '#4a5563';

/**
 * Counts of each frame, by tab. Only a convenience: when the worker was stopped, frames are asked again.
 * @type {Map<number, Map<number, Count>>}
 */
const tabs = new Map();

/** Whether this run of the worker has heard of the tab. @param {number} tabId */
export const knows = tabId => tabs.has(tabId);

/** Whether a tab's page has said, since the last click, that it is clear. @param {number} tabId */
export const isCleared = tabId => tabs.get(tabId)?.get(0)?.status === 'clear';

/** Begin a tab anew: its frames are about to speak. @param {number} tabId */
export const begin = tabId => tabs.set(tabId, new Map());

/** Forget a tab that was closed. @param {number} tabId */
export const forget = tabId => tabs.delete(tabId);

/**
 * A frame went away: it counts no more, and where it was the page itself, none of its frames does.
 * @param {number} tabId
 * @param {number} frameId
 * @returns {boolean} whether the tab's sum is another without it
 */
export function drop(tabId, frameId) {
  const frames = tabs.get(tabId) ?? new Map();
  const isPage = frameId === 0;
  const isCounted = isPage ? frames.size > 0 : frames.get(frameId)?.status === 'marked';
  if (isPage) tabs.delete(tabId);
  else frames.delete(frameId);
  return isCounted;
}

/** The page that was counted has gone from a tab, and the one there now says nothing. @param {number} tabId */
export function blank(tabId) {
  tabs.delete(tabId);
  return paint(tabId, '', '');
}

/**
 * Take in what a frame says, and show the tab's sum.
 * @param {number} tabId
 * @param {number} frameId
 * @param {FrameState} state
 */
export function count(tabId, frameId, state) {
  const frames = tabs.get(tabId) ?? new Map();
  tabs.set(tabId, frames);
  const said = frameId === 0 ? sentence(state) : '';
  frames.set(frameId, { findings: state.findings, review: state.report?.summary.review ?? 0, status: state.status, said });
  return show(tabId, [...frames.values()]);
}

/**
 * Show that a tab's page is closed to us, and why: the title keeps the sentence for as long as the page stands.
 * @param {number} tabId
 * @param {import('../messages.js').Forbidden} why
 */
export function close(tabId, why) {
  tabs.delete(tabId);
  return paint(tabId, text('badge_forbidden'), text(`state_forbidden_${why}`));
}

/** Show that a tab's page does not answer. @param {number} tabId */
export function fail(tabId) {
  const frames = tabs.get(tabId) ?? new Map();
  tabs.set(tabId, frames);
  frames.set(0, { findings: 0, review: 0, status: 'error', said: text('state_error') });
  return show(tabId, [...frames.values()]);
}

/** Why nothing could be audited, in a sentence; `''` where it could. @param {FrameState} state */
function sentence({ status }) {
  if (status === 'no-text') return text('state_no_text');
  if (status === 'not-english') return text('state_not_english');
  return status === 'error' ? text('state_error') : '';
}

/**
 * @param {number} tabId
 * @param {Count[]} frames
 */
function show(tabId, frames) {
  const findings = frames.reduce((sum, frame) => sum + frame.findings, 0);
  if (frames.some(frame => frame.status === 'marked')) {
    const title = findings ? text('badge_title_findings', { count: findings }) : text('badge_title_none');
    return paint(tabId, findings > 999 ? '999+' : String(findings), title);
  }
  const said = frames.find(frame => frame.said)?.said;
  return said ? paint(tabId, text('badge_forbidden'), said) : paint(tabId, '', '');
}

/**
 * @param {number} tabId
 * @param {string} badge
 * @param {string} title `''` for the ordinary one
 */
async function paint(tabId, badge, title) {
  try {
    await Promise.all([
      chrome.action.setBadgeText({ tabId, text: badge }),
      chrome.action.setTitle({ tabId, title: title || text('action_title') }),
      chrome.action.setBadgeBackgroundColor({ color: GROUND }),
      chrome.action.setBadgeTextColor({ color: '#ffffff' }),
    ]);
  } catch {
    // The tab was closed meanwhile.
  }
}
