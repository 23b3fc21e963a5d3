/** The head of the panel: what was read, and how the claims fall; the chips are filters too. */

import { number, text } from '../strings.js';
import { make } from './element.js';
import { GROUPS } from './groups.js';
import { line } from './lines.js';

/**
 * @typedef {import('../messages.js').FrameState} FrameState
 * @typedef {import('./groups.js').Group} Group
 */

/** Sourced claims come first: a page that does well looks well. @type {readonly Group[]} */
const BAR = ['sourced', 'late', 'noted', 'unnamed', 'unattributed', 'review'];

/** Chips that are there even when they count nothing. @type {ReadonlySet<Group>} */
const ALWAYS = new Set(['unattributed', 'unnamed', 'review', 'sourced']);

/** What was read, in a line. @param {FrameState[]} frames */
export function meta(frames) {
  const words = frames.reduce((sum, { report }) => sum + (report?.document.words ?? 0), 0);
  const profile = frames[0]?.report?.document.profile;
  const judged = profile && profile !== 'auto' ? text('panel_profile', { profile: text(`profile_${profile}`) }) : '';
  return [text('panel_words', { count: words }), judged, text('panel_local')].filter(Boolean).join(' · ');
}

/** @param {Record<Group, number>} counts */
export function bar(counts) {
  const parts = BAR.filter(group => counts[group]);
  const said = parts.map(group => `${number(counts[group])} ${text(`verdict_${group}`)}`).join(', ');
  const total = parts.reduce((sum, group) => sum + counts[group], 0);
  return make(
    'div',
    { class: 'bar', role: 'img', 'aria-label': text('panel_bar_label', { total, parts: said }) },
    ...parts.map(group => {
      const part = make('i', { class: group });
      part.style.flexGrow = String(counts[group]);
      return part;
    }),
  );
}

/**
 * @param {Record<Group, number>} counts
 * @param {ReadonlySet<Group>} on
 * @param {(group: Group) => void} flip
 */
export const chips = (counts, on, flip) =>
  make(
    'div',
    { class: 'chips', role: 'group', 'aria-label': text('panel_filters') },
    ...GROUPS.filter(group => ALWAYS.has(group) || counts[group]).map(group =>
      make(
        'button',
        { type: 'button', class: 'chip', 'data-group': group, 'aria-pressed': String(on.has(group)), click: () => flip(group) },
        line(group),
        make('b', {}, number(counts[group])),
        make('span', {}, text(`verdict_${group}`)),
      ),
    ),
  );
