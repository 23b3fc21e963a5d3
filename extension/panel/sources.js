/** Who speaks on this page: how often, how much, and where, as a strip a source. */

import { standing } from '../findings.js';
import { locale, text } from '../strings.js';
import { draw, make } from './element.js';
import { frameTitle } from './list.js';
import { rowOf } from './rows.js';

/**
 * @typedef {import('../core/hearsay.js').Claim} Claim
 * @typedef {import('../core/hearsay.js').SourceRecord} SourceRecord
 * @typedef {import('./rows.js').Frame} Frame
 * @typedef {import('./rows.js').Row} Row
 */

const WIDTH = 320;
/** Names of the fifths of a page. */
const FIFTHS = ['place_start', 'place_early', 'place_middle', 'place_late', 'place_end'];

/**
 * @param {Frame[]} frames
 * @param {(rows: Row[]) => HTMLElement} listOf makes the list of a source's claims
 * @returns {HTMLElement[]}
 */
export function sources(frames, listOf) {
  const parts = frames.flatMap(frame => {
    const { report, top, title } = frame.state;
    if (!report?.sources.length) return [];
    const claims = bySource(standing(report));
    return [
      ...(top ? [] : [make('h2', { class: 'frame' }, frameTitle(title))]),
      make('ul', { class: 'sources' }, ...report.sources.map(source => make('li', {}, entry(frame, source, claims.get(source.name) ?? [], listOf)))),
    ];
  });
  return parts.length ? parts : [make('p', { class: 'say' }, text('panel_sources_none'))];
}

/**
 * @param {Frame} frame
 * @param {SourceRecord} source
 * @param {Claim[]} claims
 * @param {(rows: Row[]) => HTMLElement} listOf
 */
function entry(frame, source, claims, listOf) {
  // Without a name of its own it is shown as what it is: the page's words.
  const isNamed = claims.some(({ verdict }) => verdict === 'named' || verdict === 'cited');
  const name = !isNamed ? text('source_quoted', { name: source.name }) : source.name;
  const details = make(
    'details',
    { class: 'source', 'data-source': `${frame.frameId}:${source.name}` },
    make(
      'summary',
      {},
      make(
        'span',
        { class: 'n' },
        make('b', { dir: 'auto' }, name),
        make('span', {}, text('source_counts', { claims: text('source_claims', { count: source.claims }), words: text('source_words', { count: source.words }) })),
      ),
      strip(claims, frame.state.length),
    ),
  );
  details.addEventListener('toggle', () => {
    if (details.open && details.childElementCount === 1) details.append(listOf(claims.map(claim => rowOf(frame, claim))));
  });
  return details;
}

/**
 * Where on the page the claims stand.
 * @param {Claim[]} claims
 * @param {number} length of the Document's text
 */
function strip(claims, length) {
  /** @param {number} offset */
  const x = offset => (length ? (offset / length) * WIDTH : 0);
  const fifths = new Set(claims.map(({ content }) => Math.min(4, Math.floor((5 * content.start) / (length || 1)))));
  const places = [...fifths].sort().map(fifth => text(FIFTHS[fifth] ?? ''));
  const said = text('source_strip', { places: new Intl.ListFormat(locale()).format(places) });
  /** @type {Map<string, string>} */
  const strokes = new Map();
  for (const { content, verdict } of claims) {
    const width = Math.max(3, x(content.end) - x(content.start));
    const stroke = `M${Math.min(x(content.start), WIDTH - width).toFixed(1)} 6h${width.toFixed(1)}`;
    strokes.set(verdict, (strokes.get(verdict) ?? '') + stroke);
  }
  return draw(
    'svg',
    { class: 'strip', viewBox: `0 0 ${WIDTH} 12`, preserveAspectRatio: 'none', role: 'img', 'aria-label': said },
    draw('path', { class: 'page', d: `M0 6h${WIDTH}` }),
    // One path a verdict: a source may have thousands of claims.
    ...[...strokes].map(([verdict, d]) => draw('path', { class: verdict, d })),
  );
}

/** @param {Claim[]} claims */
function bySource(claims) {
  /** @type {Map<string, Claim[]>} */
  const found = new Map();
  for (const claim of claims) {
    if (!claim.attributed_to) continue;
    const { name } = claim.attributed_to;
    const list = found.get(name);
    if (list) list.push(claim);
    else found.set(name, [claim]);
  }
  return found;
}
