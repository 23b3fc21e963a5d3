/** The rules, each with its document. */

import { warm } from '../background/core.js';
import { rules as catalogue } from '../core/hearsay.js';
import { make } from '../panel/element.js';
import { line } from '../panel/lines.js';
import { keyOf, text } from '../strings.js';
import { elementsOf } from './markdown.js';
import { at } from './parts.js';

/** Show the catalogue; a document is made when it is opened. */
export async function rules() {
  await warm();
  at('rules').append(
    ...catalogue().map(({ id, verdict, severity, document }) => {
      const group = verdict === 'named' || verdict === 'cited' ? 'sourced' : verdict;
      const details = make(
        'details',
        { class: verdict, id },
        make('summary', {}, line(group), make('span', {}, text(keyOf('rule', id)) || id), make('span', { class: 'soft' }, text(`severity_${severity}`))),
      );
      details.addEventListener('toggle', () => {
        if (details.open && details.childElementCount === 1) details.append(make('div', { class: 'document', lang: 'en', dir: 'ltr' }, ...elementsOf(document)));
      });
      return details;
    }),
  );
  // A card leads to the document of its rule.
  const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!(asked instanceof HTMLDetailsElement)) return;
  asked.open = true;
  asked.scrollIntoView();
}
