/** What the lines mean, in a box over the list; there too is the one choice about them that is made while reading. */

import { text } from '../strings.js';
import { make } from './element.js';
import { line } from './lines.js';
import { box } from './menu.js';

/** @typedef {import('./groups.js').Group} Group */

/** @type {readonly Group[]} */
const GROUPS = ['unattributed', 'unnamed', 'review', 'sourced', 'late', 'noted'];

/**
 * @param {{ isOn: () => Promise<boolean>, set: (isOn: boolean) => void } | null} sourced whether what is sourced is marked too; `null` where that cannot be chosen
 * @returns {HTMLElement[]} the button and its box
 */
export function legend(sourced) {
  const lines = GROUPS.map(group => make('li', {}, line(group), make('span', {}, text(`legend_${group}`))));
  const list = make('ul', { class: 'legend' }, ...lines);
  const check = make('input', { type: 'checkbox', change: () => sourced?.set(check.checked) });
  sourced?.isOn().then(isOn => (check.checked = isOn));
  return box(text('panel_legend'), sourced ? [list, make('label', { class: 'check' }, check, text('options_sourced'))] : [list]);
}
