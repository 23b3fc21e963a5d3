/** What can be chosen: the profile, and how marks look. */

import { make } from '../panel/element.js';
import { choose, load, PROFILES, STRENGTHS } from '../settings.js';
import { text } from '../strings.js';
import { at } from './parts.js';

/** @typedef {import('../settings.js').Settings} Settings */

/** Fill the choices, and keep what is chosen. */
export async function choices() {
  const settings = await load();
  select('strength', STRENGTHS, settings.strength, value => text(`strength_${value}`));
  const profile = select('profile', PROFILES, settings.profile, value => text(`profile_${value}`));
  const say = () => (at('profile-says').textContent = text(`profile_${profile.value}_says`));
  profile.addEventListener('change', say);
  say();
  check('sourced', settings.sourced, sourced => ({ sourced }));
  // Firefox prints no highlight.
  at('print-field').hidden = !chrome.sidePanel;
  check('print', settings.print === 'keep', isKept => ({ print: isKept ? 'keep' : 'drop' }));
}

/**
 * @template {'profile' | 'strength'} K
 * @param {K} name of the setting, and of its element
 * @param {readonly Settings[K][]} known
 * @param {Settings[K]} chosen
 * @param {(value: Settings[K]) => string} wordsOf
 */
function select(name, known, chosen, wordsOf) {
  const element = /** @type {HTMLSelectElement} */ (at(name));
  element.append(...known.map(value => make('option', { value }, wordsOf(value))));
  element.value = chosen;
  element.addEventListener('change', () => choose({ [name]: element.value }));
  return element;
}

/**
 * @param {string} id
 * @param {boolean} isOn
 * @param {(isOn: boolean) => Parameters<typeof choose>[0]} settingsOf
 */
function check(id, isOn, settingsOf) {
  const element = /** @type {HTMLInputElement} */ (at(id));
  element.checked = isOn;
  element.addEventListener('change', () => choose(settingsOf(element.checked)));
}
