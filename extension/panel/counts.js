/** The head of the panel: what was read, and how the claims fall; the chips are filters too. */

import { PROFILES } from '../settings.js';
import { number, text } from '../strings.js';
import { make } from './element.js';
import { GROUPS } from './groups.js';
import { line } from './lines.js';

/**
 * @typedef {import('../messages.js').FrameState} FrameState
 * @typedef {import('../settings.js').Profile} Profile
 * @typedef {import('./groups.js').Group} Group
 */

/** Sourced claims come first: a page that does well looks well. @type {readonly Group[]} */
const BAR = ['sourced', 'late', 'noted', 'unnamed', 'unattributed', 'review'];

/** Chips that are there even when they count nothing. @type {ReadonlySet<Group>} */
const ALWAYS = new Set(['unattributed', 'unnamed', 'review', 'sourced']);

/**
 * What was read and how strictly, in a line.
 * @param {FrameState[]} frames
 * @param {HTMLElement | null} profile where the profile is chosen; it is only told where it cannot be
 * @returns {(string | HTMLElement)[]}
 */
export function meta(frames, profile) {
  const words = frames.reduce((sum, { report }) => sum + (report?.document.words ?? 0), 0);
  const judged = frames[0]?.report?.document.profile;
  const told = judged && judged !== 'auto' ? text('panel_profile', { profile: text(`profile_${judged}`) }) : '';
  const genre = genreOf(frames);
  const part = frames.some(({ selection }) => selection) ? text('panel_selection') : '';
  const parts = [part, text('panel_words', { count: words }), profile ?? told, genre ? text(`panel_${genre}`) : '', text('panel_local')].filter(Boolean);
  return parts.flatMap((part, at) => (at ? [' · ', part] : [part]));
}

/** What a page is on which nobody is accused; null where the rules count, or its frames are of several sorts. @param {FrameState[]} frames */
export function genreOf(frames) {
  const genre = frames[0]?.report?.document.genre ?? 'article';
  return genre !== 'article' && frames.every(({ report }) => report?.document.genre === genre) ? genre : null;
}

/**
 * Where the profile is chosen.
 * @param {Profile} chosen
 * @param {Profile | undefined} judged the profile that was taken, `chosen` being `auto`
 * @param {(profile: Profile) => void} choose
 */
export function profiles(chosen, judged, choose) {
  const auto = judged && judged !== 'auto' ? text('panel_profile_auto', { profile: text(`profile_${judged}`) }) : text('profile_auto');
  const select = make(
    'select',
    { class: 'profile', 'aria-label': text('options_profile_label'), change: () => choose(/** @type {Profile} */ (select.value)) },
    ...PROFILES.map(value => make('option', { value, selected: value === chosen }, value === 'auto' && chosen === 'auto' ? auto : text(`profile_${value}`))),
  );
  return select;
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
        { type: 'button', class: `chip ${group}`, 'data-group': group, 'aria-pressed': String(on.has(group)), click: () => flip(group) },
        line(group),
        make('b', {}, number(counts[group])),
        make('span', {}, text(`verdict_${group}`)),
      ),
    ),
  );
