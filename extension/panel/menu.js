/** A menu under a button, as the ARIA practices have it; the browser's own popover closes it on Esc and on a click beside it. */

import { make } from './element.js';

let made = 0;

/**
 * @param {string} name of the button
 * @param {{ name: string, run: () => void }[]} items
 * @returns {HTMLElement[]} the button and its menu
 */
export function menu(name, items) {
  const id = `menu-${++made}`;
  const buttons = items.map(item =>
    make('button', { type: 'button', role: 'menuitem', tabindex: -1, click: () => (list.hidePopover(), item.run()) }, item.name),
  );
  const list = make('div', { id, class: 'menu', role: 'menu', popover: 'auto', 'aria-label': name, keydown: event => walk(event, buttons) }, ...buttons);
  const button = make('button', { type: 'button', class: 'opens', 'aria-haspopup': 'menu', 'aria-expanded': 'false', popovertarget: id }, name);
  list.addEventListener('toggle', event => {
    const isOpen = /** @type {ToggleEvent} */ (event).newState === 'open';
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) buttons[0]?.focus();
  });
  list.addEventListener('beforetoggle', event => {
    if (/** @type {ToggleEvent} */ (event).newState === 'open') list.style.bottom = `${innerHeight - button.getBoundingClientRect().top + 4}px`;
  });
  return [button, list];
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLElement[]} buttons
 */
function walk(event, buttons) {
  const at = buttons.findIndex(button => button === event.target);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons.at(to % buttons.length)?.focus();
}
