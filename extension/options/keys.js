/** The keys, as they are now, and the way to the browser's own page where they are changed. */

import { make } from '../panel/element.js';
import { text } from '../strings.js';
import { at } from './parts.js';

/** Show them, and again when the reader comes back from changing them. */
export async function keys() {
  const open = rebinding();
  at('rebind').hidden = !open;
  if (open) at('rebind').addEventListener('click', open);
  addEventListener('focus', show);
  await show();
}

async function show() {
  // A browser for the telephone has none.
  const commands = (await chrome.commands?.getAll()) ?? [];
  const order = Object.keys(chrome.runtime.getManifest().commands ?? {});
  commands.sort((a, b) => order.indexOf(a.name ?? '') - order.indexOf(b.name ?? ''));
  at('keys').replaceChildren(
    ...commands.map(({ name, description, shortcut }) => row(name === '_execute_action' ? text('command_toggle') : description ?? '', shortcut ?? '')),
    row(text('command_close'), 'Esc'),
  );
}

/** @param {string} does @param {string} key */
const row = (does, key) => make('tr', {}, make('th', { scope: 'row' }, does), make('td', {}, key ? make('kbd', {}, key) : text('options_no_key')));

/** Opens where keys are changed; `null` where the browser has no such place. @returns {(() => void) | null} */
function rebinding() {
  if (!chrome.commands) return null;
  const { openShortcutSettings } = /** @type {{ openShortcutSettings?: () => Promise<void> }} */ (chrome.commands);
  if (openShortcutSettings) return () => openShortcutSettings.call(chrome.commands);
  return () => chrome.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
