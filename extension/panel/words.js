/** A claim in words, as lists show it. */

import { about, messageText, text } from '../strings.js';
import { wordsAround } from '../wrong.js';
import { make } from './element.js';

/** @typedef {import('../core/hearsay.js').Claim} Claim */

/** More is never read in a list, and three lines hold less. */
const LONGEST = 240;

/** What is marked, with the page's words around it. @param {Claim} claim @returns {(string | HTMLElement)[]} */
export function around(claim) {
  const [before, words, after] = wordsAround(claim);
  const cut = words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…` : words;
  return [make('span', { class: 'by' }, before), make('b', {}, cut), make('span', { class: 'by' }, cut === words ? after : '')];
}

/** Why it is in the list, or who says it. @param {Claim} claim */
export function remarkOn(claim) {
  if (claim.rule && claim.message) return about('question', claim) || messageText(claim.message);
  const { attributed_to: to, relayed_by: via, verdict } = claim;
  if (to && via) return text('row_relayed', { name: to.name, outlet: via.name });
  if (to && (verdict === 'named' || verdict === 'cited')) return text('row_named', { name: to.name });
  if (verdict === 'cited') return text('row_cited');
  return to ? text('source_quoted', { name: to.name }) : text('card_source_none');
}
