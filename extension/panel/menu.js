/** A menu or a box over a button, as the ARIA practices have it; the browser's own popover closes it on Esc and on a click beside it. */

import { make } from './element.js';

let made = 0;

/**
 * @param {string} name of the button
 * @param {{ name: string, run: () => void }[]} items
 * @returns {HTMLElement[]} the button and its menu
 */
export function menu(name, items) {
  const buttons = items.map(item =>
    make('button', { type: 'button', role: 'menuitem', tabindex: -1, click: () => (list.hidePopover(), item.run()) }, item.name),
  );
  const list = make('div', { class: 'menu', role: 'menu', keydown: event => walk(event, buttons) }, ...buttons);
  return [opener(name, 'menu', list, () => buttons[0]?.focus()), list];
}

/**
 * @param {string} name of the button
 * @param {HTMLElement[]} children
 * @returns {HTMLElement[]} the button and its box
 */
export function box(name, children) {
  const panel = make('div', { class: 'menu box', role: 'dialog', tabindex: -1 }, ...children);
  return [opener(name, 'dialog', panel, () => panel.focus()), panel];
}

/**
 * The button that opens something over itself.
 * @param {string} name
 * @param {'menu' | 'dialog'} kind
 * @param {HTMLElement} over
 * @param {() => void} onOpen
 */
function opener(name, kind, over, onOpen) {
  over.id = `menu-${++made}`;
  over.popover = 'auto';
  over.setAttribute('aria-label', name);
  const button = make('button', { type: 'button', class: 'opens', 'aria-haspopup': kind, 'aria-expanded': 'false', popovertarget: over.id }, name);
  over.addEventListener('toggle', event => {
    const isOpen = /** @type {ToggleEvent} */ (event).newState === 'open';
    button.setAttribute('aria-expanded', String(isOpen));
    if (isOpen) onOpen();
  });
  over.addEventListener('beforetoggle', event => {
    if (/** @type {ToggleEvent} */ (event).newState === 'open') over.style.bottom = `${innerHeight - button.getBoundingClientRect().top + 4}px`;
  });
  return button;
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
