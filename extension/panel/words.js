/** A claim in words, as lists show it. */

import { about, messageText, text } from '../strings.js';

/** @typedef {import('../core/hearsay.js').Claim} Claim */

/** More is never read in a list, and two lines hold less. */
const LONGEST = 240;

/** What is claimed, in the page's words. @param {Claim} claim */
export function wordsOf({ form, content }) {
  const words = content.text.replace(/\s+/g, ' ').trim();
  const cut = words.length > LONGEST ? `${words.slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '')}…` : words;
  return text(form === 'direct' || form === 'mixed' ? 'words_quoted' : form === 'indirect' ? 'words_reported' : 'words_stated', { content: cut });
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
