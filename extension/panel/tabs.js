/** Tabs, as the ARIA practices have them: arrow keys walk, one is in the tab order. */

import { text } from '../strings.js';
import { make } from './element.js';

/** @typedef {{ id: string, panel: HTMLElement }} Part */

export class Tabs {
  /**
   * @param {Part[]} parts the first is open
   * @param {(id: string) => void} [onSelect] a part comes into view
   */
  constructor(parts, onSelect) {
    this.selected = '';
    this.parts = parts.map(({ id, panel }) => {
      const tab = make('button', { type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `part-${id}`, click: () => this.select(id) });
      panel.id = `part-${id}`;
      panel.className = 'part';
      panel.setAttribute('role', 'tabpanel');
      panel.setAttribute('aria-labelledby', tab.id);
      return { id, tab, panel };
    });
    const bar = make('div', { class: 'tabs', role: 'tablist', 'aria-label': text('panel_tabs'), keydown: event => this.key(event) }, ...this.parts.map(({ tab }) => tab));
    this.element = make('div', { class: 'parts' }, bar, ...this.parts.map(({ panel }) => panel));
    this.select(this.parts[0]?.id ?? '');
    this.onSelect = onSelect;
  }

  /** @param {string} id */
  panel(id) {
    return /** @type {HTMLElement} */ (this.parts.find(part => part.id === id)?.panel);
  }

  /**
   * @param {string} id
   * @param {string} name
   * @param {string} count
   */
  label(id, name, count) {
    this.parts.find(part => part.id === id)?.tab.replaceChildren(name, ...(count ? [' ', make('span', { class: 'count' }, count)] : []));
  }

  /** @param {string} id */
  select(id) {
    for (const part of this.parts) {
      const on = part.id === id;
      part.tab.setAttribute('aria-selected', String(on));
      part.tab.tabIndex = on ? 0 : -1;
      part.panel.hidden = !on;
    }
    this.selected = id;
    this.onSelect?.(id);
  }

  /** @param {KeyboardEvent} event */
  key(event) {
    const at = this.parts.findIndex(({ tab }) => tab === event.target);
    const forward = getComputedStyle(this.element).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft';
    const to = { [forward]: at + 1, [back]: at - 1, Home: 0, End: this.parts.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const part = this.parts[(to + this.parts.length) % this.parts.length];
    if (!part) return;
    this.select(part.id);
    part.tab.focus();
  }
}
