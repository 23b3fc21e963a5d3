/** What is ignored: undone one by one, taken out as a file, read from one. */

import { fileOf, fromFile } from '../ignores.js';
import { make } from '../panel/element.js';
import { offer } from '../panel/exports.js';
import { addIgnores, load, removeIgnore } from '../settings.js';
import { keyOf, text } from '../strings.js';
import { at } from './parts.js';

/** @typedef {import('../settings.js').Ignore} Ignore */

/** Show the list, and keep it as what is kept. */
export async function ignored() {
  const file = /** @type {HTMLInputElement} */ (at('file'));
  at('export').addEventListener('click', async () => offer(fileOf((await load()).ignores), `${text('options_file')}.json`, 'application/json'));
  at('import').addEventListener('click', () => file.click());
  file.addEventListener('change', async () => {
    const [chosen] = file.files ?? [];
    if (chosen) at('told').textContent = await take(chosen);
    // The same file may be chosen again.
    file.value = '';
  });
  chrome.storage.onChanged.addListener(() => show());
  await show();
}

/** Take in a file, whole or not at all. @param {File} file @returns {Promise<string>} what came of it */
async function take(file) {
  const more = fromFile(await file.text().catch(() => ''));
  if (!more) return text('options_import_bad');
  await addIgnores(more);
  return text('options_imported', { count: more.length });
}

async function show() {
  const { ignores } = await load();
  const hadFocus = at('ignores').contains(document.activeElement);
  at('ignores').replaceChildren(...(ignores.length ? ignores.map(item) : [make('li', { class: 'soft' }, text('options_ignores_none'))]));
  if (hadFocus) at('ignored').focus();
}

/** @param {Ignore} ignore */
function item(ignore) {
  const name = nameOf(ignore);
  const undo = make('button', { type: 'button', 'aria-label': `${text('options_undo')}: ${name}`, click: () => removeIgnore(ignore) }, text('options_undo'));
  return make('li', {}, make('span', { dir: 'auto' }, name), undo);
}

/** @param {Ignore} ignore */
function nameOf(ignore) {
  if (ignore.what === 'claim') return text('ignored_claim', { words: ignore.words });
  const rule = text(keyOf('rule', ignore.rule)) || ignore.rule;
  return ignore.what === 'site' ? text('ignored_site', { rule, site: ignore.site }) : text('ignored_rule', { rule });
}
