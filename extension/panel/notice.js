/** The sentences of the panel where there is no list to show, or an empty one. */

import { text } from '../strings.js';
import { draw, make } from './element.js';
import { genreOf } from './counts.js';
import { countGroups } from './groups.js';

/**
 * @typedef {import('./view.js').Page} Page
 * @typedef {import('./view.js').Calls} Calls
 */

/** The opening quotation mark of the icon. */
const QUOTE = 'M21 12 22.3 14.200C19.1 15.9 17.4 17.8 17.2 20a5 5 0 1 1-5.6 5C11.6 19 15 14.2 21 12z';

/** Small drawings, in the colour of what they stand for. */
const SIGNS = {
  question: 'M27.3 17.8a5.1 5.1 0 1 1 8.3 4.2c-2.2 1.7-3.2 2.7-3.2 5.1m0 7v.1',
  well: 'M12 25l8 8 16-18',
  closed: 'M14 24h20',
  working: 'M14 24h.1M24 24h.1M34 24h.1',
};

/**
 * @param {keyof typeof SIGNS} mark
 * @param {string} title
 * @param {(string | HTMLElement)[]} rest
 */
const say = (mark, title, ...rest) => [
  draw('svg', { class: `sign ${mark}`, viewBox: '0 0 48 48', 'aria-hidden': 'true' }, draw('circle', { cx: 24, cy: 24, r: 22 }), draw('path', { d: SIGNS[mark] }), ...(mark === 'question' ? [draw('path', { class: 'mark', d: QUOTE })] : [])),
  make('h1', {}, title),
  ...rest.filter(Boolean).map(part => (typeof part === 'string' ? make('p', {}, part) : part)),
];

/**
 * What is to be said in place of a list, or above it; nothing where the list speaks for itself.
 * @param {Page} page
 * @param {Calls} calls
 * @returns {Element[]}
 */
export function notice({ frames, closed, shortcut }, { audit, clear }) {
  if (closed) return say('closed', text(closed === text('state_error') ? 'state_error_title' : 'state_forbidden_title'), closed);
  const states = frames.map(({ state }) => state);
  const marked = states.filter(({ status }) => status === 'marked');
  if (marked.length) return wellDone(marked);
  const status = states[0]?.status ?? 'clear';
  if (status === 'working') return say('working', text('state_working'), clear ? make('button', { type: 'button', class: 'quiet', click: clear }, text('state_cancel')) : '');
  if (status === 'no-text') return say('closed', text('state_no_text_title'), text('state_no_text'));
  if (status === 'not-english') return say('closed', text('state_not_english_title'), text('state_not_english'));
  if (status === 'error') {
    const problem = states[0]?.problem;
    return say('closed', text('state_error_title'), text('state_error'), problem ? text('state_error_detail', { problem }) : '');
  }
  const there = states.length > 0 && audit;
  return say(
    'question',
    text('state_empty_title'),
    there ? make('button', { type: 'button', class: 'main', click: audit }, text('panel_audit')) : shortcut ? text('state_empty', { key: shortcut }) : text('state_empty_no_key'),
  );
}

/** @param {import('../messages.js').FrameState[]} marked */
function wellDone(marked) {
  const counts = countGroups(marked);
  const genre = genreOf(marked);
  if (genre) return say('well', text(`state_${genre}_title`), text(`state_${genre}`));
  if (counts.unattributed || counts.unnamed || counts.late) return [];
  const sourced = counts.sourced;
  const review = counts.review ? text('state_review_only', { count: counts.review }) : '';
  if (!sourced && !counts.noted && !counts.review) return say('well', text('state_none_title'), text('state_no_claims'));
  return say('well', text('state_none_title'), sourced ? text(counts.noted || counts.review ? 'state_sourced' : 'state_none', { count: sourced }) : '', review);
}
