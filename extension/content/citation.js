/** A claim as a citation, in the reader's language. */

import { locale, text } from '../strings.js';
import { folded } from './whitespace.js';

/** @typedef {import('../core/hearsay.js').Claim} Claim */

/**
 * The claim's words, who is given for them, and where and when they were read.
 * @param {Claim} claim
 * @param {{ title: string, url: string }} page
 * @param {Date} now
 */
export function citationOf({ content, source, cue, attributed_to: who }, { title, url }, now) {
  const given = source ? folded(source.text) : '';
  const isNamed = who && who.kind !== 'impersonal' && who.name !== given;
  const by = isNamed ? text('citation_resolved', { source: given || who.name, name: who.name }) : given || (cue ? text('card_source_impersonal', { cue: folded(cue.text) }) : text('card_source_none'));
  const date = new Intl.DateTimeFormat(locale(), { dateStyle: 'long' }).format(now);
  return text('citation', { claim: folded(content.text), source: by, title: folded(title) || url, address: url, date });
}
