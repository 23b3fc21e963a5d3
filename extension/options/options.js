/** Options: how strictly pages are judged, the rules with their documents, the keys. */

import { rules as catalogue } from '../core/hearsay.js';
import { warm } from '../background/core.js';
import { begin } from '../own-page.js';
import { make } from '../panel/element.js';
import { line } from '../panel/lines.js';
import { load, PROFILES, removeIgnore, save } from '../settings.js';
import { keyOf, text } from '../strings.js';
import { elementsOf } from './markdown.js';

/** @typedef {import('../settings.js').Profile} Profile */
/** @typedef {import('../settings.js').Ignore} Ignore */

/** @param {string} id */
const at = id => /** @type {HTMLElement} */ (document.getElementById(id));

begin('options_title');
await Promise.all([profile(), keys(), rules(), ignores()]);
chrome.storage.onChanged.addListener(() => ignores());

async function profile() {
  const settings = await load();
  const choice = /** @type {HTMLSelectElement} */ (at('profile'));
  choice.append(...PROFILES.map(id => make('option', { value: id }, text(`profile_${id}`))));
  choice.value = settings.profile;
  const say = () => (at('profile-says').textContent = text(`profile_${choice.value}_says`));
  choice.addEventListener('change', async () => {
    say();
    await save({ ...(await load()), profile: /** @type {Profile} */ (choice.value) });
  });
  say();
}

/** What is ignored, and how to see it again. */
async function ignores() {
  const settings = await load();
  const list = settings.ignores.map(ignore =>
    make(
      'li',
      {},
      make('span', { dir: 'auto' }, nameOf(ignore)),
      make('button', { type: 'button', 'aria-label': `${text('options_undo')}: ${nameOf(ignore)}`, click: () => removeIgnore(ignore) }, text('options_undo')),
    ),
  );
  at('ignores').replaceChildren(...(list.length ? list : [make('li', { class: 'soft' }, text('options_ignores_none'))]));
}

/** @param {Ignore} ignore */
function nameOf(ignore) {
  if (ignore.what === 'claim') return text('ignored_claim', { words: ignore.words });
  const rule = text(keyOf('rule', ignore.rule)) || ignore.rule;
  return ignore.what === 'site' ? text('ignored_site', { rule, site: ignore.site }) : text('ignored_rule', { rule });
}

async function keys() {
  const commands = await chrome.commands.getAll();
  at('keys').append(
    ...commands.map(({ name, description, shortcut }) =>
      make('tr', {}, make('th', { scope: 'row' }, name === '_execute_action' ? text('command_toggle') : description ?? ''), make('td', {}, shortcut ? make('kbd', {}, shortcut) : text('options_no_key'))),
    ),
    make('tr', {}, make('th', { scope: 'row' }, text('command_close')), make('td', {}, make('kbd', {}, 'Esc'))),
  );
  at('keys-where').textContent = text(chrome.sidePanel ? 'options_keys_chromium' : 'options_keys_firefox');
}

async function rules() {
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
        if (details.open && details.childElementCount === 1) details.append(make('div', { class: 'document', lang: 'en' }, ...elementsOf(document)));
      });
      return details;
    }),
  );
}
