/** What was read and not judged, said openly. */

import { text } from '../strings.js';
import { make } from './element.js';

/** @typedef {import('../messages.js').FrameState} FrameState */

/**
 * @param {FrameState[]} frames
 * @returns {HTMLElement[]}
 */
export function unjudged(frames) {
  /** @type {Map<string, number>} */
  const blocks = new Map();
  let review = 0;
  let quotations = 0;
  let gone = 0;
  for (const state of frames) {
    for (const [why, count] of Object.entries(state.unjudged)) blocks.set(why, (blocks.get(why) ?? 0) + count);
    review += state.report?.summary.review ?? 0;
    quotations += state.report?.quotations.filter(({ role }) => role !== 'speech').length ?? 0;
    gone += state.unplaced.length;
  }
  const left = [...blocks].filter(([, count]) => count).map(([why, count]) => text(`unjudged_${why}`, { count })).filter(Boolean);
  const rest = [
    quotations ? text('unjudged_quotations', { count: quotations }) : '',
    review ? text('unjudged_review', { count: review }) : '',
    gone ? text('panel_gone_more') : '',
    text('unjudged_language'),
  ].filter(Boolean);
  return [
    make('p', { class: 'say' }, text(left.length ? 'unjudged_intro' : 'unjudged_none')),
    ...(left.length ? [make('ul', { class: 'plain' }, ...left.map(item => make('li', {}, item)))] : []),
    ...rest.map(sentence => make('p', { class: 'say' }, sentence)),
  ];
}
