/** What our own pages (panel, welcome, options) have in common: their language, and words put where the markup asks for them. */

import { direction, locale, text } from './strings.js';

/** Say which language the page is in, and fill every element that names its words by `data-text`. @param {string} title key of the page's title */
export function begin(title) {
  document.documentElement.lang = locale();
  document.documentElement.dir = direction();
  document.title = text(title);
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.getAttribute('data-text') ?? '');
}

/** The shortcut of a command of the manifest, as the browser writes it; `''` where it has none. @param {string} name */
export async function shortcutOf(name) {
  // A browser for the telephone has no commands.
  const commands = await chrome.commands?.getAll();
  return commands?.find(command => command.name === name)?.shortcut ?? '';
}
